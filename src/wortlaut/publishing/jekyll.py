"""Markdown for Jekyll: nothing that a source says can become markup or Liquid, and no escape stands without need."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wortlaut.publishing.corrected import corrected
from wortlaut.publishing.files import stem
from wortlaut.publishing.text import day, marks, phrases, runs, unbroken, web_address
from wortlaut.records import Document, Note, Reference, Section, Sentence
from wortlaut.records.wire import to_plain

_SPECIAL = re.compile(
    r"\\(?=[!-/:-@\[-`{-~]|$)"  # in front of punctuation it would vanish
    r"|[`*|<]"  # a pipe anywhere makes a kramdown line a table
    r"|(?<![^\W_])_|_(?![^\W_])"  # inside a word it is no emphasis
    r"|\](?=[(:])"  # what would make brackets a link, a definition or a footnote
    r"|\{(?=[{%:#]|$)"  # Liquid, and kramdown's lists of attributes
    r"|&(?=#?\w{1,32};)"
    r"|\$(?=\$|$)|(?<=\$)\$|~(?=~|$)|(?<=~)~"  # mathematics, and struck words
)
_ENTITIES = {"&": "&amp;", "<": "&lt;", "{": "&#123;", "~": "&#126;"}  # a backslash would not stop Liquid or GitHub
_START = re.compile(
    r"^(\d+(?=[.)](?:\s|$))|(?=[#>=]|[-+:](?:\s|$)|--))(.)"
)  # what would begin a list, heading, block quote, definition or underline
_BRACKETS = re.compile(r"(\\.)|[\[\]]")
_CLOSING_MARKS = re.compile(r"(#+)$")  # at the end of a heading they would vanish
_NEXT_LINE = re.compile(r"[\n\r\x85\u2028\u2029]+")  # what YAML takes for the end of a line
_TAG = re.compile(r"<(?=[A-Za-z/!?])")  # what HTML takes for the begin of a tag
_LISTED = ("figures", "changes", "differences", "gaps")


@dataclass(frozen=True, slots=True)
class JekyllPublisher:
    """Prints a post: front matter, sections, numbered references with anchors."""

    name: str = "jekyll"

    def __call__(self, note: Note, documents: Mapping[str, Document], /) -> Mapping[str, bytes]:
        """Return the post under the name that Jekyll asks for: date, subject, language."""
        import yaml

        known = _plain(to_plain(front_of(note, documents)))
        front = yaml.safe_dump(known, allow_unicode=True, sort_keys=False, width=10_000)
        parts = [f"---\n{front}---", _heading(3, note.title)]
        parts.extend(_section(section, note, documents) for section in note.sections)
        parts.append(_references(note))
        text = "\n\n".join(part for part in parts if part) + "\n"
        return {f"{stem(note)}.md": text.encode("utf-8", "replace")}


def front_of(note: Note, documents: Mapping[str, Document], /) -> dict[str, Any]:
    """Return the front matter; from the second edition on with its number and the log of what changed."""
    if note.edition == 1:
        return note.front
    told = [
        {key: value for key, value in {"edition": one["edition"], "date": one["date"], **entry}.items() if value}
        for one in corrected(note, documents)
        for entry in one["entries"]
    ]
    return {**note.front, "edition": note.edition, "corrections": told}


def escaped(words: str, /) -> str:
    """Return words on one line so that Markdown, HTML and Liquid see no markup in them.

    Only what has a meaning at its place is escaped: people read the file, too.
    """
    return _SPECIAL.sub(lambda found: _ENTITIES.get(found[0], f"\\{found[0]}"), unbroken(words))


def line(markdown: str, /) -> str:
    """Return a paragraph so that its first characters begin nothing but a paragraph."""
    return _START.sub(r"\1\\\2", markdown.lstrip())


def _plain(value: Any) -> Any:
    """Return a value of the front matter with every text on one line and without tags: themes print it as it is."""
    if isinstance(value, str):
        return _TAG.sub("&lt;", _NEXT_LINE.sub(" ", value))
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, list | tuple) else value


def _section(section: Section, note: Note, documents: Mapping[str, Document]) -> str:
    paragraphs = [
        line(" ".join(_sentence(one, note, documents) for one in paragraph)) for paragraph in section.paragraphs
    ]
    if section.kind in _LISTED:
        body = "\n".join(f"- {paragraph}" for paragraph in paragraphs)
    else:
        body = "\n\n".join(paragraphs)
    heading = f"{_heading(section.level, section.heading)}\n\n" if section.heading else ""
    return f"{heading}{body}"


def _heading(level: int, words: str) -> str:
    return f"{'#' * level} {_CLOSING_MARKS.sub(_numeric, escaped(words).strip())}"


def _numeric(found: re.Match[str]) -> str:
    return "&#35;" * len(found[0])


def _sentence(sentence: Sentence, note: Note, documents: Mapping[str, Document]) -> str:
    opening, closing = marks(note.lang)
    printed = []
    for run in runs(sentence, documents):
        if run.kind == "reference":
            printed.append(f"[[{run.number}]](#ref-{run.number})")
        elif run.kind == "speech":
            printed.append(f"{opening}{escaped(run.text)}{closing}")
        elif run.kind == "outlet":
            printed.append(f"*{escaped(run.text.strip())}*")
        else:
            printed.append(escaped(run.text))
    return "".join(printed)


def _references(note: Note) -> str:
    if not note.references:
        return ""
    heading = phrases(note.lang)["headings"]["references"]
    lines = [f"{reference.number}. {_reference(reference, note.lang)}" for reference in note.references]
    return f"### {heading}\n\n" + "\n".join(lines)


def _reference(reference: Reference, lang: str) -> str:
    words = phrases(lang)["reference"]
    title = escaped(reference.title)
    url = web_address(reference.url)
    dates = {"published": reference.published, "accessed": reference.accessed}
    details = [
        reference.outlet or "",
        *(words[key].format(date=day(value, lang)) for key, value in dates.items() if value),
        "" if url else reference.file or "",
    ]
    shown = ", ".join(
        [f"[{_BRACKETS.sub(_escape, title)}]({url})" if url else title, *(escaped(part) for part in details if part)]
    )
    return f'<a id="ref-{reference.number}"></a>{shown}'


def _escape(found: re.Match[str]) -> str:
    return found[0] if found[1] else f"\\{found[0]}"
