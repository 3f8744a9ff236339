"""TTML (and its kin IMSC, EBU-TT, DFXP): the turns of a recording, with speakers from ``ttm:agent`` and times."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from wortlaut.collecting.building import join, language_of, name, one_line, place
from wortlaut.collecting.cues import Cue, labelled, turns
from wortlaut.collecting.days import day, day_in_name
from wortlaut.collecting.reasons import Unreadable
from wortlaut.collecting.xmltree import attribute, first_text, local, parse_xml
from wortlaut.records import Capture, Document

DEEPEST = 100  # divisions and spans within each other
FRAMES, TICKS = 30.0, 1.0  # a second, where the file does not say
_CLOCK = re.compile(r"(\d{1,4}):(\d\d):(\d\d)(?:\.(\d{1,9})|:(\d{1,3})(?:\.\d+)?)?\Z")
_OFFSET = re.compile(r"(\d{1,12}(?:\.\d{1,9})?)(h|m|s|ms|f|t)\Z")


class TtmlReader:
    """Reads TTML files."""

    media_types: tuple[str, ...] = ("application/ttml+xml",)

    def __call__(self, capture: Capture, content: bytes, /) -> Iterator[Document]:
        """Yield one document whose blocks are turns."""
        root = parse_xml(content, "the subtitles")
        cues = list(_cues(root))
        named = any(cue.speaker for cue in cues)
        text, blocks = join(turns(labelled(cues), carry=not named))
        if not text:
            raise Unreadable("unreadable", "no subtitle with words in it", hint="check that the file is whole")
        yield Document(
            **place(capture),
            id=name(capture),
            text=text,
            blocks=blocks,
            title=first_text(root, "title"),
            published=day(first_text(root, "documentCreationDate")) or day_in_name(capture.uri),
            lang=language_of(text, declared=attribute(root, "lang")),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """When words are shown, and whose they are."""

    begins: float = 0.0
    ends: float = math.inf
    speaker: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    """What the file says once for all its cues."""

    rates: Mapping[str, float]  # seconds of each unit
    agents: Mapping[str | None, str | None]  # names by their ids


def _cues(root: Any) -> Iterator[Cue]:
    """Yield a cue for each paragraph that is shown, or for each span of it that has times of its own."""
    agents = {attribute(found, "id"): first_text(found, "name") for found in root.iter("{*}agent")}
    body = next(root.iter("{*}body"), None)
    if body is not None:
        yield from _below(body, _Head(rates=_rates(root), agents=agents), _Shown(), 0)


def _below(parent: Any, head: _Head, around: _Shown, depth: int) -> Iterator[Cue]:
    if depth > DEEPEST:
        raise Unreadable("too_deep", f"more than {DEEPEST} divisions within each other", hint="save it anew")
    shown = _shown(parent, head, around)
    if local(parent) == "p":
        spans = [span for span in parent if local(span) == "span" and attribute(span, "begin")]
        yield from [_cue(span, _shown(span, head, shown)) for span in spans] or [_cue(parent, shown)]
    elif local(parent) in ("body", "div"):
        for part in parent:
            yield from _below(part, head, shown, depth + 1)


def _shown(part: Any, head: _Head, around: _Shown) -> _Shown:
    """Return when a part is shown, its times counted from those of what it stands in, and who speaks."""
    begin, end, length = (_seconds(attribute(part, key), head.rates) for key in ("begin", "end", "dur"))
    begins = around.begins + (begin or 0.0)
    ends = around.ends
    if end is not None:
        ends = min(ends, around.begins + end)
    elif length is not None:
        ends = min(ends, begins + length)
    asked = (attribute(part, "agent") or "").split()
    speaker = next((found for key in asked if (found := head.agents.get(key))), around.speaker)
    return _Shown(begins=begins, ends=max(begins, ends), speaker=speaker)


def _cue(part: Any, shown: _Shown) -> Cue:
    words = "".join(_words(part)).strip()
    ends = shown.begins if math.isinf(shown.ends) else shown.ends
    return Cue(begins=round(shown.begins, 3), ends=round(ends, 3), text=words, speaker=one_line(shown.speaker))


def _words(part: Any) -> Iterator[str]:
    from lxml import etree

    for event, element in etree.iterwalk(part, events=("start", "end")):
        if event == "start":
            seen = local(element) in ("p", "span")
            yield "\n" if local(element) == "br" else (element.text or "") if seen else ""
        elif element is not part:
            yield element.tail or ""


def _rates(root: Any) -> dict[str, float]:
    """Return seconds for each unit of the file's times."""
    frames = _number(attribute(root, "frameRate")) or FRAMES
    factor = [_number(part) for part in (attribute(root, "frameRateMultiplier") or "1 1").split()]
    if len(factor) == 2 and factor[0] and factor[1]:
        frames *= factor[0] / factor[1]
    ticks = _number(attribute(root, "tickRate")) or TICKS
    return {"h": 3600.0, "m": 60.0, "s": 1.0, "ms": 0.001, "f": 1 / frames, "t": 1 / ticks}


def _number(value: str | None) -> float | None:
    return float(value) if value and re.fullmatch(r"\d{1,12}(?:\.\d{1,6})?", value) and float(value) else None


def _seconds(stamp: str | None, rates: Mapping[str, float]) -> float | None:
    """Return the seconds of "00:01:02.500", "00:01:02:12" or "62.5s"; None for nothing and for what is neither."""
    words = (stamp or "").strip()
    clock = _CLOCK.match(words)
    if clock:
        hours, minutes, seconds, part, frames = clock.groups()
        whole = int(hours) * 3600 + int(minutes) * 60 + int(seconds)
        return whole + (float(f"0.{part}") if part else 0.0) + (int(frames) * rates["f"] if frames else 0.0)
    offset = _OFFSET.match(words)
    return float(offset[1]) * rates[offset[2]] if offset else None
