"""When a person spoke of what, and who printed it: two plots as SVG, drawn so that any page may hold them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from html import escape

from wortlaut.publishing.text import phrases
from wortlaut.records import Document, Dossier, Statement
from wortlaut.records.edtf import days

WIDTH, LABELS, RIGHT = 720, 190, 24  # of the drawing, of the names at its left, of what stays free at its right
ROW, TOP, BOTTOM = 30, 12, 34
STEP = 11  # statements nearer than this share one dot
SMALLEST, LARGEST = 5, 10  # radius of a dot
LONGEST_LABEL = 23  # characters
MOST_ROWS, MOST_COLUMNS, MOST_TICKS = 10, 24, 7
FAINT, STRONG = 0.1, 0.45  # opacity of a cell: the number on it stays readable in light and in dark mode
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Plot:
    """One drawing: its SVG, and what it shows in one line."""

    svg: str
    caption: str


@dataclass
class _Dot:
    x: float
    statements: list[str] = field(default_factory=list)
    first: date = date.min
    last: date = date.min


def timeline(
    dossier: Dossier, documents: Mapping[str, Document], /, *, lang: str, links: Mapping[str, str] | None = None
) -> Plot | None:
    """Return when the person spoke of each theme; None where fewer than two days are known.

    ``links`` gives the address of a statement that the page tells: its dot is a link then.
    """
    words = phrases(lang)["plots"]
    known = {one.id: day for one in dossier.statements if (day := _day(one, documents))}
    rows = [
        (theme.title or words["other"], [name for name in theme.statements if name in known])
        for theme in dossier.themes
    ]
    rows = [(title, names) for title, names in rows if names][:MOST_ROWS]
    shown = sorted(known[name] for _, names in rows for name in names)
    if len(set(shown)) < 2:
        return None
    first, last = shown[0].replace(day=1), shown[-1]
    height = TOP + ROW * len(rows) + BOTTOM
    months = range(_month(first), _month(last) + 1)
    parts = _axis(months, TOP + ROW * len(rows), lang, lambda month: _x(_first_of(month), first, last))
    described = []
    for number, (title, names) in enumerate(rows):
        y = TOP + ROW * number + ROW / 2
        parts.append(_label(title, y))
        parts.append(f'<line class="rule" x1="{LABELS}" x2="{WIDTH - RIGHT}" y1="{y}" y2="{y}"/>')
        parts += [_dot(dot, y, words, lang, links or {}) for dot in _dots(names, known, first, last)]
        span = _stretch(min(known[name] for name in names), max(known[name] for name in names), lang)
        described.append(f"{title}: {_counted(len(names), words)}, {span}")
    missing = len(dossier.statements) - len(shown)
    note = words["undated"].format(n=missing) if missing else ""
    svg = _svg("timeline", words["timeline"], "; ".join(described), height, parts)
    return Plot(svg, " ".join(filter(None, (words["timeline_caption"], note))))


def outlets(dossier: Dossier, documents: Mapping[str, Document], /, *, lang: str) -> Plot | None:
    """Return how many statements each outlet printed in each month; None where there is one outlet or one month."""
    words = phrases(lang)["plots"]
    counts: dict[str, Counter[int]] = defaultdict(Counter)
    for statement in dossier.statements:
        for name in sorted({paper for origin in statement.origins for paper in origin.documents}):
            document = documents.get(name)
            stretch = days(document.published) if document else None
            if document and document.outlet and stretch and date.fromordinal(stretch.first).year > 1:
                counts[document.outlet][_month(date.fromordinal(stretch.first))] += 1
    months = sorted({month for own in counts.values() for month in own})
    if len(counts) < 2 or len(months) < 2:
        return None
    size = max(1, -(-(months[-1] - months[0] + 1) // MOST_COLUMNS))  # months of one column
    columns = (months[-1] - months[0]) // size + 1
    ranked = sorted(counts, key=lambda outlet: (-counts[outlet].total(), outlet))[:MOST_ROWS]
    cell = (WIDTH - LABELS - RIGHT) / columns
    spans = [_column(months[0], at, size) for at in range(columns)]
    most = max(sum(counts[one][month] for month in span) for one in ranked for span in spans)
    parts: list[str] = []
    described = []
    for number, outlet in enumerate(ranked):
        y = TOP + ROW * number
        parts.append(_label(outlet, y + ROW / 2))
        for at, span in enumerate(spans):
            count = sum(counts[outlet][month] for month in span)
            parts += _cell(LABELS + at * cell, y, cell, count, most) if count else []
        described.append(f"{outlet}: {_counted(counts[outlet].total(), words)}")
    base = TOP + ROW * len(ranked)
    begin = months[0]
    all_months = range(begin, begin + columns * size)
    parts += _axis(all_months, base, lang, lambda month: LABELS + cell * ((month - begin) // size + 0.5))
    svg = _svg("outlets", words["outlets"], "; ".join(described), base + BOTTOM, parts)
    more = len(counts) - len(ranked)
    return Plot(svg, " ".join(filter(None, (words["outlets_caption"], words["more"].format(n=more) if more else ""))))


def standalone(plot: Plot, /) -> str:
    """Return the plot as a file of its own, in black on white for print."""
    style = (
        "<style>text{fill:#21201d;font:13px sans-serif}.rule{stroke:#c9c4b8}.tick{stroke:#8a857b}.dot{fill:#1d5f66}"
        ".cell{fill:#1d5f66}.count{font-size:11px}</style>"
    )
    paper = '<rect width="100%" height="100%" fill="#ffffff"/>'
    opening, closing = plot.svg.split("</desc>", 1)
    return f"{opening}</desc>{style}{paper}{closing}\n"


def _day(statement: Statement, documents: Mapping[str, Document]) -> date | None:
    """Return the day in the middle of when it was said, else first published."""
    papers = (documents.get(name) for origin in statement.origins for name in origin.documents)
    printed = sorted(paper.published for paper in papers if paper and paper.published)
    stretch = days(statement.moment.value if statement.moment else printed[0] if printed else None)
    if stretch is None or date.fromordinal(max(1, stretch.first)).year == 1 or stretch.length > 3 * 366:
        return None
    return date.fromordinal((stretch.first + stretch.last) // 2)


def _dots(names: Sequence[str], known: Mapping[str, date], first: date, last: date) -> list[_Dot]:
    dots: list[_Dot] = []
    for name in sorted(names, key=lambda one: (known[one], one)):
        x = _x(known[name], first, last)
        if not dots or x - dots[-1].x > STEP:
            dots.append(_Dot(x, first=known[name]))
        dots[-1].statements.append(name)
        dots[-1].last = known[name]
    return dots


def _dot(dot: _Dot, y: float, words: Mapping[str, str], lang: str, links: Mapping[str, str]) -> str:
    radius = min(LARGEST, SMALLEST + len(dot.statements) - 1)
    told = f"{_stretch(dot.first, dot.last, lang)}: {_counted(len(dot.statements), words)}"
    circle = f'<circle class="dot" cx="{dot.x:.1f}" cy="{y}" r="{radius}"><title>{escape(told)}</title></circle>'
    link = next((links[name] for name in dot.statements if name in links), None)
    return f'<a href="#{escape(link)}" aria-label="{escape(told)}">{circle}</a>' if link else circle


def _cell(x: float, y: float, width: float, count: int, most: int) -> list[str]:
    strength = FAINT + (STRONG - FAINT) * count / most
    box = f'x="{x + 1:.1f}" y="{y + 3}" width="{width - 2:.1f}" height="{ROW - 6}" rx="3"'
    return [
        f'<rect class="cell" {box} fill-opacity="{strength:.2f}"/>',
        f'<text class="count" x="{x + width / 2:.1f}" y="{y + ROW / 2 + 4}" text-anchor="middle">{count}</text>',
    ]


def _axis(months: range, y: float, lang: str, place: Callable[[int], float]) -> list[str]:
    """Return the line under the rows with a mark for some of the months, each where ``place`` puts it."""
    from babel.dates import format_date

    step = next((step for step in (1, 2, 3, 6, 12, 24, 60, 120) if len(months) / step <= MOST_TICKS), 240)
    parts = [f'<line class="tick" x1="{LABELS}" x2="{WIDTH - RIGHT}" y1="{y}" y2="{y}"/>']
    for month in months[::step]:
        x = place(month)
        named = format_date(_first_of(month), "MMM y" if step < _MONTHS else "y", locale=lang)
        parts.append(f'<line class="tick" x1="{x:.1f}" x2="{x:.1f}" y1="{y}" y2="{y + 5}"/>')
        parts.append(f'<text x="{x:.1f}" y="{y + 20}" text-anchor="middle">{escape(named)}</text>')
    return parts


def _x(day: date, first: date, last: date) -> float:
    length = max(1, last.toordinal() - first.toordinal())
    inner = WIDTH - LABELS - RIGHT - 2 * LARGEST
    return LABELS + LARGEST + inner * (day.toordinal() - first.toordinal()) / length


def _svg(kind: str, title: str, described: str, height: float, parts: Sequence[str]) -> str:
    names = f'aria-labelledby="{kind}-title {kind}-desc"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="plot" role="group" {names} viewBox="0 0 {WIDTH} {height:g}" '
        f'width="{WIDTH}" height="{height:g}"><title id="{kind}-title">{escape(title)}</title>'
        f'<desc id="{kind}-desc">{escape(described)}</desc>{"".join(parts)}</svg>'
    )


def _label(text: str, y: float) -> str:
    plain = " ".join(text.split())
    shown = plain if len(plain) <= LONGEST_LABEL else plain[: LONGEST_LABEL - 1].rstrip() + "…"
    return f'<text x="{LABELS - 12}" y="{y + 4}" text-anchor="end">{escape(shown)}</text>'


def _counted(count: int, words: Mapping[str, str]) -> str:
    return words["one"] if count == 1 else words["many"].format(n=count)


def _stretch(first: date, last: date, lang: str) -> str:
    from babel.dates import format_date

    ends = list(dict.fromkeys(format_date(day, "d MMM y", locale=lang) for day in (first, last)))
    return " – ".join(ends)


def _month(day: date) -> int:
    return day.year * _MONTHS + day.month - 1


def _first_of(month: int) -> date:
    return date(month // _MONTHS, month % _MONTHS + 1, 1)


def _column(first: int, at: int, size: int) -> range:
    return range(first + at * size, first + (at + 1) * size)
