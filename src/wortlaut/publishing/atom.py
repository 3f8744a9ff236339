"""Notes as an Atom feed: an entry for each, with the whole note inside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import NAMESPACE_URL, uuid5

from wortlaut.publishing.filled import dated, filled, identifier
from wortlaut.publishing.laid import laid
from wortlaut.records import Document, Note

Bundles = Sequence[tuple[Note, Mapping[str, Document]]]


@dataclass(frozen=True, slots=True)
class AtomPublisher:
    """Prints ``feed.atom``; of several notes it makes one feed, the latest first."""

    name: str = "atom"
    pages: Mapping[str, str] = field(default_factory=dict)  # where a note's page stands, by the note's identifier

    def __call__(self, note: Note, documents: Mapping[str, Document], /) -> Mapping[str, bytes]:
        """Return a feed of one entry."""
        return self.together([(note, documents)])

    def together(self, notes: Bundles, /) -> Mapping[str, bytes]:
        """Return the feed of the notes; raises UsageError for one without a date, which Atom asks for."""
        entries = [
            {
                "note": laid(note, documents),
                "identifier": identifier(note),
                "date": dated(note),
                "page": self.pages.get(identifier(note)),
            }
            for note, documents in notes
        ]
        entries.sort(key=lambda entry: (str(entry["date"]), str(entry["identifier"])), reverse=True)
        people = sorted({entry["note"]["speaker"] for entry in entries if isinstance(entry["note"], dict)})
        known = {
            "entries": entries,
            "title": f"Wortlaut: {', '.join(people)}",
            "identifier": f"urn:uuid:{uuid5(NAMESPACE_URL, 'urn:wortlaut:feed:' + ', '.join(people))}",
            "date": max((str(entry["date"]) for entry in entries), default="1970-01-01"),
        }
        return {"feed.atom": filled("feed.atom.jinja", known).encode("utf-8", "replace")}
