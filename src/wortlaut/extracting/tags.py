"""Who said marked words, and with which cue: behind the closing mark, before the opening one, or a sentence earlier."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from wortlaut.extracting import english_clauses, english_subjects, german_subjects, incises
from wortlaut.extracting.cues import PLAIN, Cue, Grammar
from wortlaut.extracting.frames import Site
from wortlaut.extracting.incises import incise, named_after, named_before
from wortlaut.extracting.leads import lead, speaks
from wortlaut.extracting.mentions import Range, left_of, right_of
from wortlaut.extracting.pairs import Pair
from wortlaut.extracting.scene import Passage, Scene

TAG = 28
"""Tokens between the closing mark and the cue that a tag may hold ("," the mayor of Elm Falls, Ann Hill, said)."""
BACK = 60
"""Tokens before the opening mark in which its cue may stand."""
_SHORTEST_VIEW = 3
"""Tokens before a mark that somebody's view leads to: "Kroll sieht darin"."""
ENDINGS = ".!?,;…。！？，—-"
CLOSING_MARKS = "\"”“’'»«"


@dataclass(frozen=True, slots=True)
class Tag:
    """Who said it and with which cue, as tokens of one passage."""

    passage: Passage
    cue: Range
    speaker: Range | None
    kind: Cue
    place: str  # "after", "before", "near", "inside"
    adjacent: bool = True  # whether nothing but a comma, colon or addressee stands between cue and mark
    signs: Range | None = None  # of a tag inside the words: itself with the signs around it
    second_hand: bool = False  # whether somebody passes on another's words: "he quoted Kroll as saying"


def tag_of(view: Scene, pair: Pair, /) -> Tag | None:
    """Return who says the words of a pair, where the text tells."""
    before = _tag_before(view, pair)
    sign = sign_before(view, pair)
    if before is not None and _judged(view, before, pair):
        return before
    announced = sign == ":" or (sign == "," and before is not None and before.adjacent)
    if announced and last_sign(view, pair) != "," and not _comma_follows(view, pair):
        return before or _named_before(view, pair) or _lead(view, pair)
    return (
        _tag_inside(view, pair)
        or _tag_after(view, pair)
        or _seen_as(view, pair)
        or before
        or _named_as(view, pair)
        or _named_before(view, pair)
        or _named_after(view, pair)
        or _sentence_before(view, pair)
    )


def _judged(view: Scene, told: Tag, pair: Pair) -> bool:
    """Tell whether a verb of naming leads to the words in its own clause: "nannte den Plan „kühn“, Lund ..."."""
    tokens = told.passage.tokens
    if (
        view.grammar.code != "de"
        or not view.grammar.has("naming", tokens.lowers[told.cue[0]])
        or last_sign(view, pair) in "!?"
    ):
        return False
    between = tokens.words[told.cue[1] : told.passage.token_at(pair.opens)]
    return told.speaker is not None and not any(word in ",.;:!?" for word in between)


def _tag_inside(view: Scene, pair: Pair) -> Tag | None:
    """Read « Le pont, assure Kroll, fermera »: only where the language sets tags inside its marks."""
    if not view.grammar.has("dialogue", "inside") or pair.last != pair.paragraph:
        return None
    passage = view.passages[pair.paragraph]
    found = incise(
        passage, view.grammar, passage.token_at(pair.spans[0][0]), passage.token_at(pair.spans[0][1] - 1) + 1
    )
    if found is None:
        return None
    signs, cue, speaker, kind = found
    return Tag(passage, cue, speaker, kind, "inside", signs=signs)


def _named_before(view: Scene, pair: Pair) -> Tag | None:
    """Read "Selon Kroll, « ... »" at the beginning of its sentence (Romance languages)."""
    passage = view.passages[pair.paragraph]
    opening = passage.token_at(pair.opens)
    if opening == 0 or not view.grammar.words.get("dialogue"):
        return None
    low, high = passage.sentence_at(opening)
    found = named_before(Site(passage, view.grammar, low, high), opening)
    return Tag(passage, found[0], found[1], found[2], "before") if found is not None else None


def _named_after(view: Scene, pair: Pair) -> Tag | None:
    """Read "« ... », selon Kroll" behind the closing mark (Romance languages)."""
    passage = view.passages[pair.last]
    first = passage.token_at(pair.closes)
    if not view.grammar.words.get("dialogue") or pair.closes >= passage.paragraph.end:
        return None
    start = first + 1 if passage.tokens.words[first] == "," else first
    found = named_after(passage.tokens, view.grammar, start, passage.sentence_at(first)[1])
    return Tag(passage, found[0], found[1], found[2], "after") if found is not None else None


def _named_as(view: Scene, pair: Pair) -> Tag | None:
    """Read "hat den Plan als „...“ bezeichnet": the verb stands right behind the closing mark (German)."""
    passage = view.passages[pair.paragraph]
    tokens, rules = passage.tokens, view.grammar
    opening, closing = passage.token_at(pair.opens), passage.token_at(pair.closes)
    if opening == 0 or pair.last != pair.paragraph or not rules.has("judging", tokens.lowers[opening - 1]):
        return None
    low, high = passage.sentence_at(opening)
    for index in range(closing, min(closing + 2, high)):
        if rules.has("naming", tokens.lowers[index]):
            speaker = german_subjects.subject(Site(passage, rules, low, high), index, high)[0]
            return Tag(passage, (index, index + 1), speaker, PLAIN, "after", adjacent=False)
    return None


def _seen_as(view: Scene, pair: Pair) -> Tag | None:
    """Read "Kroll sieht in dem Urteil „ein Signal“" and "Für Kroll ist das „ein Unding“" (German)."""
    passage, rules = view.passages[pair.paragraph], view.grammar
    tokens, opening = passage.tokens, passage.token_at(pair.opens)
    low = passage.sentence_at(opening)[0]
    if rules.code != "de" or opening - low < _SHORTEST_VIEW or pair.last != pair.paragraph:
        return None
    start = max(low, *(i + 1 for i in range(low, opening) if tokens.words[i] in ",;:–—" or tokens.depth[i]), low)
    site = Site(passage, rules, low, passage.sentence_at(opening)[1])
    view_of = start + 1 if tokens.lowers[start] == "für" else None
    for index in range(start, opening):
        if rules.has("seeing", tokens.lowers[index]):
            speaker = german_subjects.subject(site, index, opening)[0]
        elif view_of is not None and rules.has("being", tokens.lowers[index]):
            speaker = right_of(tokens, view_of, index, rules)
        else:
            continue
        if speaker is None or not speaks(tokens, speaker, rules):
            return None
        return Tag(passage, (index, index + 1), speaker, PLAIN, "before")
    return None


def last_sign(view: Scene, pair: Pair, /) -> str:
    """Return the sign that ends the words, marks of inner quotations aside."""
    text, start = view.document.text, pair.spans[-1][0]
    end = pair.spans[-1][1]
    while end > start + 1 and text[end - 1] in CLOSING_MARKS:
        end -= 1
    return text[end - 1]


def sign_before(view: Scene, pair: Pair, /) -> str:
    """Return the sign before the opening mark, or nothing."""
    return view.document.text[max(0, pair.opens - 3) : pair.opens].rstrip()[-1:]


def _comma_follows(view: Scene, pair: Pair) -> bool:
    return view.document.text[pair.closes : pair.closes + 1] == ","


def _promises_tag(view: Scene, pair: Pair) -> bool:
    """Tell whether the words end in a sign that lets a tag follow, or a comma follows the mark (German)."""
    text = view.document.text
    return last_sign(view, pair) in ENDINGS or text[pair.closes : pair.closes + 1] == ","


def _goes_on(view: Scene, passage: Passage, index: int) -> bool:
    """Tell whether more than a speaker, a time or an adverb follows the verb of a tag."""
    tokens, rules = passage.tokens, view.grammar
    if rules.code not in ("en", "de") or index >= len(tokens) or not tokens.word(index) or tokens.capital(index):
        return False
    word = tokens.lowers[index]
    if tokens.lowers[index : index + 2] == ["at", "least"]:
        return True
    groups = (
        "times",
        "openers",
        "adverbs",
        "pronouns",
        "auxiliaries",
        "determiners",
        "someone",
        "contracted",
        "prepositions",
    )
    return not (word.endswith("ly") or any(rules.has(group, word) for group in groups))


def _tag_after(view: Scene, pair: Pair) -> Tag | None:
    if not _promises_tag(view, pair):
        return None
    passage = view.passages[pair.last]
    tokens = passage.tokens
    first = passage.token_at(pair.closes) if pair.closes < passage.paragraph.end else len(tokens)
    start = first + 1 if first < len(tokens) and tokens.words[first] in ",-–—" else first
    ended = last_sign(view, pair) in ".…" and not start > first
    reach = TAG // 2 if ended else TAG
    if start < len(tokens) and view.grammar.code == "en" and view.grammar.has("contrasts", tokens.lowers[start]):
        return None  # "..., but he said" opens the next report
    told = _verb_first(view, passage, start) if view.grammar.code == "de" else None
    if told is not None:
        return told
    for index in range(start, min(start + reach, len(tokens))):
        word = tokens.lowers[index]
        if tokens.depth[index] or (word in ".;:!?" and not _inner_dot(tokens.words, index)):
            return None
        cue = _quoting(view.grammar, word, tag=True)
        if cue is None or not _verb_here(view, passage, index):
            continue
        if view.grammar.code == "de" and view.grammar.has("announcing", word):
            high = passage.sentence_at(index)[1]
            speaker = german_subjects.paper(Site(passage, view.grammar, start, high), start, index, high)
        else:
            speaker = _subject_after(passage, view.grammar, start, index)
        own = ended and (":" in tokens.words[index : index + TAG] or _goes_on(view, passage, index + 1))
        if own or _announces_next(view, pair, passage, (index, speaker)):
            return None  # it announces the next one, or is a sentence of its own: "The farmers demand at least £3"
        if speaker is not None or view.grammar.has("announcing", word):
            return Tag(passage, (index, index + 1), speaker, cue, "after")
    return _unknown_verb(view, passage, start) if last_sign(view, pair) == "," else None


def _announces_next(view: Scene, pair: Pair, passage: Passage, told: tuple[int, Range | None]) -> bool:
    """Tell a sentence of its own behind "!" or "?", that a colon ends: "“Never!” Lund replied: “It will”"."""
    tokens, (cue, speaker) = passage.tokens, told
    if last_sign(view, pair) not in "!?" or _comma_follows(view, pair) or speaker is None or speaker[1] > cue:
        return False
    high = passage.sentence_at(cue)[1]
    stop = next((i for i in range(cue + 1, high) if tokens.depth[i] or tokens.words[i] in ",;:"), high)
    return stop < high and tokens.words[stop] == ":"


def _verb_first(view: Scene, passage: Passage, start: int) -> Tag | None:
    """Read "“, erinnerte sich Kroll" and "“ fiel ihm Kroll ins Wort": a finite verb right behind marks (German)."""
    if start >= len(passage.tokens):
        return None
    site = Site(passage, view.grammar, start, passage.sentence_at(start)[1])
    word = passage.tokens.lowers[start]
    certain = start + 1 < site.high and view.grammar.has("being", word) and site.tokens.lowers[start + 1] == "sich"
    if view.grammar.has("announcing", word) or not (certain or german_subjects.opens_clause(site, start)):
        return None
    speaker = german_subjects.inverted(site, start + 1, site.high)
    if speaker is None or view.grammar.has("oblique", passage.tokens.lowers[speaker[0]]):
        return None
    return Tag(passage, (start, start + 1), speaker, _quoting(view.grammar, word) or PLAIN, "after")


def _verb_here(view: Scene, passage: Passage, index: int) -> bool:
    low, high = passage.sentence_at(index)
    return _is_verb(Site(passage, view.grammar, low, high), index)


def _is_verb(site: Site, index: int) -> bool:
    if site.rules.has("dialogue", "inside"):
        return incises.is_verb(site.tokens, site.rules, index)
    return site.rules.code == "de" or english_clauses.is_verb(site, index)


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
    if told is None or told.speaker is None:
        return _lead(view, pair)
    return replace(told, place="near", adjacent=False)


def _lead(view: Scene, pair: Pair) -> Tag | None:
    """Return whom the sentence is about that leads to the words, though no verb of speech stands in it."""
    passage = view.passages[pair.paragraph]
    opening = passage.token_at(pair.opens)
    if opening == 0:
        return None
    low, _ = passage.sentence_at(opening - 1)
    speaker = lead(Site(passage, view.grammar, low, opening), opening - 1) if low < opening - 1 else None
    if speaker is None:
        return None
    return Tag(passage, (opening - 1, opening), speaker, PLAIN, "near", adjacent=False)


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
        return line_before(view, pair.paragraph)
    low, high = passage.sentence_at(opening)
    if low == opening:
        if tokens.words[opening - 1] != ":":
            return None
        low = passage.sentence_at(opening - 1)[0]
    return _last_cue(Site(passage, view.grammar, low, high), opening)


def line_before(view: Scene, paragraph: int, /) -> Tag | None:
    """Read a paragraph that ends in a colon and announces the next one."""
    if paragraph == 0:
        return None
    passage = view.passages[paragraph - 1]
    size = len(passage.tokens)
    if not size or passage.tokens.words[-1] != ":" or not passage.sentences:
        return None
    low, high = passage.sentences[-1]
    site = Site(passage, view.grammar, low, high)
    told = _last_cue(site, size)
    if told is not None:
        return told
    speaker = lead(site, size - 1) if low < size - 1 else None
    return Tag(passage, (size - 1, size), speaker, PLAIN, "near", adjacent=False) if speaker is not None else None


def _last_cue(site: Site, opening: int) -> Tag | None:
    """Return the last cue before the opening mark, with its subject."""
    tokens, rules = site.tokens, site.rules
    colon = tokens.words[opening - 1] == ":"
    for index in range(opening - 1, max(site.low, opening - BACK) - 1, -1):
        cue = None if tokens.depth[index] else _quoting(rules, tokens.lowers[index])
        if cue is None or not _is_verb(site, index):
            continue
        if rules.code == "de" and german_subjects.subordinate(site, index):
            continue
        speaker = (
            german_subjects.subject(site, index, opening)[0]
            if rules.code == "de"
            else english_subjects.subject(site, index)
        )
        if speaker is None and colon and rules.code == "en":
            speaker = _inverted(site, index + 1, opening - 1)
        if speaker is not None or colon:
            told = Tag(site.passage, (index, index + 1), speaker, cue, "before", _adjacent(site, index, opening))
            return _quoted(site, told, opening) if rules.has("quoting", tokens.lowers[index]) else told
    if colon and " ".join(tokens.lowers[site.low : site.low + 2]) == "according to":
        speaker = _inverted(site, site.low + 2, opening - 1)
        return Tag(site.passage, (site.low, site.low + 2), speaker, PLAIN, "before") if speaker else None
    return _label(site, opening) if colon else None


def _inverted(site: Site, start: int, colon: int) -> Range | None:
    """Read "Added Kroll: “...”" and "According to the report: “...”": the speaker ends at the colon."""
    found = right_of(site.tokens, start, colon, site.rules) if start < colon else None
    return found if found is not None and found[1] == colon else None


def _quoted(site: Site, told: Tag, opening: int) -> Tag:
    """Return the tag with the one who is quoted as its speaker: "Lund quoted Kroll as saying"."""
    first = told.cue[1]
    quoted = right_of(site.tokens, first, opening, site.rules) if first < opening else None
    object_ = (
        quoted is not None and site.rules.code == "de" and site.rules.has("oblique", site.tokens.lowers[quoted[0]])
    )
    named = quoted is not None and (object_ or speaks(site.tokens, quoted, site.rules)) and quoted != told.speaker
    return replace(told, speaker=quoted if named else told.speaker, second_hand=True)


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
