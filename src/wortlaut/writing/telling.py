"""What every part of a note needs: the records behind it, the phrases, and the reference numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from wortlaut.records import Document, Evidence, Figure, Occasion, Person, Piece, Quotation, Role, Span, Statement
from wortlaut.writing import times
from wortlaut.writing.excerpts import Excerpt, Focus, excerpt
from wortlaut.writing.naming import short_name
from wortlaut.writing.phrases import Phrases, phrases
from wortlaut.writing.plans import Plans
from wortlaut.writing.references import References

MARKS = 12  # reference marks in a row; the evidence of the sentence has them all


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """How much is known of the time: that of the event, or only that of publication, or nothing."""

    known: str  # "event", "published", "undated"
    value: str = ""  # EDTF


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """The records a note is told from."""

    person: Person
    quotations: Mapping[str, Quotation]
    documents: Mapping[str, Document]
    phrases: Phrases
    people: Mapping[str, Person] = field(default_factory=dict)
    occasions: Mapping[str, Occasion] = field(default_factory=dict)
    translations: frozenset[str] = frozenset()  # Statement.ids of which the original wording is missing
    figures: Callable[[str, str], Sequence[Figure]] | None = None
    role: Callable[[str | None], Role | None] | None = None  # what the person was on a day, where somebody knows
    references: References
    plans: Plans | None = None  # a model's, where one words the note

    @property
    def who(self) -> str:
        """The short name of the person."""
        return short_name(self.person, self.phrases)

    def role_on(self, day: str | None, /) -> Role | None:
        """Return what the person was on that day; the first role of the record where nobody tells days apart."""
        if self.role is not None:
            return self.role(day)
        return next((role for role in self.person.roles if not role.former), None)

    def printable(self, statement: Statement, /) -> tuple[Quotation, ...]:
        """Return the statement's quotations whose words are at hand, best first."""
        names = dict.fromkeys((statement.best, *statement.quotations))
        known = [self.quotations[name] for name in names if name in self.quotations]
        return tuple(quotation for quotation in known if self._reaches(quotation))

    def _reaches(self, quotation: Quotation) -> bool:
        document = self.documents.get(quotation.document)
        return document is not None and quotation.content[-1].end <= len(document.text)

    def words(self, quotation: Quotation, /) -> str:
        """Return what the quotation's spans cover, joined."""
        text = self.documents[quotation.document].text
        return " ".join(span.of(text) for span in quotation.content)

    def excerpt(self, quotation: Quotation, wanted: frozenset[str] = frozenset(), /) -> Excerpt:
        """Return the part of the quotation that is printed, rather one with words that are wanted."""
        document = self.documents[quotation.document]
        words = phrases(document.lang)
        focus = Focus(
            contrasts=frozenset(words.get("contrast.words")),
            leaning=frozenset(words.get("contrast.leaning")),
            wanted=wanted,
        )
        return excerpt(document, quotation.content, focus=focus)

    def outlet(self, document: str, /) -> str:
        """Return who published it: the outlet, else the site; empty where nobody is known."""
        source = self.documents[document]
        return " ".join((source.outlet or "").split()) or _site(source.url)

    def house(self, document: str, /) -> str:
        """Return what tells the document's publisher from others: its name, else the document alone."""
        return self.outlet(document) or document

    def known_as(self, document: str, /) -> str:
        """Return how a sentence can name the source: "outlet", "record" (a transcript), or "plain" (not at all)."""
        if self.outlet(document):
            return "outlet"
        turns = any(block.kind == "turn" for block in self.documents[document].blocks)
        return "record" if turns else "plain"

    def at(self, document: str, /) -> str:
        """Return the source as the place where words stand: "the transcript"."""
        phrase = self.phrases.one(f"source.at_{self.known_as(document)}")
        return phrase.format(outlet=self.outlet(document))

    def when(self, statement: Statement, quotation: Quotation, /) -> When:
        """Return the time the statement is told with."""
        moment = statement.moment
        if moment and moment.kind == "event" and times.bare(moment.value, self.phrases):
            return When(known="event", value=moment.value)
        published = self.documents[quotation.document].published or (moment.value if moment else "")
        if times.bare(published, self.phrases):
            return When(known="published", value=published)
        return When(known="undated")

    def mark(self, document: str, span: Span | None = None, /) -> Piece:
        """Return the reference mark of a document."""
        return Piece(reference=self.references.number(document, span))

    def marks(self, evidence: Sequence[Evidence], /) -> tuple[Piece, ...]:
        """Return the reference marks of the first MARKS documents that something rests on."""
        first = {entry.document: entry.spans[0] for entry in reversed(evidence)}
        ordered = dict.fromkeys(entry.document for entry in evidence)
        return tuple(self.mark(name, first[name]) for name in list(ordered)[:MARKS])

    def foreign(self, document: str, /) -> str | None:
        """Return the document's language where it is known and not the note's."""
        lang = self.documents[document].lang
        return None if lang.split("-")[0].lower() in ("und", "", self.phrases.lang) else lang


def evidence_of(quotation: Quotation, /) -> Evidence:
    """Return the words of a quotation as evidence."""
    return Evidence(document=quotation.document, spans=quotation.content, of="wording")


def _site(url: str | None) -> str:
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")
