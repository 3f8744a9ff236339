"""WebVTT: the turns of a recording, with speakers from ``<v Name>`` and times."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from wortlaut.collecting.building import join, language_of, name, one_line, place
from wortlaut.collecting.cues import Cue, labelled, turns
from wortlaut.collecting.days import day_in_name, written_day
from wortlaut.collecting.decoding import decode
from wortlaut.collecting.front import labelled_lines
from wortlaut.collecting.reasons import Unreadable
from wortlaut.records import Capture, Document

NOTE_LINES = 12  # of the notes before the first cue, in which a day is looked for
_VOICE = re.compile(r"<v(?:\.[^\s>]{0,40})?[ \t]([^>]{1,200})>")
_TAG = re.compile(r"</?[a-z0-9:.][^<>]{0,200}>", re.IGNORECASE)
_TITLE = re.compile(r"\AWEBVTT[ \t]+(?:-[ \t]*)?(\S.*)")
_TIMES = re.compile(r"^[\d:.,]{5,20}[ \t]+-->", re.MULTILINE)
_NOTE = re.compile(r"^NOTE[ \t]*", re.MULTILINE)


class WebvttReader:
    """Reads WebVTT transcripts."""

    media_types: tuple[str, ...] = ("text/vtt",)

    def __call__(self, capture: Capture, content: bytes, /) -> Iterator[Document]:
        """Yield one document whose blocks are turns."""
        source = decode(content)
        cues = labelled(cue for caption in _captions(source) for cue in _cues(caption))
        text, blocks = join(turns(cues, carry=not _VOICE.search(source)))
        if not text:
            raise Unreadable("unreadable", "no cue with words in it", hint="check that the transcript is whole")
        known = _header(source)
        known.setdefault("published", day_in_name(capture.uri))
        known["lang"] = language_of(text, declared=known.get("lang"))
        yield Document(**{**place(capture), **known}, id=name(capture), text=text, blocks=blocks)


def _captions(source: str) -> list[Any]:
    import webvtt
    from webvtt.errors import MalformedCaptionError, MalformedFileError

    try:
        captions: list[Any] = webvtt.from_buffer(io.StringIO(source)).captions
    except (MalformedFileError, MalformedCaptionError, ValueError, IndexError) as error:
        raise Unreadable("unreadable", f"not WebVTT: {error}", hint="check its first line and its times") from error
    return captions


def _cues(caption: Any) -> Iterator[Cue]:
    """Yield a cue for each voice of a caption; the times are those of the whole caption."""
    raw = str(caption.raw_text)
    begins, ends = _seconds(caption.start), _seconds(caption.end)
    pieces = _VOICE.split(raw)
    for speaker, words in [(None, pieces[0]), *zip(pieces[1::2], pieces[2::2], strict=True)]:
        yield Cue(begins=begins, ends=ends, text=_shown(words), speaker=one_line(_unescaped(speaker or "")))


def _shown(words: str) -> str:
    return _unescaped(_TAG.sub("", words)).strip()


def _unescaped(words: str) -> str:
    from html import unescape

    return unescape(words)


def _seconds(stamp: str) -> float:
    """Return the seconds of "01:02:03.500"."""
    total = 0.0
    for part in stamp.replace(",", ".").split(":"):
        total = total * 60 + float(part)
    return round(total, 3)


def _header(source: str) -> dict[str, Any]:
    """Return what stands before the first cue: the title on the first line, ``Label: value`` in notes."""
    first = _TIMES.search(source)
    head = source[: first.start() if first else 0]
    known = labelled_lines(_NOTE.sub("", head))
    notes = [line.strip() for note in _NOTE.split(head)[1:] for line in note.split("\n") if line.strip()]
    title = _TITLE.match(head)
    if title or notes:
        known.setdefault("title", title[1].strip() if title else notes[0])
    said = next((found for line in notes[:NOTE_LINES] if (found := written_day(line[:200]))), None)
    if said:
        known.setdefault("published", said)
    return known
