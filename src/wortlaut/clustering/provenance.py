"""Which wording stands for a statement: the one nearest to the speaker's mouth, never a blend."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from wortlaut.clustering.origins import copies, is_agency
from wortlaut.clustering.wording import Wording
from wortlaut.records import Block, Document, Origin, Quotation

RANKS = ("transcript", "interview", "own_report", "agency", "copy", "indirect")
SPOKEN_MEDIA = frozenset({"text/vtt", "application/x-subrip", "text/srt", "text/x-srt", "vtt", "srt"})
MOST_VOICES = 2  # an interview has one who asks and one who answers; more voices make a hearing or a panel
WHOLE = 0.5  # a wording with less than half the words of the fullest is a fragment and never stands for all of it
# Of the direct wordings of an occasion so many, and this share of them, must be in one language to tell that it was it.
FEWEST_DIRECT, NEARLY_ALL = 3, 0.75
LAST = 10**9


def why(quotation: Quotation, document: Document, copied: frozenset[str], /) -> str:
    """Return what kind of source this wording is, one of RANKS."""
    if _recorded(quotation, document):
        return "transcript"
    if quotation.turn is not None or _turn_at(quotation, document):
        return "interview" if _voices(document) <= MOST_VOICES else "transcript"
    if quotation.form not in ("direct", "mixed"):
        return "indirect"
    if is_agency(document):
        return "agency"
    return "copy" if document.id in copied else "own_report"


def languages(wordings: Sequence[Wording], documents: Mapping[str, Document], /) -> Mapping[str, str]:
    """Return what language one person spoke on each occasion, where a record or most direct speech tells."""
    recorded: dict[str, Counter[str]] = defaultdict(Counter)
    direct: dict[str, Counter[str]] = defaultdict(Counter)
    for wording in wordings:
        if wording.occasion is None or not wording.quotation.verbatim:
            continue
        document = documents[wording.quotation.document]
        turn = wording.quotation.turn is not None or _turn_at(wording.quotation, document)
        counts = recorded if turn or _recorded(wording.quotation, document) else direct
        counts[wording.occasion][wording.lang] += 1
    found = {occasion: lang for occasion, counts in direct.items() if (lang := _nearly_all(counts))}
    return found | {occasion: counts.most_common(1)[0][0] for occasion, counts in recorded.items() if len(counts) == 1}


def _nearly_all(counts: Counter[str]) -> str | None:
    lang, number = counts.most_common(1)[0]
    return lang if number >= FEWEST_DIRECT and number >= NEARLY_ALL * counts.total() else None


def best_first(
    wordings: Sequence[Wording],
    documents: Mapping[str, Document],
    origins: Sequence[Origin],
    /,
    *,
    language: str | None = None,
) -> tuple[list[Wording], str]:
    """Return the wordings, best first, and the reason for the first one; ``language`` is known to be the one spoken."""
    copied = copies(origins)
    reasons = {
        wording.id: why(wording.quotation, documents[wording.quotation.document], copied) for wording in wordings
    }
    recorded = "transcript" in reasons.values()
    spoken = language if language and not recorded else _spoken_language(wordings, reasons)
    fullest = max(len(wording.words) for wording in wordings)

    def rank(wording: Wording) -> tuple[bool, bool, int, bool, int, int, str]:
        return (
            wording.lang != spoken,
            len(wording.words) < WHOLE * fullest and reasons[wording.id] != "transcript",
            RANKS.index(reasons[wording.id]),
            wording.quotation.form != "direct",
            wording.published.first if wording.published else LAST,
            -len(wording.words),
            wording.id,
        )

    ordered = sorted(wordings, key=rank)
    best = ordered[0]
    return ordered, "translation" if best.lang != spoken and best.quotation.verbatim else reasons[best.id]


def _spoken_language(wordings: Sequence[Wording], reasons: Mapping[str, str]) -> str:
    """The language it was most likely said in: that of a recording, else of most direct speech, else the first."""
    recorded = sorted(wording.lang for wording in wordings if reasons[wording.id] == "transcript")
    if recorded:
        return Counter(recorded).most_common(1)[0][0]
    direct = Counter(wording.lang for wording in wordings if wording.quotation.verbatim)
    counts = direct or Counter(wording.lang for wording in wordings)
    firsts: dict[str, int] = {}
    for wording in wordings:
        first = wording.published.first if wording.published else LAST
        firsts[wording.lang] = min(first, firsts.get(wording.lang, LAST))
    return min(counts, key=lambda lang: (-counts[lang], firsts[lang], lang))


def _recorded(quotation: Quotation, document: Document) -> bool:
    block = _block_at(quotation, document)
    return document.media_type in SPOKEN_MEDIA or (block is not None and block.begins is not None)


def _turn_at(quotation: Quotation, document: Document) -> bool:
    block = _block_at(quotation, document)
    return block is not None and block.kind == "turn"


def _block_at(quotation: Quotation, document: Document) -> Block | None:
    place = quotation.content[0]
    return next((block for block in document.blocks if block.span.overlaps(place)), None)


def _voices(document: Document) -> int:
    return len({block.speaker for block in document.blocks if block.kind == "turn" and block.speaker})
