"""Argos translation packages that lie on the user's disk, run by CTranslate2; nothing is ever fetched."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from wortlaut.errors import ModelError
from wortlaut.ports import Access, Passage

BEAM = 4  # candidates that the search keeps; one gives poorer sentences, more are not worth their time
PIVOT = "en"  # packages that do not join two languages directly mostly join both with English
MOST_TOKENS = 512  # of one sentence
LARGEST = 100_000  # bytes of a package's description
HOW = "unpack an .argosmodel file (a zip) there: it holds metadata.json, model/ and sentencepiece.model"

Step = Callable[[Sequence[str]], Sequence[str]]  # sentences of one language to those of another


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """A package as its metadata describes it."""

    folder: Path
    source: str
    target: str
    version: str


@dataclass(slots=True)
class ArgosTranslator:
    """Translates with the packages of a folder, directly or by way of English."""

    packages: Mapping[tuple[str, str], Package]
    load: Callable[[Package], Step]
    kind: Literal["engine"] = "engine"
    _steps: dict[tuple[str, str], Step] = field(default_factory=dict)
    _used: set[tuple[str, str]] = field(default_factory=set)

    @property
    def name(self) -> str:
        """The packages that were used, with their versions; all that there are before any was."""
        shown = sorted(self._used or self.packages)
        return "argos " + ", ".join(f"{one}-{other} {self.packages[one, other].version}" for one, other in shown)

    @property
    def digest(self) -> str:
        """The digest of the weights that were used."""
        whole = hashlib.sha256()
        for pair in sorted(self._used):
            with (self.packages[pair].folder / "model" / "model.bin").open("rb") as weights:
                whole.update(hashlib.file_digest(weights, "sha256").digest())
        return f"sha256:{whole.hexdigest()}" if self._used else ""

    @property
    def cost(self) -> str:
        """Nothing: it runs here."""
        return ""

    def __call__(self, passages: Sequence[Passage], /, *, to: str) -> Sequence[str]:
        """Return the translations; a passage whose language no package knows has none.

        An engine is no reader of braces: what it lost with them is translated again with nothing taken out.
        """
        found = []
        for one in passages:
            text = one.plain if one.told else one.text
            for pair in self._route(one.lang, to):
                text = " ".join(self._step(pair)(sentences(text)))
            found.append(text if self._route(one.lang, to) else "")
        return found

    def _route(self, source: str, target: str) -> tuple[tuple[str, str], ...]:
        ways = (((source, target),), ((source, PIVOT), (PIVOT, target)))
        return next((way for way in ways if all(pair in self.packages for pair in way)), ())

    def _step(self, pair: tuple[str, str]) -> Step:
        if pair not in self._steps:
            self._steps[pair] = self.load(self.packages[pair])
        self._used.add(pair)
        return self._steps[pair]


def open_translator(name: str, access: Access, /) -> ArgosTranslator:
    """Return a translator with the packages of a folder, or that one package; raises ModelError where none is there."""
    del access
    folder = Path(name).expanduser()
    homes = (folder, *(sorted(folder.iterdir()) if folder.is_dir() else ()))
    packages = {(one.source, one.target): one for home in homes if (one := read_package(home))}
    if not packages:
        raise ModelError(f"{folder}: no Argos package", hint=HOW)
    return ArgosTranslator(packages, load_package)


def read_package(folder: Path, /) -> Package | None:
    """Return what the folder's metadata says; None where it holds no package."""
    file = folder / "metadata.json"
    try:
        if not (folder / "model" / "model.bin").is_file() or file.stat().st_size > LARGEST:
            return None
        told: Any = json.loads(file.read_text(encoding="utf-8"))
        source, target = str(told["from_code"]), str(told["to_code"])
        return Package(folder=folder, source=source, target=target, version=str(told.get("package_version", "")))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def load_package(package: Package, /) -> Step:
    """Return what translates sentences; raises ModelError where the runtime or a file is missing or broken."""
    try:
        import ctranslate2
        import sentencepiece
    except ImportError as error:
        raise ModelError(f"Argos packages need {error.name}", hint="pip install 'wortlaut[argos]'") from error
    try:
        pieces = sentencepiece.SentencePieceProcessor(model_file=str(package.folder / "sentencepiece.model"))
        engine = ctranslate2.Translator(str(package.folder / "model"), device="cpu")
    except (OSError, RuntimeError, ValueError) as error:
        raise ModelError(f"{package.folder}: {error}", hint=HOW) from error

    def step(texts: Sequence[str]) -> Sequence[str]:
        tokens = [pieces.encode(text, out_type=str) for text in texts]
        if any(len(sentence) > MOST_TOKENS for sentence in tokens):
            return []  # cut off it would say something else
        results = engine.translate_batch(tokens, beam_size=BEAM, max_decoding_length=MOST_TOKENS)
        return [pieces.decode(result.hypotheses[0]) for result in results]

    return step


def sentences(text: str, /) -> list[str]:
    """Return the sentences of a passage: such models were trained on one at a time."""
    return list(_sentences(text)) or [text]


def _sentences(text: str) -> Iterator[str]:
    start = 0
    for place, letter in enumerate(text):
        ends = letter in "。！？" or (letter in ".!?" and text[place + 1 : place + 2] == " " and place - start > 20)
        if ends:
            yield text[start : place + 1].strip()
            start = place + 1
    if text[start:].strip():
        yield text[start:].strip()
