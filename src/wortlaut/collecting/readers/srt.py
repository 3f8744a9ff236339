"""SubRip subtitles: turns by the names in front of the words, with times."""

from __future__ import annotations

from collections.abc import Iterator

from wortlaut.collecting.building import join, language_of, name, place
from wortlaut.collecting.cues import Cue, labelled, turns
from wortlaut.collecting.days import day_in_name
from wortlaut.collecting.decoding import decode
from wortlaut.collecting.reasons import Unreadable
from wortlaut.records import Capture, Document

SECOND = 1000  # milliseconds


class SrtReader:
    """Reads SubRip files."""

    media_types: tuple[str, ...] = ("application/x-subrip",)

    def __call__(self, capture: Capture, content: bytes, /) -> Iterator[Document]:
        """Yield one document whose blocks are turns; "NAME:" and ">>" begin one."""
        cues = labelled(_cues(decode(content)))
        text, blocks = join(turns(cues, carry=True))
        if not text:
            raise Unreadable("unreadable", "no subtitle with words in it", hint="check that the file is whole")
        known = {**place(capture), "published": day_in_name(capture.uri), "lang": language_of(text)}
        yield Document(**known, id=name(capture), text=text, blocks=blocks)


def _cues(source: str) -> Iterator[Cue]:
    import pysubs2

    try:
        events = pysubs2.SSAFile.from_string(source, format_="srt")
    except (pysubs2.exceptions.Pysubs2Error, ValueError) as error:
        raise Unreadable("unreadable", f"not SubRip: {error}", hint="check its times") from error
    for event in events:
        yield Cue(begins=event.start / SECOND, ends=event.end / SECOND, text=event.plaintext.strip())
