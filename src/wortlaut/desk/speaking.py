"""What reads notes aloud, by the settings, and where spoken passages are kept."""

from __future__ import annotations

from collections.abc import Mapping

from wortlaut.desk.saving import kept_in
from wortlaut.settings import Settings


def speech(settings: Settings, /) -> Mapping[str, object]:
    """Return what the publisher of audio is told; raises UsageError where the setting names no voices."""
    from wortlaut.publishing.speakers import speaker_of

    return {"speaker": speaker_of(settings.voices), "spoken": kept_in(settings, "spoken")}
