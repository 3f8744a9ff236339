"""Which statements belong in the dossier; what does not is skipped with its reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wortlaut.languages.base import FALLBACK
from wortlaut.languages.scripts import HAN
from wortlaut.languages.words import fold
from wortlaut.records import Quotation, Skipped, Statement
from wortlaut.records.edtf import within
from wortlaut.theming.packs import same_words
from wortlaut.theming.sources import Sources
from wortlaut.theming.words import stems

FEWEST_WORDS = 3  # a shorter wording is a label or a fragment, and says nothing by itself
SHORTEST_BEGINNING = 5  # letters of a word asked for that may begin a longer one: "infla" does, "art" does not
NOT_SPEECH = ("believes", "plans")


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing a user asked for: phrases that mean it, in any language."""

    asked: str
    phrases: tuple[str, ...]

    def met(self, text: str, lang: str, /) -> bool:
        """Tell whether a text in that language holds all words of one of the phrases."""
        held = frozenset(stems(text, lang))
        return any(all(_held(part, held) for part in stems(phrase, lang)) for phrase in self.phrases)


def subjects(about: str | None, /) -> tuple[Subject, ...]:
    """Return what is asked for: parts between commas, or single words where there is no comma."""
    if not about or not about.strip():
        return ()
    parts = about.split(",") if "," in about else about.split()
    return tuple(_subject(part.strip()) for part in parts if stems(part, FALLBACK))


def select(
    statements: Iterable[Statement],
    sources: Sources,
    /,
    *,
    wanted: Sequence[Subject],
    period: tuple[str | None, str | None],
) -> tuple[list[Statement], list[Skipped]]:
    """Return the statements to tell, in their order, and the others with reasons."""
    kept: list[Statement] = []
    skipped: list[Skipped] = []
    for statement in statements:
        reason = _reason(statement, sources, wanted, period)
        if reason is None:
            kept.append(statement)
        else:
            skipped.append(Skipped(record=statement.id, stage="theme", reason=reason[0], detail=reason[1]))
    return kept, skipped


def on(statement: Statement, subject: Subject, sources: Sources, /) -> bool:
    """Tell whether the statement's words, their paragraph or the title above them hold the subject."""
    return any(
        subject.met(text, sources.lang(quotation))
        for quotation in sources.reports(statement)
        for text in (f"{sources.wording(quotation)} {sources.context(quotation)}", sources.title(quotation))
    )


def _reason(
    statement: Statement, sources: Sources, wanted: Sequence[Subject], period: tuple[str | None, str | None]
) -> tuple[str, str] | None:
    reports = sources.reports(statement)
    if not reports:
        return "no_source", "none of its quotations is at hand"
    if weak := _weakness(reports, sources):
        return weak
    time = sources.time(statement)
    if time is not None and not within(time, *period):
        return "out_of_period", f"of {time}"
    if wanted and not any(on(statement, subject, sources) for subject in wanted):
        return "off_topic", "neither its words nor those around it hold what was asked for"
    return None


def _weakness(reports: Sequence[Quotation], sources: Sources) -> tuple[str, str] | None:
    if all(_unspoken(quotation) for quotation in reports):
        return "not_speech", "told as a belief, a plan or something not said, never as words"
    if all(quotation.second_hand for quotation in reports):
        return "second_hand", "passes on what somebody else said"
    if all(_short(sources.wording(quotation)) for quotation in reports):
        return "fragment", f"fewer than {FEWEST_WORDS} words"
    return None


def _unspoken(quotation: Quotation) -> bool:
    if quotation.negated:
        return True
    spoken = quotation.form in ("direct", "mixed") and quotation.medium != "thought"
    return not spoken and (quotation.medium == "thought" or quotation.attitude in NOT_SPEECH)


def _short(wording: str) -> bool:
    """Tell whether there are too few words; Chinese counts by characters."""
    spaceless = len(HAN.findall(wording))
    return len(stems(wording, FALLBACK)) < FEWEST_WORDS and spaceless < 2 * FEWEST_WORDS


def _subject(asked: str) -> Subject:
    return Subject(asked, tuple(dict.fromkeys((asked, *same_words().get(fold(asked), ())))))


def _held(part: str, held: frozenset[str]) -> bool:
    return part in held or (len(part) >= SHORTEST_BEGINNING and any(word.startswith(part) for word in held))
