"""One quotation made ready to be compared with another: its words, its stems, its time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wortlaut.clustering.days import Days, days
from wortlaut.clustering.words import content_stems, tokens
from wortlaut.records import Dating, Document, Quotation


@dataclass(frozen=True, slots=True)
class Wording:
    """A quotation with what comparing needs of it; never stored."""

    quotation: Quotation
    id: str
    lang: str
    text: str
    words: tuple[str, ...]
    stems: tuple[str, ...]
    bag: frozenset[str]
    event: Days | None
    published: Days | None
    occasion: str | None


def printed(quotation: Quotation, document: Document, /) -> str:
    """Return the words of the quotation as its document prints them; stretches outside the text count as nothing."""
    return " ".join(part for span in quotation.content if (part := document.text[span.start : span.end]))


def prepare(quotation: Quotation, document: Document, dating: Dating | None, /) -> Wording:
    """Return the quotation made ready to be compared."""
    lang = document.lang.split("-")[0].lower()
    text = printed(quotation, document)
    words = tokens(text)
    stems = content_stems(words, lang)
    return Wording(
        quotation=quotation,
        id=quotation.id,
        lang=lang,
        text=text,
        words=words,
        stems=stems,
        bag=frozenset(stems),
        event=days(dating.moment.value) if dating and dating.moment and dating.moment.kind == "event" else None,
        published=_published(document, dating),
        occasion=dating.occasion if dating else None,
    )


def prepare_all(
    quotations: tuple[Quotation, ...], documents: Mapping[str, Document], datings: Mapping[str, Dating], /
) -> tuple[Wording, ...]:
    """Return all quotations whose document is at hand and holds at least one word of them, in their order."""
    found = (
        prepare(quotation, documents[quotation.document], datings.get(quotation.id))
        for quotation in quotations
        if quotation.document in documents
    )
    return tuple(wording for wording in found if wording.words)


def _published(document: Document, dating: Dating | None) -> Days | None:
    if dating and dating.publication:
        return days(dating.publication.value)
    return days(document.published)
