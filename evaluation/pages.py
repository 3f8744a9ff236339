"""Measure our page reader on real pages with gold text, beside trafilatura alone: ``python evaluation/pages.py``."""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "pages"


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


READERS: dict[str, Callable[[bytes, str], str]] = {"wortlaut": ours, "trafilatura": trafilatura_alone}


def measure(name: str, pages: Path) -> str:
    """Return one line: the scores of that reader and its pages in a second of CPU time."""
    gold = json.loads((pages / "ground-truth.json").read_text(encoding="utf-8"))
    contents = {page: gzip.decompress((pages / "html" / f"{page}.html.gz").read_bytes()) for page in gold}
    READERS[name](next(iter(contents.values())), "https://example.org/")  # imports are not what is measured
    begin = time.process_time()
    found = {page: {"articleBody": READERS[name](content, gold[page]["url"])} for page, content in contents.items()}
    seconds = time.process_time() - begin
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(found, file)
        file.flush()
        command = [sys.executable, str(pages / "score.py"), str(pages / "ground-truth.json"), file.name]
        scores = subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
    empty = sum(not entry["articleBody"] for entry in found.values())
    return f"{name:<12} {scores}  {len(gold) / seconds:.0f} pages/cpu-s  unreadable {empty}"


def main() -> None:
    """Print a line for each reader."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=Path, default=SHARED, help="folder with ground-truth.json, score.py and html/")
    parser.add_argument("--readers", nargs="*", default=list(READERS), choices=list(READERS))
    parser.add_argument("--json", action="store_true", help="print our F1 on a last line")
    chosen = parser.parse_args()
    if chosen.json:
        print(json.dumps({"f1": float(measure("wortlaut", chosen.pages).split("F1 ")[1].split()[0])}))
        return
    for name in chosen.readers:
        print(measure(name, chosen.pages))


if __name__ == "__main__":
    main()
