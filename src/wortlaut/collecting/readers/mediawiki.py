"""MediaWiki's XML export: Wikinews and Wikipedia dumps, page by page, so that their size does not matter."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, BinaryIO
from urllib.parse import quote

from wortlaut.collecting.archives import Held
from wortlaut.collecting.building import is_url, join, language_of, name, place
from wortlaut.collecting.days import day
from wortlaut.collecting.reasons import Unreadable
from wortlaut.collecting.sniffing import MEDIAWIKI
from wortlaut.collecting.wikitext import Page
from wortlaut.collecting.xmltree import attribute, first_text, local, parse_xml
from wortlaut.records import Capture, Document, Skipped

LARGEST = 8_000_000  # bytes between one page and the next: MediaWiki allows 2 MB of text
ARTICLES = "0"  # the namespace of articles; talk, users, templates and files have others
SHORTEST = 30  # characters; below this a page gave no article
EXPORT = "http://www.mediawiki.org/xml/export-0.11/"


class MediaWikiReader:
    """Reads the articles of an export; redirects and other namespaces are passed over."""

    media_types: tuple[str, ...] = (MEDIAWIKI,)

    def __call__(self, capture: Capture, content: bytes, /) -> Iterator[Document | Skipped]:
        """Yield a document for each article; raises Unreadable for what is no whole export."""
        root = parse_xml(content, "the export")
        pages = [page for page in root.iter("{*}page") if _is_article(page)]
        if not pages:
            raise Unreadable("unreadable", "no article is in it", hint="give an export with current revisions")
        for number, page in enumerate(pages, 1):
            yield _document(capture, root, page, part="" if len(pages) == 1 else f"{number:03d}")

    def captures(self, source: str, stream: BinaryIO, /) -> Iterator[Held | Skipped]:
        """Yield an export of one page for each article; damage ends the dump, after what stands before it."""
        from lxml import etree

        found = 0
        watched = _Watched(stream)
        site: Any = None
        try:
            parts = etree.iterparse(
                watched, events=("end",), tag=("{*}siteinfo", "{*}page"), resolve_entities=False, no_network=True,
                load_dtd=False, remove_comments=True, remove_pis=True,
            )  # fmt: skip
            for _, part in parts:
                watched.since = 0
                if local(part) == "siteinfo":
                    site = _site(part)
                    continue
                if found == 0:
                    _refuse_entities(part)
                if _is_article(part):
                    found += 1
                    yield _held(site, part, source)
                part.clear()
                _forget_before(part)
        except (etree.XMLSyntaxError, Unreadable, OSError, EOFError, ValueError) as error:
            reason = error.reason if isinstance(error, Unreadable) else "broken_xml"
            detail = f"after {found} articles: {error}; what follows was not read: fetch the dump anew"
            yield Skipped(record=source, stage="read", reason=reason, detail=detail[:500])
            return
        if not found:
            raise Unreadable("unreadable", "no article is in it", hint="give an export with current revisions")


class _Watched:
    """A stream that ends where a page has no end."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream
        self.since = 0

    def read(self, size: int = -1) -> bytes:
        if self.since > LARGEST:
            raise Unreadable("too_large", f"no page ends within {LARGEST:,} bytes", hint="it may be a bomb")
        piece = self.stream.read(65_536 if size < 0 else size)
        self.since += len(piece)
        return piece


def _refuse_entities(part: Any) -> None:
    dtd = part.getroottree().docinfo.internalDTD
    if dtd is not None and next(dtd.iterentities(), None) is not None:
        raise Unreadable("entities", "the dump declares entities of its own, as bombs do", hint="do not open it")


def _forget_before(part: Any) -> None:
    """Let go of the pages before: a dump holds millions."""
    while part.getprevious() is not None:
        del part.getparent()[0]


def _is_article(page: Any) -> bool:
    return (first_text(page, "ns") or ARTICLES) == ARTICLES and page.find("{*}redirect") is None


def _empty() -> Any:
    from lxml import etree

    spaces: Any = {None: EXPORT}
    return etree.Element(f"{{{EXPORT}}}mediawiki", nsmap=spaces)


def _site(part: Any) -> Any:
    """Return the export that each page is put into: of the same site and language, and nothing else."""
    from lxml import etree

    export = _empty()
    lang = attribute(part.getparent(), "lang")
    if lang:
        export.set("{http://www.w3.org/XML/1998/namespace}lang", lang)
    known = etree.SubElement(export, f"{{{EXPORT}}}siteinfo")
    for tag in ("sitename", "base"):
        etree.SubElement(known, f"{{{EXPORT}}}{tag}").text = first_text(part, tag)
    return export


def _held(site: Any, page: Any, source: str) -> Held:
    """Return the capture of one page: an export of it alone, as of its last revision."""
    from lxml import etree

    root = _empty() if site is None else site
    bare = etree.Element(f"{{{EXPORT}}}page")
    for tag in ("title", "ns", "id", "timestamp", "text"):
        element = next(page.iter("{*}" + tag), None)
        if element is not None:
            etree.SubElement(bare, f"{{{EXPORT}}}{tag}").text = element.text
    root.append(bare)
    content: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    root.remove(bare)
    address = _address(root, first_text(bare, "title") or "") or source
    return Held(
        content=content,
        capture=Capture(
            digest=hashlib.sha256(content).hexdigest(),
            uri=address,
            final_uri=address,
            fetched=_moment(first_text(bare, "timestamp")),
            media_type=MEDIAWIKI,
            size=len(content),
        ),
    )


def _moment(stamp: str | None) -> str:
    """Return when the revision was saved, which is as late as the dump is known to be right."""
    try:
        moment = datetime.fromisoformat((stamp or "").replace("Z", "+00:00"))
    except ValueError:
        return "1970-01-01T00:00:00+00:00"
    return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC).isoformat(timespec="seconds")


def _address(root: Any, title: str) -> str | None:
    """Return the article's address on its site."""
    base = first_text(root, "base") or ""
    start, found, _ = base.partition("/wiki/")
    return f"{start}{found}{quote(title.replace(' ', '_'), safe='/:,()')}" if found and is_url(start) else None


def _document(capture: Capture, root: Any, page: Any, *, part: str) -> Document | Skipped:
    title = first_text(page, "title") or ""
    wikitext = next((element.text for element in page.iter("{*}text") if element.text), "")
    read = Page(wikitext)
    text, blocks = join(read.passages())
    if len(text) < SHORTEST:
        detail = "the page holds no article: a redirect, a list or templates alone"
        return Skipped(record=f"{capture.uri}#{title[:200]}", stage="read", reason="unreadable", detail=detail)
    known = place(capture)
    known["url"] = _address(root, title) or known["url"]
    return Document(
        **known,
        id=name(capture, part=part),
        text=text,
        blocks=blocks,
        title=title or None,
        outlet=first_text(root, "sitename"),
        published=read.published,
        modified=day(first_text(page, "timestamp")),
        lang=language_of(text, declared=attribute(root, "lang")),
    )
