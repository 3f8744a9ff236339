"""Marked speech by its marks: which pairs hold speech, whose it is, and which halves belong together; no model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from wortlaut.extracting import chinese
from wortlaut.extracting.cues import PLAIN
from wortlaut.extracting.frames import hedges_in, spans_of
from wortlaut.extracting.pairs import Pair
from wortlaut.extracting.scene import Scene, scene
from wortlaut.extracting.setapart import Apart, set_apart
from wortlaut.extracting.stories import story
from wortlaut.extracting.tags import ENDINGS, Tag, last_sign, sign_before, tag_of
from wortlaut.records import Document, Quotation, Span

NAME = "marks@7"
SHORT = 4
"""Words below which a marked stretch without a cue beside it is a name or an irony rather than speech."""
NAME_WORDS = 6
"""Words of the longest name told from speech by its capitals."""
NAMED = 0.1
"""Confidence of a name in marks: no quotation even inside a report."""
GAP = 40
"""Tokens between the halves of a split quotation: a tag with an apposition and a clause of circumstance."""
SENTENCE = frozenset(".!?…")
LIKELY = 0.6
"""Confidence of what a report with words of its own around it may take in."""
FRAGMENT = 0.3
"""Confidence of a stretch that is no speech by itself: kept only where a report holds it."""


@dataclass(slots=True)
class MarksExtractor:
    """Propose one quotation for each stretch of marked speech."""

    name: str = NAME

    def __call__(self, document: Document, /) -> Iterator[Quotation]:
        """Yield direct quotations in order of their opening marks; fragments come with little confidence."""
        view = scene(document)
        if view.grammar.code == "zh":
            return chinese.marked(view, NAME)
        apart = list(set_apart(view))
        inside = {number for one in apart for number in one.paragraphs}
        outer = [pair for pair in view.pairs if pair.depth == 0 and not _in_heading(view, pair)]
        tagged = [(pair, tag_of(view, pair)) for pair in outer if pair.paragraph not in inside]
        return iter([*(_of_block(view, one) for one in apart), *_chained(view, tagged)])


def _of_block(view: Scene, apart: Apart) -> Quotation:
    return Quotation(
        document=view.document.id, content=apart.words, speaker=(apart.speaker,), form="direct", found_by=NAME
    )


def _in_heading(view: Scene, pair: Pair) -> bool:
    """Tell whether the words stand in a heading, which only repeats what the text quotes."""
    return view.passages[pair.paragraph].paragraph.kind == "heading"


def _speech(view: Scene, pair: Pair, tag: Tag | None) -> bool:
    """Tell speech from names, titles and irony in marks."""
    text = view.document.text
    if view.grammar.code == "de" and last_sign(view, pair) in SENTENCE and _alone(view, pair):
        return True
    if _name(view, pair) and sign_before(view, pair) != ":" and (tag is None or tag.place == "before"):
        return False
    if _programme(view, pair) or (tag is None and _led_to(view, pair)):
        return False
    start, end = pair.spans[0][0], pair.spans[-1][1]
    words = len(text[start:end].split(maxsplit=SHORT))
    finished = last_sign(view, pair) in ENDINGS or text[pair.closes : pair.closes + 1] in (".", ",", "!", "?")
    sentence = finished and words >= SHORT and (text[start].isupper() or not text[start].isalpha())
    if tag is not None and tag.place == "after":
        return True
    if tag is not None and tag.place == "near":
        return sentence
    if tag is not None and tag.adjacent:
        return sign_before(view, pair) == ":" or sentence or words >= SHORT or (words > 1 and finished)
    if sentence or (finished and words >= SHORT and pair.opens == view.passages[pair.paragraph].paragraph.start):
        return True
    if words > 1 and view.grammar.has("wordings", _word_before(view, pair)):
        return True
    if words > 1 and tag is not None and tag.speaker is not None and _in_its_clause(view, pair, tag):
        return True
    return tag is not None and view.grammar.nested and _judges(view, pair, tag, words)


def _led_to(view: Scene, pair: Pair) -> bool:
    """Tell words that an article or a noun of names leads to: im „Blauen Haus“, unter dem Motto „Wir bleiben“."""
    before = _word_before(view, pair)
    return before in view.grammar.titles or view.grammar.has("articles", before)


def _in_its_clause(view: Scene, pair: Pair, tag: Tag) -> bool:
    """Tell whether a stretch ends the clause of a cue: "a estimé que le port était « à bout »" (Romance)."""
    rules = view.grammar
    if not rules.has("dialogue", "inside") or tag.place != "before" or tag.passage.number != pair.paragraph:
        return False
    between = range(tag.cue[1], tag.passage.token_at(pair.opens))
    lowers = tag.passage.tokens.lowers
    return any(rules.has("complementizers", lowers[i]) for i in between) and not any(
        lowers[i] in ".;:" for i in between
    )


def _alone(view: Scene, pair: Pair) -> bool:
    """Tell whether nothing but the words and their marks make up a paragraph."""
    closes = view.passages[pair.last].paragraph.end - 1
    return pair.opens == view.passages[pair.paragraph].paragraph.start and pair.closes >= closes


def _programme(view: Scene, pair: Pair) -> bool:
    """Tell the name of a show or paper that a preposition leads to: on “Harbour Talk,” Kroll said it was late."""
    text = view.document.text[pair.spans[0][0] : pair.spans[-1][1]]
    before = _word_before(view, pair)
    led = view.grammar.has("programmes", before) or before.endswith(("'s", "’s"))
    return led and pair.last == pair.paragraph and all(word[0].isupper() for word in text.split(maxsplit=NAME_WORDS))


def _word_before(view: Scene, pair: Pair) -> str:
    passage = view.passages[pair.paragraph]
    opening = passage.token_at(pair.opens)
    return passage.tokens.lowers[opening - 1] if opening else ""


def _judges(view: Scene, pair: Pair, tag: Tag, words: int) -> bool:
    """Tell whether a stretch inside the cue's own clause is its speaker's word ("nannte dies einen „Putsch“")."""
    tokens = tag.passage.tokens
    opening = tag.passage.token_at(pair.opens)
    between = tokens.words[tag.cue[1] : opening]
    if tag.speaker is None or opening == 0 or any(word in ".,;:" for word in between):
        return False
    before = tokens.lowers[opening - 1]
    if view.grammar.has("judging", before):
        return True
    if (
        words > 1
        and tag.kind is PLAIN
        and (
            view.grammar.has("seeing", tokens.lowers[tag.cue[0]])
            or view.grammar.has("being", tokens.lowers[tag.cue[0]])
        )
    ):
        return True  # "sieht darin „ein Signal“"
    if view.grammar.has("talking", tokens.lowers[tag.cue[0]]) and view.grammar.has("talked", before):
        return True  # "sprach von „Panik“"
    if words > 1 and view.grammar.has("naming", tokens.lowers[tag.cue[0]]):
        return before not in view.grammar.titles
    return words > 1 and before not in view.grammar.titles and not tokens.capital(opening - 1)


def _name(view: Scene, pair: Pair) -> bool:
    """Tell whether the words look like the name of a show, book or ship: all long words begin with a capital."""
    words = view.document.text[pair.spans[0][0] : pair.spans[-1][1]].rstrip(".,").split(maxsplit=NAME_WORDS)
    long = [word for word in words if len(word) > 3 or word is words[0]]
    capitals = all(word[0].isupper() or word[0].isdigit() for word in long)
    return 1 < len(words) <= NAME_WORDS and len(long) > 1 and capitals


def _chained(view: Scene, tagged: Sequence[tuple[Pair, Tag | None]]) -> list[Quotation]:
    """Make quotations; the second half of a split one joins the first."""
    told = story(view.document)
    habit = view.grammar.halves["story" if told else "news"]
    turns: dict[int, tuple[Span, ...]] = {}  # of a German story: who speaks in a paragraph
    found: list[Quotation] = []
    heard: tuple[Pair, tuple[Span, ...]] | None = None  # the last speech with a speaker
    last: tuple[Pair, Tag | None] | None = None
    for pair, tag in tagged:
        if last is not None and _continues(view, last, pair, tag):
            if _joined(view, last, pair, habit):
                content, hedge = (*found[-1].content, *_spans(pair)), (*found[-1].hedge, *_hedges(view, pair))
                found[-1] = replace(found[-1], content=content, hedge=hedge)
            else:
                found.append(_quotation(view, pair, last[1]))
            last = None
        elif _speech(view, pair, tag):
            same = tag is None and heard is not None and habit != "apart" and _alone_after(view, heard[0], pair)
            found.append(_quotation(view, pair, tag))
            if told and habit == "sentence":
                same = same and _and_then(view, heard[0], pair) if heard is not None else False
                other = turns.get(pair.paragraph - 2, ()) if pair.paragraph - 1 in turns else ()
                if tag is None and not same and pair.opens == view.passages[pair.paragraph].paragraph.start:
                    found[-1] = replace(found[-1], speaker=other)
                turns[pair.last] = found[-1].speaker
            if same and heard is not None:
                found[-1] = replace(found[-1], speaker=heard[1], cue=())
            last = (pair, tag)
            heard = (pair, found[-1].speaker) if found[-1].speaker else None
        else:
            found.append(replace(_quotation(view, pair, None), confidence=NAMED if _named(view, pair) else FRAGMENT))
            last = None
    return found


def _alone_after(view: Scene, before: Pair, pair: Pair) -> bool:
    """Tell whether the words make up the paragraph right after another quotation: its speaker goes on."""
    return (_alone(view, pair) and before.last == pair.paragraph - 1) or _and_then(view, before, pair)


def _and_then(view: Scene, before: Pair, pair: Pair) -> bool:
    """Read "“A”, said Kroll. And: “B”": one word and a colon after another quotation of the paragraph."""
    passage = view.passages[pair.paragraph]
    opening = passage.token_at(pair.opens)
    if before.last != pair.paragraph or opening < 2 or passage.tokens.words[opening - 1] != ":":
        return False
    low = passage.sentence_at(opening - 1)[0]
    return low == opening - 2 and opening - passage.token_at(before.closes) <= GAP


def _named(view: Scene, pair: Pair) -> bool:
    """Tell whether a stretch names a thing: capitals, or a noun such as "film" before it."""
    text = view.document.text
    before = _word_before(view, pair)
    if view.grammar.has("judging", before):
        return False
    short = len(text[pair.spans[0][0] : pair.spans[-1][1]].split(maxsplit=SHORT)) < SHORT
    return _name(view, pair) or before in view.grammar.titles or (short and text[pair.spans[0][0]].isupper())


def _joined(view: Scene, last: tuple[Pair, Tag | None], pair: Pair, habit: str) -> bool:
    """Tell whether the language's habit makes one quotation of two halves."""
    if habit != "sentence":
        return habit == "paragraph"
    tag = last[1]
    passage = view.passages[pair.paragraph]
    opening = passage.token_at(pair.opens)
    return tag is None or passage.sentence_at(tag.cue[0])[1] > opening


def _continues(view: Scene, last: tuple[Pair, Tag | None], pair: Pair, tag: Tag | None) -> bool:
    """Tell whether only the tag of the pair before stands between the two."""
    before, told = last
    if told is None or told.place != "after" or before.last != pair.paragraph:
        return False
    passage = view.passages[pair.paragraph]
    opening = passage.token_at(pair.opens)
    closing = passage.token_at(before.closes)
    own = tag is not None and tag.place in ("before", "after") and tag.cue != told.cue
    if own or _name(view, pair) or _scare(view, pair, told) or not closing <= told.cue[0] < opening:
        return False
    ends = passage.sentence_at(told.cue[0])[1]
    return opening - closing <= GAP and ends >= opening


def _scare(view: Scene, pair: Pair, told: Tag) -> bool:
    """Tell a name or title inside the tag's own clause from a second half: "..., sagte Kroll dem „Hafenboten“"."""
    passage = view.passages[pair.paragraph]
    opening = passage.token_at(pair.opens)
    if sign_before(view, pair) in tuple(",.;:!?–—-"):
        return False
    if view.grammar.code == "en" and opening > _told_until(told):
        return True  # "“No,” said Kroll, who thinks that “the pier will hold.”"
    if told.speaker is not None and opening == _told_until(told):
        return _named(view, pair) and last_sign(view, pair) not in ENDINGS
    short = len(view.document.text[pair.spans[0][0] : pair.spans[-1][1]].split(maxsplit=SHORT)) < SHORT
    return short or _named(view, pair)


def _told_until(told: Tag) -> int:
    """Return the token after a tag."""
    return max(told.cue[1], told.speaker[1] if told.speaker is not None else 0)


def _spans(pair: Pair) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pair.spans)


def _hedges(view: Scene, pair: Pair) -> tuple[Span, ...]:
    found: list[Span] = []
    for number, (start, end) in enumerate(pair.spans, start=pair.paragraph):
        passage = view.passages[number]
        found.extend(hedges_in(passage, (passage.token_at(start), passage.token_at(end - 1) + 1), view.grammar))
    return tuple(found)


def _clause_before(view: Scene, pair: Pair, tag: Tag) -> Span | None:
    """Return the words before a tag that the marked ones go on with: "The mood, Kroll said, “is bad.”" (English)."""
    passage, rules = view.passages[pair.paragraph], view.grammar
    tokens, opening = passage.tokens, passage.token_at(pair.opens)
    if (
        rules.code != "en"
        or tag.place != "before"
        or not tag.adjacent
        or tag.speaker is None
        or sign_before(view, pair) != ","
    ):
        return None
    low, end = passage.sentence_at(tag.cue[0])[0], min(tag.cue[0], tag.speaker[0]) - 1
    if not view.document.text[pair.spans[0][0]].islower() or tag.passage is not passage or not low < end < opening:
        return None
    leads = rules.has("openers", tokens.lowers[low]) or rules.has("clause", tokens.lowers[low])
    if tokens.words[end] != "," or leads or any(tokens.depth[low:end]):
        return None
    return Span(tokens.starts[low], tokens.ends[end - 1])


def _ends_clause(view: Scene, pair: Pair, tag: Tag) -> bool:
    """Tell whether the words only end a clause that the tag reports whole: "The mood is “bad,” Kroll said"."""
    passage = view.passages[pair.paragraph]
    opening = passage.token_at(pair.opens)
    begins = passage.sentence_at(opening)[0] == opening or sign_before(view, pair) in tuple(",:;")
    return tag.place == "after" and not begins and view.document.text[pair.spans[0][0]].islower()


def _around(pair: Pair, tag: Tag, signs: tuple[int, int]) -> tuple[Span, ...]:
    """Return the words without the tag that interrupts them: « Le pont, assure Kroll, fermera »."""
    tokens, first, last = tag.passage.tokens, pair.spans[0][0], pair.spans[-1][1]
    goes_on = signs[1]
    while goes_on < len(tokens) and tokens.words[goes_on] in ",;":
        goes_on += 1
    if goes_on >= len(tokens) or tokens.starts[goes_on] >= last:
        return (Span(first, tokens.ends[signs[0] - 1]),)
    return Span(first, tokens.ends[signs[0] - 1]), Span(tokens.starts[goes_on], last)


def _quotation(view: Scene, pair: Pair, tag: Tag | None) -> Quotation:
    spoken = Quotation(
        document=view.document.id, content=_spans(pair), form="direct", hedge=_hedges(view, pair), found_by=NAME
    )
    if tag is None:
        return replace(spoken, confidence=LIKELY)
    clause = _clause_before(view, pair, tag)
    if clause is not None:
        spoken = replace(spoken, content=(clause, *spoken.content), form="mixed")
    if tag.signs is not None:
        spoken = replace(spoken, content=_around(pair, tag, tag.signs))
    return replace(
        spoken,
        speaker=spans_of(tag.passage, tag.speaker),
        cue=spans_of(tag.passage, tag.cue) if tag.place != "near" else (),
        medium=tag.kind.medium,
        attitude=tag.kind.attitude,
        second_hand=tag.second_hand or tag.kind.source,
        confidence=1.0 if tag.adjacent and not _ends_clause(view, pair, tag) else LIKELY,
    )
