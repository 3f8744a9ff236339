"""The main job: from a library to an audited note about one person."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from wortlaut.desk.asking import open_asker, open_translator
from wortlaut.desk.bundles import Bundle
from wortlaut.desk.correcting import corrected_by_outlets
from wortlaut.desk.editions import earlier_in, follow
from wortlaut.desk.gathering import clock, collect
from wortlaut.desk.library import Library
from wortlaut.desk.looking import Told, dates_of, figures_of, find_person, names_of, told
from wortlaut.desk.namesakes import apart, claim
from wortlaut.desk.periods import read_period
from wortlaut.desk.progress import Progress, silent
from wortlaut.desk.reviewing import audit_document
from wortlaut.desk.saving import save_files
from wortlaut.desk.sites import SITE, build_site
from wortlaut.desk.speaking import speech
from wortlaut.desk.themes import taxonomy_of
from wortlaut.desk.translating import Glossary, Translating, front_of, glossary_of, translated
from wortlaut.desk.wording import Wording, worded
from wortlaut.errors import UsageError
from wortlaut.records import Audit, Document, Dossier, Finding, Note, Person, Section, Sentence, Skipped
from wortlaut.settings import Settings

if TYPE_CHECKING:
    from wortlaut.models.asking import Asker
    from wortlaut.ports import Translator
    from wortlaut.theming import Taxonomy

FORMATS = ("jekyll", "html")
WRITTEN = ("en", "de", "fr", "es", "it", "zh")  # languages that the note's phrases exist in


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A note with everything it rests on, and what its own audit said."""

    note: Note
    dossier: Dossier
    person: Person
    documents: Mapping[str, Document]
    audit: Audit
    skipped: tuple[Skipped, ...]
    wording: Wording | None = None  # what a model did for it, where one was asked
    translating: Translating | None = None  # what became of its foreign words, where a translator was asked
    settings: Settings = Settings()  # noqa: RUF009 - it is frozen, too
    copies: Mapping[str, bytes] = field(default_factory=dict)  # of what it rests on, by Document.id

    def files(self, formats: Sequence[str] = FORMATS, /) -> Mapping[str, bytes]:
        """Return the note's files by name."""
        from wortlaut.publishing import publish
        from wortlaut.publishing.files import stem
        from wortlaut.publishing.proof import copy_name

        context = {"audit": self.audit, "dossier": self.dossier, **speech(self.settings)}
        if not self.copies:
            return publish(self.note, self.documents, formats=formats, context=context)
        paths = {name: f"{stem(self.note)}.proof/{copy_name(name)}" for name in self.copies}
        files = publish(self.note, self.documents, formats=formats, context={**context, "proof": paths})
        return {**files, **{paths[name]: content for name, content in self.copies.items()}}

    def save(self, folder: str | Path, /, formats: Sequence[str] = FORMATS) -> tuple[Path, ...]:
        """Write the note's files into the folder and return their paths.

        An edition of this note (``json``) that stands there already makes this the next one, with the log of what
        changed; one of the same day is kept beside it. ``site`` keeps the note's JSON, too, and makes the folder the
        site of all the notes in it. No file about somebody else is written over: the whole name is taken then.
        """
        whole = replace(self, note=apart(folder, self.note))
        known = Bundle(note=whole.note, documents=self.documents, context={})
        found = earlier_in(folder, known, same_day=True)
        if found:
            followed = follow(found[1], known)
            whole = replace(self, note=followed.note, documents=followed.documents)
        asked = [name for name in formats if name != SITE]
        if SITE in formats and "json" not in asked:
            asked.append("json")
        files = dict(whole.files(asked))
        if found and found[0].name in files and found[1].note.edition != whole.note.edition:
            name = f"{found[0].stem}.edition-{found[1].note.edition}.json"
            save_files({name: found[0].read_bytes()}, folder)
        paths = save_files(files, folder)
        claim(folder, whole.note)
        return (*paths, *build_site(folder, folder).paths) if SITE in formats else paths


def brief(  # noqa: PLR0913 - what a note is asked with
    person: str,
    sources: Library | Sequence[str | Path] | str | Path,
    /,
    *,
    about: str | None = None,
    period: tuple[str | None, str | None] = (None, None),
    lang: str | None = None,
    length: str | int | None = None,
    settings: Settings | None = None,
    progress: Progress = silent,
) -> Brief:
    """Return the audited note of what the person said, from a library or from sources read for this call.

    ``lang`` is the language of the note, that of most of the person's statements where it is not given; ``length`` is
    "short", "standard", "long" or a number of words. Raises UsageError where nothing is readable, the name is
    ambiguous, nobody of that name is quoted or nothing of theirs is on these matters or of this time, the period is
    none, the language or the length is none that notes are written in, or the user's themes or model cannot be read;
    ModelError where a model was asked for and gives no answer at all.
    """
    settings = settings or Settings()
    length = length or settings.length
    require_writable(lang or settings.lang, period, length, settings)
    asker = open_asker(settings)
    helpers = _Helpers(asker, open_translator(settings, asker), glossary_of(settings))
    taxonomy = taxonomy_of(settings)
    if not isinstance(sources, Library):
        with collect(sources, settings=settings, progress=progress) as library:
            return brief(
                person,
                library,
                about=about,
                period=period,
                lang=lang,
                length=length,
                settings=settings,
                progress=progress,
            )
    sources.require_documents()
    for name in progress("extracting", sources.documents, total=len(sources.documents)):
        sources.quotations(name)
    made = _compose(
        sources,
        find_person(sources, person),
        about,
        period,
        lang or settings.lang,
        length,
        clock(settings)().date().isoformat(),
        taxonomy,
        progress,
        helpers,
    )
    return replace(made, settings=settings)


@dataclass(frozen=True, slots=True)
class _Helpers:
    """Who else works on a note, where the user names them."""

    asker: Asker | None
    translator: Translator | None
    glossary: Glossary


def require_writable(
    lang: str, period: tuple[str | None, str | None], length: str | int, settings: Settings, /
) -> None:
    """Raise UsageError for a language, a date or a length that no note is written with, before anything is read."""
    from wortlaut.writing import length_of, planned_languages

    length_of(length)
    if lang and lang.split("-")[0] not in WRITTEN:
        raise UsageError(f"no notes in {lang!r} yet", hint=f"known: {', '.join(WRITTEN)}")
    if lang and settings.model and lang.split("-")[0] not in planned_languages():
        raise UsageError(f"no model words notes in {lang!r} yet", hint=f"known: {', '.join(planned_languages())}")
    read_period(*period)


def _compose(  # noqa: PLR0913 - what a note is made of
    library: Library,
    person: Person,
    about: str | None,
    period: tuple[str | None, str | None],
    lang: str,
    length: str | int,
    today: str,
    taxonomy: Taxonomy,
    progress: Progress,
    helpers: _Helpers,
) -> Brief:
    from wortlaut.resolving import role_at
    from wortlaut.writing import write

    everyone = told(library, None)
    lang = lang or _language_of(person, everyone, library)
    dossier = _arranged(library, person, everyone, about, period, lang, taxonomy)
    if not dossier.statements:
        raise _nothing(person, everyone, about, period)
    published = {name: document.published for name, document in library.documents.items()}
    told_by = partial(
        write,
        dossier,
        person=person,
        quotations=everyone.quotations,
        documents=library.documents,
        lang=lang,
        people=library.persons,
        figures=figures_of,
        role=lambda day: role_at(person, day, lang, published=published, offices=library.offices),
        today=today,
        length=length,
    )
    told_by, translating = _translated(told_by, library, helpers, lang, progress)
    asker = helpers.asker
    note, wording = (told_by(), None) if asker is None else _worded(told_by, library, asker, lang, progress)
    note, audit, dropped = _audited(note, told_by if asker is None else None, library, progress)
    if translating is not None:
        note = replace(note, front={**note.front, "translator": front_of(translating)})
    return Brief(
        note=note,
        dossier=dossier,
        person=person,
        documents=library.documents,
        audit=audit,
        skipped=(*library.skipped, *everyone.skipped, *dossier.skipped, *dropped),
        wording=wording,
        translating=translating,
    )


def _arranged(
    library: Library,
    person: Person,
    everyone: Told,
    about: str | None,
    period: tuple[str | None, str | None],
    lang: str,
    taxonomy: Taxonomy,
) -> Dossier:
    """Return what the person said, by theme, with what outlets corrected of it."""
    from wortlaut.counting import convert
    from wortlaut.theming import arrange

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
        convert=convert,
        dates=dates_of,
        datings=everyone.datings,
        others=tuple(statement for statement in everyone.statements if statement.person != person.id),
        names=names_of(person),
        taxonomy=taxonomy,
    )
    revised = corrected_by_outlets(library, dossier.statements, everyone.quotations)
    return replace(dossier, conflicts=(*revised, *dossier.conflicts))


def _translated(
    write: partial[Note], library: Library, helpers: _Helpers, lang: str, progress: Progress
) -> tuple[partial[Note], Translating | None]:
    """Return what writes the note with translations, and what became of them."""
    if helpers.translator is None:
        return write, None
    answers, made = translated(
        lambda choose: write(translate=choose),
        library,
        helpers.translator,
        to=lang.split("-")[0],
        glossary=helpers.glossary,
        progress=progress,
    )
    return partial(write, translate=answers.get, translator=made.translator), made


def _worded(
    write: Callable[..., Note], library: Library, asker: Asker, lang: str, progress: Progress
) -> tuple[Note, Wording]:
    """Return the note as the model words it, each of its sentences audited where it stands."""
    from wortlaut.publishing import render_text
    from wortlaut.writing import planned_languages

    if lang.split("-")[0] not in planned_languages():
        raise UsageError(f"no model words notes in {lang!r} yet", hint=f"known: {', '.join(planned_languages())}")

    def letters(words: str | Sentence) -> str:
        return _letters(words if isinstance(words, str) else render_text(words, library.documents, lang))

    return worded(
        lambda choose: write(plan=choose),
        lambda note: _review(note, library, silent),
        letters,
        asker,
        progress=progress,
    )


def _nothing(person: Person, everyone: Told, about: str | None, period: tuple[str | None, str | None]) -> UsageError:
    """Return the error for a note that would tell nothing, with what was asked for."""
    since, until = period
    asked = (about and f"about {about!r}", since and f"from {since} on", until and f"up to {until}")
    known = sum(one.person == person.id for one in everyone.statements)
    what = " ".join(filter(None, ("no statement of", person.name, *asked)))
    return UsageError(f"{what} is in these sources", hint=f"statements in all: {known}")


def _language_of(person: Person, everyone: Told, library: Library) -> str:
    """Return the language that most of the person's statements are in, as their best wordings have it."""
    said = [everyone.quotations[one.best] for one in everyone.statements if one.person == person.id]
    counts = Counter(library.documents[one.document].lang.split("-")[0] for one in said)
    return max(WRITTEN, key=lambda lang: counts[lang])


def _audited(
    note: Note, rewritten: Callable[..., Note] | None, library: Library, progress: Progress
) -> tuple[Note, Audit, tuple[Skipped, ...]]:
    """Audit the note as it would be printed; a statement whose quotation does not hold is left out, and the gap told.

    Where it can be, the note is written anew without it, for sentences lean on those before; what stays wrong is cut.
    """
    audit, lines = _review(note, library, progress)
    dropped: tuple[Skipped, ...] = ()
    if _wrong(audit) and rewritten is not None:
        _, dropped = _without(note, _wrong(audit), lines, library)
        note = rewritten(without=frozenset(one.record for one in dropped))
        audit, lines = _review(note, library, progress)
    if not _wrong(audit):
        return note, audit, dropped
    kept, more = _without(note, _wrong(audit), lines, library)
    return kept, _review(kept, library, progress)[0], tuple(dict.fromkeys((*dropped, *more)))


def _wrong(audit: Audit) -> dict[int, list[Finding]]:
    """Return the errors in quotations by the line that they stand in."""
    wrong: dict[int, list[Finding]] = {}
    for finding in audit.findings:
        if finding.level == "error" and finding.code.startswith("quote/") and finding.line:
            wrong.setdefault(finding.line, []).append(finding)
    return wrong


def _without(
    note: Note, wrong: Mapping[int, Sequence[Finding]], lines: Sequence[int], library: Library
) -> tuple[Note, tuple[Skipped, ...]]:
    """Return the note without the sentences that hold a wrong quotation; ``lines`` are those of its paragraphs."""
    sections: list[Section] = []
    dropped: list[Skipped] = []
    place = iter(lines)
    for section in note.sections:
        paragraphs = []
        for paragraph in section.paragraphs:
            findings = wrong.get(next(place, 0), ())
            bad = [_fault(sentence, findings, note.lang, library) for sentence in paragraph]
            dropped += [_skipped(sentence, fault) for sentence, fault in zip(paragraph, bad, strict=True) if fault]
            paragraphs.append(tuple(sentence for sentence, fault in zip(paragraph, bad, strict=True) if not fault))
        if not section.paragraphs or any(paragraphs):
            sections.append(replace(section, paragraphs=tuple(filter(None, paragraphs))))
    return replace(note, sections=tuple(sections)), tuple(dropped)


def _fault(sentence: Sentence, findings: Sequence[Finding], lang: str, library: Library) -> Finding | None:
    """Return the finding on a quotation of this sentence of the paragraph."""
    from wortlaut.publishing import render_text

    words = _letters(render_text(sentence, library.documents, lang)) if findings else ""
    return next((finding for finding in findings if _letters(finding.quote) in words), None)


def _skipped(sentence: Sentence, finding: Finding) -> Skipped:
    detail = f"{finding.code}: {finding.message} {finding.quote}"
    return Skipped(record=sentence.statement or finding.quote, stage="audit", reason="failed_audit", detail=detail)


def _letters(words: str) -> str:
    """Return the letters and figures alone, so that a file's escapes do not set its words apart from the note's."""
    return "".join(filter(str.isalnum, html.unescape(words)))


def _review(note: Note, library: Library, progress: Progress) -> tuple[Audit, tuple[int, ...]]:
    """Return the audit of the note as printed, and the lines of its paragraphs, each of which is one line."""
    from wortlaut.publishing import publish

    ((name, content),) = publish(note, library.documents, formats=("jekyll",)).items()
    draft = Document(id=name, text=content.decode(), lang=note.lang, title=note.title, media_type="text/markdown")
    printed = draft.text.split("\n")
    begin = next((place for place, line in enumerate(printed[1:], 1) if line == "---"), 0) + 1
    body = [place for place, line in enumerate(printed, 1) if place > begin and line and not line.startswith("#")]
    return audit_document(draft, library, progress=progress), tuple(body)
