"""Notes as an Atom feed: an entry for each, with the whole note inside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import NAMESPACE_URL, uuid5

from wortlaut.publishing.files import slug
from wortlaut.publishing.filled import dated, filled, identifier
from wortlaut.publishing.laid import laid
from wortlaut.records import Document, Note

Bundles = Sequence[tuple[Note, Mapping[str, Document]]]


@dataclass(frozen=True, slots=True)
class AtomPublisher:
    """Prints the feed of one note, under its own name; of several notes ``feed.atom``, the latest first."""

    name: str = "atom"
    pages: Mapping[str, str] = field(default_factory=dict)  # where a note's page stands, by the note's identifier

    def __call__(self, note: Note, documents: Mapping[str, Document], /) -> Mapping[str, bytes]:
        """Return a feed of one entry, the same place for every edition of the note."""
        return self._feed([(note, documents)], f"{slug(note)}.atom", named=identifier(note))

    def together(self, notes: Bundles, /) -> Mapping[str, bytes]:
        """Return the feed of the notes; raises UsageError for one without a date, which Atom asks for."""
        return self._feed(notes, "feed.atom")

    def _feed(self, notes: Bundles, file: str, named: str = "") -> Mapping[str, bytes]:
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
        people = ", ".join(sorted({entry["note"]["speaker"] for entry in entries if isinstance(entry["note"], dict)}))
        known = {
            "file": file,
            "entries": entries,
            "title": f"Wortlaut: {people}",
            "identifier": f"urn:uuid:{uuid5(NAMESPACE_URL, f'urn:wortlaut:feed:{named or people}')}",
            "date": max((str(entry["date"]) for entry in entries), default="1970-01-01"),
        }
        return {file: filled("feed.atom.jinja", known).encode("utf-8", "replace")}
