"""The publisher of sites: pages of notes, and with them the pages that are made of all notes together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from wortlaut.errors import UsageError
from wortlaut.publishing.atom import AtomPublisher, Bundles
from wortlaut.publishing.filled import identifier
from wortlaut.publishing.html import HtmlPublisher
from wortlaut.publishing.site.cards import Card, card, page_of, slug
from wortlaut.publishing.site.pages import links, pages
from wortlaut.publishing.told import speaker
from wortlaut.records import Document, Note

FEED = 30  # entries of the feed, each with its whole note: a reader's program keeps the older ones


@dataclass(frozen=True, slots=True)
class SitePublisher:
    """Prints a folder of pages; ``page``, ``card`` and ``joined`` are its steps, for who builds only what changed."""

    name: str = "site"
    context: Mapping[str, object] = field(default_factory=dict)

    def within(self, context: Mapping[str, object], /) -> SitePublisher:
        """Return this publisher with what else is known of the note: "audit", "dossier"."""
        return replace(self, context=context)

    def __call__(self, note: Note, documents: Mapping[str, Document], /) -> Mapping[str, bytes]:
        """Return the site of one note."""
        return self.together([(note, documents)])

    def together(self, notes: Bundles, /) -> Mapping[str, bytes]:
        """Return the site of the notes; raises UsageError where two of them claim one address."""
        cards = [self.card(note, documents) for note, documents in notes]
        places = [one.page for one in cards]
        if double := next((place for place in places if places.count(place) > 1), None):
            raise UsageError(f"two notes would stand at {double}", hint="give one of them another id")
        made = {place: self.page(note, documents) for place, (note, documents) in zip(places, notes, strict=True)}
        return made | dict(self.joined(cards)) | dict(self.feed(notes))

    def page(self, note: Note, documents: Mapping[str, Document], /) -> bytes:
        """Return the note's own page, with the way to the other pages."""
        up = "../../"
        person = {"label": speaker(note), "href": f"{up}people/{slug(speaker(note))}.html", "place": ""}
        around = {"home": f"{up}index.html", "links": [person, *links(note.lang, up)[1:]]}
        publisher = HtmlPublisher(context={**self.context, "site": around})
        ((_, content),) = publisher(note, documents).items()
        return content

    def card(self, note: Note, documents: Mapping[str, Document], /) -> Card:
        """Return what the joint pages need of the note."""
        return card(note, documents)

    def joined(self, cards: Sequence[Card], /) -> Mapping[str, bytes]:
        """Return the pages made of all notes."""
        return pages(cards)

    def feed(self, notes: Bundles, /) -> Mapping[str, bytes]:
        """Return the feed of the latest of these notes that have a day; an entry leads to the note's page."""
        dated = [pair for pair in notes if pair[0].front.get("date")]
        latest = sorted(dated, key=lambda pair: (str(pair[0].front["date"]), page_of(pair[0])), reverse=True)[:FEED]
        if not latest:
            return {}
        return AtomPublisher(pages={identifier(note): page_of(note) for note, _ in latest}).together(latest)
