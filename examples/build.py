"""Make the PDF and the DOCX files of the sample press from their sources in ``examples/sources``.

Run ``python examples/build.py`` after a source has changed; it needs ``typst`` (``pip install typst``, not a
dependency of the project) and python-docx. The results are committed, so nobody else has to run it.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

HERE = Path(__file__).resolve().parent
SOURCES, PRESS = HERE / "sources", HERE / "press"
ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest a ZIP can hold: same source, same bytes
BOLD = re.compile(r"\*\*(.+?)\*\*")


def build_pdf(source: Path) -> bytes:
    """Return the typeset PDF; its date is the one set in the source."""
    import typst

    pdf: bytes = typst.compile(str(source))
    return pdf


def build_docx(source: Path) -> bytes:
    """Return a DOCX of paragraphs (blank line between), ``#`` headings and ``**bold**`` runs."""
    import docx

    head, _, body = source.read_text(encoding="utf-8").partition("\n\n")
    known = dict(line.split(": ", 1) for line in head.splitlines())
    document = docx.Document()
    properties = document.core_properties
    properties.title, properties.author = known["title"], known["author"]
    properties.created = properties.modified = datetime.fromisoformat(known["date"])
    for block in re.split(r"\n\s*\n", body.strip()):
        _add(document, " ".join(block.splitlines()))
    target = io.BytesIO()
    document.save(target)
    return _without_clock(target.getvalue())


def _add(document: object, block: str) -> None:
    """Append one block to the document."""
    hashes = len(block) - len(block.lstrip("#"))
    if hashes:
        document.add_heading(block[hashes:].strip(), level=hashes)  # type: ignore[attr-defined]
        return
    paragraph = document.add_paragraph()  # type: ignore[attr-defined]
    for words, bold in _runs(block):
        paragraph.add_run(words).bold = bold or None


def _runs(block: str) -> Iterator[tuple[str, bool]]:
    """Yield stretches of the block and whether each is bold."""
    for index, words in enumerate(BOLD.split(block)):
        if words:
            yield words, index % 2 == 1


def _without_clock(archive: bytes) -> bytes:
    """Return the same ZIP with every entry dated alike, since python-docx writes the time of day."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, ZIP_EPOCH), old.read(name), zipfile.ZIP_DEFLATED)
    return target.getvalue()


def main() -> None:
    """Write every built file beside the rest of the press."""
    for source in sorted(SOURCES.iterdir()):
        suffix, build = (".pdf", build_pdf) if source.suffix == ".typ" else (".docx", build_docx)
        target = PRESS / f"{source.stem}{suffix}"
        target.write_bytes(build(source))
        print(target.relative_to(HERE.parent))


if __name__ == "__main__":
    main()
