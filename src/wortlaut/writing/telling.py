"""What every part of a note needs: the records behind it, the phrases, and the reference numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from wortlaut.records import (
    Document,
    Evidence,
    Figure,
    Occasion,
    Person,
    Piece,
    Quotation,
    Role,
    Sentence,
    Span,
    Statement,
)
from wortlaut.writing import times
from wortlaut.writing.excerpts import LIMIT, Excerpt, Focus, excerpt
from wortlaut.writing.foreign import Foreign, Translate, beside
from wortlaut.writing.naming import short_name
from wortlaut.writing.phrases import Phrases, phrases
from wortlaut.writing.plans import Plans
from wortlaut.writing.references import References
from wortlaut.writing.stretches import count_words, split

QUESTION, LETTERS = 25, 10  # words of a question that is printed with its answer, and letters of each
LABEL = 80  # letters of what a transcript prints in front of a turn
_SECTION = re.compile(r"\s+[–—|·-]\s+")  # "Courier – Business" is the Courier
FEW = 5  # documents behind a count of many: more marks would show the reader nothing
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
    translate: Translate | None = None  # somebody's, where one puts foreign words into the note's language
    translator: str = ""  # who that is
    by_document: Mapping[str, Sequence[Quotation]] = field(default_factory=dict)

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

    def leaning(self, document: str, /) -> frozenset[str]:
        """Return the words that mean something that went before, in the document's language."""
        return frozenset(phrases(self.documents[document].lang).get("contrast.leaning"))

    def asked(self, quotation: Quotation, /) -> Span | None:
        """Return what somebody else asked right before these words.

        Only the turn or paragraph right before counts, where it ends with a question that is short enough to print.
        """
        if quotation.turn is None:
            return None
        document, start = self.documents[quotation.document], quotation.content[0].start
        before = self._turn_before(quotation)
        if before is not None:
            around = before.content[-1]
        else:
            words = document.text[:start].rstrip()
            around = Span(max(0, words.rfind("\n\n")), len(words)) if words else Span(0, 1)
            if "\n\n" not in document.text[len(words) : start] or self._own_words(quotation, around):
                return None
        question = split(document.text, around, lang=document.lang)[-1]
        words = question.of(document.text)
        if not words.endswith(("?", "？")) or count_words(words) > QUESTION or len(words) > QUESTION * LETTERS:
            return None
        return question

    def _turn_before(self, quotation: Quotation) -> Quotation | None:
        """Return the speech of another speaker that ends where this one's turn begins."""
        start = quotation.content[0].start
        text = self.documents[quotation.document].text
        for other in self.by_document.get(quotation.document, ()):
            if other.turn in (None, quotation.turn) or not is_speech(other) or other.envelope.end > start:
                continue
            label = text[other.envelope.end : start].strip()
            if len(label) <= LABEL and (not label or label.endswith(":")):
                return other
        return None

    def _own_words(self, quotation: Quotation, span: Span) -> bool:
        others = self.by_document.get(quotation.document, ())
        return any(other.turn == quotation.turn and other.envelope.overlaps(span) for other in others)

    def interview(self, quotation: Quotation, /) -> bool:
        """Tell whether the words stand in an interview of the outlet's: it asks there, and nobody else answers."""
        if quotation.turn is None or not self.outlet(quotation.document):
            return False
        paragraphs = self.documents[quotation.document].text.split("\n\n")
        return any(paragraph.rstrip().endswith(("?", "？")) for paragraph in paragraphs)

    def spoken_at(self, document: str, span: Span, /) -> Quotation | None:
        """Return the direct speech that holds a stretch: only then may that stand between marks."""
        for quotation in self.by_document.get(document, ()):
            if quotation.envelope.covers(span) and is_speech(quotation):
                return quotation
        return None

    def excerpt(self, quotation: Quotation, wanted: frozenset[str] = frozenset(), /, *, limit: int = LIMIT) -> Excerpt:
        """Return the part of the quotation that is printed, rather one with words that are wanted."""
        document = self.documents[quotation.document]
        words = phrases(document.lang)
        focus = Focus(
            contrasts=frozenset(words.get("contrast.words")),
            leaning=frozenset(words.get("contrast.leaning")),
            wanted=wanted,
        )
        return excerpt(document, quotation.content, focus=focus, limit=limit)

    def outlet(self, document: str, /) -> str:
        """Return who published it: the outlet, else the site; empty where nobody is known."""
        source = self.documents[document]
        return " ".join((source.outlet or "").split()) or _site(source.url)

    def house(self, document: str, /) -> str:
        """Return what tells the document's publisher from others: its name without a section, else the document."""
        return _SECTION.split(self.outlet(document))[0].casefold() or document

    def known_as(self, document: str, /) -> str:
        """Return how a sentence can name the source: "outlet", "record" (a transcript), or "plain" (not at all)."""
        if self.outlet(document):
            return "outlet"
        turns = any(block.kind == "turn" for block in self.documents[document].blocks)
        voices = {quotation.turn for quotation in self.by_document.get(document, ()) if quotation.turn}
        return "record" if turns or len(voices) > 1 else "plain"

    def translated(self, document: str, spans: Sequence[Span], /) -> tuple[Piece, ...]:
        """Return what the reader is told of printed words in another language: their translation, where asked for."""
        lang = self.foreign(document)
        if not lang or not spans:
            return ()
        return beside(Foreign(document=document, spans=tuple(spans), lang=lang), self.translate, self.phrases)

    def at(self, document: str, /) -> str:
        """Return the source as the place where words stand: "the transcript"."""
        phrase = self.phrases.one(f"source.at_{self.known_as(document)}")
        return phrase.format(outlet=self.outlet(document), n=self.references.number(document))

    def called(self, document: str, /) -> str:
        """Return the source's name alone: its outlet, "transcript", "source 2"."""
        phrase = self.phrases.one(f"source.name_{self.known_as(document)}")
        return phrase.format(outlet=self.outlet(document), n=self.references.number(document))

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

    def more(self, key: str, number: int, evidence: Sequence[Evidence], /, **slots: str) -> Sentence:
        """Return the sentence that says how much is left out, with the marks of what it rests on where they are few."""
        words = self.phrases.count(key, number, **slots)
        words = f"{words[0].upper()}{words[1:]}"
        resting = tuple(dict.fromkeys(evidence))
        if len({entry.document for entry in resting}) > FEW:
            return Sentence(pieces=(Piece(text=words),), evidence=resting)
        first = Piece(text=f"{words}{self.phrases.one('marks.before_reference')}")
        return Sentence(pieces=(first, *self.marks(resting)), evidence=resting)

    def foreign(self, document: str, /) -> str | None:
        """Return the document's language where it is known and not the note's."""
        lang = self.documents[document].lang
        return None if lang.split("-")[0].lower() in ("und", "", self.phrases.lang) else lang


def is_speech(quotation: Quotation, /) -> bool:
    """Tell whether the words may stand between marks: the source prints them as spoken, and does not deny it."""
    return quotation.verbatim and not quotation.negated and quotation.medium != "thought"


def evidence_of(quotation: Quotation, /) -> Evidence:
    """Return the words of a quotation as evidence."""
    return Evidence(document=quotation.document, spans=quotation.content, of="wording")


def _site(url: str | None) -> str:
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")
