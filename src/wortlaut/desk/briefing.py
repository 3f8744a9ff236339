"""The main job: from a library to an audited note about one person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from wortlaut.desk.gathering import clock, collect
from wortlaut.desk.library import Library
from wortlaut.desk.looking import figures_of, find_person, told
from wortlaut.desk.progress import Progress, silent
from wortlaut.desk.reviewing import audit_document
from wortlaut.errors import UsageError
from wortlaut.records import Audit, Document, Dossier, Note, Person, Section, Sentence, Skipped
from wortlaut.settings import Settings

FORMATS = ("jekyll", "html")
WRITTEN = ("en", "de")  # languages that the note's phrases exist in


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A note with everything it rests on, and what its own audit said."""

    note: Note
    dossier: Dossier
    person: Person
    documents: Mapping[str, Document]
    audit: Audit
    skipped: tuple[Skipped, ...]

    def files(self, formats: Sequence[str] = FORMATS, /) -> Mapping[str, bytes]:
        """Return the note's files by name."""
        from wortlaut.publishing import publish

        return publish(self.note, self.documents, formats=formats, context={"audit": self.audit})

    def save(self, folder: str | Path, /, formats: Sequence[str] = FORMATS) -> tuple[Path, ...]:
        """Write the note's files into the folder and return their paths."""
        return save_files(self.files(formats), folder)


def save_files(files: Mapping[str, bytes], folder: str | Path, /) -> tuple[Path, ...]:
    """Write files below a folder; raises UsageError where that cannot be done."""
    paths = []
    for name, content in files.items():
        path = Path(folder) / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        except OSError as error:
            raise UsageError(f"{path}: {error.strerror}", hint="name a folder that can be written to: --out") from error
        paths.append(path)
    return tuple(paths)


def brief(
    person: str,
    sources: Library | Sequence[str | Path] | str | Path,
    /,
    *,
    about: str | None = None,
    period: tuple[str | None, str | None] = (None, None),
    lang: str | None = None,
    settings: Settings | None = None,
    progress: Progress = silent,
) -> Brief:
    """Return the audited note of what the person said, from a library or from sources read for this call.

    Raises UsageError where nothing is readable, the name is ambiguous, or nobody of that name is quoted.
    """
    settings = settings or Settings()
    if not isinstance(sources, Library):
        with collect(sources, settings=settings, progress=progress) as library:
            return brief(person, library, about=about, period=period, lang=lang, settings=settings, progress=progress)
    sources.require_documents()
    for name in progress("extracting", sources.documents, total=len(sources.documents)):
        sources.quotations(name)
    return _compose(
        sources,
        find_person(sources, person),
        about,
        period,
        lang or settings.lang,
        clock(settings)().date().isoformat(),
        progress,
    )


def _compose(
    library: Library,
    person: Person,
    about: str | None,
    period: tuple[str | None, str | None],
    lang: str,
    today: str,
    progress: Progress,
) -> Brief:
    from wortlaut.theming import arrange
    from wortlaut.writing import write

    lang = lang or _language_of(library)
    everyone = told(library, None)
    mine = tuple(statement for statement in everyone.statements if statement.person == person.id)
    dossier = arrange(
        person.id,
        mine,
        quotations=everyone.quotations,
        documents=library.documents,
        occasions=everyone.occasions,
        about=about,
        period=period,
        lang=lang,
        figures=figures_of,
        datings=everyone.datings,
        others=tuple(statement for statement in everyone.statements if statement.person != person.id),
    )
    note = write(
        dossier,
        person=person,
        quotations=everyone.quotations,
        documents=library.documents,
        lang=lang,
        people=library.persons,
        figures=figures_of,
        today=today,
    )
    note, audit, dropped = _audited(note, library, progress)
    return Brief(
        note=note,
        dossier=dossier,
        person=person,
        documents=library.documents,
        audit=audit,
        skipped=(*library.skipped, *everyone.skipped, *dossier.skipped, *dropped),
    )


def _language_of(library: Library) -> str:
    """Return the language that most documents are in, as far as notes are written in it."""
    counts = Counter(document.lang.split("-")[0] for document in library.documents.values())
    known = [(count, lang) for lang, count in counts.items() if lang in WRITTEN]
    return max(known, key=lambda pair: (pair[0], pair[1]))[1] if known else WRITTEN[0]


def _audited(note: Note, library: Library, progress: Progress) -> tuple[Note, Audit, tuple[Skipped, ...]]:
    """Audit the note as it would be printed; a sentence with an error in it is left out, and the gap is told."""
    audit = _review(note, library, progress)
    wrong = [finding.quote for finding in audit.findings if finding.level == "error" and finding.quote]
    if not wrong:
        return note, audit, ()
    dropped: list[Skipped] = []

    def holds(sentence: Sentence) -> bool:
        from wortlaut.publishing import render_text

        words = render_text(sentence, library.documents, note.lang)
        bad = next((quote for quote in wrong if quote in words), None)
        if bad is None:
            return True
        detail = f"our own audit would not pass it: {bad}"
        dropped.append(
            Skipped(record=sentence.statement or words[:60], stage="audit", reason="failed_audit", detail=detail)
        )
        return False

    note = replace(note, sections=tuple(_kept(section, holds) for section in note.sections))
    return note, _review(note, library, progress), tuple(dropped)


def _kept(section: Section, holds: object) -> Section:
    paragraphs = tuple(tuple(filter(holds, paragraph)) for paragraph in section.paragraphs)  # type: ignore[call-overload]
    return replace(section, paragraphs=tuple(paragraph for paragraph in paragraphs if paragraph))


def _review(note: Note, library: Library, progress: Progress) -> Audit:
    from wortlaut.publishing import publish

    ((name, content),) = publish(note, library.documents, formats=("jekyll",)).items()
    draft = Document(id=name, text=content.decode(), lang=note.lang, title=note.title, media_type="text/markdown")
    return audit_document(draft, library, progress=progress)
