"""A local copy of what a note rests on: the page as captured, inert, with the passages marked; else its text."""

from __future__ import annotations

import hashlib
import re
import tomllib
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from importlib.resources import files
from itertools import pairwise
from typing import Any

from wortlaut.publishing.filled import filled
from wortlaut.publishing.text import day, phrases, web_address
from wortlaut.records import Capture, Document, Note, Span
from wortlaut.records.fragments import fragment_link

LONGEST = 2_000_000  # characters of a page that is copied; of a longer one only the text is shown
CONTEXT = 60  # letters before a passage that tell which of several places is meant

_TAGS = tomllib.loads(files("wortlaut.publishing").joinpath("proof.toml").read_text(encoding="utf-8"))
KEPT, GONE = frozenset(_TAGS["kept"]), frozenset(_TAGS["gone"])  # tags of a page: as they are, and with all in them
VOID = frozenset({"br", "hr", "wbr"})
_INSIGNIFICANT = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff]+")
_LANG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
STYLE = (
    "body{font:1rem/1.5 Georgia,serif;max-width:44rem;margin:0 auto;padding:1rem}mark{background:#ffe08a;color:#000}"
    ".seal,.how{font-size:.875rem}.seal code{overflow-wrap:anywhere}.page,.text{border-top:1px solid;margin-top:1.5rem}"
    ".text p{white-space:pre-line}:target{outline:3px solid #b35c00}"
)


def copies(
    note: Note, documents: Mapping[str, Document], captured: Mapping[str, tuple[Capture, Any]], /
) -> Mapping[str, bytes]:
    """Return a page for each document that a note rests on, by Document.id.

    ``captured`` has the capture of a document and, where it is a web page, its parsed tree (else None).
    """
    spans: dict[str, dict[Span, None]] = {}
    for section in note.sections:
        for entry in [*section.evidence, *(e for p in section.paragraphs for one in p for e in one.evidence)]:
            if entry.document in documents:
                spans.setdefault(entry.document, {}).update(dict.fromkeys(entry.spans))
    return {
        name: copy(documents[name], sorted(spans[name]), captured.get(name), note.lang).encode("utf-8", "replace")
        for name in sorted(spans)
    }


def copy_name(document: str, /) -> str:
    """Return the file name of a document's copy: its id, as far as a file can be called so, and what tells it apart."""
    plain = re.sub(r"[^a-z0-9]+", "-", document.lower()).strip("-")[:60]
    return f"{plain or 'document'}-{hashlib.sha256(document.encode()).hexdigest()[:8]}.html"


def anchor(span: Span, /) -> str:
    """Return the name of a passage in a copy."""
    return f"p{span.start}-{span.end}"


def copy(document: Document, spans: Sequence[Span], captured: tuple[Capture, Any] | None, lang: str, /) -> str:
    """Return the copy of one document with the passages marked."""
    words = phrases(lang)["proof"]
    passages = [span for span in spans if span.end <= len(document.text)]
    capture, tree = captured if captured is not None else (None, None)
    page, found = _page(tree, document, passages) if tree is not None else ("", frozenset[Span]())
    address = web_address(document.url)
    return filled(
        "proof.html.jinja",
        {
            "lang": lang,
            "title": document.title or document.id,
            "words": words,
            "policy": f"default-src 'none'; style-src '{_digest(STYLE)}'; base-uri 'none'; form-action 'none'",
            "style": STYLE,
            "outlet": document.outlet or "",
            "published": day(document.published, lang),
            "address": address or "",
            "file": document.file or "",
            "fetched": capture.fetched if capture else "",
            "digest": capture.digest if capture else document.capture or "",
            "links": [fragment_link(address, document.text, span) for span in passages] if address else [],
            "missing": len(passages) - len(found) if page else 0,
            "page": page,
            "text": _text(document, passages, found),
            "text_lang": document.lang if document.lang != "und" else "",
        },
    )


def _digest(text: str) -> str:
    return f"sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _text(document: Document, passages: Sequence[Span], elsewhere: frozenset[Span]) -> str:
    """Return the text as it was read; a passage found in the page too has its name there."""
    paragraphs = []
    place = 0
    for part in re.split(r"(\n\s*\n)", document.text):
        if part.strip():
            whole = Span(place, place + len(part))
            own = [span for span in passages if span.overlaps(whole)]
            paragraphs.append(f"<p>{_marked(document.text, whole, own, elsewhere)}</p>")
        place += len(part)
    return "\n".join(paragraphs)


def _marked(text: str, whole: Span, passages: Sequence[Span], elsewhere: frozenset[Span]) -> str:
    pieces = []
    for start, end, named, covered in _stretches(whole, passages):
        words = escape(text[start:end])
        if not covered:
            pieces.append(words)
            continue
        names = "".join(_name(span) for span in named if span not in elsewhere)
        pieces.append(f"{names}<mark>{words}</mark>")
    return "".join(pieces)


def _name(span: Span) -> str:
    return f'<span id="{anchor(span)}"></span>'


def _stretches(whole: Span, passages: Sequence[Span]) -> Iterator[tuple[int, int, list[Span], bool]]:
    """Yield stretches of a text: from, to, the passages that begin there, and whether any covers it."""
    cuts = {whole.start, whole.end}
    near = [span for span in passages if span.overlaps(whole)]
    for span in near:
        cuts |= {max(span.start, whole.start), min(span.end, whole.end)}
    ordered = sorted(cuts)
    for start, end in pairwise(ordered):
        covering = [span for span in near if span.start < end and start < span.end]
        yield start, end, [span for span in covering if span.start == start], bool(covering)


def _page(tree: Any, document: Document, passages: Sequence[Span]) -> tuple[str, frozenset[Span]]:
    """Return the inert page and the passages that are marked in it; nothing where it is too long."""
    pieces = list(_pieces(tree))
    texts = [place for place, (is_text, _) in enumerate(pieces) if is_text]
    if sum(len(pieces[place][1]) for place in texts) > LONGEST:
        return "", frozenset()
    whole = "".join(pieces[place][1] for place in texts)
    letters = _letters(whole)
    found = {span: there for span in passages if (there := _located(span, document.text, letters)) is not None}
    back = {there: span for span, there in reversed(found.items())}
    shown = []
    position = 0
    for is_text, content in pieces:
        if not is_text:
            shown.append(content)
        elif content:
            stretch = Span(position, position + len(content))
            for start, end, begun, covered in _stretches(stretch, list(back)):
                words = escape(whole[start:end])
                names = "".join(_name(span) for one in begun for span in found if found[span] == one)
                shown.append(f"{names}<mark>{words}</mark>" if covered and words.strip() else names + words)
            position = stretch.end
    return "".join(shown), frozenset(found)


def _located(span: Span, text: str, page: tuple[str, Sequence[int]]) -> Span | None:
    """Return where the page has the letters of a passage, spaces aside; of several places the one with its context."""
    letters, places = page
    sought, _ = _letters(span.of(text))
    if not sought:
        return None
    before, _ = _letters(text[max(0, span.start - 2 * CONTEXT) : span.start])
    best: tuple[int, int] | None = None
    start = letters.find(sought)
    while start >= 0:
        alike = _alike(letters[max(0, start - CONTEXT) : start], before[-CONTEXT:])
        if best is None or alike > best[0]:
            best = alike, start
        start = letters.find(sought, start + len(sought))
    return None if best is None else Span(places[best[1]], places[best[1] + len(sought) - 1] + 1)


def _letters(text: str) -> tuple[str, Sequence[int]]:
    """Return the text without spaces and what has no width, and where each letter stands."""
    places = [place for place, letter in enumerate(text) if not _INSIGNIFICANT.match(letter)]
    return "".join(text[place] for place in places), places


def _alike(one: str, other: str) -> int:
    """Count the letters that both end with."""
    count = 0
    while count < min(len(one), len(other)) and one[-1 - count] == other[-1 - count]:
        count += 1
    return count


def _pieces(tree: Any) -> Iterator[tuple[bool, str]]:
    """Yield a page's words (True) and the tags that are kept (False), without going down call by call."""
    body = tree.find("body") if tree.tag == "html" else tree
    todo: list[tuple[Any, bool]] = [(tree if body is None else body, False)]
    first = todo[0][0]
    while todo:
        element, closing = todo.pop()
        name = element.tag if isinstance(element.tag, str) else ""
        if closing:
            if name in KEPT and name not in VOID:
                yield False, f"</{name}>"
        elif name and name not in GONE and not _is_hidden(element):
            if name in KEPT:
                yield False, _opening(element, name)
            yield True, element.text or ""
            todo.append((element, True))
            todo += [(child, False) for child in reversed(element)]
            continue
        if element is not first:
            yield True, element.tail or ""


def _is_hidden(element: Any) -> bool:
    return element.get("hidden") is not None or element.get("aria-hidden") == "true"


def _opening(element: Any, name: str) -> str:
    lang, address = element.get("lang") or "", web_address(element.get("href")) if name == "a" else None
    shown = f' lang="{escape(lang)}"' if _LANG.fullmatch(lang) else ""
    if address:
        shown += f' href="{escape(address)}" rel="noopener noreferrer nofollow"'
    return f"<{name}{shown}>"
