"""Markdown for Jekyll: nothing that a source says can become markup, Liquid or a typographer's other character."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from wortlaut.publishing.files import stem
from wortlaut.publishing.text import day, marks, phrases, runs, unbroken, web_address
from wortlaut.records import Document, Note, Reference, Section, Sentence
from wortlaut.records.wire import to_plain

_ENTITIES = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    "{": "&#123;",
    "}": "&#125;",
    "~": "&#126;",
    "^": "&#94;",
    "@": "&#64;",
}
_SPECIAL = re.compile(
    f"[{re.escape(''.join(_ENTITIES))}]"
    r"|[\\`*_\[\]#+|$\"']"  # "$" opens mathematics, and kramdown bends straight quotation marks
    r"|\.(?=\.)|(?<=\.)\.|-(?=-)|(?<=-)-"  # "..." and "--" would become other characters
    r"|:(?=//)"  # bare addresses
)
_START = re.compile(r"^(\d*)([-:=.)])")  # what would begin a list, a definition or an underline
_LISTED = ("figures", "differences", "gaps")


@dataclass(frozen=True, slots=True)
class JekyllPublisher:
    """Prints a post: front matter, sections, numbered references with anchors."""

    name: str = "jekyll"

    def __call__(self, note: Note, documents: Mapping[str, Document], /) -> Mapping[str, bytes]:
        """Return the post under the name that Jekyll asks for: date, subject, language."""
        import yaml

        front = yaml.safe_dump(to_plain(note.front), allow_unicode=True, sort_keys=False, width=10_000)
        parts = [f"---\n{front}---", f"### {escaped(note.title)}"]
        parts.extend(_section(section, note, documents) for section in note.sections)
        parts.append(_references(note))
        text = "\n\n".join(part for part in parts if part) + "\n"
        return {f"{stem(note)}.md": text.encode("utf-8", "replace")}


def escaped(words: str, /) -> str:
    """Return words on one line so that Markdown, HTML and Liquid print them as they are."""
    return _SPECIAL.sub(lambda found: _ENTITIES.get(found[0], f"\\{found[0]}"), unbroken(words))


def line(markdown: str, /) -> str:
    """Return a paragraph so that its first characters begin nothing but a paragraph."""
    return _START.sub(r"\1\\\2", markdown.lstrip())


def _section(section: Section, note: Note, documents: Mapping[str, Document]) -> str:
    paragraphs = [
        line(" ".join(_sentence(one, note, documents) for one in paragraph)) for paragraph in section.paragraphs
    ]
    if section.kind in _LISTED:
        body = "\n".join(f"- {paragraph}" for paragraph in paragraphs)
    else:
        body = "\n\n".join(paragraphs)
    heading = f"{'#' * section.level} {escaped(section.heading)}\n\n" if section.heading else ""
    return f"{heading}{body}"


def _sentence(sentence: Sentence, note: Note, documents: Mapping[str, Document]) -> str:
    opening, closing = marks(note.lang)
    printed = []
    for run in runs(sentence, documents):
        if run.kind == "reference":
            printed.append(f"[\\[{run.number}\\]](#ref-{run.number})")
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
    title = escaped(unbroken(reference.title))
    url = web_address(reference.url)
    dates = {"published": reference.published, "accessed": reference.accessed}
    details = [
        reference.outlet or "",
        *(words[key].format(date=day(value, lang)) for key, value in dates.items() if value),
        "" if url else reference.file or "",
    ]
    shown = ", ".join([f"[{title}]({url})" if url else title, *(escaped(part) for part in details if part)])
    return f'<a id="ref-{reference.number}"></a>{shown}'
