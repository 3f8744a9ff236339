"""A model's plan of a sentence: words that introduce a quotation, held against all that they may say.

A plan is text with placeholders: ``On the pier, {who} said {when}: {quote}``. The model chooses among function words
and verbs of saying, and may name what the quotation is about with a few of its words. What is said, dated, placed or
named is put in by code, so a plan that passes can claim nothing that the evidence does not hold.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from wortlaut.languages.base import language
from wortlaut.languages.words import fold, stem, stopwords

LONGEST = 240  # characters of a plan; the longest of ours has 150
MOST_TOPIC = 4  # words of the quotation that name what it is about: more of them would begin to tell it
MOST_TURNED = 2  # the same where the sentence negates, hedges or conditions: more could lose that
SHORTEST_TOPIC = 3  # letters
QUOTE = "quote"
FaultCode = Literal["shape", "placeholder", "mark", "figure", "date", "name", "verb", "topic", "turned", "invented"]

_TOKEN = re.compile(r"\{\w*\}|[^\W\d_]+(?:[’'-][^\W\d_]+)*|\S")
_SLOT = re.compile(r"\{(\w*)\}")
_MARKS = "\"“”„‟«»‹›‘’‚'`"
_AROUND_QUOTE = re.compile(rf"[\s,:]*[{re.escape(_MARKS)}]*\s*\{{{QUOTE}\}}[\s.,{re.escape(_MARKS)}]*$")
_BEFORE_COMMA = re.compile(r"\s+([,:])")
_WORD = re.compile(r"[^\W_]+(?:[’'.,-][^\W_]+)*")
_STOPS = ".,;:!?…"  # behind a word that ends a clause
_BREAK = re.compile(r"(?<=[.!?…])\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What a sentence on one statement can be made of, besides the quotation itself."""

    statement: str  # Statement.id
    lang: str
    slots: tuple[tuple[str, str], ...]  # placeholder and the words put there; each stands in the plan once
    wording: str  # the quotation as it is printed
    topical: bool  # the wording is in the note's language, so that its words can name the topic
    verbs: tuple[str, ...]
    names: frozenset[str]  # folded words of names: only code prints them


@dataclass(frozen=True, slots=True, kw_only=True)
class Plans:
    """Where a note's plans come from; None leaves the plain sentence."""

    choose: Callable[[Offer], str | None]
    names: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a plan cannot be used, in words that a model may be told."""

    code: FaultCode
    message: str


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    slot: str = ""

    @property
    def is_word(self) -> bool:
        return not self.slot and self.text[0].isalpha()


def planned_languages() -> tuple[str, ...]:
    """Return the languages that a model may word a note in."""
    from wortlaut.languages.base import known

    return tuple(code for code in known() if language(code).own("plans"))


def topics_of(offer: Offer, /) -> tuple[str, ...]:
    """Return what the quotation speaks of, by its looks: nouns with a capital, else what stands behind an article."""
    determiners = _table(offer.lang)["determiners"]
    topics: list[str] = []
    for sentence in _BREAK.split(offer.wording) if offer.topical else ():
        words = sentence.split()
        topics += _behind_articles(words, determiners, offer) if determiners else _capitals(words, offer)
    return tuple(dict.fromkeys(topics))


def _capitals(words: Sequence[str], offer: Offer) -> list[str]:
    bare = [word.strip(_STOPS) for word in words[1:]]
    return [word for word in bare if word[:1].isupper() and _names_a_topic(word, offer)]


def _behind_articles(words: Sequence[str], determiners: Collection[str], offer: Offer) -> list[str]:
    """Return each run of one or two words from an article to the next common word or stop: a whole noun phrase."""
    runs: list[str] = []
    for place, word in enumerate(words):
        run: list[str] = []
        for other in words[place + 1 :] if fold(word) in determiners else ():
            if not _names_a_topic(other.strip(_STOPS), offer):
                break
            run.append(other.strip(_STOPS))
            if other != run[-1]:
                break
        if 0 < len(run) <= MOST_TURNED:
            runs.append(" ".join(run))
    return runs


def _names_a_topic(word: str, offer: Offer) -> bool:
    return word.isalpha() and len(word) >= SHORTEST_TOPIC and not _is_common(word, offer) and not _barred(word, offer)


def _is_common(word: str, offer: Offer) -> bool:
    """Tell whether the word names nothing: "our", which would be the note's own, or a verb like "have"."""
    key = fold(word)
    table = _table(offer.lang)
    ours = key in table["small"] or key in table["framing"] or key in map(fold, offer.verbs)
    return ours or key in _common(offer.lang)


def tidied(plan: str, /) -> str:
    """Return the plan on one line, with the colon before the quotation, and no marks of its own around it."""
    line = _BEFORE_COMMA.sub(r"\1", " ".join(plan.split()))
    return _AROUND_QUOTE.sub(f": {{{QUOTE}}}", line)


def faults(plan: str, offer: Offer, /) -> tuple[Fault, ...]:
    """Return why a tidied plan cannot be used; nothing where it can."""
    if len(plan) > LONGEST:
        return (Fault("shape", f"Write at most {LONGEST} characters."),)
    tokens = [_Token(text, text[1:-1] if _SLOT.fullmatch(text) else "") for text in _TOKEN.findall(plan)]
    found = (*_shape(tokens), *_slots(tokens, offer), *_signs(tokens))
    if found:  # what the words say is looked at where the sentence stands
        return tuple(dict.fromkeys(found))
    return tuple(dict.fromkeys((*_verb(tokens, offer), *_words(tokens, offer))))


def _shape(tokens: Sequence[_Token]) -> Iterator[Fault]:
    colons = [place for place, token in enumerate(tokens) if token.text == ":"]
    if not tokens or tokens[-1].slot != QUOTE or colons != [len(tokens) - 2]:
        yield Fault("shape", "End with a colon and {quote}, and write nothing behind it.")


def _slots(tokens: Sequence[_Token], offer: Offer) -> Iterator[Fault]:
    wanted = (*(name for name, _ in offer.slots), QUOTE)
    counts = Counter(token.slot for token in tokens if _SLOT.fullmatch(token.text))
    for name in wanted:
        if counts[name] != 1:
            yield Fault("placeholder", f"Use {{{name}}} exactly once.")
    for name in counts:
        if name not in wanted:
            yield Fault("placeholder", "Use no placeholder that is not offered.")


def _signs(tokens: Sequence[_Token]) -> Iterator[Fault]:
    for token in tokens:
        if token.slot or token.is_word or token.text in (",", ":"):
            continue
        if any(character.isnumeric() for character in token.text):
            yield Fault("figure", "Write no figures.")
        elif token.text in _MARKS:
            yield Fault("mark", "Write no quotation marks.")
        else:
            yield Fault("mark", "Write words, commas and placeholders only.")


def _verb(tokens: Sequence[_Token], offer: Offer) -> Iterator[Fault]:
    table = _table(offer.lang)
    known = frozenset(map(fold, offer.verbs))
    verbs = [place for place, token in enumerate(tokens) if token.is_word and fold(token.text) in known]
    who = next(place for place, token in enumerate(tokens) if token.slot == "who")
    if len(verbs) != 1:
        yield Fault("verb", f"Use one verb, once: {' or '.join(offer.verbs)}.")
        return
    verb = verbs[0]
    between = tokens[min(verb, who) + 1 : max(verb, who)]
    joined = all(token.is_word and fold(token.text) in table["between"] for token in between)
    behind = table["inverted"] and who > 0
    if not joined or (verb < who) != behind:
        order = f"{offer.verbs[0]} {{who}}" if behind else f"{{who}} {offer.verbs[0]}"
        yield Fault("verb", f"Keep the name and its verb together: {order}.")


def _words(tokens: Sequence[_Token], offer: Offer) -> Iterator[Fault]:
    """Yield what is wrong with the words: each is a verb of saying, a function word, or a topic behind its opener."""
    table = _table(offer.lang)
    known = frozenset(map(fold, offer.verbs))
    topic: list[str] = []
    opened = False
    for place, token in enumerate(tokens):
        word = fold(token.text)
        if not token.is_word or word in known:
            opened = False
        elif word in table["openers"]:
            opened = True
        elif word in table["framing"] or (opened and word in table["linkers"]):
            pass
        elif barred := _barred(token.text, offer):
            yield barred
        elif not opened or len(word) < SHORTEST_TOPIC or word in _common(offer.lang):
            yield Fault("invented", f"Do not use the word {token.text!r}.")
        else:
            topic.append(token.text)
        behind = tokens[place + 1] if place + 1 < len(tokens) else token
        if word in table["small"] and not behind.is_word:
            yield Fault("shape", f"Write no {token.text!r} before {behind.text!r}.")
        if word in table["small"] | known and token.is_word and place and token.text[0].isupper():
            yield Fault("shape", f"Write {token.text!r} with a small letter.")
    if topic:
        yield from _topic(topic, offer)


def _barred(word: str, offer: Offer) -> Fault | None:
    key = fold(word)
    if key in offer.names or any(part in offer.names for part in re.split("[’'-]", key)):
        return Fault("name", f"Do not write names yourself: {word!r}.")
    table = _negation(offer.lang)
    if key in table["dates"]:
        return Fault("date", f"Do not write dates yourself: {word!r}.")
    if key in table["numbers"] or _is_number(key, offer.lang):
        return Fault("figure", f"Do not write figures yourself: {word!r}.")
    if _turns(key, offer.lang) or key in table["softeners"]:
        return Fault("turned", f"Do not use the word {word!r}.")
    return None


def _topic(words: Sequence[str], offer: Offer) -> Iterator[Fault]:
    """Yield what is wrong with the words that name the topic: one sentence of the quotation has them, in this order."""
    sentences = [_WORD.findall(sentence) for sentence in _BREAK.split(offer.wording)] if offer.topical else []
    homes = [sentence for sentence in sentences if _in_order(words, sentence, offer.lang)]
    if not homes:
        alone = [word for word in words if not any(_in_order([word], one, offer.lang) for one in sentences)]
        for word in alone:
            yield Fault("invented", f"Do not use the word {word!r}.")
        if not alone:
            yield Fault("topic", "Take the words that name the topic from one sentence of the quotation, in its order.")
        return
    most = max(MOST_TURNED if _is_turned(home, offer.lang) else MOST_TOPIC for home in homes)
    if len(words) > most:
        yield Fault("topic", f"Name the topic with at most {most} words of the quotation.")


def _in_order(words: Sequence[str], sentence: Sequence[str], lang: str) -> bool:
    place = 0
    for word in words:
        while place < len(sentence) and not _is_same(word, sentence[place], lang, first=place == 0):
            place += 1
        if place == len(sentence):
            return False
        place += 1
    return True


def _is_same(word: str, found: str, lang: str, *, first: bool) -> bool:
    """Tell whether a word is the one in the source: a name letter by letter, another one in any form."""
    if stem(word, lang) != stem(found, lang):
        return False
    if first or word == found:
        return True
    same_case = word[:1].isupper() == found[:1].isupper()
    return same_case and (lang == "de" or not found[:1].isupper())  # a German capital is no sign of a name


def _is_turned(sentence: Sequence[str], lang: str) -> bool:
    table = _negation(lang)
    keys = [fold(word) for word in sentence]
    text = f" {' '.join(keys)} "
    return any(_turns(key, lang) for key in keys) or any(f" {phrase} " in text for phrase in table["softeners"])


def _turns(key: str, lang: str) -> bool:
    table = _negation(lang)
    return key in table["negators"] or bool(table["endings"] and key.endswith(table["endings"]))


@cache
def _table(lang: str) -> Mapping[str, Any]:
    """Return the words of a plan in a language, folded."""
    table = language(lang).own("plans")
    lists = {
        name: frozenset(map(fold, table[name])) for name in ("openers", "linkers", "framing", "between", "determiners")
    }
    return {**lists, "small": lists["openers"] | lists["linkers"], "inverted": bool(table["inverted"])}


@cache
def _common(lang: str) -> frozenset[str]:
    return frozenset(map(fold, stopwords(lang)))


@cache
def _negation(lang: str) -> Mapping[str, Any]:
    """Return what turns, softens, counts or dates in a language, folded."""
    table = language(lang).table("negation")
    groups = (*table["scales"].values(), *table["ordinals"].values())
    counts = language(lang).own("phrases")["numbers"]["words"]
    softeners = (*table["hedges"], *table["conditions"], *table["deniers"], *table["bounds"])
    return {
        "negators": frozenset(map(fold, table["negators"])),
        "endings": tuple(map(fold, table["negated_endings"])),
        "softeners": frozenset(map(fold, softeners)),
        "numbers": frozenset(fold(word) for group in (*groups, counts) for word in group),
        "dates": frozenset(fold(word) for group in table["dates"].values() for word in group),
    }


def _is_number(key: str, lang: str) -> bool:
    from text_to_num import text2num  # type: ignore[attr-defined]

    try:
        text2num(key, lang)
    except ValueError:
        return False
    return True
