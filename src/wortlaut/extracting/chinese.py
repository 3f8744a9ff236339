"""Chinese: speech in marks and reports, by the clause that holds name and verb; there are no spaces to go by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from wortlaut.extracting.pairs import Pair
from wortlaut.extracting.scene import Scene
from wortlaut.languages import language
from wortlaut.records import Quotation, Span
from wortlaut.records.speech import Attitude, Medium

CLAUSE = re.compile(r"[^，。！？；：,;:!?“”「」『』\s]+")
SENTENCE = re.compile(r"[^。！？!?\n]+")
SUBJECT = 40
"""Characters of the longest subject, titles included."""
SHORT = 6
"""Characters below which a marked stretch without verb and name is a term, not speech."""
ENDINGS = "。！？，…!?,."
COLONS = ("：", ":")
LABEL = 12
"""Characters of the longest name before a colon, without a verb."""
MARKS = "“”「」『』"


@dataclass(frozen=True, slots=True)
class Told:
    """A clause that says who says: offsets of subject and verb."""

    subject: tuple[int, int]
    verb: tuple[int, int]


@cache
def _table() -> Mapping[str, tuple[str, ...]]:
    cues = language("zh").table("cues")
    return {
        group: tuple(sorted(words, key=lambda w: (-len(w), w))) for group, words in cues.items() if group != "words"
    }


@cache
def _verb() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, _table()["says"])))


@cache
def _between() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, _table()["between"])))


@cache
def _sourced() -> re.Pattern[str]:
    """Match "据林海燕介绍": who tells stands between the two words."""
    table = _table()
    return re.compile(f"(?:{'|'.join(table['according'])})(.+?)({'|'.join(table['tells'])})$")


@cache
def _quoted() -> re.Pattern[str]:
    """Match "援引林海燕的话": whose words a paper quotes."""
    return re.compile(f"(?:{'|'.join(_table()['quotes'])})(.+?)的(?:话|話)")


def marked(view: Scene, found_by: str, /) -> Iterator[Quotation]:
    """Yield one quotation for each outer pair of marks that holds speech; halves around a tag are one."""
    text = view.document.text
    last: tuple[Quotation, Told | None, int] | None = None
    for pair in view.pairs:
        if pair.depth:
            continue
        spans = tuple(Span(*span) for span in pair.spans)
        if last is not None and _goes_on(text, last[1], last[2], pair.opens):
            last = (replace(last[0], content=(*last[0].content, *spans)), None, pair.closes)
            continue
        if last is not None:
            yield last[0]
            last = None
        told = _around(text, pair)
        words = pair.spans[-1][1] - pair.spans[0][0]
        finished = text[pair.spans[-1][1] - 1] in ENDINGS
        if told is not None or (finished and words >= SHORT):
            last = (_quotation(view, spans, told, found_by, form="direct"), told, pair.closes)
    if last is not None:
        yield last[0]


def _goes_on(text: str, told: Told | None, closes: int, opens: int) -> bool:
    """Tell whether only a tag and a comma stand between two pairs of marks."""
    if told is None or not closes <= told.verb[0] < opens:
        return False
    return opens - told.verb[1] <= SHORT and text[told.verb[1] : opens].strip() in ("，", ",")


def reports(view: Scene, found_by: str, /) -> Iterator[Quotation]:
    """Yield what follows "she said," in each sentence without marks around it."""
    text = view.document.text
    for passage in view.passages:
        for sentence in SENTENCE.finditer(text, passage.paragraph.start, passage.paragraph.end):
            report = _report(text, *sentence.span())
            if report is not None:
                told, start, end = report
                yield _quotation(view, (Span(start, end),), told, found_by, form="indirect")


def _report(text: str, start: int, end: int) -> tuple[Told, int, int] | None:
    for clause in CLAUSE.finditer(text, start, end):
        told = _told(text, *clause.span())
        if told is None:
            continue
        first = told.verb[1]
        while first < end and text[first] in "，：:, ":
            first += 1
        if end - first >= SHORT and text[first] not in MARKS:
            return told, first, end
    return None


def _around(text: str, pair: Pair) -> Told | None:
    """Look behind the closing mark, where it may begin a tag, then before the opening one."""
    start = pair.closes
    while start < len(text) and text[start] in "，, ":
        start += 1
    clause = CLAUSE.match(text, start, min(len(text), start + SUBJECT + SHORT))
    if clause is not None and text[clause.end() : clause.end() + 1] in COLONS:
        clause = None  # it leads to the next words
    last = text[pair.spans[-1][1] - 1]
    if clause is not None and (last in ENDINGS or start > pair.closes):
        told = _told(text, *clause.span())
        if told is not None and clause.end() - told.verb[1] <= SHORT:
            return told
    return _before(text, pair.opens)


def _before(text: str, opens: int) -> Told | None:
    end = opens
    while end > 0 and text[end - 1] in "：:，, \n":
        end -= 1
    low = max(0, end - 2 * SUBJECT)
    clauses = [clause.span() for clause in CLAUSE.finditer(text, low, end)]
    sentence = max(text.rfind(sign, low, end) for sign in "。！？\n")
    for begin, stop in reversed(clauses):
        if begin <= sentence:
            return None
        told = _told(text, begin, stop)
        if told is not None:
            return told
    return _label(text, clauses[-1], end, sentence) if clauses else None


def _label(text: str, clause: tuple[int, int], end: int, sentence: int) -> Told | None:
    """Read "林海燕：“...”" at the beginning of its sentence: a name and a colon."""
    start, stop = clause
    alone = stop == end and start == sentence + 1 and stop - start <= LABEL
    return Told((start, stop), (stop, stop + 1)) if alone and text[stop : stop + 1] in COLONS else None


def _told(text: str, start: int, end: int) -> Told | None:
    """Find the subject and the first reporting verb of a clause."""
    table = _table()
    sourced = _sourced().match(text, start, end)
    if sourced is not None:
        return Told(sourced.span(1), sourced.span(2))
    for match in _verb().finditer(text, start, end):
        subject_end = match.start()
        adverbial = _between().search(text, start + 1, subject_end)
        stop = adverbial.start() if adverbial is not None else subject_end
        subject = text[start:stop]
        if not subject or len(subject) > SUBJECT or subject.startswith(table["impersonal"]):
            return None
        if text[start:subject_end].endswith(table["impersonal"]):
            continue
        quoted = _quoted().search(text, start, stop)
        if quoted is not None:  # a paper passes on what somebody else said
            start, stop = quoted.span(1)
        later = _verb().search(text, match.end(), end) if match.group() in table["topics"] else None
        return Told((start, stop), later.span() if later is not None else match.span())
    return None


def _quotation(view: Scene, content: tuple[Span, ...], told: Told | None, found_by: str, *, form: str) -> Quotation:
    table = _table()
    verb = view.document.text[slice(*told.verb)] if told is not None else ""
    attitude: Attitude = "asks" if verb in table["asks"] else "denies" if verb in table["denies"] else "states"
    medium: Medium = "written" if verb in table["written"] else "thought" if verb in table["thought"] else "said"
    return Quotation(
        document=view.document.id,
        content=content,
        speaker=(Span(*told.subject),) if told is not None else (),
        cue=(Span(*told.verb),) if told is not None else (),
        form="direct" if form == "direct" else "indirect",
        medium=medium,
        attitude="believes" if medium == "thought" else attitude,
        hedge=tuple(
            Span(*match.span())
            for span in content
            for match in _hedge().finditer(view.document.text, span.start, span.end)
        ),
        found_by=found_by,
        confidence=1.0 if told is not None and form == "direct" else 0.7,
    )


@cache
def _hedge() -> re.Pattern[str]:
    words, nearly = (map(re.escape, _table()[name]) for name in ("hedges", "approximators"))
    return re.compile(rf"{'|'.join(words)}|(?:{'|'.join(nearly)})(?=\s?[\d{''.join(_table()['digits'])}])")


def interviewee(text: str, start: int, end: int, /) -> tuple[int, int] | None:
    """Return the name before "接受...专访" in the introduction of an interview."""
    for clause in CLAUSE.finditer(text, start, end):
        words = clause.group()
        accepts = words.find("接受")
        if accepts > 0 and any(word in words for word in _table()["interview"]):
            return clause.start(), clause.start() + accepts
    return None
