"""The words of a wording, folded so that two reports of one utterance meet."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from sys import intern

from wortlaut.languages.base import language
from wortlaut.languages.scripts import HAN
from wortlaut.languages.words import stem as inflected
from wortlaut.languages.words import stopwords

_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
DOUBLED = 3  # letters after which a doubled last one is only spelling


def tokens(text: str, /) -> tuple[str, ...]:
    """Return the folded words of a text in order; Chinese characters one by one."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
    words = map(intern, _WORD.findall(folded))
    if not HAN.search(folded):
        return tuple(words)
    return tuple(part for word in words for part in _split(word))


def placed_tokens(text: str, /) -> Iterator[tuple[str, int, int]]:
    """Yield the folded words with where each begins and ends in the text."""
    folded = text.casefold().replace("’", "'")
    if unicodedata.is_normalized("NFKC", text) and len(folded) == len(text) and not HAN.search(folded):
        yield from ((intern(match[0]), match.start(), match.end()) for match in _WORD.finditer(folded))
        return
    for match in _WORD.finditer(text):
        for word in tokens(match[0]):
            yield word, match.start(), match.end()


def content_stems(words: tuple[str, ...], lang: str, /) -> tuple[str, ...]:
    """Return the stems of those words that can tell texts apart, in order."""
    common = stopwords(lang)
    stems = [stem(word, lang) for word in words if word not in common and not HAN.match(word)]
    return (*stems, *_bigrams(words, common))


def stem(word: str, lang: str, /) -> str:
    """Return the word without inflection and accents: "prices" and "price" meet in "pric"."""
    root = inflected(word, lang, loose=True)
    return intern(root[:-1]) if len(root) > DOUBLED and root[-1] == root[-2] else root


def negators(words: tuple[str, ...], lang: str, /) -> tuple[int, ...]:
    """Return the places of the words that turn a sentence round; a first "no" only answers."""
    known, endings = _negators(lang)
    return tuple(at for at, word in enumerate(words) if (at and word in known) or word.endswith(endings))


def places(words: tuple[str, ...], lang: str, /) -> dict[str, tuple[int, int]]:
    """Return the first and last place of each stem."""
    found: dict[str, tuple[int, int]] = {}
    for at, word in enumerate(words):
        root = stem(word, lang)
        found[root] = (found.get(root, (at, at))[0], at)
    return found


def _split(word: str) -> tuple[str, ...]:
    return tuple(word) if HAN.search(word) else (word,)


def _bigrams(words: tuple[str, ...], common: frozenset[str]) -> list[str]:
    """Pairs of neighbouring Chinese characters: close enough to words to be shared or not."""
    pairs = pairwise(words)
    return [
        one + two for one, two in pairs if HAN.match(one) and HAN.match(two) and one not in common and two not in common
    ]


@cache
def measures(lang: str, /) -> frozenset[str]:
    """Return the stems of words for currencies, millions and percent."""
    table = language(lang).table("negation")
    listed = [*table.get("currencies", {}).values(), *table.get("scales", {}).values()]
    listed.append(table.get("units", {}).get("percent", ()))
    return frozenset(stem(word, lang) for words in listed for word in words)


@cache
def _negators(lang: str) -> tuple[frozenset[str], tuple[str, ...]]:
    table = language(lang).table("negation")
    return frozenset(table.get("negators", ())), tuple(table.get("negated_endings", ()))
