"""Where sources differ, and what they do not tell: said openly, with the passages side by side."""

from __future__ import annotations

import re
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
from wortlaut.writing.phrases import Part, capitalised, compose
from wortlaut.writing.sides import reaches, side_shown
from wortlaut.writing.statements import quoted
from wortlaut.writing.stretches import clipped, count_words, split, trimmed
from wortlaut.writing.telling import Telling, evidence_of, is_speech
from wortlaut.writing.voice import is_generic

MOST_SIDES = 4  # versions of one statement that a line prints
_DIGITS = re.compile(r"\d+")
REMARK = 20  # words by which a remark is recognised
_SHOWN = ("wording", "figure", "hedge", "translation", "role", "revision")  # kinds whose evidence is what differs
_PRINTED = frozenset({"figure", "hedge", "revision"})  # kinds whose line prints both versions whole
_GRAVITY = ("revision", "speaker", "figure", "hedge", "date", "translation", "wording", "role", "occasion")


def ranked_differences(telling: Telling, dossier: Dossier, /) -> list[tuple[Conflict, ...]]:
    """Return the conflicts that a line can tell, those that one line tells together, the gravest first."""
    groups = _grouped(telling, dossier.conflicts)
    return [group for group in groups if len(_pairs(telling, group)) > 1]


def differences(
    telling: Telling, ranked: Sequence[tuple[Conflict, ...]], statements: Sequence[Statement], /
) -> Section | None:
    """Return the section of these conflicts; None where there are none."""
    known = {statement.id: statement for statement in statements}
    if not ranked:
        return None
    lines = tuple((_conflict(telling, group, known),) for group in ranked)
    heading = telling.phrases.one("headings.differences")
    return Section(heading=heading, level=4, kind="differences", paragraphs=lines)


def gaps(
    telling: Telling, dossier: Dossier, statements: Sequence[Statement], /, *, more: Sequence[Sentence] = ()
) -> Section | None:
    """Return the section of gaps, and of what the note itself leaves out (``more``); None where there are none."""
    known = {statement.id: statement for statement in statements}
    lines = tuple((sentence,) for gap in dossier.gaps if (sentence := _gap(telling, gap, known, dossier.themes)))
    lines = (*lines, *((sentence,) for sentence in more))
    if not lines:
        return None
    heading = telling.phrases.one("headings.gaps" if len(lines) > len(more) else "headings.left")
    return Section(heading=heading, level=4, kind="gaps", paragraphs=lines)


def _grouped(telling: Telling, conflicts: Sequence[Conflict]) -> list[tuple[Conflict, ...]]:
    """Bring together what one line can tell: versions of one statement, and one difference of several statements."""
    groups: dict[tuple[object, ...], list[Conflict]] = {}
    told = {(one.statement, _documents(one)) for one in conflicts if one.kind in _PRINTED and one.statement}
    translated = {one.statement for one in conflicts if one.kind == "translation" and one.statement}
    for conflict in sorted(conflicts, key=lambda one: _GRAVITY.index(one.kind)):
        same = conflict.statement in translated or (conflict.statement, _documents(conflict)) in told
        if conflict.kind == "wording" and same:
            continue  # another line prints the same versions
        values = tuple(value.casefold() for _, value in _sides_known(telling, conflict))
        shown = conflict.kind in _SHOWN
        key = (conflict.kind, conflict.statement if shown else values)
        groups.setdefault(key if conflict.statement or not shown else (conflict,), []).append(conflict)
    return [tuple(group) for group in groups.values()]


def _documents(conflict: Conflict) -> frozenset[str]:
    return frozenset(entry.document for entry in conflict.evidence)


def _pairs(telling: Telling, group: tuple[Conflict, ...]) -> list[tuple[Evidence, str]]:
    """Return the sides that a line prints: of versions one for each document."""
    first = group[0]
    if first.kind not in _SHOWN:
        return _sides_known(telling, first)
    sides = {entry.document: (entry, value) for one in reversed(group) for entry, value in _sides_known(telling, one)}
    return list(sides.values())


def _conflict(telling: Telling, group: tuple[Conflict, ...], known: dict[str, Statement]) -> Sentence:
    first, pairs = group[0], _pairs(telling, group)
    sides: list[Piece] = []
    for position, (entry, value) in enumerate(pairs[:MOST_SIDES]):
        other = pairs[1 if position == 0 else 0][0]
        between = telling.phrases.one("differences.between") if position else ""
        sides.extend((Piece(text=between), *_side(telling, first, entry, value, other)))
        if first.kind == "figure" and first.statement in known:
            sides.extend(_inherited(telling, known[first.statement], entry, pairs))
    remark: dict[str, Part] = {} if first.kind in _SHOWN else _remark(telling, group, known)
    line = capitalised(compose(telling.phrases.one(f"differences.{first.kind}"), sides=tuple(sides), **remark))
    evidence = tuple(dict.fromkeys(entry for conflict in group for entry, _ in _sides_known(telling, conflict)))
    stop = Piece(text=telling.phrases.one("marks.stop"))
    return Sentence(pieces=(*line, stop), evidence=evidence, statement=first.statement)


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
    mark = (Piece(text=telling.phrases.one("marks.before_reference")), telling.mark(entry.document, entry.spans[0]))
    if conflict.kind in _SHOWN:
        shown = side_shown(telling, entry, other)
        read = times.adverb(value, telling.phrases) if conflict.kind == "revision" else ""
        if read:
            return (*compose(telling.phrases.one("differences.side_read"), at=at, value=shown, when=read), *mark)
        return (*compose(telling.phrases.one("differences.side"), at=at, value=shown), *mark)
    if not value:
        return (*compose(telling.phrases.one("differences.side_none"), at=at), *mark)
    return (*compose(telling.phrases.one("differences.side_value"), at=at, value=value), *mark)


def _inherited(
    telling: Telling, statement: Statement, entry: Evidence, pairs: Sequence[tuple[Evidence, str]]
) -> tuple[Piece, ...]:
    """Say who else has the figure from the same text: its error was handed on, and is no second witness."""
    origin = next((one for one in statement.origins if entry.document in one.documents), None)
    shown = {other.document for other, _ in pairs}
    text = telling.documents[entry.document].text
    digits = _DIGITS.findall(" ".join(span.of(text) for span in entry.spans))
    names = [
        telling.outlet(one.document)
        for one in telling.printable(statement)
        if origin and one.document in origin.documents and one.document not in shown
        if _DIGITS.findall(telling.words(one)) == digits
    ]
    outlets = telling.phrases.listed([name for name in dict.fromkeys(names) if name])
    return (Piece(text=telling.phrases.one("differences.inherited").format(outlets=outlets)),) if outlets else ()


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


def _remark(telling: Telling, group: Sequence[Conflict], known: dict[str, Statement]) -> dict[str, Part]:
    """Return the remark that is meant by its first words, and how many others besides."""
    first = group[0]
    statement = known.get(first.statement or next(iter(first.statements), ""))
    if statement is None:
        return {"quote": telling.phrases.one("differences.remark"), "others": ""}
    others = telling.phrases.count("differences.others", len(group) - 1) if len(group) > 1 else ""
    quote = _opening(telling, telling.printable(statement)[0])
    return {"quote": quote, "others": others}


def _opening(telling: Telling, best: Quotation) -> tuple[Piece, ...]:
    """Return the first words of a remark: whole sentences where they are short enough, for a cut could turn them."""
    document = telling.documents[best.document]
    if is_speech(best) and count_words(telling.words(best)) <= REMARK:
        return quoted(telling, best, ending=",.")  # the remark is named, not told
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
