"""A translation beside its original: which paragraph is which."""

from __future__ import annotations

from collections.abc import Iterator

from wortlaut.auditing.draft import Draft, Paragraph


def paired(draft: Draft, original: Draft, /) -> Iterator[tuple[Paragraph, Paragraph]]:
    """Yield the paragraphs of both notes that stand at one place; none of a section that has not as many."""
    if len(draft.paragraphs) == len(original.paragraphs):
        yield from zip(draft.paragraphs, original.paragraphs, strict=True)
        return
    if len(draft.headings) != len(original.headings):
        return
    for place, theirs in original.sections.items():
        mine = draft.sections.get(place, [])
        if len(mine) == len(theirs):
            yield from zip(mine, theirs, strict=True)


def uneven(draft: Draft, original: Draft, /) -> Iterator[tuple[int, int, int]]:
    """Yield each section that has not as many paragraphs as in the original: its place, and both numbers."""
    if len(draft.headings) != len(original.headings):
        return
    for place in sorted({*original.sections, *draft.sections}):
        mine, theirs = (len(one.sections.get(place, [])) for one in (draft, original))
        if mine != theirs:
            yield place, mine, theirs
