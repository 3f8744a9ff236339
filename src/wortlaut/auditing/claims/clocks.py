"""Times of day in a claim and its source: "Viertel nach elf" is "23.15 Uhr", and from 3.40 to 11.10 are 7½ hours."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from wortlaut.languages import language
from wortlaut.records import Document, Figure, Span
from wortlaut.records.measures import in_unit, quantity

HOUR, HALF_DAY, DAY = 60, 12 * 60, 24 * 60  # minutes
APPROXIMATE = 5  # minutes that "about" and "shortly after" leave open
LAST_HOUR = 24
BEFORE = 40  # characters right before a time: "shortly after "
REACH = 400  # characters between the two ends of a stretch: "ran aground at 3.40 a.m. ... was pulled free at 7.10 p.m."


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day: minutes since midnight, or since midnight or noon where nothing says which."""

    span: Span
    minutes: int
    whole: bool  # of 24 hours

    def agrees(self, other: Clock, /, tolerance: int = 0) -> bool:
        """Tell whether the two may be one time, so many minutes apart at most."""
        around = DAY if self.whole and other.whole else HALF_DAY
        apart = (self.minutes - other.minutes) % around
        return min(apart, around - apart) <= tolerance


@dataclass(frozen=True, slots=True)
class _Table:
    digits: re.Pattern[str]
    spoken: re.Pattern[str]
    at: re.Pattern[str]  # right before digits that are a time without a word behind them: "at 10:15"
    about: re.Pattern[str]
    hours: Mapping[str, int]
    minutes: Mapping[str, int]  # "quarter past" is 15, "halb" -30
    named: Mapping[str, int]  # "noon"
    parts: Mapping[str, int]  # of a day, 1 for its second half: "in the evening"
    evening: frozenset[str]  # "p.m."
    morning: frozenset[str]


def clocks(document: Document, /) -> tuple[Clock, ...]:
    """Return the times of day of a text, in order."""
    known = _table(language(document.lang).code)
    return tuple(sorted(_found(document.text, known), key=lambda clock: clock.span)) if known else ()


def is_about(document: Document, clock: Clock, /) -> bool:
    """Tell whether the text leaves the time open by some minutes: "kurz nach", "about"."""
    known = _table(language(document.lang).code)
    return known is not None and (
        known.about.search(document.text, max(0, clock.span.start - BEFORE), clock.span.start) is not None
    )


def lasted(claimed: Figure, document: Document, /) -> tuple[Span, str] | None:
    """Return from when to when it went on for as long as the claimed figure says, and how that was worked out."""
    if quantity(claimed.unit) != "time" or claimed.unit is None:
        return None
    for one, other in _near(clocks(document)):
        minutes = (other.minutes - one.minutes) % (DAY if one.whole and other.whole else HALF_DAY)
        if in_unit(Decimal(minutes), "minute", claimed.unit) == claimed.value:
            return Span(one.span.start, other.span.end), f"from {_written(one)} to {_written(other)}"
    return None


def _near(found: Sequence[Clock]) -> Iterator[tuple[Clock, Clock]]:
    """Yield the pairs of times, in order, that stand near each other: a timetable has too many to try all."""
    for place, one in enumerate(found):
        for number in range(place + 1, len(found)):
            if found[number].span.start - one.span.end > REACH:
                break
            yield one, found[number]


def _written(clock: Clock) -> str:
    return f"{clock.minutes // HOUR}:{clock.minutes % HOUR:02}"


def _found(text: str, known: _Table) -> Iterator[Clock]:
    for match in known.digits.finditer(text):
        hour, minute, suffix = int(match["hour"]), int(match["minute"] or 0), _plain(match["suffix"] or "")
        alone = ":" in match[0] and known.at.search(text, max(0, match.start() - BEFORE), match.start())
        if hour > LAST_HOUR or not (suffix or alone):
            continue
        if suffix in known.evening | known.morning:
            hour = hour % 12 + (12 if suffix in known.evening else 0)
        yield Clock(Span(*match.span()), hour % LAST_HOUR * HOUR + minute, suffix != "" or hour > LAST_HOUR // 2)
    for match in known.spoken.finditer(text):
        if match["named"]:
            yield Clock(Span(*match.span()), known.named[match["named"].lower()], whole=True)
            continue
        parts = [known.minutes[match[part].lower()] for part in ("minute", "half") if match[part]]
        minutes = (known.hours[(match["hour"] or match["full"]).lower()] * HOUR + sum(parts)) % HALF_DAY
        late = HALF_DAY * (known.parts.get((match["part"] or "").lower(), 0) > 0)
        yield Clock(Span(*match.span()), minutes + late, whole=match["part"] is not None)


@cache
def _table(code: str) -> _Table | None:
    raw = language(code).table("claims").get("clock")
    if not raw:
        return None
    numbers = language(code).table("numbers")["words"]
    hours = {word: value for word, value in numbers.items() if 0 < value <= LAST_HOUR // 2}
    hours |= {str(value): value for value in range(1, LAST_HOUR // 2 + 1)}
    suffixes = [re.escape(word) for word in (*raw["evening"], *raw["morning"], *raw["whole"])]
    minute, half, hour, named = (_any(words) for words in (raw["minutes"], raw["halves"], hours, raw["named"]))
    return _Table(
        digits=re.compile(
            rf"(?<![\w.,:–/-])(?P<hour>\d{{1,2}})(?:[.:](?P<minute>[0-5]\d))?"
            rf"(?:\s?(?P<suffix>{_any(suffixes)})(?!\w))?(?![\d:]|[.,]\d)",
            re.IGNORECASE,
        ),
        spoken=re.compile(
            rf"\b(?:(?P<named>{named})|(?:(?P<minute>{minute})\s(?:(?P<half>{half})\s)?)(?P<hour>{hour})"
            rf"|(?P<full>{hour})\s(?P<part>{_any(raw['parts'])}))(?!\w)",
            re.IGNORECASE,
        ),
        at=re.compile(rf"\b(?:{_any(raw['at'])})\s+\Z", re.IGNORECASE),
        about=re.compile(rf"\b(?:{_any(raw['about'])})\s+\Z", re.IGNORECASE),
        hours=hours,
        minutes=raw["minutes"] | raw["halves"],
        named=raw["named"],
        parts={words.lower(): half for words, half in raw["parts"].items()},
        evening=frozenset(map(_plain, raw["evening"])),
        morning=frozenset(map(_plain, raw["morning"])),
    )


def _plain(suffix: str) -> str:
    return re.sub(r"[\s.’']", "", suffix.lower())


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))
