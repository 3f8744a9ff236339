"""One frozen tree of settings, read once at the door: the user's file < the folder's < WORTLAUT_* < flags."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from wortlaut.errors import SettingsError, reason

PREFIX = "WORTLAUT_"
FILE = "wortlaut.toml"
# Which program runs, where texts, queries and a key are sent, and whether private networks are asked, is the user's to
# say, and not that of a wortlaut.toml that came with somebody's folder.
_KINDS = {bool: "true or false", int: "a whole number", float: "a number", str: "a text"}
# The least of what no work is done without; of the other numbers it is 0.
_LEAST: Mapping[str, float] = {
    **dict.fromkeys(("max_bytes", "connections", "host_connections", "attempts", "context"), 1),
    **dict.fromkeys(("timeout", "model_timeout"), 0.001),
}
OWN = ("endpoint", "model_key", "allow_private", "recogniser", "search")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that can be chosen; no stage looks at the environment."""

    library: str = ""  # folder of the library; "" = a throw-away one for this call
    lang: str = ""  # of notes; "" = that of most of the person's statements
    length: str = "standard"  # of notes: short, standard, long or a number of words
    today: str = ""  # ISO date that stands for "today" (access dates); "" = the clock's
    allow_private: bool = False  # may fetch private, loopback and link-local addresses
    user_agent: str = "wortlaut/0.1 (+quotation research; respects robots.txt)"
    contact: str = ""  # an address or page for the people whose sites are asked; goes out with every request
    timeout: float = 20.0  # seconds for one whole answer from the network
    max_bytes: int = 50_000_000  # of one capture, unpacked
    connections: int = 32  # requests under way at once, to all hosts together
    host_connections: int = 1  # to one host
    host_delay: float = 1.0  # seconds between an answer of a host and the next request; robots.txt may ask for more
    attempts: int = 3  # for one address, where the network or the server fails in passing
    follow: bool = False  # also collect what feeds and sitemaps list
    most_listed: int = 1000  # addresses followed from one source that was named
    most_hits: int = 100  # of one query to one search back end
    recheck: float = 7.0  # days for which watch asks whether a page it took was changed, ever less often; 0 = never
    search: str = ""  # where --query is asked, comma-separated: searxng:URL, gdelt, commoncrawl:CC-MAIN-2025-38
    workers: int = 1  # processes that read archives; 1 = this one alone, 0 = one for each core
    grade: str = "fast"  # of extraction: "fast" = rules, "accurate" = rules and a learned tagger
    tagger: str = ""  # the accurate grade's: a name or a folder of weights; "" = the one that comes with the package
    people: str = ""  # a people.toml, or a Wikidata export (.json): names, roles, offices that the user knows
    themes: str = ""  # a themes.toml: the themes that the user files under
    packs: str = ""  # packs of themes for a domain, comma-separated: finance, law, logistics, sport, technology
    model: str = ""  # that words notes: "openai:NAME" at an endpoint, "llama:FILE.gguf" in this process; "" = none
    translator: str = ""  # of foreign quotations: "openai:NAME", "llama:FILE.gguf", "argos:FOLDER"; "" = none
    glossary: str = ""  # a glossary.toml: words that have one translation, by pair of languages
    endpoint: str = ""  # of an OpenAI-compatible server: "http://127.0.0.1:8080/v1"
    model_key: str = ""  # name of the environment variable that holds the server's key: "..._API_KEY"
    model_timeout: float = 120.0  # seconds for one whole answer
    context: int = 4096  # tokens that a prompt and its answer may have together
    thinking: int = 0  # tokens that a thinking model may use before each answer
    budget: str = ""  # of one note: "20000tokens", "0.50usd", or both with a comma; "" = no ceiling
    price_in: float = 0.0  # of a million tokens read
    price_out: float = 0.0  # of a million tokens written
    currency: str = "usd"  # of the prices
    answers: str = ""  # folder where a model's answers are kept; "" = in the library, else in the user's cache
    recogniser: str = ""  # of speech, for transcribe: "whisper:FOLDER", "command:PROGRAM ... {file}"; "" = none
    voices: str = ""  # of piper, for audio: "de=VOICE.onnx,de:quoted=OTHER.onnx"; "" = espeak-ng
    fail_on: str = "error"  # lowest level of a finding that makes the exit code 1


def read_settings(
    environment: Mapping[str, str], /, *, own: Path | None = None, file: Path | None = None, **flags: object
) -> Settings:
    """Return the settings of the user's ``own`` file, the folder's, the environment and flags (None = not given).

    Later ones win. Raises SettingsError for a setting that is unknown, has a wrong value, or is not a folder's to make.
    """
    settings = Settings()
    if own is not None and own.is_file():
        settings = _with(settings, _toml(own), str(own))
    if file is not None and file.is_file():
        values = _toml(file)
        if foreign := next((name for name in OWN if name in values), None):
            hint = f"say it in {own or 'a file of your own'} or in {PREFIX}{foreign.upper()}"
            raise SettingsError(f"{file}: {foreign} is not for a folder to say", hint=hint)
        settings = _with(settings, values, str(file))
    variables = {
        name.removeprefix(PREFIX).lower(): value for name, value in environment.items() if name.startswith(PREFIX)
    }
    known = {field.name for field in fields(Settings)}
    settings = _with(settings, {name: value for name, value in variables.items() if name in known}, "environment")
    return _with(settings, {name: value for name, value in flags.items() if value is not None}, "flags")


def chosen(environment: Mapping[str, str], /, **flags: object) -> Settings:
    """Return the settings of a command that runs here: of the user's file, this folder's, the environment and flags."""
    return read_settings(environment, own=own_file(environment), file=Path(FILE), **flags)


def own_file(environment: Mapping[str, str], /) -> Path:
    """Return where the user's own settings are: wortlaut/wortlaut.toml in the folder for configuration."""
    home = environment.get("XDG_CONFIG_HOME") or Path.home() / ".config"
    return Path(home) / "wortlaut" / FILE


def _toml(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise SettingsError(f"{file}: {reason(error)}", hint="mend the file or move it away") from error


def _with(settings: Settings, values: Mapping[str, object], where: str) -> Settings:
    known = {field.name: type(getattr(settings, field.name)) for field in fields(Settings)}
    for name, value in values.items():
        if name not in known:
            raise SettingsError(f"{where}: no setting {name!r}", hint=f"known: {', '.join(known)}")
        settings = replace(settings, **{name: _typed(value, known[name], f"{where}: {name}")})
    return settings


def _typed(value: object, kind: type, place: str) -> Any:
    if kind is bool and isinstance(value, str):
        if value.lower() in ("1", "true", "yes", "on"):
            return True
        if value.lower() in ("0", "false", "no", "off", ""):
            return False
    elif kind is bool or isinstance(value, bool | list | dict):
        if type(value) is kind:
            return value
    elif kind is str:
        return str(value)
    else:
        return _number(value, kind, place)
    raise SettingsError(f"{place}: {value!r} is not {_KINDS[kind]}")


def _number(value: Any, kind: type, place: str) -> Any:
    try:
        number = kind(value)
    except (TypeError, ValueError, OverflowError) as error:
        raise SettingsError(f"{place}: {value!r} is not {_KINDS[kind]}") from error
    if isinstance(value, float) and number != value:
        raise SettingsError(f"{place}: {value!r} is not {_KINDS[kind]}")
    least = _LEAST.get(place.rpartition(" ")[2], 0)
    if not least <= number < float("inf"):
        raise SettingsError(f"{place}: {value!r} is not {_KINDS[kind]} from {least} on")
    return number
