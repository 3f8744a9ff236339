"""A card of one verified quotation, as PNG and SVG: whole, as its document prints it, with where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from html import escape
from typing import Any

from wortlaut.errors import UsageError
from wortlaut.publishing.files import stem
from wortlaut.publishing.jsonld import check_of, verdicts
from wortlaut.publishing.laid import author
from wortlaut.publishing.text import day, marks, phrases, unbroken
from wortlaut.publishing.told import by_document, placed, sentences, speaker, spoken, tells, xml_text
from wortlaut.publishing.typeset import variant
from wortlaut.records import Audit, Document, Note, Reference, Sentence

LONGEST = 420  # characters: more is a page, not a card
FAIR = range(40, 261)  # characters of a quotation that says something and is read at a glance
SIZES = (84, 70, 58, 48, 40, 36, 32, 28, 24)  # of the letters, in points: the first that lets the words fit is taken
LINE = 90  # characters of the line that says where it stands
WIDE = 2  # a character of Chinese takes the room of two letters
_ENDS = (".", "!", "?", "…", "。", "！", "？")


@dataclass(frozen=True, slots=True)
class CardPublisher:
    """Prints the first quotation that reads well alone; with an audit, one that it accepts."""

    name: str = "card"
    media: str = "image"  # the key of the front matter that is true when these files are written
    context: Mapping[str, object] = field(default_factory=dict)

    def within(self, context: Mapping[str, object], /) -> CardPublisher:
        """Return this publisher with what else is known of the note: "audit"."""
        return replace(self, context=context)

    def __call__(self, note: Note, documents: Mapping[str, Document], /) -> Mapping[str, bytes]:
        """Return both files; raises UsageError where no quotation fits whole."""
        from wortlaut.publishing.typeset import typeset

        audit = self.context.get("audit")
        shown = _shown(note, documents, audit if isinstance(audit, Audit) else None)
        svg = _titled(typeset("card.typ", shown, form="svg").decode(), shown)
        png = typeset("card.typ", shown, form="png", ppi=72)
        return {f"{stem(note)}.card.svg": svg.encode("utf-8", "replace"), f"{stem(note)}.card.png": png}


def _shown(note: Note, documents: Mapping[str, Document], audit: Audit | None) -> dict[str, Any]:
    found = min(_candidates(note, documents, audit), default=None)
    if found is None:
        raise UsageError(f"{note.id}: no quotation for a card", hint=f"it takes a whole one of up to {LONGEST} letters")
    *_, words, name = found
    opening, closing = marks(note.lang)
    lang = documents[name].lang.split("-")[0].lower()
    return {
        "title": unbroken(note.title),
        "author": author(note),
        "lang": note.lang.split("-")[0].lower(),
        "spoken": lang if lang != "und" else note.lang,
        "variant": variant(documents[name].lang),
        "quotation": f"{opening}{words}{closing}",
        "sizes": SIZES,
        "speaker": _short(speaker(note), LINE // 2),
        "source": _source(by_document(note).get(name), documents[name], note.lang),
    }


def _candidates(
    note: Note, documents: Mapping[str, Document], audit: Audit | None
) -> Iterator[tuple[bool, bool, bool, int, str, str]]:
    """Yield quotations with what speaks against each: foreign, no whole sentence, too short or long, late."""
    checks = verdicts(audit) if audit else {}
    for place, (section, sentence) in enumerate(sentences(note)):
        words = unbroken(spoken(sentence, documents)).strip() if tells(section, sentence) else ""
        if not words or _room(words) > LONGEST or not _whole(sentence):
            continue
        if audit and not ((check := check_of(sentence, checks)) and check.accepted):
            continue
        name = placed(sentence)[0].document or ""
        foreign = documents[name].lang.split("-")[0] != note.lang.split("-")[0]
        partial = words[0].islower() or not words.endswith(_ENDS)
        yield foreign, partial, _room(words) not in FAIR, place, words, name


def _whole(sentence: Sentence) -> bool:
    """Tell whether it quotes one stretch: a card says nothing of what was left out between two."""
    return len([piece for piece in sentence.pieces if piece.quotation]) == 1


def _room(words: str) -> int:
    return sum(WIDE if "\u2e80" <= character <= "\uffdc" else 1 for character in words)


def _source(reference: Reference | None, document: Document, lang: str) -> str:
    published = reference.published if reference else document.published
    dated = phrases(lang)["reference"]["published"].format(date=day(published, lang)) if published else ""
    outlet = (reference.outlet if reference else document.outlet) or ""
    title = unbroken((reference.title if reference else document.title) or document.id)
    return ", ".join(part for part in (_short(unbroken(outlet) or title, LINE - len(dated)), dated) if part)


def _short(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def _titled(svg: str, shown: Mapping[str, Any]) -> str:
    """Return the drawing with its words as a description: its letters are shapes, which nobody can read aloud."""
    start = svg.index(">") + 1
    described = xml_text(f"{shown['quotation']} {shown['speaker']}. {shown['source']}")
    labels = f"<title>{escape(xml_text(shown['title']))}</title><desc>{escape(described)}</desc>"
    return f'{svg[: start - 1]} role="img">{labels}{svg[start:]}\n'
