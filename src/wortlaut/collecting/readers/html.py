"""Web pages: the article's own words in paragraphs, and what the page says about itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wortlaut.collecting.agencies import credited_agency, parted_authors
from wortlaut.collecting.building import join, language_of, name, place
from wortlaut.collecting.days import day_in_name
from wortlaut.collecting.furniture import trimmed
from wortlaut.collecting.gates import is_gate
from wortlaut.collecting.markup import article, parse
from wortlaut.collecting.metadata import read_metadata
from wortlaut.collecting.reasons import Unreadable
from wortlaut.records import Capture, Document

SHORTEST = 25  # letters; below this a page gave no article (a note, a gate, an error page)


class HtmlReader:
    """Reads the main text of a page: no menus, comments, related links."""

    media_types: tuple[str, ...] = ("text/html",)

    def __call__(self, capture: Capture, content: bytes, /) -> Iterator[Document]:
        """Yield one document; raises Unreadable for gates and pages without an article."""
        tree = parse(content)
        known = read_metadata(tree, content, url=place(capture)["url"])
        passages = article(tree, lambda: parse(content), lang=known.get("lang") or "", body=known.pop("body", None))
        text, blocks = join(trimmed(passages, title=known.get("title"), authors=known.get("authors", ())))
        locked = bool(known.pop("locked", False))
        if sum(map(str.isalnum, text)) < SHORTEST or is_gate(text, lang=known.get("lang") or "", locked=locked):
            raise Unreadable(
                "unreadable",
                f"the page gives no article ({len(text)} characters of main text)",
                hint="a paywall, a consent page, or made by scripts? save the page as you see it and give the file",
            )
        yield Document(**_described(capture, known, text), id=name(capture), text=text, blocks=blocks)


def _described(capture: Capture, known: dict[str, Any], text: str) -> dict[str, Any]:
    described = {**place(capture), **{field: value for field, value in known.items() if value}}
    described["lang"] = language_of(text, declared=known.get("lang"))
    described.setdefault("published", day_in_name(capture.uri))
    described["authors"], signed = parted_authors(known.get("authors", ()))
    if signed and signed.lower() in (described["url"] or ""):
        signed = None  # a site's own short name
    described["agency"] = known.get("agency") or signed or credited_agency(text)
    return described
