"""Pages by typst: words reach its templates as values, never as markup, and no file, package or network is in reach."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

from wortlaut.errors import UsageError

LATIN = ("Libertinus Serif", "Noto Serif")
CHINESE = ("SC", "TC", "HK", "JP", "KR")  # the same letter is drawn in another way in each place
OTHERS = ("Noto Naskh Arabic", "Noto Sans Arabic", "Noto Serif Hebrew", "DejaVu Serif", "DejaVu Sans")
_HANT = ("hant", "tw", "mo")
_PACKAGES = {
    "fonts-noto-cjk": ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "IDEOGRAPHIC", "FULLWIDTH", "HALFWIDTH"),
}
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
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


def variant(lang: str, /) -> str:
    """Return how the language draws Chinese letters, as the names of fonts have it: "SC", "TC", "HK", "JP" or "KR"."""
    primary, *others = lang.lower().split("-")
    if primary == "zh" and "hk" in others:
        return "HK"
    if primary == "zh" and any(part in _HANT for part in others):
        return "TC"
    return {"ja": "JP", "ko": "KR"}.get(primary, "SC")


def families() -> dict[str, tuple[str, ...]]:
    """Return for each variant the fonts to look for a letter in, in this order; what is on the machine is taken."""
    return {own: (*LATIN, *_chinese(own), *OTHERS) for own in CHINESE}


def _chinese(own: str) -> list[str]:
    places = dict.fromkeys((own, *CHINESE))
    return [f"Noto {kind} CJK {place}" for place in places for kind in ("Serif", "Sans")]


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
                sys_inputs={
                    "shown": json.dumps(_cleaned(shown), ensure_ascii=False),
                    "fonts": json.dumps(families()),
                },
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
    shown = message.partition('"')[2]
    escaped = _ESCAPED.match(shown)
    character = chr(int(escaped[1], 16)) if escaped else shown[:1]
    return UsageError(
        f"no font on this machine has {character!r} ({_name(character)})",
        hint=f"install one that has it (Debian: apt-get install {package_of(character)})",
    )


def _name(character: str) -> str:
    return unicodedata.name(character, f"U+{ord(character):04X}") if character else "?"


def package_of(character: str, /) -> str:
    """Return the Debian package of fonts that has the character, as far as one can tell by its name."""
    if "\U0001f000" <= character <= "\U0001faff":
        return "fonts-noto-color-emoji"
    script = _name(character)
    return next((package for package, names in _PACKAGES.items() if script.startswith(names)), "fonts-noto-core")


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
