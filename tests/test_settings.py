"""Settings: the user's file, the folder's, the environment, flags, in that order; some are never the folder's."""

from __future__ import annotations

import pytest

from wortlaut.errors import SettingsError
from wortlaut.settings import OWN, chosen


@pytest.fixture
def places(tmp_path, monkeypatch):
    home, folder = tmp_path / "config" / "wortlaut", tmp_path / "folder"
    home.mkdir(parents=True)
    folder.mkdir()
    monkeypatch.chdir(folder)
    return home / "wortlaut.toml", folder / "wortlaut.toml", {"XDG_CONFIG_HOME": str(tmp_path / "config")}


def test_later_ones_win(places):
    own, folder, environment = places
    own.write_text(
        'lang = "fr"\nlength = "long"\ncontact = "desk@tidings.example"\nendpoint = "http://127.0.0.1:1/v1"\n'
    )
    folder.write_text('lang = "es"\nlength = "short"\n')
    settings = chosen({**environment, "WORTLAUT_LANG": "it", "WORTLAUT_GRADE": "fast"}, grade="accurate", lang=None)
    assert (settings.lang, settings.length, settings.grade) == ("it", "short", "accurate")
    assert (settings.contact, settings.endpoint) == ("desk@tidings.example", "http://127.0.0.1:1/v1")


@pytest.mark.parametrize("name", OWN)
def test_a_folder_that_came_from_somebody_chooses_no_place_to_send_texts_to(places, name):
    own, folder, environment = places
    folder.write_text(
        f"{name} = {'true' if name == 'allow_private' else chr(34) + 'https://evil.example/v1' + chr(34)}\n"
    )
    with pytest.raises(SettingsError, match="not for a folder to say") as error:
        chosen(environment)
    assert str(own) in error.value.hint
    assert f"WORTLAUT_{name.upper()}" in error.value.hint


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("nothing = 1", "no setting 'nothing'"),
        ("timeout = 'soon'", "'soon' is not a number"),
        ("timeout = -1", "-1 is not a number from"),
        ("timeout = 0", "0 is not a number from"),
        ("host_delay = inf", "not a number from 0 on"),
        ("host_delay = nan", "not a number"),
        ("workers = 'many'", "'many' is not a whole number"),
        ("workers = 2.5", "2.5 is not a whole number"),
        ("workers = true", "True is not a whole number"),
        ("workers = -2", "not a whole number from 0 on"),
        ("attempts = 0", "not a whole number from 1 on"),
        ('packs = ["law"]', "is not a text"),
        ("follow = 3", "3 is not true or false"),
        ("follow = 'maybe'", "'maybe' is not true or false"),
        ("timeout = ", "wortlaut.toml"),
    ],
)
def test_a_file_that_says_what_cannot_be_is_named(places, content, told):
    _, folder, environment = places
    folder.write_text(content)
    with pytest.raises(SettingsError, match=told):
        chosen(environment)


def test_numbers_texts_and_switches_are_read(places):
    _, folder, environment = places
    folder.write_text("workers = 0\ntimeout = 3\nlength = 500\nfollow = true\n")
    settings = chosen({**environment, "WORTLAUT_HOST_DELAY": "0", "WORTLAUT_ATTEMPTS": "1"})
    assert (settings.workers, settings.timeout, settings.length, settings.follow) == (0, 3.0, "500", True)
    assert (settings.host_delay, settings.attempts) == (0.0, 1)
