"""The date grammar of a language, compiled from its table ``dates.toml``.

The table lists words by class (months, weekdays ...), named elements, and patterns: regular expressions with
``{class}`` and ``{element}`` in braces. A pattern is tried only where a token stands that can begin it, so a text is
read once and each attempt is short: the cost stays linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from wortlaut.languages import language

NEVER = r"(?!)"
NUMBER = "number"  # the start of a pattern that may begin with a digit
PLACEHOLDER = re.compile(r"\{([a-z_]+)(\d?)\}")
ELEMENTS = {
    "day": r"(?<!\d)(?P<day#>3[01]|[12]\d|0?[1-9])",
    "month_number": r"(?P<month_number#>1[0-2]|0?[1-9])",
    "year": r"(?P<year#>1\d{3}|20\d\d)(?![.,]?\d)",
    "short_year": r"(?P<short_year#>\d\d)(?!\d)",
    "amount": r"(?P<amount#>\d{1,3}(?:[.,]\d)?)",
    "small": r"(?P<small#>\d{1,2})",
    "dash": r"\s{0,2}[-‐-―−/]\s{0,2}",
}


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way to write a time, and the rule that reads it."""

    rule: str
    regex: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Grammar:
    """What is needed to find and read the dates of one language."""

    token: re.Pattern[str]
    starts: Mapping[str, tuple[Pattern, ...]]  # lower-case token, or NUMBER
    words: Mapping[str, Mapping[str, Any]]  # class -> lower-case word -> meaning
    before: re.Pattern[str]  # "late", "Anfang des", "around" in front of a date
    published: re.Pattern[str]  # "Published on" in front of a date
    future: re.Pattern[str]  # words that turn a bare weekday or month to the future
    past: re.Pattern[str]  # words that turn it to the past
    until: re.Pattern[str]  # "until", "ab" in front of a date
    since: re.Pattern[str]
    not_after: re.Pattern[str]  # what makes a number after it no year
    not_before: re.Pattern[str]  # what makes a number before it no year
    function_word: re.Pattern[str]  # what follows a year rather than a count
    year_cue: re.Pattern[str]  # what makes a number after it a year
    repeated: re.Pattern[str]  # "every" in front of what is then no one date
    capitals: frozenset[str]  # words that are dates only with a capital or a preposition


@cache
def grammar(code: str, /) -> Grammar:
    """Return the compiled grammar of a language; raises UsageError where its table is broken."""
    table = language(code).table("dates")
    words = {name: {word.lower(): meaning for word, meaning in known.items()} for name, known in table["words"].items()}
    elements = {**ELEMENTS, **table.get("elements", {})}
    spaced = table.get("spaced", True)
    starts: dict[str, list[Pattern]] = {}
    for entry in table["patterns"]:
        pattern = Pattern(entry["rule"], _compiled(entry["regex"], elements, words, end=r"(?!\w)" if spaced else ""))
        for start in dict.fromkeys(_starts(entry["starts"], words, spaced=spaced)):
            starts.setdefault(start, []).append(pattern)
    return Grammar(
        token=re.compile(r"\d+|[^\W\d_]+" if spaced else _token_of_words(starts)),
        starts={start: tuple(patterns) for start, patterns in starts.items()},
        words=words,
        before=_compiled(table["before"], elements, words, end=r"\s*\Z"),
        published=re.compile(table["published"], re.IGNORECASE),
        future=re.compile(table["future"], re.IGNORECASE),
        past=re.compile(table.get("past", NEVER), re.IGNORECASE),
        until=re.compile(table.get("until", NEVER), re.IGNORECASE),
        since=re.compile(table.get("since", NEVER), re.IGNORECASE),
        not_after=re.compile(table["years"]["not_after"], re.IGNORECASE),
        not_before=re.compile(table["years"]["not_before"], re.IGNORECASE),
        function_word=re.compile(table["years"].get("function_word", NEVER), re.IGNORECASE),
        year_cue=re.compile(table["years"]["cue"], re.IGNORECASE),
        repeated=re.compile(table.get("repeated", NEVER), re.IGNORECASE),
        capitals=frozenset(table.get("capitals", ())),
    )


def _starts(names: Iterable[str], words: Mapping[str, Mapping[str, Any]], *, spaced: bool) -> Iterable[str]:
    for name in names:
        if name == NUMBER:
            yield NUMBER
        elif name in words:
            yield from (re.split(r"[\W_]+", word)[0] if spaced else word for word in words[name])
        else:
            yield name


def _token_of_words(starts: Iterable[str]) -> str:
    literals = sorted((start for start in starts if start != NUMBER), key=lambda word: (-len(word), word))
    return "|".join([r"\d+", *map(re.escape, literals)])


def _compiled(
    regex: str,
    elements: Mapping[str, str],
    words: Mapping[str, Mapping[str, Any]],
    *,
    end: str,
) -> re.Pattern[str]:
    def expand(match: re.Match[str]) -> str:
        name, number = match[1], match[2]
        if name in words:
            return f"(?P<{name}{number}>{_alternatives(words[name])})"
        return PLACEHOLDER.sub(expand, elements[name].replace("#", number))

    body = PLACEHOLDER.sub(expand, regex)
    return re.compile(f"(?:{body}){end}", re.IGNORECASE)


def _alternatives(words: Iterable[str]) -> str:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)
