"""The body of a note: each theme under a heading with its occasion and date, its strongest statements told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from wortlaut.records import Dossier, Evidence, Moment, Piece, Quotation, Section, Sentence, Statement, Theme
from wortlaut.writing import times
from wortlaut.writing.excerpts import stems
from wortlaut.writing.statements import Place, is_speech, occasion_name, stands_alone, tell
from wortlaut.writing.stretches import count_words
from wortlaut.writing.telling import Telling, evidence_of

TOLD = 6  # statements of a theme that are told; a reader of the seed note meets four to six under a heading
PARAGRAPH = 4  # statements in one paragraph
FULL = (8, 45)  # words of a quotation that says something and still reads at one go


def sections(telling: Telling, dossier: Dossier, /) -> tuple[Section, ...]:
    """Return a section for each theme that has something to print."""
    statements = {statement.id: statement for statement in dossier.statements}
    told: list[Section] = []
    position = 0
    for theme in (*dossier.themes, _rest(telling, dossier)):
        members = [statements[name] for name in dict.fromkeys(theme.statements) if name in statements]
        members = [statement for statement in members if telling.printable(statement)]
        if members:
            told.append(_section(telling, theme, members, about=dossier.about or "", position=position))
            position += len(members)
    return tuple(told)


def titled(theme: Theme, /) -> str:
    """Return the theme's title on one line; empty where it has no letter and no digit to read."""
    title = " ".join(theme.title.split())
    return title if any(character.isalnum() for character in title) else ""


def strength(telling: Telling, statement: Statement, /) -> tuple[float, ...]:
    """Rank a statement: speech before report, many origins before one, a full sentence before a scrap."""
    best = telling.printable(statement)[0]
    words = count_words(telling.words(best))
    fullness = min(words / FULL[0], 1.0, FULL[1] / max(words, 1))
    speech = is_speech(best) + (is_speech(best) and stands_alone(telling, best))
    return (float(speech), float(len(statement.origins)), float(len(statement.outlets)), fullness)


def _rest(telling: Telling, dossier: Dossier) -> Theme:
    """Return what no theme holds as a last theme."""
    placed = {name for theme in dossier.themes for name in theme.statements}
    rest = tuple(statement.id for statement in dossier.statements if statement.id not in placed)
    return Theme(id="rest", title=telling.phrases.one("headings.rest"), statements=rest)


def _section(telling: Telling, theme: Theme, members: Sequence[Statement], *, about: str, position: int) -> Section:
    ranked = sorted(members, key=lambda statement: strength(telling, statement), reverse=True)
    chosen = {statement.id for statement in ranked[:TOLD]}
    told = [statement for statement in members if statement.id in chosen]
    left = [statement for statement in members if statement.id not in chosen]
    occasion = _shared_occasion(members)
    first = Place(
        position=position, occasion=occasion, wanted=stems(f"{about} {theme.title} {' '.join(theme.keywords)}")
    )
    paragraphs = _paragraphs(telling, told, first=first)
    if left:
        paragraphs = (*paragraphs, (_more(telling, left),))
    return Section(
        heading=_heading(telling, theme, members, occasion),
        level=4,
        paragraphs=paragraphs,
        occasion=occasion,
        evidence=_heading_evidence(telling, members, occasion),
    )


def _paragraphs(telling: Telling, told: Sequence[Statement], *, first: Place) -> tuple[tuple[Sentence, ...], ...]:
    paragraphs: list[tuple[Sentence, ...]] = []
    place = first
    for group in _groups(telling, told):
        sentences: list[Sentence] = []
        place = replace(place, before=None, alone=True)
        for statement in group:
            sentences.append(tell(telling, statement, place=place))
            reports = telling.printable(statement)
            place = replace(
                place,
                position=place.position + 1,
                before=reports[0],
                alone=len({quotation.document for quotation in reports}) == 1,
                introduced=place.introduced | _dated(telling, statement, reports[0]),
            )
        paragraphs.append(tuple(sentences))
    return tuple(paragraphs)


def _dated(telling: Telling, statement: Statement, best: Quotation) -> frozenset[str]:
    """Return the report whose own date, or lack of one, the reader knows now: an event says nothing of it."""
    return frozenset() if telling.when(statement, best).known == "event" else frozenset({best.document})


def _groups(telling: Telling, told: Sequence[Statement]) -> list[list[Statement]]:
    """Bring together what was said at one time and place, report by report in the order of its words."""
    runs: list[list[Statement]] = []
    for statement in told:
        home = next((run for run in runs if _together(telling, run[0], statement)), None)
        if home is None:
            runs.append([statement])
        else:
            home.append(statement)
    return [part for run in runs for part in _parts(_report_by_report(telling, run))]


def _report_by_report(telling: Telling, run: Sequence[Statement]) -> list[Statement]:
    best = {statement.id: telling.printable(statement)[0] for statement in run}
    documents = list(dict.fromkeys(best[statement.id].document for statement in run))
    return sorted(run, key=lambda one: (documents.index(best[one.id].document), best[one.id].content[0].start, one.id))


def _parts(run: list[Statement]) -> list[list[Statement]]:
    """Cut a run into paragraphs of about one length."""
    number = -(-len(run) // PARAGRAPH)
    size = -(-len(run) // number)
    return [run[start : start + size] for start in range(0, len(run), size)]


def _together(telling: Telling, before: Statement, statement: Statement) -> bool:
    """Tell whether two statements were made at the same time and place, as far as known."""
    times_known = [telling.when(one, telling.printable(one)[0]) for one in (before, statement)]
    return times_known[0] == times_known[1] and before.occasion == statement.occasion


def _more(telling: Telling, left: Sequence[Statement]) -> Sentence:
    words = telling.phrases.count("counts.more", len(left))
    evidence = tuple(evidence_of(telling.printable(statement)[0]) for statement in left)
    marks = telling.marks(evidence)
    pieces = (Piece(text=f"{words[0].upper()}{words[1:]} "), *marks)
    return Sentence(pieces=pieces, evidence=evidence)


def _heading(telling: Telling, theme: Theme, members: Sequence[Statement], occasion: str | None) -> str:
    known = telling.occasions.get(occasion or "")
    when = times.bare(_time(telling, members), telling.phrases)
    name = _occasion_words(telling, known.id) if known else ""
    details = ", ".join(part for part in (when, name) if part)
    title = titled(theme) or telling.phrases.one("headings.rest")
    return telling.phrases.one("headings.theme").format(title=title, occasion=details) if details else title


def _occasion_words(telling: Telling, occasion: str) -> str:
    known = telling.occasions[occasion]
    own = known.lang.split("-")[0] == telling.phrases.lang  # a bare "conference call" belongs in no German heading
    return occasion_name(telling, known) or (" ".join(known.name.split()) if own else "")


def _time(telling: Telling, members: Sequence[Statement]) -> str | None:
    """Return when all the statements were made or printed, to the month where they spread over days."""
    known = [telling.when(member, telling.printable(member)[0]).value for member in members]
    values = list(dict.fromkeys(value for value in known if value))
    return values[0] if len(values) == 1 else _by_month(times.period(values))


def _by_month(value: str | None) -> str | None:
    if value is None or "/" not in value:
        return value
    start, end = (side[:7] for side in value.split("/"))
    return start if start == end else f"{start}/{end}"


def _shared_occasion(members: Sequence[Statement]) -> str | None:
    names = {statement.occasion for statement in members}
    return next(iter(names)) if len(names) == 1 else None


def _heading_evidence(telling: Telling, members: Sequence[Statement], occasion: str | None) -> tuple[Evidence, ...]:
    found: list[Evidence] = []
    known = telling.occasions.get(occasion or "")
    moments: list[Moment | None] = [statement.moment for statement in members]
    for moment in moments:
        if moment and moment.span and moment.document and moment.document in telling.documents:
            found.append(Evidence(document=moment.document, spans=(moment.span,), of="date"))
    for evidence in known.evidence if known else ():
        if evidence.document in telling.documents:
            found.append(Evidence(document=evidence.document, spans=evidence.spans, of="occasion"))
    return tuple(dict.fromkeys(found))
