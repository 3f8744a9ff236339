"""References that prove nothing, and claims that none proves."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

from wortlaut.auditing.checks.base import Case
from wortlaut.auditing.draft import Paragraph
from wortlaut.auditing.weights import detect
from wortlaut.records import Edit, Finding, Span

ALIKE = 60.0  # per cent of the words that two forms of one title share: with an outlet's name, cut, or in other marks
SHORTEST_TITLE = 3  # words; "Interview" is what anyone may call it
_MARKUP = re.compile(r"[*_`\[\]<>\\]")
SHORTEST_CLAIM = 12  # words of a paragraph without a quotation, figure or date that still claims something


def check_uncited(case: Case, /) -> Iterator[Finding]:
    """Find paragraphs that quote, count, date or tell something and point to no reference."""
    for paragraph in case.draft.paragraphs:
        own = case.draft.mark_places.touch(paragraph.span) or case.is_of_itself(paragraph.span)
        if not own and _claims(case, paragraph):
            count = case.draft.quoted_places.inside(paragraph.span)
            what = f"{count} quotation{'s' if count != 1 else ''}" if count else "its claims"
            counted = case.draft.figure_places.touch(paragraph.span)
            yield case.finding(
                "claim/uncited",
                "warning" if count or counted else "note",
                f"This paragraph gives no reference for {what}.",
                span=paragraph.span,
                repair="put the number of a reference behind each quotation and each figure",
            )


def _claims(case: Case, paragraph: Paragraph) -> bool:
    draft = case.draft
    if any(places.touch(paragraph.span) for places in (draft.quoted_places, draft.figure_places, draft.moment_places)):
        return True
    return len(paragraph.span.of(case.draft.text).split()) >= SHORTEST_CLAIM


def check_unused(case: Case, /) -> Iterator[Finding]:
    """Find references that no claim points to."""
    names = {mark.name for mark in case.draft.marks if mark.name}
    urls = {_plain(mark.url) for mark in case.draft.marks if mark.url}
    for place, reference in enumerate(case.draft.references, start=1):
        used = (reference.name or str(place)) in names or (reference.url and _plain(reference.url) in urls)
        if not used:
            yield case.finding(
                "reference/unused",
                "warning",
                f"No claim points to this reference: {reference.title or reference.url}",
                span=reference.span,
                repair="point to it from the claims it proves, or take it out",
            )


def check_missing(case: Case, /) -> Iterator[Finding]:
    """Find marks that point to a reference which is not listed."""
    known = {reference.name or str(place) for place, reference in enumerate(case.draft.references, start=1)}
    for mark in case.draft.marks:
        if mark.name and mark.name not in known:
            yield case.finding(
                "reference/missing",
                "error",
                f"The note points to reference {mark.name}, which it does not list.",
                span=mark.span,
                repair="list the reference, or point to the one that is meant",
            )


def check_duplicate(case: Case, /) -> Iterator[Finding]:
    """Find two references to one page."""
    seen: dict[str, Span] = {}
    for reference in case.draft.references:
        if not reference.url:
            continue
        first = seen.setdefault(_plain(reference.url), reference.span)
        if first != reference.span:
            yield case.finding(
                "reference/duplicate",
                "warning",
                "This page is listed twice; it counts as one source.",
                span=reference.span,
                related=(first,),
                repair="keep one of the two",
            )


def _plain(url: str | None) -> str:
    """Return an address without what does not change the page: scheme, www, fragment, closing slash."""
    plain = (url or "").split("#")[0].split("://")[-1].lower().removeprefix("www.")
    return plain.split("?utm_")[0].rstrip("/")


def check_aggregator(case: Case, /) -> Iterator[Finding]:
    """Find references to pages that collect, shorten or repost what others wrote."""
    for reference in case.draft.references:
        host = _host(reference.url)
        address = _plain(reference.url) + "/"
        if host and any(address.startswith(known + "/") or host.endswith("." + known) for known in _collectors()):
            yield case.finding(
                "reference/aggregator",
                "warning",
                f"{host} passes on what others published; it is no source of its own.",
                span=reference.span,
                repair="refer to the page where it was published first",
            )


def _host(url: str | None) -> str:
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return ""
    return (parts.hostname or "").removeprefix("www.") if parts.scheme in ("http", "https") else ""


@cache
def _collectors() -> tuple[str, ...]:
    table = tomllib.loads(files("wortlaut.auditing").joinpath("hosts.toml").read_text(encoding="utf-8"))
    return tuple(str(host) for hosts in table.values() for host in hosts)


def check_title(case: Case, /) -> Iterator[Finding]:
    """Find references under another title than that of their page; a translated title is no fault."""
    for place, reference in enumerate(case.draft.references, start=1):
        name = case.referred.get(reference.name or str(place), "")
        document = case.sources.documents.get(name) if case.sources is not None else None
        if document is None or not document.title or not _is_other_title(reference.title, document.title):
            continue
        at = case.draft.text.find(reference.title, reference.span.start, reference.span.end)
        title = " ".join(document.title.split())
        safe = at >= 0 and not _MARKUP.search(title)
        yield case.finding(
            "reference/title",
            "warning",
            f"The page is called “{title}”.",
            span=reference.span,
            repair=f"print its title: {title}",
            edit=Edit(span=Span(at, at + len(reference.title)), text=title) if safe else None,
        )


def _is_other_title(printed: str, title: str) -> bool:
    from rapidfuzz import fuzz

    if len(title.split()) < SHORTEST_TITLE or len(printed.split()) < SHORTEST_TITLE:
        return False
    langs = detect(printed), detect(title)
    if langs[0] != langs[1]:  # a translated title; where only one shows its language, too
        return False
    return fuzz.token_set_ratio(printed.casefold(), title.casefold()) < ALIKE
