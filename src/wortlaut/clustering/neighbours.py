"""One utterance that a report prints in two pairs of marks, with only "she said" between them, is one quotation."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from wortlaut.records import Document, Quotation

FOUND_BY = "joined@2"
PARAGRAPH = "\n\n"
# A full stop inside the marks ends the remark: what follows a tag behind it is another one. "!" and "?" end a sentence
# that a tag may still go on from.
STOPS = (".", "。", "…")
CLOSING = "”“\"»«›‹’‘' "
LONGEST_TAG = 60  # characters: "sagte Varga nach Angaben von Teilnehmern"
LONGEST = 400  # characters of both halves, about 60 words: what is longer is told as several remarks
# The mark that closes the first half, one tag without a full stop inside, and the mark that opens the second.
_TAG = re.compile(rf"[,.!?]?[”“\"»«›‹’']{{1,2}},?\s+[^.!?:;“”„\"»«›‹\n]{{3,{LONGEST_TAG}}}[.:]\s+[„“\"»«›‹‘‚]\Z")


Said = tuple[Quotation, str | None]  # and whose words they are, by Person.id


def joined(said: Iterable[Said], document: Document, /) -> list[Said]:
    """Return the document's quotations in order, halves of one utterance together; only of one known speaker."""
    found: list[Said] = []
    for quotation, person in sorted(said, key=lambda pair: pair[0].envelope):
        if found and person is not None and person == found[-1][1] and _one(found[-1][0], quotation, document):
            found[-1] = (_together(found[-1][0], quotation), person)
        else:
            found.append((quotation, person))
    return found


def _one(first: Quotation, second: Quotation, document: Document) -> bool:
    """Tell whether only a tag stands between two quotations in marks that are alike in all else."""
    begin, end = first.content[-1].end, second.content[0].start
    if document.text[first.content[-1].start : begin].rstrip(CLOSING).endswith(STOPS):
        return False
    if not begin < end <= len(document.text) or second.content[-1].end - first.content[0].start > LONGEST:
        return False
    plain = all(half.form == "direct" and half.turn is None and half.nested_in is None for half in (first, second))
    alike = (first.medium, first.negated, first.second_hand) == (second.medium, second.negated, second.second_hand)
    between = document.text[begin:end]
    return plain and alike and PARAGRAPH not in between and _TAG.match(between) is not None


def _together(first: Quotation, second: Quotation) -> Quotation:
    return replace(
        first,
        content=(*first.content, *second.content),
        hedge=(*first.hedge, *second.hedge),
        found_by=first.found_by if first.found_by.endswith(FOUND_BY) else f"{first.found_by}+{FOUND_BY}",
    )
