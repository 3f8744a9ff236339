"""Measure how fast a web archive is read to documents: ``python evaluation/warc.py --megabytes 200``.

The archive is made here, the same one each time, of invented pages with the size and the markup of news pages: about
1,900 elements in 160 kB, half of it scripts and data, 3 kB of it the article. Beside pages stand what crawls hold
too: requests, metadata, redirects, errors, pictures, the same page again. What counts is from the file's first byte to
the last document, captures hashed and page text read; megabytes are the archive's own, unpacked.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

POOL = 60  # pages of which each record is a variant
SYLLABLES = tuple("tarnlomevaelisorkadufengrijuquarostumbwei"[at : at + 2 + at % 2] for at in range(0, 38, 2))
SMALL = (
    "the",
    "of",
    "and",
    "to",
    "in",
    "that",
    "it",
    "was",
    "for",
    "on",
    "with",
    "as",
    "at",
    "by",
    "had",
    "not",
    "but",
)
NAMES = ["Orla Benn", "Piet Aalders", "Jule Harms", "Ole Brandt", "Ida Roe", "Nils Ekdahl"]
DAY = datetime(2025, 2, 3, 6, tzinfo=UTC)


def words(chance: random.Random, count: int) -> str:
    """Return words, half of them invented and half small ones of English, by which its language is known."""
    return " ".join(
        chance.choice(SMALL) if chance.random() < 0.5 else "".join(chance.choices(SYLLABLES, k=chance.randint(1, 3)))
        for _ in range(count)
    )


def sentence(chance: random.Random) -> str:
    """Return a sentence, one in three with a quotation."""
    said = words(chance, chance.randint(6, 18))
    if chance.random() < 0.33:
        return f"“{said.capitalize()},” {chance.choice(NAMES)} said on Monday."
    return f"{said.capitalize()}."


def article(chance: random.Random) -> str:
    """Return the paragraphs of an article, with what stands between them."""
    pieces = []
    for number in range(chance.randint(8, 22)):
        linked = f"<a href='/{words(chance, 1)}'>{words(chance, 2)}</a>"
        pieces.append(f"<p>{' '.join(sentence(chance) for _ in range(chance.randint(1, 4)))} {linked}</p>")
        if number % 5 == 3:
            pieces.append(f"<div class='ad-slot' id='ad-{number}'></div><h2>{words(chance, 4)}</h2>")
        if number % 6 == 4:
            pieces.append(f"<figure><img src='/{number}.jpg'><figcaption>{words(chance, 12)}</figcaption></figure>")
    return "".join(pieces)


def links(chance: random.Random, count: int, *, name: str) -> str:
    """Return a list of links, as menus and boxes of related articles are."""
    rows = (
        f"<li class='{name}__item'><div class='card'><a class='{name}__link' href='/{words(chance, 1)}' data-track='"
        f"{words(chance, 2)}'><span>{words(chance, 5)}</span></a></div></li>"
        for _ in range(count)
    )
    return f"<ul class='{name}'>{''.join(rows)}</ul>"


def page(chance: random.Random) -> str:
    """Return a page with ``№`` where each variant has its own number."""
    title = words(chance, 7).capitalize()
    linked = {
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": title,
        "datePublished": "2025-02-03T06:00:00Z", "author": [{"@type": "Person", "name": chance.choice(NAMES)}],
        "publisher": {"@type": "Organization", "name": "Tarn Courier"},
    }  # fmt: skip
    state = json.dumps([{"id": n, "title": words(chance, 8), "tags": words(chance, 4).split()} for n in range(300)])
    style = "".join(f".{words(chance, 1)}{{margin:{n}px;padding:0 {n}px;color:#{n:06x}}}" for n in range(450))
    return (
        f"<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>{title} - Tarn Courier</title>"
        f"<meta property='og:title' content='{title}'><meta property='og:site_name' content='Tarn Courier'>"
        f"<script type='application/ld+json'>{json.dumps(linked)}</script><style>{style}</style>"
        f"<script>window.state={state}</script></head><body class='page theme-light'>"
        f"<header class='site-header'>{links(chance, 140, name='nav')}</header><main><article class='story'>"
        f"<h1>{title} №</h1><div class='byline'>By {chance.choice(NAMES)}</div><div class='article-body'>"
        f"{article(chance)}<p>Number № of the day.</p></div></article>"
        f"<aside>{links(chance, 110, name='related')}</aside>"
        f"<section id='comments' class='comments'>{links(chance, 100, name='comment')}</section></main>"
        f"<footer class='footer'>{links(chance, 100, name='legal')}</footer><script>{state}</script></body></html>"
    )


def record(kind: str, url: str, moment: datetime, block: bytes, *, mime: str) -> bytes:
    """Return one record of the archive."""
    name = hashlib.sha256(f"{kind}{url}{moment}".encode()).hexdigest()[:32]
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: {moment:%Y-%m-%dT%H:%M:%SZ}\r\n"
        f"WARC-Record-ID: <urn:uuid:{name}>\r\n"
        f"Content-Type: {mime}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def answer(body: bytes, *, status: str = "200 OK", kind: str = "text/html; charset=utf-8") -> bytes:
    """Return an HTTP response."""
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body


def records(megabytes: int, *, seed: int = 8) -> Iterator[bytes]:
    """Yield records until there are that many megabytes of them."""
    chance = random.Random(seed)
    pool = [page(chance) for _ in range(POOL)]
    picture = bytes(chance.randrange(256) for _ in range(30_000))
    size = number = 0
    while size < megabytes * 1_000_000:
        url, moment = f"https://tarn.example/2025/{number}", DAY + timedelta(seconds=number)
        several = [
            record(
                "request",
                url,
                moment,
                b"GET / HTTP/1.1\r\nHost: tarn.example\r\n\r\n",
                mime="application/http; msgtype=request",
            )
        ]
        response = "application/http; msgtype=response"
        content = pool[number % POOL].replace("№", str(number)).encode()
        several.append(record("response", url, moment, answer(content), mime=response))
        if number % 10 == 3:
            several.append(record("response", f"{url}.png", moment, answer(picture, kind="image/png"), mime=response))
        if number % 20 == 7:
            several.append(record("response", f"{url}/old", moment, answer(b"", status="301 Moved"), mime=response))
            several.append(
                record("response", f"{url}/x", moment, answer(b"<p>No", status="404 Not Found"), mime=response)
            )
        if number % 25 == 11:
            again = moment + timedelta(hours=1)
            several.append(record("response", url, again, answer(content), mime=response))
        yield from several
        size += sum(map(len, several))
        number += 1


def make(path: Path, megabytes: int) -> None:
    """Write the archive; ``.gz`` as archives are, a member for each record."""
    packed = path.suffix == ".gz"
    with path.open("wb") as file:
        for piece in records(megabytes):
            file.write(gzip.compress(piece, 6, mtime=0) if packed else piece)


def bare(path: Path) -> float:
    """Return the seconds that fastwarc needs to run through the records and their bodies."""
    from fastwarc import ArchiveIterator

    begin = time.perf_counter()
    with path.open("rb") as file:
        for entry in ArchiveIterator(file, parse_http=True, fsspec_args=False):
            entry.reader.read()
    return time.perf_counter() - begin


def ours(path: Path, workers: int) -> tuple[float, int, int, str]:
    """Return seconds, documents, skipped, and a digest of all that came of it, in order."""
    from wortlaut.collecting import collect
    from wortlaut.settings import Settings

    digest, documents, skipped = hashlib.sha256(), 0, 0
    begin = time.perf_counter()
    for found in collect([str(path)], settings=Settings(workers=workers), now=lambda: DAY):
        documents += len(found.documents)
        skipped += len(found.skipped)
        digest.update(
            repr((found.documents, [(one.record.partition("#")[2], one.reason) for one in found.skipped])).encode()
        )
    return time.perf_counter() - begin, documents, skipped, digest.hexdigest()[:12]


def cpu() -> float:
    """Return the seconds of CPU time that this process and its finished children took."""
    several = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in several)


def main() -> None:
    """Make the archive, run through it, read it, print a line for each number of workers."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=int, default=200)
    parser.add_argument("--gzip", action="store_true", help="pack each record")
    parser.add_argument("--workers", type=int, nargs="*", default=[1, 0], help="1 = one process, 0 = one for each core")
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / ("made.warc.gz" if chosen.gzip else "made.warc")
        make(path, chosen.megabytes)
        least = bare(path)
        say = (lambda *_: None) if chosen.json else print
        size, rate = path.stat().st_size / 1e6, chosen.megabytes / least
        say(f"{size:.0f} MB on disk; bare fastwarc {rate:.0f} MB/s; load {os.getloadavg()[0]:.1f}")
        for workers in chosen.workers:
            spent = cpu()
            seconds, documents, skipped, digest = ours(path, workers)
            spent = cpu() - spent
            rate, of_cpu = chosen.megabytes / seconds, chosen.megabytes / spent
            figures[f"workers_{workers}"] = round(rate, 1)
            say(
                f"workers {workers}: {rate:.1f} MB/s ({of_cpu:.1f} MB a second of CPU), {documents / seconds:.0f} "
                f"documents/s, {seconds / least:.0f} times bare; {documents} documents, {skipped} skipped, all {digest}"
            )
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        say(f"peak {peak:.0f} MB in this process, {child:.0f} MB in a worker")
    if chosen.json:
        print(json.dumps(figures))


if __name__ == "__main__":
    sys.exit(main())
