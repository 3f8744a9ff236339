"""What a person sees: results on standard output, progress and messages on standard error, errors with their hint."""

from __future__ import annotations

import codecs
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import wraps
from io import TextIOWrapper
from typing import Any, ParamSpec, TypeVar

import typer

from wortlaut.errors import WortlautError, WriteError

P = ParamSpec("P")
T = TypeVar("T")

SHOWN = 12  # skipped sources listed by name on a terminal; --format json has them all
INTERRUPTED = 130
UNWRITTEN = 3
WRONG = 2
CONTROL = dict.fromkeys((*range(9), *range(11, 32), *range(127, 160), 0x202A, 0x202B, 0x202D, 0x202E, 0x2066, 0x2067))


def say(*words: object) -> None:
    """Print a message to standard error."""
    print(clean(" ".join(map(str, words))), file=sys.stderr)


def tell(text: str) -> None:
    """Print a result to standard output."""
    print(clean(text))


def tell_painted(text: str) -> None:
    """Print a result that was cleaned part by part and coloured by us."""
    print(text, end="")


def counted(number: int, noun: str) -> str:
    """Return how many there are: "1 source", "2 sources"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def is_coloured() -> bool:
    """Tell whether standard output is a terminal that shows colours, and nobody asked for none."""
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"


def tell_json(view: object) -> None:
    """Print a result as one line of JSON."""
    tell_file(json.dumps(view, ensure_ascii=False) + "\n")


def tell_file(text: str) -> None:
    """Print what programs read, JSON or a page: UTF-8 whatever the terminal has, as in a file of ``--to``."""
    if isinstance(sys.stdout, TextIOWrapper) and codecs.lookup(sys.stdout.encoding).name != "utf-8":
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    print(text, end="")


@contextmanager
def printing() -> Iterator[None]:
    """Let standard output take any sign, and leave with code 3 and a message where it takes no more (a full disk).

    A terminal or redirect of an old encoding shows ? for what it lacks, and that is said once.
    """
    if isinstance(sys.stdout, TextIOWrapper):
        codecs.register_error("wortlaut", _Replacing(sys.stdout.encoding))
        sys.stdout.reconfigure(errors="wortlaut")
    try:
        try:
            yield
        finally:
            if sys.stdout is not None:  # closed by whoever called us
                sys.stdout.flush()
    except BrokenPipeError:
        _drop_output()
        raise SystemExit(0) from None
    except OSError as error:
        _drop_output()
        say(f"wortlaut: {error.filename or 'standard output'}: {error.strerror}; the result is not whole")
        raise SystemExit(UNWRITTEN) from error


class _Replacing:
    """Puts ? for each sign that an encoding lacks; says so at the first."""

    def __init__(self, encoding: str) -> None:
        self._encoding = encoding
        self._said = False

    def __call__(self, error: UnicodeError) -> tuple[str, int]:
        if not isinstance(error, UnicodeEncodeError):
            raise error
        if not self._said:
            self._said = True
            say(f"wortlaut: {self._encoding} lacks some signs, ? stands for them; PYTHONUTF8=1 gives UTF-8")
        return "?" * (error.end - error.start), error.end


def _drop_output() -> None:
    """Throw away what is still to be printed: Python would try it again when it leaves, and fail again."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def clean(text: str) -> str:
    """Take out what would move the cursor, colour or reorder the terminal: texts are other people's."""
    return text.translate(CONTROL)


def door(command: Callable[P, T]) -> Callable[P, T]:
    """Turn errors raised on purpose into a message and exit code 2 (3 where nothing could be written), an interruption
    into 130."""

    @wraps(command)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return command(*args, **kwargs)
        except WortlautError as error:
            if kwargs.get("form") == "json":
                failure = {"type": type(error).__name__, "message": error.message, "hint": error.hint}
                print(json.dumps({"error": failure}), file=sys.stderr)
            else:
                say(f"wortlaut: {error.message}" + (f"\n  {error.hint}" if error.hint else ""))
            raise typer.Exit(UNWRITTEN if isinstance(error, WriteError) else WRONG) from error
        except KeyboardInterrupt:
            say("wortlaut: interrupted; with --library, the same command goes on where it stopped")
            raise typer.Exit(INTERRUPTED) from None
        except BrokenPipeError:
            sys.stderr.close()  # whoever read our output has left: nothing to tell anybody
            raise typer.Exit(0) from None

    return wrapped


def show_progress(
    stage: str, stream: Iterable[T], /, *, total: int | None = None, beside: Callable[[], str] | None = None
) -> Iterator[T]:
    """Pass the stream through with a bar on a terminal; elsewhere show nothing."""
    if not sys.stderr.isatty():
        yield from stream
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description:>12}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    more = () if beside is None else (TextColumn("{task.fields[beside]}"),)
    with Progress(*columns, *more, console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task(stage, total=total, beside="")
        for one in bars.track(stream, task_id=task, total=total):
            yield one
            if beside is not None:
                bars.update(task, beside=beside())


def say_skipped(skipped: Sequence[Any]) -> None:
    """List what was not used, each with its reason."""
    if not skipped:
        return
    say(f"skipped {len(skipped)}:")
    for one in skipped[:SHOWN]:
        say(f"  {one.record}: {one.detail or one.reason}")
    if len(skipped) > SHOWN:
        say(f"  … and {len(skipped) - SHOWN} more (--format json lists them all)")


def say_wording(wording: Any) -> None:
    """Say what a model did for a note, and what that took; nothing where none was asked."""
    if wording is None:
        return
    kept = f", {wording.known} of {wording.answers} answers were kept" if wording.known else ""
    say(f"{wording.model} worded {wording.made} of {wording.offered} sentences; {wording.cost}{kept}")
    _say_left("plain", wording.plain, wording.why)


def say_translating(made: Any) -> None:
    """Say what became of a note's translations; nothing where no translator was asked."""
    if made is None:
        return
    cost = f"; {made.cost}" if made.cost else ""
    say(f"{made.translator} translated {made.made} of {made.passages} passages{cost}")
    _say_left("untranslated", made.left, made.why)


def _say_left(how: str, left: Mapping[str, int], why: str) -> None:
    """Say how many are left as they were, by reason, and what stopped the work."""
    if left:
        say(f"  {how}: {', '.join(f'{number} {reason}' for reason, number in left.items())}")
    if why:
        say(f"  stopped: {why}")
