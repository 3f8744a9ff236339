"""The verb ``transcribe``: a recording to a transcript with times, which is then collected like any other."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from wortlaut.desk.progress import Progress, silent
from wortlaut.desk.saving import save_files
from wortlaut.errors import ReadError
from wortlaut.ports import Heard, SpeechRecogniser
from wortlaut.records import Skipped
from wortlaut.registry import load, specified
from wortlaut.settings import Settings

LARGEST = 4_000_000_000  # bytes of a recording: some forty hours of speech, compressed


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcribed:
    """What became of one recording: the file of its transcript, or why there is none."""

    recording: str
    path: Path | None = None
    cues: int = 0
    seconds: float = 0.0  # from the first word to the last
    skipped: Skipped | None = None


def open_recogniser(settings: Settings, /) -> SpeechRecogniser:
    """Return the user's recogniser; raises UsageError where none is named, ModelError where it is not there."""
    kind, name = specified(settings.recogniser, "recognisers", see="docs/collecting.md")
    opened: SpeechRecogniser = load("recognisers", kind)(name)
    return opened


def transcribe(
    recordings: Sequence[str | Path],
    folder: str | Path,
    /,
    *,
    lang: str = "",
    settings: Settings | None = None,
    progress: Progress = silent,
) -> Iterator[Transcribed]:
    """Yield what became of each recording; its transcript is a WebVTT in the folder that says who heard it.

    A recording whose transcript stands there already is passed over. Raises UsageError without a recogniser,
    ModelError where it lacks its runtime.
    """
    recogniser = open_recogniser(settings or Settings())
    for recording in map(Path, recordings):
        target = Path(folder) / f"{recording.stem}.vtt"
        if target.exists():
            yield _left(recording, "already_there", f"{target} is there; take it away to hear the recording anew")
            continue
        try:
            heard = list(progress(f"hearing {recording.name}", _heard(recording, recogniser, lang)))
            content = transcript(recording, heard, recogniser.name, lang)
        except OSError as error:
            yield _left(recording, "unopenable", str(error.strerror or error))
        except ReadError as error:
            yield _left(recording, "unreadable", str(error))
        else:
            (path,) = save_files({target.name: content}, folder)
            span = heard[-1].ends - heard[0].begins
            yield Transcribed(recording=str(recording), path=path, cues=len(heard), seconds=span)


def _heard(recording: Path, recogniser: SpeechRecogniser, lang: str) -> Iterator[Heard]:
    size = recording.stat().st_size
    if not recording.is_file() or not size:
        raise ReadError(f"{recording}: there is nothing in it")
    if size > LARGEST:
        raise ReadError(f"{recording}: more than {LARGEST:,} bytes", hint="cut it into parts")
    found = False
    for one in recogniser(recording, lang=lang):
        if one.text.strip():
            found = True
            yield one
    if not found:
        raise ReadError(f"{recording}: no words were heard in it")


def transcript(recording: Path, heard: Sequence[Heard], recogniser: str, lang: str, /) -> bytes:
    """Return the WebVTT of what was heard; its notes name the recording, its digest, and the recogniser."""
    with recording.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    notes = {"Transcriber": recogniser, "Lang": lang, "Recording": f"{recording.name} sha256:{digest}"}
    head = [f"{label}: {_line(value)}" for label, value in notes.items() if value]
    cues = [f"{_stamp(one.begins)} --> {_stamp(one.ends)}\n{_voice(one)}{_line(one.text)}" for one in heard]
    title = recording.stem.replace("_", " ").replace("-", " ")
    return "\n\n".join([f"WEBVTT - {_line(title)}", "\n".join(["NOTE", *head]), *cues, ""]).encode("utf-8", "replace")


def _voice(one: Heard) -> str:
    return f"<v {_line(one.speaker).replace('&gt;', '')}>" if one.speaker.strip() else ""


def _line(words: str) -> str:
    """Return words on one line in which WebVTT sees no tag and no times."""
    return " ".join(words.split()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _stamp(seconds: float) -> str:
    thousandths = max(0, round(seconds * 1000))
    minutes, rest = divmod(thousandths, 60_000)
    return f"{minutes // 60:02d}:{minutes % 60:02d}:{rest // 1000:02d}.{rest % 1000:03d}"


def _left(recording: Path, reason: str, detail: str) -> Transcribed:
    skipped = Skipped(record=str(recording), stage="collect", reason=reason, detail=detail)
    return Transcribed(recording=str(recording), skipped=skipped)
