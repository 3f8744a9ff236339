"""One quotation held against all that is known: found where, how altered, whose words, and out of which place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from wortlaut.auditing.align import exact
from wortlaut.auditing.compare import bare, compare
from wortlaut.auditing.locate import Locator
from wortlaut.auditing.quoted import Quoted, read_quoted
from wortlaut.auditing.tokens import tokenise
from wortlaut.auditing.turns import marked_stretches
from wortlaut.records import (
    Comparison,
    Difference,
    Document,
    Figure,
    Flag,
    Moment,
    Quotation,
    QuoteCheck,
    Span,
    Verdict,
)

LOOKED_AT = 6  # documents compared in full: the right one is among the first five of 1,000 in every case (locate)
WHOLE = 0.9  # share of the words above which one document explains a quotation and no second is looked for
SHORTEST_REST = 4  # words of another document that show a splice across documents

_ORDER = {verdict: place for place, verdict in enumerate(Verdict)}


def _never(_one: str, _other: str) -> bool:
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What the desk knows of the documents that a note is held against."""

    documents: Mapping[str, Document]
    locator: Locator
    quotations: Mapping[str, Sequence[Quotation]] = field(default_factory=dict)  # by Document.id
    speakers: Mapping[str, str] = field(default_factory=dict)  # Quotation.id -> display name, "" where unknown
    moments: Mapping[str, Sequence[Moment]] = field(default_factory=dict)  # by Document.id
    figures: Mapping[str, Sequence[Figure]] = field(default_factory=dict)  # by Document.id
    same_person: Callable[[str, str], bool] = _never  # whether two names may be one person's


def check_quote(
    wording: str,
    sources: Sources,
    /,
    *,
    id: str = "",  # noqa: A002
    speaker: str | None = None,
    document: str | None = None,
) -> QuoteCheck:
    """Return the verdict on a quotation over all documents; a named document is looked at first."""
    found = _best(wording, sources, document, speaker)
    if found is None:
        return QuoteCheck(id=id, verdict=Verdict.ABSENT, searched=len(sources.documents))
    flags = list(found.flags)
    if document is not None and found.document != document and found.verdict is not Verdict.ABSENT:
        flags.append(Flag.ELSEWHERE)
    if speaker and found.spans and is_someone_elses(found, speaker, sources):
        flags.append(Flag.MISATTRIBUTED)
    return QuoteCheck(
        id=id,
        verdict=found.verdict,
        flags=tuple(flags),
        document=None if found.verdict is Verdict.ABSENT else found.document,
        spans=found.spans,
        differences=found.differences,
        repair=found.repair,
        searched=len(sources.documents),
    )


def _best(wording: str, sources: Sources, named: str | None, speaker: str | None) -> Comparison | None:
    """Return the comparison with the best document; the named one wins unless another has the words unaltered.

    Of several that have them, one that gives them to the same speaker is the one the note means.
    """
    first = _compared(wording, sources, named) if named in sources.documents and named else None
    if first is not None and _rank(first) <= _ORDER[Verdict.ELIDED]:
        return first
    others = [
        _compared(wording, sources, candidate)
        for candidate, _ in sources.locator.candidates(wording, limit=LOOKED_AT)
        if candidate != named and candidate in sources.documents
    ]

    def order(found: Comparison) -> tuple[int, bool, float]:
        elses = bool(speaker and found.spans and is_someone_elses(found, speaker, sources))
        return _rank(found), elses, -found.score

    best = min((*([first] if first else []), *others), key=order, default=None)
    if first is not None and best is not first and best is not None and not _clearly(best, first):
        best = first
    if best is not None and _rank(best) > _ORDER[Verdict.SPLICED] and best.score < WHOLE:
        return _across_documents(wording, best, sources, named) or best
    return best


def _compared(wording: str, sources: Sources, document: str) -> Comparison:
    return compare(wording, sources.documents[document], quotations=sources.quotations.get(document, ()))


def _rank(found: Comparison) -> int:
    """Order comparisons from best to worst; one that could not be read comes last."""
    return len(_ORDER) if found.verdict is Verdict.UNREADABLE else _ORDER[found.verdict]


def _clearly(other: Comparison, named: Comparison) -> bool:
    """Tell whether another document has the words so much better that the named one cannot be meant."""
    return named.verdict in (Verdict.ABSENT, Verdict.UNREADABLE, Verdict.TRANSLATED) or (
        _rank(other) <= _ORDER[Verdict.ELIDED] and named.score < 1
    )


def _across_documents(wording: str, found: Comparison, sources: Sources, named: str | None) -> Comparison | None:
    """Return a splice where one part of the wording stands in one document and the rest in another."""
    quoted = read_quoted(bare(wording))
    documents = [name for name, _ in sources.locator.candidates(wording, limit=LOOKED_AT)]
    documents = [name for name in dict.fromkeys([*([named] if named else []), *documents]) if name in sources.documents]
    parts = [(length, name) for name in documents if (length := _beginning(quoted, sources.documents[name]))]
    for length, name in sorted(parts, key=lambda part: -part[0]):
        for other in documents:
            rest = exact(quoted.words[length:], tokenise(sources.documents[other].text), first=length)
            if rest and other != name:
                return _spliced(quoted, length, sources.documents[name], sources.documents[other])
    return None


def _beginning(quoted: Quoted, document: Document) -> int:
    """Return how many first words of the quotation stand in a row in the document, 0 where too few."""
    text = tokenise(document.text)
    low, high = 0, len(quoted.words) - SHORTEST_REST
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if exact(quoted.words[:middle], text) else (low, middle - 1)
    return low if low >= SHORTEST_REST else 0


def _spliced(quoted: Quoted, length: int, one: Document, other: Document) -> Comparison:
    text = tokenise(one.text)
    start, end = exact(quoted.words[:length], text)[0].found
    rest = quoted.words[length:]
    begin = Span(text.words[start].start, text.words[end - 1].end)
    quoted_span = Span(rest[0].token.start, rest[-1].token.end)
    stray = Difference(kind="gap", quoted=quoted_span.of(quoted.raw), found=f"in {other.id}", quoted_span=quoted_span)
    return Comparison(
        verdict=Verdict.SPLICED,
        document=one.id,
        spans=(begin,),
        differences=(stray,),
        repair=begin.of(one.text),
        score=round(length / len(quoted.words), 4),
    )


def is_someone_elses(found: Comparison, speaker: str, sources: Sources, /) -> bool:
    """Tell whether the document gives these words to somebody else, or to nobody at all."""
    document = sources.documents[found.document or ""]
    holding = [
        quotation
        for quotation in sources.quotations.get(document.id, ())
        if any(quotation.envelope.overlaps(span) for span in found.spans)
    ]
    if not holding:
        return _is_the_reporters(found, document, sources)
    names = [sources.speakers.get(quotation.id, "") for quotation in _innermost(holding)]
    known = [name for name in names if name]
    return bool(known) and not any(sources.same_person(name, speaker) or name == speaker for name in known)


def _innermost(quotations: Sequence[Quotation]) -> list[Quotation]:
    """Return the quotations that hold no other of them: those nearest to the words."""
    outer = {quotation.nested_in for quotation in quotations}
    return [quotation for quotation in quotations if quotation.id not in outer]


def _is_the_reporters(found: Comparison, document: Document, sources: Sources) -> bool:
    """Tell whether the words stand in running text of a document that does mark what others say."""
    if not sources.quotations.get(document.id) or found.verdict is Verdict.TRANSLATED:
        return False
    return not any(stretch.overlaps(span) for stretch in marked_stretches(document.text) for span in found.spans)
