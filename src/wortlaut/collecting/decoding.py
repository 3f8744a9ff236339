"""Bytes to text: byte order marks, declared and guessed encodings, and what is no text at all."""

from __future__ import annotations

import codecs
import re

from wortlaut.collecting.reasons import Unreadable

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
PROBE = 65_536  # bytes looked at to guess an encoding or a kind
BROKEN_SHARE = 0.02  # more bytes than this outside UTF-8: it is another encoding, not damaged UTF-8
CONTROL_SHARE = 0.005  # text has practically none; compressed bytes have one in nine
NUL_SHARE = 0.3  # UTF-16 of Latin letters has every second byte zero
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
CONTROL_BYTES = bytes([*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20)])
WEB_NAMES = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252"}
_NOT_OF_PAGES = frozenset(  # Python's own, which no browser takes: they raise, or make marks of other letters
    {"punycode", "idna", "undefined", "unicode-escape", "unicode_escape", "raw-unicode-escape", "raw_unicode_escape"}
    | {"utf-7", "utf_7", "mbcs", "oem"}
)


def decode(content: bytes, /, *, declared: str | None = None) -> str:
    """Return the text with its lines ended by ``\\n``; raises Unreadable for what is no text."""
    text = _marked(content) or _unmarked(content, declared)
    if _suspect(content) and len(CONTROLS.findall(text[:PROBE])) > CONTROL_SHARE * min(len(text), PROBE):
        raise Unreadable("binary", "the file looks binary, not like text", hint="give the text, HTML or PDF of it")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _suspect(content: bytes) -> bool:
    """Tell whether there are control bytes at all, which is far quicker than to look for them in the text."""
    return len(content.translate(None, CONTROL_BYTES)) < len(content)


def _marked(content: bytes) -> str | None:
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    return None


def _unmarked(content: bytes, declared: str | None) -> str:
    wide = _wide(content[:PROBE])
    if wide:
        return content.decode(wide, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    name = _known(declared)
    if name and name != "utf-8":
        return content.decode(name, "replace")
    mended = content.decode("utf-8", "replace")
    wide_letters = sum(character > "\x7f" for character in mended[:PROBE])
    broken = mended[:PROBE].count("\ufffd")
    if broken <= BROKEN_SHARE * wide_letters or (name == "utf-8" and 2 * broken <= wide_letters):
        return mended
    return _guessed(content)


def _wide(head: bytes) -> str | None:
    """Return UTF-16 without its mark, known by the zeros on one side of each pair."""
    pairs = len(head) // 2
    if pairs < 2 or b"\x00" not in head:
        return None
    low, high = head[1::2].count(0), head[0::2].count(0)
    if low > NUL_SHARE * pairs and high == 0:
        return "utf-16-le"
    if high > NUL_SHARE * pairs and low == 0:
        return "utf-16-be"
    return None


def _guessed(content: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(content[:PROBE]).best()
    name = _known(best.encoding) if best is not None else None
    if name is None or name.startswith(("utf_16", "utf-16", "utf_32")):
        name = "cp1252"
    return content.decode(name, "replace")


def _known(name: str | None) -> str | None:
    """Return Python's name of an encoding, read as browsers do; None for an unknown one."""
    if not name:
        return None
    cleaned = name.strip().strip("\"'").lower()
    try:
        found = codecs.lookup(WEB_NAMES.get(cleaned, cleaned))
    except (LookupError, ValueError):
        return None
    return found.name if found._is_text_encoding and found.name not in _NOT_OF_PAGES else None
