"""A web of 200 hosts on one port for collecting.py: pages, errors, slowness and traps; it logs who asked what, when.

What an address does is decided by its number alone, so that the client knows what must become of it.
"""

from __future__ import annotations

import asyncio
import contextlib
import gzip
import itertools
import json
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.utils import formatdate

HOSTS, PAGES = 200, 50
HARBOUR = """
the a of and to in for with on by quay tide harbour council budget crew gulls bridge ferry minister mayor winter spring
repair contract company workers strike talks paper report month week morning engineers concrete steel water
"""
WORDS = HARBOUR.split()
NAMES = ("Orla Benn", "Ida Roe", "Tomas Weil", "Mara Lindqvist", "Jon Abara", "Sofia Kranz")
BOMB = gzip.compress(gzip.compress(bytes(400_000_000)), 9)
BOMB_ONCE = gzip.compress(bytes(200_000_000), 9)
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(3_000)
# Of 1,000 addresses so many are of that kind; the rest are pages.
KINDS = {
    "missing": 20,
    "gone": 5,
    "forbidden": 5,
    "robots": 10,
    "again": 10,  # 500 once, then the page
    "failing": 4,  # 500 for ever
    "limited": 8,  # 429 with Retry-After: 1 once, then the page
    "slow": 15,  # half a second
    "moved": 15,  # to an address of its own
    "loop": 4,
    "double": 20,  # the page before it with its parameters in another order
    "cut": 5,  # the connection ends in the middle, once
    "stream": 1,  # bytes without end
    "drip": 2,  # a byte now and then without end
    "bomb": 2,
    "picture": 4,
    "empty": 2,
    "large": 3,  # a page of a megabyte
}
OUTCOMES = {
    "missing": "http_404",
    "gone": "http_410",
    "forbidden": "http_403",
    "robots": "robots",
    "failing": "http_500",
    "loop": "redirects",
    "double": "same_address",
    "stream": "too_large",
    "drip": "timeout",
    "bomb": "too_large",
    "picture": "unsupported",
    "empty": "empty",
}


def kind_of(host: int, number: int) -> str:
    """Return what an address does."""
    draw = random.Random(f"{host} {number}").randrange(1_000)
    for kind, share in KINDS.items():
        draw -= share
        if draw < 0:
            return "page" if kind == "double" and (number == 0 or kind_of(host, number - 1) == "double") else kind
    return "page"


def path_of(host: int, number: int) -> str:
    """Return the path under which an address is named."""
    kind = kind_of(host, number)
    if kind == "double":
        head, _, query = path_of(host, number - 1).partition("?")
        return f"{head}?{'&'.join(reversed(query.split('&')))}"
    return f"/{kind}/{number}?id={number}&section=news"


def addresses(hosts: int, port: int) -> Iterator[tuple[str, str]]:
    """Yield the addresses with what must become of them: "read", or the reason why not."""
    for number, host in itertools.product(range(PAGES), range(hosts)):
        outcome = OUTCOMES.get(kind_of(host, number), "read")
        yield f"http://h{host}.example:{port}{path_of(host, number)}", outcome


def page_of(host: str, path: str, size: int = 6) -> bytes:
    """Return a page with an article of its own and what stands around it."""
    draw = random.Random(f"{host}{path}")
    paragraphs = []
    for _ in range(size):
        sentences = [" ".join(draw.choices(WORDS, k=draw.randint(8, 18))).capitalize() + "." for _ in range(4)]
        said = " ".join(draw.choices(WORDS, k=9))
        paragraphs.append(f"<p>{' '.join(sentences)} “{said.capitalize()},” {draw.choice(NAMES)} said.</p>")
    menu = "".join(f"<li><a href='/section/{name}'>{name}</a></li>" for name in WORDS)
    title = " ".join(draw.choices(WORDS, k=6)).capitalize()
    return (
        f"<!doctype html><html lang=en><head><meta charset=utf-8><title>{title} - {host}</title>"
        f"<meta property='article:published_time' content='2026-02-{draw.randint(1, 28):02}T08:00:00Z'></head>"
        f"<body><nav><ul>{menu}</ul></nav><article><h1>{title}</h1>{''.join(paragraphs)}</article></body></html>"
    ).encode()


Ends = tuple[asyncio.StreamReader, asyncio.StreamWriter]


@dataclass
class Log:
    """What was asked."""

    times: dict[str, list[tuple[float, float]]] = field(default_factory=lambda: defaultdict(list))
    asked: Counter[str] = field(default_factory=Counter)
    running: Counter[str] = field(default_factory=Counter)
    widest: int = 0
    connections: int = 0
    sent: int = 0

    def told(self) -> dict[str, object]:
        """Return the log, with the smallest pause between an answer of a host and the next request to it."""
        pauses = [
            begin - before
            for times in self.times.values()
            for (_, before), (begin, _) in itertools.pairwise(sorted(times))
        ]
        return {
            "asked": dict(self.asked),
            "widest": self.widest,
            "pause": min(pauses, default=None),
            "connections": self.connections,
            "sent": self.sent,
        }


class Web:
    """Answers every host."""

    def __init__(self) -> None:
        self.log = Log()

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer the requests of one connection."""
        self.log.connections += 1
        with contextlib.suppress(OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                path = head.split(" ", 2)[1]
                host = next(line[6:] for line in head.split("\r\n") if line.lower().startswith("host: ")).split(":")[0]
                if path.startswith("/__log__"):
                    told, self.log = json.dumps(self.log.told()).encode(), Log()
                    await self.send(writer, 200, told)
                elif path == "/robots.txt":
                    self.log.asked[f"{host}{path}"] += 1
                    await self.send(writer, 200, b"User-agent: *\nDisallow: /robots/\n")
                elif not await self.timed(reader, writer, host, path):
                    break
        with contextlib.suppress(OSError):
            writer.close()
            await writer.wait_closed()

    async def timed(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, host: str, path: str) -> bool:
        log = self.log
        begin = time.monotonic()
        log.asked[f"{host}{path}"] += 1
        log.running[host] += 1
        log.widest = max(log.widest, log.running[host])
        try:
            return await self.answer((reader, writer), host, path, log.asked[f"{host}{path}"])
        finally:
            log.running[host] -= 1
            log.times[host].append((begin, time.monotonic()))

    async def answer(self, ends: Ends, host: str, path: str, time_asked: int) -> bool:
        """Answer one request by its kind; return whether the connection stays."""
        reader, writer = ends
        kind = path.split("/")[1]
        first = time_asked == 1
        if kind in ("missing", "gone", "forbidden"):
            await self.send(writer, {"missing": 404, "gone": 410, "forbidden": 403}[kind], b"no")
        elif kind == "failing" or (kind == "again" and first):
            await self.send(writer, 500, b"failed")
        elif kind == "limited" and first:
            await self.send(writer, 429, b"slower", "Retry-After: 1\r\n")
        elif kind in ("moved", "loop"):
            goal = path.replace("/moved/", "/goal/") if kind == "moved" else path
            await self.send(writer, 302, b"", f"Location: {goal}\r\n")
        elif kind == "cut" and first:
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n<html>half a")
            await writer.drain()
            return False
        elif kind in ("stream", "drip"):
            await self.endless(reader, writer, kind)
            return False
        elif kind == "bomb":
            twice = hash(path) % 2
            head = "Content-Encoding: gzip, gzip\r\n" if twice else "Content-Encoding: gzip\r\n"
            await self.send(writer, 200, BOMB if twice else BOMB_ONCE, head)
        elif kind == "picture":
            await self.send(writer, 200, PICTURE, "Content-Type: text/html\r\n")
        elif kind == "empty":
            await self.send(writer, 200, b"", "Content-Type: text/html\r\n")
        else:
            await asyncio.sleep(0.5 if kind == "slow" else 0)
            content = page_of(host, path, 1200 if kind == "large" else 6)
            fields = f'Content-Type: text/html; charset=utf-8\r\nETag: "{len(content)}"\r\n'
            await self.send(writer, 200, content, f"{fields}Date: {formatdate(usegmt=True)}\r\n")
        return True

    async def send(self, writer: asyncio.StreamWriter, status: int, content: bytes, fields: str = "") -> None:
        writer.write(f"HTTP/1.1 {status} Told\r\nContent-Length: {len(content)}\r\n{fields}\r\n".encode() + content)
        self.log.sent += len(content)
        await writer.drain()

    async def endless(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, kind: str) -> None:
        """Send without end, until the client hangs up."""
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<html><body>")
        hung_up = asyncio.ensure_future(reader.read(1))
        while not hung_up.done():
            writer.write(b"<p>drip" if kind == "drip" else b"<p>stream of words without an end " * 2_000)
            try:
                await writer.drain()
            except OSError:
                break
            await asyncio.wait([hung_up], timeout=0.2 if kind == "drip" else 0)
        with contextlib.suppress(OSError):
            await hung_up


async def serve() -> None:
    """Serve until standard input ends; print the port first."""
    server = await asyncio.start_server(Web().talk, "127.0.0.1", 0, backlog=512)
    print(server.sockets[0].getsockname()[1], flush=True)
    async with server:
        await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(serve())
