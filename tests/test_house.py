"""The house itself: a light front door, sorted names, tables that parse, nothing of anybody's machine in the tree."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import wortlaut
from wortlaut import registry
from wortlaut.errors import UnknownPluginError
from wortlaut.languages import known, language

ROOT = Path(__file__).resolve().parent.parent
HEAVY = {"sqlalchemy", "lxml", "trafilatura", "numpy", "msgspec", "rich", "httpcore2", "babel", "dateparser", "jinja2"}


def modules_after(statement: str) -> set[str]:
    program = f"import sys\n{statement}\nprint(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(ran.stdout.split())


def test_importing_the_front_door_imports_nothing_heavy():
    assert not modules_after("import wortlaut") & (HEAVY | {"typer", "dataclasses"})


def test_importing_the_command_line_imports_no_room():
    loaded = modules_after("import wortlaut.doors.cli.commands")
    assert not loaded & HEAVY
    assert not any(name.startswith(("wortlaut.collecting", "wortlaut.desk")) for name in loaded)


def test_public_names_are_sorted_and_there():
    assert sorted(wortlaut.__all__) == wortlaut.__all__
    assert all(hasattr(wortlaut, name) for name in wortlaut.__all__)
    with pytest.raises(AttributeError, match="no attribute 'bogus'"):
        _ = wortlaut.bogus


@pytest.mark.parametrize("code", known())
def test_every_table_of_a_language_parses(code):
    tables = sorted((ROOT / "src" / "wortlaut" / "languages" / code).glob("*.toml"))
    assert tables
    for table in tables:
        assert language(code).table(table.stem), table


@pytest.mark.parametrize("kind", ["readers", "searches", "extractors", "models", "publishers", "stores", "engines"])
def test_every_registered_plugin_loads(kind):
    assert registry.names(kind)
    for name in registry.names(kind):
        assert callable(registry.load(kind, name))


def test_an_unknown_plugin_lists_the_known_ones():
    with pytest.raises(UnknownPluginError, match=r"no reader named 'tape' .*html"):
        registry.load("readers", "tape")


def test_the_version_is_the_same_everywhere():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == wortlaut.__version__


def tracked() -> list[Path]:
    ran = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    return [ROOT / name for name in ran.stdout.split("\0") if name]


def test_the_tree_names_no_machine():
    absolute = re.compile(r"(?<![\w.:/])/(?:home|root|work|Users|tmp)/\w+")
    for path in tracked():
        if path.suffix in {".py", ".md", ".toml", ".sh", ".txt", ""} and path.is_file() and path != Path(__file__):
            found = absolute.search(path.read_text(encoding="utf-8", errors="replace"))
            assert found is None, f"{path.name}: {found and found.group()}"
