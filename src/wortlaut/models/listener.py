"""A program of the user's that prints a transcript with times, such as whisper.cpp; no shell sees the command."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from wortlaut.errors import ModelError, ReadError
from wortlaut.ports import Heard

HOW = "write it as: command:whisper-cli -m MODEL.bin -l {lang} {file}"
MOST = 50_000_000  # characters of a transcript that are read
TOLD = 300  # of what the program says of a failure
_STAMP = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2}(?:[.,]\d{1,3})?)"
_LINE = re.compile(rf"\s*\[?\s*{_STAMP}\s*-->\s*{_STAMP}[^\]\n]{{0,60}}\]?[ \t]*(.*)")


@dataclass(frozen=True, slots=True)
class CommandRecogniser:
    """Hears with a program; its output is lines of whisper.cpp, SRT or WebVTT."""

    command: tuple[str, ...]

    @property
    def name(self) -> str:
        """The program, and what it was told but for the recording."""
        return " ".join(part for part in (Path(self.command[0]).name, *self.command[1:]) if "{" not in part)

    def __call__(self, recording: Path, /, *, lang: str = "") -> Iterator[Heard]:
        """Yield what is heard, in order; raises ReadError where the program fails or prints no times."""
        given = {"file": str(recording.absolute()), "lang": lang or "auto"}
        told = [_filled(part, given) for part in self.command]
        with subprocess.Popen(told, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
            out, complaints = run.communicate()
        if run.returncode:
            why = complaints.decode("utf-8", "replace").strip()[-TOLD:]
            raise ReadError(f"{recording}: {self.command[0]} ended with {run.returncode}: {why}")
        heard = list(parsed(out.decode("utf-8", "replace")[:MOST]))
        if not heard:
            raise ReadError(f"{recording}: {self.command[0]} printed no line with times", hint=HOW)
        yield from heard


def parsed(text: str, /) -> Iterator[Heard]:
    """Yield the lines with times of a transcript, with the words beside them or on the lines below."""
    open_: tuple[float, float, list[str]] | None = None
    for line in text.splitlines():
        found = _LINE.fullmatch(line)
        if found:
            if open_:
                yield from _heard(*open_)
            begins, ends = (_seconds(*found.group(first, first + 1, first + 2)) for first in (1, 4))
            open_ = begins, ends, [found[7]]
        elif open_ and line.strip() and not line.strip().isdigit():
            open_[2].append(line)
    if open_:
        yield from _heard(*open_)


def open_recogniser(name: str, /) -> CommandRecogniser:
    """Return the recogniser of a command line; raises ModelError where its program or the file's place is missing."""
    try:
        command = tuple(shlex.split(name))
    except ValueError as error:
        raise ModelError(f"{name!r}: {error}", hint=HOW) from error
    if not command or not any("{file}" in part for part in command[1:]):
        raise ModelError(f"{name!r} does not say where the recording goes", hint=HOW)
    if shutil.which(command[0]) is None:
        raise ModelError(f"{command[0]}: no such program", hint="install it, or give its path")
    return CommandRecogniser(command)


def _filled(part: str, given: dict[str, str]) -> str:
    for name, value in given.items():
        part = part.replace(f"{{{name}}}", value)
    return part


def _seconds(hours: str | None, minutes: str, seconds: str) -> float:
    return round(int(hours or 0) * 3600 + int(minutes) * 60 + float(seconds.replace(",", ".")), 3)


def _heard(begins: float, ends: float, words: list[str]) -> Iterator[Heard]:
    text = " ".join(" ".join(words).split())
    if text:
        yield Heard(begins=begins, ends=max(begins, ends), text=text)
