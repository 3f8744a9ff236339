"""A statement made ready to be held against an earlier one: its subject, figures and dates, and how it is turned."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from wortlaut.languages.base import language
from wortlaut.languages.words import fold, stem, stopwords
from wortlaut.records import Figure, Moment, Quotation, Statement
from wortlaut.records.edtf import Days, days
from wortlaut.theming.readings import SCRAP
from wortlaut.theming.sources import Sources
from wortlaut.theming.terms import BEFORE_A_SENTENCE
from wortlaut.theming.words import words

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
SHORTEST_PART = 4  # letters of a part of a compound, and of what stands beside it
_FIGURE = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Saying:
    """One statement by its best report."""

    statement: Statement
    report: Quotation
    lang: str
    time: str  # EDTF
    days: Days
    words: tuple[str, ...]  # of the person, folded
    telling: frozenset[str]  # stems of what it is about, of a scrap with its sentence
    said: frozenset[str]  # those in the words themselves
    names: frozenset[str]  # of them, those printed with a capital
    years: frozenset[str]
    figures: tuple[Figure, ...]
    dates: tuple[Moment, ...]
    negated: bool
    conditional: bool
    of_others: bool  # hands the claim to somebody else
    takes_back: str  # the words that do, "" where none do


@dataclass(frozen=True, slots=True)
class Sayings:
    """Reads statements; ``apart`` are stems that name the speaker."""

    sources: Sources
    apart: frozenset[str]

    def read(self, statement: Statement, /) -> Saying | None:
        """Return the statement; None where it has no day, no words of its own, or is a question."""
        reports = self.sources.reports(statement)
        time = self.sources.time(statement)
        known = days(time)
        if not reports or time is None or known is None:
            return None
        report = reports[0]
        lang, own = self.sources.lang(report), self.sources.wording(report)
        plain = tuple(fold(word.printed) for word in words(own, lang))
        if not plain or "?" in own:
            return None
        text = f"{own} {self.sources.sentence(report)}" if len(plain) < SCRAP else own
        telling, names = self._telling(text, lang)
        if not telling:
            return None
        turns = _table(lang)
        joined = f" {' '.join(plain)} "
        return Saying(
            statement=statement,
            report=report,
            lang=lang,
            time=time,
            days=known,
            words=plain,
            telling=telling,
            said=self._telling(own, lang)[0],
            names=names,
            years=frozenset(_YEAR.findall(own)),
            figures=tuple(self.sources.figures(own, lang)) if self.sources.figures else (),
            dates=tuple(self.sources.dates(own, lang, time)) if self.sources.dates else (),
            negated=_negated(plain, lang),
            conditional=any(f" {word} " in joined for word in _listed(lang, "conditions")),
            of_others=report.second_hand or any(f" {word} " in joined for word in turns["others"]),
            takes_back=next((word for word in turns["retractions"] if f" {word} " in joined), ""),
        )

    def _telling(self, text: str, lang: str) -> tuple[frozenset[str], frozenset[str]]:
        telling: set[str] = set()
        names: set[str] = set()
        place = 0
        for word in words(text, lang):
            place = text.index(word.printed, place)
            before = text[:place].rstrip(" ")[-1:]
            place += len(word.printed)
            root = stem(word.printed, lang, loose=True)
            if _FIGURE.search(word.printed) or root in _common(lang) or {word.stem, root} & self.apart:
                continue
            telling.add(root)
            if word.printed[:1].isupper() and before and before not in BEFORE_A_SENTENCE:
                names.add(root)
        return frozenset(telling), frozenset(names)


def common(one: frozenset[str], other: frozenset[str], /) -> frozenset[str]:
    """Return the words that both have, also as a part of a compound: "Haushaltslücke" and "Lücke"."""
    shared = one & other
    for left, right in ((one - shared, other - shared), (other - shared, one - shared)):
        shared |= {word for word in left if len(word) >= 2 * SHORTEST_PART and not right.isdisjoint(_edges(word))}
    return shared


@lru_cache(maxsize=1 << 16)
def _edges(word: str) -> frozenset[str]:
    """Return the beginnings and ends of a word that may be a word of their own beside the rest."""
    cuts = range(SHORTEST_PART, len(word) - SHORTEST_PART + 1)
    return frozenset(edge for cut in cuts for edge in (word[:cut], word[-cut:]))


def _negated(plain: Sequence[str], lang: str) -> bool:
    table = language(lang).table("negation")
    endings = tuple(map(fold, table.get("negated_endings", ())))
    negators = {fold(word) for word in table.get("negators", ())}
    return any(word in negators or (endings and word.endswith(endings)) for word in plain)


@cache
def _listed(lang: str, key: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in language(lang).table("negation").get(key, ()))


@cache
def _table(lang: str) -> Mapping[str, Any]:
    known = language(lang).own("changes")
    return {key: tuple(map(fold, known.get(key, ()))) for key in ("retractions", "others")}


@cache
def _common(lang: str) -> frozenset[str]:
    """Stems that tell no subject: function words, number words, units, days and months, words that turn a claim."""
    negation, dates = language(lang).table("negation"), language(lang).table("dates").get("words", {})
    listed = [*stopwords(lang), *negation.get("negators", ())]
    for part in ("units", "currencies", "scales", "dates", "ordinals", "numbers"):
        listed += [form for forms in negation.get(part, {}).values() if isinstance(forms, list) for form in forms]
    listed += [word for part in ("month", "weekday", "season", "unit", "dayword") for word in dates.get(part, ())]
    listed += [word for pair in language(lang).own("changes").get("opposites", ()) for word in pair]
    numbers = language(lang).table("numbers").get("words", {})
    listed += [word for word in numbers if isinstance(word, str)]
    return frozenset(stem(str(word), lang, loose=True) for word in listed)


@cache
def plain_stems(lang: str, /) -> frozenset[str]:
    """Return stems that go with any subject: two statements that share nothing else speak of two things."""
    return frozenset(stem(word, lang, loose=True) for word in language(lang).own("changes").get("plain", ()))
