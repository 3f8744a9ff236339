"""Where sources differ, and what they do not tell: said openly, with the passages side by side."""

from __future__ import annotations

from collections.abc import Sequence

from wortlaut.records import (
    Conflict,
    Dossier,
    Evidence,
    Gap,
    Piece,
    Quotation,
    Section,
    Sentence,
    Span,
    Statement,
    Theme,
)
from wortlaut.writing import times
from wortlaut.writing.phrases import capitalised, compose
from wortlaut.writing.statements import is_generic, is_speech, quoted
from wortlaut.writing.stretches import clipped, count_words, split, trimmed
from wortlaut.writing.telling import Telling, evidence_of

SIDE = 30  # words of one side; a longer one is printed around the place where it differs
AROUND = 8  # words on each side of that place
REMARK = 20  # words by which a remark is recognised
_SHOWN = ("wording", "figure", "hedge", "translation", "role")  # kinds whose evidence is what differs


def differences(telling: Telling, dossier: Dossier, statements: Sequence[Statement], /) -> Section | None:
    """Return the section of conflicts; None where the sources agree."""
    known = {statement.id: statement for statement in statements}
    lines = tuple((sentence,) for conflict in dossier.conflicts if (sentence := _conflict(telling, conflict, known)))
    if not lines:
        return None
    heading = telling.phrases.one("headings.differences")
    return Section(heading=heading, level=4, kind="differences", paragraphs=lines)


def gaps(telling: Telling, dossier: Dossier, statements: Sequence[Statement], /) -> Section | None:
    """Return the section of gaps; it rests on the statements concerned, else on all that were found."""
    known = {statement.id: statement for statement in statements}
    lines = tuple((sentence,) for gap in dossier.gaps if (sentence := _gap(telling, gap, known, dossier.themes)))
    if not lines:
        return None
    return Section(heading=telling.phrases.one("headings.gaps"), level=4, kind="gaps", paragraphs=lines)


def _conflict(telling: Telling, conflict: Conflict, known: dict[str, Statement]) -> Sentence | None:
    pairs = _sides_known(telling, conflict)
    evidence = [entry for entry, _ in pairs]
    if len(pairs) < 2:
        return None
    sides: list[Piece] = []
    for position, (entry, value) in enumerate(pairs):
        others = [other for other in evidence if other is not entry]
        sides.extend((Piece(text="; " if position else ""), *_side(telling, conflict, entry, value, others[0])))
    remark = () if conflict.kind in _SHOWN else _remark(telling, conflict, known)
    line = compose(telling.phrases.one(f"differences.{conflict.kind}"), sides=tuple(sides))
    pieces = capitalised(compose("{remark}{line}", remark=remark, line=line)) if remark else capitalised(line)
    return Sentence(pieces=(*pieces, Piece(text=".")), evidence=tuple(evidence), statement=conflict.statement)


def _sides_known(telling: Telling, conflict: Conflict) -> list[tuple[Evidence, str]]:
    """Return the sides at hand with their values in words; sides that read alike are one, for nothing differs there."""
    values = conflict.values if len(conflict.values) == len(conflict.evidence) else ("",) * len(conflict.evidence)
    known = [pair for pair in zip(conflict.evidence, values, strict=True) if reaches(telling, pair[0])]
    if conflict.kind in _SHOWN:
        return known
    if conflict.kind == "occasion":
        known = [(entry, value) for entry, value in known if _is_named(telling, value)]
    sides: dict[str, tuple[Evidence, str]] = {}
    for entry, value in known:
        words = _value(telling, conflict, value)
        sides.setdefault(words.casefold(), (entry, words))
    return list(sides.values())


def _is_named(telling: Telling, occasion: str) -> bool:
    """Tell whether an occasion has a name of its own: "remarks" contradicts no summit."""
    return occasion in telling.occasions and not is_generic(telling, telling.occasions[occasion])


def _side(telling: Telling, conflict: Conflict, entry: Evidence, value: str, other: Evidence) -> tuple[Piece, ...]:
    at = telling.at(entry.document)
    mark = (Piece(text=" "), telling.mark(entry.document, entry.spans[0]))
    if conflict.kind in _SHOWN:
        shown = side_shown(telling, entry, other)
        return (*compose(telling.phrases.one("differences.side"), at=at, value=shown), *mark)
    if not value:
        return (*compose(telling.phrases.one("differences.side_none"), at=at), *mark)
    return (*compose(telling.phrases.one("differences.side_value"), at=at, value=value), *mark)


def _value(telling: Telling, conflict: Conflict, value: str) -> str:
    """Return one side's value in words: a date, a person, an occasion."""
    if conflict.kind == "date":
        return times.bare(value, telling.phrases) or value
    if conflict.kind == "speaker":
        known = telling.people.get(value)
        return telling.person.name if value == telling.person.id else known.name if known else value
    if conflict.kind == "occasion" and value in telling.occasions:
        return telling.occasions[value].name
    return value


def side_shown(telling: Telling, entry: Evidence, other: Evidence, /) -> tuple[Piece, ...]:
    """Return one side's words by span, around the place where they differ from the other side's."""
    text = telling.documents[entry.document].text
    spans = [trimmed(text, span, ending=",;") for span in entry.spans]
    whole = Span(spans[0].start, spans[-1].end)
    if count_words(" ".join(span.of(text) for span in spans)) > SIDE:
        versus = " ".join(span.of(telling.documents[other.document].text) for span in other.spans)
        span = next((span for span in spans if span.of(text) not in versus), spans[0])
        spans = [clipped(text, span, _differing(text, span, versus), words=AROUND)]
    quotation = _quotation_at(telling, entry)
    gap = telling.phrases.one("marks.gap")
    lang = telling.foreign(entry.document)
    pieces: list[Piece] = [Piece(text=gap.lstrip(), quotation=quotation)] if spans[0].start > whole.start else []
    for position, span in enumerate(spans):
        pieces.extend([Piece(text=gap, quotation=quotation)] if position else [])
        pieces.append(Piece(document=entry.document, span=span, quotation=quotation, lang=lang))
    if spans[-1].end < whole.end:
        pieces.append(Piece(text=gap.rstrip(), quotation=quotation))
    return tuple(pieces)


def _differing(text: str, span: Span, other: str) -> Span:
    """Return the part of the span that is left without what both begin and end with."""
    words = span.of(text)
    shortest = min(len(words), len(other))
    start = next((place for place in range(shortest) if words[place] != other[place]), shortest)
    end = next((place for place in range(shortest - start) if words[-1 - place] != other[-1 - place]), shortest - start)
    start = min(start, len(words) - 1)
    return Span(span.start + start, span.start + max(len(words) - end, start + 1))


def _quotation_at(telling: Telling, entry: Evidence) -> str | None:
    """Return the id of the direct speech that holds the passage: only then may it stand between marks."""
    for quotation in telling.quotations.values():
        inside = quotation.document == entry.document and quotation.envelope.covers(entry.spans[0])
        if inside and is_speech(quotation):
            return quotation.id
    return None


def _remark(telling: Telling, conflict: Conflict, known: dict[str, Statement]) -> tuple[Piece, ...]:
    """Return "On the remark ...", so that the reader knows which one is meant."""
    statement = known.get(conflict.statement or next(iter(conflict.statements), ""))
    if statement is None:
        return ()
    best = telling.printable(statement)[0]
    pieces = _opening(telling, best)
    return compose(telling.phrases.one("differences.of_remark"), quote=pieces)


def _opening(telling: Telling, best: Quotation) -> tuple[Piece, ...]:
    """Return the first words of a remark: whole sentences where they are short enough, for a cut could turn them."""
    document = telling.documents[best.document]
    if is_speech(best) and count_words(telling.words(best)) <= REMARK:
        return quoted(telling, best, ending=",.")
    text, first = document.text, best.content[0]
    shown: Span | None = None
    for sentence in split(text, first, lang=document.lang):
        longer = Span(first.start, sentence.end)
        if count_words(longer.of(text)) > REMARK:
            break
        shown = trimmed(text, longer)
    shown = shown or clipped(text, first, Span(first.start, first.start + 1), words=REMARK)
    name = best.id if is_speech(best) else None
    pieces = (Piece(document=best.document, span=shown, quotation=name, lang=telling.foreign(best.document)),)
    cut = shown.end < trimmed(text, best.content[-1]).end
    return (*pieces, Piece(text=telling.phrases.one("marks.gap").rstrip(), quotation=name)) if cut else pieces


def _gap(telling: Telling, gap: Gap, known: dict[str, Statement], themes: Sequence[Theme]) -> Sentence | None:
    concerned = [known[name] for name in gap.statements if name in known]
    resting = concerned or list(known.values())
    if not resting or (gap.kind in ("original", "date") and not concerned):
        return None
    title = next((theme.title for theme in themes if theme.id == gap.theme), "")
    if gap.kind == "silence" and not title:
        return None
    words = _gap_words(telling, gap, len(concerned), title)
    evidence = tuple(evidence_of(telling.printable(statement)[0]) for statement in resting)
    return Sentence(pieces=(Piece(text=words[0].upper() + words[1:]),), evidence=evidence)


def _gap_words(telling: Telling, gap: Gap, concerned: int, title: str) -> str:
    phrases = telling.phrases
    detail = " ".join(gap.detail.split())
    if gap.kind == "theme":
        return phrases.one("gaps.theme").format(detail=detail)
    if gap.kind == "silence":
        when = times.adverb(detail, phrases) or detail
        return phrases.one("gaps.silence").format(theme=title, when=when)
    if gap.kind == "time":
        when = times.adverb(detail, phrases)
        return phrases.one("gaps.time" if when else "gaps.time_plain").format(when=when, detail=detail)
    return phrases.count(f"gaps.{gap.kind}", concerned)


def reaches(telling: Telling, entry: Evidence, /) -> bool:
    """Tell whether the passage is at hand."""
    document = telling.documents.get(entry.document)
    return document is not None and bool(entry.spans) and entry.spans[-1].end <= len(document.text)
