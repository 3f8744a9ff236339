"""Recordings to transcripts: who heard them is told wherever their words go, and bad files stop nothing."""

from __future__ import annotations

import sys
from types import SimpleNamespace

import pytest

import wortlaut
from wortlaut.desk.hearing import open_recogniser
from wortlaut.errors import ModelError, UsageError
from wortlaut.models.listener import parsed
from wortlaut.ports import Heard
from wortlaut.testing import FakeRecogniser

SAID = (
    Heard(begins=0.0, ends=2.5, text="Good morning.", speaker="Operator"),
    Heard(begins=62.0, ends=66.5, text="We will close three ferries & not <one> more.", speaker="Orla Benn"),
)


@pytest.fixture
def recording(tmp_path):
    path = tmp_path / "2025-05-03-harbour-call.wav"
    path.write_bytes(b"RIFF\x00\x00\x00\x00WAVEfmt ")
    return path


@pytest.fixture
def transcribe(monkeypatch, tmp_path):
    def call(*recordings, heard=SAID, lang="en"):
        class Recogniser(FakeRecogniser):
            def __call__(self, recording, /, *, lang=""):
                if isinstance(heard, Exception):
                    raise heard
                return super().__call__(recording, lang=lang)

        recogniser = Recogniser(() if isinstance(heard, Exception) else heard, name="fake 1.0 abc")
        monkeypatch.setattr("wortlaut.desk.hearing.open_recogniser", lambda settings: recogniser)
        return list(wortlaut.transcribe(recordings, tmp_path / "out", lang=lang))

    return call


def test_a_transcript_is_collected_like_any_other_and_says_who_heard_it(recording, transcribe):
    (made,) = transcribe(recording)
    assert (made.cues, made.seconds, made.skipped) == (2, 66.5, None)
    (document,) = wortlaut.collect(made.path).documents.values()
    assert document.heard_by == "fake 1.0 abc"
    assert (document.lang, document.published) == ("en", "2025-05-03")
    assert [(block.speaker, block.begins) for block in document.blocks] == [("Operator", 0.0), ("Orla Benn", 62.0)]
    assert "We will close three ferries & not <one> more." in document.text


def test_a_note_says_of_its_words_that_a_machine_heard_them(recording, transcribe):
    (made,) = transcribe(recording)
    brief = wortlaut.brief("Orla Benn", made.path, lang="en")
    ((_, content),) = brief.files(("jekyll",)).items()
    assert "(as fake 1.0 abc heard it; no person has checked these words)" in content.decode()
    (finding,) = [one for one in brief.audit.findings if one.code == "quote/heard"]
    assert finding.level == "note"
    assert "at 1:02" in finding.repair


def test_a_transcript_that_is_there_is_not_made_again(recording, transcribe):
    (first,) = transcribe(recording)
    first.path.write_text(first.path.read_text().replace("three", "four"))
    (second,) = transcribe(recording)
    assert second.skipped.reason == "already_there"
    assert "four" in first.path.read_text()


@pytest.mark.parametrize(
    ("heard", "told"), [((), "no words"), (wortlaut.errors.ReadError("no recording"), "no recording")]
)
def test_what_cannot_be_heard_is_left_with_its_reason_and_the_others_go_on(
    recording, transcribe, tmp_path, heard, told
):
    empty = tmp_path / "empty.wav"
    empty.touch()
    found = transcribe(empty, tmp_path / "gone.wav", recording, heard=heard)
    assert [one.path for one in found] == [None, None, None]
    assert [one.skipped.reason for one in found] == ["unreadable", "unopenable", "unreadable"]
    assert told in found[-1].skipped.detail


def test_words_of_a_recogniser_begin_no_cue(recording, transcribe):
    (made,) = transcribe(recording, heard=(Heard(begins=0, ends=1, text="a --> b\n\n00:01.000 --> 00:02.000\nc"),))
    (document,) = wortlaut.collect(made.path).documents.values()
    assert len(document.blocks) == 1


@pytest.mark.parametrize(
    "name", ["sound.mp3", "sound.m4a", "film.mp4", "film.webm", "sound.ogg", "sound.flac", "s.wav"]
)
def test_a_recording_that_is_collected_is_left_with_what_to_do(tmp_path, name):
    heads = {
        "mp3": b"\xff\xfb\x90\x00",
        "m4a": b"\x00\x00\x00\x20ftypM4A ",
        "mp4": b"\x00\x00\x00\x20ftypisom",
        "webm": b"\x1a\x45\xdf\xa3",
        "ogg": b"OggS",
        "flac": b"fLaC",
        "wav": b"RIFF\x24\x00\x00\x00WAVE",
    }
    (tmp_path / name).write_bytes(heads[name.rpartition(".")[2]] + bytes(200))
    (skipped,) = wortlaut.collect(tmp_path / name).skipped
    assert skipped.reason == "recording"
    assert "wortlaut transcribe" in skipped.detail


@pytest.mark.parametrize("spec", ["", "whisper", "whisper:", "nobody:x"])
def test_what_names_no_recogniser_is_told_with_the_kinds(spec):
    with pytest.raises(UsageError, match="recogniser") as error:
        open_recogniser(wortlaut.Settings(recogniser=spec))
    assert "command, whisper" in error.value.hint


@pytest.mark.parametrize(
    ("spec", "told"),
    [
        ("whisper:/nowhere", "no model.bin"),
        ("command:nobody-has-this {file}", "no such program"),
        ("command:cat", "where the recording goes"),
        ("command:'", "closing quotation"),
    ],
)
def test_a_recogniser_that_is_not_there_is_told(spec, told):
    with pytest.raises(ModelError, match=told):
        open_recogniser(wortlaut.Settings(recogniser=spec))


PRINTED = {
    "whisper.cpp": "\n[00:00:00.000 --> 00:00:02.500]   Good morning.\n[00:01:02.000 --> 00:01:06.000]   We stay.\n",
    "srt": "1\n00:00:00,000 --> 00:00:02,500\nGood\nmorning.\n\n2\n00:01:02,000 --> 00:01:06,000\nWe stay.\n",
    "vtt": "WEBVTT\n\n00:00.000 --> 00:02.500\nGood morning.\n\n01:02.000 --> 01:06.000\nWe stay.\n",
}


@pytest.mark.parametrize("form", PRINTED)
def test_what_programs_print_is_read(form):
    assert list(parsed(PRINTED[form])) == [
        Heard(begins=0.0, ends=2.5, text="Good morning."),
        Heard(begins=62.0, ends=66.0, text="We stay."),
    ]


def test_a_program_is_run_without_a_shell(recording, tmp_path):
    program = tmp_path / "hear.py"
    program.write_text(
        "import sys\nassert sys.argv[1:3] == ['-l', 'de']\n"
        "print('[00:00:00.000 --> 00:00:01.000] ' + sys.argv[3].rpartition('/')[2])\n"
    )
    hostile = recording.rename(tmp_path / "a; touch owned $(id).wav")
    spec = f"command:{sys.executable} {program} -l {{lang}} {{file}}"
    made = list(
        wortlaut.transcribe([hostile], tmp_path / "out", lang="de", settings=wortlaut.Settings(recogniser=spec))
    )
    assert made[0].skipped is None, made[0].skipped
    assert "a; touch owned $(id).wav" in made[0].path.read_text()
    assert not list(tmp_path.glob("owned*"))


def test_a_program_that_fails_is_told_with_its_last_words(recording, tmp_path):
    spec = f"command:{sys.executable} -c \"import sys; sys.exit('out of tune')\" {{file}}"
    (made,) = wortlaut.transcribe([recording], tmp_path / "out", settings=wortlaut.Settings(recogniser=spec))
    assert "out of tune" in made.skipped.detail


def test_whisper_hears_with_the_weights_of_a_folder(recording, tmp_path, monkeypatch):
    asked = {}

    class Model:
        def __init__(self, folder, **known):
            asked.update(known, folder=folder)

        def transcribe(self, path, language):
            asked["language"] = language
            return iter([SimpleNamespace(start=0.0, end=1.5, text=" We stay. ")]), None

    monkeypatch.setitem(sys.modules, "faster_whisper", SimpleNamespace(WhisperModel=Model))
    (tmp_path / "tiny").mkdir()
    (tmp_path / "tiny" / "model.bin").write_bytes(b"weights")
    settings = wortlaut.Settings(recogniser=f"whisper:{tmp_path / 'tiny'}")
    (made,) = wortlaut.transcribe([recording], tmp_path / "out", lang="en", settings=settings)
    assert "We stay." in made.path.read_text()
    assert "tiny 9a2b" in made.path.read_text() or "faster-whisper" in made.path.read_text()
    assert asked["local_files_only"] is True  # never fetched
    assert asked["language"] == "en"


def test_whisper_without_its_runtime_says_what_to_install(recording, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "faster_whisper", None)
    (tmp_path / "model.bin").write_bytes(b"weights")
    with pytest.raises(ModelError, match="faster_whisper") as error:
        list(
            wortlaut.transcribe(
                [recording], tmp_path / "o", settings=wortlaut.Settings(recogniser=f"whisper:{tmp_path}")
            )
        )
    assert "wortlaut[speech]" in error.value.hint
