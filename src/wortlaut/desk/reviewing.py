"""The verbs ``audit`` and ``check``: anyone's note, or single quotations and claims, against a library."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from wortlaut.desk.gathering import collect
from wortlaut.desk.library import ByDocument, Library
from wortlaut.desk.looking import figures_of
from wortlaut.desk.notes import read_note
from wortlaut.desk.progress import Progress, silent
from wortlaut.desk.scope import Scope, scope_of
from wortlaut.errors import UsageError
from wortlaut.records import Audit, Document, Person, Quotation, QuoteCheck, Role, Span
from wortlaut.settings import Settings

if TYPE_CHECKING:
    from wortlaut.auditing import Draft, Sources
    from wortlaut.auditing.claims import Counting


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """An audit with the note it is of and the documents it speaks of."""

    audit: Audit
    note: Document
    documents: Mapping[str, Document]
    is_file: bool  # the note's text is the file as it stands


def audit(
    note: str | Path,
    /,
    against: Library | Sequence[str | Path] | str | Path | None = None,
    *,
    settings: Settings | None = None,
    progress: Progress = silent,
) -> Audit:
    """Return what a fact-checker would find in the note; without sources it is held against itself alone."""
    if against is None or isinstance(against, Library):
        return review(note, against, settings=settings, progress=progress).audit
    with collect(against, settings=settings, progress=progress) as library:
        return review(note, library, settings=settings, progress=progress).audit


def review(
    note: str | Path,
    /,
    library: Library | None = None,
    *,
    original: str | Path | None = None,
    settings: Settings | None = None,
    progress: Progress = silent,
) -> Review:
    """Return the audit of a note together with all that a report of it shows."""
    read = read_note(note, settings=settings or Settings())
    if library is not None:
        library.require_documents()
    source = None if original is None else understand(read_note(original, settings=settings or Settings()).document)
    audited = audit_document(read.document, library, original=source, lines=read.lines, progress=progress)
    documents = library.documents if library is not None else {}
    return Review(audit=audited, note=read.document, documents=documents, is_file=read.is_file)


def audit_document(
    draft: Document,
    library: Library | None = None,
    /,
    *,
    original: Draft | None = None,
    lines: Sequence[int] | None = (),
    progress: Progress = silent,
) -> Audit:
    """Return the findings on a note that is already read as a document; raises UsageError where it is too long.

    ``lines`` are those of the file where each block begins: () where the text is the file, None where it has none.
    """
    read = understand(draft, lines=lines)
    sources = None if library is None else assemble(library, scope=scope_of(read, library), progress=progress)
    return audit_draft(read, sources, original=original)


def audit_draft(draft: Draft, sources: Sources | None = None, /, *, original: Draft | None = None) -> Audit:
    """Return the findings on a note that is taken apart, with the checks of other packages."""
    from wortlaut.auditing import audit as review
    from wortlaut.counting import convert
    from wortlaut.registry import load, names

    more = [check for name in names("checks") for check in load("checks", name)]
    return review(draft, sources=sources, original=original, counting=counting(), convert=convert, more=more)


def understand(draft: Document, /, *, lines: Sequence[int] | None = ()) -> Draft:
    """Return the note taken apart; raises UsageError where it is too long."""
    if len(draft.text) > LONGEST_NOTE:
        raise UsageError(
            f"{draft.file or draft.id}: {len(draft.text):,} characters are no note",
            hint=f"an audit reads up to {LONGEST_NOTE:,}: give its parts one by one",
        )
    from wortlaut.auditing import read_draft
    from wortlaut.counting import find_figures
    from wortlaut.dating import find_dates
    from wortlaut.extracting import extract

    quotations = tuple(extract(draft))
    people, named, speakers = _people_of(draft, quotations)
    return read_draft(
        draft,
        quotations=quotations,
        moments=find_dates(draft),
        figures=find_figures(draft.text, lang=draft.lang, document=draft.id),
        people=people,
        names=named,
        speakers=speakers,
        files=_beside(draft.file),
        lines=lines,
    )


def _people_of(
    draft: Document, quotations: Sequence[Quotation]
) -> tuple[tuple[Person, ...], tuple[tuple[Span, str], ...], Mapping[str, str]]:
    """Return whom a note names, where, and whose its quotations are; of a text as long as a book nobody."""
    from wortlaut.resolving import resolve

    if len(draft.text) > LONGEST_RESOLVED:
        return (), (), {}
    found = resolve([draft], {draft.id: quotations})
    names = {person.id: person.name for person in found.people if person.kind in NAMED}
    mentions = ((one.span, names[one.person]) for one in found.mentions if one.how == "name" and one.person in names)
    speakers = {one.quotation: names[one.person] for one in found.attributions if one.person in names}
    return tuple(person for person in found.people if person.kind == "person"), tuple(sorted(mentions)), speakers


LONGEST_RESOLVED = 200_000  # characters of a note whose people are told apart: thirty pages of names take a second
LONGEST_NOTE = 1_000_000  # characters, a long book: made of marks alone they take 16 s, of prose 5 (2 cores of 2020)
MOST_FILES = 10_000  # names of the note's folder that are looked at


def _beside(file: str | None) -> tuple[str, ...] | None:
    """Return the names of the files in the note's folder; None where the note is in none, or it cannot be read."""
    if not file or not Path(file).is_file():
        return None
    try:
        return tuple(path.name for path in islice(Path(file).resolve().parent.iterdir(), MOST_FILES))
    except OSError:
        return None


def assemble(library: Library, /, *, scope: Scope | None = None, progress: Progress = silent) -> Sources:
    """Return what the auditing room needs to know of a library; stages run only on the documents it looks into.

    ``scope`` are the documents in which people are told apart, all where it is not given.
    """
    from wortlaut.auditing import Sources

    names = library.documents
    scope = scope or Scope(library)
    people = _People(scope)
    return Sources(
        documents=names,
        locator=library.locator(progress),
        quotations=ByDocument(names, library.quotations),
        speakers=_Speakers(scope),
        rivals=people.rivals,
        moments=ByDocument(names, library.moments),
        figures=ByDocument(names, library.figures),
        same_person=people.same,
        is_person=people.knows,
        roles=people.roles,
        everyone=people.everyone,
        people_in=people.named_in,
        earlier=ByDocument(dict.fromkeys(sorted(library.revised)), library.store.earlier),
    )


NAMED = ("person", "source")  # kinds of speakers that another name can be told from; "seine Chefin" may be anyone


class _People:
    """The people of a library by name, resolved when first asked for."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._known: dict[str, tuple[Person, ...]] = {}

    @cached_property
    def _words(self) -> frozenset[str]:
        """Every word of a name: what has none of them need not be looked up."""
        people = (person for person in self._scope.resolution.people if person.kind in NAMED)
        return frozenset(word.casefold() for person in people for name in person.names for word in name.split())

    @cached_property
    def _rivals(self) -> Mapping[str, tuple[str, ...]]:
        """By Quotation.id the names between which its speaker is open."""
        persons = self._scope.persons
        return {
            one.quotation: tuple(persons[name].name for name in one.candidates)
            for one in self._scope.resolution.attributions
            if one.person is None and len(one.candidates) > 1
        }

    def rivals(self, quotation: str, /) -> tuple[str, ...]:
        """Return the names between which the speaker of a quotation is open."""
        return self._rivals.get(quotation, ())

    def same(self, one: str, other: str, /) -> bool | None:
        """Tell whether two names may be one person's; None where one is unknown, or too short to tell it apart."""
        first, second = self._find(one), self._find(other)
        if not first or not second:
            return None
        if {person.id for person in first} & {person.id for person in second}:
            return True
        return False if all(map(_is_full, (*first, *second))) else None

    def knows(self, name: str, /) -> bool:
        """Tell whether it is the name of a person that the documents know."""
        return any(person.kind == "person" for person in self._find(name))

    def roles(self, name: str, /) -> tuple[Role, ...]:
        """Return what the documents say the one person of that name is; none where it may be several."""
        found = self._find(name)
        return found[0].roles if len(found) == 1 else ()

    def everyone(self) -> tuple[Person, ...]:
        """Return the people whom the documents name."""
        return tuple(person for person in self._scope.resolution.people if person.kind == "person")

    def named_in(self, document: str, /) -> Sequence[tuple[Span, str]]:
        """Return where a document means whom, in order."""
        return self._mentions.get(document, ())

    @cached_property
    def _mentions(self) -> Mapping[str, Sequence[tuple[Span, str]]]:
        persons = self._scope.persons
        found: dict[str, list[tuple[Span, str]]] = {}
        for one in self._scope.resolution.mentions:
            if one.person is not None and persons[one.person].kind in NAMED:
                found.setdefault(one.document, []).append((one.span, persons[one.person].name))
        return {name: sorted(places) for name, places in found.items()}

    def _find(self, name: str) -> tuple[Person, ...]:
        from wortlaut.resolving import find_people

        if name not in self._known:
            listed = any(word.casefold() in self._words for word in name.split())
            found = find_people(name, self._scope.resolution.people) if listed else ()
            self._known[name] = tuple(person for person in found if person.kind in NAMED)
        return self._known[name]


def _is_full(person: Person) -> bool:
    """Tell whether some name of the person is one that another can be told from: not a single word of letters."""
    return person.kind == "source" or any(len(name.split()) > 1 or ord(name[0]) > _LETTERS for name in person.names)


_LETTERS = 0x2E80  # from here on a name is written without spaces


@dataclass(frozen=True, slots=True)
class _Speakers(Mapping[str, str]):
    """Names of speakers by Quotation.id, resolved when first asked for; "" for one without a name of their own."""

    scope: Scope

    def __getitem__(self, quotation: str) -> str:
        person = self.scope.persons.get(self.scope.speakers[quotation] or "")
        return person.name if person is not None and person.kind in NAMED else ""

    def __iter__(self) -> Iterator[str]:
        return iter(self.scope.speakers)

    def __len__(self) -> int:
        return len(self.scope.speakers)


def check(asked: Iterable[Asked], library: Library, /, *, progress: Progress = silent) -> Iterator[QuoteCheck]:
    """Yield one verdict for each line, in order; a claim that brings its own source needs nothing in the library."""
    sources: Sources | None = None
    for one in progress("checking", asked):
        if one.claim is not None and one.source is not None:
            yield _check_claim(one, None)
            continue
        if sources is None:
            library.require_documents()
            sources = assemble(library, progress=progress)
        yield _check_quote(one, sources) if one.claim is None else _check_claim(one, sources)


def _check_quote(asked: Asked, sources: Sources) -> QuoteCheck:
    from wortlaut.auditing import check_quote

    return check_quote(asked.quote or "", sources, id=asked.id, speaker=asked.speaker, document=asked.document)


def _check_claim(asked: Asked, sources: Sources | None) -> QuoteCheck:
    """Judge the figures of a claim against its own source text, its document, or the sentences that tell the same."""
    from wortlaut.auditing.claims import judge_claim, language_of, told_by

    text = asked.claim or ""
    lang = language_of(text, asked.lang)
    against: list[Document] = []
    if asked.source is not None:
        source = asked.document or asked.id
        against = [Document(id=source, text=asked.source, lang=_either(language_of(asked.source), lang))]
    elif sources is not None and asked.document is not None and asked.document in sources.documents:
        against = [sources.documents[asked.document]]
    elif sources is not None:
        against = list(told_by(Document(id=asked.id, text=text, lang=lang), sources))
    lang = _either(lang, against[0].lang if against else lang)
    check = judge_claim(Document(id=asked.id, text=text, lang=lang), against, counting())
    return check if sources is None else replace(check, searched=len(sources.documents))


KEPT_TEXTS = 64  # whose figures and dates are kept: several claims are held against one passage


@cache
def counting() -> Counting:
    """Return what judging a claim needs of the rooms that count and date."""
    from wortlaut.auditing.claims import Counting
    from wortlaut.counting import compare_figures
    from wortlaut.dating import find_dates_in

    return Counting(
        find_figures=lru_cache(KEPT_TEXTS)(figures_of),
        find_dates=lru_cache(KEPT_TEXTS)(
            lambda words, lang, day: find_dates_in(words, lang=lang, anchor=day, nearest=True)
        ),
        compare=compare_figures,
    )


def _either(lang: str, other: str) -> str:
    """Return the language, or the other where it does not show: a short claim reads like its source."""
    return other if lang == "und" else lang
