"""The body of a note: each theme under a heading with its occasion and date, its strongest statements told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from wortlaut.records import Dossier, Evidence, Moment, Quotation, Section, Sentence, Statement, Theme
from wortlaut.records.edtf import days
from wortlaut.writing import times
from wortlaut.writing.choosing import choose
from wortlaut.writing.excerpts import stems
from wortlaut.writing.statements import tell
from wortlaut.writing.telling import Telling, When
from wortlaut.writing.voice import Place, is_generic, occasion_name

PARAGRAPH = 4  # statements in one paragraph
_DAY = 10  # signs of an EDTF day


def sections(
    telling: Telling, dossier: Dossier, words: int, without: frozenset[str] = frozenset(), /
) -> tuple[Section, ...]:
    """Return a section for each theme that has something to print, in about so many words together."""
    themes = [
        (_titled_alone(telling, dossier, theme), [statement for statement in members if statement.id not in without])
        for theme, members in held(telling, dossier)
    ]
    turned = (name for change in dossier.changes for name in change.statements)
    disputed = frozenset(
        (*turned, *(name for one in dossier.conflicts for name in (*one.statements, one.statement or "")))
    )
    chosen = choose(telling, [members for _, members in themes], words, disputed=disputed)
    told: list[Section] = []
    position = 0
    for theme, members in themes:
        kept = [statement for statement in members if statement.id in chosen]
        if kept:
            told.append(_section(telling, theme, kept, about=dossier.about or "", position=position))
            position += len(kept)
    return tuple(told)


def _titled_alone(telling: Telling, dossier: Dossier, theme: Theme) -> Theme:
    """Return the theme; where it is the only one, it holds no "other" statements but all."""
    phrases = telling.phrases
    if theme.title != phrases.one("headings.rest") or len(held(telling, dossier)) > 1:
        return theme
    return replace(theme, title=phrases.one("headings.all"))


def titled(theme: Theme, /) -> str:
    """Return the theme's title on one line; empty where it has no letter and no digit to read."""
    title = " ".join(theme.title.split())
    return title if any(character.isalnum() for character in title) else ""


def held(telling: Telling, dossier: Dossier, /) -> list[tuple[Theme, list[Statement]]]:
    """Return the themes with their printable statements, each statement once."""
    statements = {statement.id: statement for statement in dossier.statements}
    found: list[tuple[Theme, list[Statement]]] = []
    placed: set[str] = set()
    for theme in (*dossier.themes, _rest(telling, dossier)):
        names = [name for name in dict.fromkeys(theme.statements) if name in statements and name not in placed]
        members = [statements[name] for name in names if telling.printable(statements[name])]
        placed.update(names)
        if members:
            found.append((theme, members))
    return found


def _rest(telling: Telling, dossier: Dossier) -> Theme:
    """Return what no theme holds as a last theme."""
    placed = {name for theme in dossier.themes for name in theme.statements}
    rest = tuple(statement.id for statement in dossier.statements if statement.id not in placed)
    return Theme(id="rest", title=telling.phrases.one("headings.rest"), statements=rest)


def _section(telling: Telling, theme: Theme, told: Sequence[Statement], *, about: str, position: int) -> Section:
    occasion = _shared_occasion(told)
    named = occasion if occasion and _occasion_words(telling, occasion) else None
    first = Place(position=position, occasion=named, wanted=stems(f"{about} {theme.title} {' '.join(theme.keywords)}"))
    return Section(
        heading=_heading(telling, theme, told, occasion),
        level=4,
        paragraphs=_paragraphs(telling, told, first=first),
        theme=theme.id,
        occasion=occasion,
        evidence=_heading_evidence(telling, told, occasion),
    )


def _paragraphs(telling: Telling, told: Sequence[Statement], *, first: Place) -> tuple[tuple[Sentence, ...], ...]:
    paragraphs: list[tuple[Sentence, ...]] = []
    place = first
    for group in _groups(telling, told):
        sentences: list[Sentence] = []
        place = replace(place, before=None, alone=True, named=0)
        for statement in group:
            made = tell(telling, statement, place=place)
            sentences.append(made.sentence)
            reports = telling.printable(statement)
            place = replace(
                place,
                position=place.position + 1,
                before=reports[0],
                alone=len({quotation.document for quotation in reports}) == 1,
                introduced=place.introduced | _dated(telling, statement, reports[0]),
                named=place.named + 1,
                shape=made.shape,
            )
        when = telling.when(group[0], telling.printable(group[0])[0])
        exact = when.known == "event" and len(when.value) == _DAY
        place = replace(place, day=when.value if exact else "")
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
    ordered = sorted(
        run, key=lambda one: (documents.index(best[one.id].document), best[one.id].content[0].start, one.id)
    )
    return _best_known_first(telling, ordered)


def _best_known_first(telling: Telling, run: list[Statement]) -> list[Statement]:
    """Give the first statement of a run what another one of the same report knows of time and occasion."""
    first, report = run[0], telling.printable(run[0])[0].document
    for other in run:
        if telling.printable(other)[0].document != report:
            continue
        if first.occasion is None and other.occasion is not None:
            first = replace(first, occasion=other.occasion)
        if _is_vague(first) and other.moment and not _is_vague(other):
            first = replace(first, moment=other.moment)
    return [first, *run[1:]]


def _is_vague(statement: Statement) -> bool:
    return statement.moment is None or "~" in statement.moment.value


def _parts(run: list[Statement]) -> list[list[Statement]]:
    """Cut a run into paragraphs of about one length."""
    number = -(-len(run) // PARAGRAPH)
    size = -(-len(run) // number)
    return [run[start : start + size] for start in range(0, len(run), size)]


def _together(telling: Telling, before: Statement, statement: Statement) -> bool:
    """Tell whether two statements were made at the same time and place, as far as known; one report is one place."""
    reports = [telling.printable(one)[0] for one in (before, statement)]
    known = [telling.when(one, report) for one, report in zip((before, statement), reports, strict=True)]
    same_time = known[0] == known[1] or _overlap(*known)
    same_place = before.occasion == statement.occasion or (
        reports[0].document == reports[1].document and None in (before.occasion, statement.occasion)
    )
    return same_place and (known[0] == known[1] or (same_time and reports[0].document == reports[1].document))


def _overlap(one: When, other: When) -> bool:
    """Tell whether two times may be one day: "around 7 August" and "7 August"."""
    values = [when.value.rstrip("~?%") for when in (one, other)]
    return one.known == other.known == "event" and values[0] == values[1] and days(values[0]) is not None


def _heading(telling: Telling, theme: Theme, members: Sequence[Statement], occasion: str | None) -> str:
    known = telling.occasions.get(occasion or "")
    when = times.bare(_time(telling, members), telling.phrases)
    name = _occasion_words(telling, known.id) if known else ""
    details = telling.phrases.one("headings.comma").join(part for part in (when, name) if part)
    title = titled(theme) or telling.phrases.one("headings.rest")
    return telling.phrases.one("headings.theme").format(title=title, occasion=details) if details else title


def _occasion_words(telling: Telling, occasion: str) -> str:
    known = telling.occasions[occasion]
    own = known.lang.split("-")[0] == telling.phrases.lang  # a bare "conference call" belongs in no German heading
    if is_generic(telling, known) and not own:
        return known.place or ""
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
