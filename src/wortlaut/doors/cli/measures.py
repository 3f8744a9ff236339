"""The measures of an evaluation as a person reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wortlaut.desk import Evaluated

RATES = ("content_exact", "content_overlap", "content_chars", "end_to_end")


def evaluated_text(evaluated: Evaluated, /) -> str:
    """Return the figures of one corpus file, a line each."""
    figures = evaluated.figures
    lines = [
        f"{evaluated.file}: gold {figures['gold']}, predicted {figures['pred']}, {evaluated.speed:,.0f} characters/s",
        f"  by               {', '.join(evaluated.found_by)}",
    ]
    lines += ["  {:16s} P {p:.3f}  R {r:.3f}  F1 {f1:.3f}".format(name, **figures[name]) for name in RATES]
    lines.append(f"  speaker          {figures['speaker']}  given a partner {figures['speaker_given']}")
    lines.append(
        "  recall_by_type   " + ", ".join(f"{name} {rate}" for name, rate in figures["recall_by_type"].items())
    )
    if evaluated.false is not None:
        lines.append(f"  false ones       {evaluated.false} in a document that quotes nobody")
    return "\n".join(lines)
