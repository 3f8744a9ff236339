"""Pages by typst: words reach its templates as values, never as markup, and no file, package or network is in reach."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

from wortlaut.errors import UsageError

Form = Literal["pdf", "svg", "png"]
_UNSHOWN = "could not be displayed"  # typst's words where no font has a character
_CONTROLS = dict.fromkeys((*range(32), 127, *range(128, 160)), " ")  # no font has them


def typeset(template: str, shown: Mapping[str, Any], /, *, form: Form, ppi: float = 144.0) -> bytes:
    """Return a template of this room filled with what is shown; of an image, the first page.

    Raises UsageError where typst is not installed, or no font on this machine has a character: nothing is printed with
    holes in it.
    """
    compiled = _compile(template, shown, "pdf")  # accessible PDF refuses what it cannot show; images would not
    if form != "pdf":
        compiled = _compile(template, shown, form, ppi=ppi)
    return compiled


def _compile(template: str, shown: Mapping[str, Any], form: Form, *, ppi: float = 144.0) -> bytes:
    try:
        import typst
    except ImportError as error:
        raise UsageError("PDF and cards need typst", hint="pip install 'wortlaut[pdf]'") from error
    with TemporaryDirectory() as folder:
        root = Path(folder)  # all that typst can read: the template
        (root / template).write_bytes(_source(template))
        try:
            pages = typst.compile(
                root / template,
                root=root,
                package_path=root,
                package_cache_path=root,
                format=form,
                ppi=ppi,
                sys_inputs={"shown": json.dumps(_cleaned(shown), ensure_ascii=False)},
                pdf_standards="ua-1" if form == "pdf" else None,
                timestamp=0,
            )
        except typst.TypstError as error:
            raise _told(str(error)) from error
    return bytes(pages[0] if isinstance(pages, list) else pages)


def _told(message: str) -> UsageError:
    """Return typst's complaint as ours, with what to install where a font is missing."""
    if _UNSHOWN not in message:
        return UsageError(f"typst: {message}", hint="write the note as html and print it from a browser")
    return UsageError(
        message.partition(": ")[2] or message,
        hint="install a font that has it (Debian: fonts-noto-core, for Chinese and Japanese fonts-noto-cjk)",
    )


def _cleaned(value: Any) -> Any:
    """Return the value without control characters and halves of characters."""
    if isinstance(value, str):
        return value.translate(_CONTROLS).encode("utf-8", "replace").decode()
    if isinstance(value, Mapping):
        return {key: _cleaned(inner) for key, inner in value.items()}
    return [_cleaned(inner) for inner in value] if isinstance(value, list | tuple) else value


@cache
def _source(template: str) -> bytes:
    return files("wortlaut.publishing").joinpath("templates", template).read_bytes()
