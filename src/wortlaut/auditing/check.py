"""One quotation held against all that is known: found where, how altered, whose words, and out of which place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from wortlaut.auditing.align import exact
from wortlaut.auditing.compare import bare, compare
from wortlaut.auditing.quoted import Quoted, read_quoted
from wortlaut.auditing.reports import Report, Sources, is_misattributed, is_unknown, report
from wortlaut.auditing.retelling import retold
from wortlaut.auditing.revising import still_stands
from wortlaut.auditing.tokens import tokenise
from wortlaut.records import Comparison, Difference, Document, Flag, QuoteCheck, Span, Verdict
from wortlaut.records.audit import ALARMING

LOOKED_AT = 6  # documents compared in full: the right one is among the first five of 1,000 in every case (locate)
WHOLE = 0.9  # share of the words above which one document explains a quotation and no second is looked for
LIKELY = 0.5  # of the best document's share of rows: with less a document has the words no better (audit, locate)
FEWEST_OF_OLD = 4  # words of a quotation that is looked for in the earlier versions of pages it does not refer to
SHORTEST_REST = 4  # words of another document that show a splice across documents

_ORDER = {verdict: place for place, verdict in enumerate(Verdict)}
_FAIR = _ORDER[Verdict.ELIDED]  # the last verdict on words that are all there


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """The verdict on a quotation, and every document that has its words as well as the best has."""

    check: QuoteCheck
    reports: tuple[Report, ...] = ()


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
    return look(wording, sources, id=id, speaker=speaker, document=document).check


def look(
    wording: str,
    sources: Sources,
    /,
    *,
    id: str = "",  # noqa: A002
    speaker: str | None = None,
    document: str | None = None,
) -> Looked:
    """Return the verdict on a quotation with all that the documents say of whose words they are."""
    found, reports = _best(wording, sources, document, speaker)
    if sources.earlier:
        found, reports = _through_time(wording, found, reports, sources, document)
    if found is None:
        return Looked(check=QuoteCheck(id=id, verdict=Verdict.ABSENT, searched=len(sources.documents)))
    flags = list(found.flags)
    meant = {document, *(one.id for one in sources.earlier.get(document or "", ()))}
    if document is not None and found.document not in meant and found.verdict is not Verdict.ABSENT:
        flags.append(Flag.ELSEWHERE)
    if is_misattributed(reports):
        flags.append(Flag.MISATTRIBUTED)
    elif is_unknown(reports):
        flags.append(Flag.SPEAKER_UNKNOWN)
    told = found.verdict is not Verdict.ABSENT or Flag.PARAPHRASED in flags
    check = QuoteCheck(
        id=id,
        verdict=found.verdict,
        flags=tuple(flags),
        document=found.document if told else None,
        spans=found.spans,
        differences=found.differences,
        repair=found.repair,
        searched=len(sources.documents),
    )
    return Looked(check=check, reports=reports)


def _through_time(
    wording: str, found: Comparison | None, reports: tuple[Report, ...], sources: Sources, named: str | None
) -> tuple[Comparison | None, tuple[Report, ...]]:
    """Return the verdict with the flag ``changed`` where the page had, or has, other words in their place.

    What no page has now but an earlier version of one had was quoted rightly when it was read.
    """
    if found is not None and _rank(found) <= _FAIR:
        document = sources.documents[found.document] if found.document else None
        earlier = sources.earlier.get(found.document or "", ())
        if document is not None and not all(still_stands(found.spans, document, one) for one in earlier):
            found = replace(found, flags=(*found.flags, Flag.CHANGED))
        return found, reports
    first = [name for name in (named, found.document if found else None) if name and name in sources.earlier]
    rest = sources.earlier if len(wording.split()) >= FEWEST_OF_OLD else ()
    for name in dict.fromkeys([*first, *rest]):
        for document in sources.earlier[name]:
            if name in first or _may_have(wording, document):
                old = compare(wording, document)
                if _rank(old) <= _FAIR:
                    return replace(old, flags=(*old.flags, Flag.CHANGED)), ()
    return found, reports


def _may_have(wording: str, document: Document) -> bool:
    """Tell quickly whether three words in a row stand there as they are: most earlier versions need no comparison."""
    words = wording.split()
    middle = max(0, len(words) // 2 - 1)
    return " ".join(words[middle : middle + 3]).casefold() in " ".join(document.text.split()).casefold()


def stands(wording: str, sources: Sources, /, *, document: str | None = None) -> bool:
    """Tell whether some document has the very words, in whatever marks and dashes; a named one is looked at first."""
    names = [name for name, _ in sources.locator.candidates(wording, limit=LOOKED_AT)]
    for name in dict.fromkeys([*([document] if document else []), *names]):
        if name in sources.documents and _rank(compare(wording, sources.documents[name])) <= _ORDER[Verdict.NORMALISED]:
            return True
    return False


def _best(
    wording: str, sources: Sources, named: str | None, speaker: str | None
) -> tuple[Comparison | None, tuple[Report, ...]]:
    """Return the comparison with the best document; the named one wins unless another has the words unaltered.

    Of several that have them, one that gives them to the same speaker, in direct speech, is the one the note means.
    """
    first = _compared(wording, sources, named) if named in sources.documents and named else None
    if first is not None and _rank(first) <= _FAIR and speaker is None:
        return first, (Report(found=first),)
    others = list(_others(wording, sources, named, first))
    reports = [report(found, speaker, sources) for found in (*([first] if first else []), *others)]
    best = min(reports, key=_order, default=None)
    if best is None:
        return None, ()
    if first is not None and best.found is not first and not _clearly(best.found, first):
        best = reports[0]
    alike = tuple(one for one in reports if one is best or _rank(one.found) <= max(_FAIR, _rank(best.found)))
    found = best.found
    if _rank(found) > _ORDER[Verdict.SPLICED] and found.score < WHOLE:
        spliced = _across_documents(wording, found, sources, named)
        if spliced is not None:
            return spliced, ()
    if found.verdict in (Verdict.ABSENT, Verdict.TRANSLATED):
        return _retold(wording, [one.found for one in reports], sources) or found, alike
    return found, alike


def _others(wording: str, sources: Sources, named: str | None, first: Comparison | None) -> Iterator[Comparison]:
    """Yield the comparisons with the likeliest documents; where one has the words, those with few are not read."""
    found = first
    most = 0.0
    for candidate, share in sources.locator.candidates(wording, limit=LOOKED_AT):
        most = max(most, share)
        settled = found is not None and _rank(found) < _ORDER[Verdict.TRANSLATED]
        if candidate == named or candidate not in sources.documents or (settled and share < LIKELY * most):
            continue
        compared = _compared(wording, sources, candidate)
        found = compared if found is None or _rank(compared) < _rank(found) else found
        yield compared


def _order(one: Report) -> tuple[int, bool, int, float]:
    found = one.found
    return _rank(found), one.whose == "elses", len(ALARMING.intersection(found.flags)), -found.score


def _retold(wording: str, compared: Sequence[Comparison], sources: Sources) -> Comparison | None:
    """Return the passage that tells the same in other words of the same language: a paraphrase between marks."""
    documents = [sources.documents[found.document or ""] for found in compared]
    return next((told for one in documents if (told := retold(wording, one)) is not None), None)


def _compared(wording: str, sources: Sources, document: str) -> Comparison:
    return compare(
        wording,
        sources.documents[document],
        quotations=sources.quotations.get(document, ()),
        speakers=sources.speakers,
    )


def _rank(found: Comparison) -> int:
    """Order comparisons from best to worst; one that could not be read comes last."""
    return len(_ORDER) if found.verdict is Verdict.UNREADABLE else _ORDER[found.verdict]


def _clearly(other: Comparison, named: Comparison) -> bool:
    """Tell whether another document has the words so much better that the named one cannot be meant."""
    return named.verdict in (Verdict.ABSENT, Verdict.UNREADABLE, Verdict.TRANSLATED) or (
        _rank(other) <= _FAIR and named.score < 1
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
