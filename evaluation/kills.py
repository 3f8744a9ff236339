"""Kill a collecting process at random moments and hold its library to what it reported.

usage: python evaluation/kills.py [--times N] [--seed N] [--network] [--json]

After each kill: fsck finds nothing, and every source that was reported as saved is there with its bytes and text. The
next process goes on in the same library; one that comes to its end must have left what an undisturbed run leaves, byte
for byte (the documents as .jsonl, the captures as WARC, the versions of every page).

With ``--network`` the sources are addresses of a server in this process, and no page that was reported as saved may be
asked for again by a later process.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import asdict, dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from wortlaut.desk import collect
from wortlaut.desk.checking import fsck
from wortlaut.desk.keeping import lasting, open_library
from wortlaut.desk.moving import export_jsonl, export_warc
from wortlaut.settings import Settings

PAGES, LINES = 24, 30
ROUND = 8  # kills in one library at most; then it is finished undisturbed and compared
DAY = "2026-01-05"


@dataclass
class Result:
    """What came of it."""

    kills: int = 0
    reported: int = 0  # sources reported as saved by processes that were killed
    finished: int = 0  # libraries that were finished after kills, and compared
    waiting: int = 0  # kills that left bytes without their name
    asked: int = 0  # requests for pages, with --network
    failures: list[str] = field(default_factory=list)


@dataclass
class Web:
    """A server of the pages, which says the same at any time, and what it was asked for."""

    pages: dict[str, bytes] = field(default_factory=dict)
    asked: Counter[str] = field(default_factory=Counter)
    url: str = ""

    def open(self) -> ThreadingHTTPServer:
        """Start to answer."""
        web = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                content = web.pages.get(self.path)
                web.asked[self.path] += 1
                self.send_response_only(200 if content else 404)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(content or b"")))
                self.end_headers()
                self.wfile.write(content or b"")

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, *_: object) -> None:
                """Say nothing: who asked was killed."""

        server = Server(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{server.server_port}"
        return server


def main() -> None:
    """Print what came of it; exit 1 where anything was lost, broken or different."""
    words = sys.argv[1:]
    times = int(words[words.index("--times") + 1]) if "--times" in words else 200
    seed = int(words[words.index("--seed") + 1]) if "--seed" in words else 7
    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        result = run(Path(folder), times, random.Random(seed), Web() if "--network" in words else None)
    if "--json" in words:
        print(json.dumps(asdict(result)))
    else:
        print(f"{result.kills} kills in {time.perf_counter() - started:.0f} s, seed {seed}")
        print(f"  {result.waiting} left bytes that had no name yet")
        print(f"  {result.reported} sources reported by those killed, each looked for after its kill")
        print(f"  {result.finished} libraries finished afterwards and compared with an undisturbed run")
        if result.asked:
            print(f"  {result.asked} requests for pages; none that was reported was asked for again")
        print(f"  {len(result.failures)} failures" + "".join(f"\n    {one}" for one in result.failures[:20]))
    sys.exit(bool(result.failures))


def run(folder: Path, times: int, chance: random.Random, web: Web | None = None) -> Result:
    """Kill as often as asked for, in one library after another."""
    sources = write_sources(folder / "press")
    if web is not None:
        server = web.open()
        web.pages = {f"/{path.stem}": path.read_bytes() for path in sorted((folder / "press").glob("*.html"))}
        sources = [f"{web.url}{path}" for path in web.pages]
    began = time.perf_counter()
    work(sources, folder / "whole", lambda *_: None)
    wanted = dump(folder / "whole", folder)
    length = time.perf_counter() - began
    result = Result()
    number = 0
    while result.kills < times:
        number += 1
        library = folder / f"library-{number}"
        known: dict[str, tuple[str, ...]] = {}
        before: Counter[str] = Counter(web.asked) if web else Counter()
        for _ in range(ROUND):
            if result.kills >= times:
                break
            ended, reported, length = killed(sources, library, chance.uniform(0, 1.1) * length, length)
            result.failures += asked_again(web, sources, known, before, number)
            before = Counter(web.asked) if web else before
            known |= reported
            if ended:
                break
            result.kills += 1
            result.reported += len(reported)
            result.waiting += any((library / "captures" / "new").glob("*")) if library.exists() else 0
            result.failures += [f"library {number}: {one}" for one in missing(library, known)]
        work(sources, library, lambda *_: None)
        result.failures += asked_again(web, sources, known, before, number)
        result.finished += 1
        if dump(library, folder) != wanted:
            result.failures.append(f"library {number}: not what an undisturbed run leaves")
        shutil.rmtree(library)
    if web is not None:
        result.asked = sum(web.asked[path] for path in web.pages)
        server.shutdown()
    return result


def asked_again(
    web: Web | None, sources: list[str], known: dict[str, tuple[str, ...]], before: Counter[str], number: int
) -> list[str]:
    """Return the pages that were reported and asked for once more by the same run; one that had ended begins anew."""
    if web is None or len(known) == len(sources):
        return []
    again = (source for source in known if web.asked[path_of(source)] > before[path_of(source)])
    return [f"library {number}: {source} was asked for again" for source in again]


def path_of(source: str) -> str:
    """Return the path of an address."""
    return "/" + source.rpartition("/")[2]


def write_sources(folder: Path) -> list[str]:
    """Write pages, some of them with one address and another text, and a file of lines."""
    folder.mkdir()
    for number in range(PAGES):
        paragraphs = "".join(
            f"<p>“Lock {number} opens at {hour} o’clock,” said Marta Sedlak, warden of canal {number}.</p>"
            for hour in range(6, 10)
        )
        address = f"https://canal.example/{number // 2 if number % 6 == 0 else number}"
        (folder / f"{number:02}.html").write_text(
            f'<html lang="en"><head><title>Lock {number}</title><link rel="canonical" href="{address}"></head>'
            f"<body><article><h1>Lock {number}</h1>{paragraphs}</article></body></html>",
            encoding="utf-8",
        )
    lines = [
        {"id": f"line-{number}", "lang": "en", "text": f"“Nobody waits,” said Ida Roe, skipper of boat {number}."}
        for number in range(LINES)
    ]
    (folder / "lines.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return [str(folder)]


def work(sources: list[str], library: Path, saved: object) -> None:
    """Collect and extract, as a command does."""
    settings = Settings(library=str(library), today=DAY, allow_private=True, host_delay=0.0, host_connections=4)
    with collect(sources, settings=settings, saved=saved) as opened:  # type: ignore[arg-type]
        for name in opened.documents:
            opened.quotations(name)


def killed(
    sources: list[str], library: Path, delay: float, length: float
) -> tuple[bool, dict[str, tuple[str, ...]], float]:
    """Kill a process after that many seconds; return whether it had ended, what it reported, how long it took."""
    out, into = os.pipe()
    began = time.perf_counter()
    child = os.fork()
    if child == 0:
        os.close(out)
        try:
            work(sources, library, lambda source, names: os.write(into, json.dumps([source, names]).encode() + b"\n"))
            os._exit(0)
        except BaseException:
            os._exit(9)
    os.close(into)
    time.sleep(delay)
    ended, status = os.waitpid(child, os.WNOHANG)
    if ended:
        length = time.perf_counter() - began
    else:
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
    with os.fdopen(out, "rb") as file:
        lines = file.read().split(b"\n")[:-1]
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise RuntimeError("the collecting process failed by itself")
    return os.WIFEXITED(status), {source: tuple(names) for source, names in map(json.loads, lines)}, length


def missing(library: Path, known: dict[str, tuple[str, ...]]) -> list[str]:
    """Return what is wrong with a library whose process was killed."""
    if not (library / "library.sqlite3").exists():
        return [f"{source}: reported, and there is no library" for source in known]
    found = []
    with open_library(Settings(library=str(library))) as opened:
        found += [f"{flaw.code}: {flaw.place}: {flaw.message}" for flaw, _ in fsck(opened)]
        for source, names in known.items():
            for name in names:
                document = next(opened.store.documents(ids=[name]), None)
                kept = opened.store.capture(document.capture or "") if document else None
                if kept is None or hashlib.sha256(kept[1]).hexdigest() != kept[0].digest:
                    found.append(f"{source}: {name} was reported and is not there")
    return found


def dump(library: Path, folder: Path) -> tuple[bytes, bytes, str]:
    """Return everything that a library holds, in a form that does not hang on how it came in."""
    with open_library(Settings(library=str(library))) as opened:
        export_jsonl(opened, folder / "dump.jsonl")
        export_warc(lasting(opened), folder / "dump.warc.gz")
        history = repr(lasting(opened).history(""))
        quoted = repr([opened.quotations(name) for name in opened.documents])
    return (folder / "dump.jsonl").read_bytes(), (folder / "dump.warc.gz").read_bytes(), history + quoted


if __name__ == "__main__":
    main()
