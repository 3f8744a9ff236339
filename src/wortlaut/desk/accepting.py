"""The file of accepted findings: read, and added to."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, fields
from pathlib import Path
from typing import TYPE_CHECKING

from wortlaut.errors import UsageError, WriteError

if TYPE_CHECKING:
    from wortlaut.auditing import Accepted
    from wortlaut.records import Audit

HINT = "a baseline is what `wortlaut audit NOTE --baseline FILE --accept FINGERPRINT --by WHO --why WHY` writes"


def read_accepted(path: str | Path, /) -> tuple[Accepted, ...]:
    """Return the entries of a baseline; none where there is no such file yet."""
    from wortlaut.auditing import Accepted

    if not Path(path).exists():
        return ()
    try:
        entries = json.loads(Path(path).read_bytes())["accepted"]
        known = [field.name for field in fields(Accepted)]
        read = [Accepted(**{name: str(entry[name]) for name in known}) for entry in entries]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{path}: not a baseline: {error!r}", hint=HINT) from error
    for number, one in enumerate(read, 1):
        if not (one.by.strip() and one.why.strip()):
            raise UsageError(f"{path}: entry {number} ({one.code}) says not who accepted it and why", hint=HINT)
    return tuple(read)


def accept(
    path: str | Path, audit: Audit, names: Sequence[str], /, *, by: str, why: str, on: str
) -> tuple[Accepted, ...]:
    """Add the findings of these fingerprints (or their beginnings) to the baseline; return the new entries."""
    from wortlaut.auditing import Accepted, base_name

    if not (by.strip() and why.strip()):
        raise UsageError("a finding is accepted by somebody, for a reason", hint="add --by NAME and --why REASON")
    known = {(one.note, one.fingerprint): one for one in read_accepted(path)}
    added = []
    for name in names:
        found = [one for one in audit.findings if one.fingerprint.startswith(name)]
        if len(found) != 1:
            raise UsageError(
                f"{'several findings' if found else 'no finding'} with the fingerprint {name!r}",
                hint="the text and the JSON of an audit name the fingerprint of each finding",
            )
        entry = Accepted(
            fingerprint=found[0].fingerprint,
            note=base_name(audit.note),
            code=found[0].code,
            quote=" ".join(found[0].quote.split()),
            by=by,
            why=why,
            on=on,
        )
        known[entry.note, entry.fingerprint] = entry
        added.append(entry)
    _write(path, [known[key] for key in sorted(known)])
    return tuple(added)


def _write(path: str | Path, entries: Sequence[Accepted]) -> None:
    beside = Path(f"{path}.part")
    try:
        text = json.dumps({"accepted": [asdict(one) for one in entries]}, ensure_ascii=False, indent=1)
        beside.write_text(text + "\n", encoding="utf-8")
        beside.replace(path)
    except OSError as error:
        raise WriteError(f"{path}: {error.strerror}", hint="name a file that can be written to") from error
