"""Whose words the documents say they are: theirs whom the note names, somebody else's, or nobody's for sure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from wortlaut.auditing.locate import Locator
from wortlaut.auditing.turns import marked_stretches
from wortlaut.records import (
    Comparison,
    Document,
    Evidence,
    Figure,
    Moment,
    Person,
    Quotation,
    Role,
    Span,
    Verdict,
)

INNER = frozenset('“”„‘’‚‹›«»"')  # marks around a voice within a voice
FEWEST = 3  # words between them; less is a title, or a word that somebody coined
REACH = 4  # characters behind the words in which the closing mark stands

Whose = Literal["theirs", "elses", "open", "unknown"]  # open = between people of whom they are one


def _unsure(_one: str, _other: str) -> bool | None:
    return None


def _anyone(_name: str) -> bool:
    return True


def _nobody(_quotation: str) -> Sequence[str]:
    return ()


def _no_roles(_name: str) -> Sequence[Role]:
    return ()


def _no_people() -> Sequence[Person]:
    return ()


def _no_names(_document: str) -> Sequence[tuple[Span, str]]:
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What the desk knows of the documents that a note is held against."""

    documents: Mapping[str, Document]
    locator: Locator
    quotations: Mapping[str, Sequence[Quotation]] = field(default_factory=dict)  # by Document.id
    speakers: Mapping[str, str] = field(default_factory=dict)  # Quotation.id -> display name, "" where unknown
    rivals: Callable[[str], Sequence[str]] = _nobody  # Quotation.id -> the names between which its speaker is open
    moments: Mapping[str, Sequence[Moment]] = field(default_factory=dict)  # by Document.id
    figures: Mapping[str, Sequence[Figure]] = field(default_factory=dict)  # by Document.id
    same_person: Callable[[str, str], bool | None] = _unsure  # may two names be one person's; None = cannot be told
    is_person: Callable[[str], bool] = _anyone  # whether a name is that of a person the documents know
    roles: Callable[[str], Sequence[Role]] = _no_roles  # name -> what the documents say that person is
    everyone: Callable[[], Sequence[Person]] = _no_people
    people_in: Callable[[str], Sequence[tuple[Span, str]]] = _no_names  # Document.id -> where it names whom
    earlier: Mapping[str, Sequence[Document]] = field(default_factory=dict)  # Document.id -> earlier versions of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One document that has the words, and to whom it gives them."""

    found: Comparison
    whose: Whose = "unknown"
    names: tuple[str, ...] = ()  # as the document's speakers are known; none = its own running text
    unnamed: bool = False  # it gives them to somebody whom it does not name
    second_hand: bool = False  # they only pass on what somebody else said

    @property
    def evidence(self) -> Evidence:
        """The passage."""
        return Evidence(document=self.found.document or "", spans=self.found.spans)


def report(found: Comparison, speaker: str | None, sources: Sources, /) -> Report:
    """Return to whom the document gives the words it was found to have."""
    document = sources.documents.get(found.document or "")
    if not speaker or document is None or not found.spans:
        return Report(found=found)
    holding = [
        quotation
        for quotation in sources.quotations.get(document.id, ())
        if any(quotation.envelope.overlaps(span) for span in found.spans)
    ]
    if not holding:
        return Report(found=found, whose="elses" if _is_the_reporters(found, document, sources) else "unknown")
    innermost = _innermost(holding)
    if _passes_on(innermost, holding, speaker, sources):
        return Report(found=found, whose="theirs", names=(speaker,), second_hand=True)
    names = tuple(dict.fromkeys(name for one in innermost if (name := sources.speakers.get(one.id, ""))))
    same = [name == speaker or sources.same_person(name, speaker) for name in names]
    if any(same):
        passed_on = all(one.second_hand for one in innermost) or _in_marks_inside(found, innermost, document)
        return Report(found=found, whose="theirs", names=names, second_hand=passed_on)
    if names and not any(one is None for one in same):
        return Report(found=found, whose="elses", names=names)
    rivals = tuple(dict.fromkeys(name for one in innermost for name in sources.rivals(one.id)))
    if not names and any(name == speaker or sources.same_person(name, speaker) for name in rivals):
        return Report(found=found, whose="open", names=rivals)
    return Report(found=found, names=names, unnamed=not names)


def is_unknown(reports: Sequence[Report], /) -> bool:
    """Tell whether the documents give the words to somebody, and none of them says to whom."""
    return any(one.unnamed for one in reports) and all(one.whose == "unknown" and not one.names for one in reports)


def is_misattributed(reports: Sequence[Report], /) -> bool:
    """Tell whether every document that says whose words they are names somebody else."""
    said = {one.whose for one in reports}
    return "elses" in said and not said & {"theirs", "open"}


def is_disputed(reports: Sequence[Report], /) -> bool:
    """Tell whether the documents disagree whose words they are, all of them by name."""
    named = {one.whose for one in reports if one.names}
    return {"theirs", "elses"} <= named


def _innermost(quotations: Sequence[Quotation]) -> list[Quotation]:
    """Return the quotations that hold no other of them: those nearest to the words."""
    outer = {quotation.nested_in for quotation in quotations}
    return [quotation for quotation in quotations if quotation.id not in outer]


def _in_marks_inside(found: Comparison, innermost: Sequence[Quotation], document: Document) -> bool:
    """Tell whether the words stand between marks of their own inside of what the speaker says."""
    first, last = found.spans[0], found.spans[-1]
    inside = any(one.envelope.start + 1 < first.start and last.end < one.envelope.end for one in innermost)
    if not inside or sum(len(span.of(document.text).split()) for span in found.spans) < FEWEST:
        return False
    before = document.text[: first.start].rstrip(" ")[-1:]
    after = document.text[last.end : last.end + REACH].lstrip(".,;:!? ")[:1]
    return before in INNER and after in INNER


def _passes_on(innermost: Sequence[Quotation], holding: Sequence[Quotation], speaker: str, sources: Sources) -> bool:
    """Tell whether the words stand in marks of somebody without a known name, inside of what the speaker says."""
    if not innermost or not all(one.nested_in for one in innermost):
        return False
    outer = {one.id: sources.speakers.get(one.id, "") for one in holding}
    if any(outer.get(one.id) for one in innermost):
        return False
    return all(
        outer.get(one.nested_in or "") == speaker
        or bool(sources.same_person(outer.get(one.nested_in or "", ""), speaker))
        for one in innermost
    )


def _is_the_reporters(found: Comparison, document: Document, sources: Sources) -> bool:
    """Tell whether the words stand in running text of a document that does mark what others say.

    In a transcript all text is somebody's, whether the turn was read or not.
    """
    quotations = sources.quotations.get(document.id)
    if not quotations or found.verdict is Verdict.TRANSLATED or any(one.turn for one in quotations):
        return False
    if any(block.speaker for block in document.blocks):
        return False
    return not any(stretch.overlaps(span) for stretch in marked_stretches(document.text) for span in found.spans)
