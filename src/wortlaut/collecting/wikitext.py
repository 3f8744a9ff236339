"""Wikitext to passages: quotations and paragraphs whole, templates, tables, notes and pictures left out.

One pass over the marks, with a stack as deep as MediaWiki's own limit: time and memory are linear in the text.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from html import unescape
from importlib.resources import files
from typing import Any

from wortlaut.collecting.building import Passage, tidy
from wortlaut.collecting.days import written_day
from wortlaut.records.text import BlockKind

DEEPEST = 40  # frames within frames, as MediaWiki itself expands; what is deeper stays plain text
NAMED = 40  # characters of a template's name or an argument's
QUOTED = "\ue001"  # before the lines of a quotation; of the private area, so no page holds it
_DROPPED = frozenset({"ref", "gallery", "math", "timeline", "score", "syntaxhighlight", "source", "imagemap", "chem"})
_MARKS = re.compile(
    r"(?P<open>\{\{|\{\||\[\[)|(?P<close>\}\}|\|\}(?!\})|\]\])|(?P<bar>\|)|(?P<comment><!--|-->)"
    r"|<(?P<end>/?)(?P<tag>[A-Za-z]{1,20})\b(?P<rest>[^<>]{0,1000})>"
)
_PAIRS = {"}}": "{{", "|}": "{|", "]]": "[["}
_HEADING = re.compile(r"(={1,6})[ \t]*(.{1,300}?)[ \t]*\1\s*\Z")
_OUTSIDE = re.compile(r"\[(?:https?:)?//[^\s\[\]]{1,2000}(?:\s+([^\[\]\n]{0,2000}))?\]")
_STRONG = re.compile(r"'{5}|'{2,3}")
_SWITCH = re.compile(r"__[A-Z]{3,20}__")
_NAMED = re.compile(rf"\s*([^=\[\]{{}}|\n]{{1,{NAMED}}}?)\s*=\s*(.*)", re.DOTALL)


@dataclass(slots=True)
class _Frame:
    """What is open: a template, table or link with its arguments so far, or a tag whose words are dropped."""

    mark: str
    parts: list[list[str]] = field(default_factory=lambda: [[]])

    def words(self) -> list[str]:
        return ["".join(part) for part in self.parts]


@dataclass(slots=True)
class Page:
    """A page of wikitext as it is read."""

    text: str
    published: str | None = None  # EDTF, where a template says it
    frames: list[_Frame] = field(default_factory=lambda: [_Frame("")])

    def passages(self) -> list[Passage]:
        """Return its passages: none for a redirect."""
        if self.text.lstrip().lower().startswith(tuple(_known("redirects"))):
            return []
        return list(_passages(self._flat()))

    def _flat(self) -> str:
        """Return the text without templates, tables, notes; of links what they show."""
        place = 0
        for found in _MARKS.finditer(self.text):
            self._add(self.text[place : found.start()])
            place = found.end()
            self._take(found)
        self._add(self.text[place:])
        while len(self.frames) > 1:
            self._give_up()
        return "".join(self.frames[0].parts[0])

    def _add(self, words: str) -> None:
        if words:
            self.frames[-1].parts[-1].append(words)

    def _take(self, found: re.Match[str]) -> None:
        mark, top = found[0], self.frames[-1].mark
        if top == "<!--" or top in _DROPPED:
            self._take_dropped(found, top)
        elif mark == "<!--":
            self._open(mark)
        elif found["tag"]:
            self._take_tag(found)
        elif found["open"]:
            self._open(mark)
        elif found["close"]:
            self._close(mark)
        elif found["bar"] and top in ("{{", "[["):
            self.frames[-1].parts.append([])
        else:
            self._add(mark)

    def _take_dropped(self, found: re.Match[str], top: str) -> None:
        """End what is dropped where its own end comes; everything else in it goes with it."""
        ends = found[0] == "-->" if top == "<!--" else bool(found["end"]) and found["tag"].lower() == top
        if ends:
            self.frames.pop()

    def _take_tag(self, found: re.Match[str]) -> None:
        tag = found["tag"].lower()
        if tag in _DROPPED:
            if not (found["end"] or found["rest"].rstrip().endswith("/")):
                self._open(tag)
        elif tag == "br":
            self._add("\n")
        elif tag == "blockquote":
            self._add("\n\n" if found["end"] else f"\n\n{QUOTED}")
        elif tag in ("p", "div"):
            self._add("\n\n")

    def _open(self, mark: str) -> None:
        if len(self.frames) <= DEEPEST:
            self.frames.append(_Frame(mark))
        else:
            self._add(mark)

    def _close(self, mark: str) -> None:
        if self.frames[-1].mark != _PAIRS[mark]:
            if not any(frame.mark == _PAIRS[mark] for frame in self.frames):
                return self._add("" if mark == "|}" else mark)
            while self.frames[-1].mark != _PAIRS[mark]:
                self._give_up()
        frame = self.frames.pop()
        if mark == "]]":
            self._add(_link(frame.words()))
        elif mark == "}}":
            self._add(self._template(frame.words()))
        return None

    def _give_up(self) -> None:
        """Take the innermost frame for plain words: its end never came."""
        frame = self.frames.pop()
        if frame.mark in ("{{", "[["):
            self._add("|".join(frame.words()))

    def _template(self, parts: list[str]) -> str:
        """Return what of a template is words of the page."""
        name = " ".join(parts[0].replace("_", " ").split()).lower()[:NAMED]
        if name in _known("days"):
            self.published = self.published or next((day for part in parts[1:] if (day := written_day(part))), None)
            return ""
        if name in _known("quotations"):
            return f"\n\n{QUOTED}{_argument(parts[1:])}\n\n"
        if name in _known("shown") and len(parts) > 1:
            return parts[-1]
        return str(_known("signs").get(name, ""))


def _argument(parts: list[str]) -> str:
    """Return the words that a template sets apart: of the argument that is named so, else the first."""
    named = {found[1].strip().lower(): found[2] for part in parts if (found := _NAMED.match(part))}
    chosen = next((named[key] for key in _known("words") if key in named), None)
    plain = [part for part in parts if not _NAMED.match(part)]
    return (chosen if chosen is not None else plain[0] if plain else "").strip()


def _link(parts: list[str]) -> str:
    """Return what a link shows; nothing for pictures and categories."""
    target = parts[0].strip()
    space = target.partition(":")[0].strip().lower() if ":" in target else ""
    if space in _known("namespaces"):
        return ""
    if len(parts) > 1 and parts[-1].strip():
        return parts[-1]
    return target.lstrip(":").rpartition(":")[2] if space in ("w", "wikipedia", "n", "s", "d") else target.lstrip(":")


def _passages(text: str) -> Iterator[Passage]:
    lines: list[str] = []
    skipping = False
    for line in [*text.split("\n"), ""]:
        heading = _HEADING.match(line.strip())
        item = line.lstrip()[:1] in ("*", "#", ":", ";")
        if line.strip() and not heading and not item:
            lines.append(line)
            continue
        if lines and not skipping:
            yield from _passage("\n".join(lines), "paragraph")
        lines = []
        if heading:
            title = _clean(heading[2])
            skipping = title.casefold() in _known("sections")
            if not skipping and title:
                yield Passage(text=title, kind="heading", level=len(heading[1]))
        elif item and not skipping:
            yield from _passage(line.lstrip().lstrip("*#:; "), "list")


def _passage(words: str, kind: BlockKind) -> Iterator[Passage]:
    if words.lstrip().startswith(QUOTED):
        kind = "quote"
    cleaned = tidy(_clean(words))
    if cleaned:
        yield Passage(text=cleaned if kind == "quote" else " ".join(cleaned.split("\n")), kind=kind)


def _clean(words: str) -> str:
    plain = _OUTSIDE.sub(lambda found: found[1] or "", words.replace(QUOTED, ""))
    return unescape(_SWITCH.sub("", _STRONG.sub("", plain))).strip()


@cache
def _known(key: str) -> Any:
    listed: Mapping[str, Any] = tomllib.loads(
        files("wortlaut.collecting").joinpath("wikitext.toml").read_text(encoding="utf-8")
    )
    return listed[key] if isinstance(listed[key], dict) or key == "words" else frozenset(listed[key])
