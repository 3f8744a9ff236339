"""Read, check and export the wortlautbank.

usage: python data/wortlautbank/bank.py check [FILE...]
       python data/wortlautbank/bank.py export [--part train,dev,test] [--lang en,de] > bank.jsonl
       python data/wortlautbank/bank.py count
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
FORMS = {"d": "direct", "m": "mixed", "i": "indirect", "f": "free_indirect", "r": "reported"}
LABELS = {
    "medium": {"written", "thought"},
    "attitude": {"believes", "plans", "denies", "asks", "wants", "feels"},
    "": {"negated", "hedged", "second"},
}
OPEN = re.compile(r"\{(\d+(?:\+\d+)*)([a-z]?)((?:\.[a-z]+)*):")
HEADER = re.compile(r"(date|title|outlet): (.*)")
IDENTITY = re.compile(r"# ((en|de|fr|es|it|zh)-([a-z]+)-([a-z])-(\d{3}))$")
MARKS = "\"'“”„‚‘’«»‹›–—-「」`"


class MalformedError(ValueError):
    """A file breaks the guide; the message names file, line and repair."""


@dataclass(slots=True)
class Attribution:
    """One marked attribution; spans are half-open, in code points of the article's text."""

    number: str
    form: str = ""
    labels: tuple[str, ...] = ()
    content: list[tuple[int, int]] = field(default_factory=list)
    source: list[tuple[int, int]] = field(default_factory=list)
    cue: list[tuple[int, int]] = field(default_factory=list)


@dataclass(slots=True)
class Article:
    """One article: plain text and its attributions in order of content."""

    id: str
    lang: str
    style: str
    number: int
    header: dict[str, str]
    text: str
    attributions: list[Attribution]

    @property
    def part(self) -> str:
        """``train``, ``dev`` or ``test``, by the last digit of the number."""
        return "test" if self.number % 5 == 0 else "dev" if self.number % 10 == 3 else "train"

    def as_corpus(self) -> dict[str, object]:
        """Return the article in the JSON Lines corpus format, with the labels of each quotation."""
        return {
            "id": f"wortlautbank/{self.part}/{self.id}",
            "lang": self.lang,
            "date": self.header.get("date"),
            "title": self.header.get("title"),
            "style": self.style,
            "text": self.text,
            "quotes": [
                {
                    "id": one.number,
                    "content": one.content,
                    "source": one.source,
                    "cue": one.cue,
                    "type": FORMS[one.form],
                    "labels": list(one.labels),
                    "entity": None,
                }
                for one in self.attributions
            ],
        }


def read(path: Path) -> Iterator[Article]:
    """Yield the articles of one file; raise ``MalformedError`` at the first breach of the guide."""
    lines = path.read_text("utf-8").split("\n")
    starts = [number for number, line in enumerate(lines) if line.startswith("# ")]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield _article(path, start, lines[start:end])


def _article(path: Path, start: int, lines: list[str]) -> Article:
    match = IDENTITY.match(lines[0])
    if match is None:
        raise MalformedError(f"{path}:{start + 1}: {lines[0]!r} is no id such as '# en-agency-a-001'")
    header: dict[str, str] = {}
    body = 1
    while body < len(lines) and (entry := HEADER.match(lines[body])):
        header[entry[1]] = entry[2]
        body += 1
    if body < len(lines) and lines[body].strip():
        raise MalformedError(f"{path}:{start + body + 1}: an empty line must follow the header (date, title, outlet)")
    if not {"date", "title"} <= header.keys():
        raise MalformedError(f"{path}:{start + 1}: {match[1]} lacks date: or title:")
    paragraphs = [(number, line) for number, line in enumerate(lines[body:], start + body + 1) if line.strip()]
    if not paragraphs:
        raise MalformedError(f"{path}:{start + 1}: {match[1]} has no text")
    text, found = "", {}
    for number, line in paragraphs:
        text += "\n\n" if text else ""
        text = _unmark(f"{path}:{number}", line.strip(), text, found)
    attributions = sorted(found.values(), key=lambda one: (one.content or [(0, 0)])[0])
    for one in attributions:
        _sound(f"{path}: {match[1]}", one, text)
    return Article(match[1], match[2], match[3], int(match[5]), header, text, attributions)


def _unmark(place: str, line: str, text: str, found: dict[str, Attribution]) -> str:
    """Append the line without its marks to the text, and its spans to the attributions."""
    pending: list[tuple[list[str], str, tuple[str, ...], int]] = []
    at = 0
    while at < len(line):
        opening = OPEN.match(line, at)
        if opening:
            labels = tuple(label for label in opening[3].split(".") if label)
            pending.append((opening[1].split("+"), opening[2], labels, len(text)))
            at = opening.end()
        elif line[at] == "{":
            raise MalformedError(f"{place}: '{line[at : at + 20]}' opens no mark such as {{1s:...}}")
        elif line[at] == "}":
            if not pending:
                raise MalformedError(f"{place}: a closing brace without a mark, after '{text[-30:]}'")
            numbers, kind, labels, begin = pending.pop()
            for number in numbers:
                _add(place, found.setdefault(number, Attribution(number)), kind, labels, (begin, len(text)), text)
            at += 1
        else:
            text += line[at]
            at += 1
    if pending:
        raise MalformedError(f"{place}: mark {pending[-1][0]} is never closed")
    return text


def _add(place: str, one: Attribution, kind: str, labels: tuple[str, ...], span: tuple[int, int], text: str) -> None:
    words = text[span[0] : span[1]]
    if not words or words != words.strip():
        raise MalformedError(f"{place}: mark {one.number}{kind} is empty or has white space at an end: {words!r}")
    known = set().union(*LABELS.values())
    if unknown := set(labels) - known:
        raise MalformedError(
            f"{place}: unknown label {sorted(unknown)[0]!r} at {one.number}; known: {', '.join(sorted(known))}"
        )
    if kind == "s":
        one.source.append(span)
    elif kind == "c":
        one.cue.append(span)
    elif kind in FORMS:
        if one.form:
            raise MalformedError(
                f"{place}: {one.number} has two contents; a further span is written {{{one.number}:...}}"
            )
        one.form, one.labels = kind, labels
        one.content.append(span)
    elif not kind:
        one.content.append(span)
    else:
        raise MalformedError(f"{place}: unknown kind {kind!r} at {one.number}; known: s, c, {', '.join(FORMS)}")


def _sound(place: str, one: Attribution, text: str) -> None:
    if not one.form:
        raise MalformedError(f"{place}: {one.number} has no content with a kind (d, m, i, f, r)")
    one.content.sort()
    words = "".join(text[start:end] for start, end in one.content)
    marked = any(mark in words for mark in '"“”„«»‘‚「`') or "''" in words or words[0] in "'’–—-"
    if one.form == "m" and not marked:
        raise MalformedError(f"{place}: {one.number} is m but has no quotation mark: {words[:60]!r}")
    if one.form == "d" and one.cue and not any(mark in words for mark in MARKS):
        raise MalformedError(f"{place}: {one.number} is d but has no quotation mark: {words[:60]!r}")
    if one.form == "m" and not one.cue and not one.source:
        raise MalformedError(f"{place}: {one.number} is m without cue and source")


def articles(paths: Iterable[Path] = ()) -> Iterator[Article]:
    """Yield all articles of the given files, or of the whole bank, in order of file and place."""
    for path in paths or sorted(HERE.glob("??/*.txt")):
        yield from read(path)


def check(paths: list[Path]) -> int:
    """Print every breach of the guide and the counts; return the number of breaches."""
    wrong, ids, sentences = 0, Counter[str](), Counter[str]()
    for path in paths or sorted(HERE.glob("??/*.txt")):
        try:
            for article in read(path):
                ids[article.id] += 1
                whole = re.split(r"(?<=[.!?])\s+", article.text)
                sentences.update(sentence for sentence in whole if len(sentence) > 40)
        except (MalformedError, UnicodeDecodeError) as error:
            print(error)
            wrong += 1
    for what, counted in (("id", ids), ("sentence", sentences)):
        for one, times in counted.items():
            if times > 1:
                print(f"{what} occurs {times} times: {one[:100]}")
                wrong += 1
    count(paths)
    return wrong


def count(paths: list[Path]) -> None:
    """Print articles, characters and attributions by language, part and form."""
    table: dict[tuple[str, str], Counter[str]] = {}
    for path in paths or sorted(HERE.glob("??/*.txt")):
        try:
            for article in read(path):
                row = table.setdefault((article.lang, article.part), Counter())
                row["articles"] += 1
                row["characters"] += len(article.text)
                row["without"] += not article.attributions
                row["attributions"] += len(article.attributions)
                row.update(FORMS[one.form] for one in article.attributions)
        except MalformedError:
            continue
    for key, row in sorted(table.items()):
        print(*key, ", ".join(f"{name} {number}" for name, number in row.items()))


def main() -> None:
    """Run one verb."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("verb", choices=("check", "export", "count"))
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--part", default="train,dev,test")
    parser.add_argument("--lang", default="en,de")
    args = parser.parse_args()
    if args.verb == "check":
        sys.exit(1 if check(args.files) else 0)
    if args.verb == "count":
        count(args.files)
        return
    for article in articles(args.files):
        if article.part in args.part.split(",") and article.lang in args.lang.split(","):
            print(json.dumps(article.as_corpus(), ensure_ascii=False))


if __name__ == "__main__":
    main()
