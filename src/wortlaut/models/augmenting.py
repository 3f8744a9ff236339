"""Articles changed so that a tagger learns constructions rather than names: deterministic, by a seeded chance."""

from __future__ import annotations

import random
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from wortlaut.languages import language
from wortlaut.models.articles import Article

NAMES, CUES, NUMBERS, MARKS, CASE = 0.7, 0.25, 0.5, 0.35, 0.03
"""How often the people of an article, one cue, one number, its marks or its letters are changed."""
WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
NUMBER = re.compile(r"(?<![\w.,:])[1-9]\d{0,2}(?![\w:]|[.,]\d)")
PAIRS = {
    "en": ("“”", '""', "‘’", "''", "„“", "«»"),
    "de": ("„“", "»«", "«»", '""', "“”"),
}
OUTER = re.compile(r"[“„«»\"]([^“”„«»\"\n]*)[”“»«\"]")
MORPHS = ("ing", "ed", "te", "ten", "t", "en", "s")
"""Ends by which a cue is exchanged for one of the same form; irregular forms stay."""

Edit = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class _Moves:
    """Where the places of a text stand after edits that do not overlap."""

    edits: Sequence[Edit]
    ends: Sequence[int]
    shifts: Sequence[int]

    def __call__(self, place: int) -> int:
        known = bisect_right(self.ends, place)
        shift = self.shifts[known - 1] if known else 0
        if known < len(self.edits) and self.edits[known][0] < place:  # inside: its end, or as far as it goes
            start, _, words = self.edits[known]
            return start + shift + min(place - start, len(words))
        return place + shift


def edited(article: Article, edits: Iterable[Edit], /) -> Article:
    """Return the article with stretches replaced and every span moved along; the first of two that overlap counts."""
    kept: list[Edit] = []
    for edit in sorted(edits):
        if not kept or edit[0] >= kept[-1][1]:
            kept.append(edit)
    if not kept:
        return article
    shifts, shift = [], 0
    for start, end, words in kept:
        shift += len(words) - (end - start)
        shifts.append(shift)
    move = _Moves(kept, [end for _, end, _ in kept], shifts)
    parts, place = [], 0
    for start, end, words in kept:
        parts += [article.text[place:start], words]
        place = end
    text = "".join([*parts, article.text[place:]])
    quotes = [
        {**quote, **{key: [[move(s), move(e)] for s, e in quote[key]] for key in ("content", "source", "cue")}}
        for quote in article.quotes
    ]
    paragraphs = [[(move(s), move(e)) for s, e in sentences] for sentences in article.paragraphs]
    return replace(article, text=text, quotes=quotes, paragraphs=paragraphs)


class Augmenter:
    """Changes an article's surface; knows the surnames of all articles of its language."""

    def __init__(self, articles: Sequence[Article]) -> None:
        found: dict[str, set[str]] = defaultdict(set)
        for article in articles:
            found[article.lang].update(surname for _, _, surname in _people(article))
        self._surnames = {lang: sorted(names) for lang, names in found.items()}

    def __call__(self, article: Article, chance: random.Random) -> Article:
        """Return the article changed."""
        edits: list[Edit] = []
        if chance.random() < NAMES:
            edits += self._named(article, chance)
        edits += _cued(article, chance)
        edits += (
            (match.start(), match.end(), str(chance.randint(1, 10 ** len(match.group()))))
            for match in NUMBER.finditer(article.text)
            if chance.random() < NUMBERS
        )
        changed = edited(article, edits)
        if chance.random() < MARKS:
            changed = edited(changed, _marked(changed, chance))
        if chance.random() < CASE:
            text = changed.text.lower()
            changed = replace(changed, text=text) if len(text) == len(changed.text) else changed
        return changed

    def _named(self, article: Article, chance: random.Random) -> Iterator[Edit]:
        """Yield other names for each person, the same throughout the article."""
        pool = self._surnames.get(article.lang, [])
        if len(pool) < 2:
            return
        people = _people(article)
        others = {surname: chance.choice(pool) for surname in sorted({surname for _, _, surname in people})}
        given = {name: chance.choice(_given(article.lang)[name]) for name in sorted({name for _, name, _ in people})}
        for match in WORD.finditer(article.text):
            word = match.group()
            stem, end = (word[:-2], word[-2:]) if word.endswith(("’s", "'s")) else (word, "")
            if stem in others:
                yield match.start(), match.end(), others[stem] + end
            elif stem in given:
                yield match.start(), match.end(), given[stem] + end


@cache
def _given(lang: str) -> dict[str, tuple[str, ...]]:
    """Return for each first name those of the same gender."""
    table = language(lang).table("names").get("given", {})
    found: dict[str, tuple[str, ...]] = {}
    for names in table.values():
        alike = tuple(names.split())
        found.update(dict.fromkeys(alike, alike))
    return found


def _people(article: Article) -> list[tuple[int, str, str]]:
    """Return place, first name and surname wherever both stand together."""
    given = _given(article.lang)
    words = list(WORD.finditer(article.text))
    found = []
    for first, second in pairwise(words):
        if first.group() in given and article.text[first.end() : second.start()] == " " and second.group()[0].isupper():
            surname = second.group().removesuffix("’s").removesuffix("'s")
            if surname not in given and len(surname) > 2:
                found.append((first.start(), first.group(), surname))
    return found


@cache
def _synonyms(lang: str) -> dict[str, tuple[str, ...]]:
    """Return for each cue verb the verbs of its group that are inflected alike."""
    found: dict[str, tuple[str, ...]] = {}
    for group in language(lang).table("cues").get("verbs", ()):
        alike: dict[str, list[str]] = defaultdict(list)
        for form in group["forms"].split():
            end = next((end for end in MORPHS if form.endswith(end)), None)
            if end is not None and len(form) > len(end) + 2:
                alike[end].append(form)
        for forms in alike.values():
            for form in forms:
                found.setdefault(form, tuple(forms))
    return found


def _cued(article: Article, chance: random.Random) -> Iterator[Edit]:
    synonyms = _synonyms(article.lang)
    for quote in article.quotes:
        if len(quote["cue"]) != 1 or quote.get("type") not in ("direct", "indirect", "mixed"):
            continue
        start, end = quote["cue"][0]
        others = synonyms.get(article.text[start:end])
        if others and chance.random() < CUES:
            yield start, end, chance.choice(others)


def _marked(article: Article, chance: random.Random) -> Iterator[Edit]:
    """Yield other marks for the pairs of the article, one convention for all of them."""
    pair = chance.choice(PAIRS.get(article.lang, PAIRS["en"]))
    for match in OUTER.finditer(article.text):
        yield match.start(), match.start() + 1, pair[0]
        yield match.end() - 1, match.end(), pair[1]
