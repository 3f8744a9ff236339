"""Who is who in the documents that matter to a note: a large library is not read whole for one page."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from wortlaut.desk.library import Library

if TYPE_CHECKING:
    from wortlaut.auditing import Draft
    from wortlaut.records import Person
    from wortlaut.resolving import Resolution

MOST_WHOLE = (
    150  # documents that are read whole; 1,000 took 9 s of the 11 that an audit took, those that matter a tenth
)
FOR_QUOTATION, FOR_SENTENCE = 4, 2  # likeliest documents of each
LIKELY = 0.2  # share of the words' weight from which a document is likely at all


@dataclass(frozen=True)
class Scope:
    """The people of some documents of a library; ``names`` None = of all."""

    library: Library
    names: Collection[str] | None = None

    @cached_property
    def resolution(self) -> Resolution:
        """Whose words the quotations of these documents are."""
        from wortlaut.resolving import join_documents

        if self.names is None:
            return self.library.resolution
        readings = (self.library.reading(name) for name in sorted(self.names))
        return join_documents(readings, people=self.library.people_file)

    @cached_property
    def persons(self) -> Mapping[str, Person]:
        """The people by id."""
        return {person.id: person for person in self.resolution.people}

    @cached_property
    def speakers(self) -> Mapping[str, str | None]:
        """For each quotation's id the id of the person who said it, None where that is not known."""
        return {attribution.quotation: attribution.person for attribution in self.resolution.attributions}


def scope_of(draft: Draft, library: Library, /) -> Scope:
    """Return the documents that a note quotes, tells of or refers to; all of a small or a resolved library."""
    if len(library.documents) <= MOST_WHOLE or "resolution" in vars(library):
        return Scope(library)
    from wortlaut.auditing.passages import claims
    from wortlaut.auditing.referring import referred

    locator = library.locator()
    asked = [(quoted.wording, FOR_QUOTATION) for quoted in draft.quoted]
    asked += [(claim.span.of(draft.text), FOR_SENTENCE) for claim in claims(draft)]
    found = set(referred(draft, library.documents).values())
    for words, limit in asked:
        found |= {name for name, share in locator.candidates(words, limit=limit) if share >= LIKELY}
    return Scope(library, frozenset(found & set(library.documents)))
