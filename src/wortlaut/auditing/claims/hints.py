"""The words of a language that tell of a figure: what rises and falls, comes before or after, and is one thing."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files

from wortlaut.auditing.weights import detect, languages, stopwords
from wortlaut.languages import language
from wortlaut.languages.lemmas import lemma
from wortlaut.records import Span

CLAUSE_END = re.compile(r"[;:–—()\n]|,(?!\d)")
WORD = re.compile(r"[^\W\d_][\w’'-]*")
SPANS = (
    *("minute", "hour", "day", "week", "month", "year", "semester", "term", "season", "shift"),
    *("Minute", "Stunde", "Tag", "Woche", "Monat", "Jahr", "Semester", "Saison", "Schicht"),
)
STEM = 5  # letters by which "employs" and "employed" are one word; shorter ones are compared whole
SHORTEST = 3
PRICED = frozenset(
    {
        "kilowatt_hour",
        "megawatt_hour",
        "tonne",
        "barrel",
        "litre",
        "kilo",
        "gram",
        "pound_weight",
        "gallon",
        "pint",
        "yard",
        "foot",
        "ounce",
        "square_metre",
        "hectare",
    }
)
NO_DENIAL = frozenset({"non", "barely", "hardly", "kaum", "without", "ohne"})  # "comes without" is as good as "misses"
EACH = "each"  # the rate of what falls to every one of some things that no list names
COMPOUND = 4  # letters of a thing that may end a German compound: "Strompreise"
FIRST = 3  # letters at least of what comes before it
TOWNS = ("hausen", "heimen")  # no case of a house
NO_PART = ("sc", "kur")  # before "haft" and "renten" they make one word: "Gesellschaft", "Konkurrenten"
BESIDE = 25  # characters beside a date
REACH = 300  # characters between a verb and its particle: "nahm um 5 Prozent zu"
SENTENCE_END = re.compile(r"[.!?]\s")


@dataclass(frozen=True, slots=True)
class Hints:
    breaks: re.Pattern[str]
    turns: re.Pattern[str]  # those of them that open a clause of its own
    steps: re.Pattern[str]
    step: Mapping[str, str]
    opposing: re.Pattern[str]
    comparing: re.Pattern[str]  # of them those behind which the figure of the other stands
    until: re.Pattern[str]
    past: re.Pattern[str]
    acts: re.Pattern[str]
    rest: re.Pattern[str]
    wish: re.Pattern[str]
    within: re.Pattern[str]  # before a length of time: "within ten years"
    spans: re.Pattern[str]  # "in a month", "im Jahr"
    direction: Mapping[str, int]
    result: Mapping[str, int]
    stance: Mapping[str, int]
    beside: re.Pattern[str]  # right before a figure: "from", "auf"
    beside_later: frozenset[str]
    weak: frozenset[str]  # of them those that say what was before only where something changes: "von 5 auf 3"
    standing: re.Pattern[str]  # anywhere in its stretch: "until now", "inzwischen"
    later: frozenset[str]
    whole: re.Pattern[str]
    part: re.Pattern[str]  # behind a figure: "of them"
    parted: re.Pattern[str]  # somewhere before one: "davon"
    than: re.Pattern[str]  # where a comparison begins, whose time is not the figure's
    change: re.Pattern[str]  # behind a figure: "fewer than"
    by: re.Pattern[str]  # before one
    ahead: re.Pattern[str]  # right behind a lead: "ahead of"
    behind: re.Pattern[str]
    stock: re.Pattern[str]  # "has", "employs": not how many it bought or let go
    average: re.Pattern[str]  # "each", "on average"
    mean: re.Pattern[str]  # "on average", "typical"
    lowest: re.Pattern[str]  # of a range: "the cheapest"
    highest: re.Pattern[str]
    moved: re.Pattern[str]  # right before what is a change and no level: "by", "an increase of"
    moved_by: re.Pattern[str]  # right behind one: "fewer"
    moving: frozenset[str]
    factors: Mapping[str, Decimal]
    negators: frozenset[str]
    barring: re.Pattern[str]  # what denies without one of them: "barred", "unbeaten"
    each: re.Pattern[str]
    together: re.Pattern[str]
    multiples: Mapping[str, Decimal]
    stretch: re.Pattern[str]
    stretches: Mapping[str, str]  # of what length of time a figure is: "quarter", "half", "year"
    base: re.Pattern[str]
    bases: Mapping[str, str]  # against how long before a figure is held: "year on year"
    saying: frozenset[str]
    answering: frozenset[str]  # further verbs whose subject speaks: "contradicted"
    reporting: re.Pattern[str]  # who says it, which is not what it is of: ", the bureau said", "according to Weber"
    articles: frozenset[str]
    condition: re.Pattern[str]  # "if"
    would: re.Pattern[str]  # "could"
    beyond: re.Pattern[str]  # behind a difference: "2 cents above the cost"
    below: frozenset[str]
    course: re.Pattern[str]  # "within five years"
    counts: Mapping[str, int]
    tally: re.Pattern[str]  # between the two numbers of a vote: "17 to 12"
    voting: re.Pattern[str]
    rejected: re.Pattern[str]
    opens: frozenset[str]  # what a whole begins its sentence with: "Of the 412 members 287 ..."
    date_bounds: Mapping[str, re.Pattern[str]]
    priced: re.Pattern[str]  # "31 Euro für die Megawattstunde"
    pronouns: re.Pattern[str]
    holding: re.Pattern[str]  # what does not change, as good as a denial of change: "left at 3.75"
    foreseen: re.Pattern[str]  # what somebody expects and not what is: "economists had forecast"
    pundits: re.Pattern[str]
    now: re.Pattern[str]
    to_come: re.Pattern[str]
    done: re.Pattern[str]  # what is told as done: "has put up"
    still: re.Pattern[str]  # what holds before a change that is to come
    coming: re.Pattern[str]
    intended: re.Pattern[str]  # and what as a plan: "wants to put up"
    agents: frozenset[str]  # before one who does it as well as before a change: "drenched by 18 centimetres"
    times_as: re.Pattern[str]  # behind a factor: "twice |as much"
    outside: re.Pattern[str]  # right before a date that a figure is not of: "before June"
    doubting: frozenset[str]  # "unlikely to be hotter than"
    losing: re.Pattern[str]
    exactly: re.Pattern[str]  # right before a figure
    fronting: re.Pattern[str]  # what a phrase before the verb begins with: "After the cut of"
    finite: frozenset[str]  # verbs that go on behind an aside: "Food, a third of it, was 8 percent dearer"
    rates: Mapping[str, str]
    things: Mapping[str, str]
    lemmas: Mapping[str, str]  # the same by dictionary forms, of a language whose words have many
    phrases: Mapping[str, re.Pattern[str]]  # things of several words by their first: "laid off"
    particles: re.Pattern[str] | None  # of verbs, at the end of a clause: "nahm um 5 Prozent zu"
    compounds: bool


def _beside(words: Sequence[str]) -> re.Pattern[str]:
    """Match one of the words before a figure, with at most two small ones between: "auf fast", not "von Weber 5"."""
    known = "|".join(words)
    return re.compile(rf"\b(?P<word>(?i:{known}))\s+(?:(?!(?i:{known})\b)[a-zäöüß]+\s+){{0,2}}\Z")


@cache
def hints(code: str) -> Hints:
    raw = language(code).table("claims") or language("en").table("claims")
    return Hints(
        breaks=re.compile(rf"{CLAUSE_END.pattern}|\b(?:{'|'.join(raw['breaks'])})\b", re.IGNORECASE),
        turns=re.compile(rf";|\b(?:{'|'.join(raw['turns'])})\b", re.IGNORECASE),
        steps=re.compile(
            rf"\b(?P<step>{'|'.join([*raw['by'], *raw['to'], *raw['at'], *raw['from']])})\s+(?:[^\W\d_]+\s+)?\Z",
            re.IGNORECASE,
        ),
        step={
            **dict.fromkeys(raw["from"], "from"),
            **dict.fromkeys([*raw["to"], *raw["at"]], "to"),
            **dict.fromkeys(raw["by"], "by"),
        },
        opposing=re.compile(rf"\b(?:{'|'.join(raw['opposing'])})\s", re.IGNORECASE),
        comparing=re.compile("|".join(raw["comparing"]), re.IGNORECASE),
        until=re.compile(rf"\b(?:{'|'.join(raw['until'])})\s+\Z", re.IGNORECASE),
        acts=re.compile(rf"\b(?:{'|'.join(raw['acts'])})\b", re.IGNORECASE),
        rest=re.compile(rf"\b(?:{'|'.join(raw['rest'])})\b", re.IGNORECASE),
        within=re.compile(rf"\b(?:{'|'.join(raw['within'])})\s+(?:[^\W\d_]+\s+)?\Z", re.IGNORECASE),
        spans=re.compile(
            rf"\b(?i:{'|'.join(raw['spans'])})\s+(?P<unit>{'|'.join(SPANS)})\b(?!\s+(?:ago|before|earlier|later|after|zuvor|davor|(?:19|20)\d\d\b|[A-ZÄÖÜ]))"
        ),
        wish=re.compile(rf"\b(?:{'|'.join(raw['wish'])})\b", re.IGNORECASE),
        past=re.compile(rf"\b(?:{'|'.join(raw['past'])})\b", re.IGNORECASE),
        direction=_with_infinitives({**dict.fromkeys(raw["rise"], 1), **dict.fromkeys(raw["fall"], -1)}, code),
        result={**dict.fromkeys(raw["gain"], 1), **dict.fromkeys(raw["loss"], -1)},
        stance={**dict.fromkeys(raw["for"], 1), **dict.fromkeys(raw["against"], -1)},
        beside=_beside([*raw["from"], *raw["to"]]),
        beside_later=frozenset(raw["to"]),
        weak=frozenset(raw["weak"]),
        standing=re.compile(rf"\b(?:{'|'.join([*raw['earlier'], *raw['later']])})\b", re.IGNORECASE),
        later=frozenset(raw["later"]),
        whole=re.compile(rf"\s*(?:[^\W\d_]+\s)?(?:{'|'.join(raw['whole'])})\s+(?:[^\W\d_]+\s)?\Z", re.IGNORECASE),
        part=re.compile(rf"\s+(?:{'|'.join(raw['part'])})\b", re.IGNORECASE),
        parted=re.compile(rf"\b(?:{'|'.join(raw['parted'])})\b", re.IGNORECASE),
        than=re.compile(rf"\b(?:{'|'.join(raw['than'])})\s", re.IGNORECASE),
        change=re.compile(rf"\s+(?:[^\W\d_]+\s+)?(?:{'|'.join(raw['change'])})\b", re.IGNORECASE),
        by=re.compile(rf"\b(?:{'|'.join(raw['by'])})\s+(?:[^\W\d_]+\s+)?\Z", re.IGNORECASE),
        ahead=re.compile(rf"\s+(?:{'|'.join(raw['ahead'])})\s", re.IGNORECASE),
        behind=re.compile(rf"\s+(?:{'|'.join(raw['behind'])})\s", re.IGNORECASE),
        stock=re.compile(rf"\b(?:{'|'.join(raw['stock'])})\b", re.IGNORECASE),
        average=re.compile(rf"\b(?:{'|'.join([*raw['each'], *raw['average']])})\b", re.IGNORECASE),
        mean=_any_of([*raw["average"], *raw["typical"]]),
        lowest=re.compile(rf"\b(?:{'|'.join(raw['lowest'])})\b", re.IGNORECASE),
        highest=re.compile(rf"\b(?:{'|'.join(raw['highest'])})\b", re.IGNORECASE),
        moved=re.compile(rf"\b(?:{'|'.join(raw['moved'])})\s+(?:[^\W\d_]+\s+)?\Z", re.IGNORECASE),
        moved_by=re.compile(rf"\s+(?:[^\W\d_]+\s+)?(?:{'|'.join(raw['movedby'])})\b", re.IGNORECASE),
        moving=frozenset(raw["moving"]),
        negators=frozenset(language(code).table("negation").get("negators", ())) - NO_DENIAL,
        barring=_any_of(raw["barring"]),
        factors={word: Decimal(factor) for factor, words in raw["factors"].items() for word in words},
        each=re.compile(rf"\b(?:{'|'.join(raw['each'])})\s+(?P<unit>\w+)", re.IGNORECASE),
        together=re.compile(rf"\b(?:{'|'.join(raw['together'])})\b", re.IGNORECASE),
        multiples={word: Decimal(factor) for factor, words in raw["multiples"].items() for word in words},
        stretches={word: name for name, words in raw["stretches"].items() for word in words},
        stretch=re.compile(
            rf"\b(?:{'|'.join(word.replace(' ', '[ -]') for words in raw['stretches'].values() for word in words)})\b",
            re.IGNORECASE,
        ),
        bases={word: name for name, words in raw["bases"].items() for word in words},
        base=re.compile(
            rf"\b(?:{'|'.join(word.replace(' ', '[ -]') for words in raw['bases'].values() for word in words)})\b",
            re.IGNORECASE,
        ),
        saying=frozenset(language(code).table("audit").get("saying", ())) | frozenset(raw["expecting"]),
        articles=frozenset(raw["articles"]),
        condition=re.compile(rf"\b(?:{'|'.join(raw['condition'])})\b", re.IGNORECASE),
        would=re.compile(rf"\b(?:{'|'.join(raw['would'])})\b", re.IGNORECASE),
        beyond=re.compile(
            rf"\s+(?:[^\W\d_]+\s+){{0,3}}?(?P<word>{'|'.join([*raw['above'], *raw['below']])})\s", re.IGNORECASE
        ),
        below=frozenset(raw["below"]),
        course=re.compile(
            rf"\b(?:{'|'.join(raw['course'])})\s+(?:[a-zäöü]+\s+){{0,2}}?(?P<count>\d{{1,3}}|{'|'.join(_counts(code))})\s"
            rf"(?:[a-zäöü]+\s)?(?P<unit>(?:{'|'.join(SPANS)})(?:e?s|e?n)?)\b",
            re.IGNORECASE,
        ),
        counts=_counts(code),
        tally=re.compile(rf"\s*(?:{'|'.join(raw['tally'])})\s*", re.IGNORECASE),
        voting=re.compile(rf"\b(?:{'|'.join(raw['voting'])})\b", re.IGNORECASE),
        rejected=re.compile(rf"\b(?:{'|'.join(raw['rejected'])})\b", re.IGNORECASE),
        opens=frozenset(raw["opens"]),
        date_bounds={
            name: re.compile(rf"\b(?:{'|'.join(raw[name])})\b", re.IGNORECASE) for name in ("earliest", "latest")
        },
        priced=re.compile(
            rf"\b(?:{'|'.join(raw['priced'])})\s+(?P<unit>{'|'.join(_measures(raw['rates']))})(?![\w-])", re.IGNORECASE
        ),
        pronouns=_any_of(raw["pronouns"]),
        holding=_any_of(raw["holding"]),
        foreseen=_any_of(raw["foreseen"]),
        pundits=_any_of(raw["pundits"]),
        now=_any_of(raw["now"]),
        to_come=_any_of(raw["ahead_of_now"]),
        done=_any_of(raw["done"]),
        still=_any_of(raw["still"]),
        coming=_any_of(raw["coming"]),
        intended=_any_of(raw["intended"]),
        agents=frozenset(raw["agents"]),
        times_as=re.compile(
            rf"\b(?P<factor>{'|'.join(word for words in raw['factors'].values() for word in words)})\s+"
            rf"(?:{'|'.join(raw['times_as'])})\b",
            re.IGNORECASE,
        ),
        outside=re.compile(rf"\b(?:{'|'.join(raw['outside'])})\s+\Z", re.IGNORECASE),
        doubting=frozenset(raw["doubting"]),
        losing=_any_of(raw["losing"]),
        exactly=re.compile(rf"\b(?:{'|'.join(raw['exactly'])})\s+\Z", re.IGNORECASE),
        fronting=_any_of(raw["fronting"]),
        finite=frozenset(raw["finite"]),
        answering=frozenset(raw["answering"]),
        reporting=_reporting(raw["reporting"], raw["sources"]),
        rates={word: rate for rate, words in raw["rates"].items() for word in words},
        things=_inflected({word: thing for thing, words in language(code).table("things").items() for word in words}),
        lemmas=_lemmas(language(code).table("things"), code) if code == "de" else {},
        phrases=_phrases(
            word for words in (*language(code).table("things").values(), raw["rise"], raw["fall"]) for word in words
        ),
        particles=_particles(raw["particles"], raw["breaks"]) if raw.get("particles") else None,
        compounds=code == "de",
    )


def hints_for(lang: str, /) -> Hints:
    """Return the words of the language that a text's own field names: "en-GB" has those of "en"."""
    return hints(language(lang).code)


def _inflected(things: Mapping[str, str]) -> Mapping[str, str]:
    """Add "injuring" where "injured" is known."""
    known = [(word, thing) for word, thing in things.items() if word.endswith("ed") and len(word) > STEM]
    return {f"{word.removesuffix('ed')}ing": thing for word, thing in known} | dict(things)


@cache
def _things() -> Mapping[str, Mapping[str, Sequence[str]]]:
    return tomllib.loads(files("wortlaut.auditing.claims").joinpath("things.toml").read_text(encoding="utf-8"))


@cache
def rivals() -> tuple[frozenset[str], ...]:
    """Return the sets of things of which a figure is said of one or the other: summer and winter."""
    groups: Mapping[str, Sequence[str]] = _things()["rivals"]
    return tuple(frozenset(f"={name}" for name in names) for names in groups.values())


@cache
def narrower() -> Mapping[str, frozenset[str]]:
    """Return what a word may stand for: "people" for readers and for visitors, not the other way round."""
    broader: Mapping[str, Sequence[str]] = _things()["broader"]
    return {f"={name}": frozenset(f"={one}" for one in ones) for name, ones in broader.items()}


@cache
def doing() -> frozenset[str]:
    """Return the things that are said of what is counted and not counted themselves: opening, selling."""
    return frozenset(f"={name}" for name in _things()["doing"]["names"])


def language_of(text: str, told: str | None = None, /) -> str:
    """Return the language told or shown by common words, else by the things and changes a short claim names."""
    code = detect(text, told)
    if code != "und":
        return code
    words = [match[0].lower() for match in WORD.finditer(text)]
    known = [code for code in languages() if language(code).own("claims")]
    counts = {code: sum(_knows(code, word) for word in words) for code in known}
    best = max(counts.values(), default=0)
    leaders = [code for code, count in counts.items() if count == best]
    return leaders[0] if best and len(leaders) == 1 else "und"


def _any_of(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)


def _measures(rates: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the words for what a price is of, times left out: "a year" is when."""
    return [word for rate, words in rates.items() if rate in PRICED for word in words]


def _counts(code: str) -> Mapping[str, int]:
    """Return the number words of a language, with its articles as one."""
    numbers = language(code).table("numbers")
    return {word: value for word, value in numbers["words"].items() if value} | dict.fromkeys(numbers["articles"], 1)


def _with_infinitives(directions: Mapping[str, int], code: str) -> Mapping[str, int]:
    """Add the infinitives of German verbs, by which their other forms are known: "ausweiten" for "ausweitete"."""
    if code != "de":
        return directions
    forms = {lemma(word, code): sign for word, sign in directions.items() if " " not in word}
    return {word: sign for word, sign in forms.items() if word.endswith("n") and len(word) > STEM} | dict(directions)


def _lemmas(things: Mapping[str, Sequence[str]], code: str) -> Mapping[str, str]:
    """Return things by dictionary forms: of a verb for what is done, else of a noun: "Stelle", not "stellen"."""
    found = {
        lemma(word if f"={thing}" in doing() else word.capitalize(), code): thing
        for thing, words in things.items()
        for word in words
    }
    return {word: thing for word, thing in found.items() if len(word) >= COMPOUND}


def _particles(particles: Sequence[str], breaks: Sequence[str]) -> re.Pattern[str]:
    """Match a particle that ends its clause: "nahm um 5 Prozent zu."."""
    closing = rf"\s*(?:[.,;:!?)–—\"”“»«\n]|\Z)|\s(?:{'|'.join(breaks)})\b"
    return re.compile(rf"\b(?:{'|'.join(particles)})(?={closing})", re.IGNORECASE)


def _reporting(verbs: Sequence[str], sources: Sequence[str]) -> re.Pattern[str]:
    """Match a sentence's first words up to a verb of saying, its last from the comma before one, and who is named."""
    verb, start = f"(?i:{'|'.join(verbs)})", r"(?:(?<=[.!?]\s)|(?<=[.!?][\"”“»]\s)|\A)"
    aside = r"[^,.;:!?\d]"
    who = rf"{start}[\"“„»]?[^\W\d_]{aside}{{0,80}}?(?:,{aside}{{1,80}},(?:{aside}{{1,20}}?)?|(?<!,))"
    number = r"(?!\s(?:[^\W\d]+\s)?[$£€]?\d)"  # a number right behind the verb is what was added, not said
    head = rf"{who}(?<!are)(?<!is)(?<!was)(?<!were)\s{verb}\b{number}(?:{aside}{{0,60}}\s(?:that|dass)\b)?"
    tail = rf",[”\"“«]?\s+(?:[^.,;!?\d]{{0,80}}\s)?{verb}\b[^.;!?\d]{{0,200}}(?=[.!?]|\Z)"
    small = "of|for|the|an?|its|his|her|von|vom|des|der|dem|den"
    named = rf"\b(?i:{'|'.join(sources)})(?:\s(?:{small}|[^\W\da-zäöüß][\w’'-]*)){{1,7}}"
    return re.compile(f"{head}|{tail}|{named}")


def _phrases(words: Iterable[str]) -> Mapping[str, re.Pattern[str]]:
    """Return what begins with each first word: one expression of all of them is tried at every word of a text."""
    known: dict[str, list[str]] = {}
    for phrase in sorted({word.lower() for word in words if " " in word}, key=len, reverse=True):
        if first := WORD.match(phrase):
            known.setdefault(first[0], []).append(phrase)
    spaced = {first: "|".join(map(re.escape, phrases)).replace(r"\ ", r"\s+") for first, phrases in known.items()}
    return {first: re.compile(rf"(?:{phrases})\b", re.IGNORECASE) for first, phrases in spaced.items()}


def phrases(text: str, lang: str, /) -> Mapping[int, str]:
    """Return the things of several words, by where they begin: "laid off"."""
    known = hints_for(lang).phrases
    found, end = {}, 0
    for word in WORD.finditer(text):
        pattern = known.get(word[0].lower()) if word.start() >= end else None
        if pattern is not None and (match := pattern.match(text, word.start())):
            found[match.start()], end = " ".join(match[0].lower().split()), match.end()
    return found


def whole_verbs(text: str, lang: str, /) -> Mapping[int, str]:
    """Return the verbs whose particle ends their clause, whole: "zunehmen" where "nahm ... zu" stands.

    The particle itself is given as no word.
    """
    table = hints_for(lang)
    found: dict[int, str] = {}
    for particle in table.particles.finditer(text) if table.particles else ():
        ends = SENTENCE_END.finditer(text, max(0, particle.start() - REACH), particle.start())
        start = max((end.end() for end in ends), default=max(0, particle.start() - REACH))
        for match in reversed(list(WORD.finditer(text, start, particle.start()))):
            whole = f"{particle[0]}{lemma(match[0], lang)}".lower()
            if match[0].islower() and (whole in table.direction or whole in table.lemmas or whole in table.stance):
                found |= {match.start(): whole, particle.start(): ""}
                break
    return found


def words_of(text: str | None) -> list[str]:
    return [match[0].lower() for match in WORD.finditer(text or "")]


def _knows(code: str, word: str) -> bool:
    if any(word in stopwords(other) for other in languages() if other != code):
        return False  # "die" is no English verb in a German claim
    table = hints(code)
    return word in table.things or word in table.direction or table.together.fullmatch(word) is not None


def says_together(text: str, lang: str, /) -> bool:
    """Tell whether the text speaks of a sum: "together", "insgesamt"."""
    return hints_for(lang).together.search(text) is not None


def date_bound(text: str, lang: str, span: Span | None, /) -> str:
    """Return "earliest" or "latest" where the words beside a date say so: "frühestens im Sommer"."""
    if span is None:
        return ""
    around = text[max(0, span.start - BESIDE) : span.end + BESIDE]
    table = hints_for(lang).date_bounds
    return next((name for name, pattern in table.items() if pattern.search(around)), "")


def multiple(text: str, lang: str, /) -> tuple[Span, Decimal] | None:
    """Return where a text says by what a thing was multiplied ("doubled", "halbiert"), and the factor."""
    known = hints_for(lang).multiples
    for match in WORD.finditer(text):
        if match[0].lower() in known:
            return Span(*match.span()), known[match[0].lower()]
    return None


def times_as_much(text: str, lang: str, /) -> tuple[Span, Decimal] | None:
    """Return where a text says by how much one thing is more than another ("twice as many"), and the factor."""
    table = hints_for(lang)
    match = table.times_as.search(text)
    return (Span(*match.span()), table.factors[match["factor"].lower()]) if match else None


def keys(text: str, lang: str, /) -> frozenset[str]:
    """Return what the telling words of a text are compared by: things known in several languages, and stems."""
    return keys_of(WORD.findall(text), lang)


def keys_of(words: Iterable[str], lang: str, /, *, last: bool = False) -> frozenset[str]:
    """Return what words in their own writing are compared by; with ``last``, compounds by their last part alone."""
    code = language(lang).code
    table, common = hints(code), stopwords(code)
    found: set[str] = set()
    for written in words:
        word = written.lower().removesuffix("'s").removesuffix("’s")
        if len(word) < SHORTEST or word in common or word in table.direction:
            continue
        thing = table.things.get(word)
        if thing is None and table.lemmas:
            thing = table.lemmas.get(lemma(written, code))
        if thing is None and table.compounds:
            thing = _inflection(word, table.things, compound=written[0].isupper())
        if thing:
            found.add(f"={thing}")
        if thing and not last and table.compounds and (first := _opening(word, table.things)):
            found.add(f"={first}")
        if not thing or word not in table.things:
            found.add(word[:STEM])
    return frozenset(found)


def _inflection(word: str, things: Mapping[str, str], *, compound: bool) -> str | None:
    """Return the thing of a word, or of the last part of a noun, with or without the ending of its case: "Budgets"."""
    endings = () if word.endswith(TOWNS) else ("s", "es", "n", "en")
    for form in (word, *(word.removesuffix(end) for end in endings if word.endswith(end))):
        if thing := things.get(form) or (_ending(form, things) if compound else None):
            return thing
    return None


def _ending(word: str, things: Mapping[str, str]) -> str | None:
    for start in range(FIRST, len(word) - COMPOUND + 1):
        if word[start:] in things and not word[:start].endswith(NO_PART):
            return things[word[start:]]
    return None


def _opening(word: str, things: Mapping[str, str]) -> str | None:
    """Return the thing that a compound begins with, whose last part is one too: cherry of "Kirschblüte"."""
    for end in range(len(word) - COMPOUND, SHORTEST - 1, -1):
        first = word[:end]
        for form in (first, first + "e", first.removesuffix("s"), first.removesuffix("n")):
            if form in things:
                return things[form]
    return None
