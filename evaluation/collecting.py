"""Collect 10,000 addresses of 200 hosts, with errors and traps among them: ``python evaluation/collecting.py``.

Prints pages a second, memory, what was lost or fetched twice, whether the pauses were kept, and the same for runs that
are killed and go on. In the same run, as a lower bound of the work: the pages alone, fetched by http.client one after
the other without a check or a pause, and then read by the same reader.
"""

from __future__ import annotations

import argparse
import functools
import http.client
import json
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).resolve().parent))
from collecting_server import HOSTS, PAGES, addresses, kind_of, path_of

DELAY = 0.1  # seconds between an answer of a host and the next request to it
TIMEOUT = 4.0
MAX_BYTES = 5_000_000
BOUND = 1_000  # pages of the lower bound
KILLED_HOSTS = 20  # of the runs that are killed
KILLS = 3
MEMORY = 600_000_000  # bytes that a run may take


def child(library: str, hosts: int, port: int) -> None:
    """Collect in this process; print what became of each address and what it took."""
    import wortlaut.collecting
    from wortlaut.desk import collect
    from wortlaut.settings import Settings

    loopback = functools.partial(wortlaut.collecting.collect, resolve=lambda host, port: ["127.0.0.1"])
    wortlaut.collecting.collect = loopback  # type: ignore[assignment]
    settings = Settings(
        library=library, allow_private=True, host_delay=DELAY, timeout=TIMEOUT, max_bytes=MAX_BYTES, connections=64
    )
    begin, used = time.monotonic(), time.process_time()
    with collect([url for url, _ in addresses(hosts, port)], settings=settings) as gathered:
        told = {source: "read" for source, names in gathered.sources if names}
        count = Counter(source for source, names in gathered.sources if names)
        for skipped in gathered.skipped:
            told[skipped.record] = skipped.reason
            count[skipped.record] += 1
        texts = {document.url: hash_of(document.text) for document in gathered.store.documents()}
    print(
        json.dumps(
            {
                "seconds": time.monotonic() - begin,
                "processor": time.process_time() - used,
                "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
                "told": told,
                "count": count,
                "texts": texts,
            }
        )
    )


def hash_of(text: str) -> str:
    """Return a short digest of a text."""
    import hashlib

    return hashlib.sha256(text.encode()).hexdigest()[:16]


@contextmanager
def served() -> Iterator[int]:
    """Run the server in a process of its own."""
    program = Path(__file__).with_name("collecting_server.py")
    with subprocess.Popen(
        [sys.executable, str(program)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        assert server.stdin is not None
        try:
            yield int(server.stdout.readline())
        finally:
            server.stdin.close()


def log_of(port: int) -> dict[str, Any]:
    """Return the server's log since it was last asked for."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", "/__log__")
    log: dict[str, Any] = json.loads(connection.getresponse().read())
    connection.close()
    return log


def started(library: str, hosts: int, port: int) -> subprocess.Popen[str]:
    """Start a run in a process of its own."""
    command = [sys.executable, __file__, "--child", library, str(hosts), str(port)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def finished(run: subprocess.Popen[str]) -> dict[str, Any]:
    """Return what a run printed."""
    out, _ = run.communicate()
    if run.returncode:
        raise SystemExit(f"the run ended with {run.returncode}")
    found: dict[str, Any] = json.loads(out)
    return found


def wrong(found: dict[str, Any], hosts: int, port: int) -> list[str]:
    """Return the addresses that did not end as they must, or not once."""
    faults = []
    for url, expected in addresses(hosts, port):
        outcome, times = found["told"].get(url, "lost"), found["count"].get(url, 0)
        if outcome != expected or times != 1:
            faults.append(f"{url}: {outcome} {times} times, not {expected}")
    return faults


def twice(log: dict[str, Any]) -> dict[str, int]:
    """Return what was asked for more often than its kind of failure explains."""
    allowed = {"again": 2, "failing": 3, "limited": 2, "cut": 2}
    asked = {name: times for name, times in log["asked"].items() if not name.endswith("/robots.txt")}
    return {name: times for name, times in asked.items() if times > allowed.get(name.split("/")[1], 1)}


def bound(port: int) -> tuple[float, float, float]:
    """Return seconds for BOUND pages: fetched one after the other, then read; and the processor's of both."""
    from wortlaut.collecting import read
    from wortlaut.records import Capture

    wanted = [
        (host, path_of(host, number))
        for number in range(PAGES)
        for host in range(HOSTS)
        if kind_of(host, number) == "page"
    ][:BOUND]
    used, begin = time.process_time(), time.monotonic()
    connection = http.client.HTTPConnection("127.0.0.1", port)
    bodies = []
    for host, path in wanted:
        connection.request("GET", path, headers={"Host": f"h{host}.example:{port}"})
        bodies.append((f"http://h{host}.example{path}", connection.getresponse().read()))
    connection.close()
    fetched = time.monotonic()
    for url, content in bodies:
        known = {"uri": url, "final_uri": url, "fetched": "2026-03-01T12:00:00+00:00", "media_type": "text/html"}
        assert read(Capture(digest="0" * 64, size=len(content), **known), content)[0]
    return fetched - begin, time.monotonic() - fetched, time.process_time() - used


def whole(port: int, hosts: int, folder: str) -> tuple[dict[str, Any], bool]:
    """Run without interruption; return what it found and whether all held."""
    found = finished(started(folder, hosts, port))
    log = log_of(port)
    faults, doubled = wrong(found, hosts, port), twice(log)
    total = hosts * PAGES
    outcomes = Counter(found["told"].values())
    requests = sum(log["asked"].values())
    print(f"{total:,} addresses of {hosts} hosts: {total / found['seconds']:.0f} a second ({found['seconds']:.0f} s)")
    print(f"  processor {found['processor']:.0f} s, {found['processor'] / total * 1e3:.1f} ms an address")
    print(f"  memory at most {found['memory'] / 1e6:.0f} MB (may be {MEMORY / 1e6:.0f})")
    print(f"  ended as: {', '.join(f'{reason} {number}' for reason, number in outcomes.most_common())}")
    print(f"  not as they must: {len(faults)}")
    print(f"  {requests:,} requests on {log['connections']:,} connections; fetched twice: {len(doubled)}")
    print(f"  to one host at once at most {log['widest']}; shortest pause {log['pause']:.3f} s (asked for {DELAY})")
    for fault in [*faults, *doubled][:20]:
        print(f"    {fault}")
    held = not faults and not doubled and found["memory"] < MEMORY and log["widest"] == 1 and log["pause"] >= DELAY
    return found, held


def killed(port: int, folder: str, draw: random.Random) -> tuple[dict[str, Any], bool]:
    """Run and kill, some times, then to the end; return what it found and whether all held."""
    kills = 0
    for _ in range(KILLS):
        run = started(folder, KILLED_HOSTS, port)
        try:
            run.wait(draw.uniform(3.0, 7.0))
        except subprocess.TimeoutExpired:
            run.send_signal(signal.SIGKILL)
            kills += 1
        run.communicate()
    found = finished(started(folder, KILLED_HOSTS, port))
    log = log_of(port)
    faults, doubled = wrong(found, KILLED_HOSTS, port), twice(log)
    again = sum(times - 1 for times in doubled.values())
    print(f"{KILLED_HOSTS * PAGES:,} addresses, killed {kills} times and gone on:")
    print(f"  not as they must: {len(faults)}; asked for again, since under way when killed: {again}")
    print(f"  to one host at once at most {log['widest']}")
    for fault in faults[:20]:
        print(f"    {fault}")
    return found, not faults and again <= kills * 64 and kills > 0


def main(say: Callable[[str], None] = print) -> int:
    """Measure; exit with 1 where something did not hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--child", nargs=3, metavar=("DIR", "HOSTS", "PORT"), help=argparse.SUPPRESS)
    parser.add_argument("--hosts", type=int, default=HOSTS, help="fewer hosts, for a quick look")
    given = parser.parse_args()
    if given.child:
        child(given.child[0], int(given.child[1]), int(given.child[2]))
        return 0
    with served() as port, tempfile.TemporaryDirectory() as folder:
        fetching, reading, processor = bound(port)
        log_of(port)
        print(f"bound, {BOUND:,} pages: {BOUND / fetching:.0f} a second fetched by http.client, one by one, no check")
        paced = BOUND / (fetching + reading)
        print(f"  and read: {paced:.0f} a second; processor {processor / BOUND * 1e3:.1f} ms a page")
        first, held = whole(port, given.hosts, str(Path(folder) / "whole"))
        pace = given.hosts * PAGES / first["seconds"] / paced
        share = processor / BOUND / (first["processor"] / given.hosts / PAGES)
        print(f"  {pace:.2f} of the bound's pace; {share:.2f} of its addresses for one second of a processor")
        second, went_on = killed(port, str(Path(folder) / "killed"), random.Random(8))
        small = {f"h{number}.example" for number in range(min(KILLED_HOSTS, given.hosts))}
        texts = [
            {url: text for url, text in run["texts"].items() if urlsplit(url).hostname in small}
            for run in (first, second)
        ]
        same = texts[0] == texts[1]
        print(f"  {len(texts[1]):,} texts, the same as without interruption: {'yes' if same else 'NO'}")
    return 0 if held and went_on and same else 1


if __name__ == "__main__":
    raise SystemExit(main())
