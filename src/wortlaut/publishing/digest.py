"""What is new as a page, an e-mail and a feed: self-contained, nothing in them is loaded from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from hashlib import sha256
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from wortlaut.languages.base import language
from wortlaut.publishing.filled import filled
from wortlaut.publishing.text import day, marks, unbroken, web_address
from wortlaut.publishing.text import phrases as notes
from wortlaut.publishing.told import xml_text
from wortlaut.records import Document, Span
from wortlaut.records.edtf import QUALIFIERS
from wortlaut.records.fragments import fragment_link
from wortlaut.records.watched import Digest, News

KINDS = ("statement", "report", "changed")
TITLE = 90  # characters of a wording in the title of an entry


def page(digest: Digest, documents: Mapping[str, Document], /) -> bytes:
    """Return the digest as one page without scripts, under a policy that lets nothing load."""
    return filled("digest.html.jinja", _known(digest, documents)).encode("utf-8", "replace")


def mail(digest: Digest, documents: Mapping[str, Document], /) -> bytes:
    """Return the digest as an e-mail of text and HTML, ready to be opened and sent on; the same bytes every time."""
    known = _known(digest, documents)
    name = sha256(repr((digest.at, digest.news)).encode()).hexdigest()[:24]
    message = EmailMessage(policy=SMTP)
    message["Subject"] = " ".join(str(known["subject"]).split())
    message["From"] = "Wortlaut <watch@wortlaut.invalid>"
    message["Date"] = format_datetime(datetime.fromisoformat(digest.at))
    message["Message-ID"] = f"<{name}@wortlaut.invalid>"
    message["X-Unsent"] = "1"
    message.set_content(filled("digest.txt.jinja", known, plain=True), cte="quoted-printable")
    html = filled("digest.html.jinja", known)
    message.add_alternative(html, subtype="html", cte="quoted-printable")
    message.set_boundary(f"=_{name}")
    return message.as_bytes()


def feed(
    entries: Sequence[tuple[str, News]], documents: Mapping[str, Document], people: Sequence[str], lang: str
) -> bytes:
    """Return an Atom feed of what was new, each with the time at which it was; the latest first."""
    words = phrases(lang)
    who = ", ".join(people)
    shown = [
        {
            **_shown(one, documents, lang),
            "identifier": f"urn:uuid:{uuid5(NAMESPACE_URL, 'urn:wortlaut:news:' + xml_text(one.id))}",
            "at": at.replace("+00:00", "Z"),
        }
        for at, one in entries
    ]
    known = {
        "title": words["title"].format(who=who),
        "identifier": f"urn:uuid:{uuid5(NAMESPACE_URL, 'urn:wortlaut:watch:' + xml_text(who))}",
        "at": max((str(entry["at"]) for entry in shown), default="1970-01-01T00:00:00Z"),
        "entries": shown,
        "words": words,
        "marks": marks(lang),
        "lang": lang,
    }
    return filled("watch.atom.jinja", known).encode("utf-8", "replace")


def phrases(lang: str, /) -> Mapping[str, Any]:
    """Return the words of a digest in a language."""
    return language(lang).table("digest")


def _known(digest: Digest, documents: Mapping[str, Document]) -> dict[str, Any]:
    words = phrases(digest.lang)
    who = ", ".join([*digest.people, *digest.themes])
    date = day(digest.at[:10], digest.lang)
    return {
        "lang": digest.lang,
        "title": words["title"].format(who=who),
        "subject": words["subject"].format(who=who, n=len(digest.news), date=date),
        "intro": words["intro"].format(date=date, documents=digest.documents),
        "sections": list(_sections(digest, documents, words)),
        "silence": [
            *(words["quiet"].format(who=name) for name in digest.quiet),
            *(words["unknown"].format(who=name) for name in digest.unknown),
        ],
        "skipped": [f"{one.record}: {one.detail or one.reason}" for one in digest.skipped],
        "words": words,
        "marks": marks(digest.lang),
    }


def _sections(digest: Digest, documents: Mapping[str, Document], words: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the kinds of news, each by theme: followed themes first, what has none last."""
    for kind in KINDS:
        own = [one for one in digest.news if one.kind == kind]
        groups: dict[str, list[News]] = {}
        for one in sorted(own, key=lambda one: (not one.followed, not one.theme)):
            groups.setdefault(one.theme, []).append(one)
        if own:
            yield {
                "heading": words[kind],
                "groups": [
                    {
                        "heading": words["on"].format(theme=theme)
                        if theme
                        else words["other"]
                        if len(groups) > 1
                        else "",
                        "news": [_shown(one, documents, digest.lang) for one in known],
                    }
                    for theme, known in groups.items()
                ],
            }


def _shown(one: News, documents: Mapping[str, Document], lang: str) -> dict[str, Any]:
    words, document = phrases(lang), documents[one.document]
    outlet = document.outlet or words["unnamed"]
    wording = _words(document, one.spans)
    address = web_address(document.url)
    title = f"{one.speaker}: {wording}"
    return {
        "kind": one.kind,
        "speaker": one.speaker,
        "title": title if len(title) <= TITLE else f"{title[:TITLE].rsplit(' ', 1)[0]} …",
        "words": wording,
        "lang": document.lang if document.lang != "und" else "",
        "spoken": one.spoken,
        "told": words["told"].format(outlet=outlet),
        "line": words["said_by"].format(
            speaker=one.speaker, outlet=outlet, date=_date(one.said or document.published, lang) or words["undated"]
        ),
        "reports": words["reports"].format(n=one.reports, outlets=", ".join(one.outlets)) if one.reports > 1 else "",
        "url": fragment_link(address, document.text, _whole(one.spans)) if address else "",
        "file": document.file or "",
        "was": _words(documents[one.before], one.was) if one.before and one.was else "",
        "how": words["announced" if one.announced else "silent"] if one.kind == "changed" else "",
    }


def _date(value: str | None, lang: str) -> str:
    """Return a date in the language's words, and that it is not sure to the day."""
    plain = (value or "").rstrip(QUALIFIERS)
    shown = day(plain, lang)
    shapes = {10: "day", 7: "month", 4: "year"}
    if plain == value or len(plain) not in shapes:
        return day(value, lang)
    return str(notes(lang)["dates"][f"about_{shapes[len(plain)]}"]).format(date=shown)


def _words(document: Document, spans: Sequence[Span]) -> str:
    """Return the words as they stand; a comma that only leads on to who said them is left out."""
    return " […] ".join(unbroken(span.of(document.text)).strip() for span in spans).rstrip(",")


def _whole(spans: Sequence[Span]) -> Span:
    return Span(spans[0].start, spans[0].end)
