"""Markdown of a note: nothing that a source says can become markup, and no escape stands without need."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from wortlaut.publishing.corrected import corrected
from wortlaut.publishing.text import between_sentences, day, mark_of, marks, phrases, runs, unbroken, web_address
from wortlaut.publishing.told import sentences
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
_SMART = re.compile(r"""["']|-(?=-)|(?<=-)-|\.(?=\.\.)|(?<=\.)\.(?=\.)|(?<=\.\.)\.|>(?=>)|(?<=>)>""")
_ENTITIES = {"&": "&amp;", "<": "&lt;", "{": "&#123;", "~": "&#126;"}  # a backslash would not stop Liquid or GitHub
_START = re.compile(
    r"^(\d+(?=[.)](?:\s|$))|(?=[#>=]|[-+:](?:\s|$)|--))(.)"
)  # what would begin a list, heading, block quote, definition or underline
_BRACKETS = re.compile(r"(\\.)|[\[\]]")
_CLOSING_MARKS = re.compile(r"(#+)$")  # at the end of a heading they would vanish
_NEXT_LINE = re.compile(r"[\n\r\x85\u2028\u2029]+")  # what YAML takes for the end of a line
_TAG = re.compile(r"<(?=[A-Za-z/!?])")  # what HTML takes for the begin of a tag
_LISTED = ("figures", "changes", "differences", "gaps")


def escaped(words: str, /) -> str:
    """Return words on one line so that Markdown, HTML and Liquid see no markup in them.

    Only what has a meaning at its place is escaped: people read the file, too.
    """
    return _SPECIAL.sub(lambda found: _ENTITIES.get(found[0], f"\\{found[0]}"), unbroken(words))


def exact(words: str, /) -> str:
    """Return words so that a generator that sets quotation marks, dashes and dots anew leaves them letter by letter."""
    return _SMART.sub(r"\\\g<0>", escaped(words))


def line(markdown: str, /) -> str:
    """Return a paragraph so that its first characters begin nothing but a paragraph."""
    return _START.sub(r"\1\\\2", markdown.lstrip())


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a generator of sites wants its Markdown."""

    words: Callable[[str], str]  # escapes words that are set as they are
    mark: str  # of a reference: "[[{number}]](#ref-{number})"
    entry: str  # of the list of references: "{number}. {reference}"
    between: str = ""  # two marks in a row
    uncited: str = ""  # the entry of one that no sentence names, where a generator would drop it; "" = as the others
    title: int = 0  # level of the note's title; 0 = the generator prints it from the front matter
    level: int = 0  # of the headings of sections; 0 = as the note has them


def body(note: Note, documents: Mapping[str, Document], dialect: Dialect, /) -> str:
    """Return the note below its front matter: title, sections, references."""
    parts = [_heading(dialect.title, note.title, dialect)] if dialect.title else []
    parts.extend(_section(section, note, documents, dialect) for section in note.sections)
    parts.append(_references(note, dialect))
    return "\n\n".join(part for part in parts if part) + "\n"


def front_matter(front: Mapping[str, Any], /) -> str:
    """Return front matter as YAML between its lines, with every text on one line and without tags."""
    import yaml

    return f"---\n{yaml.safe_dump(_plain(to_plain(front)), allow_unicode=True, sort_keys=False, width=10_000)}---"


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


def _plain(value: Any) -> Any:
    """Return a value of the front matter with every text on one line and without tags: themes print it as it is."""
    if isinstance(value, str):
        return _TAG.sub("&lt;", _NEXT_LINE.sub(" ", value))
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, list | tuple) else value


def _section(section: Section, note: Note, documents: Mapping[str, Document], dialect: Dialect) -> str:
    paragraphs = [
        line(between_sentences(note.lang).join(_sentence(one, note, documents, dialect) for one in paragraph))
        for paragraph in section.paragraphs
    ]
    if section.kind in _LISTED:
        body = "\n".join(f"- {paragraph}" for paragraph in paragraphs)
    else:
        body = "\n\n".join(paragraphs)
    heading = f"{_heading(dialect.level or section.level, section.heading, dialect)}\n\n" if section.heading else ""
    return f"{heading}{body}"


def _heading(level: int, words: str, dialect: Dialect) -> str:
    return f"{'#' * level} {_CLOSING_MARKS.sub(_numeric, dialect.words(words).strip())}"


def _numeric(found: re.Match[str]) -> str:
    return "&#35;" * len(found[0])


def _sentence(sentence: Sentence, note: Note, documents: Mapping[str, Document], dialect: Dialect) -> str:
    opening, closing = marks(note.lang)
    printed = []
    before = ""
    for run in runs(sentence, documents):
        if run.kind == "reference":
            printed.append(f"{dialect.between if before == run.kind else ''}{mark_of(run, dialect.mark)}")
        elif run.kind == "speech":
            printed.append(f"{opening}{dialect.words(run.text)}{closing}")
        elif run.kind == "outlet":
            printed.append(f"*{dialect.words(run.text.strip())}*")
        else:
            printed.append(dialect.words(run.text))
        before = run.kind
    return "".join(printed)


def _references(note: Note, dialect: Dialect) -> str:
    if not note.references:
        return ""
    heading = phrases(note.lang)["headings"]["references"]
    cited = {piece.reference for _, sentence in sentences(note) for piece in sentence.pieces}
    lines = [
        (dialect.entry if reference.number in cited else dialect.uncited or dialect.entry).format(
            number=reference.number, reference=_reference(reference, note.lang, dialect)
        )
        for reference in note.references
    ]
    return f"{_heading(dialect.level or 3, heading, dialect)}\n\n" + "\n".join(lines)


def _reference(reference: Reference, lang: str, dialect: Dialect) -> str:
    words = phrases(lang)["reference"]
    title = dialect.words(reference.title)
    url = web_address(reference.url)
    dates = {"published": reference.published, "accessed": reference.accessed}
    details = [
        reference.outlet or "",
        *(words[key].format(date=day(value, lang)) for key, value in dates.items() if value),
        "" if url else reference.file or "",
    ]
    linked = f"[{_BRACKETS.sub(_escape, title)}]({url})" if url else title
    return ", ".join([linked, *(dialect.words(part) for part in details if part)])


def _escape(found: re.Match[str]) -> str:
    return found[0] if found[1] else f"\\{found[0]}"
