"""The noun phrase that names a speaker, left or right of a cue.

There is no parser: a phrase is a run of tokens between words that cannot belong to it. Where the run does not look like
someone who can speak, the answer is None: a wrong speaker is worse than none.
"""

from __future__ import annotations

from wortlaut.extracting.cues import Grammar
from wortlaut.extracting.glued import JOINTS
from wortlaut.extracting.tokens import Tokens

LONGEST = 16
"""Tokens in a mention without its apposition; longer runs were clauses (polnear.train: 99 % are shorter)."""
NAME = 6
"""Tokens of a name in marks that is part of a mention (an agency, a newspaper, a party)."""
LONGEST_APPOSITION = 22
ENDINGS = frozenset(",.!?;…")
MARKS = frozenset("\"”“’'»«›‹")
Range = tuple[int, int]  # half-open, of tokens


def left_of(tokens: Tokens, low: int, end: int, rules: Grammar) -> Range | None:
    """Return the phrase that ends right before token ``end``, not reaching beyond ``low``."""
    end = _before_helpers(tokens, low, end, rules)
    if end <= low:
        return None
    if tokens.words[end - 1] in (",", "–", "—", ")"):
        if end - 3 > low and rules.has("parenthetical", tokens.lowers[end - 2]) and tokens.words[end - 3] == ",":
            return left_of(tokens, low, end - 3, rules)  # "Kroll, however, said"
        return _with_apposition(tokens, low, end, rules)
    if rules.has("relatives", tokens.lowers[end - 1]) and end - 1 > low:
        before = end - 2 if tokens.words[end - 2] in ",–—-" else end - 1
        return stressed(tokens, low, end - 1, rules) or (left_of(tokens, low, before, rules) if before > low else None)
    return _phrase_left(tokens, low, end, rules)


def stressed(tokens: Tokens, low: int, relative: int, rules: Grammar, /) -> Range | None:
    """Return whom a cleft sentence stresses before its relative pronoun: "It was Kroll, not Lund, who said"."""
    for place in range(relative - 2, max(low, relative - LONGEST_APPOSITION) - 1, -1):
        pair = " ".join(tokens.lowers[place : place + 2])
        start = place + 2 if rules.has("clefts", pair) else place + 1
        if start == place + 1 and not rules.has("clefts", tokens.lowers[place]):
            continue
        if rules.has("denying", tokens.lowers[start]):  # "It was not Lund but Kroll who said"
            start = next((i + 1 for i in range(start, relative) if rules.has("correcting", tokens.lowers[i])), relative)
        found = right_of(tokens, start, relative, rules)
        if found is None:
            return None
        rest = [word for word in tokens.lowers[found[1] : relative] if word not in ",–—"][:2]
        contrast = any(rules.has("denying", word) for word in rest)
        return found if not rest or contrast else None
    return None


def right_of(tokens: Tokens, start: int, high: int, rules: Grammar) -> Range | None:
    """Return the phrase that begins at token ``start``, not reaching beyond ``high``."""
    start = _past_helpers(tokens, start, high, rules)
    if start >= high:
        return None
    first = tokens.lowers[start]
    if (rules.has("openers", first) or rules.has("prepositions", first)) and not tokens.capital(start):
        return None
    alone = start + 1 >= high or not (tokens.capital(start + 1) or rules.has("determiners", tokens.lowers[start]))
    if rules.has("pronouns", tokens.lowers[start]) and (alone or not rules.has("determiners", tokens.lowers[start])):
        return start, start + 1
    if rules.has("someone", first) and alone and not _attribute(tokens, start + 1, high, rules):
        return start, start + 1
    index = start
    while index < min(high, start + LONGEST):
        if _continues(tokens, start, index, rules):
            index += 1
            continue
        past = _past_name(tokens, index, high)
        if past == index:
            break
        index = past
    index = _trim_right(tokens, start, index, rules)
    if not _can_speak(tokens, start, index, rules):
        return None
    return start, _apposition_right(tokens, index, high, rules)


def _attribute(tokens: Tokens, index: int, high: int, rules: Grammar) -> bool:
    """Tell whether a word belongs to a noun behind it: "diese neuen Zahlen", but not "dieser aber" (German)."""
    return index + 1 < high and tokens.capital(index + 1) and _german(tokens, rules, index, index + 1)


def _past_helpers(tokens: Tokens, start: int, high: int, rules: Grammar) -> int:
    """Return the token behind auxiliaries, the joint of "dit-il" and, in Romance languages, an addressee and a day."""
    start = _past_addressee(tokens, start, high, rules)
    while start < high and rules.has("auxiliaries", tokens.lowers[start]) and not tokens.capital(start):
        start += 1
    if start < high and tokens.words[start] in JOINTS and start and tokens.starts[start] == tokens.ends[start - 1]:
        start += 1
    while start + 1 < high and rules.has("dialogue", "inside") and rules.has("times", tokens.lowers[start]):
        start += 1
    return _past_addressee(tokens, start, high, rules)


def _past_addressee(tokens: Tokens, start: int, high: int, rules: Grammar) -> int:
    """Return the token behind whom the words were told to: "dijo a la prensa la ministra" (Romance languages)."""
    if start >= high or not rules.has("to", tokens.lowers[start]):
        return start
    for place in range(start + 1, min(start + 4, high - 1)):
        if rules.has("addressees", tokens.lowers[place]):
            return place + 1
    return start


def _past_name(tokens: Tokens, index: int, high: int) -> int:
    """Return the token after a name in marks that opens at ``index`` ("Xinhua"); ``index`` itself where none does."""
    if index + 2 >= high or tokens.depth[index] or not tokens.depth[index + 1] or not tokens.capital(index + 1):
        return index
    for end in range(index + 2, min(high, index + NAME + 2)):
        if not tokens.depth[end]:
            return end + 1 if tokens.words[end - 1] not in ENDINGS else index
    return index


def _name_before(tokens: Tokens, low: int, end: int) -> int:
    """Return the token at which a name in marks opens that ends right before ``end``; ``end`` where none does."""
    if end - low < 3 or tokens.depth[end - 1] or not tokens.depth[end - 2] or tokens.words[end - 2] in ENDINGS:
        return end
    for start in range(end - 3, max(low, end - NAME - 2) - 1, -1):
        if not tokens.depth[start]:
            return start if tokens.capital(start + 1) else end
    return end


def _before_helpers(tokens: Tokens, low: int, end: int, rules: Grammar) -> int:
    while end > low and not tokens.depth[end - 1]:
        word = tokens.lowers[end - 1]
        adverb = rules.code == "en" and word.endswith("ly") and not tokens.capital(end - 1)
        adverb = adverb or (_when(tokens, end - 1, rules) and end - 1 > low)
        adverb = adverb or (rules.has("dating", word) and end < len(tokens) and rules.has("times", tokens.lowers[end]))
        after_helper = end - 2 > low and rules.has("auxiliaries", tokens.lowers[end - 2])
        adverb = adverb or (after_helper and rules.has("durations", word))
        adverb = adverb or rules.has("elided", word)  # "Jeanne l'assure"
        named = rules.has("also_names", word) and tokens.capital(end - 1)  # "May said"
        if not adverb and (named or not rules.has("auxiliaries", word) or rules.has("relatives", word)):
            break
        end -= 1
    return end


def _with_apposition(tokens: Tokens, low: int, end: int, rules: Grammar) -> Range | None:
    """Read "Smith, a spokesman for the mayor," or "Smith (R-Ohio)" from its right end."""
    closing = tokens.words[end - 1]
    opening = "(" if closing == ")" else closing
    place: Range | None = None
    for index in range(end - 2, max(low, end - LONGEST_APPOSITION) - 1, -1):
        if tokens.depth[index] or tokens.words[index] != opening or index <= low:
            continue
        bracketed = tokens.words[index - 1] == ")" and closing != ")"
        head = (_with_apposition if bracketed else _phrase_left)(tokens, low, index, rules)
        if head is None:
            continue
        found = head[0], end if closing == ")" else end - 1
        if not _of_a_clause(tokens, head, rules):
            return found
        place = place or found
    return place


def _of_a_clause(tokens: Tokens, head: Range, rules: Grammar) -> bool:
    """Tell whether a phrase ends a clause between: "Kroll, raised in Port Ellen, a fishing town, said" (English)."""
    first = tokens.lowers[head[0]]
    before = tokens.lowers[head[0] - 1] if head[0] else ""
    participle = rules.code == "en" and first.endswith(("ing", "ed")) and not tokens.capital(head[0])
    return participle or rules.has("places_after", before)


def _phrase_left(tokens: Tokens, low: int, end: int, rules: Grammar) -> Range | None:
    if end - low > 1 and tokens.words[end - 1] == "." and _name_dot(tokens, end - 1):
        end -= 1  # "the F.B.I. said"
    start = _name_before(tokens, low, end)
    if start == end and (end <= low or not tokens.word(end - 1) or tokens.depth[end - 1]):
        return None
    pointing = rules.has("demonstratives", tokens.lowers[end - 1]) and end - 1 == low  # "Der sagte: ..."
    if pointing or rules.has("pronouns", tokens.lowers[end - 1]):
        return end - 1, end
    led = end - 1 > low and rules.has("determiners", tokens.lowers[end - 2])  # "die andere, Ida Kroll, sagte"
    if rules.has("someone", tokens.lowers[end - 1]) and not led:
        return end - 1, end
    while start > max(low, end - LONGEST) and _precedes(tokens, low, start - 1, rules):
        start -= 1
    start = _trim_left(tokens, start, end, rules)
    while rules.code == "de" and start + 1 < end and tokens.words[start] in ("von", "vom", "für", "beim", "zum", "zur"):
        start += 1
    return (start, end) if _can_speak(tokens, start, end, rules) else None


def _precedes(tokens: Tokens, low: int, index: int, rules: Grammar) -> bool:
    word = tokens.lowers[index]
    if tokens.depth[index]:
        return False
    if not tokens.word(index):
        return word in ".'’-&" and index > low and tokens.word(index - 1)
    if rules.has("conjunctions", word):
        return index > low and tokens.capital(index - 1) and tokens.capital(index + 1)
    if rules.code == "de" and not _german(tokens, rules, index, index + 1):
        return False
    return not _foreign(tokens, rules, index)


def _foreign(tokens: Tokens, rules: Grammar, index: int) -> bool:
    """Tell whether a word cannot stand inside a mention."""
    word = tokens.lowers[index]
    if rules.has("pronouns", word) and not rules.has("determiners", word):
        return True
    if tokens.capital(index):
        return rules.has("clause", word)
    return (
        rules.has("clause", word)
        or rules.has("auxiliaries", word)
        or (word in rules.verbs and not (_noun(tokens, rules, index) or _owned(tokens, rules, index)))
    )


def _noun(tokens: Tokens, rules: Grammar, index: int) -> bool:
    """Tell a noun that is spelled like a verb by the article before it: "tranche le juge" (Romance languages)."""
    if not rules.has("dialogue", "inside") or not index:
        return False
    return rules.has("nouns", tokens.lowers[index]) and rules.has("determiners", tokens.lowers[index - 1])


def _owned(tokens: Tokens, rules: Grammar, index: int) -> bool:
    """Tell a noun that is spelled like a verb by its owner: "Kroll's report said", "her claims" (English)."""
    if rules.code != "en" or not index or not rules.has("nouns", tokens.lowers[index]):
        return False
    before = tokens.lowers[index - 1]
    return before.endswith(("'s", "’s")) or rules.has("possessives", before)


def _german(tokens: Tokens, rules: Grammar, index: int, noun: int) -> bool:
    """Tell whether a lower-case word can stand in a German noun phrase: before a noun, with an ending."""
    if tokens.capital(index) or tokens.words[index][0].isdigit():
        return True
    word = tokens.lowers[index]
    if rules.has("determiners", word) or rules.has("inside", word):
        return True
    return noun < len(tokens) and tokens.word(noun) and word.endswith(("e", "en", "er", "es", "em"))


def _continues(tokens: Tokens, start: int, index: int, rules: Grammar) -> bool:
    word = tokens.lowers[index]
    if tokens.depth[index]:
        return False
    if index > start and _degree(tokens, index, rules):
        return True
    if not tokens.word(index):
        return (
            word in ".&-'’"
            and index > start
            and (word == "&" or tokens.starts[index] == tokens.ends[index - 1])
            and (_name_dot(tokens, index) or _degree(tokens, index - 1, rules))
        )
    if rules.has("conjunctions", word):
        return index + 1 < len(tokens) and tokens.capital(index - 1) and tokens.capital(index + 1)
    dated = index + 1 < len(tokens) and rules.has("dating", word) and rules.has("times", tokens.lowers[index + 1])
    if index > start and (dated or _when(tokens, index, rules)):
        return False  # "said Kroll on Monday", "sagte Kroll Mitte Mai"
    if rules.code == "de" and index > start and not _german_goes_on(tokens, rules, index):
        return _participle(tokens, start, index, rules)
    return not _foreign(tokens, rules, index)


def _degree(tokens: Tokens, index: int, rules: Grammar) -> bool:
    """Tell a part of a title that is spelled small: "Dr. h. c.", "a. D." (German)."""
    dotted = index + 1 < len(tokens) and tokens.words[index + 1] == "."
    return dotted and rules.has("degrees", tokens.words[index])


def _german_goes_on(tokens: Tokens, rules: Grammar, index: int) -> bool:
    """Tell whether a lower-case word behind a noun opens a genitive or name rather than the rest of the clause."""
    if tokens.capital(index):
        return True
    word = tokens.lowers[index]
    if rules.has("inside", word):
        return True
    led = not tokens.capital(index - 1) or rules.has("determiners", tokens.lowers[index - 1])  # "Ihr neuer Chef"
    return led and _german(tokens, rules, index, index + 1)


def _participle(tokens: Tokens, start: int, index: int, rules: Grammar) -> bool:
    """Read on over what leads to a noun: "die zur Werft gehörende Reederei", "die in Lund geborene Autorin"."""
    if not rules.has("determiners", tokens.lowers[start]) or index + 1 >= len(tokens):
        return False
    word = tokens.lowers[index]
    led = index == start + 1 and rules.has("openers", word)
    return led or (word.endswith(("ende", "enden", "ene", "enen", "te", "ten")) and tokens.capital(index + 1))


def _name_dot(tokens: Tokens, index: int) -> bool:
    """Tell whether a full stop belongs to an initial or a title ("J.", "Sen.")."""
    before = tokens.words[index - 1]
    return tokens.words[index] != "." or ((len(before) <= 4 or "." in before) and tokens.capital(index - 1))


def _trim_left(tokens: Tokens, start: int, end: int, rules: Grammar) -> int:
    """Drop adverbials and the rest of a clause in front: "On Monday the mayor" -> "the mayor"."""
    while start < end and not tokens.word(start):
        start += 1
    lead = start
    while lead < end and (rules.has("openers", tokens.lowers[lead]) or _when(tokens, lead, rules)):
        lead += 1
        while lead < end and (rules.has("times", tokens.lowers[lead]) or tokens.lowers[lead].isdigit()):
            lead += 1
    return lead if lead < end else start


def _trim_right(tokens: Tokens, start: int, end: int, rules: Grammar) -> int:
    """Drop a preposition phrase of time or place that follows the phrase: "said Weber on Monday"."""
    for index in range(start + 1, end):
        word = tokens.lowers[index]
        if rules.has("openers", word) and not rules.has("inside", word):
            return index
        ahead = tokens.lowers[index + 1 : min(end + 1, index + 4)]
        if rules.has("inside", word) and any(rules.has("times", w) or w.isdigit() for w in ahead):
            return index
    while end > start:
        sign = not tokens.word(end - 1) and tokens.words[end - 1] not in MARKS
        if not sign and not rules.has("inside", tokens.lowers[end - 1]):
            break
        end -= 1
    return end


def _can_speak(tokens: Tokens, start: int, end: int, rules: Grammar) -> bool:
    if start >= end or (rules.has("impersonal", tokens.lowers[start]) and end - start == 1):
        return False
    if _when(tokens, end - 1, rules) and end - start <= 2:
        return False
    if rules.has("quantities", tokens.lowers[end - 1]):
        return True  # "some say", "18 percent said"
    if all(_no_one(tokens, index, rules) for index in range(start, end)):
        return False
    if tokens.words[start][0].isdigit() and any(
        rules.has("times", tokens.lowers[index]) for index in range(start, end)
    ):
        return False
    named = any(tokens.capital(index) for index in range(start, end))
    last = tokens.lowers[end - 1]
    return named or rules.has("determiners", tokens.lowers[start]) or last.endswith("s") or rules.has("agents", last)


def _no_one(tokens: Tokens, index: int, rules: Grammar) -> bool:
    """Tell whether a word only says when, how many or how: no speaker is made of such words alone."""
    word = tokens.lowers[index]
    if not tokens.word(index) or word[0].isdigit():
        return True
    return _when(tokens, index, rules) or any(rules.has(group, word) for group in ("adverbs", "determiners"))


def _when(tokens: Tokens, index: int, rules: Grammar) -> bool:
    """Tell whether a word is a time, and no surname that is spelled like one: "said May", "Frau Mai sagte"."""
    word = tokens.lowers[index]
    if not rules.has("times", word):
        return False
    if not rules.has("also_names", word) or not tokens.capital(index):
        return True
    before, after = (tokens.lowers[i] if 0 <= i < len(tokens) else "" for i in (index - 1, index + 1))
    titled = index > 0 and tokens.capital(index - 1) and tokens.word(index - 1)
    beside = titled or before in rules.verbs or after in rules.verbs
    led = any(rules.has(group, before) for group in ("openers", "inside", "dating", "times", "contracted"))
    return led or not beside or before[:1].isdigit() or after[:1].isdigit()


def _bare_noun(rules: Grammar, word: str) -> bool:
    """Tell whether a word can open an apposition without an article: "Malika Hadj, mère de deux enfants"."""
    if not rules.has("dialogue", "inside") or word in rules.verbs:
        return False
    groups = (
        "clause",
        "relatives",
        "pronouns",
        "auxiliaries",
        "times",
        "openers",
        "conjunctions",
        "adverbs",
        "negators",
    )
    return word.isalpha() and not any(rules.has(group, word) for group in groups)


def _apposition_right(tokens: Tokens, index: int, high: int, rules: Grammar) -> int:
    """Read on over ", a spokesman for the mayor," where the phrase is closed by a comma or the sentence's end."""
    if index + 1 >= high or tokens.words[index] != ",":
        return index
    first = tokens.lowers[index + 1]
    if not (rules.has("determiners", first) or tokens.capital(index + 1) or _bare_noun(rules, first)):
        return index
    for stop in range(index + 2, min(high, index + LONGEST_APPOSITION)):
        if tokens.depth[stop]:
            return index
        if tokens.words[stop] in ",.;:":
            return stop
        word = tokens.lowers[stop]
        if word in rules.verbs or any(rules.has(group, word) for group in ("auxiliaries", "subjunctive", "passive")):
            return index
    return index
