"""Measure our page reader on real pages with gold text, and on pages of our own: ``python evaluation/pages.py``.

Peers run in the same process on the same bytes: trafilatura alone, and resiliparse where it is installed.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "pages"
WARM = 30  # pages read before the clock starts: one of them at least needs every library
MARKS = frozenset('"“”„‟«»‹›「」『』')
SHINGLE = 4  # words, as the gold's own score.py counts
_WORDS = re.compile(r"\w+")
_LINES = re.compile(r"\n+")


def ours(content: bytes, url: str) -> str:
    """Return the text that our reader gives; empty where it calls the page unreadable."""
    from wortlaut.collecting import read
    from wortlaut.records import Capture

    capture = Capture(
        digest="0" * 64,
        uri=url,
        final_uri=url,
        fetched="2020-01-01T00:00:00+00:00",
        media_type="text/html",
        size=len(content),
    )
    documents, _ = read(capture, content)
    return documents[0].text if documents else ""


def trafilatura_alone(content: bytes, url: str) -> str:
    """Return what trafilatura gives with its fast setting."""
    import trafilatura

    return trafilatura.extract(content, url=url, fast=True, include_comments=False) or ""


def resiliparse_alone(content: bytes, url: str) -> str:
    """Return what resiliparse calls the main content."""
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding

    return str(extract_plain_text(bytes_to_str(content, detect_encoding(content)), main_content=True))


READERS: dict[str, Callable[[bytes, str], str]] = {
    "wortlaut": ours,
    "trafilatura": trafilatura_alone,
    "resiliparse": resiliparse_alone,
}


@dataclass(frozen=True, slots=True)
class Page:
    """A page and the text that should come of it, a line for each paragraph; "" = it must be called unreadable."""

    content: bytes
    url: str
    gold: str


def real(folder: Path) -> dict[str, Page]:
    """Return the pages of a folder with ``ground-truth.json`` and ``html/``."""
    gold = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    return {
        name: Page(
            gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes()), entry["url"], entry["articleBody"]
        )
        for name, entry in gold.items()
    }


def made(pages: Mapping[str, tuple[bytes, list[str]]]) -> dict[str, Page]:
    """Return pages of our own."""
    return {
        name: Page(content, "https://tarn.example/2025/ice.html", "\n".join(gold))
        for name, (content, gold) in pages.items()
    }


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Return the runs of four words."""
    words = _WORDS.findall(text)
    return (
        Counter(tuple(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1))) if words else Counter()
    )


def paragraphs(text: str) -> Counter[str]:
    """Return the paragraphs as their words."""
    return Counter(words for line in _LINES.split(text) if (words := " ".join(_WORDS.findall(line))))


@dataclass(frozen=True, slots=True)
class Score:
    """How one page was read: shares from 0 to 1."""

    precision: float
    recall: float
    marks: tuple[int, int]  # the gold's quotation marks that are there, and all of the gold's
    paragraphs: tuple[int, int]  # the gold's paragraphs that stand by themselves and whole, and all of the gold's
    exact: bool  # each paragraph whole, no other there, every mark as it was


def score(gold: str, found: str) -> Score:
    """Return how near the text is to the gold."""
    wanted, got = shingles(gold), shingles(found)
    hit = (wanted & got).total()
    marks, kept = (Counter(character for character in text if character in MARKS) for text in (gold, found))
    lines, there = paragraphs(gold), paragraphs(found)
    if not gold:
        return Score(float(not found), 1.0, (0, 0), (0, 0), not found)
    return Score(
        precision=hit / got.total() if got else 0.0,
        recall=hit / wanted.total() if wanted else 1.0,
        marks=((marks & kept).total(), marks.total()),
        paragraphs=((lines & there).total(), lines.total()),
        exact=lines == there and marks == kept,
    )


def measured(name: str, pages: Mapping[str, Page]) -> tuple[dict[str, Score], float]:
    """Return that reader's scores, and the pages that it reads in a second of CPU time."""
    read = READERS[name]
    for page in list(pages.values())[:WARM]:  # imports are not what is measured
        read(page.content, page.url)
    begin = time.process_time()
    found = {key: read(page.content, page.url) for key, page in pages.items()}
    seconds = time.process_time() - begin
    return {key: score(page.gold, found[key]) for key, page in pages.items()}, len(pages) / seconds


def f1(scores: Mapping[str, Score]) -> tuple[float, float, float]:
    """Return mean precision, mean recall, and their harmonic mean."""
    precision = sum(one.precision for one in scores.values()) / len(scores)
    recall = sum(one.recall for one in scores.values()) / len(scores)
    return precision, recall, 2 * precision * recall / (precision + recall)


def kept(scores: Mapping[str, Score]) -> tuple[float, float]:
    """Return the shares of the gold's quotation marks and of its paragraphs that are there."""
    both = ([one.marks for one in scores.values()], [one.paragraphs for one in scores.values()])
    marks, lines = (sum(had for had, _ in counts) / max(1, sum(whole for _, whole in counts)) for counts in both)
    return marks, lines


def figures(sets: Mapping[str, Mapping[str, Page]]) -> dict[str, float]:
    """Return our figures: on real pages where they are at hand, and how many of our own pages are read exactly."""
    found: dict[str, float] = {}
    if "real" in sets:
        scores, _ = measured("wortlaut", sets["real"])
        marks, lines = kept(scores)
        found |= {"f1": round(f1(scores)[2], 3), "marks": round(marks, 3), "paragraphs": round(lines, 3)}
    titles = {"nasty": "made to mislead", "newsroom": "of a newsroom", "held_out": "of a newsroom, held out"}
    for key, title in titles.items():
        scores, _ = measured("wortlaut", sets[title])
        found[key] = sum(one.exact for one in scores.values())
    return found


def line(name: str, pages: Mapping[str, Page]) -> str:
    """Return one line: that reader's scores."""
    if find_spec(name) is None:
        return f"{name:<12} not installed"
    scores, speed = measured(name, pages)
    precision, recall, mean = f1(scores)
    marks, lines = kept(scores)
    exact = sum(one.exact for one in scores.values())
    return (
        f"{name:<12} P {precision:.3f}  R {recall:.3f}  F1 {mean:.3f}  marks {marks:.3f}  paragraphs {lines:.3f}  "
        f"exact {exact}/{len(scores)}  {speed:.0f} pages/cpu-s"
    )


def main() -> None:
    """Print a line for each reader and set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=Path, default=SHARED, help="folder with ground-truth.json and html/")
    parser.add_argument("--readers", nargs="*", default=list(READERS), choices=list(READERS))
    parser.add_argument("--failing", action="store_true", help="name our own pages that are not read exactly")
    parser.add_argument("--json", action="store_true", help="print our figures alone")
    chosen = parser.parse_args()
    sys.path.insert(0, str(Path(__file__).parent))
    sets = {"real": real(chosen.pages)} if chosen.pages.is_dir() else {}
    import nasty
    import newsroom
    import newsroom_second

    sets |= {"made to mislead": made(nasty.PAGES), "of a newsroom": made(newsroom.PAGES)}
    sets["of a newsroom, held out"] = made(newsroom_second.PAGES)
    if chosen.json:
        print(json.dumps(figures(sets)))
        return
    for title, pages in sets.items():
        print(f"{len(pages)} pages, {title}")
        for name in chosen.readers:
            print(f"  {line(name, pages)}")
    if chosen.failing:
        for pages in list(sets.values())[-3:]:
            _name_failing(pages)


def _name_failing(pages: Mapping[str, Page]) -> None:
    for key, one in measured("wortlaut", pages)[0].items():
        if not one.exact:
            print(f"  {key}: P {one.precision:.2f} R {one.recall:.2f} marks {one.marks} paragraphs {one.paragraphs}")


if __name__ == "__main__":
    main()
