"""Programs that read aloud: espeak-ng, or piper with voices of the user's; text goes in as data only."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import wave
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from wortlaut.errors import UsageError

RATE = 22_050  # samples a second, of 16 bits, one channel: what espeak-ng and most voices of piper give
LONGEST = 120.0  # seconds that a program may take for one passage
_CODES = {"zh": "cmn"}  # espeak-ng's names where they are not those of BCP 47
_VOICES = {False: "+m3", True: "+f4"}  # espeak-ng's variants of one language: the note's own words, and those quoted
_WORDS_PER_MINUTE = "160"
_LANG = re.compile(r"[a-z]{2,3}")
_PHONEMES = re.compile(r"\[\[+|\]\]+")  # between these, espeak-ng takes letters for sounds


class Speaker(Protocol):
    """Reads a passage aloud."""

    def voice(self, lang: str, quoted: bool, /) -> str | None:
        """Return the voice's name, which changes where its sound does; None where the language has none."""

    def __call__(self, text: str, voice: str, /) -> bytes:
        """Return samples (RATE, 16 bits, one channel); raises UsageError where the program fails."""


@dataclass(frozen=True, slots=True)
class EspeakSpeaker:
    """espeak-ng: a hundred languages, a voice without a body."""

    program: str = "espeak-ng"

    def voice(self, lang: str, quoted: bool, /) -> str | None:
        """Return a variant of the language's voice."""
        code = _CODES.get(lang, lang)
        if not _LANG.fullmatch(lang) or not _has_voice(self.program, code):
            return None
        return f"{_version(self.program)} {code}{_VOICES[quoted]}"

    def __call__(self, text: str, voice: str, /) -> bytes:
        """Return the samples."""
        words = _PHONEMES.sub(lambda found: " ".join(found[0]), text)
        command = ["-b", "1", "-s", _WORDS_PER_MINUTE, "-v", voice.rpartition(" ")[2], "--stdin", "-w"]
        return _spoken([self.program, *command], words)


@dataclass(frozen=True, slots=True)
class PiperSpeaker:
    """piper with the user's voices (``lang`` or ``lang:quoted`` to a file); what it has no voice for, another reads."""

    voices: Mapping[str, str]
    program: str = "piper"
    other: EspeakSpeaker = field(default_factory=EspeakSpeaker)

    def voice(self, lang: str, quoted: bool, /) -> str | None:
        """Return the file of the language's voice, for quotations the one of their own."""
        known = self.voices.get(f"{lang}:quoted") if quoted else None
        return known or self.voices.get(lang) or self.other.voice(lang, quoted)

    def __call__(self, text: str, voice: str, /) -> bytes:
        """Return the samples."""
        if voice not in self.voices.values():
            return self.other(text, voice)
        if not Path(voice).is_file():
            raise UsageError(f"{voice}: no such voice", hint="voices are files that end in .onnx")
        return _spoken([self.program, "--model", voice, "--output_file"], text)


def speaker_of(voices: str, /) -> Speaker:
    """Return the speaker that a setting names: "de=VOICE.onnx,de:quoted=OTHER.onnx" for piper, "" for espeak-ng."""
    pairs = [pair.strip().partition("=") for pair in voices.split(",") if pair.strip()]
    if any(not sign or not _LANG.fullmatch(lang.removesuffix(":quoted")) for lang, sign, _ in pairs):
        raise UsageError(f"no voices: {voices!r}", hint="write them as de=VOICE.onnx,de:quoted=OTHER.onnx")
    return PiperSpeaker({lang: file for lang, _, file in pairs}) if pairs else EspeakSpeaker()


def _spoken(command: list[str], text: str) -> bytes:
    """Run the program: the text is its input, a file of ours its last argument, and no shell sees either."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "passage.wav"
        ended = _run([*command, str(file)], text.encode("utf-8", "replace"))
        try:
            return _samples(file.read_bytes())
        except (OSError, EOFError, wave.Error) as error:
            said = ended.stderr.decode("utf-8", "replace").strip()[:200]
            raise UsageError(f"{command[0]} gave no sound: {said or error}", hint="try the program by hand") from error


def _run(command: list[str], given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    name = command[0]
    if shutil.which(name) is None:
        raise UsageError(f"audio needs {name}, which is not here", hint=_HINTS.get(Path(name).name, f"install {name}"))
    try:
        return subprocess.run(command, input=given, capture_output=True, timeout=LONGEST, check=True)
    except subprocess.TimeoutExpired as error:
        raise UsageError(f"{name} took more than {LONGEST:.0f} seconds for one passage") from error
    except (OSError, subprocess.CalledProcessError) as error:
        said = (getattr(error, "stderr", None) or b"").decode("utf-8", "replace").strip()[:200]
        raise UsageError(f"{name} failed: {said or error}", hint="try the program by hand") from error


_HINTS = {"espeak-ng": "apt-get install espeak-ng", "piper": "pip install piper-tts"}


def _samples(content: bytes) -> bytes:
    """Return the samples of a WAV as ours; another rate is drawn out or pressed together in a straight line."""
    with wave.open(io.BytesIO(content)) as sound:
        if (sound.getnchannels(), sound.getsampwidth()) != (1, 2):
            raise wave.Error("not one channel of 16 bits")
        rate, samples = sound.getframerate(), bytes(sound.readframes(sound.getnframes()))
    if rate == RATE or not samples:
        return samples
    import numpy as np

    known = np.frombuffer(samples, dtype="<i2")
    places = np.linspace(0, len(known) - 1, round(len(known) * RATE / rate))
    drawn: bytes = np.interp(places, np.arange(len(known)), known).round().astype("<i2").tobytes()
    return drawn


@cache
def _version(program: str) -> str:
    return _run([program, "--version"]).stdout.decode("utf-8", "replace").partition("Data at")[0].strip()


@cache
def _has_voice(program: str, code: str) -> bool:
    return len(_run([program, f"--voices={code}"]).stdout.splitlines()) > 1
