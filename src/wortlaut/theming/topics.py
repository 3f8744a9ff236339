"""What a statement is about: a known theme where its words say so, else words it shares with other statements."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from wortlaut.languages.words import stopword_stems
from wortlaut.records import Statement
from wortlaut.theming.packs import everyday, packs
from wortlaut.theming.sources import Sources
from wortlaut.theming.words import Word, stems, words

IN_WORDING, IN_CONTEXT, IN_TITLE = 3, 1, 1
ENOUGH = 3  # a keyword in the words themselves, or two in what stands around them and one in the title
FEWEST_IN_THEME, SMALL = 2, 6  # a statement alone makes a theme only in a dossier of at most SMALL statements
FEWEST_SHARED = 2  # statements that must share a word before it makes a theme
MOST_PAPERS = 0.25  # and in more of the documents than this it is a name that the whole press uses
MOST_SPREAD = 0.34  # a word in more of the statements than this tells none of them apart
SHORTEST_SUBJECT = 5  # letters of a word that may name a theme
MOST_READ = 3  # reports of one statement that are looked at, best first


@dataclass(frozen=True, slots=True)
class Topic:
    """Statements about one thing, and how they were found to be."""

    id: str
    statements: tuple[Statement, ...]
    keywords: tuple[str, ...] = ()  # as printed, strongest first
    pack: str | None = None


def by_pack(statements: Sequence[Statement], sources: Sources, /) -> tuple[list[Topic], list[Statement]]:
    """Return a topic for each known theme that some statements fit, and the statements that fit none."""
    scores = {statement.id: _scores(statement, sources) for statement in statements}
    totals: Counter[str] = Counter()
    for score in scores.values():
        totals.update(score)
    homes: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        if home := _home(scores[statement.id], totals):
            homes[home].append(statement)
    fewest = 1 if len(statements) <= SMALL else FEWEST_IN_THEME
    homes = {theme: known for theme, known in homes.items() if len(known) >= fewest}
    _draw_in(statements, homes, sources)
    housed = {statement.id for known in homes.values() for statement in known}
    rest = [statement for statement in statements if statement.id not in housed]
    topics = [Topic(theme, tuple(known), shared_words(known, sources), theme) for theme, known in sorted(homes.items())]
    return topics, rest


def by_words(
    statements: Sequence[Statement], told: Sequence[Statement], sources: Sources, /, *, apart: frozenset[str], lang: str
) -> tuple[list[Topic], list[Statement]]:
    """Return topics of statements that share a telling word, and those left over; ``told`` is the whole dossier."""
    holds = {statement.id: frozenset(_subjects(statement, sources)) - apart for statement in told}
    fewest = FEWEST_SHARED if len(statements) <= SMALL else FEWEST_SHARED + 1
    telling = _read_in(statements, sources, lang) & _telling(told, holds, sources)
    rest = list(statements)
    topics: list[Topic] = []
    while True:
        counts = Counter(word for statement in rest for word in holds[statement.id] & telling)
        word = min(counts, key=lambda word: (-counts[word], -len(word), word), default=None)
        if word is None or counts[word] < fewest:
            return topics, rest
        members = tuple(statement for statement in rest if word in holds[statement.id])
        rest = [statement for statement in rest if word not in holds[statement.id]]
        topics.append(Topic(f"w-{word}", members, _printed([word], members, sources)))


def shared_words(statements: Sequence[Statement], sources: Sources, /, *, most: int = 5) -> tuple[str, ...]:
    """Return the words that most of the statements share, as the sources print them."""
    counts = Counter(word for statement in statements for word in _subjects(statement, sources))
    shared = [word for word in counts if counts[word] >= FEWEST_SHARED]
    ranked = sorted(shared, key=lambda word: (-counts[word], -len(word), word))
    return _printed(ranked[:most], statements, sources)


def _scores(statement: Statement, sources: Sources) -> Mapping[str, int]:
    """Points of each known theme: a keyword in the words themselves counts more than one near them."""
    scores: Counter[str] = Counter()
    for quotation in sources.reports(statement)[:MOST_READ]:
        own: Counter[str] = Counter()
        for text, points in (
            (sources.wording(quotation), IN_WORDING),
            (sources.context(quotation), IN_CONTEXT),
            (sources.title(quotation), IN_TITLE),
        ):
            read = tuple(word.stem for word in words(text, sources.lang(quotation)))
            for pack in packs(sources.lang(quotation)):
                own[pack.theme] += points * len(pack.hits(read))
        for theme, points in own.items():
            scores[theme] = max(scores[theme], points)
    return {theme: points for theme, points in sorted(scores.items()) if points >= ENOUGH}


def _home(scores: Mapping[str, int], totals: Mapping[str, int]) -> str | None:
    """The theme with most points; among equals the one that more statements speak of."""
    return min(scores, key=lambda theme: (-scores[theme], -totals[theme], theme), default=None)


def _subjects(statement: Statement, sources: Sources) -> dict[str, str]:
    """Stems that may name what the statement is about, of its best wording and the titles above it, as printed."""
    reports = sources.reports(statement)[:MOST_READ]
    texts = [(sources.wording(quotation), sources.lang(quotation)) for quotation in reports[:1]]
    texts += [(sources.title(quotation), sources.lang(quotation)) for quotation in reports]
    return {
        word.stem: word.printed for text, lang in reversed(texts) for word in words(text, lang) if _tells(word, lang)
    }


def _said(statement: Statement, sources: Sources) -> frozenset[str]:
    """Stems of the statement's own words, without the titles above them."""
    reports = sources.reports(statement)[:MOST_READ]
    return frozenset(root for report in reports for root in stems(sources.wording(report), sources.lang(report)))


def _tells(word: Word, lang: str) -> bool:
    return (
        len(word.stem) >= SHORTEST_SUBJECT
        and not any(sign.isdigit() for sign in word.stem)
        and word.stem not in stopword_stems(lang)
        and word.stem not in everyday(lang)
    )


def _telling(statements: Sequence[Statement], holds: Mapping[str, frozenset[str]], sources: Sources) -> frozenset[str]:
    """Stems that were said more than once, that several documents print, and that tell the statements apart."""
    spread = Counter(word for held in holds.values() for word in held)
    said = Counter(word for statement in statements for word in holds[statement.id] & _said(statement, sources))
    printed_in: dict[str, set[str]] = defaultdict(set)
    for statement in statements:
        for word in holds[statement.id]:
            printed_in[word].update(quotation.document for quotation in sources.reports(statement))
    most = len(statements) if len(statements) <= SMALL else MOST_SPREAD * len(statements)
    papers = len({name for names in printed_in.values() for name in names})
    widest = papers if len(statements) <= SMALL else MOST_PAPERS * papers
    return frozenset(
        word
        for word, count in spread.items()
        if said[word] >= FEWEST_SHARED and count <= most and 1 < len(printed_in[word]) <= max(2, widest)
    )


def _draw_in(statements: Sequence[Statement], homes: dict[str, list[Statement]], sources: Sources) -> None:
    """Add what stands in the same document as a theme's statements, under a title that speaks of that theme."""
    themes_of: dict[str, Counter[str]] = defaultdict(Counter)
    for theme, known in homes.items():
        for statement in known:
            themes_of[sources.reports(statement)[0].document][theme] += 1
    housed = {statement.id for known in homes.values() for statement in known}
    for statement in statements:
        first = sources.reports(statement)[0]
        lang, near = sources.lang(first), themes_of.get(first.document, Counter())
        title = stems(sources.title(first), lang)
        titled = [pack.theme for pack in packs(lang) if near[pack.theme] and pack.hits(title)]
        if titled and statement.id not in housed:
            homes[min(titled, key=lambda theme: (-near[theme], theme))].append(statement)


def _read_in(statements: Sequence[Statement], sources: Sources, lang: str) -> frozenset[str]:
    """Stems that a document in the note's language prints, so that headings are in it; all where there is none."""
    own = [known for known in statements if any(sources.lang(report) == lang for report in sources.reports(known))]
    return frozenset(word for statement in own or statements for word in _subjects(statement, sources))


def _printed(ranked: Iterable[str], statements: Sequence[Statement], sources: Sources) -> tuple[str, ...]:
    """The form in which the sources print each stem most often."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for statement in statements:
        for root, printed in _subjects(statement, sources).items():
            forms[root][printed.removesuffix("'s").removesuffix("’s")] += 1
    return tuple(min(forms[root], key=lambda form: (-forms[root][form], form)) for root in ranked if forms[root])


def name_stems(names: Iterable[tuple[str, str]], /) -> frozenset[str]:
    """Return the stems of names, each with its language: they tell none of the person's statements apart."""
    return frozenset(
        part for name, lang in names for form in (name, name.replace("-", " ")) for part in stems(form, lang)
    )
