"""The themes a newsroom knows, from the ``themes`` table of each language: plain keywords under an id and a title."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from wortlaut.languages.base import FALLBACK, known, language
from wortlaut.languages.words import fold, stem
from wortlaut.theming.words import stems

Keyword = tuple[str, ...]  # the stems of a word or phrase
BUILT_IN = 2  # rank of the themes that a newsroom knows; a lower one comes first


@dataclass(frozen=True, slots=True)
class Words:
    """Keywords made ready to be looked for."""

    words: frozenset[str] = frozenset()
    beginnings: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()
    phrases: tuple[Keyword, ...] = ()

    def hits(self, text: Sequence[str], /) -> frozenset[str]:
        """Return the keywords that the stems of a text hold."""
        found = {word for word in text if self.has(word)}
        found.update(" ".join(phrase) for phrase in self.phrases if _holds(text, phrase))
        return frozenset(found)

    def has(self, word: str, /) -> bool:
        """Tell whether the stem shows a keyword of one word."""
        if word in self.words or word.startswith(self.beginnings) or word.endswith(self.endings):
            return True
        return any(part in word for part in self.inside)


class Lookup:
    """Many sets of keywords looked for at once: each word of a text is held against them once, ever."""

    def __init__(self, sets: Sequence[Words], /) -> None:
        self._sets = sets
        self._known: dict[str, tuple[int, ...]] = {}
        self._phrases: dict[str, list[tuple[int, Keyword]]] = {}
        for at, words in enumerate(sets):
            for phrase in words.phrases:
                self._phrases.setdefault(phrase[0], []).append((at, phrase))

    def hits(self, text: Sequence[str], /) -> Mapping[int, set[str]]:
        """Return, by the place of a set, the keywords of it that the text holds; none of a set it does not touch."""
        found: dict[int, set[str]] = {}
        for at, word in enumerate(text):
            for place in self._of(word):
                found.setdefault(place, set()).add(word)
            for place, phrase in self._phrases.get(word, ()):
                if tuple(text[at : at + len(phrase)]) == phrase:
                    found.setdefault(place, set()).add(" ".join(phrase))
        return found

    def _of(self, word: str) -> tuple[int, ...]:
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = tuple(at for at, words in enumerate(self._sets) if words.has(word))
        return known


@dataclass(frozen=True, slots=True)
class Pack:
    """One theme's keywords in one language: those that show it by themselves, and those that need company."""

    theme: str
    strong: Words
    weak: Words
    rank: int = BUILT_IN


@cache
def packs(lang: str, /) -> tuple[Pack, ...]:
    """Return the packs of a language in the order of its table; those of the fallback where it has none."""
    own = lang if language(lang).table("themes") else FALLBACK
    return tuple(
        Pack(theme, words_of(entry["keywords"], own), words_of(entry.get("weak", ()), own))
        for theme, entry in _themes(own).items()
    )


def theme_title(theme: str, lang: str, /) -> str:
    """Return the title of a pack in the language of the note, also where that has titles alone and no keywords."""
    titles = language(lang).own("phrases").get("theme_titles", {})
    if theme in titles:
        return str(titles[theme])
    return str(_themes(lang)[theme]["title"]) if theme in _themes(lang) else str(_themes(FALLBACK)[theme]["title"])


@cache
def same_words() -> Mapping[str, tuple[str, ...]]:
    """Return, for a folded word that a user may ask with, the phrases that mean it in any language."""
    found: dict[str, list[str]] = {}
    for code in known():
        for word, others in sorted(language(code).table("themes").get("same", {}).items()):
            ring = [word, *others]
            for member in ring:
                key = fold(member)
                found.setdefault(key, []).extend(other for other in ring if other not in found.get(key, ()))
    return {key: tuple(ring) for key, ring in found.items()}


@cache
def everyday(lang: str, /) -> frozenset[str]:
    """Return the stems of the common words, times and units that the tables list: too plain to name a theme."""
    rings = (ring for code in known() for ring in language(code).table("themes").get("same", {}).items())
    forms = [form for word, others in rings for form in (word, *others)]
    negation, dates = language(lang).table("negation"), language(lang).table("dates").get("words", {})
    for part in ("units", "currencies", "scales", "dates", "ordinals"):
        forms += [form for listed in negation.get(part, {}).values() for form in listed]
    forms += [word for part in ("month", "weekday", "season", "unit", "dayword") for word in dates.get(part, ())]
    return frozenset(root for form in forms for root in stems(form, lang))


def _themes(lang: str) -> Mapping[str, Mapping[str, Sequence[str]]]:
    own: Mapping[str, Mapping[str, Sequence[str]]] = language(lang).table("themes").get("themes", {})
    return own or _themes(FALLBACK) if lang != FALLBACK else own


def words_of(keywords: Sequence[str], lang: str, /) -> Words:
    """Return keywords ready to be looked for in texts of that language."""
    plain = [keyword for keyword in keywords if "*" not in keyword]
    parts = [stems(keyword, lang) for keyword in plain]
    first, last, inside = (
        _starred(keywords, left=left, right=right) for left, right in ((False, True), (True, False), (True, True))
    )
    return Words(
        words=frozenset(part[0] for part in parts if len(part) == 1) | {stem(part, lang) for part in first},
        beginnings=tuple(sorted(map(fold, first))),
        endings=tuple(sorted({stem(part, lang) for part in (*last, *inside)})),
        inside=tuple(sorted(map(fold, inside))),
        phrases=tuple(part for part in parts if len(part) > 1),
    )


def _starred(keywords: Sequence[str], *, left: bool, right: bool) -> frozenset[str]:
    """Return what stands beside a star on those sides alone."""
    return frozenset(
        keyword.strip("*")
        for keyword in keywords
        if "*" in keyword and keyword.startswith("*") == left and keyword.endswith("*") == right and keyword.strip("*")
    )


def _holds(text: Sequence[str], phrase: Keyword) -> bool:
    return any(tuple(text[at : at + len(phrase)]) == phrase for at, word in enumerate(text) if word == phrase[0])
