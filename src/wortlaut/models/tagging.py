"""A trained tagger at work: onnxruntime, one thread, windows of a document in batches."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wortlaut.errors import ModelError
from wortlaut.models.scheme import CONTENT, HOLDERS, LINK_WIDTH, LINKS, NEARNESS, SCHEME, columns
from wortlaut.models.windows import BEGIN, END, PAD, Paragraph, Window, windows
from wortlaut.ports import Tagged

if TYPE_CHECKING:
    from numpy.typing import NDArray

AHEAD = 32
"""Windows read before the shortest are batched with the shortest."""
BATCH = 8
UNLIKELY = 0.01
"""Probability of a beginning below which it is not asked where it leads."""
FIRST = CONTENT.index("B-more")
MISSING = "pip install 'wortlaut[accurate]'"


class OnnxTagger:
    """Labels the pieces of a text with the weights of one folder."""

    def __init__(self, folder: Path, name: str) -> None:
        self.name = name
        self._folder = folder
        self._session, self._tokenizer = _opened(folder)
        self._columns = columns()

    def __call__(self, text: str, paragraphs: Sequence[Paragraph], /) -> Iterator[Tagged]:
        """Yield windows in order."""
        cut = windows(self._tokenizer, text, paragraphs)
        while ahead := list(islice(cut, AHEAD)):
            outputs: list[Any] = [None] * len(ahead)
            order = sorted(range(len(ahead)), key=lambda place: len(ahead[place].ids))
            for start in range(0, len(order), BATCH):
                places = order[start : start + BATCH]
                for place, output in zip(places, self._run([ahead[place] for place in places]), strict=True):
                    outputs[place] = output
            for window, output in zip(ahead, outputs, strict=True):
                yield self._tagged(window, output)

    def __reduce__(self) -> tuple[type[OnnxTagger], tuple[Path, str]]:
        return OnnxTagger, (self._folder, self.name)

    def _run(self, batch: Sequence[Window]) -> NDArray[Any]:
        import numpy as np

        size = max(len(window.ids) for window in batch) + 2
        ids = np.full((len(batch), size), PAD, np.int64)
        for row, window in enumerate(batch):
            ids[row, : len(window.ids) + 2] = [BEGIN, *window.ids, END]
        return self._session.run(None, {"ids": ids})[0]  # type: ignore[no-any-return]

    def _tagged(self, window: Window, output: NDArray[Any]) -> Tagged:
        size = len(window.ids)
        rows = output[1 : size + 1]
        scores = {name: _log_softmax(rows[:, self._columns[name]]) for name in SCHEME}
        links = {
            f"{holder}>{link}": self._links(output[: size + 1], scores[holder], holder, link)
            for holder in HOLDERS
            for link in LINKS
        }
        return Tagged(spans=window.spans, owned=window.owned, labels=SCHEME, scores=scores, links=links)

    def _links(self, output: NDArray[Any], scores: NDArray[Any], holder: str, link: str) -> NDArray[Any]:
        """Return where each piece leads that content may begin with; the others lead nowhere."""
        import numpy as np

        size = len(scores)
        found = np.full((size, size + 1), -np.inf, np.float32)
        found[:, 0] = 0
        begins = np.exp(scores[:, FIRST:]).max(axis=1) > UNLIKELY
        if begins.any():
            asking = output[1:][begins][:, self._columns[f"{holder}>{link}"]]
            answers = output[:, self._columns[f"<{link}"]]
            scored = np.einsum("id,jd->ij", asking, answers) / math.sqrt(LINK_WIDTH)  # one thread, unlike a product
            found[begins] = _log_softmax(scored - NEARNESS * _distances(np.flatnonzero(begins), size))
        return found


def _distances(places: NDArray[Any], size: int) -> NDArray[Any]:
    """Return how far each place stands from each piece, with nothing for "none" in front."""
    import numpy as np

    apart = np.zeros((len(places), size + 1), np.float32)
    apart[:, 1:] = np.abs(places[:, None] - np.arange(size))
    return apart


def _log_softmax(rows: NDArray[Any]) -> NDArray[Any]:
    import numpy as np

    shifted = rows - rows.max(axis=1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True)))


def _opened(folder: Path) -> tuple[Any, Any]:
    """Return session and tokenizer; raises ModelError naming what to install."""
    try:
        import onnxruntime
        from tokenizers import Tokenizer
    except ImportError as error:
        raise ModelError(f"the accurate grade needs {error.name}, which is not installed", hint=MISSING) from error
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(folder / "model.onnx", options, providers=["CPUExecutionProvider"])
    return session, Tokenizer.from_file(str(folder / "tokenizer.json"))
