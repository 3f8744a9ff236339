"""What the library's commands show, as plain dictionaries."""

from __future__ import annotations

from wortlaut.desk.keeping import History, Hit, Rested
from wortlaut.desk.library import Library
from wortlaut.desk.views import View, skipped_view, spans_view
from wortlaut.desk.watching import Watched
from wortlaut.records import Document, Flaw, Forgotten, Revised, Revision, Version
from wortlaut.records.kept import address_of


def listed_view(document: Document, /, *, revised: bool) -> View:
    """Return a document as a list shows it, without its text."""
    return {
        "id": document.id,
        "address": address_of(document),
        "outlet": document.outlet,
        "date": document.published,
        "title": document.title,
        "lang": document.lang,
        "kind": document.media_type,
        "accessed": document.accessed,
        "capture": document.capture,
        "characters": len(document.text),
        "revised": revised,
    }


def hit_view(hit: Hit, /) -> View:
    """Return a document that has the words, with the passage."""
    document = hit.document
    return {
        "id": document.id,
        "address": address_of(document),
        "outlet": document.outlet,
        "date": document.published,
        "title": document.title,
        "span": spans_view((hit.passage,))[0],
        "passage": " ".join(hit.passage.of(document.text).split()),
    }


def version_view(version: Version, /) -> View:
    """Return one version of a page."""
    return {
        "number": version.number,
        "address": version.address,
        "document": version.document,
        "first": version.first,
        "last": version.last,
        "seen": version.seen,
        "captures": list(version.captures),
        "current": version.current,
    }


def revised_view(one: Revised, /) -> View:
    """Return one stretch that two versions print differently."""
    return {
        "kind": one.kind,
        "was": one.was,
        "now": one.now,
        "before": None if one.before is None else spans_view((one.before,))[0],
        "after": None if one.after is None else spans_view((one.after,))[0],
        "quotation": one.quotation,
    }


def revision_view(revision: Revision, library: Library, /) -> View:
    """Return what changed from one version to the next, and how it was announced."""
    text = library.documents[revision.after].text
    return {
        "before": revision.before,
        "after": revision.after,
        "silent": revision.announced is None,
        "announced": None if revision.announced is None else " ".join(revision.announced.of(text).split()),
        "changes": [revised_view(one) for one in revision.changes],
    }


def rested_view(one: Rested, /) -> View:
    """Return a note that rests on a document which is no longer what it was."""
    return {
        "note": one.note,
        "title": one.title,
        "files": list(one.files),
        "document": one.document,
        "state": one.state,
    }


def history_view(history: History, library: Library, /) -> View:
    """Return the versions of a page, the changes between them, and the notes on earlier ones."""
    return {
        "versions": [version_view(version) for version in history.versions],
        "revisions": [revision_view(revision, library) for revision in history.revisions],
        "notes": [rested_view(one) for one in history.notes],
    }


def flaw_view(flaw: Flaw, /, *, repaired: bool) -> View:
    """Return what is wrong in a library, and whether it was put right."""
    return {
        "code": flaw.code,
        "place": flaw.place,
        "message": flaw.message,
        "repair": flaw.repair or None,
        "repaired": repaired,
    }


def forgotten_view(stone: Forgotten, /) -> View:
    """Return the stone of a page that was forgotten on purpose."""
    return {
        "address": stone.address,
        "documents": list(stone.documents),
        "captures": list(stone.captures),
        "reason": stone.reason,
        "by": stone.by,
        "at": stone.at,
    }


def watched_view(watched: Watched, /) -> View:
    """Return what a run of a watch found, with places instead of words."""
    digest = watched.digest
    return {
        "at": digest.at,
        "files": [str(path) for path in watched.files],
        "documents": digest.documents,
        "news": [
            {
                "id": one.id,
                "kind": one.kind,
                "speaker": one.speaker,
                "document": one.document,
                "spans": spans_view(one.spans),
                "spoken": one.spoken,
                "said": one.said,
                "theme": one.theme or None,
                "followed": one.followed,
                "reports": one.reports,
                "outlets": list(one.outlets),
                "before": one.before,
                "was": spans_view(one.was),
            }
            for one in digest.news
        ],
        "quiet": list(digest.quiet),
        "unknown": list(digest.unknown),
        "skipped": [skipped_view(one) for one in digest.skipped],
    }
