"""Terms that may head a theme: names, and nouns or noun phrases that recur, as the sources print them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain

from wortlaut.languages.base import known as known_languages
from wortlaut.languages.base import language
from wortlaut.languages.words import fold, stem, stopword_stems
from wortlaut.records import Statement
from wortlaut.theming.packs import everyday
from wortlaut.theming.readings import LONGEST_TERM, Reading, top
from wortlaut.theming.sources import Sources
from wortlaut.theming.words import stems

Key = tuple[str, ...]  # the stems of a term

CAPITAL_NOUNS = frozenset({"de", "lb"})  # languages that print every noun with a capital
SMALL = 6  # statements; in so few a word needs less company
FEWEST_SAID = 2  # statements that hold it in the person's own words
FEWEST_HOLDING = 3  # statements that hold it there or around, or else two documents
SHORTEST_NAME, SHORTEST_NOUN = 4, 5  # letters; a common noun must also stand in a title, or be said more often
# In more of the documents, where they are not few, it is what all of them are about; a person whom many name is no
# subject: on polnear remarks "about" a rival had nothing else in common.
FEW_PAPERS, MOST_PAPERS, MOST_PAPERS_PERSON = 6, 0.55, 0.2
NOMINAL = 0.4  # share of a term's places in which it stands as a noun does
SWALLOWED = 0.6  # a word that mostly stands inside one longer term is that term
_TOKEN = re.compile(r"[^\W\d_]+(?:[-'’&.][^\W\d_]+)*|\d[\d.,]*|[^\w\s]|\n")
_WORDLIKE = re.compile(r"[^\W\d_]")
BEFORE_A_SENTENCE = "\n.:!?…“”„‟\"«»‹›‘’'—–-•*"
_NOT_NOUN = ("ed", "ing", "ly")  # endings of a single English word that is rather no noun


@dataclass(frozen=True, slots=True)
class Term:
    """A term and how it is printed most often."""

    key: Key
    printed: str
    name: bool
    said: bool  # by the person, not only written around it
    langs: frozenset[str]


@dataclass
class _Count:
    printed: Counter[str] = field(default_factory=Counter)
    capitals: int = 0
    nominal: int = 0
    said: set[str] = field(default_factory=set)  # Statement.ids
    holding: set[str] = field(default_factory=set)
    papers: set[str] = field(default_factory=set)  # Document.ids
    langs: set[str] = field(default_factory=set)
    titled: bool = False
    full: Counter[str] = field(default_factory=Counter)  # a surname with the first name before it


def terms(
    statements: Sequence[Statement],
    readings: Mapping[str, tuple[Reading, ...]],
    sources: Sources,
    /,
    *,
    apart: frozenset[str],
) -> list[Term]:
    """Return the terms that recur enough to head a theme, in the order of their stems; ``apart`` heads nothing."""
    counts: dict[Key, _Count] = defaultdict(_Count)
    for statement in statements:
        for report in top(statement, sources):
            lang = sources.lang(report)
            for text in (sources.wording(report), sources.context(report)):
                for key, printed, capital in _phrases(text, lang):
                    if len(key) > 1 and key[0] in _given(lang):
                        counts[key[-1:]].full[printed] += 1
                        counts[key[-1:]].langs.add(lang)
                        key, printed = key[-1:], printed.split()[-1]
                    counts[key].printed[printed] += 1
                    counts[key].nominal += 1
                    counts[key].capitals += capital
                    counts[key].langs.add(lang)
    places = _count_places(counts, statements, readings, sources)
    small = len(statements) <= SMALL
    papers = len({report.document for statement in statements for report in top(statement, sources)})
    kept = {
        key: count
        for key, count in counts.items()
        if _enough(count, small) and _nominal(key, count, places) and not _everywhere(count, papers)
    }
    barred = apart | _outlets(statements, sources)
    within = _within(kept)
    chosen = [key for key in sorted(kept) if _heads(key, kept[key], barred)]
    return [_term(key, kept[key]) for key in chosen if within.get(key, 0) < SWALLOWED * len(kept[key].holding)]


def _count_places(
    counts: Mapping[Key, _Count],
    statements: Sequence[Statement],
    readings: Mapping[str, tuple[Reading, ...]],
    sources: Sources,
) -> Counter[Key]:
    """Enter who holds each term and return how many texts hold it in any form."""
    places: Counter[Key] = Counter()
    for statement in statements:
        for reading, report in zip(readings[statement.id], top(statement, sources), strict=True):
            own, sentence, context, title = reading.grams
            for key in (own | sentence | context) & counts.keys():
                places[key] += (key in own) + (key in context)
                counts[key].holding.add(statement.id)
                counts[key].papers.add(report.document)
                counts[key].titled |= key in title
                if key in own:
                    counts[key].said.add(statement.id)
    return places


def _enough(count: _Count, small: bool) -> bool:
    if len(count.said) < FEWEST_SAID:
        return count.titled and len(count.holding) >= FEWEST_HOLDING
    return small or len(count.holding) >= FEWEST_HOLDING or len(count.papers) > 1


def _everywhere(count: _Count, papers: int) -> bool:
    return papers >= FEW_PAPERS and len(count.papers) > (MOST_PAPERS_PERSON if count.full else MOST_PAPERS) * papers


def _nominal(key: Key, count: _Count, places: Mapping[Key, int]) -> bool:
    return count.nominal >= FEWEST_SAID and count.nominal >= NOMINAL * places[key]


def _heads(key: Key, count: _Count, barred: frozenset[str]) -> bool:
    """Tell whether the term is no name of the speaker or an outlet, and not too plain."""
    if barred.intersection(key) or any(" ".join(key) in _plain_phrases(lang) for lang in known_languages()):
        return False
    if any({key[0], key[-1]} & _plain(lang) for lang in known_languages()) or len("".join(key)) < SHORTEST_NAME:
        return False
    if _is_name(count):
        return True
    printed = _best(count)
    if not count.langs & CAPITAL_NOUNS and printed.endswith(_NOT_NOUN):
        return False
    if len(key) > 1:
        return True
    shown = count.titled or (len(count.papers) > 1 and len(count.said) >= FEWEST_HOLDING)
    return shown and len(printed) >= SHORTEST_NOUN and key[0] not in everyday(min(count.langs))


def _within(kept: Mapping[Key, _Count]) -> Mapping[Key, int]:
    """How many statements hold the most frequent longer term around each shorter one."""
    found: dict[Key, int] = defaultdict(int)
    for key, count in kept.items():
        for length in range(1, len(key)):
            for at in range(len(key) - length + 1):
                found[key[at : at + length]] = max(found[key[at : at + length]], len(count.holding))
    return found


def _term(key: Key, count: _Count) -> Term:
    printed = next(iter(count.full)) if len(count.full) == 1 else _best(count)
    return Term(
        key, printed[:1].upper() + printed[1:], _is_name(count), len(count.said) >= FEWEST_SAID, frozenset(count.langs)
    )


def _best(count: _Count) -> str:
    forms = ((form.removesuffix("'s").removesuffix("’s"), number) for form, number in count.printed.items())
    sums: Counter[str] = Counter()
    for form, number in forms:
        sums[form] += number
    return min(sums, key=lambda form: (-sums[form], form))


def _is_name(count: _Count) -> bool:
    """Tell whether it is printed with a capital in a language where that shows a name."""
    return bool(count.langs - CAPITAL_NOUNS) and 2 * count.capitals > count.nominal


def _phrases(text: str, lang: str) -> Iterator[tuple[Key, str, bool]]:
    """Yield stems, printed form and whether a capital shows it, of each stretch that stands as a noun does."""
    tokens = _TOKEN.findall(text)
    capital = lang in CAPITAL_NOUNS
    for run, before, after in _runs(tokens, lang):
        names = [_capital(word) for word in run]
        opens = not before or before in BEFORE_A_SENTENCE
        if opens and names[0] and not (len(run) > 1 and names[1] and not capital):
            run, names = run[1:], names[1:]  # a sentence begins here: its capital tells nothing
            before = "the"
        if not run:
            continue
        yield from _nouns(run, names, lang) if capital else _heads_of(run, names, before, after, lang)


def _nouns(run: Sequence[str], names: Sequence[bool], lang: str) -> Iterator[tuple[Key, str, bool]]:
    """Where all nouns have capitals: each of them, and two in a row."""
    for at, word in enumerate(run):
        if names[at]:
            yield (stem(word, lang),), word, True
            if at + 1 < len(run) and names[at + 1]:
                yield _keyed(run[at : at + 2], lang), " ".join(run[at : at + 2]), True


def _heads_of(
    run: Sequence[str], names: Sequence[bool], before: str, after: str, lang: str
) -> Iterator[tuple[Key, str, bool]]:
    """A name, or the last words of a noun phrase that a small word opens and a small word or a sign closes."""
    first = next((at for at, name in enumerate(names) if name), None)
    if first is not None:
        last = first
        while last + 1 < len(run) and names[last + 1]:
            last += 1
        if last - first < LONGEST_TERM:
            yield _keyed(run[first : last + 1], lang), " ".join(run[first : last + 1]), True
        if last + 1 < len(run) and last + 2 == len(run) and last == first:
            yield _keyed(run[first:], lang), " ".join(run[first:]), True
    elif before.lower() in _openers(lang):
        if len(run) > 1:
            yield _keyed(run[-2:], lang), " ".join(run[-2:]), False
        if before.lower() in _articles(lang) or len(run) > 1:
            yield _keyed(run[-1:], lang), run[-1], False


def _runs(tokens: Sequence[str], lang: str) -> Iterator[tuple[list[str], str, str]]:
    """Yield runs of words that tell something, with the token before and after each."""
    common = stopword_stems(lang)
    run: list[str] = []
    before = ""
    for token in chain(tokens, ("",)):
        if token and _WORDLIKE.match(token) and len(token) > 1 and stem(token, lang) not in common:
            run.append(token)
            continue
        if run:
            yield run, before, token
        run, before = [], token


def _keyed(run: Sequence[str], lang: str) -> Key:
    return stems(" ".join(run), lang)


def _capital(word: str) -> bool:
    return word[:1].isupper()


def _outlets(statements: Sequence[Statement], sources: Sources) -> frozenset[str]:
    """Stems of who published the reports: a paper is no theme of what it prints."""
    found = (
        (sources.documents[report.document].outlet or "", sources.lang(report))
        for statement in statements
        for report in top(statement, sources)
    )
    return frozenset(part for name, lang in dict.fromkeys(found) for part in stems(name, lang)) - everyday("en")


@cache
def _articles(lang: str) -> frozenset[str]:
    """Words after which a single word is a noun, or an adjective with one."""
    return _grammar(lang, "definite", "indefinite", "his", "hers", "mine", "theirs") - _grammar(lang, "relative")


@cache
def _openers(lang: str) -> frozenset[str]:
    return _articles(lang) | _grammar(lang, "definite", "inside")


@cache
def _grammar(lang: str, *parts: str) -> frozenset[str]:
    names = language(lang).table("names")
    listed = (names.get("grammar", {}).get(part) or names.get("pronouns", {}).get(part, "") for part in parts)
    return frozenset(word for words in listed for word in words.lower().split())


@cache
def _plain(lang: str) -> frozenset[str]:
    """Stems of words that head nothing: offices, titles, first names, days, months, and what all things are."""
    names = language(lang).table("names")
    listed = [names.get("months", ""), names.get("days", ""), names.get("grammar", {}).get("numbers", "")]
    for part in ("titles", "roles", "collectives", "given", "offices"):
        listed += [*names.get(part, {}), *names.get(part, {}).values()]
    words = [word for text in listed if isinstance(text, str) for word in text.split()]
    words += language(lang).table("themes").get("headings", {}).get("plain", ())
    words += chain.from_iterable(language(lang).table("dates").get("occasions", {}).get("kinds", {}).values())
    return frozenset(stem(word, lang) for word in words)


@cache
def _given(lang: str) -> frozenset[str]:
    given = language(lang).table("names").get("given", {})
    return frozenset(stem(word, lang) for words in given.values() if isinstance(words, str) for word in words.split())


@cache
def _plain_phrases(lang: str) -> frozenset[str]:
    listed = language(lang).table("themes").get("headings", {}).get("plain", ())
    return frozenset(" ".join(stems(fold(phrase), lang)) for phrase in listed if " " in phrase)
