"""The verbs ``audit`` and ``check``: anyone's note, or single quotations and claims, against a library."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from wortlaut.desk.gathering import clock, collect
from wortlaut.desk.library import ByDocument, Library
from wortlaut.desk.looking import figures_of
from wortlaut.desk.progress import Progress, silent
from wortlaut.errors import UsageError
from wortlaut.records import Audit, Document, QuoteCheck
from wortlaut.settings import Settings

if TYPE_CHECKING:
    from wortlaut.auditing import Sources


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One line of ``wortlaut check``: a quotation to find, or a claim whose figures to judge."""

    id: str
    quote: str | None = None
    claim: str | None = None
    speaker: str | None = None
    document: str | None = None
    source: str | None = None  # text that the claim is held against instead of the library
    lang: str | None = None


def audit(
    note: str | Path,
    /,
    against: Library | Sequence[str | Path] | str | Path | None = None,
    *,
    settings: Settings | None = None,
    progress: Progress = silent,
) -> Audit:
    """Return what a fact-checker would find in the note; without sources it is held against itself alone."""
    draft = read_note(note, settings=settings or Settings())
    if against is None:
        return audit_document(draft)
    if isinstance(against, Library):
        against.require_documents()
        return audit_document(draft, against, progress=progress)
    with collect(against, settings=settings, progress=progress) as library:
        library.require_documents()
        return audit_document(draft, library, progress=progress)


def read_note(path: str | Path, /, *, settings: Settings) -> Document:
    """Return the note as a document; raises UsageError where the file gives no text."""
    from wortlaut.collecting import collect as gather

    for collected in gather([str(path)], settings=settings, now=clock(settings)):
        if collected.documents:
            return collected.documents[0]
        for skipped in collected.skipped:
            raise UsageError(f"{skipped.record}: {skipped.detail or skipped.reason}")
    raise UsageError(f"{path}: no note to read there", hint="name one file: Markdown, text, HTML, DOCX or PDF")


def audit_document(draft: Document, library: Library | None = None, /, *, progress: Progress = silent) -> Audit:
    """Return the findings on a note that is already read as a document."""
    from wortlaut.auditing import audit as review
    from wortlaut.auditing import read_draft
    from wortlaut.counting import compare_figures, convert, find_figures
    from wortlaut.dating import find_dates
    from wortlaut.extracting import extract

    read = read_draft(
        draft,
        quotations=extract(draft),
        moments=find_dates(draft),
        figures=find_figures(draft.text, lang=draft.lang, document=draft.id),
    )
    sources = None if library is None else assemble(library, progress=progress)
    return review(read, sources=sources, compare_figures=compare_figures, convert=convert)


def assemble(library: Library, /, *, progress: Progress = silent) -> Sources:
    """Return what the auditing room needs to know of a library; stages run only on the documents it looks into."""
    from wortlaut.auditing import Locator, Sources
    from wortlaut.resolving import find_people

    def same_person(one: str, other: str) -> bool:
        return bool(
            {person.id for person in find_people(one, library.resolution.people)}.intersection(
                person.id for person in find_people(other, library.resolution.people)
            )
        )

    names = library.documents
    indexed = progress("indexing", names.values(), total=len(names))
    return Sources(
        documents=names,
        locator=Locator(indexed),
        quotations=ByDocument(names, library.quotations),
        speakers=_Speakers(library),
        moments=ByDocument(names, library.moments),
        figures=ByDocument(names, library.figures),
        same_person=same_person,
    )


@dataclass(frozen=True, slots=True)
class _Speakers(Mapping[str, str]):
    """Names of speakers by Quotation.id, resolved when first asked for."""

    library: Library

    def __getitem__(self, quotation: str) -> str:
        person = self.library.speakers[quotation]
        return self.library.persons[person].name if person else ""

    def __iter__(self) -> Iterator[str]:
        return iter(self.library.speakers)

    def __len__(self) -> int:
        return len(self.library.speakers)


def check(asked: Iterable[Asked], library: Library, /, *, progress: Progress = silent) -> Iterator[QuoteCheck]:
    """Yield one verdict for each line, in order; a claim that brings its own source needs nothing in the library."""
    sources: Sources | None = None
    for one in progress("checking", asked):
        if one.claim is not None:
            yield _check_claim(one, library)
            continue
        if sources is None:
            library.require_documents()
            sources = assemble(library, progress=progress)
        yield _check_quote(one, sources)


def _check_quote(asked: Asked, sources: Sources) -> QuoteCheck:
    from wortlaut.auditing import check_quote

    return check_quote(asked.quote or "", sources, id=asked.id, speaker=asked.speaker, document=asked.document)


def _check_claim(asked: Asked, library: Library) -> QuoteCheck:
    """Judge the figures of a claim against its own source text, its document, or the documents it shares words with."""
    from wortlaut.auditing.claims import Counting, judge_claim
    from wortlaut.auditing.weights import detect
    from wortlaut.counting import compare_figures
    from wortlaut.dating import find_dates_in

    text = asked.claim or ""
    against: list[Document] = []
    if asked.source is not None:
        source = asked.document or asked.id
        against = [Document(id=source, text=asked.source, lang=detect(asked.source))]
    elif asked.document is not None:
        against = [library.documents[asked.document]] if asked.document in library.documents else []
    else:
        against = [library.documents[name] for name in library.store.search(text, limit=5)]
    counting = Counting(
        find_figures=figures_of,
        find_dates=lambda words, lang, day: find_dates_in(words, lang=lang, anchor=day),
        compare=compare_figures,
    )
    return judge_claim(Document(id=asked.id, text=text, lang=detect(text, asked.lang)), against, counting)
