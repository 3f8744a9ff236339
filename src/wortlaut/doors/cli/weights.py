"""The commands of the accurate grade: ``train`` and ``evaluate``."""

from __future__ import annotations

from typing import Annotated

import typer

from wortlaut.doors.cli.options import (
    FormOption,
    GradeOption,
    TaggerOption,
    chosen_here,
    listed,
    require_format,
)
from wortlaut.doors.cli.terminal import (
    door,
    say,
    show_progress,
    tell,
    tell_json,
)
from wortlaut.errors import UsageError


@door
def train(
    corpora: Annotated[list[str], typer.Argument(metavar="CORPUS.jsonl...", help="Documents with gold quotations.")],
    to: Annotated[str, typer.Option("--to", metavar="DIR", help="Folder for the weights and their card.")],
    grade: Annotated[
        str, typer.Option("--grade", metavar="GRADE", help="accurate: rules are not trained.")
    ] = "accurate",
    epochs: Annotated[int | None, typer.Option("--epochs", metavar="N", help="Times that each text is read.")] = None,
    seed: Annotated[
        int | None, typer.Option("--seed", metavar="N", help="The same seed gives the same weights.")
    ] = None,
    licence: Annotated[
        str,
        typer.Option("--licence", metavar="ID", help="Licence of the weights, for their card: what the data allow."),
    ] = "",
) -> None:
    """Train a tagger for the accurate grade; a run that was stopped goes on where its last epoch ended."""
    from wortlaut.desk import train as run

    def report(step: int, steps: int, loss: float) -> None:
        say(f"step {step} of {steps}, loss {loss:.3f}")

    if grade != "accurate":
        raise UsageError(f"nothing to train for the grade {grade!r}", hint="known: accurate; rules are not trained")
    card = run(corpora, to, epochs=epochs, seed=seed, licence=licence, report=report, progress=show_progress)
    tell(f"{card.version} in {to}: use it with --grade accurate --tagger {to}")


@door
def evaluate(
    gold: Annotated[list[str], typer.Argument(metavar="GOLD.jsonl...", help="Documents with gold quotations.")],
    grade: GradeOption = None,
    tagger: TaggerOption = None,
    extractors: Annotated[
        str, typer.Option("--extractors", metavar="NAMES", help="Comma-separated, instead of the grade's.")
    ] = "",
    form: FormOption = "text",
) -> None:
    """Measure how far what is extracted agrees with gold quotations."""
    from wortlaut.desk import evaluate as run
    from wortlaut.desk.views import evaluated_view
    from wortlaut.doors.cli.measures import evaluated_text

    require_format(form, "text", "json")
    settings = chosen_here(grade=grade, tagger=tagger)
    for evaluated in run(
        gold,
        grade=settings.grade,
        tagger=settings.tagger,
        extractors=listed(extractors),
        progress=show_progress,
    ):
        tell_json(evaluated_view(evaluated)) if form == "json" else tell(evaluated_text(evaluated))
