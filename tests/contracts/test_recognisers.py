"""One suite for each speech recogniser: stretches in order, with words and times, the same each time, and a name."""

from __future__ import annotations

import sys
from types import SimpleNamespace

import pytest

from wortlaut import registry
from wortlaut.ports import Heard
from wortlaut.testing import FakeRecogniser

SAID = (Heard(begins=0.0, ends=1.5, text="Good morning."), Heard(begins=2.0, ends=4.0, text="We stay."))


@pytest.fixture(params=["fake", *registry.names("recognisers")])
def recogniser(request, tmp_path, monkeypatch):
    if request.param == "fake":
        return FakeRecogniser(SAID)
    opened = registry.load("recognisers", request.param)
    if request.param == "command":
        program = tmp_path / "hear.py"
        lines = [f"[00:00:{one.begins:06.3f} --> 00:00:{one.ends:06.3f}] {one.text}" for one in SAID]
        program.write_text(f"print({chr(10).join(lines)!r})")
        return opened(f"{sys.executable} {program} {{file}}")
    assert request.param == "whisper", "a new recogniser needs a place here"
    segments = [SimpleNamespace(start=one.begins, end=one.ends, text=f" {one.text}") for one in SAID]
    model = SimpleNamespace(transcribe=lambda path, language: (iter(segments), None))
    monkeypatch.setitem(sys.modules, "faster_whisper", SimpleNamespace(WhisperModel=lambda *_, **__: model))
    (tmp_path / "model.bin").write_bytes(b"weights")
    return opened(str(tmp_path))


def test_hears_in_order_and_the_same_each_time(recogniser, tmp_path):
    recording = tmp_path / "talk.wav"
    recording.write_bytes(b"RIFF\x00\x00\x00\x00WAVE")
    first, second = (tuple(recogniser(recording, lang="en")) for _ in range(2))
    assert first == second == SAID


def test_is_known_by_a_name(recogniser):
    assert recogniser.name.strip()
