"""What a plug-in offers: one small Protocol for each kind; plain fakes stand in ``wortlaut.testing``."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeVar

from wortlaut.records import Capture, Document, Note, Quotation, Skipped, Version

if TYPE_CHECKING:
    from numpy.typing import NDArray

In = TypeVar("In")
Out = TypeVar("Out")


class Reader(Protocol):
    """Turns the bytes of a capture into documents (a feed or a ``.jsonl`` holds many)."""

    media_types: tuple[str, ...]

    def __call__(self, capture: Capture, content: bytes, /) -> Iterator[Document | Skipped]:
        """Yield the documents and what of them cannot be read; raises ReadError where the bytes give no text."""


class Extractor(Protocol):
    """Proposes quotations of one document; several propose, one merge decides."""

    name: str  # "marks@1"

    def __call__(self, document: Document, /) -> Iterator[Quotation]:
        """Yield quotations in any order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagged:
    """What a tagger says of one window of a text, piece by piece; scores are logarithms of probabilities."""

    spans: Sequence[tuple[int, int]]  # where each piece stands in the text; empty for what stands for no text
    owned: int  # the first piece decided here; those before were decided in the window before
    labels: Mapping[str, tuple[str, ...]]  # the labels of each layer: "content": ("O", "I", "B-direct", ...)
    scores: Mapping[str, NDArray[Any]]  # for each layer: piece by label
    links: Mapping[str, NDArray[Any]]  # "content>source": piece by (0 = none, then pieces)


class Tagger(Protocol):
    """A learned helper that labels the pieces of a text."""

    name: str  # "extraction-1@3f2a09c1": its name and the beginning of its digest

    def __call__(self, text: str, paragraphs: Sequence[Sequence[tuple[int, int]]], /) -> Iterator[Tagged]:
        """Yield windows in order; ``paragraphs`` hold the spans of their sentences."""


class Publisher(Protocol):
    """Turns a note into files."""

    name: str

    def __call__(self, note: Note, documents: Mapping[str, Document], /) -> Mapping[str, bytes]:
        """Return file names (relative, with "/") and their bytes."""


class Store(Protocol):
    """A library: captures, documents and what was found in them."""

    lasts: bool  # whether what is kept is there when the program has ended

    def add_capture(self, capture: Capture, content: bytes, /) -> bool:
        """Keep the bytes once; return False where that digest was there already."""

    def add_documents(self, documents: Iterable[Document], /) -> int:
        """Keep the documents (the same id again replaces its text); return how many were new or changed."""

    def keep(self, capture: Capture, content: bytes, documents: Iterable[Document], /) -> tuple[str, ...]:
        """Keep the bytes and what was read from them, on disk when it returns; return under which ids the texts stand.

        A page fetched again is a new version only where its text changed; else its document is the one that was there.
        """

    def documents(self, *, ids: Sequence[str] | None = None) -> Iterator[Document]:
        """Yield current documents ordered by id; those asked for by id may be earlier versions too."""

    def revised(self) -> Sequence[str]:
        """Return the ids of current documents that have earlier versions, in order."""

    def earlier(self, name: str, /) -> Sequence[Document]:
        """Return the earlier versions of a current document, the latest first."""

    def search(self, words: str, /, *, limit: int = 20) -> Sequence[str]:
        """Return ids of documents that hold the words, best first."""

    def capture(self, digest: str, /) -> tuple[Capture, bytes] | None:
        """Return the capture and its bytes, None where the library has not got it."""

    def result(self, stage: str, key: str, inputs: str, /) -> bytes | None:
        """Return what the stage (name@version) found for the key, None where its inputs have changed since."""

    def keep_result(self, stage: str, key: str, inputs: str, found: bytes, /) -> None:
        """Keep what the stage found; the same stage and key again replaces it."""

    def versions(self) -> Mapping[str, str]:
        """Return for each document's id a digest that changes with the document, ordered by id."""

    def parts(self, kind: str, /) -> Mapping[str, bytes | memoryview]:
        """Return the parts of an index of that kind by name, ordered by name; large ones are mapped, not read."""

    def keep_parts(self, kind: str, parts: Mapping[str, bytes], /, *, drop: Collection[str] = ()) -> None:
        """Keep parts under their names (letters and digits), then forget those to be dropped."""

    def facts(self, kind: str, /) -> Mapping[str, bytes]:
        """Return what the library knows of that kind, by name: no stage found it, so no stage can find it again."""

    def keep_facts(self, kind: str, records: Mapping[str, bytes], /, *, drop: Collection[str] = ()) -> None:
        """Keep records under their names, then let go of those to be dropped; on disk when it returns."""

    def close(self) -> None:
        """Write everything out and let go of the files."""


class LastingStore(Store, Protocol):
    """A library on disk, with what was seen when."""

    def captures(self) -> Iterator[Capture]:
        """Yield each fetch, ordered by time, address and digest; their bytes are had one by one."""

    def history(self, address: str, /) -> Sequence[Version]:
        """Return the versions seen at an address (or of a document by its id), in the order of time; "" = of all."""

    def forget(self, documents: Collection[str], captures: Collection[str], /) -> None:
        """Remove documents with all that was found in them, and the bytes of captures, so that no trace is left."""


class Engine(Protocol):
    """Maps a pure stage over a stream, in order."""

    def map(self, stage: Callable[[In], Out], stream: Iterable[In], /) -> Iterator[Out]:
        """Yield the stage's results in the order of the stream."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One turn of a conversation with a chat model."""

    role: Literal["system", "user", "assistant"]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What a chat model wrote: any text at all, until somebody has read it."""

    text: str
    read: int | None = None  # tokens of the prompt, as the model counts; None where it does not say
    wrote: int | None = None  # tokens of the answer, thinking included


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """What the user gives to reach a chat model with."""

    endpoint: str = ""  # address of an OpenAI-compatible server; "" = none
    key: str = field(default="", repr=False)  # sent to that server alone
    timeout: float = 120.0  # seconds for one whole answer
    context: int = 4096  # tokens of prompt and answer together


class Model(Protocol):
    """A chat model; entry points ``wortlaut.models`` name what opens one: ``open(name, access) -> Model``."""

    name: str  # as a note prints it: "qwen3-4b"
    version: str  # all that its answers hang on besides the messages: name and digest or address, and parameters
    digest: str  # "sha256:..." of its weights; "" where nobody can tell

    def __call__(self, messages: Sequence[Message], /, *, schema: Mapping[str, object], most: int) -> Reply:
        """Return its answer of at most so many tokens, asked to fit the JSON schema; raises ModelError without one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What a search back end is asked for."""

    words: str  # as the user gave them; a back end may have a syntax of its own
    since: str = ""  # ISO date; "" = not limited
    until: str = ""
    lang: str = ""  # BCP 47; "" = any
    most: int = 100  # hits wanted


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """Where an archive keeps a page: one record of a WARC, packed by itself."""

    url: str  # of the WARC file
    offset: int  # bytes
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A page that a search back end names."""

    url: str
    stored: Stored | None = None  # None = it is fetched from where it is published


class Search(Protocol):
    """Names pages that fit a query; built with the place that the user gives (``searxng:PLACE``)."""

    def __call__(self, query: Query, ask: Callable[[str], bytes], /) -> Iterator[Hit | Skipped]:
        """Yield hits, best or newest first; ``ask`` fetches an address politely or raises FetchError."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A stretch of speech as a recogniser hears it."""

    begins: float  # seconds into the recording
    ends: float
    text: str
    speaker: str = ""  # where the recogniser tells voices apart


class SpeechRecogniser(Protocol):
    """Hears a recording; entry points ``wortlaut.recognisers`` name what opens one: ``open(name)``."""

    @property
    def name(self) -> str:
        """What a transcript says of who heard it: program, version and weights."""

    def __call__(self, recording: Path, /, *, lang: str = "") -> Iterator[Heard]:
        """Yield what is heard, in order; raises ReadError for what is no recording, ModelError without a runtime."""


class Writer(Protocol):
    """Turns statements into sentences of a note."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """What somebody said, to be put into another language."""

    text: str  # with places "{1}" for what code writes; each must stand in the answer once
    plain: str  # the same with nothing taken out, for an engine that knows no places
    lang: str  # ISO 639
    hints: tuple[str, ...] = ()  # what stands for {1}, {2} ... in the other language
    terms: tuple[tuple[str, str], ...] = ()  # words of it, and what they are called in the other language
    told: tuple[str, ...] = ()  # what was wrong with the last try
    tried: str = ""  # that try


class Translator(Protocol):
    """Puts passages into another language; entry points ``wortlaut.translators``: ``open(name, access)``."""

    @property
    def name(self) -> str:
        """What a note prints: "qwen3-4b", "argos de-en 1.3"."""

    @property
    def kind(self) -> Literal["model", "engine"]:
        """A model can be told what was wrong; an engine is given the passage with nothing taken out."""

    @property
    def digest(self) -> str:
        """The digest of the weights, "sha256:..."; "" where nobody can tell."""

    @property
    def cost(self) -> str:
        """What it has taken so far, in words; "" where nobody counts."""

    def __call__(self, passages: Sequence[Passage], /, *, to: str) -> Sequence[str]:
        """Return a translation of each passage, "" where it has none; raises ModelError where it gives no answer."""
