"""What a statement gives to go by: its own words, the paragraph around them, the title above, each as stems."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wortlaut.records import Quotation, Statement
from wortlaut.theming.sources import Sources
from wortlaut.theming.words import stems

MOST_READ = 5  # reports of one statement that are looked at, best first
LONGEST_TERM = 3  # words
SCRAP = 9  # words; a shorter wording says what it is about only with the sentence that it stands in
Grams = frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Reading:
    """One report's stems in order, and all runs of up to LONGEST_TERM of them."""

    lang: str
    own: tuple[str, ...]  # the words themselves; a scrap with the sentence that holds it
    sentence: tuple[str, ...]  # the rest of that sentence
    context: tuple[str, ...]
    title: tuple[str, ...]
    grams: tuple[Grams, Grams, Grams, Grams]  # of the four


def read(statements: Sequence[Statement], sources: Sources, /) -> Mapping[str, tuple[Reading, ...]]:
    """Return the readings of each statement, by its id."""
    return {
        statement.id: tuple(_reading(report, sources) for report in top(statement, sources)) for statement in statements
    }


def top(statement: Statement, sources: Sources, /) -> list[Quotation]:
    """Return the reports that are looked at."""
    return sources.reports(statement)[:MOST_READ]


def _reading(report: Quotation, sources: Sources) -> Reading:
    lang = sources.lang(report)
    own, sentence, context, title = (
        stems(text, lang)
        for text in (
            sources.wording(report),
            sources.sentence(report),
            sources.context(report),
            sources.title(report),
        )
    )
    if len(own) < SCRAP:
        own, sentence = (*own, *sentence), ()
    grams = (_grams(own), _grams(sentence), _grams(context), _grams(title))
    return Reading(lang, own, sentence, context, title, grams)


def _grams(words: Sequence[str]) -> Grams:
    return frozenset(
        tuple(words[at : at + length]) for length in range(1, LONGEST_TERM + 1) for at in range(len(words) - length + 1)
    )
