"""Whisper weights that lie on the user's disk, run by faster-whisper; nothing is ever fetched."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from wortlaut.errors import ModelError, ReadError
from wortlaut.ports import Heard

SHOWN = 12  # hexadecimal digits of the weights' digest in the name
HOW = "give the folder of a converted model (CTranslate2): it holds model.bin and config.json"


@dataclass(slots=True)
class WhisperRecogniser:
    """Hears with the weights of a folder; the model is loaded at the first recording."""

    folder: Path
    _model: Any = field(default=None, repr=False)
    _name: str = ""

    @property
    def name(self) -> str:
        """The runtime with its version, and the weights by folder and digest."""
        if not self._name:
            from importlib.metadata import PackageNotFoundError, version

            try:
                runtime = f"faster-whisper {version('faster-whisper')}"
            except PackageNotFoundError:
                runtime = "faster-whisper"
            with (self.folder / "model.bin").open("rb") as weights:
                digest = hashlib.file_digest(weights, "sha256").hexdigest()
            self._name = f"{runtime} {self.folder.resolve().name} {digest[:SHOWN]}"
        return self._name

    def __call__(self, recording: Path, /, *, lang: str = "") -> Iterator[Heard]:
        """Yield what is heard, in order; raises ModelError without the runtime, ReadError for what is no recording."""
        model = self._loaded()
        try:
            segments, _ = model.transcribe(str(recording), language=lang or None)
            for one in segments:
                yield Heard(begins=float(one.start), ends=float(one.end), text=str(one.text).strip())
        except (OSError, ValueError, RuntimeError, IndexError) as error:  # what PyAV and the model make of bad bytes
            raise ReadError(f"{recording}: no recording that can be heard: {error}") from error

    def _loaded(self) -> Any:
        if self._model is None:
            try:
                from faster_whisper import WhisperModel
            except ImportError as error:
                raise ModelError(f"speech needs {error.name}", hint="pip install 'wortlaut[speech]'") from error
            try:
                self._model = WhisperModel(str(self.folder), device="cpu", compute_type="int8", local_files_only=True)
            except (OSError, RuntimeError, ValueError) as error:
                raise ModelError(f"{self.folder}: {error}", hint=HOW) from error
        return self._model


def open_recogniser(name: str, /) -> WhisperRecogniser:
    """Return the recogniser of a folder; raises ModelError where no weights are there."""
    folder = Path(name).expanduser()
    if not (folder / "model.bin").is_file():
        raise ModelError(f"{folder}: no model.bin there", hint=HOW)
    return WhisperRecogniser(folder)
