"""Find the occasions that a text names: summits, hearings, interviews, earnings calls; and join those of many texts."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from wortlaut.languages import language
from wortlaut.languages.scripts import is_cjk
from wortlaut.records import Document, Evidence, Moment, Occasion, Span
from wortlaut.records.edtf import bounds, compatible

LOOK_BACK = 120  # characters before the noun that hold the name and the preposition
NAME_WORDS = 8
LONGEST_WORD = 60
LONGEST_NOUN = 30  # characters of a noun of several words before its last one
ENDING = 4  # letters by which a word is passed over that names no occasion
LONGEST_OCCASION = 4  # days
SAME_CITY = 4  # letters that a city's names share in two languages: Prag and Prague
YEAR = re.compile(r"(?:19|20)\d\d")
ABBREVIATION = 5  # letters with the full stop: "N.Y.", "Intl."; a longer word with a stop ends a sentence
TOKEN = re.compile(r"\w+")
PREVIOUS_WORD = re.compile(r"(\w[\w’'&.-]*)[ \u00a0]+\Z")


@dataclass(frozen=True, slots=True)
class Named:
    """An occasion as one place of a text names it; its date comes later."""

    span: Span
    name: str
    kind: str
    place: str | None
    proper: bool  # a name of its own, not only "press conference"


@dataclass(frozen=True, slots=True)
class _Table:
    noun: re.Pattern[str]
    kinds: Mapping[str, str]  # noun -> kind
    endings: frozenset[str]  # of the nouns; empty where words do not stand apart
    excluded: frozenset[str]
    before: re.Pattern[str]
    company: re.Pattern[str]
    of: re.Pattern[str]
    place: re.Pattern[str]
    link: frozenset[str]
    drop: frozenset[str]
    named_only: frozenset[str]  # nouns that mean an occasion only with a name: "Congress" alone is a parliament
    times: frozenset[str]  # months and weekdays: no part of a name


@cache
def _table(code: str) -> _Table | None:
    dates = language(code).table("dates")
    raw = dates.get("occasions")
    if raw is None:
        return None
    kinds = {noun: kind for kind, nouns in raw["kinds"].items() for noun in nouns}
    ordered = sorted(kinds, key=lambda noun: (-len(noun), noun))
    nouns = "|".join(re.escape(noun).replace(r"\ ", r"\s+") for noun in ordered)
    spaced, compounds = dates.get("spaced", True), raw.get("compounds", False)
    start = r"(?<![\w-])" if spaced and not compounds else ""
    end = r"(?!\w)" if spaced else ""
    return _Table(
        noun=re.compile(f"{start}(?:{nouns}){end}", re.IGNORECASE),
        kinds=kinds,
        endings=frozenset(TOKEN.findall(noun)[-1][-ENDING:] for noun in kinds) if spaced else frozenset(),
        excluded=frozenset(raw.get("not", ())),
        before=re.compile(raw["before"]),
        company=re.compile(raw["with"]),
        of=re.compile(raw["of"]),
        place=re.compile(raw["place"]),
        link=frozenset(raw["link"]),
        drop=frozenset(raw["drop"]),
        named_only=frozenset(raw.get("named_only", ())),
        times=frozenset(word for name in ("month", "weekday") for word in dates["words"].get(name, ())),
    )


def find_named(text: str, lang: str, /, *, titles: Sequence[Span] = ()) -> tuple[Named, ...]:
    """Return the occasions that the text names, in order.

    A noun like "summit" counts where a preposition leads to it ("at the Harbour Summit"), or inside one of the
    ``titles``: headings, and the opening of a transcript.
    """
    code = language(lang).code
    table = _table(code)
    if table is None:
        return ()
    found: list[Named] = []
    for match in _nouns(text, table):
        named = _named(text, match, table, titled=any(title.covers(Span(*match.span())) for title in titles))
        if named is not None and (not found or found[-1].span.end <= named.span.start):
            found.append(named)
    return tuple(found)


def _nouns(text: str, table: _Table) -> Iterator[re.Match[str]]:
    """Yield the nouns of occasions; where words stand apart, only words with the ending of one are looked at."""
    if not table.endings:
        yield from table.noun.finditer(text)
        return
    for word in TOKEN.finditer(text):
        if word[0][-ENDING:].lower() in table.endings:
            found = table.noun.finditer(text, max(0, word.start() - LONGEST_NOUN), word.end())
            ending = (match for match in found if match.end() == word.end())
            yield from (table.noun.match(text, match.start()) or match for match in ending)  # "panel discussion"


def _named(text: str, match: re.Match[str], table: _Table, *, titled: bool) -> Named | None:
    noun = " ".join(match[0].lower().split())
    begin = _word_start(text, match.start())
    if text[begin : match.end()].lower() in table.excluded or (begin < match.start() and text[begin].islower()):
        return None
    start = _name_start(text, begin, table)
    if not titled and not table.before.search(text, max(0, start - LOOK_BACK), start):
        return None
    end = match.end()
    company = table.company.match(text, end)
    of = None if company else table.of.match(text, end)
    end = company.end("whom") if company else of.end() if of else end
    place = table.place.match(text, end)
    proper = start < match.start() or end > match.end()
    if noun in table.named_only and not proper:
        return None
    return Named(
        span=Span(start, end),
        name=" ".join(text[start:end].split()),
        kind=table.kinds[noun],
        place=place["place"] if place else None,
        proper=proper,
    )


def _word_start(text: str, position: int) -> int:
    floor = max(0, position - LONGEST_WORD)
    while position > floor and (text[position - 1].isalnum() or text[position - 1] == "-"):
        if is_cjk(text[position - 1]):
            break
        position -= 1
    return position


def _name_start(text: str, begin: int, table: _Table) -> int:
    """Walk back over the capitalised words and links of a proper name."""
    start, position = begin, begin
    for _ in range(NAME_WORDS):
        match = PREVIOUS_WORD.search(text, max(0, position - LOOK_BACK), position)
        if match is None:
            break
        word = match[1]
        position = match.start(1)
        if word.lower() in table.link:
            continue
        if not (word[0].isupper() or YEAR.fullmatch(word)) or not _may_name(word, table):
            break
        start = position
    return start


def _may_name(word: str, table: _Table) -> bool:
    bare = re.sub(r"[’']s?$", "", word.lower())
    return bare not in table.drop and bare not in table.times and not (word.endswith(".") and len(word) > ABBREVIATION)


def occasion_of(named: Named, document: Document, moment: Moment | None, /, *, titled: bool = False) -> Occasion:
    """Return the record of a named occasion: nameless ones are the document's own; of a title there is no span."""
    tokens = _tokens(named.name)
    words = "-".join(tokens) if named.proper else f"{named.kind}-{document.id}"
    when = "" if moment is None else "-" + moment.value.replace("/", "--").replace("~", "").replace("?", "")
    return Occasion(
        id=f"o-{_slug(words)}{when}",
        name=named.name,
        lang=document.lang,
        kind=named.kind,
        place=named.place,
        moment=moment,
        evidence=() if titled else (Evidence(document=document.id, spans=(named.span,)),),
    )


def _slug(words: str) -> str:
    return re.sub(r"[\W_]+", "-", words.lower()).strip("-")


def _tokens(name: str) -> list[str]:
    return [token.lower() for token in TOKEN.findall(name)]


def join_occasions(occasions: Iterable[Occasion], /) -> Mapping[str, Occasion]:
    """Return the joined occasion for the id of each one.

    Reports are of one occasion when kind and proper name agree and their dates may be the same; where there is no name,
    or in another language, when day and city are the same. The most precise date wins. Reports whose dates contradict
    each other stay apart, so that a caller sees both.
    """
    ordered = sorted(dict.fromkeys(occasions), key=_standing)  # of equals the first: a set has no order
    groups: list[list[Occasion]] = []
    for occasion in ordered:
        group = next((group for group in groups if all(_same(occasion, member) for member in group)), None)
        if group is None:
            groups.append([occasion])
        else:
            group.append(occasion)
    return {member.id: joined for group in groups for joined in [_joined(group)] for member in group}


def _standing(occasion: Occasion) -> tuple[int, str, str, str]:
    """Order by precision of the date, then by what makes the order stable."""
    if occasion.moment is None:
        return (10**9, occasion.id, occasion.lang, occasion.name)
    first, last = bounds(occasion.moment.value)
    return ((last - first).days, occasion.id, occasion.lang, occasion.name)


def _same(one: Occasion, other: Occasion) -> bool:
    if one.id == other.id:
        return True
    if one.kind != other.kind or (one.moment and other.moment and not compatible(one.moment.value, other.moment.value)):
        return False
    names = [_distinctive(occasion) for occasion in (one, other)]
    years = [set(YEAR.findall(occasion.name)) for occasion in (one, other)]
    if all(years) and not years[0] & years[1]:
        return False
    if all(names) and (names[0] <= names[1] or names[1] <= names[0]):
        return True
    unnamed = not any(names) or one.lang != other.lang  # no names, or names that cannot be held against each other
    return unnamed and _same_day(one, other) and _same_place(one, other)


def _same_day(one: Occasion, other: Occasion) -> bool:
    """Tell whether both are dated to the same day or days: a month in common is not one occasion."""
    if one.moment is None or other.moment is None:
        return False
    days = [bounds(occasion.moment.value) for occasion in (one, other) if occasion.moment]
    short = all((last - first).days <= LONGEST_OCCASION for first, last in days)
    return short and days[0][0] <= days[1][1] and days[1][0] <= days[0][1]


def _same_place(one: Occasion, other: Occasion) -> bool:
    """Tell whether both name a city, and in spellings that begin alike: "Lissabon" and "Lisbon" do not."""
    places = [_folded(occasion.place or "") for occasion in (one, other)]
    return bool(places[0] and places[1]) and places[0][:SAME_CITY] == places[1][:SAME_CITY]


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFD", name.lower()).encode("ascii", "ignore").decode()
    return plain.replace("ue", "u").replace("oe", "o").replace("ae", "a")


def _distinctive(occasion: Occasion) -> frozenset[str]:
    """Return the words of a name that tell it from others of its kind; empty for "the press conference"."""
    table = _table(language(occasion.lang).code)
    if table is None:
        return frozenset()
    kept = [token for token in _tokens(table.noun.sub(" ", occasion.name)) if token not in table.drop]
    return frozenset(token for token in kept if not YEAR.fullmatch(token))


def _joined(group: Sequence[Occasion]) -> Occasion:
    best = group[0]
    places = Counter(member.place for member in group if member.place)
    evidence = dict.fromkeys(proof for member in group for proof in member.evidence)
    return replace(
        best,
        name=max((member.name for member in group), key=lambda name: (len(name.split()), -len(name), name)),
        place=max(places, key=lambda place: (places[place], place)) if places else None,
        evidence=tuple(sorted(evidence, key=lambda proof: (proof.document, proof.spans))),
    )
