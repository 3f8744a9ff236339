"""Captures as a WARC 1.1 (ISO 28500): each with its requests and answers where they are known, packed one by one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any, BinaryIO
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from wortlaut.ports import Store
from wortlaut.records import Capture, Exchange
from wortlaut.records.kept import FILES

VERSION = "WARC/1.1"
_INFO = b"software: Wortlaut\r\nformat: WARC File Format 1.1\r\n"
_REVISIT = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
_CODED = frozenset({"content-encoding", "transfer-encoding", "content-length"})  # of the bytes that came, not of ours


class _Writer:
    """Writes records one by one, each a member of its own of the packed file."""

    def __init__(self, file: BinaryIO) -> None:
        from fastwarc.stream_io import GzipWriter

        self._stream = GzipWriter(file, fsspec_args=False)
        self.count = 0

    def write(self, kind: str, headers: Mapping[str, str], block: bytes, payload: bytes | None = None) -> str:
        """Write a record and return its name, which follows from what is in it."""
        from fastwarc.warc import WarcRecord, WarcRecordType

        named = "\n".join([kind, str(self.count), *map(str, headers.items()), hashlib.sha256(block).hexdigest()])
        name = f"uuid:{uuid5(NAMESPACE_URL, named)}"
        record: Any = WarcRecord()
        record.init_headers(record_type=getattr(WarcRecordType, kind), record_urn=name.encode())
        for key, value in headers.items():
            record.headers[key] = _one_line(value)
        record.set_bytes_content(block)
        digest = None if payload is None else hashlib.sha1(payload, usedforsecurity=False).digest()
        record.write(self._stream, checksum_data=True, payload_digest=digest)
        self._stream.finish()
        self.count += 1
        return f"<urn:{name}>"

    def close(self) -> None:
        """Write out what is held."""
        self._stream.close()


def write_warc(store: Store, captures: Iterable[Capture], file: BinaryIO, /) -> int:
    """Write the captures in their order and return how many; the same library gives the same bytes.

    Bytes that an address still had when it was fetched next are a ``revisit`` of the record that has them.
    """
    writer = _Writer(file)
    last: dict[str, Capture] = {}
    count = 0
    for capture in captures:
        if not count:
            headers = {"WARC-Date": _time(capture.fetched), "Content-Type": "application/warc-fields"}
            writer.write("warcinfo", headers, _INFO)
        address = warc_address(capture)
        known = last.get(address)
        if known is not None and known.digest == capture.digest:
            _revisit(writer, capture, known)
        else:
            found = store.capture(capture.digest)
            _fetch(writer, capture, found[1] if found else b"")
            last[address] = capture
        count += 1
    writer.close()
    return count


def warc_address(capture: Capture, /) -> str:
    """Return the address of a capture as a WARC wants it: a path becomes a URN that opens nothing."""
    final = capture.final_uri or capture.uri
    if final[:8].lower().startswith(("http://", "https://")):
        return final
    return FILES + quote(final, safe="/", errors="replace")


def _fetch(writer: _Writer, capture: Capture, content: bytes) -> None:
    headers = {"WARC-Target-URI": warc_address(capture), "WARC-Date": _time(capture.fetched)}
    if not capture.exchanges:
        writer.write("resource", {**headers, "Content-Type": capture.media_type}, content, content)
        return
    *steps, last = capture.exchanges
    for step in steps:
        _exchange(writer, step, {"WARC-Target-URI": step.url, "WARC-Date": _time(step.sent)}, b"")
    _exchange(writer, last, headers, content)


def _exchange(writer: _Writer, step: Exchange, headers: Mapping[str, str], body: bytes) -> None:
    """Write a request and its answer; the body is as the library has it, so the names of its codings are set aside."""
    known = {**headers, **({"WARC-IP-Address": step.address} if step.address else {})}
    answer = [(f"X-Crawler-{name}" if name.lower() in _CODED else name, value) for name, value in step.response]
    length = [("Content-Length", str(len(body)))]
    status = f"HTTP/1.1 {step.status} {_phrase(step.status)}"
    kind = {"Content-Type": "application/http; msgtype=response", "WARC-Protocol": step.version.lower()}
    name = writer.write("response", {**known, **kind}, _message(status, [*answer, *length]) + body, body)
    path = "/" + step.url.partition("://")[2].partition("/")[2]
    asked = {"Content-Type": "application/http; msgtype=request", "WARC-Concurrent-To": name}
    writer.write("request", {**known, **asked}, _message(f"GET {_one_line(path)} HTTP/1.1", step.request))


def _revisit(writer: _Writer, capture: Capture, first: Capture) -> None:
    headers = {
        "WARC-Target-URI": warc_address(capture),
        "WARC-Date": _time(capture.fetched),
        "WARC-Profile": _REVISIT,
        "WARC-Refers-To-Target-URI": warc_address(first),
        "WARC-Refers-To-Date": _time(first.fetched),
        "WARC-Payload-Digest": f"sha256:{capture.digest}",
    }
    writer.write("revisit", headers, b"")


def _message(first: str, fields: Iterable[tuple[str, str]]) -> bytes:
    lines = [first, *(f"{_one_line(name)}: {_one_line(value)}" for name, value in fields), "", ""]
    return "\r\n".join(lines).encode("utf-8", "replace")


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""


def _time(moment: str) -> str:
    """Return UTC as WARC writes it."""
    return moment.replace("+00:00", "Z") if "T" in moment else f"{moment or '1970-01-01'}T00:00:00Z"


def _one_line(value: str) -> str:
    """Take out what would end a header field: addresses and answers are other people's."""
    return "".join(" " if ord(letter) < 32 or ord(letter) == 127 else letter for letter in value)
