"""Documents and what the stages found in them, each result kept with its stage@version and the digest of its input."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING, TypeVar

from wortlaut.desk.indexing import open_locator
from wortlaut.desk.progress import Progress, silent
from wortlaut.desk.stages import edition
from wortlaut.errors import UsageError
from wortlaut.ports import Store
from wortlaut.records import Document, Figure, Moment, Person, Quotation, Skipped
from wortlaut.records.tongues import by_language, languages
from wortlaut.records.wire import from_json, list_from_json, to_json

if TYPE_CHECKING:
    from wortlaut.auditing import Locator
    from wortlaut.dating.quoting import Dated
    from wortlaut.resolving import DocumentPeople, Glossary, Resolution

T = TypeVar("T")
Place = TypeVar("Place", Moment, Figure)
WHOLE = "*"  # key of a result that is of all documents together


def _tongues(document: Document) -> str:
    """Return what sets the results of a document in several languages apart from those of one."""
    return "+tongues@1" if len(languages(document)) > 1 else ""


def _joined(found: Sequence[tuple[Place, ...]]) -> tuple[Place, ...]:
    """Return what was found in each language of a document, in the order of the text."""
    if len(found) == 1:
        return found[0]
    every = (one for each in found for one in each)
    return tuple(sorted(every, key=lambda one: one.span.start if one.span else 0))


@dataclass(slots=True)
class _Texts(Mapping[str, Document]):
    """The store's current documents as a mapping, each read once; earlier versions are had by their ids too."""

    store: Store
    _aside: dict[str, Document] = field(default_factory=dict)  # earlier versions
    _read: dict[str, Document] = field(default_factory=dict)
    _complete: bool = False

    def __getitem__(self, name: str) -> Document:
        if name in self._read:
            return self._read[name]
        if name not in self._aside:
            for document in self.store.documents(ids=[name]):
                (self._aside if self._complete else self._read)[name] = document
        return self._read[name] if name in self._read else self._aside[name]

    def __iter__(self) -> Iterator[str]:
        if not self._complete:
            self._read = {document.id: document for document in self.store.documents()}
            self._complete = True
        return iter(self._read)

    def __len__(self) -> int:
        return sum(1 for _ in self)


@dataclass
class Library:
    """A collection under study; stages run when their result is first asked for.

    ``skipped`` holds what was left out while it was filled. Use it as a context manager, or call ``close``.
    """

    store: Store
    skipped: list[Skipped] = field(default_factory=list)
    sources: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)  # what was read now, with document ids
    people_file: tuple[Person, ...] = ()
    offices: Glossary | None = None  # what offices are called in each language; None = only as the sources say
    grade: str = "fast"
    tagger: str = ""  # of the accurate grade: a name or folder, "" = the package's own
    _locator: Locator | None = field(default=None, init=False, repr=False)

    @property
    def arrived(self) -> tuple[str, ...]:
        """The ids of the documents read for this call, each once."""
        return tuple(dict.fromkeys(name for _, names in self.sources for name in names))

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """The documents by id, in the order of their ids."""
        return _Texts(self.store)

    @cached_property
    def revised(self) -> frozenset[str]:
        """The ids of documents that have earlier versions."""
        return frozenset(self.store.revised())

    @cached_property
    def resolution(self) -> Resolution:
        """Whose words all quotations of the library are."""
        from wortlaut.resolving import Resolution, join_documents

        inputs = _digest((tuple(self.store.versions().items()), self.people_file, self.grade, self.tagger))
        stage = f"resolve:{edition('extracting', 'resolving')}"
        known = self.store.result(stage, WHOLE, inputs) if self.store.lasts else None
        if known is not None:
            return from_json(known, Resolution)
        found = join_documents((self.reading(name) for name in self.documents), people=self.people_file)
        if self.store.lasts:
            self.store.keep_result(stage, WHOLE, inputs, to_json(found))
        return found

    @cached_property
    def persons(self) -> Mapping[str, Person]:
        """The people of the library by id."""
        return {person.id: person for person in self.resolution.people}

    @cached_property
    def speakers(self) -> Mapping[str, str | None]:
        """For each quotation's id the id of the person who said it, None where that is not known."""
        return {attribution.quotation: attribution.person for attribution in self.resolution.attributions}

    def quotations(self, name: str, /) -> tuple[Quotation, ...]:
        """Return what the document puts in people's mouths."""
        from wortlaut.desk.grading import extractors_for
        from wortlaut.extracting import extract

        document = self.documents[name]
        extractors = extractors_for(self.grade, document.lang, self.tagger)
        stage = "extract:" + "+".join(extractor.name for extractor in extractors) + _tongues(document)
        return self._kept(stage, document, Quotation, lambda: extract(document, extractors=extractors))

    def moments(self, name: str, /) -> tuple[Moment, ...]:
        """Return the dates that the document names."""
        from wortlaut.dating import find_dates
        from wortlaut.dating.finding import FOUND_BY

        document = self.documents[name]

        def found() -> tuple[Moment, ...]:
            return _joined([find_dates(view) for view in by_language(document)])

        return self._kept(FOUND_BY + _tongues(document), document, Moment, found)

    def figures(self, name: str, /) -> tuple[Figure, ...]:
        """Return the figures of the document."""
        from wortlaut.counting import find_figures
        from wortlaut.counting.finding import FOUND_BY

        document = self.documents[name]

        def found() -> tuple[Figure, ...]:
            views = by_language(document)
            return _joined([find_figures(view.text, lang=view.lang, document=view.id) for view in views])

        return self._kept(FOUND_BY + _tongues(document), document, Figure, found)

    def reading(self, name: str, /) -> DocumentPeople:
        """Return the people of one document, as far as it alone tells."""
        from wortlaut.resolving import read_document
        from wortlaut.resolving.local import DocumentPeople

        document, said = self.documents[name], self.quotations(name)
        stage = f"people:{edition('resolving')}"
        (found,) = self._kept(stage, document, DocumentPeople, lambda: (read_document(document, said),), upon=said)
        return found

    def dated(self, name: str, said: Sequence[Quotation], /) -> Dated:
        """Return when and where one document says that these quotations of it were said."""
        from wortlaut.dating import date_quotations
        from wortlaut.dating.quoting import Dated

        document, moments = self.documents[name], self.moments(name)
        stage = f"dating:{edition('dating')}"
        upon = (tuple(said), moments)
        (found,) = self._kept(stage, document, Dated, lambda: (date_quotations(document, said, moments),), upon=upon)
        return found

    def locator(self, progress: Progress = silent, /) -> Locator:
        """Return the index that finds where a wording comes from, kept with the library and brought up to date."""
        if self._locator is None:
            self._locator = open_locator(self.store, progress)
        return self._locator

    def require_documents(self) -> None:
        """Raise UsageError, saying what was skipped, where there is nothing to work on."""
        if not len(self.documents):
            reasons = "; ".join(f"{skipped.record}: {skipped.detail or skipped.reason}" for skipped in self.skipped[:5])
            raise UsageError("nothing readable in the sources" + (f": {reasons}" if reasons else ""))

    def close(self) -> None:
        """Write everything out; the library can be opened again."""
        self.store.close()

    def __enter__(self) -> Library:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _kept(
        self, stage: str, document: Document, kind: type[T], run: Callable[[], tuple[T, ...]], *, upon: object = None
    ) -> tuple[T, ...]:
        """Return what a stage finds in a document, and ``upon`` what else: found once, then read back."""
        inputs = _digest(document) if upon is None else _digest((document, upon))
        known = self.store.result(stage, document.id, inputs)
        if known is not None:
            return list_from_json(known, kind)
        found = tuple(run())
        self.store.keep_result(stage, document.id, inputs, to_json(found))
        return found


def _digest(inputs: object) -> str:
    return hashlib.sha256(to_json(inputs)).hexdigest()


@dataclass(frozen=True, slots=True)
class ByDocument(Mapping[str, T]):
    """What a stage finds, document by document, as a mapping that runs it when asked."""

    names: Mapping[str, object]
    find: Callable[[str], T]

    def __getitem__(self, name: str) -> T:
        if name not in self.names:
            raise KeyError(name)
        return self.find(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def __len__(self) -> int:
        return len(self.names)
