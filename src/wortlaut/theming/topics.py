"""What a statement is about: a known theme where its words say so, else words it shares with other statements."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from wortlaut.records import Statement
from wortlaut.theming.packs import packs
from wortlaut.theming.sources import Sources
from wortlaut.theming.words import common, stems, words

IN_WORDING, IN_CONTEXT, IN_TITLE = 3, 1, 1
ENOUGH = 3  # a keyword in the words themselves, or two in what stands around them and one in the title
FEWEST_SHARED = 2  # statements that must share a word before it makes a theme
SHORTEST_SUBJECT = 4  # letters of a word that may name a theme
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
    rest: list[Statement] = []
    for statement in statements:
        home = _home(scores[statement.id], totals)
        homes[home].append(statement) if home else rest.append(statement)
    topics = [Topic(theme, tuple(known), shared_words(known, sources), theme) for theme, known in sorted(homes.items())]
    return topics, rest


def by_words(
    statements: Sequence[Statement], sources: Sources, /, *, apart: frozenset[str]
) -> tuple[list[Topic], list[Statement]]:
    """Return topics of statements that share a telling word, the most shared first, and the statements left over."""
    holds = {statement.id: _subjects(statement, sources) - apart for statement in statements}
    rest = list(statements)
    topics: list[Topic] = []
    while True:
        counts = Counter(word for statement in rest for word in holds[statement.id])
        word = min(counts, key=lambda word: (-counts[word], -len(word), word), default=None)
        if word is None or counts[word] < FEWEST_SHARED:
            return topics, rest
        members = tuple(statement for statement in rest if word in holds[statement.id])
        rest = [statement for statement in rest if word not in holds[statement.id]]
        printed = _printed([word], members, sources)
        topics.append(Topic(f"w-{word}", members, printed))


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


def _subjects(statement: Statement, sources: Sources) -> frozenset[str]:
    """Stems of the best wording that may name what it is about."""
    reports = sources.reports(statement)[:1]
    return frozenset(
        word.stem
        for quotation in reports
        for word in words(sources.wording(quotation), sources.lang(quotation))
        if len(word.stem) >= SHORTEST_SUBJECT
        and not any(sign.isdigit() for sign in word.stem)
        and word.stem not in common(sources.lang(quotation))
    )


def _printed(ranked: Iterable[str], statements: Sequence[Statement], sources: Sources) -> tuple[str, ...]:
    """The form in which the sources print each stem most often; the capitalised one among equals."""
    wanted = list(ranked)
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for statement in statements:
        for quotation in sources.reports(statement)[:1]:
            for word in words(sources.wording(quotation), sources.lang(quotation)):
                if word.stem in wanted:
                    forms[word.stem][word.printed.removesuffix("'s").removesuffix("’s")] += 1
    return tuple(min(forms[stem], key=lambda form: (-forms[stem][form], form)) for stem in wanted if forms[stem])


def name_stems(names: Iterable[tuple[str, str]], /) -> frozenset[str]:
    """Return the stems of names, each with its language: they tell none of the person's statements apart."""
    return frozenset(stem for name, lang in names for stem in stems(name, lang))
