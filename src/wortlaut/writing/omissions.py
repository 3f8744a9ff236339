"""What a note leaves out, told in its last lines: statements by theme, changes and differences by their kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from wortlaut.records import Change, Conflict, Dossier, Evidence, Section, Sentence
from wortlaut.writing.phrases import Phrases
from wortlaut.writing.sides import reaches
from wortlaut.writing.telling import Telling, evidence_of
from wortlaut.writing.themes import held, titled


def statements_left(telling: Telling, dossier: Dossier, told: Sequence[Section], most: int, /) -> Sentence | None:
    """Say how many statements the note leaves out, and of which themes; None where it tells all.

    At most so many themes are named, those with most statements; the others are counted together.
    """
    known = {
        one.statement for section in told for paragraph in section.paragraphs for one in paragraph if one.statement
    }
    themes = held(telling, dossier)
    left = [
        (theme, rest)
        for theme, members in themes
        if (rest := [statement for statement in members if statement.id not in known])
    ]
    if not left:
        return None
    number = sum(len(rest) for _, rest in left)
    evidence = [evidence_of(telling.printable(statement)[0]) for _, rest in left for statement in rest]
    other = telling.phrases.one("headings.rest")
    counts = Counter({titled(theme) or other: len(rest) for theme, rest in left})
    if len(themes) == 1 or set(counts) == {other}:
        return telling.more("counts.left_one", number, evidence)
    return telling.more("counts.left", number, evidence, themes=_listed(telling.phrases, _fewer(counts, other, most)))


def lines_left(
    telling: Telling, changes: Sequence[Change], differences: Sequence[Sequence[Conflict]], /
) -> Sentence | None:
    """Say in what there were more changes and differences than the note has room for; None where it lists all."""
    phrases = telling.phrases
    parts = {
        "changes": Counter(str(change.kind) for change in changes),
        "differences": Counter(str(group[0].kind) for group in differences),
    }
    named = [
        phrases.one(f"counts.left_{part}").format(kinds=_of_kinds(phrases, kinds))
        for part, kinds in parts.items()
        if kinds
    ]
    if not named:
        return None
    entries: Iterable[Evidence] = (
        *(entry for change in changes for entry in change.evidence),
        *(entry for group in differences for conflict in group for entry in conflict.evidence),
    )
    evidence = [entry for entry in entries if reaches(telling, entry)]
    number = len(changes) + len(differences)
    return telling.more("counts.left_lines", number, evidence, parts=phrases.one("differences.between").join(named))


def _fewer(counts: Counter[str], other: str, most: int) -> dict[str, int]:
    """Return the largest counts, and the sum of the others under another name."""
    named = dict(counts) if len(counts) <= most else dict(counts.most_common(most))
    rest = counts.total() - sum(named.values())
    return {**{name: count for name, count in named.items() if name != other}, **_rest(named, other, rest)}


def _rest(named: dict[str, int], other: str, more: int) -> dict[str, int]:
    count = named.get(other, 0) + more
    return {other: count} if count else {}


def _of_kinds(phrases: Phrases, kinds: Counter[str]) -> str:
    shown = (
        phrases.count("counts.of_kind", count, kind=phrases.one(f"kinds.{kind}")) for kind, count in kinds.most_common()
    )
    return phrases.one("counts.of_theme_join").join(shown)


def _listed(phrases: Phrases, counts: dict[str, int]) -> str:
    """Return names with their counts; of one name alone the sentence gives the count."""
    if len(counts) == 1:
        return next(iter(counts))
    shown = (phrases.one("counts.of_theme").format(title=name, n=count) for name, count in counts.items())
    return phrases.one("counts.of_theme_join").join(shown)
