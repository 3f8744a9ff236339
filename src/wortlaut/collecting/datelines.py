"""The day on which a plain text was published, where its own lines say so and no field does."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

from wortlaut.collecting.days import written_days
from wortlaut.records import Block

Label = Literal["published", "plain", "updated"]
HEAD_LINES, LAST_LINES = 8, 4  # lines with words at either end in which a text tells of itself
LONGEST_LINE = 100
OPENING = 100  # characters at the start of a stretch in which a dateline stands
HEAD_BLOCKS = 5  # stretches at the top among which the one with the dateline is
PLACE_WORDS = 4  # of a place, an outlet or a person before the day: "The Selwick Courier, 9 May 2026"
SMALL = 3  # letters of words that a name may hold in lower case: "am", "of"
MONTH_FIRST = frozenset({"en", "und"})  # languages in which 03/04/2025 may be either day
_WORD = re.compile(r"[^\W\d_]+(?:[.'’-][^\W\d_]+)*")
_TIME = re.compile(
    r"\d{1,2}(?:[:.h时点]\s?\d{2}(?::\d\d)?(?:\.\d+)?|(?=\s?(?:h|uhr|am|pm|a\.m|p\.m)\b))(?:\s?[-+]\d\d:?\d\d)?分?",
    re.I,
)
_NUMBER = re.compile(r"(?<=\b(?:nr|no)[.\s])\s?\d{1,4}(?:/\d{2,4})?", re.I)  # of a press release
_RULE = re.compile(r"\s*[|·•]|\s+(?:来源|來源)")  # what stands behind it is told besides: "9 May 2026 | 3 min read"
_AGENCY = r"(?:\([^()\n]{1,24}\)|/[^/\n]{1,24}/)"
_AFTER = re.compile(rf"\s?{_AGENCY}?\s?(?P<stop>[-–—―:]{{1,2}}\s|\.\s)")
_BEFORE = re.compile(rf"(?P<place>[^\n()/]*?)\s?{_AGENCY}?,?\s*\Z")


def published_in(text: str, blocks: tuple[Block, ...], lang: str, /) -> str | None:
    """Return the day that a line of its own gives, or the dateline before the first words; None where neither does.

    A day that is called that of publication goes before one that stands alone, and this before that of a change. Of a
    text that puts several days over its parts (a diary, a chronicle) none is that of publication.
    """
    raw = text[blocks[0].span.start :].split("\n")
    whole = (line for line, after in zip(raw, [*raw[1:], ""], strict=True) if not after.strip()[:1].islower())
    lines = [" ".join(line.split()) for line in whole if line.strip()]  # none that its paragraph goes on from
    told = _told(lines[:HEAD_LINES], lang, named=True)
    ending = lines[max(HEAD_LINES, len(lines) - LAST_LINES) :]
    last = _told(ending, lang, named=False)  # "The Selwick Courier, 9 May 2026" is a reference there
    if found := told["published"] or last["published"]:
        return found[0]
    for days in (told["plain"], _datelines(text, blocks, lang), told["updated"], last["plain"], last["updated"]):
        if days:
            return days[0] if len(set(days)) == 1 or days is told["updated"] else None
    return None


def _told(lines: list[str], lang: str, *, named: bool) -> Mapping[Label, list[str]]:
    told: dict[Label, list[str]] = {"published": [], "plain": [], "updated": []}
    for line in lines:
        for label, value in _line(line, lang, named=named):
            told[label].append(value)
    return told


def _line(line: str, lang: str, *, named: bool) -> list[tuple[Label, str]]:
    """Return the days of a line that says nothing else: labels, weekdays, times, who wrote it and where."""
    found: list[tuple[Label, str]] = []
    place = 0
    if len(line) > LONGEST_LINE:
        return []
    for start, end, value in written_days(line, day_first=_day_first(lang)):
        label = _label(line[place:start], named=named and not place)
        if label is None:
            return []
        found.append((label, value))
        place = end
    rest = line[place:]
    where = named and rest.startswith(", ") and _is_name(list(_words(rest))) and not re.search(r"\d", rest)
    return found if found and (where or _label(_RULE.split(rest, maxsplit=1)[0], named=False)) else []


def _label(gap: str, *, named: bool) -> Label | None:
    """Return what the words before a day call it; None where they say something else."""
    rest = _TIME.sub(" ", _NUMBER.sub(" ", gap))
    words = list(_words(rest))
    if named:
        words = words[_named(words, gap) :]
    if re.search(r"\d", rest):
        return None
    label: Label = "plain"
    for phrase in _phrases(words):
        if phrase is None:
            return None
        label = phrase if phrase != "plain" else label
    return label


def _words(gap: str) -> Iterator[str]:
    return (found[0] for found in _WORD.finditer(gap))


def _phrases(words: list[str]) -> Iterator[Label | None]:
    """Yield the kind of each phrase of the table among the words, the longest first; None for a word of none."""
    table, longest = _table()
    place = 0
    while place < len(words):
        for length in range(min(longest, len(words) - place), 0, -1):
            phrase = " ".join(words[place : place + length]).lower()
            if kind := "plain" if phrase in _raw()["joining"] else table.get(phrase):
                yield kind
                place += length
                break
        else:
            yield None
            return


def _named(words: list[str], gap: str) -> int:
    """Return how many words name who wrote it ("By Ella Marsh") or, before a comma or rule, an outlet or a place."""
    table, _ = _table()
    first = next((at for at, word in enumerate(words) if word.lower() in table), len(words))
    if words and words[0].lower() in _raw()["bylines"]:
        first = next((at for at, word in enumerate(words[1:], 1) if word.lower() in table), len(words))
        return first if all(map(_in_name, words[1:first])) else 0
    closed = re.search(r"[,|·•–—-]\s*\Z", gap) or first < len(words)
    return first if closed and _is_name(words[:first]) else 0


def _is_name(words: list[str]) -> bool:
    return 0 < len(words) <= PLACE_WORDS and words[0][0].isupper() and all(map(_in_name, words))


def _in_name(word: str) -> bool:
    return not word[0].islower() or len(word) <= SMALL


def _datelines(text: str, blocks: tuple[Block, ...], lang: str) -> list[str]:
    """Return the day between a place and the first words: "Lindau (dpa), 14.04.2026 - Der Streit ..."."""
    return [day for block in blocks[:HEAD_BLOCKS] if (day := _dateline(block.span.of(text)[:OPENING], lang))]


def _dateline(opening: str, lang: str) -> str | None:
    start, end, value = next(written_days(opening, day_first=_day_first(lang)), (0, 0, None))
    before, after = _BEFORE.match(opening[:start]), _AFTER.match(opening[end:])
    if value is None or before is None or after is None:
        return None
    words = list(_words(before["place"]))
    table, _ = _table()
    while words and table.get(words[-1].lower()) == "plain":  # the weekday, "den"
        words.pop()
    alone = not words and not before["place"].strip() and not after["stop"].startswith(".")
    return value if alone or (_is_name(words) and table.get(words[0].lower()) is None) else None


def _day_first(lang: str) -> bool:
    return lang.split("-")[0].lower() not in MONTH_FIRST


@cache
def _raw() -> Mapping[str, list[str]]:
    return tomllib.loads(files("wortlaut.collecting").joinpath("datelines.toml").read_text(encoding="utf-8"))


@cache
def _table() -> tuple[Mapping[str, Label], int]:
    """Return what each phrase calls a day, and how many words the longest has."""
    table: dict[str, Label] = dict.fromkeys((*_raw()["between"], *_raw()["weekdays"]), "plain")
    table.update(dict.fromkeys(_raw()["updated"], "updated"))
    table.update(dict.fromkeys(_raw()["published"], "published"))
    return table, max(len(phrase.split()) for phrase in table)
