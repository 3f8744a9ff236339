"""From what a reader found to a document: its name, its text joined from passages, its language, its dates."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urljoin, urlsplit

from wortlaut.collecting.days import day
from wortlaut.records import Block, Capture, Document, Skipped, Span
from wortlaut.records.text import BlockKind

BREAK = "\n\n"  # between passages
SLUG_LENGTH = 60
HEARD = 2000  # characters that the language is known from
GLANCE = 500  # characters that are enough where they agree with the page's declaration
HEARD_LETTERS = 20  # fewer letters are a name or a heading in any language
SURE_LENGTH = 400  # characters from which the language of the words outweighs the page's declaration
_BLANKS = re.compile(r"[^\S\n]+")
_TAG = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One block of words before its place in the text is known."""

    text: str
    kind: BlockKind = "paragraph"
    level: int | None = None
    speaker: str | None = None
    begins: float | None = None
    ends: float | None = None
    page: int | None = None


def join(passages: Iterable[Passage], /) -> tuple[str, tuple[Block, ...]]:
    """Return the text of the passages, a blank line between them, and their blocks; empty ones are left out."""
    pieces: list[str] = []
    blocks: list[Block] = []
    start = 0
    for passage in passages:
        words = passage.text.strip()
        if not words:
            continue
        blocks.append(
            Block(
                span=Span(start, start + len(words)),
                kind=passage.kind,
                level=passage.level,
                speaker=passage.speaker,
                begins=passage.begins,
                ends=passage.ends,
                page=passage.page,
            )
        )
        pieces.append(words)
        start += len(words) + len(BREAK)
    return BREAK.join(pieces), tuple(blocks)


def tidy(text: str, /) -> str:
    """Return the text with runs of blanks as one space, lines trimmed, and no characters that break spans."""
    lines = (_BLANKS.sub(" ", line).strip() for line in text.replace("\r\n", "\n").split("\n"))
    return "\n".join(line for line in lines if line)


def one_line(text: str | None, /) -> str | None:
    """Return the text on one line; None for nothing."""
    return " ".join(text.split()) or None if text else None


def slug(text: str, /) -> str:
    """Return a short name of lower-case letters, digits and hyphens."""
    from anyascii import anyascii

    plain = anyascii(unicodedata.normalize("NFC", text)[: 4 * SLUG_LENGTH]).lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:SLUG_LENGTH].strip("-") or "source"


def is_url(uri: str, /) -> bool:
    """Tell whether this names something on the network."""
    return uri[:8].lower().startswith(("http://", "https://"))


def http_address(given: object, base: str | None = None, /) -> str | None:
    """Return what a list gives as an address, made whole by its base; None where it is none of http."""
    try:
        whole = urljoin(base or "", given.strip()) if isinstance(given, str) and given.strip() else ""
    except ValueError:  # half a bracket in the host
        return None
    return whole if is_url(whole) else None


def name(capture: Capture, /, *, part: str = "") -> str:
    """Return the id of a capture's document: its name, the start of its digest, and the part of it."""
    if is_url(capture.uri):
        stem = _stem(capture.final_uri or capture.uri)
    else:
        stem = PurePosixPath(capture.uri.replace("\\", "/")).stem
    return "-".join(piece for piece in (slug(stem), capture.digest[:8], part) if piece)


def _stem(uri: str) -> str:
    try:
        address = urlsplit(uri)
        host = address.hostname
    except ValueError:  # an archive's record may name what is no address, such as a host with half a bracket
        return uri
    path = PurePosixPath(address.path)
    return f"{host or ''} {path.with_suffix('') if path.name else ''}"


def place(capture: Capture, /) -> dict[str, Any]:
    """Return what every document of a capture says about where it is from."""
    remote = is_url(capture.uri)
    return {
        "url": (capture.final_uri or capture.uri) if remote else None,
        "file": None if remote else capture.uri,
        "accessed": day(capture.fetched),
        "media_type": capture.media_type,
        "capture": capture.digest,
    }


def announced(address: str, lister: str, /, *, title: str | None = None, published: str | None = None) -> Skipped:
    """Return what says that a list names this address: it can be read by itself, or with all that the list names."""
    about = ", ".join(part for part in (f"“{title[:200]}”" if title else "", published or "") if part)
    detail = f"the {lister} lists it{f' ({about})' if about else ''}; give the address itself to read it"
    return Skipped(record=address[:2000], stage="read", reason="listed", detail=detail)


def once(found: Document | Skipped, record: str, known: set[tuple[object, ...]], /) -> Document | Skipped:
    """Return what a list's entry gave, or a Skipped where one before it had the same address, title and words."""
    if isinstance(found, Skipped):
        return found
    words = (found.url, found.title, found.text)
    if words in known:
        return Skipped(record=record, stage="read", reason="duplicate", detail="an entry before it is the same")
    known.add(words)
    return found


def language_of(text: str, /, *, declared: str | None = None) -> str:
    """Return the BCP 47 tag of a text: as declared, unless a long text is clearly in another language."""
    tag = (declared or "").strip().replace("_", "-")
    tag = tag if _TAG.match(tag) and tag.lower() not in ("und", "mul", "zxx") else ""
    said = ("und", tag.split("-")[0].lower())
    if tag and (len(text) < SURE_LENGTH or _heard(text[:GLANCE]) in said):
        return _cased(tag)
    found = _heard(text[:HEARD])
    if tag and found in said:
        return _cased(tag)
    return found if found != "und" else _cased(tag) or "und"


def _cased(tag: str) -> str:
    primary, *rest = tag.split("-")
    return "-".join([primary.lower(), *(part.upper() if len(part) == 2 else part for part in rest)])


def _heard(text: str) -> str:
    if sum(map(str.isalpha, text)) < HEARD_LETTERS:
        return "und"
    from py3langid.langid import classify

    code, _ = classify(text)  # type: ignore[no-untyped-call]
    return str(code)
