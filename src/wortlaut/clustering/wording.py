"""One quotation made ready to be compared with another: its words, its stems, its time."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate

from wortlaut.clustering.parts import sentences
from wortlaut.clustering.words import content_stems, negators, places, tokens
from wortlaut.records import Dating, Document, Quotation, Span
from wortlaut.records.edtf import Days, days

_CONVERTED = re.compile(r"\([^()]{1,60}\)")  # "(about 40 million euros)": the outlet's own words inside a telling
_MARK = re.compile(r"[“”„«»‟\"‹›「」『』]|''")  # they open and close in turn
CAPITAL_NOUNS = frozenset({"de", "lb"})  # languages whose capitals tell nothing of names


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
    sentences: tuple[frozenset[str], ...]  # stems of each sentence, where there are several
    marked: frozenset[str]  # stems of the words in marks: all of direct speech, none of indirect
    names: frozenset[str]  # stems printed with a capital inside a sentence; none where every noun has one
    negators: tuple[int, ...]  # places among the words
    ends: tuple[int, ...]  # for each sentence how many words there are up to its end
    places: Mapping[
        str, tuple[int, int]
    ]  # first and last place of each stem among the words; where it denies something
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
    compared = text if quotation.verbatim else _CONVERTED.sub(" ", text)
    spans = list(sentences(compared, Span(0, len(compared)), lang)) if compared else []
    by_sentence = [tokens(span.of(compared)) for span in spans]
    words = tuple(word for sentence in by_sentence for word in sentence)
    stems = content_stems(words, lang)
    denied = negators(words, lang)
    return Wording(
        quotation=quotation,
        id=quotation.id,
        lang=lang,
        text=text,
        words=words,
        stems=stems,
        bag=frozenset(stems),
        sentences=tuple(frozenset(content_stems(one, lang)) for one in by_sentence) if len(spans) > 1 else (),
        marked=_marked(quotation, text, stems, lang),
        names=_names(text, lang),
        negators=denied,
        ends=tuple(accumulate(map(len, by_sentence))),
        places=places(words, lang) if denied else {},
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


def _marked(quotation: Quotation, text: str, stems: tuple[str, ...], lang: str) -> frozenset[str]:
    """Stems of the words in marks; a mixed quotation without a mark inside stands between marks itself."""
    if quotation.form not in ("direct", "mixed"):
        return frozenset()
    parts = _MARK.split(text)[1::2] if quotation.form == "mixed" else []
    return frozenset(content_stems(tokens(" ".join(parts)), lang) if parts else stems)


def _names(text: str, lang: str) -> frozenset[str]:
    if lang in CAPITAL_NOUNS:
        return frozenset()
    capitals = (word for word in text.split()[1:] if word[:1].isupper())
    return frozenset(content_stems(tokens(" ".join(capitals)), lang))


def _published(document: Document, dating: Dating | None) -> Days | None:
    if dating and dating.publication:
        return days(dating.publication.value)
    return days(document.published)
