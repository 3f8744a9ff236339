"""The plots of a dossier as files of their own: SVG for a page, PNG for print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from wortlaut.errors import UsageError
from wortlaut.publishing.files import stem
from wortlaut.publishing.plots import Plot, outlets, standalone, timeline
from wortlaut.publishing.text import phrases
from wortlaut.records import Document, Dossier, Note

PRINT = 300.0  # dots per inch of the PNG


@dataclass(frozen=True, slots=True)
class PlotsPublisher:
    """Draws when a person spoke of what, and who printed it; needs the dossier, which a note alone does not hold."""

    name: str = "plots"
    context: Mapping[str, object] = field(default_factory=dict)

    def within(self, context: Mapping[str, object], /) -> PlotsPublisher:
        """Return this publisher with what else is known of the note: "dossier"."""
        return replace(self, context=context)

    def __call__(self, note: Note, documents: Mapping[str, Document], /) -> Mapping[str, bytes]:
        """Return two files a plot; raises UsageError without a dossier, or where it gives nothing to draw."""
        dossier = self.context.get("dossier")
        if not isinstance(dossier, Dossier):
            raise UsageError("plots are drawn from a dossier", hint="write it anew: wortlaut brief ... --as plots")
        drawn = {
            "timeline": timeline(dossier, documents, lang=note.lang),
            "outlets": outlets(dossier, documents, lang=note.lang),
        }
        files = {name: content for kind, plot in drawn.items() if plot for name, content in _files(note, kind, plot)}
        if not files:
            raise UsageError(f"{note.id}: nothing to draw", hint="a plot needs statements of two days, or two outlets")
        return files


def _files(note: Note, kind: str, plot: Plot) -> list[tuple[str, bytes]]:
    from wortlaut.publishing.typeset import typeset

    svg = standalone(plot)
    shown = {"svg": svg, "alt": plot.caption, "title": phrases(note.lang)["plots"][kind], "lang": note.lang[:2]}
    png = typeset("plot.typ", shown, form="png", ppi=PRINT)
    return [(f"{stem(note)}.{kind}.svg", svg.encode("utf-8", "replace")), (f"{stem(note)}.{kind}.png", png)]
