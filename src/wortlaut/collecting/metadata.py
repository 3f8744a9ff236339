"""What a page says about itself: JSON-LD, Open Graph and meta tags, then what htmldate and the markup show."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any
from urllib.parse import urljoin, urlsplit

from wortlaut.collecting.agencies import is_agency
from wortlaut.collecting.building import is_url, one_line
from wortlaut.collecting.canonical import may_stand_for
from wortlaut.collecting.days import day

ARTICLE_TYPES = ("article", "report", "posting", "review", "interview", "webpage")
LONGEST_BLOCK = 1_000_000  # characters of one JSON-LD block; more is not metadata
DEEPEST = 6  # levels of nesting in which an article is looked for
METAS = {
    "title": ("og:title", "twitter:title", "dc.title", "headline"),
    "published": (
        "article:published_time",
        "datepublished",
        "dc.date.issued",
        "dc.date",
        "date",
        "pubdate",
        "publish-date",
        "last-published",
        "sailthru.date",
        "parsely-pub-date",
    ),
    "modified": ("article:modified_time", "og:updated_time", "datemodified", "last-modified"),
    "outlet": ("og:site_name", "application-name", "dc.publisher", "publisher"),
    "authors": ("author", "article:author", "dc.creator", "parsely-author", "byl", "sailthru.author"),
    "locale": ("og:locale", "content-language", "dc.language", "language"),
    "url": ("og:url",),
}
LONGEST_TITLE = 500  # characters; nobody writes longer ones, and each is searched for the others
MOST_HEADINGS = 60
SHORTEST_TITLE = 8  # characters; shorter headings ("News") stand in any title
_SEPARATORS = re.compile(r"\A\s*[-–—|·:»«/]\s+|\s+[-–—|·:»«/]\s*\Z|:\s+\Z")
_SEPARATED = re.compile(r"(?:\s[-–—|·»«/]|:)\s+\Z")
_LAST_PART = re.compile(r"(?<=\S) [-–—|·•»] ([^-–—|·•»]{2,60})\Z")
_BY = re.compile(r"(?:by|von|par|por|di)\s{1,5}", re.IGNORECASE)


def read_metadata(tree: Any, content: bytes, /, *, url: str | None = None) -> dict[str, Any]:
    """Return the document's fields that the page gives, ``locked`` if it is not free, ``body`` if it holds the text."""
    metas = _metas(tree)
    linked = _article(tree)
    address = _address(tree, linked, metas, url)
    headline, site = _headline(tree)
    outlet = _outlet(metas, linked) or site or _host(address)
    found = {
        "title": _without_site(_plain(linked.get("headline")) or _meta(metas, "title") or headline, outlet, address),
        "published": day(linked.get("datePublished")) or _meta_day(metas, "published"),
        "modified": day(linked.get("dateModified")) or _meta_day(metas, "modified"),
        "authors": tuple(name for name in _names(linked.get("author")) or _meta_authors(metas) if name != outlet),
        "agency": _agency(linked, outlet),
        "outlet": outlet,
        "lang": tree.get("lang") or tree.get("xml:lang") or _plain(linked.get("inLanguage")) or _meta(metas, "locale"),
        "url": address,
        "body": linked.get("articleBody"),
        "locked": str(linked.get("isAccessibleForFree")).lower() == "false",
    }
    found["published"] = found["published"] or _guessed_day(tree, address)
    return {field: value for field, value in found.items() if value}


def _metas(tree: Any) -> dict[str, list[str]]:
    metas: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        key = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv")
        value = one_line(meta.get("content"))
        if key and value:
            metas.setdefault(key.strip().lower(), []).append(value)
    return metas


def _meta(metas: Mapping[str, list[str]], field: str) -> str | None:
    return next((metas[key][0] for key in METAS[field] if key in metas), None)


def _meta_day(metas: Mapping[str, list[str]], field: str) -> str | None:
    return next((found for key in METAS[field] for value in metas.get(key, ()) if (found := day(value))), None)


def _meta_authors(metas: Mapping[str, list[str]]) -> tuple[str, ...]:
    for key in METAS["authors"]:
        names = tuple(_unsigned(value) for value in metas.get(key, ()) if not is_url(value))
        if names:
            return tuple(dict.fromkeys(names))
    return ()


def _unsigned(author: str) -> str:
    """Return the author without "By"."""
    return author[found.end() :] if (found := _BY.match(author)) else author


def _article(tree: Any) -> Mapping[str, Any]:
    """Return the JSON-LD node of the article, the most particular one; empty where there is none."""
    nodes = [node for script in tree.iter("script") if _is_linked(script) for node in _nodes(_loaded(script.text))]
    articles = [node for node in nodes if _rank(node) < len(ARTICLE_TYPES)]
    return min(articles, key=_rank, default={})


def _is_linked(script: Any) -> bool:
    return "ld+json" in (script.get("type") or "").lower() and bool(script.text)


def _loaded(source: str) -> Any:
    cleaned = re.sub(r"\A\s*(?:<!--|//\s*<!\[CDATA\[)|(?:-->|//\s*\]\]>)\s*\Z", "", source[:LONGEST_BLOCK])
    try:
        return json.loads(cleaned, strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(value: Any, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for entry in value:
            yield from _nodes(entry, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _nodes(value.get(key), depth + 1)


def _rank(node: Mapping[str, Any]) -> int:
    """Return how far a node's type is from an article's; the length of ARTICLE_TYPES for anything else."""
    kinds = node.get("@type")
    names = " ".join(str(kind).lower() for kind in (kinds if isinstance(kinds, list) else [kinds]))
    return next((rank for rank, kind in enumerate(ARTICLE_TYPES) if kind in names), len(ARTICLE_TYPES))


def _plain(value: Any) -> str | None:
    if isinstance(value, list):
        return next((found for entry in value if (found := _plain(entry))), None)
    if isinstance(value, dict):
        return _plain(value.get("name") or value.get("@value"))
    return _unescaped(value) if isinstance(value, str) else None


def _unescaped(value: str) -> str | None:
    from html import unescape

    return one_line(unescape(value))


def _names(value: Any) -> tuple[str, ...]:
    entries = value if isinstance(value, list) else [value]
    names = (_plain(entry) for entry in entries)
    return tuple(dict.fromkeys(_unsigned(name) for name in names if name and not is_url(name)))


def _headline(tree: Any) -> tuple[str | None, str | None]:
    """Return title and site as <title> and the headings tell them apart: "Headline - The Tarn Courier"."""
    whole = next((one_line(title.text_content()[:LONGEST_TITLE]) for title in tree.iter("title")), None)
    marked = list(islice(tree.iter("h1", "h2", "h3"), MOST_HEADINGS))
    headings = [text for heading in marked if (text := one_line(heading.text_content()[:LONGEST_TITLE]))]
    if whole:
        for text in reversed(headings):  # a site's own name, where it is a heading too, stands above the article's
            rest = _other_part(whole, text)
            if rest is not None:
                return text, rest or None
    firsts = [one_line(heading.text_content()[:LONGEST_TITLE]) for heading in marked if heading.tag == "h1"]
    return (firsts[0] if len(firsts) == 1 else None) or whole, None


def _other_part(whole: str, part: str) -> str | None:
    """Return what a page's title holds beside the part, "" for nothing; None where it does not hold it."""
    if whole == part:
        return ""
    if len(part) < SHORTEST_TITLE:
        return None
    before, found, after = whole.partition(part)
    rest = _SEPARATORS.sub("", f"{before}{after}")
    parted = _SEPARATORS.match(after) if after else _SEPARATED.search(before)
    return rest if found and not (before and after) and parted else None


def _outlet(metas: Mapping[str, list[str]], linked: Mapping[str, Any]) -> str | None:
    """Return the site's own name: pages of chains and with agency texts name a group or the agency as publisher."""
    site = next((value for value in metas.get("og:site_name", ()) if not value.startswith("@")), None)
    return site or next(iter(_names(linked.get("publisher"))), None) or _meta(metas, "outlet")


def _agency(linked: Mapping[str, Any], outlet: str | None) -> str | None:
    """Return who supplied the text, where that is somebody else than the outlet."""
    suppliers = [name for key in ("sourceOrganization", "provider") for name in _names(linked.get(key))]
    publishers = [name for name in _names(linked.get("publisher")) if is_agency(name)]
    return next((name for name in suppliers + publishers if outlet and _squeezed(name) != _squeezed(outlet)), None)


def _without_site(title: str | None, outlet: str | None, address: str | None) -> str | None:
    """Return the title without the site's name after it: "Winter ends | Tarn Courier"."""
    sites = {_squeezed(name) for name in (outlet, _host(address), (_host(address) or "").rpartition(".")[0]) if name}
    title = title[:LONGEST_TITLE] if title else None
    while title and (found := _LAST_PART.search(title)) and _squeezed(found[1]) in sites:
        title = title[: found.start()]
    return title


def _squeezed(name: str) -> str:
    return re.sub(r"\W+", "", name.casefold())


def _address(tree: Any, linked: Mapping[str, Any], metas: Mapping[str, list[str]], url: str | None) -> str | None:
    """Return the canonical address; one that cannot be the page's own falls back to where the page was fetched."""
    links = [
        link.get("href")
        for link in tree.iter("link")
        if "canonical" in (link.get("rel") or "").lower().split() and link.get("href")
    ]
    for candidate in [*links, _meta(metas, "url"), linked.get("url")]:
        if isinstance(candidate, str) and is_url(full := _joined(url, candidate.strip())) and may_stand_for(full, url):
            return full
    return url


def _joined(base: str | None, link: str) -> str:
    try:
        return urljoin(base or "", link)
    except ValueError:
        return ""


def _host(address: str | None) -> str | None:
    try:
        host = urlsplit(address or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _guessed_day(tree: Any, url: str | None) -> str | None:
    """Return the date that htmldate finds in the page's words and address."""
    from htmldate import find_date

    try:
        return find_date(tree, extensive_search=False, original_date=True, url=url)
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError):
        return None
