"""Marked speech by its marks: which pairs hold speech, whose it is, and which halves belong together; no model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from wortlaut.extracting import chinese, english, german
from wortlaut.extracting.cues import PLAIN, Cue, Grammar
from wortlaut.extracting.frames import Site, spans_of
from wortlaut.extracting.mentions import Range, left_of, right_of
from wortlaut.extracting.pairs import Pair
from wortlaut.extracting.scene import Passage, Scene, scene
from wortlaut.records import Document, Quotation, Span

NAME = "marks@1"
TAG = 14
"""Tokens between the closing mark and the cue that a tag may hold ("," the mayor of Elm Falls, Ann Hill, said)."""
SHORT = 4
"""Words below which a marked stretch without a cue beside it is a name or an irony rather than speech."""
NAME_WORDS = 6
"""Words of the longest name told from speech by its capitals."""
NAMED = 0.1
"""Confidence of a name in marks: no quotation even inside a report."""
GAP = 40
"""Tokens between the halves of a split quotation: a tag with an apposition and a clause of circumstance."""
LIKELY = 0.6
"""Confidence of what a report with words of its own around it may take in."""
FRAGMENT = 0.3
"""Confidence of a stretch that is no speech by itself: kept only where a report holds it."""
ENDINGS = ".!?,…。！？，—-"
CLOSING_MARKS = "\"”“’'»«"


@dataclass(frozen=True, slots=True)
class Tag:
    """Who said it and with which cue, as tokens of one passage."""

    passage: Passage
    cue: Range
    speaker: Range | None
    kind: Cue
    place: str  # "after", "before"
    adjacent: bool = True  # whether nothing but a comma, colon or addressee stands between cue and mark


@dataclass(slots=True)
class MarksExtractor:
    """Propose one quotation for each stretch of marked speech."""

    name: str = NAME

    def __call__(self, document: Document, /) -> Iterator[Quotation]:
        """Yield direct quotations in order of their opening marks; fragments come with little confidence."""
        view = scene(document)
        if view.grammar.code == "zh":
            return chinese.marked(view, NAME)
        outer = [pair for pair in view.pairs if pair.depth == 0]
        return iter(_chained(view, [(pair, _tag(view, pair)) for pair in outer]))


def _tag(view: Scene, pair: Pair) -> Tag | None:
    before = _tag_before(view, pair)
    announced = _before(view, pair) == ":" or (before is not None and before.adjacent and _before(view, pair) == ",")
    if announced and _last_sign(view, pair) != ",":
        return before
    return _tag_after(view, pair) or before or _sentence_before(view, pair)


def _last_sign(view: Scene, pair: Pair) -> str:
    """Return the sign that ends the words, marks of inner quotations aside."""
    text, start = view.document.text, pair.spans[-1][0]
    end = pair.spans[-1][1]
    while end > start + 1 and text[end - 1] in CLOSING_MARKS:
        end -= 1
    return text[end - 1]


def _before(view: Scene, pair: Pair) -> str:
    """Return the sign before the opening mark, or nothing."""
    return view.document.text[max(0, pair.opens - 3) : pair.opens].rstrip()[-1:]


def _promises_tag(view: Scene, pair: Pair) -> bool:
    """Tell whether the words end in a sign that lets a tag follow, or a comma follows the mark (German)."""
    text = view.document.text
    return _last_sign(view, pair) in ENDINGS or text[pair.closes : pair.closes + 1] == ","


def _tag_after(view: Scene, pair: Pair) -> Tag | None:
    if not _promises_tag(view, pair):
        return None
    passage = view.passages[pair.last]
    tokens = passage.tokens
    first = passage.token_at(pair.closes) if pair.closes < passage.paragraph.end else len(tokens)
    start = first + 1 if first < len(tokens) and tokens.words[first] in ",-–—" else first
    ended = _last_sign(view, pair) in ".…" and not start > first
    reach = TAG // 2 if ended else TAG
    for index in range(start, min(start + reach, len(tokens))):
        word = tokens.lowers[index]
        if tokens.depth[index] or (word in ".;:!?" and not _inner_dot(tokens.words, index)):
            return None
        cue = _quoting(view.grammar, word, tag=True)
        if cue is None or not _verb_here(view, passage, index):
            continue
        speaker = _subject_after(passage, view.grammar, start, index)
        if ended and ":" in tokens.words[index : index + TAG]:
            return None  # it announces the next one
        if speaker is not None or view.grammar.has("announcing", word):
            return Tag(passage, (index, index + 1), speaker, cue, "after")
    return _unknown_verb(view, passage, start) if _last_sign(view, pair) == "," else None


def _verb_here(view: Scene, passage: Passage, index: int) -> bool:
    low, high = passage.sentence_at(index)
    return view.grammar.code == "de" or english.is_verb(Site(passage, view.grammar, low, high), index)


def _unknown_verb(view: Scene, passage: Passage, start: int) -> Tag | None:
    """Read "...,” Toomey fumed": after a comma inside the marks any finite verb behind a name is a cue (English)."""
    tokens = passage.tokens
    name = right_of(tokens, start, len(tokens), view.grammar) if view.grammar.code == "en" else None
    for index in range(start + 1, min(len(tokens), name[1] + 1) if name is not None else start):
        finite = tokens.lowers[index].endswith(("ed", "s")) and not tokens.capital(index)
        if finite and tokens.word(index):
            return Tag(passage, (index, index + 1), (start, index), PLAIN, "after")
    return None


def _sentence_before(view: Scene, pair: Pair) -> Tag | None:
    """Return who speaks in the sentence right before a quotation that makes a sentence of its own."""
    passage = view.passages[pair.paragraph]
    opening = passage.token_at(pair.opens)
    if opening == 0 or passage.sentence_at(opening)[0] != opening or passage.tokens.words[opening - 1] != ".":
        return None
    low, _ = passage.sentence_at(opening - 1)
    told = _last_cue(Site(passage, view.grammar, low, opening), opening)
    return replace(told, place="near", adjacent=False) if told is not None and told.speaker is not None else None


def _inner_dot(words: Sequence[str], index: int) -> bool:
    return words[index] == "." and index > 0 and len(words[index - 1]) <= 4 and words[index - 1][0].isupper()


def _subject_after(passage: Passage, rules: Grammar, start: int, cue: int) -> Range | None:
    """Find the speaker of a tag: left of the cue, else (inverted) right of it."""
    found = left_of(passage.tokens, start, cue, rules) if cue > start else None
    if found is not None or (cue > start + 1 and rules.code == "en"):
        return found
    return right_of(passage.tokens, cue + 1, passage.sentence_at(cue)[1], rules)


def _quoting(rules: Grammar, word: str, *, tag: bool = False) -> Cue | None:
    for cue in rules.verbs.get(word, ()):
        if "quote" in cue.frames:
            return cue
    return PLAIN if tag and rules.has("tags", word) else None


def _tag_before(view: Scene, pair: Pair) -> Tag | None:
    passage = view.passages[pair.paragraph]
    tokens = passage.tokens
    opening = passage.token_at(pair.opens)
    if opening == 0:
        return _line_before(view, pair)
    low, high = passage.sentence_at(opening)
    if low == opening:
        if tokens.words[opening - 1] != ":":
            return None
        low = passage.sentence_at(opening - 1)[0]
    return _last_cue(Site(passage, view.grammar, low, high), opening)


def _line_before(view: Scene, pair: Pair) -> Tag | None:
    """Read a paragraph that ends in a colon and announces the next one."""
    if pair.paragraph == 0:
        return None
    passage = view.passages[pair.paragraph - 1]
    size = len(passage.tokens)
    if not size or passage.tokens.words[-1] != ":" or not passage.sentences:
        return None
    low, high = passage.sentences[-1]
    return _last_cue(Site(passage, view.grammar, low, high), size)


def _last_cue(site: Site, opening: int) -> Tag | None:
    """Return the last cue before the opening mark, with its subject."""
    tokens, rules = site.tokens, site.rules
    colon = tokens.words[opening - 1] == ":"
    for index in range(opening - 1, site.low - 1, -1):
        cue = None if tokens.depth[index] else _quoting(rules, tokens.lowers[index])
        if cue is None or (rules.code != "de" and not english.is_verb(site, index)):
            continue
        speaker = german.subject(site, index, opening)[0] if rules.code == "de" else english.subject(site, index)
        if speaker is not None or colon:
            return Tag(site.passage, (index, index + 1), speaker, cue, "before", _adjacent(site, index, opening))
    return _label(site, opening) if colon else None


def _label(site: Site, opening: int) -> Tag | None:
    """Read "Ida Kroll: “..."" where no verb stands before the colon."""
    if opening - 1 <= site.low:
        return None
    speaker = left_of(site.tokens, site.low, opening - 1, site.rules)
    if speaker is None or any(site.tokens.word(i) for i in range(site.low, speaker[0])):
        return None
    if not all(site.tokens.capital(i) for i in range(*speaker) if site.tokens.word(i)):
        return None
    return Tag(site.passage, (opening - 1, opening), speaker, PLAIN, "before")


def _adjacent(site: Site, cue: int, opening: int) -> bool:
    between = range(cue + 1, opening)
    if site.rules.has("wordings", site.tokens.lowers[opening - 1]):
        return True
    if site.tokens.words[opening - 1] in ":,":
        return not any(site.tokens.words[i] in ".;" for i in between)
    return not between


def _speech(view: Scene, pair: Pair, tag: Tag | None) -> bool:
    """Tell speech from names, titles and irony in marks."""
    text = view.document.text
    if _name(view, pair) and _before(view, pair) != ":" and (tag is None or tag.place == "before"):
        return False
    start, end = pair.spans[0][0], pair.spans[-1][1]
    words = len(text[start:end].split(maxsplit=SHORT))
    finished = _last_sign(view, pair) in ENDINGS or text[pair.closes : pair.closes + 1] in (".", ",", "!", "?")
    sentence = finished and words >= SHORT and (text[start].isupper() or not text[start].isalpha())
    if tag is not None and tag.place == "after":
        return True
    if tag is not None and tag.place == "near":
        return sentence
    if tag is not None and tag.adjacent:
        return _before(view, pair) == ":" or sentence or words >= SHORT or (words > 1 and finished)
    if sentence or (finished and words >= SHORT and pair.opens == view.passages[pair.paragraph].paragraph.start):
        return True
    return tag is not None and view.grammar.nested and _judges(view, pair, tag, words)


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
    return words > 1 and before not in view.grammar.titles and not tokens.capital(opening - 1)


def _name(view: Scene, pair: Pair) -> bool:
    """Tell whether the words look like the name of a show, book or ship: all long words begin with a capital."""
    words = view.document.text[pair.spans[0][0] : pair.spans[-1][1]].rstrip(".,").split(maxsplit=NAME_WORDS)
    long = [word for word in words if len(word) > 3 or word is words[0]]
    capitals = all(word[0].isupper() or word[0].isdigit() for word in long)
    return 1 < len(words) <= NAME_WORDS and len(long) > 1 and capitals


def _chained(view: Scene, tagged: Sequence[tuple[Pair, Tag | None]]) -> list[Quotation]:
    """Make quotations; the second half of a split one joins the first."""
    habit = view.grammar.halves["story" if _story(view, tagged) else "news"]
    found: list[Quotation] = []
    heard: tuple[Pair, tuple[Span, ...]] | None = None  # the last speech with a speaker
    last: tuple[Pair, Tag | None] | None = None
    for pair, tag in tagged:
        if last is not None and _continues(view, last, pair, tag):
            if _joined(view, last, pair, habit):
                found[-1] = replace(found[-1], content=(*found[-1].content, *_spans(pair)))
            else:
                found.append(_quotation(view, pair, last[1]))
            last = None
        elif _speech(view, pair, tag):
            same = tag is None and heard is not None and habit != "apart" and _alone_after(view, heard[0], pair)
            found.append(_quotation(view, pair, tag))
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
    paragraph = view.passages[pair.paragraph].paragraph
    alone = pair.opens == paragraph.start and pair.closes >= view.passages[pair.last].paragraph.end - 1
    return alone and before.last == pair.paragraph - 1


def _named(view: Scene, pair: Pair) -> bool:
    """Tell whether a stretch names a thing: capitals, or a noun such as "film" before it."""
    text, passage = view.document.text, view.passages[pair.paragraph]
    opening = passage.token_at(pair.opens)
    before = passage.tokens.lowers[opening - 1] if opening else ""
    if view.grammar.has("judging", before):
        return False
    short = len(text[pair.spans[0][0] : pair.spans[-1][1]].split(maxsplit=SHORT)) < SHORT
    return _name(view, pair) or before in view.grammar.titles or (short and text[pair.spans[0][0]].isupper())


def _story(view: Scene, tagged: Sequence[tuple[Pair, Tag | None]]) -> bool:
    """Tell a story from news: its turns follow each other in one paragraph, its tags are "said he" or "cried"."""
    text, rules = view.document.text, view.grammar
    for (before, _), (after, _) in pairwise(tagged):
        if before.last == after.paragraph and before.closed and text[before.closes : after.opens].isspace():
            return True
    for _, tag in tagged:
        if tag is None or tag.place != "after" or tag.speaker is None:
            continue
        inverted = tag.speaker[0] >= tag.cue[1] and rules.has("pronouns", tag.passage.tokens.lowers[tag.speaker[0]])
        if inverted or rules.has("story", tag.passage.tokens.lowers[tag.cue[0]]):
            return True
    return False


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
    own = tag is not None and tag.place == "before" and tag.cue != told.cue
    if own or _name(view, pair) or not closing <= told.cue[0] < opening:
        return False
    ends = passage.sentence_at(told.cue[0])[1]
    return opening - closing <= GAP and ends >= opening


def _spans(pair: Pair) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pair.spans)


def _quotation(view: Scene, pair: Pair, tag: Tag | None) -> Quotation:
    spoken = Quotation(document=view.document.id, content=_spans(pair), form="direct", found_by=NAME)
    if tag is None:
        return replace(spoken, confidence=LIKELY)
    return replace(
        spoken,
        speaker=spans_of(tag.passage, tag.speaker),
        cue=spans_of(tag.passage, tag.cue) if tag.place != "near" else (),
        medium=tag.kind.medium,
        attitude=tag.kind.attitude,
        confidence=1.0 if tag.adjacent else LIKELY,
    )
