"""Audio: every sentence is read, quotations in another voice, and the length is what was read."""

from __future__ import annotations

import io
import shutil
import sys
import wave
from ast import literal_eval
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
import yaml

from wortlaut.errors import UsageError
from wortlaut.publishing import publish
from wortlaut.publishing.audio import CHAPTER, SENTENCE, TURN, AudioPublisher
from wortlaut.publishing.speakers import RATE, EspeakSpeaker, PiperSpeaker, speaker_of
from wortlaut.records import Section

LETTER = 40  # samples of a letter of the plain speaker
FAKE = """#!{python}
import sys, wave
arguments = sys.argv[1:]
if "--version" in arguments:
    print("fake 1")
elif any(one.startswith("--voices=") for one in arguments):
    print("Pty Language\\n" + (" 5 de" if arguments[0] in ("--voices=de", "--voices=en") else ""), end="")
else:
    words = sys.stdin.buffer.read().decode()
    with open({log!r}, "a") as log:
        print([arguments[:-1], words], file=log)
    if "silence!" in words:
        sys.exit("no such sound")
    with wave.open(arguments[-1], "wb") as sound:
        sound.setparams((1, 2, {rate}, 0, "NONE", ""))
        sound.writeframes(bytes(2 * {letter} * len(words)))
"""


@dataclass
class Plain:
    """Reads each letter as so many samples, and remembers what it read."""

    langs: tuple[str, ...] = ("en", "de")
    read: list[tuple[str, str]] = field(default_factory=list)

    def voice(self, lang: str, quoted: bool, /) -> str | None:
        return f"{lang}-{'quoted' if quoted else 'own'}" if lang in self.langs else None

    def __call__(self, text: str, voice: str, /) -> bytes:
        self.read.append((voice, text))
        return bytes(2 * LETTER * len(text))


def spoken(printed, **context):
    plain = Plain()
    files = AudioPublisher().within({"speaker": plain, **context})(printed.note, printed.documents)
    return plain, {name.partition("prado-pier-en")[2]: content for name, content in files.items()}


def frames(content: bytes) -> int:
    with wave.open(io.BytesIO(content)) as sound:
        assert (sound.getframerate(), sound.getnchannels(), sound.getsampwidth()) == (RATE, 1, 2)
        return sound.getnframes()


def test_quotations_have_a_voice_of_their_own_and_marks_are_not_read(printed):
    plain, _ = spoken(printed)
    assert ("en-quoted", "The pier will hold") in plain.read
    assert ("en-own", "Prado said:") in plain.read
    assert not [words for _, words in plain.read if "[" in words or words.isdigit()]
    assert plain.read[0] == ("en-own", "On the pier")


def test_the_length_is_that_of_the_sentences_and_the_pauses(printed):
    plain, files = spoken(printed)
    passages, chapters, turns = 7, 3, 4  # title, two headings and four sentences; each of these in two voices or kinds
    pauses = passages * round(SENTENCE * RATE) + chapters * round(CHAPTER * RATE) + turns * round(TURN * RATE)
    assert frames(files[".wav"]) == sum(LETTER * len(words) for _, words in plain.read) + pauses
    last = files[".chapters.txt"].decode().rpartition("END=")[2].split("\n")[0]
    assert int(last) == frames(files[".wav"])


def test_chapters_follow_each_other_without_a_gap(printed):
    _, files = spoken(printed)
    cues = [line.split(" --> ") for line in files[".chapters.vtt"].decode().splitlines() if "-->" in line]
    assert [start for start, _ in cues] == ["00:00:00.000", *(end for _, end in cues[:-1])]
    titles = files[".chapters.vtt"].decode().split("\n")
    assert titles[0] == "WEBVTT"
    assert [titles[at + 1] for at, line in enumerate(titles) if "-->" in line] == [
        "On the pier", "On the pier", "Where the sources differ",
    ]  # fmt: skip


def test_words_of_a_language_without_a_voice_are_read_by_the_notes_own(printed):
    section = printed.note.sections[1]
    sentence = section.paragraphs[0][0]
    pieces = tuple(replace(piece, lang="xx") if piece.quotation else piece for piece in sentence.pieces)
    note = replace(printed.note, sections=(replace(section, paragraphs=((replace(sentence, pieces=pieces),),)),))
    plain, _ = spoken(replace(printed, note=note))
    assert ("en-quoted", "The pier will hold") in plain.read
    with pytest.raises(UsageError, match="no voice for 'xx'"):
        spoken(replace(printed, note=replace(note, lang="xx")))


def test_what_was_read_once_is_not_read_again(printed, tmp_path):
    first, files = spoken(printed, spoken=tmp_path / "kept")
    second, again = spoken(printed, spoken=tmp_path / "kept")
    assert first.read
    assert second.read == []
    assert files == again
    changed = replace(printed, note=replace(printed.note, title="On another pier"))
    third, _ = spoken(changed, spoken=tmp_path / "kept")
    assert third.read == [("en-own", "On another pier")]


def test_a_folder_that_cannot_be_written_to_costs_only_time(printed, tmp_path):
    (tmp_path / "file").write_text("x")
    assert spoken(printed, spoken=tmp_path / "file")[1] == spoken(printed)[1]


def test_the_front_matter_says_audio_only_where_the_file_is(printed):
    context = {"speaker": Plain()}
    for formats, expected in ((["audio", "jekyll"], True), (["jekyll"], None)):
        files = publish(printed.note, printed.documents, formats=formats, context=context)
        (post,) = (content for name, content in files.items() if name.endswith(".md"))
        assert yaml.safe_load(post.decode().split("---\n")[1]).get("audio") is expected
        assert any(name.endswith(".wav") for name in files) is bool(expected)


@pytest.fixture
def fake(tmp_path):
    """A program that is called as espeak-ng is, and writes down what it was asked."""

    def make(name: str = "espeak-ng", rate: int = RATE) -> tuple[str, Path]:
        program, log = tmp_path / name, tmp_path / f"{name}.log"
        program.write_text(FAKE.format(python=sys.executable, log=str(log), rate=rate, letter=LETTER))
        program.chmod(0o755)
        return str(program), log

    return make


HOSTILE = "-w /etc/x $(touch y); `z` | \"' <speak> [[h@l'oU]] \x1b[2J"


def test_text_reaches_the_program_as_its_input_only(quoting, fake):
    program, log = fake()
    printed = quoting(HOSTILE)
    speaker = EspeakSpeaker(program)
    AudioPublisher().within({"speaker": speaker})(printed.note, printed.documents)
    calls = [literal_eval(line) for line in log.read_text().splitlines()]
    assert calls
    for arguments, words in calls:
        assert arguments[:4] == ["-b", "1", "-s", "160"]
        assert not [one for one in arguments if "touch" in one]
        assert "[[" not in words
        assert "\x1b" not in words
    assert {arguments[5] for arguments, _ in calls} == {"en+m3", "en+f4", "de+m3"}


def test_a_program_that_fails_is_named_with_what_it_said(fake):
    program, _ = fake()
    with pytest.raises(UsageError, match="failed: no such sound"):
        EspeakSpeaker(program)("silence!", "fake en+m3")
    with pytest.raises(UsageError, match=r"audio needs .*nowhere, which is not here"):
        EspeakSpeaker("nowhere").voice("de", False)


def test_piper_reads_with_the_voices_of_the_user_and_the_other_program_the_rest(fake, tmp_path):
    program, log = fake("piper", rate=16_000)
    other, _ = fake()
    voice = tmp_path / "de.onnx"
    voice.write_bytes(b"x")
    speaker = PiperSpeaker({"de": str(voice)}, program, EspeakSpeaker(other))
    assert speaker.voice("de", True) == str(voice)
    samples = speaker("Guten Tag", str(voice))
    assert len(samples) == 2 * round(9 * LETTER * RATE / 16_000)
    assert "--model" in log.read_text()
    assert len(speaker("Good day", speaker.voice("en", True))) == 2 * 8 * LETTER


@pytest.mark.parametrize("voices", ["de", "=x", "deutsch=x", "de=x,../y=z"])
def test_voices_that_are_none_are_refused(voices):
    with pytest.raises(UsageError, match="no voices"):
        speaker_of(voices)


def test_voices_are_read_from_the_setting():
    assert speaker_of("") == EspeakSpeaker()
    assert speaker_of("de=a.onnx, de:quoted=b.onnx").voice("de", True) == "b.onnx"


def test_espeak_itself_reads_a_note(printed):
    if shutil.which("espeak-ng") is None:
        pytest.skip("needs espeak-ng: apt-get install espeak-ng")
    own, others = (AudioPublisher()(printed.note, printed.documents) for _ in range(2))
    assert own == others
    (sound,) = (content for name, content in own.items() if name.endswith(".wav"))
    assert 5 < frames(sound) / RATE < 60
    with wave.open(io.BytesIO(sound)) as known:
        assert max(known.readframes(known.getnframes())) > 0
    speaker = EspeakSpeaker()
    quoted, plain = (speaker("The pier will hold", speaker.voice("en", one)) for one in (True, False))
    assert quoted != plain
    note = replace(printed.note, sections=(Section(heading="…", paragraphs=()),), title="·")
    silent = AudioPublisher()(note, printed.documents)
    assert next(frames(content) for name, content in silent.items() if name.endswith(".wav")) > 0
