"""What reads notes aloud, by the settings, and where spoken passages are kept."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from wortlaut.settings import Settings


def speech(settings: Settings, /) -> Mapping[str, object]:
    """Return what the publisher of audio is told; raises UsageError where the setting names no voices."""
    from wortlaut.publishing.speakers import speaker_of

    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "wortlaut"
    kept = Path(settings.library) if settings.library else cache
    return {"speaker": speaker_of(settings.voices), "spoken": kept / "spoken"}
