"""The note read aloud: another voice for what is quoted, a chapter for each section, no word that the page has not."""

from __future__ import annotations

import io
import shutil
import subprocess
import wave
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from wortlaut.errors import UsageError
from wortlaut.publishing.files import stem
from wortlaut.publishing.speakers import RATE, EspeakSpeaker, Speaker
from wortlaut.publishing.text import runs, unbroken
from wortlaut.records import Document, Note, Sentence

TURN, SENTENCE, CHAPTER = (
    0.15,
    0.35,
    0.9,
)  # seconds of silence where the voice changes, after a sentence, after a chapter
PACKED = {".opus": ("-c:a", "libopus", "-b:a", "32k"), ".mp3": ("-c:a", "libmp3lame", "-b:a", "64k")}  # for speech
_BITEXACT = ("-fflags", "+bitexact", "-flags:a", "+bitexact")  # the same note gives the same bytes
_SPECIAL = str.maketrans({character: f"\\{character}" for character in "=;#\\"})


@dataclass(frozen=True, slots=True)
class Chapter:
    """A stretch of the recording, in samples."""

    title: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class AudioPublisher:
    """Prints a WAV and its chapters (WebVTT, FFmetadata); Opus and MP3 where ffmpeg is on the machine."""

    name: str = "audio"
    media: str = "audio"  # the key of the front matter that is true when these files are written
    context: Mapping[str, object] = field(default_factory=dict)

    def within(self, context: Mapping[str, object], /) -> AudioPublisher:
        """Return this publisher with what else is known: "speaker", and "spoken" (a folder that keeps passages)."""
        return replace(self, context=context)

    def __call__(self, note: Note, documents: Mapping[str, Document], /) -> Mapping[str, bytes]:
        """Return the files; raises UsageError where nothing on the machine reads the note's language."""
        known = self.context.get("speaker")
        kept = self.context.get("spoken")
        reader = _Reader(known or EspeakSpeaker(), note.lang, kept if isinstance(kept, Path) else None)  # type: ignore[arg-type]
        samples = bytearray()
        chapters = []
        for title, passages in _parts(note, documents):
            start = len(samples) // 2
            for passage in passages:
                samples += passage.read(reader)
            samples += _silence(CHAPTER)
            chapters.append(Chapter(title, start, len(samples) // 2))
        sound = _wave(bytes(samples))
        metadata = _metadata(note, chapters)
        files = {
            ".wav": sound,
            ".chapters.vtt": _webvtt(chapters),
            ".chapters.txt": metadata,
            **_packed(sound, metadata),
        }
        return {f"{stem(note)}{ending}": content for ending, content in files.items()}


@dataclass(frozen=True, slots=True)
class _Passage:
    """A sentence or heading: its stretches with their language, and whether they are quoted."""

    stretches: tuple[tuple[str, str | None, bool], ...]

    def read(self, reader: _Reader) -> bytes:
        said = (reader(words, lang, quoted) for words, lang, quoted in self.stretches)
        return _silence(TURN).join(one for one in said if one) + _silence(SENTENCE)


@dataclass(frozen=True, slots=True)
class _Reader:
    """A speaker that reads the note's language where it has no other, and says nothing twice."""

    speaker: Speaker
    lang: str
    kept: Path | None

    def __call__(self, words: str, lang: str | None, quoted: bool) -> bytes:
        plain = " ".join("".join(letter if letter.isprintable() else " " for letter in words).split())
        if not any(letter.isalnum() for letter in plain):
            return b""
        own = self.lang.split("-")[0].lower()
        voice = self.speaker.voice((lang or own).split("-")[0].lower(), quoted) or self.speaker.voice(own, quoted)
        if voice is None:
            raise UsageError(f"no voice for {own!r} on this machine", hint="espeak-ng --voices lists those that are")
        name = sha256(f"{voice}\0{plain}".encode("utf-8", "replace")).hexdigest()
        file = self.kept / name[:2] / f"{name}.pcm" if self.kept else None
        if file and file.is_file():
            return file.read_bytes()
        samples = self.speaker(plain, voice)
        if file:
            with suppress(OSError):  # what cannot be kept is read again the next time
                file.parent.mkdir(parents=True, exist_ok=True)
                part = file.with_suffix(".part")
                part.write_bytes(samples)
                part.replace(file)  # whole or not at all
        return samples


def _parts(note: Note, documents: Mapping[str, Document]) -> Iterator[tuple[str, list[_Passage]]]:
    """Yield the title of each chapter and what is read in it; the note's own title opens the first."""
    opening = [_Passage(((note.title, None, False),))]
    for section in note.sections:
        heading = unbroken(section.heading)
        told = [_passage(one, documents) for paragraph in section.paragraphs for one in paragraph]
        yield heading or note.title, [*opening, *([_Passage(((heading, None, False),))] if heading else []), *told]
        opening = []


def _passage(sentence: Sentence, documents: Mapping[str, Document]) -> _Passage:
    spoken = (run for run in runs(sentence, documents) if run.kind != "reference")
    return _Passage(tuple((run.text, run.lang, run.kind == "speech") for run in spoken))


def _silence(seconds: float) -> bytes:
    return bytes(2 * round(seconds * RATE))


def _wave(samples: bytes) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setparams((1, 2, RATE, 0, "NONE", ""))
        sound.writeframes(samples)
    return file.getvalue()


def _webvtt(chapters: list[Chapter]) -> bytes:
    cues = (
        f"{number}\n{_clock(one.start)} --> {_clock(one.end)}\n{_cue(one.title)}\n"
        for number, one in enumerate(chapters, 1)
    )
    return "\n".join(["WEBVTT\n", *cues]).encode("utf-8", "replace")


def _cue(title: str) -> str:
    escaped = title.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return " ".join(escaped.split()) or "–"


def _clock(sample: int) -> str:
    milliseconds = sample * 1000 // RATE
    minutes, rest = divmod(milliseconds, 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest // 1000:02}.{rest % 1000:03}"


def _metadata(note: Note, chapters: list[Chapter]) -> bytes:
    """Return title and chapters as ffmpeg takes them with a file of sound."""
    lines = [";FFMETADATA1", f"title={_value(note.title)}", f"language={_value(note.lang)}"]
    for one in chapters:
        lines += [
            "[CHAPTER]",
            f"TIMEBASE=1/{RATE}",
            f"START={one.start}",
            f"END={one.end}",
            f"title={_value(one.title)}",
        ]
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def _value(words: str) -> str:
    return " ".join(words.translate(_SPECIAL).split())


def _packed(sound: bytes, metadata: bytes) -> dict[str, bytes]:
    """Return the recording as smaller files; nothing where ffmpeg is not on the machine, or cannot write a kind."""
    program = shutil.which("ffmpeg")
    if program is None:
        return {}
    packed = {}
    with TemporaryDirectory() as folder:
        (Path(folder) / "note.wav").write_bytes(sound)
        (Path(folder) / "note.txt").write_bytes(metadata)
        for ending, kind in PACKED.items():
            given = ("-nostdin", "-v", "error", "-i", "note.wav", "-i", "note.txt", "-map_metadata", "1")
            ended = subprocess.run(
                [program, *given, *kind, *_BITEXACT, f"note{ending}"], cwd=folder, capture_output=True, check=False
            )
            if ended.returncode == 0:
                packed[ending] = (Path(folder) / f"note{ending}").read_bytes()
    return packed
