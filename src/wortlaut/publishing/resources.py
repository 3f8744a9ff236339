"""Files that lie in the folders of this room, and Jinja's templates among them."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any


@cache
def resource(folder: str, name: str, /) -> str:
    """Return the text of a file in one of the folders."""
    return files("wortlaut.publishing").joinpath(folder, name).read_text(encoding="utf-8")


def template(folder: str, name: str, /, *, plain: bool = False) -> Any:
    """Return a template of a folder, which may name others beside it; what it shows is escaped unless ``plain``."""
    return _environment(folder, plain).get_template(name)


@cache
def _environment(folder: str, plain: bool) -> Any:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    return Environment(
        autoescape=not plain,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        loader=FunctionLoader(lambda name: resource(folder, name)),
    )
