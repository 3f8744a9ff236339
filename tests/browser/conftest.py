"""A real browser that opens the files as readers do, and tells of every request, message and error."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from wortlaut.desk import brief, collect, publish_folder
from wortlaut.records import Correction

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
DAYS = ("2025-09", "2026-01")  # of the sample press: enough for every kind of section
WIDE = {"width": 1280, "height": 900}


@dataclass
class Opened:
    """A page, and what it did that no page of ours may do."""

    page: Any
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.page, name)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The browser of this machine; none is downloaded."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        pytest.skip("needs Chromium, which is not on this machine: apt-get install chromium")
    playwright = pytest.importorskip("playwright.sync_api", reason="needs playwright, of the lock of tests")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def site(press: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample press as a site of three notes, one in its second edition."""
    folder = tmp_path_factory.mktemp("site")
    sources = [str(path) for days in DAYS for path in sorted(press.glob(f"*{days}*"))]
    with collect(sources) as library:
        for name, lang in (("Thekla Lührsen", "de"), ("Henning Lührsen", "de"), ("Thekla Lührsen", "en")):
            written = brief(name, library, lang=lang)
            if name.startswith("Henning"):
                written = _second_edition(written)
            (folder / f"{lang}-{name[0]}.json").write_bytes(next(iter(written.files(("json",)).values())))
    publish_folder(folder, ("site",), folder)
    return folder


def _second_edition(written: Any) -> Any:
    told = written.note.sections[1].paragraphs[0][0]
    log = (
        Correction(edition=2, date="2026-02-01", kind="dropped", why="changed_source", before=told),
        Correction(edition=2, date="2026-02-01", kind="added", why="new_source", after=told),
    )
    return replace(written, note=replace(written.note, edition=2, corrections=log))


@pytest.fixture
def visit(chromium: Any) -> Iterator[Any]:
    """Open a file in a window of its own; at the end no request may have left, and no error been written."""
    opened: list[Opened] = []

    def visit(path: Path, *, place: str = "", **known: Any) -> Opened:
        context = chromium.new_context(**{"viewport": WIDE, **known})
        context.set_default_timeout(5000)
        one = Opened(context.new_page())
        one.page.on("request", lambda request: one.requests.append(request.url))
        one.page.on("console", lambda message: one.complaints.append(message.text))
        one.page.on("pageerror", lambda error: one.complaints.append(str(error)))
        one.page.goto(path.as_uri() + place)
        opened.append(one)
        return one

    yield visit
    for one in opened:
        one.page.context.close()
        assert [url for url in one.requests if not url.startswith(("file:", "data:"))] == []
        assert one.complaints == []
