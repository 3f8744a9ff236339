"""Sentences in runs: our words, words spoken, an outlet's own words, reference marks; the words come from documents."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from typing import Any, Literal
from urllib.parse import quote, urlsplit

from wortlaut.errors import UsageError
from wortlaut.languages.base import FALLBACK, language
from wortlaut.records import Document, Piece, Sentence

RunKind = Literal["plain", "speech", "outlet", "reference"]
_BREAKS = re.compile(r"[^\S\u00a0\u202f\u2009]*[\n\r\u2028\u2029][^\S\u00a0\u202f\u2009]*")
_PERIOD = re.compile(r"\s*\([^()]*\d{4}[^()]*\)$")
FOLDED = 4  # marks of references in a row: from here on the first and the last stand for those between
_SAFE = "%/:=&?~#+!,;@"  # what stays as it is in an address; the rest could end a link or start markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words of one kind: ``speech`` stands between marks; ``outlet``, and what was translated, is set apart without."""

    kind: RunKind
    text: str = ""
    lang: str | None = None  # where it differs from the note's
    number: int = 0  # of a reference
    last: int = 0  # of a range of references, where the mark means more than one


def words_of(piece: Piece, documents: Mapping[str, Document], /) -> str:
    """Return the piece's words, read from its document; raises UsageError where that is not at hand."""
    if piece.document is None or piece.span is None:
        return piece.text
    if piece.document not in documents:
        raise UsageError(f"no document {piece.document!r} at hand", hint="publish with the documents the note rests on")
    return piece.span.of(documents[piece.document].text)


def runs(sentence: Sentence, documents: Mapping[str, Document], /) -> Iterator[Run]:
    """Yield the runs; pieces of one quotation that follow each other make one run, and marks in a row few."""
    pieces = sentence.pieces
    position = 0
    while position < len(pieces):
        piece = pieces[position]
        end = position + 1
        if piece.reference is not None:
            while end < len(pieces) and pieces[end].reference is not None:
                end += 1
            yield from _marked({part.reference or 0 for part in pieces[position:end]})
            position = end
            continue
        while piece.quotation and end < len(pieces) and pieces[end].quotation == piece.quotation:
            end += 1
        words = "".join(unbroken(words_of(part, documents)) for part in pieces[position:end])
        langs = (part.lang for part in pieces[position:end] if part.lang)
        yield Run(kind=_kind(piece), text=words, lang=next(langs, None))
        position = end


def _marked(numbers: Collection[int]) -> Iterator[Run]:
    """Yield the marks of references in a row, in the order of their numbers; many that follow each other as one."""
    for _, group in groupby(enumerate(sorted(numbers)), key=lambda pair: pair[1] - pair[0]):
        follow = [number for _, number in group]
        if len(follow) < FOLDED:
            yield from (Run(kind="reference", number=number) for number in follow)
        else:
            yield Run(kind="reference", number=follow[0], last=follow[-1])


def mark_of(run: Run, template: str, /) -> str:
    """Return the mark of a reference, or of a range of them, each number put into the template."""
    numbers = (run.number, run.last) if run.last else (run.number,)
    return "–".join(template.format(number=number) for number in numbers)


def render_text(sentence: Sentence, documents: Mapping[str, Document], lang: str) -> str:
    """Return the sentence as plain text, with the language's quotation marks around what was spoken.

    The words inside stay exactly as in the source, its own marks too; only line breaks become spaces.
    """
    opening, closing = marks(lang)
    shown = {"speech": f"{opening}{{}}{closing}", "plain": "{}", "outlet": "{}"}
    return "".join(
        mark_of(run, "[{number}]") if run.kind == "reference" else shown[run.kind].format(run.text)
        for run in runs(sentence, documents)
    )


def unbroken(words: str, /) -> str:
    """Return the words with each line break and the spaces around it as one space."""
    return _BREAKS.sub(" ", words)


def theme_of(heading: str, /) -> str:
    """Return a heading without the period at its end: in another note, the same theme has another one."""
    return _PERIOD.sub("", unbroken(heading))


@cache
def phrases(lang: str, /) -> Mapping[str, Any]:
    """Return the phrases of a language; English where it has none."""
    own = language(lang)
    table = own.own("phrases") if own.code == lang.split("-")[0].lower() else {}
    return table or language(FALLBACK).table("phrases")


def marks(lang: str, /) -> tuple[str, str]:
    """Return the quotation marks that a note in the language uses."""
    table = phrases(lang)["marks"]
    return table["open"], table["close"]


def between_sentences(lang: str, /) -> str:
    """Return what parts two sentences of a paragraph in the language: nothing in Chinese."""
    return str(phrases(lang)["marks"].get("between_sentences", " "))


def web_address(url: str | None, /) -> str | None:
    """Return an address that may become a link, percent-encoded; None for anything but the web."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return None
    return quote(url or "", safe=_SAFE, errors="replace")


@lru_cache(maxsize=4096)  # a page names the same days again and again
def day(edtf: str | None, lang: str, /) -> str:
    """Return a plain date in the language's words; anything else as it stands."""
    from datetime import date

    from babel.dates import format_date

    shapes = {4: "", 7: "month", 10: "day"}
    pattern = shapes.get(len(edtf or ""), "")
    if not edtf or not pattern:
        return edtf or ""
    table = phrases(lang)["dates"]
    try:
        known = date.fromisoformat(edtf if pattern == "day" else f"{edtf}-01")
    except ValueError:
        return edtf
    code = FALLBACK if phrases(lang) is phrases(FALLBACK) else language(lang).code
    return format_date(known, table[pattern], locale=code)


def foreign_language(lang: str, of: str, /) -> str:
    """Return a language's name in the language of the note; empty where it is the note's own or not known."""
    from babel import Locale

    code = lang.split("-")[0].lower()
    own = FALLBACK if phrases(of) is phrases(FALLBACK) else language(of).code
    return "" if code in ("", "und", own) else str(Locale(own).languages.get(code, lang))


def _kind(piece: Piece) -> RunKind:
    if piece.quotation is not None:
        return "speech"
    return "plain" if piece.document is None and piece.translated_from is None else "outlet"
