"""Who speaks: the mention marked {{so}} is the speaker of a quotation; the table says whom it means."""

from __future__ import annotations

import re

import pytest

from wortlaut.records import Attribution, Document, Person, Quotation, Span
from wortlaut.resolving import Resolution, resolve

_MARKED = re.compile(r"\{\{(.+?)\}\}")


def marked(text: str, *, name: str = "doc", lang: str = "en") -> tuple[Document, tuple[Quotation, ...]]:
    """Return the document without its marks, and a quotation for each of them."""
    plain, speakers, place = "", [], 0
    for match in _MARKED.finditer(text):
        plain += text[place : match.start()]
        speakers.append(Span(len(plain), len(plain) + len(match[1])))
        plain, place = plain + match[1], match.end()
    plain += text[place:]
    document = Document(id=name, text=plain, lang=lang)
    return document, tuple(
        Quotation(document=name, content=(Span(at, at + 1),), speaker=(span,), form="indirect", found_by="test")
        for at, span in enumerate(speakers)
    )


def resolved(*texts: str, lang: str = "en") -> Resolution:
    """Return the resolution of texts whose speakers are marked."""
    read = [marked(text, name=f"doc-{number}", lang=lang) for number, text in enumerate(texts)]
    return resolve([document for document, _ in read], {document.id: own for document, own in read})


def answers(resolution: Resolution) -> list[tuple[Attribution, Person | None]]:
    people = {person.id: person for person in resolution.people}
    return [(answer, people.get(answer.person or "")) for answer in resolution.attributions]


def spoken_by(*texts: str, lang: str = "en") -> list[str | None]:
    return [person.name if person else None for _, person in answers(resolved(*texts, lang=lang))]


ENGLISH = {
    "full name": ("{{Karen Holt}} said no.", ["Karen Holt"]),
    "short name": ("Karen Holt came. {{Holt}} said no.", ["Karen Holt"]),
    "title": ("Karen Holt came. {{Ms. Holt}} said no.", ["Karen Holt"]),
    "apposition behind": ("{{Karen Holt, chief executive of Brandt Foods,}} said no.", ["Karen Holt"]),
    "apposition before": ("{{Brandt Foods' chief executive, Karen Holt,}} said no.", ["Karen Holt"]),
    "role before": ("{{Mining lobbyist Karen Holt}} said no.", ["Karen Holt"]),
    "role alone": ("Karen Holt, chairwoman of Brandt, left. {{The chairwoman}} said no.", ["Karen Holt"]),
    "pronoun": ("Karen Holt left at noon. {{She}} said no.", ["Karen Holt"]),
    "spokesman is not the boss": ("Karen Holt came. {{A Holt spokesman}} said no.", ["a Holt spokesman"]),
}

GERMAN = {
    "full name": ("{{Karin Holt}} sagte nein.", ["Karin Holt"]),
    "short name": ("Karin Holt kam. {{Holt}} sagte nein.", ["Karin Holt"]),
    "role before": ("{{Konzernchefin Karin Holt}} sagte nein.", ["Karin Holt"]),
    "role alone": ("Konzernchefin Karin Holt ging. {{Die Konzernchefin}} sagte nein.", ["Karin Holt"]),
    "pronoun": ("Karin Holt ging am Mittag. {{Sie}} sagte nein.", ["Karin Holt"]),
    "spokesman is not the boss": ("Karin Holt kam. {{Holts Sprecher}} sagte nein.", ["Holts Sprecher"]),
}


@pytest.mark.parametrize(("text", "names"), ENGLISH.values(), ids=ENGLISH)
def test_english_mentions_mean(text: str, names: list[str | None]) -> None:
    assert [name.lower() if name else None for name in spoken_by(text)] == [
        name.lower() if name else None for name in names
    ]


@pytest.mark.parametrize(("text", "names"), GERMAN.values(), ids=GERMAN)
def test_german_mentions_mean(text: str, names: list[str | None]) -> None:
    assert spoken_by(text, lang="de") == names
