"""The verb ``watch``: what is new of some people and themes, told once, in the reader's language."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from wortlaut.desk.following import Following, take
from wortlaut.desk.gathering import clock, open_store, opened
from wortlaut.desk.keeping import revision
from wortlaut.desk.library import Library
from wortlaut.desk.looking import Told, dates_of, figures_of, find_person, names_of, told
from wortlaut.desk.progress import Progress, silent
from wortlaut.desk.saving import save_files
from wortlaut.errors import UsageError
from wortlaut.languages.base import known, language
from wortlaut.ports import Store
from wortlaut.records import Document, Dossier, Person, Quotation, Statement
from wortlaut.records.kept import line_of
from wortlaut.records.watched import Digest, News, NewsKind
from wortlaut.records.wire import from_json, to_json
from wortlaut.settings import Settings

KNOWN, NEWS = "watch-known", "watch-news"  # kinds of facts: what was told of whom; what stands in the feed
PAGES = "pages"  # name of the fact that holds which changes of pages were told
FEED_ENTRIES = 200
FEED = "watch.atom"


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """One run: what is new, and the files that say so; none where nothing is."""

    digest: Digest
    files: tuple[Path, ...]


@dataclass(slots=True)
class _Run:
    """What one run knows of the library, and what it finds."""

    library: Library
    told: Told
    lang: str = "en"
    pages: set[str] = field(default_factory=set)  # that were changed since they were last told of
    news: dict[str, News] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)  # by Quotation.id

    def key(self, quotation: Quotation) -> str:
        """Return what stays of a quotation when its page is fetched again: where it stands, and its words."""
        if quotation.id not in self.keys:
            document = self.library.documents[quotation.document]
            words = " ".join(" ".join(span.of(document.text) for span in quotation.content).split())
            self.keys[quotation.id] = hashlib.sha256(f"{line_of(document)}\0{words}".encode()).hexdigest()[:16]
        return self.keys[quotation.id]

    def key_of(self, statement: Statement) -> set[str]:
        """Return the keys of all reports of a statement."""
        return {self.key(self.told.quotations[name]) for name in statement.quotations}


def watch(
    people: Sequence[str],
    following: Following,
    /,
    *,
    settings: Settings,
    out: str | Path,
    progress: Progress = silent,
) -> Watched:
    """Take what is new from the feeds and write what is new of the people and themes; nothing where nothing is.

    ``settings.library`` holds the state: a statement is told once, and whatever a run that was interrupted did not tell
    is told by the next. Raises UsageError without a library, or for a language that no digest is written in.
    """
    lang = check(settings, following)
    asked = [*map(_asked, people), *map(_name, following.themes)]
    with opened(settings) as library:
        _remember(library, asked)
    taken = take(following, settings, open_store(settings.library), progress=progress)
    with opened(settings) as library:
        states = {name: _known(library.store, name) for name in (*asked, PAGES)}
        run = _Run(library=library, told=_told(library), lang=lang, pages=_pages(library) - states[PAGES])
        persons, unknown = _persons(library, people)
        for name, person in persons.items():
            _of_person(run, person, states[_asked(name)], following.themes)
        for theme in following.themes:
            _of_theme(run, theme, states[_name(theme)], {person.id for person in persons.values()})
        states[PAGES] |= run.pages
        news = tuple(run.news.values())
        names = tuple(dict.fromkeys(person.name for person in persons.values()))
        digest = Digest(
            at=clock(settings)().isoformat(timespec="seconds"),
            lang=lang,
            people=(*names, *unknown),
            themes=following.themes,
            news=news,
            quiet=tuple(name for name in names if name not in {one.speaker for one in news}),
            unknown=unknown,
            documents=len(taken.documents),
            skipped=taken.skipped,
        )
        files = save_files(_files(digest, library, Path(out)), out) if news else ()
        if news:
            library.store.keep_facts(NEWS, {f"{digest.at} {one.id}": to_json(one) for one in news})
        library.store.keep_facts(KNOWN, {name: to_json(sorted(keys)) for name, keys in states.items()})
    return Watched(digest=digest, files=files)


def check(settings: Settings, following: Following, /) -> str:
    """Return the language of the digest; raises UsageError, before anything is fetched, for what cannot be done."""
    if not settings.library:
        raise UsageError("no library named", hint="name one with --library: it remembers what was told")
    lang = settings.lang or following.lang or "en"
    if language(lang).code != lang.split("-")[0].lower() or not language(lang).own("digest"):
        written = ", ".join(code for code in known() if language(code).own("digest"))
        raise UsageError(f"no digests in {lang!r} yet", hint=f"known: {written}")
    return lang


def _remember(library: Library, asked: Sequence[str]) -> None:
    """Note what the library holds already when somebody is followed for the first time: it is no news."""
    before = library.store.facts(KNOWN)
    first = [name for name in asked if name not in before]
    if not first:
        return
    run = _Run(library=library, told=_told(library))
    everything = to_json(sorted({key for statement in run.told.statements for key in run.key_of(statement)}))
    pages = {} if PAGES in before else {PAGES: to_json(sorted(_pages(library)))}
    library.store.keep_facts(KNOWN, {**dict.fromkeys(first, everything), **pages})


def _pages(library: Library) -> set[str]:
    """Return the pages that were changed, each with what it says now."""
    now = library.store.versions()
    return {f"{name} {now[name][:12]}" for name in library.revised}


def _told(library: Library) -> Told:
    return (
        told(library, None) if len(library.documents) else Told(statements=(), datings={}, occasions={}, quotations={})
    )


def _asked(name: str) -> str:
    return f"asked {name}"


def _name(theme: str) -> str:
    return f"theme {theme}"


def _known(store: Store, name: str) -> set[str]:
    record = store.facts(KNOWN).get(name)
    return set() if record is None else set(from_json(record, list[str]))


def _persons(library: Library, people: Sequence[str]) -> tuple[dict[str, Person], tuple[str, ...]]:
    """Return those who are quoted in the library, and the names of the others; one not quoted yet may be tomorrow."""
    found: dict[str, Person] = {}
    unknown = []
    for name in people:
        try:
            library.require_documents()
            found[name] = find_person(library, name)
        except UsageError:
            unknown.append(name)
    return found, tuple(unknown)


def _of_person(run: _Run, person: Person, seen: set[str], themes: Sequence[str]) -> None:
    """Add what is new of a person, and note it as seen."""
    own = [statement for statement in run.told.statements if statement.person == person.id]
    told_as_changed = set(_changed(run, person))
    fresh = [statement for statement in own if run.key_of(statement) - seen - told_as_changed]
    if fresh:
        titles = _titles(run, person, own)
        asked = {name: theme for theme in reversed(themes) for name in _about(run, person, own, theme)}
        for statement in fresh:
            theme = asked.get(statement.id)
            _add(run, statement, person, seen | told_as_changed, theme or titles.get(statement.id, ""), bool(theme))
    for statement in own:
        seen |= run.key_of(statement)


def _of_theme(run: _Run, theme: str, seen: set[str], told_of: set[str]) -> None:
    """Add what others have said on a theme that is followed."""
    by_person: dict[str, list[Statement]] = {}
    for statement in run.told.statements:
        if statement.person not in told_of:
            by_person.setdefault(statement.person, []).append(statement)
    for name in sorted(by_person):
        own = by_person[name]
        if not any(run.key_of(statement) - seen for statement in own):
            continue
        person = run.library.persons[name]
        about = _about(run, person, own, theme)
        for statement in own:
            if statement.id in about and run.key_of(statement) - seen:
                _add(run, statement, person, seen, theme, True)
            seen |= run.key_of(statement)


def _add(run: _Run, statement: Statement, person: Person, seen: set[str], theme: str, followed: bool) -> None:
    quotations = [run.told.quotations[name] for name in statement.quotations]
    unseen = [one for one in quotations if run.key(one) not in seen]
    kind: NewsKind = "statement" if len(unseen) == len(quotations) else "report"
    shown = unseen[0] if unseen else quotations[0]
    dating = run.told.datings.get(shown.id)
    moment = dating.moment if dating else None
    fresh = ",".join(sorted(run.key(one) for one in unseen))
    news = News(
        id=f"{statement.id} {hashlib.sha256(fresh.encode()).hexdigest()[:12]}",
        kind=kind,
        speaker=person.name,
        document=shown.document,
        spans=shown.content,
        spoken=shown.verbatim,
        said=moment.value if moment and moment.kind == "event" else None,
        theme=theme,
        followed=followed,
        reports=len({one.document for one in quotations}),
        outlets=statement.outlets,
    )
    run.news.setdefault(news.id, news)


def _changed(run: _Run, person: Person) -> Iterator[str]:
    """Add the quotations of a person that a page fetched anew prints differently; yield the keys that this tells of."""
    library = run.library
    for name in sorted(page.rpartition(" ")[0] for page in run.pages):
        earlier = library.store.earlier(name)[0]
        found = revision(library, earlier.id, name)
        touched = {one.quotation: one for one in found.changes if one.quotation}
        now = {one.id: one for one in library.quotations(name)}
        was = {one.id: one for one in library.quotations(earlier.id)}
        for which, change in touched.items():
            if which in now and library.speakers.get(which) == person.id:
                quotation = now[which]
                old = next(
                    (one for one in was.values() if change.before and one.envelope.overlaps(change.before)), None
                )
                _add_changed(run, person, quotation, earlier, old, announced=found.announced is not None)
                yield run.key(quotation)
            elif which in was and _speaks(person, was[which], earlier):
                _add_changed(run, person, was[which], earlier, was[which], announced=found.announced is not None)


def _speaks(person: Person, quotation: Quotation, document: Document) -> bool:
    """Tell whether an earlier version names the person as the speaker: it is not among the documents of the library."""
    names = " ".join(span.of(document.text) for span in quotation.speaker)
    return any(name in names for name in person.names)


def _add_changed(
    run: _Run, person: Person, quotation: Quotation, earlier: Document, old: Quotation | None, *, announced: bool
) -> None:
    news = News(
        id=f"{quotation.id} changed",
        kind="changed",
        speaker=person.name,
        document=quotation.document,
        spans=quotation.content,
        spoken=quotation.verbatim,
        before=earlier.id,
        was=old.content if old else (),
        announced=announced,
    )
    run.news.setdefault(news.id, news)


def _titles(run: _Run, person: Person, own: Sequence[Statement]) -> Mapping[str, str]:
    """Return the title of each statement's theme."""
    dossier = _arranged(run, person, own, None)
    return {name: theme.title for theme in dossier.themes for name in theme.statements}


def _about(run: _Run, person: Person, own: Sequence[Statement], theme: str) -> set[str]:
    """Return the statements that are on a theme."""
    return {statement.id for statement in _arranged(run, person, own, theme).statements}


def _arranged(run: _Run, person: Person, own: Sequence[Statement], about: str | None) -> Dossier:
    from wortlaut.theming import arrange

    return arrange(
        person.id,
        own,
        quotations=run.told.quotations,
        documents=run.library.documents,
        occasions=run.told.occasions,
        about=about,
        lang=run.lang,
        figures=figures_of,
        dates=dates_of,
        datings=run.told.datings,
        names=names_of(person),
    )


def _files(digest: Digest, library: Library, out: Path) -> Mapping[str, bytes]:
    """Return the page, the e-mail and the feed."""
    from wortlaut.publishing.digest import feed, mail, page

    stem = _stem(digest.at, out)
    entries = [(digest.at, one) for one in digest.news]
    entries += [
        (name.partition(" ")[0], from_json(record, News)) for name, record in _latest(library.store.facts(NEWS).items())
    ]
    shown = [(at, one) for at, one in entries if _stands(one, library)][:FEED_ENTRIES]
    people = (*digest.people, *digest.themes)
    return {
        f"{stem}.html": page(digest, library.documents),
        f"{stem}.eml": mail(digest, library.documents),
        FEED: feed(shown, library.documents, people, digest.lang),
    }


def _latest(facts: Iterable[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    return sorted(facts, key=lambda fact: fact[0], reverse=True)[:FEED_ENTRIES]


def _stands(one: News, library: Library) -> bool:
    """Tell whether the documents of news told earlier are still there: what was forgotten leaves the feed too."""
    names = {one.document, *([one.before] if one.before else [])}
    return len(list(library.store.documents(ids=sorted(names)))) == len(names)


def _stem(at: str, out: Path) -> str:
    """Return the name of the files of a run, which no earlier run has taken."""
    stem = f"digest-{at[:16].replace(':', '')}"
    number = 1
    while (out / f"{stem}{f'-{number}' if number > 1 else ''}.html").exists():
        number += 1
    return f"{stem}-{number}" if number > 1 else stem


def with_themes(following: Following, themes: Sequence[str], /) -> Following:
    """Return what is followed with more themes."""
    return replace(following, themes=tuple(dict.fromkeys([*following.themes, *themes])))
