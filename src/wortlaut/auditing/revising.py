"""What a page says otherwise than it did: words, figures and quotations that changed, announced or in silence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from wortlaut.auditing.tokens import Text, Token
from wortlaut.languages.base import known, language
from wortlaut.records import Document, Figure, Quotation, Revised, Revision, Span
from wortlaut.records.kept import RevisedKind

FOUND_BY = "revise@1"
_ORDER: tuple[RevisedKind, ...] = ("figure", "quotation", "title", "wording")
_PARAGRAPH = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A version with what stands in it."""

    document: Document
    quotations: Sequence[Quotation] = ()
    figures: Sequence[Figure] = ()


def revise(before: Read, after: Read, /) -> Revision:
    """Return what changed from one version to the next: figures first, then quotations, titles and other words.

    Spaces, line breaks and marks count for nothing; capitals do. A figure is shown whole where a part of it changed.
    """
    changes = [*_of_title(before.document, after.document)]
    changes += [_judged(pair, before, after) for pair in _changed(before.document.text, after.document.text)]
    changes.sort(key=lambda one: (_ORDER.index(one.kind), _place(one)))
    return Revision(
        before=before.document.id,
        after=after.document.id,
        changes=tuple(changes),
        announced=_announced(before.document, after.document),
    )


def still_stands(spans: Sequence[Span], document: Document, other: Document, /) -> bool:
    """Tell whether the words of the spans stand in the other version too, each stretch in one piece."""
    text = f" {' '.join(other.text.split())} "
    return all(" ".join(span.of(document.text).split()) in text for span in spans)


def _place(one: Revised) -> tuple[int, int]:
    return one.after.start if one.after else -1, one.before.start if one.before else -1


def _of_title(before: Document, after: Document) -> Iterator[Revised]:
    was, now = before.title or "", after.title or ""
    if was.split() != now.split():
        yield Revised(kind="title", before=None, after=None, was=was, now=now)


def _changed(before: str, after: str) -> Iterator[tuple[Span | None, Span | None]]:
    """Yield stretches that differ; paragraphs that are the same are passed over first, so that long texts are quick."""
    from rapidfuzz.distance import Levenshtein

    old, new = _paragraphs(before), _paragraphs(after)
    steps = Levenshtein.opcodes([words for words, _ in old], [words for words, _ in new])
    for alike, run in groupby(steps, key=lambda step: step.tag == "equal"):
        if not alike:
            parts = list(run)
            ours = [token for _, tokens in old[parts[0].src_start : parts[-1].src_end] for token in tokens]
            theirs = [token for _, tokens in new[parts[0].dest_start : parts[-1].dest_end] for token in tokens]
            yield from _of_words(ours, theirs, before, after)


def _of_words(
    ours: Sequence[Token], theirs: Sequence[Token], before: str, after: str
) -> Iterator[tuple[Span | None, Span | None]]:
    from rapidfuzz.distance import Levenshtein

    words = [[text[token.start : token.end] for token in tokens] for text, tokens in ((before, ours), (after, theirs))]
    for alike, run in groupby(Levenshtein.opcodes(*words), key=lambda step: step.tag == "equal"):
        if not alike:
            parts = list(run)
            was, now = ours[parts[0].src_start : parts[-1].src_end], theirs[parts[0].dest_start : parts[-1].dest_end]
            yield _span(was), _span(now)


def _paragraphs(text: str) -> list[tuple[str, list[Token]]]:
    """Return the words of each paragraph as one text, and the tokens they are."""
    tokens = Text(text).words
    found: list[tuple[str, list[Token]]] = []
    place = 0
    for end in [*(match.start() for match in _PARAGRAPH.finditer(text)), len(text)]:
        own = []
        while place < len(tokens) and tokens[place].start < end:
            own.append(tokens[place])
            place += 1
        if own:
            found.append((" ".join(text[token.start : token.end] for token in own), own))
    return found


def _span(tokens: Sequence[Token]) -> Span | None:
    return Span(tokens[0].start, tokens[-1].end) if tokens else None


def _judged(pair: tuple[Span | None, Span | None], before: Read, after: Read) -> Revised:
    was, now = pair
    counted = _touched(was, before.figures), _touched(now, after.figures)
    kind: RevisedKind = "wording"
    if any(counted) or _has_digit(was, before) or _has_digit(now, after):
        kind = "figure"
        was, now = _with(was, counted[0]), _with(now, counted[1])
    quotation = _quoted(now, after.quotations) or _quoted(was, before.quotations)
    return Revised(
        kind="quotation" if quotation and kind == "wording" else kind,
        before=was,
        after=now,
        was=was.of(before.document.text) if was else "",
        now=now.of(after.document.text) if now else "",
        quotation=quotation,
    )


def _touched(span: Span | None, figures: Sequence[Figure]) -> list[Span]:
    return [one.span for one in figures if span is not None and one.span.overlaps(span)]


def _has_digit(span: Span | None, read: Read) -> bool:
    return span is not None and any(map(str.isdigit, span.of(read.document.text)))


def _with(span: Span | None, figures: Sequence[Span]) -> Span | None:
    spans = [*figures, *([span] if span else [])]
    return Span(min(one.start for one in spans), max(one.end for one in spans)) if spans else None


def _quoted(span: Span | None, quotations: Sequence[Quotation]) -> str | None:
    """Return the innermost quotation that a change touches: its words, or who is said to have spoken them."""
    if span is None:
        return None
    touched = [one for one in quotations if any(part.overlaps(span) for part in (*one.content, *one.speaker, *one.cue))]
    return min(touched, key=lambda one: (len(one.envelope), one.id)).id if touched else None


def _announced(before: Document, after: Document) -> Span | None:
    """Return the paragraph's words that tell of a correction and stood not there before."""
    pattern = _notices()
    old = " ".join(before.text.split())
    for match in pattern.finditer(after.text):
        end = after.text.find("\n", match.end())
        span = Span(match.start(), end if end > 0 else len(after.text))
        if " ".join(span.of(after.text).split()) not in old:
            return span
    return None


@cache
def _notices() -> re.Pattern[str]:
    """Return what says in any language that a text was corrected; sites announce it in their own, not the text's."""
    phrases = [one for code in known() for one in language(code).own("corrections").get("notices", ())]
    ordered = sorted(set(phrases), key=lambda one: (-len(one), one))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, ordered)) + ")", re.IGNORECASE)
