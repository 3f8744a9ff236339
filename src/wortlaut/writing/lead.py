"""The first paragraph: who, in which role, when, about what, from how many sources; what was carried most."""

from __future__ import annotations

from collections.abc import Sequence

from wortlaut.languages.base import language
from wortlaut.records import Dossier, Evidence, Piece, Quotation, Role, Section, Sentence, Statement
from wortlaut.records.notes import MadeBy
from wortlaut.writing import times
from wortlaut.writing.phrases import compose
from wortlaut.writing.statements import circumstances, language_bracket, quoted, stands_alone
from wortlaut.writing.telling import FEW, Telling, evidence_of, is_speech
from wortlaut.writing.themes import titled
from wortlaut.writing.voice import Place, where, who

THEMES = 4  # themes that the lead names
CARRIED = 4  # outlets that make a remark worth the lead
BRIEF, WHOLE = 12, 30  # words it gets there: where its theme has them all, and where the lead alone tells it


def lead(
    telling: Telling,
    dossier: Dossier,
    statements: Sequence[Statement],
    without: frozenset[str] = frozenset(),
    /,
    *,
    whole: bool = False,
) -> Section:
    """Return the lead; each of its sentences rests on the statements it counts.

    A ``whole`` one tells the remark that it quotes, so that no theme needs to; ``without`` are not quoted.
    """
    evidence = tuple(evidence_of(telling.printable(statement)[0]) for statement in statements)
    sentences = [
        _intro(telling, dossier, statements, evidence),
        _counted(telling, statements, evidence),
        *_most_carried(telling, [one for one in statements if one.id not in without], whole=whole),
    ]
    foreign = any(telling.foreign(entry.document) for entry in evidence)
    key = "direct" if not foreign else "direct_translated" if telling.translator else "direct_foreign"
    key = "direct_brief" if whole and not (foreign and telling.translator) else key
    wording = telling.phrases.one(f"lead.{key}").format(translator=telling.translator)
    conventions = Sentence(pieces=(Piece(text=wording),), evidence=evidence)
    return Section(heading="", kind="lead", paragraphs=(tuple(sentences), (conventions,)))


def period_of(telling: Telling, dossier: Dossier, statements: Sequence[Statement], /) -> str | None:
    """Return the EDTF period of the statements, else the one that was asked for."""
    values = [telling.when(statement, telling.printable(statement)[0]).value for statement in statements]
    asked = [value for value in (dossier.since, dossier.until) if value]
    return times.period([value for value in values if value]) or times.period(asked)


def outlets_of(telling: Telling, documents: Sequence[str], /) -> tuple[str, ...]:
    """Return the outlets that the documents name, each once; sections of one outlet are that outlet."""
    named = {telling.house(name): outlet for name in reversed(documents) if (outlet := telling.outlet(name))}
    return tuple(named.values())


def documents_of(telling: Telling, statements: Sequence[Statement], /) -> tuple[str, ...]:
    """Return the ids of all documents that carry the statements, each once."""
    quotations = (quotation for statement in statements for quotation in telling.printable(statement))
    return tuple(dict.fromkeys(quotation.document for quotation in quotations))


def _intro(
    telling: Telling, dossier: Dossier, statements: Sequence[Statement], evidence: tuple[Evidence, ...]
) -> Sentence:
    phrases = telling.phrases
    documents = documents_of(telling, statements)
    period = period_of(telling, dossier, statements)
    when = times.adverb(period, phrases)
    role, resting = _role(telling, period, documents)
    about = " ".join((dossier.about or "").split())
    titles = [title for theme in dossier.themes if theme.statements and (title := titled(theme))][:THEMES]
    key = "about" if about else "themes" if len(titles) > 1 else "theme" if titles else "plain"
    words = phrases.one(f"lead.{key}").format(
        who=telling.person.name,
        role=role,
        period=phrases.one("lead.period").format(when=when) if when else "",
        about=about,
        gender=phrases.get(f"lead.gender_{telling.person.gender or 'n'}") or "",
        themes=phrases.one("lead.between").join(titles),
    )
    marks = telling.marks(resting or (evidence if len(documents) <= FEW else ()))
    before = Piece(text=phrases.one("marks.before_reference"))
    pieces = (*compose("{words}", words=words), *((before, *marks) if marks else ()))
    return Sentence(pieces=pieces, evidence=(*resting, *evidence))


def _counted(telling: Telling, statements: Sequence[Statement], evidence: tuple[Evidence, ...]) -> Sentence:
    """Say how many statements, documents and outlets there are, and how much of it was heard more than once."""
    phrases = telling.phrases
    documents = documents_of(telling, statements)
    outlets = len(outlets_of(telling, documents))
    words = phrases.count(
        "lead.counted",
        len(statements),
        documents=phrases.count("counts.documents", len(documents)),
        outlets=phrases.count("counts.outlets", outlets) if outlets else "",
    )
    several = [statement for statement in statements if len(statement.origins) > 1]
    resting = tuple(evidence_of(quotation) for each in several for quotation in telling.printable(each)[1:])
    origins = phrases.count("lead.origins", len(several)) if several else ""
    text = f"{words}{origins}{phrases.one('marks.stop')}"
    return Sentence(pieces=(Piece(text=text[0].upper() + text[1:]),), evidence=(*evidence, *resting))


def _most_carried(telling: Telling, statements: Sequence[Statement], *, whole: bool) -> list[Sentence]:
    """Return the remark that more outlets carry than any other, where several heard it for themselves."""
    counts = sorted(((_houses(telling, one), one.id, one) for one in statements), key=lambda entry: entry[:2])
    if not counts or counts[-1][0] < CARRIED or (len(counts) > 1 and counts[-2][0] == counts[-1][0]):
        return []
    number, _, most = counts[-1]
    reports = telling.printable(most)
    best = reports[0]
    if not (is_speech(best) and stands_alone(telling, best)) or len(most.origins) < 2:
        return []
    limit = WHOLE if whole else BRIEF
    quote = quoted(telling, best, ending=",.", limit=limit)
    bracket = language_bracket(telling, best, telling.excerpt(best, limit=limit).spans)
    pieces = compose(
        telling.phrases.one("lead.carried"),
        quote=(*quote, *bracket),
        n=telling.phrases.number(number),
        made=_made(telling, most, best) if whole else "",
    )
    resting = tuple(evidence_of(one) for one in reports)
    known = circumstances(telling, most, telling.when(most, best)) if whole else ()
    before = Piece(text=telling.phrases.one("marks.before_reference"))
    made_by: MadeBy = "translator" if any(piece.translated_from for piece in bracket) else "template"
    return [
        Sentence(
            pieces=(*pieces, before, *telling.marks(resting)),
            evidence=(*resting, *known),
            statement=most.id if whole else None,
            made_by=made_by,
        )
    ]


def _made(telling: Telling, statement: Statement, best: Quotation) -> str:
    """Return when and where the remark was made; empty where only its reports are dated."""
    when = telling.when(statement, best)
    if when.known != "event" or best.medium != "said":
        return ""
    place = where(telling, statement, Place())
    return telling.phrases.one("lead.made").format(
        who=who(telling, Place(named=1)),
        when=times.adverb(when.value, telling.phrases),
        where=telling.phrases.one("source.where").format(where=place) if place else "",
    )


def _houses(telling: Telling, statement: Statement) -> int:
    reports = telling.printable(statement)
    return len({telling.house(one.document) for one in reports if telling.outlet(one.document)})


def _role(telling: Telling, period: str | None, documents: Sequence[str]) -> tuple[str, tuple[Evidence, ...]]:
    """Return the role in words and what says so, rather a document that the note rests on anyway."""
    role = telling.role_on(period.split("/")[-1] if period else None)
    if role is None:
        return "", ()
    known = [entry for entry in role.evidence if entry.document in telling.documents]
    first = sorted(known, key=lambda entry: entry.document not in documents)[:1]
    resting = tuple(Evidence(document=entry.document, spans=entry.spans, of="role") for entry in first)
    return _role_words(telling, role), resting


def _role_words(telling: Telling, role: Role) -> str:
    phrases = telling.phrases
    house = role.organisation or ""
    if house.lower().strip(".") in (phrases.get("names.titles") or ()) or house.lower() in role.title.lower():
        house = ""
    if role.lang.split("-")[0] != phrases.lang:  # an office in another language is named, not fitted in
        inside = phrases.one("headings.comma").join(part for part in (role.title, house) if part)
        return phrases.one("source.bracket").format(words=inside)
    office = _office(role)
    title = phrases.one("note.former").format(role=office) if role.former else office
    if house:
        plain = " " not in house and not house.isupper() and not house.lower().endswith(_common(telling))
        key = "note.role_of" if plain and phrases.get("note.role_of") else "note.role_at"
        title = phrases.one(key).format(role=title, organisation=house)
    return phrases.one("lead.role").format(role=title)


def _office(role: Role) -> str:
    """Return the office as it stands within a sentence: a capital that only began a line in the source is none."""
    words = role.title.split()
    small = all(word.islower() for word in words[1:])
    listed = {
        word
        for forms in language(role.lang).own("offices").values()
        for title in (*(str(forms[key]) for key in ("any", "f", "m") if key in forms), *forms.get("also", ()))
        for word in title.split()
    }
    if small and words and words[0][1:].islower() and words[0].lower() in listed:
        return " ".join((words[0].lower(), *words[1:]))
    return role.title


def _common(telling: Telling) -> tuple[str, ...]:
    """Return the endings of organisations that take an article in the language ("Bundestag")."""
    return tuple(telling.phrases.get("names.with_article") or ())
