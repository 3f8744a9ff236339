"""What a language's tables say about words that a quotation must not lose: negators, hedges, figures, spellings."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache, lru_cache
from typing import Any

from wortlaut.languages.base import language

Phrase = tuple[str, ...]

LONGEST_NUMBER_WORD = 60  # letters; a longer "word" is noise, and the number parser need not see it


LONGEST_NAME = 3  # words of a unit: square kilometres an hour


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One language's table ``negation``, in the shapes that a comparison asks for."""

    code: str
    negators: frozenset[str]
    negated_endings: tuple[str, ...]
    negated_beginnings: tuple[str, ...]
    reversals: frozenset[tuple[str, str]]
    deniers: tuple[Phrase, ...]
    openers: frozenset[str]
    hedges: tuple[Phrase, ...]
    conditions: tuple[Phrase, ...]
    contrasts: frozenset[str]
    complementisers: frozenset[str]
    absolutes: frozenset[str]
    relatives: frozenset[str]
    articles: frozenset[str]  # relatives behind a comma alone
    doubters: frozenset[str]
    joiners: frozenset[str]
    inversions: tuple[Phrase, ...]
    fillers: tuple[Phrase, ...]
    stutters: frozenset[str]
    bounds: tuple[Phrase, ...]
    page_words: frozenset[str]
    abbreviations: tuple[str, ...]  # a full stop after one ends no sentence
    case_words: frozenset[str]
    ambiguous_numbers: frozenset[str]
    named: Mapping[str, str]  # "prozent", "per cent" -> "unit:percent", "mai" -> "date:may"
    dating: frozenset[str]  # before a month
    scales: Mapping[str, Decimal]
    pairs: tuple[tuple[str, str], ...]
    distinct: frozenset[str]
    shortest: int

    def negates(self, key: str, /) -> bool:
        """Tell whether the word is a negator or a contraction with one."""
        return key in self.negators or bool(self.negated_endings and key.endswith(self.negated_endings))

    def softens(self, keys: Sequence[str], place: int, /) -> int:
        """Return the length of the hedge that begins at the place, 0 where none does or it is a month: "in May"."""
        length = holds(self.hedges, keys, place)
        if length != 1 or not self.named.get(keys[place], "").startswith("date:"):
            return length
        before, after = keys[max(0, place - 1) : place], keys[place + 1 : place + 2]
        dated = any(key[0].isdigit() for key in (*before, *after))
        return 0 if dated or self.dating.intersection(before) else length

    def restricts(self, ending: Sequence[str], behind: str, /, *, after_comma: bool) -> bool:
        """Tell whether the word behind begins a clause that takes back a "nothing" or "all" before it."""
        relative = behind in self.relatives or (after_comma and behind in self.articles)
        return relative and bool(self.absolutes.intersection(ending))

    def opposite(self, one: str, other: str, /) -> bool:
        """Tell whether one word is the other with a negating prefix, or its listed contrary: unlikely; unless."""
        if (one, other) in self.reversals or (other, one) in self.reversals:
            return True
        shorter, longer = sorted((one, other), key=len)
        return len(shorter) > 3 and any(longer == prefix + shorter for prefix in self.negated_beginnings)

    def same_spelling(self, one: str, other: str, /) -> bool:
        """Tell whether two words are one word in two house spellings."""
        if min(len(one), len(other)) < self.shortest or one in self.distinct or other in self.distinct:
            return False
        return self._plain(one) == self._plain(other)

    def _plain(self, word: str) -> str:
        if self.code == "en":  # English prints naïve and naive; German must not fold schön into schon
            word = "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))
        for left, right in self.pairs:
            if left in right:
                word = word.replace(right, left)
            word = word.replace(left, right)
        return word

    def name_at(self, keys: Sequence[str], place: int, /) -> tuple[str, int]:
        """Return the unit, currency, date or ordinal that begins at the place, and how many words it has; "", 1."""
        for length in range(min(LONGEST_NAME, len(keys) - place), 0, -1):
            name = self.named.get(" ".join(keys[place : place + length]))
            if name:
                return name, length
        return "", 1

    def number(self, key: str, /) -> Decimal | None:
        """Return the value of a figure or number word; None for any other word."""
        digits = key.lstrip("+") if any(letter.isdigit() for letter in key) else ""
        return _digits(digits, self.code) if digits else _word_number(key, self.code)


def holds(phrases: Sequence[Phrase], words: Sequence[str], place: int, /) -> int:
    """Return the length of the longest phrase that begins at the place, 0 where none does."""
    lengths = [len(phrase) for phrase in phrases if tuple(words[place : place + len(phrase)]) == phrase]
    return max(lengths, default=0)


@cache
def lexicon(code: str, /) -> Lexicon:
    """Return the lexicon of a language; one without a folder is read with the fallback's."""
    known = language(code)
    table = known.table("negation") or language("en").table("negation")
    spelling = table.get("spelling", {})
    return Lexicon(
        code=known.code,
        negators=frozenset(table["negators"]),
        negated_endings=tuple(table["negated_endings"]),
        negated_beginnings=tuple(table["negated_beginnings"]),
        reversals=frozenset((one, other) for one, other in table.get("reversals", ())),
        deniers=_phrases(table["deniers"]),
        openers=frozenset(table["openers"]),
        hedges=_phrases(table["hedges"]),
        conditions=_phrases(table["conditions"]),
        contrasts=frozenset(table["contrasts"]),
        complementisers=frozenset(table["complementisers"]),
        absolutes=frozenset(table.get("absolutes", ())),
        relatives=frozenset(table.get("relatives", ())),
        articles=frozenset(table.get("articles", ())),
        doubters=frozenset(table.get("doubters", ())),
        joiners=frozenset(table.get("joiners", ())),
        inversions=_phrases(table.get("inversions", ())),
        fillers=_phrases(table["fillers"]),
        stutters=frozenset(table["stutters"]),
        bounds=_phrases(table["bounds"]),
        page_words=frozenset(table["page_words"]),
        abbreviations=tuple(table["abbreviations"]),
        case_words=frozenset(table["case_words"]),
        ambiguous_numbers=frozenset(table["ambiguous_numbers"]),
        named=_named(table),
        dating=frozenset(table.get("dating", ())),
        scales={word: Decimal(value) for value, words in table["scales"].items() for word in words},
        pairs=tuple((left, right) for left, right in spelling.get("pairs", ())),
        distinct=frozenset(spelling.get("distinct", ())),
        shortest=int(spelling.get("shortest", 1)),
    )


def _phrases(lines: Sequence[str]) -> tuple[Phrase, ...]:
    return tuple(tuple(line.split()) for line in lines)


def _named(table: Mapping[str, Any]) -> dict[str, str]:
    kinds = {"units": "unit", "currencies": "currency", "dates": "date", "ordinals": "ordinal"}
    return {
        word: f"{kind}:{name}" for key, kind in kinds.items() for name, words in table[key].items() for word in words
    }


def _digits(digits: str, code: str) -> Decimal | None:
    """Read 1,234.5 (English) or 1.234,5 (German); a group has three digits, anything else is a decimal."""
    group, point = (",", ".") if code not in ("de",) else (".", ",")
    parts = digits.split(group)
    grouped = len(parts) > 1 and all(len(part.split(point)[0]) == 3 for part in parts[1:]) and 0 < len(parts[0]) <= 3
    plain = digits.replace(group, "").replace(point, ".") if grouped else digits.replace(",", ".")
    try:
        return Decimal(plain)
    except InvalidOperation:
        return None


@cache
def _speaks(code: str) -> bool:
    return code in ("en", "de", "fr", "es", "pt", "it", "nl")  # languages that the number parser knows


@lru_cache(maxsize=1 << 16)
def _word_number(key: str, code: str) -> Decimal | None:
    if len(key) > LONGEST_NUMBER_WORD or (not key.isascii() and code == "en") or not _speaks(code):
        return None
    from text_to_num import text2num  # type: ignore[attr-defined]

    try:
        return Decimal(text2num(key, code))
    except ValueError:
        return None
