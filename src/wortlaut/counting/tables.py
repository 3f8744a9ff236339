"""What a language's table ``numbers.toml`` says, compiled for reading figures."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from wortlaut.counting.drafts import SEPARATORS, key
from wortlaut.languages import language
from wortlaut.records.amounts import Bound

# A run of digits with the marks that group them; what it means, the numerals decide.
RUN = r"\d+(?:[.,'’\u00a0\u202f\u2009]\d+)*"
VULGAR = "½¼¾⅓⅔"
THOUSAND = 1000
LARGEST_GLUED = 100
TAIL_ENDINGS = ("", "e", "en", "er", "es", "em")
LARGEST_WITH_PART = 20  # "fünfzehneinhalb"; larger ones are written in digits
NEVER = r"(?!)"
NOTHING = re.compile(NEVER)
WORDS = r"[^\W\d_]+"
CHARACTERS = "百分之|[零〇一二两兩三四五六七八九十百千万萬亿億]+"  # number words of Chinese stand inside other words
PATTERNS = (
    "from",
    "change",
    "range",
    "full_range",
    "list_joint",
    "list_end",
    "between",
    "between_range",
    "portion",
    "one_more",
    "then_behind",
    "vote",
    "vote_before",
    "vote_behind",
    "vote_follow",
    "vote_noun",
    "ordinal_before",
    "code_before",
    "address",
    "house_before",
    "even_before",
    "half_again",
    "no_multiple",
    "only_before",
    "one_thing",
    "one_done",
    "coins_behind",
    "vague_many",
    "digits_long",
    "decade_old",
    "decade_before",
    "place",
    "place_behind",
    "placed_before",
    "placed_follow",
    "time_behind",
    "own_before",
    "own_behind",
    "ordinal_mark",
    "both_before",
    "more_before",
    "doing_behind",
    "having_before",
    "score_plain",
    "score_before",
    "score_by",
    "score_behind",
    "score_follow",
    "watch_before",
    "watch_behind",
    "fraction_follow",
    "one_in",
    "period",
    "vague",
    "ago_before",
    "ago_behind",
    "skip_before",
    "ordinal",
    "time",
    "half_before",
    "minus",
    "by",
    "by_about",
    "below_zero",
    "percent_before",
    "share_before",
    "of_them",
    "part_of",
    "and_part",
    "and_part_behind",
    "lasting_before",
    "amount_before",
    "spread_before",
    "spread_behind",
    "spread_figure",
    "among_before",
    "old_behind",
    "of_whole",
    "instead",
    "carried",
    "joins",
    "points",
    "by_half",
    "half_behind",
    "soft_part",
    "half_point",
    "quarter_point",
    "weighed_before",
    "weighed_behind",
)


@dataclass(frozen=True, slots=True)
class Tables:
    """The words of one language around its figures, as sets and compiled patterns."""

    code: str
    decimal: str
    group: str
    words: Mapping[str, int]  # single number words
    compounds: Mapping[str, Decimal]  # joined number words: "fünfundzwanzig", "anderthalb"
    glued: Mapping[str, tuple[Decimal, str]]  # a number word and its unit in one: "dreitägig", "zweimal"
    plain: set[str]  # a memory: words of texts that begin no figure
    openers: frozenset[str]  # words that a figure may begin with; empty where words do not stand apart
    thousands: tuple[str, ...]  # where number words are joined: they stand inside others
    spaced: bool  # words stand apart
    longest_qualifier: int  # words, or characters where they do not stand apart
    spaced_words: bool  # number words stand apart: "three hundred"
    characters: bool  # numbers are written with a character for each digit and power
    joiner: str
    articles: frozenset[str]
    pronouns: frozenset[str]
    fractions: Mapping[str, int]
    portions: Mapping[str, Decimal]  # "four and a half", "half an hour"
    shares: Mapping[str, Decimal]
    each: frozenset[str]  # "jeder", "every": a share, with an ordinal behind
    every: Mapping[str, int]
    multiples: Mapping[str, Decimal]  # "twice", "doubled"
    places: frozenset[str]  # words with a place behind: "Platz 13"
    sized: frozenset[str]  # words that a magnitude may begin with, beside number words
    no_numerals: frozenset[str]  # words that only a place or a magnitude begins with: "third", "hundreds"
    only_shares: frozenset[str]  # words that begin nothing but a share: "die" of "die Hälfte"
    magnitudes: Mapping[str, Decimal]  # words that tell only how large a number is: "hundreds", "forties"
    not_every: re.Pattern[str]
    clock: frozenset[str]  # words before a time of day
    scales: Mapping[str, Decimal]
    currencies: Mapping[str, str]
    ahead: re.Pattern[str]  # what an article that is no number word may count
    fewest: Mapping[str, int]  # of words that are something else beside smaller numbers
    units: Mapping[str, str]
    unit_signs: Mapping[str, str]  # in the case that they are written in
    weights: Mapping[str, str]  # words that are a weight only where the text weighs: "pounds"
    adjuncts: frozenset[
        str
    ]  # a unit in the singular behind a hyphen or a part of one: "30-second", not "two second homes"
    bounds: Mapping[str, Bound]
    bounds_after: Mapping[str, Bound]
    during: frozenset[str]  # bounds that before a time mean its course: "over three years"
    hedges: Mapping[str, str]
    noun_skip: frozenset[str]
    noun_stops: frozenset[str]
    noun_more: frozenset[str]  # before the noun: "130 more people"
    plurals: frozenset[str]
    token: re.Pattern[str]
    sign_before: re.Pattern[str]
    scale: re.Pattern[str]
    currency: re.Pattern[str]
    unit: re.Pattern[str]
    weight: re.Pattern[str]
    bound_behind: re.Pattern[str]
    fraction: re.Pattern[str]
    share: re.Pattern[str]
    patterns: Mapping[str, re.Pattern[str]]  # from, change, range, between, period, ... as the table writes them
    months: re.Pattern[str]  # a month name: a number beside it is a day
    months_before: re.Pattern[str]


@cache
def symbols() -> Mapping[str, Mapping[str, str]]:
    """Return the signs and codes that every language shares."""
    return tomllib.loads(files("wortlaut.counting").joinpath("symbols.toml").read_text(encoding="utf-8"))


@cache
def coins(code: str, /) -> re.Pattern[str]:
    """Return every name of a currency in a language, as it stands anywhere in a text."""
    known = tables(code)
    begin, end = (r"(?<!\w)", r"(?!\w)") if known.spaced else ("", "")
    return re.compile(rf"{begin}(?P<word>{_alternatives(known.currencies)}){end}", re.IGNORECASE)


@cache
def tables(code: str, /) -> Tables:
    """Return the compiled tables of a language."""
    raw = language(code).table("numbers")
    spaced = raw.get("spaced", True)
    end = r"(?!\w)" if spaced else ""
    signs = {**symbols()["signs"], **symbols()["codes"]}
    unit_signs = {**symbols()["units"], **raw.get("unit_signs", {})}
    currencies, units, weights = _currencies(raw), _keyed(raw["units"]), _keyed(raw.get("weights", {}))
    months = language(code).table("dates").get("words", {}).get("month", {})
    words = {word.lower(): int(value) for word, value in raw["words"].items()}
    compounds = {word.lower(): Decimal(value) for word, value in raw["mixed"].items()}
    if raw["compose"] == "joined":
        compounds |= joined_words(words, raw["joiner"]) | _with_parts(words, raw["parts"])
    tails = {stem + ending: unit for stem, unit in raw.get("tails", {}).items() for ending in TAIL_ENDINGS}
    units |= tails
    glued = _glued(words, compounds, tails)
    openers = _openers(raw, words, compounds).union(glued)
    return Tables(
        code=code,
        decimal=raw["decimal"],
        group=raw["group"],
        words=words,
        compounds=compounds,
        glued=glued,
        plain=set(),
        openers=openers | _share_words(raw) | _sizes(raw) if raw["compose"] != "characters" else frozenset(),
        thousands=tuple(word for word, value in words.items() if value == THOUSAND and raw["compose"] == "joined"),
        spaced=spaced,
        longest_qualifier=max(len(word.split() if spaced else word) for word in (*raw["bounds"], *raw["hedges"])),
        spaced_words=raw["compose"] == "spaced",
        characters=raw["compose"] == "characters",
        joiner=raw["joiner"],
        articles=frozenset(raw["articles"]),
        pronouns=frozenset(raw["pronouns"]),
        fractions=_keyed(raw["fractions"]),
        portions={word: Decimal(part) for word, part in _keyed(raw["portions"]).items()},
        shares={word: Decimal(value) for word, value in _keyed(raw["shares"]).items()},
        each=frozenset(raw["each"]),
        every=_keyed(raw["every"]),
        multiples={word: Decimal(value) for word, value in raw["multiples"].items()},
        places=frozenset(raw["places"]),
        sized=frozenset({*raw["magnitudes"], *raw["magnitude_openers"]}),
        no_numerals=_sizes(raw) - openers,
        only_shares=_share_words(raw) - openers - _sizes(raw),
        magnitudes={word: Decimal(value) for word, value in _keyed(raw["magnitudes"]).items()},
        not_every=re.compile(raw["not_every"], re.IGNORECASE),
        clock=frozenset(raw["clock"]),
        scales={word: Decimal(value) for word, value in _keyed(raw["scales"]).items()},
        currencies=currencies,
        ahead=_ahead([*raw["fractions"], *raw["portions"], *raw["scales"], *units, *currencies, *words], end)
        if raw["compose"] == "spaced"
        else NOTHING,
        units=units,
        unit_signs=unit_signs,
        weights=weights,
        adjuncts=frozenset(raw.get("adjuncts", ())),
        bounds=_keyed(raw["bounds"]),
        bounds_after=_keyed(raw["bounds_after"]),
        during=frozenset(raw["during"]),
        hedges=_keyed(raw["hedges"]),
        noun_skip=frozenset(raw["noun_skip"]),
        noun_more=frozenset(raw.get("noun_more", ())),
        noun_stops=frozenset(raw["noun_stops"]) | {word.lower() for word in months},
        plurals=frozenset(raw["plurals"]),
        token=re.compile(rf"{RUN}|[{VULGAR}]|{CHARACTERS if raw['compose'] == 'characters' else WORDS}"),
        sign_before=re.compile(rf"(?<![^\W\d_])(?P<sign>{_literal(signs, spaced)})\s?\Z"),
        scale=re.compile(rf"[\s\u00a0-]?(?P<word>{_alternatives(raw['scales'])}){end}", re.IGNORECASE),
        fewest=raw.get("fewest", {}),
        currency=re.compile(
            rf"[\s\u00a0-]?(?:(?P<word>{_alternatives(currencies)}){end}|(?P<sign>(?-i:{_literal(signs, spaced)})))",
            re.IGNORECASE,
        ),
        unit=re.compile(
            rf"[\s\u00a0-]?(?:{raw['extra']})?(?:(?P<word>{_unit_alternatives(units, end)})"
            rf"|(?P<sign>(?-i:{_literal(unit_signs, spaced)})))",
            re.IGNORECASE,
        ),
        weight=re.compile(rf"[\s\u00a0-]?(?P<word>{_alternatives(weights)}){end}", re.IGNORECASE),
        bound_behind=re.compile(rf"\s?(?P<word>{_unit_alternatives(raw['bounds_after'], end)})", re.IGNORECASE),
        fraction=re.compile(rf"[\s-](?P<word>{_alternatives(raw['fractions'])}){end}", re.IGNORECASE),
        share=re.compile(rf"(?P<word>{_alternatives(raw['shares'])}){end}", re.IGNORECASE),
        patterns={name: re.compile(raw[name], re.IGNORECASE) for name in PATTERNS},
        months=re.compile(rf"(?:st|nd|rd|th)?\.?[\s-]*(?:of\s+)?(?:{_alternatives(months)}){end}", re.IGNORECASE),
        months_before=re.compile(rf"(?<!\w)(?:{_alternatives(months)})\.?\s+(?:the\s+)?\Z", re.IGNORECASE),
    )


def joined_words(words: Mapping[str, int], joiner: str) -> dict[str, Decimal]:
    """Return every number below a thousand as one word, built from the single words."""
    ones = {word: value for word, value in words.items() if 0 < value < 10}
    tens = {word: value for word, value in words.items() if value >= 20 and value < 100}
    below = {word: value for word, value in words.items() if 1 < value < 100}
    for ten, ten_value in tens.items():
        below |= {f"{one}{joiner}{ten}": ten_value + value for one, value in ones.items()}
    hundreds = {word: value for word, value in words.items() if value == 100}
    known = dict(below)
    for hundred, value in hundreds.items():
        for one, count in {"": 1, **ones}.items():
            known[f"{one}{hundred}"] = count * value
            known |= {f"{one}{hundred}{rest}": count * value + tail for rest, tail in below.items()}
            known |= {f"{one}{hundred}{rest}": count * value + tail for rest, tail in words.items() if tail == 1}
    return {word: Decimal(value) for word, value in known.items()}


def _openers(raw: Mapping[str, Any], words: Mapping[str, int], compounds: Mapping[str, Decimal]) -> frozenset[str]:
    lists = (*raw["articles"], *raw["pronouns"], *raw["each"], *raw["halves"], *VULGAR)
    return frozenset({*words, *compounds, *lists})


def _sizes(raw: Mapping[str, Any]) -> frozenset[str]:
    """Return the words that a place or a magnitude may begin with."""
    return frozenset({*raw["magnitudes"], *raw["magnitude_openers"], *raw["every"], *raw["places"], *raw["multiples"]})


def _share_words(raw: Mapping[str, Any]) -> frozenset[str]:
    """Return the words that a share may begin with: "die" of "die Hälfte"."""
    return frozenset(re.split(r"[\W_]+", share.lower())[0] for share in raw["shares"])


def _glued(
    words: Mapping[str, int], compounds: Mapping[str, Decimal], tails: Mapping[str, str]
) -> dict[str, tuple[Decimal, str]]:
    """Return "dreitägig" and "anderthalbstündige": a number word up to a hundred with what it measures behind."""
    numbers: dict[str, Decimal] = {**{word: Decimal(value) for word, value in words.items()}, **compounds}
    heads = {word: value for word, value in numbers.items() if 1 < value <= LARGEST_GLUED}
    several = {f"{head}{tail}": (value, unit) for head, value in heads.items() for tail, unit in tails.items()}
    single = {f"ein{tail}": (Decimal(1), unit) for tail, unit in tails.items() if unit not in ("item", "times")}
    return {**several, **single} if tails else {}


def _with_parts(words: Mapping[str, int], parts: Mapping[str, str]) -> dict[str, Decimal]:
    """Return "viereinhalb" and "eindreiviertel": a small number word with a part of one behind it."""
    small = {word: value for word, value in words.items() if 0 < value <= LARGEST_WITH_PART}
    return {f"{word}{part}": value + Decimal(size) for word, value in small.items() for part, size in parts.items()}


def _keyed(words: Mapping[str, Any]) -> dict[str, Any]:
    return {key(word): meaning for word, meaning in words.items()}


def _alternatives(words: Iterable[str]) -> str:
    """Return a pattern of the words that tries longer ones first, as a tree of their letters: its cost hardly grows."""
    tree: dict[str, Any] = {}
    for word in words:
        branch = tree
        for letter in key(word):
            branch = branch.setdefault(letter, {})
        branch[""] = {}
    return _pattern(tree) if tree else NEVER


def _pattern(tree: Mapping[str, Any]) -> str:
    branches = [
        (SEPARATORS if letter == " " else letter if letter.isalnum() else re.escape(letter)) + _pattern(tree[letter])
        for letter in sorted(tree)
        if letter
    ]
    if not branches:
        return ""
    optional = "?" if "" in tree else ""
    return branches[0] if len(branches) == 1 and not optional else f"(?:{'|'.join(branches)}){optional}"


def _literal(signs: Iterable[str], spaced: bool) -> str:
    """Join signs, in the case that they are written in; letters end at a word's end, and a T-shirt is no tonne."""
    end = r"(?![\w’']|-[Ss]h)" if spaced else "(?![A-Za-z])"
    ordered = sorted(signs, key=lambda sign: (-len(sign), sign))
    return "|".join(re.escape(sign) + (end if sign[-1].isalpha() else "") for sign in ordered)


def _ahead(words: Iterable[str], end: str) -> re.Pattern[str]:
    first = {key(word).split(" ")[0] for word in words}
    return re.compile(rf"{SEPARATORS}(?:{_alternatives(first)}){end}", re.IGNORECASE)


def _currencies(raw: Mapping[str, Any]) -> dict[str, str]:
    """Return every name of a currency, those that an adjective tells apart in each of their forms too."""
    names: dict[str, str] = _keyed(raw["currencies"])
    endings = raw.get("endings", ("",))
    for shared in raw.get("denominations", {}).values():
        bare = shared["bare"]
        names |= _keyed(bare if isinstance(bare, dict) else dict.fromkeys(shared["forms"], bare))
        for adjective, code in shared["of"].items():
            stem, inflected, _ = adjective.partition("*")
            owners = [stem + ending for ending in endings] if inflected else [stem]
            names |= {key(f"{owner} {form}"): code for owner in owners for form in shared["forms"]}
    return names


def _unit_alternatives(words: Iterable[str], end: str) -> str:
    """Join words that end at a word's end and signs that may stand before anything."""
    letters = [word for word in words if word[-1].isalpha()]
    others = [word for word in words if not word[-1].isalpha()]
    return f"(?:{_alternatives(letters)}){end}|(?:{_alternatives(others)})"
