"""The first paragraph: who, in which role, over which time, from how many sources, about what."""

from __future__ import annotations

from collections.abc import Sequence

from wortlaut.records import Dossier, Evidence, Piece, Section, Sentence, Statement
from wortlaut.writing import times
from wortlaut.writing.telling import Telling, evidence_of
from wortlaut.writing.themes import titled

FEW = 5  # documents that the lead refers to where no source names the role
THEMES = 4  # themes that the lead names


def lead(telling: Telling, dossier: Dossier, statements: Sequence[Statement], /) -> Section:
    """Return the lead; each of its sentences rests on the statements it counts."""
    evidence = tuple(evidence_of(telling.printable(statement)[0]) for statement in statements)
    sentences = [_intro(telling, dossier, statements, evidence)]
    if several := [statement for statement in statements if len(statement.origins) > 1]:
        words = telling.phrases.count("lead.origins", len(several))
        resting = tuple(evidence_of(quotation) for each in several for quotation in telling.printable(each))
        sentences.append(Sentence(pieces=(Piece(text=words[0].upper() + words[1:]),), evidence=resting))
    if words := _themes(telling, dossier):
        sentences.append(Sentence(pieces=(Piece(text=words),), evidence=evidence))
    foreign = any(telling.foreign(entry.document) for entry in evidence)
    wording = telling.phrases.one("lead.direct_foreign" if foreign else "lead.direct")
    conventions = Sentence(pieces=(Piece(text=wording),), evidence=evidence)
    return Section(heading="", kind="lead", paragraphs=(tuple(sentences), (conventions,)))


def period_of(telling: Telling, dossier: Dossier, statements: Sequence[Statement], /) -> str | None:
    """Return the EDTF period of the statements, else the one that was asked for."""
    values = [telling.when(statement, telling.printable(statement)[0]).value for statement in statements]
    asked = [value for value in (dossier.since, dossier.until) if value]
    return times.period([value for value in values if value]) or times.period(asked)


def outlets_of(telling: Telling, documents: Sequence[str], /) -> tuple[str, ...]:
    """Return the outlets that the documents name, each once."""
    return tuple(dict.fromkeys(outlet for name in documents if (outlet := telling.outlet(name))))


def documents_of(telling: Telling, statements: Sequence[Statement], /) -> tuple[str, ...]:
    """Return the ids of all documents that carry the statements, each once."""
    quotations = (quotation for statement in statements for quotation in telling.printable(statement))
    return tuple(dict.fromkeys(quotation.document for quotation in quotations))


def _intro(
    telling: Telling, dossier: Dossier, statements: Sequence[Statement], evidence: tuple[Evidence, ...]
) -> Sentence:
    phrases = telling.phrases
    documents = documents_of(telling, statements)
    outlets = len(outlets_of(telling, documents))
    period = period_of(telling, dossier, statements)
    when = times.adverb(period, phrases)
    role, resting = _role(telling, period, documents)
    words = phrases.count(
        "lead.intro",
        len(statements),
        who=telling.person.name,
        role=role,
        period=f" {when}" if when else "",
        documents=phrases.count("counts.documents", len(documents)),
        outlets=phrases.count("counts.outlets", outlets) if outlets else "",
    )
    marks = telling.marks(resting or (evidence if len(documents) <= FEW else ()))
    pieces = (Piece(text=f"{words} "), *marks) if marks else (Piece(text=words),)
    return Sentence(pieces=pieces, evidence=(*resting, *evidence))


def _role(telling: Telling, period: str | None, documents: Sequence[str]) -> tuple[str, tuple[Evidence, ...]]:
    """Return the role in words and what says so, rather a document that the note rests on anyway."""
    role = telling.role_on(period.split("/")[-1] if period else None)
    if role is None:
        return "", ()
    title = telling.phrases.one("note.former").format(role=role.title) if role.former else role.title
    if role.organisation and role.organisation.lower() not in role.title.lower():
        title = telling.phrases.one("note.role_at").format(role=title, organisation=role.organisation)
    words = f", {title},"
    if role.lang.split("-")[0] != telling.phrases.lang:  # an office in another language is named, not fitted in
        words = f" ({', '.join(part for part in (role.title, role.organisation) if part)})"
    known = [entry for entry in role.evidence if entry.document in telling.documents]
    first = sorted(known, key=lambda entry: entry.document not in documents)[:1]
    return words, tuple(Evidence(document=entry.document, spans=entry.spans, of="role") for entry in first)


def _themes(telling: Telling, dossier: Dossier) -> str:
    titles = [title for theme in dossier.themes if theme.statements and (title := titled(theme))][:THEMES]
    if not titles:
        return ""
    key = "lead.themes" if len(titles) > 1 else "lead.theme"
    return telling.phrases.one(key).format(themes="; ".join(titles))
