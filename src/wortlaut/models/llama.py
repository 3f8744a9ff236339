"""A chat model in this process: a GGUF file run by llama.cpp, known by its digest, on no network."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from wortlaut.errors import ModelError, UsageError
from wortlaut.ports import Access, Message, Reply

MAGIC = b"GGUF"


@dataclass(kw_only=True)
class LlamaModel:
    """Runs the weights of one file; they are loaded when the first question is not answered by what was kept."""

    path: Path
    digest: str
    context: int = 4096

    @property
    def name(self) -> str:
        """The file's name without its ending."""
        return self.path.stem

    @property
    def version(self) -> str:
        """The digest of the weights, and the parameters."""
        return f"llama:{self.digest}?temperature=0&seed=0&context={self.context}"

    def __call__(self, messages: Sequence[Message], /, *, schema: Mapping[str, object], most: int) -> Reply:
        """Return the answer, its letters chosen by the schema's grammar; raises ModelError where the weights fail."""
        turns = [{"role": message.role, "content": message.text} for message in messages]
        form = {"type": "json_object", "schema": dict(schema)}
        self._weights.reset()  # an answer must not hang on the question before
        try:
            answer: Any = self._weights.create_chat_completion(
                messages=turns, response_format=form, temperature=0.0, seed=0, max_tokens=most
            )
        except (ValueError, RuntimeError) as error:
            raise ModelError(
                f"{self.path}: {error}", hint="raise context in wortlaut.toml, as far as the model goes"
            ) from error
        usage = answer.get("usage", {})
        return Reply(
            text=answer["choices"][0]["message"].get("content") or "",
            read=usage.get("prompt_tokens"),
            wrote=usage.get("completion_tokens"),
        )

    @cached_property
    def _weights(self) -> Any:
        try:
            from llama_cpp import Llama
        except ImportError as error:
            raise ModelError(
                "llama-cpp-python is not installed", hint="pip install 'wortlaut[llama]' (it builds for 20 minutes)"
            ) from error
        try:
            return Llama(model_path=str(self.path), n_ctx=self.context, seed=0, verbose=False)
        except (ValueError, RuntimeError, OSError) as error:
            raise ModelError(f"{self.path}: llama.cpp cannot load it: {error}", hint="is the file whole?") from error


def open_model(name: str, access: Access, /) -> LlamaModel:
    """Return the model of that GGUF file; raises UsageError where there is none, or it is something else."""
    path = Path(name).expanduser()
    try:
        with path.open("rb") as file:
            if file.read(len(MAGIC)) != MAGIC:
                raise UsageError(f"{path} is no GGUF file", hint="--model llama:PATH/TO/model.gguf")
            file.seek(0)
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}", hint="--model llama:PATH/TO/model.gguf") from error
    return LlamaModel(path=path, digest=f"sha256:{digest}", context=access.context)
