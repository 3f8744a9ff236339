"""Of what else a figure of the source is: another subject, act, base or time than the claim's."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from functools import lru_cache
from itertools import pairwise

from wortlaut.auditing.claims.hints import doing, hints, hints_for, keys, keys_of, narrower, rivals
from wortlaut.auditing.claims.kinds import COUNTED, RATIOS, same_kind
from wortlaut.auditing.claims.spells import is_day
from wortlaut.auditing.claims.times import times_agree
from wortlaut.auditing.claims.told import Told
from wortlaut.languages import language
from wortlaut.records import Document

RIVAL = 600  # characters within which another figure of the kind may be the one that a claim is about
PLURALS = frozenset({"people", "men", "women", "children", "staff", "police", "sheep", "fish", "teeth", "feet", "mice"})
PORTIONS = frozenset({"=kilo", "=litre", "=bottle", "=pack"})  # "a litre" says per what a price is
GENERIC = frozenset({"=people", "=animal", "=product", "=case", "=place"})
LONGEST = 100_000  # characters in which a word is looked for
PLACE = re.compile(
    r"\b(?:[Ii]n|at|[Nn]ear|[Bb]ei|[Nn]ach|[Aa]us)\s+(?:the\s+(?:[a-z]+\s+){1,3}of\s+|neighbou?ring\s+|benachbarten\s+)?"
    r"(?P<name>[A-ZÄÖÜ][\w-]+(?: [A-ZÄÖÜ][\w-]+)?)"
)
PRONOUN = re.compile(r"(?:It|They|He|She|Er|Sie)\b")
PERSONS = re.compile(r"\b(?:him|her|he|she|ihn|ihm|er)\b")
CONVERSE = frozenset({"=buy", "=sell"})  # what one does who deals with one who does the other
FEWEST = 2  # words of a sentence that say of what its figure is
MOST_OF = 0.5  # of the words of a claim that stand in a sentence which tells of it


def of_something_else(claimed: Told, found: Told, known: Sequence[Told]) -> str | None:
    """Say of what the source's figure is, where the claim takes it for something else."""
    if not times_agree(claimed, found, known):
        return "the source gives it for another time"
    if claimed.stretch and found.stretch and claimed.stretch != found.stretch:
        return f"the source gives it for a {found.stretch}, not a {claimed.stretch}".replace("_", " ")
    if claimed.days and found.days and not any(is_day(one, two) for one in claimed.days for two in found.days):
        return "the source gives it for another day"
    if other := _of_its_rival(claimed, found) or _counts_others(claimed, found) or _of_another(claimed, found):
        return other
    for before, rival in pairwise([*known[:1], *known]):
        if rival is found or rival.document is not found.document:
            continue
        if _is_told_there(claimed, found, rival):
            return "the source tells what the claim is about elsewhere"
        if other := _of_the_rival(claimed, found, rival, before):
            return other
    return None


def _of_the_rival(claimed: Told, found: Told, rival: Told, before: Told) -> str | None:
    """Say why the claim is of another figure of the source rather than of the found one."""
    there = rival.figure.span.of(rival.document.text)
    if _is_of_other_kind(claimed, found, rival):
        return f"the source says {there} of what the claim is about"
    if _counts_the_rivals(claimed, found, rival):
        return f"the source counts {found.figure.noun}, and {there} {rival.figure.noun}"
    if _is_of_what_the_rival_tells(claimed, found, rival):
        return f"the source says {there} of what the claim counts"
    if _is_wished(claimed, found, rival):
        return "the source says that somebody asks for it"
    if _is_said_by_others(claimed, found, rival):
        return f"the source has somebody else say so, and {there} from whom the claim names"
    if _is_of_another_place(claimed, found, rival):
        return f"the source says {there} of that place"
    if rival.place != found.place and _is_of_that_stretch(claimed, found, rival):
        return f"the source says {there} of that time"
    if claimed.deadline and rival.deadline and not found.deadline and rival.figure.unit == found.figure.unit:
        return f"the source says {there} for that time"
    return _of_the_rival_of_its_kind(claimed, found, rival, before)


def _of_the_rival_of_its_kind(claimed: Told, found: Told, rival: Told, before: Told) -> str | None:
    there = rival.figure.span.of(rival.document.text)
    bare = rival.figure.unit is None and rival.place == found.place and same_kind(claimed, before)  # "up from 38"
    part = rival.standing == "part" and rival.figure.unit in RATIOS
    if not bare and not part and not same_kind(claimed, rival):
        return None
    if (
        rival.place == found.place
        and claimed.foreseen == rival.foreseen != found.foreseen
        and (claimed.foreseen or found.by_others)
    ):
        return f"the source says {there} of what was {'expected' if claimed.foreseen else 'reached'}"
    if (
        rival.place == found.place
        and claimed.tense == rival.tense != found.tense
        and "" not in (claimed.tense, found.tense)
    ):
        return f"the source says {there} of what is {claimed.tense}"
    if claimed.summed and rival.summed and not found.summed and rival.place == found.place:
        return f"the source says that there are {there} in all"
    if _is_said_of_a_part(claimed, found, rival):
        return f"the source says that only of {there}"
    if _is_done_to_the_whole(claimed, found, rival):
        return f"the source says that of {there}"
    if _is_part_of(found, rival, claimed):
        return f"the source counts them among {there}"
    if _is_only_a_part(claimed, found, rival):
        return f"the source says that only of {there}"
    if abs(rival.figure.span.start - found.figure.span.start) <= RIVAL and _fits_better(claimed, rival, found):
        return f"the source says {there} of what the claim is about"
    return None


def _is_of_that_stretch(claimed: Told, found: Told, rival: Told) -> bool:
    """Tell whether the source has another figure for the year or quarter of the claim, and this for no such time."""
    of_it = bool(claimed.stretch) and claimed.stretch == rival.stretch and bool(found.periods)
    return of_it and not found.stretch and same_kind(found, rival)


def _is_said_by_others(claimed: Told, found: Told, rival: Told) -> bool:
    """Tell whether another says it in the source, and whom the claim names says another figure there."""
    if rival.place == found.place or not same_kind(found, rival):
        return False
    mine, theirs = claimed.voice - found.voice, found.voice - claimed.voice
    sentence = found.document.text[slice(*found.bounds)]
    own = {name for name in mine & rival.voice if name not in sentence}
    return bool(own and theirs) and not any(name in claimed.document.text for name in theirs)


def _is_of_another_place(claimed: Told, found: Told, rival: Told) -> bool:
    """Tell whether the claim names a place of another sentence, where the source has a figure of the kind for it."""
    if rival.place == found.place or not same_kind(found, rival):
        return False
    mine, theirs, there = (_places(one) for one in (claimed, found, rival))
    sentence, others = found.document.text[slice(*found.bounds)], theirs - mine
    apart = any(name not in sentence for name in mine & there)
    return apart and bool(others) and not any(name in claimed.document.text for name in others)


def _places(one: Told) -> frozenset[str]:
    """Return the names behind "in" and the like in the sentence of a figure."""
    text, lang = one.document.text, one.document.lang
    names = frozenset(match["name"] for match in PLACE.finditer(text, *one.bounds))
    return frozenset(name for name in names if not all(key.startswith("=") for key in keys(name, lang)))


def _of_another(claimed: Told, found: Told) -> str | None:
    """Say of whom the source says it where both sentences begin with a name, each with another."""
    mine = _named(claimed.head - found.head, found.document)
    theirs = _named(found.head - claimed.head, found.document)
    if not mine or not theirs or mine & found.sentence or theirs & claimed.sentence:
        return None
    if PERSONS.search(found.document.text, *found.bounds):
        return None  # "Judge Prowse jailed him", whom the sentence before names
    return "the source says it of somebody else"


def _is_told_there(claimed: Told, found: Told, rival: Told) -> bool:
    """Tell whether nothing of the claim stands in the sentence of the figure, and most of it in another one."""
    if (
        rival.place == found.place
        or (
            found.pointing and found.place - rival.place in (1, 2)
        )  # "It paid £1.9m": of what the sentence before tells
        or (claimed.figure.currency and not rival.figure.currency)
        or rival.figure.value in claimed.beside  # of which the claim tells as well
        or len(found.sentence) < FEWEST
        or (found.figure.unit in RATIOS and not (found.noun or found.names))
    ):
        return False
    if claimed.sentence & found.sentence or len(claimed.sentence & rival.sentence) < MOST_OF * len(claimed.sentence):
        return False
    return not _kin(claimed.sentence, found.sentence)


def _kin(words: Set[str], others: Set[str]) -> bool:
    """Tell whether a word of one may stand for one of the other: votes for ballots."""
    known = narrower()
    return any(known.get(one, frozenset()) & others for one in words) or any(
        known.get(one, frozenset()) & words for one in others
    )


def _named(words: Set[str], document: Document) -> frozenset[str]:
    """Return the keys of those words that are names in a document: inside a sentence, and without an article."""
    names = (word for word in words if _is_name(word, document.text[:LONGEST], language(document.lang).code))
    return frozenset(key for key in keys_of(names, document.lang) if not key.startswith("="))


@lru_cache(maxsize=256)
def _is_name(word: str, text: str, code: str) -> bool:
    articles = hints(code).articles
    befores = re.findall(rf"([\w’'-]{{1,40}}),?\s+{re.escape(word)}\b", text)
    return any(before.lower() not in articles for before in befores)


def _of_its_rival(claimed: Told, found: Told) -> str | None:
    """Say what the source's figure is of where the claim names another thing of the same sort: winter for summer."""
    for group in rivals():
        around = claimed.words if claimed.beside else claimed.words | claimed.near  # near is another figure's
        mine, theirs = around & group, found.segment & group
        if group <= doing() and (found.stance < 0 or claimed.stance < 0):
            continue  # "against the closure", "to keep it open"
        if group >= CONVERSE and not _head(claimed) & found.sentence:
            continue  # "the gallery sold 183 tickets", of which as many were bought
        if _kin(mine, theirs):
            continue  # "the ships", of the ferries named before
        if mine and theirs and not mine & found.segment and not theirs & (claimed.words | claimed.near):
            return f"the source says it of {min(theirs)[1:]}, not {min(mine)[1:]}".replace("_", " ")
    return None


def _head(claimed: Told) -> frozenset[str]:
    return keys_of(claimed.head, claimed.document.lang)


def _counts_others(claimed: Told, found: Told) -> str | None:
    """Say what the source counts where the claim counts other known things: parents for pupils, books for items."""
    if _counts_what_another_is_named_by(claimed, found):
        return f"the source counts {found.figure.noun}"
    mine, theirs = _things(claimed.noun) - GENERIC, _things(found.noun)
    if _is_of_other_base(claimed, found):
        return f"the source says it of {found.figure.noun}"
    if not mine or not theirs or mine & (found.segment | found.noun) or theirs & (claimed.words | claimed.near):
        return None
    if any(theirs & (narrower().get(one, frozenset()) | {one}) for one in mine):
        return None
    return f"the source counts {min(theirs)[1:]}, not {min(mine)[1:]}".replace("_", " ")


def _counts_what_another_is_named_by(claimed: Told, found: Told) -> bool:
    """Tell whether the claim counts the turtles where the source counts turtle nests."""
    mine, theirs = _things(claimed.counted), _things(found.counted)
    within = mine & found.noun and not mine & theirs and theirs and not theirs & (claimed.words | claimed.near)
    return bool(within) and not _kin(mine, theirs)


def _is_of_other_base(claimed: Told, found: Told) -> bool:
    """Tell whether the two are shares of things that the source tells apart: of the groundwater, of the stations."""
    if claimed.figure.unit not in RATIOS or not claimed.noun or claimed.noun & found.noun:
        return False
    if not _things(found.noun):  # "63 percent favour": a verb, or a word that no list knows
        return False
    if any(_things(found.noun) & narrower().get(one, frozenset()) for one in claimed.noun):
        return False
    return bool(claimed.noun & (found.near | found.segment)) and not found.noun & (claimed.words | claimed.near)


def _counts_the_rivals(claimed: Told, found: Told, rival: Told) -> bool:
    """Tell whether the claim counts what another figure of the source counts: 142 goals for "31 goals in 142 games"."""
    if not {claimed.figure.unit, found.figure.unit, rival.figure.unit} <= COUNTED:
        return False
    named = claimed.words | claimed.near | claimed.noun
    if any(_things(found.noun) & narrower().get(one, frozenset()) for one in claimed.noun):
        return False  # people are counted, and the source counts students
    counts = (found.figure.noun or "").split()[-1:]
    if counts and (claimed.figure.noun or "").lower().endswith(counts[0].lower()):
        return False  # "Kranke" for "Grippekranke"
    if not any(word[0].isupper() or word.endswith("s") or word in PLURALS for word in counts):
        return False  # "51 flew on": a verb
    return bool(claimed.noun & rival.noun and found.noun) and not (claimed.noun & found.noun or found.noun & named)


def _things(words: Set[str]) -> frozenset[str]:
    return frozenset(word for word in words if word.startswith("=")) - doing()


def _is_of_other_kind(claimed: Told, found: Told, rival: Told) -> bool:
    """Tell whether the claim names a kind that the source tells from the found one: group and cloud revenue."""
    for kind, thing in (claimed.pairs & rival.pairs) - found.pairs:
        if not thing.startswith("="):
            continue
        if any(one != kind and also == thing for one, also in found.pairs):
            return True
        if thing in found.segment and kind not in found.segment and kind not in doing():
            return True  # "core inflation" where the source says "inflation"
    return False


def _is_of_what_the_rival_tells(claimed: Told, found: Told, rival: Told) -> bool:
    """Tell whether what the claim counts stands by another figure alone: "211 road deaths, motorcyclists were 58"."""
    mine = _things(claimed.counted) - GENERIC
    told = mine & rival.segment and same_kind(found, rival) and not found.pointing
    if not told or claimed.figure.unit not in COUNTED:
        return False
    return not mine & found.sentence and not _kin(mine, found.sentence)


def _is_wished(claimed: Told, found: Told, rival: Told) -> bool:
    """Tell whether the claim has as settled what somebody only asked for, beside what was settled."""
    return found.wish and not claimed.wish and not rival.wish and rival.figure.unit == found.figure.unit


def _is_done_to_the_whole(claimed: Told, found: Told, rival: Told) -> bool:
    """Tell whether the claim says of a part what the whole is named by: "12 of the 15 who started"."""
    two = rival.place == found.place and found.standing == "part" and rival.standing == "whole"
    return two and bool(claimed.words & doing() & rival.noun - found.words)


def _is_said_of_a_part(claimed: Told, found: Told, rival: Told) -> bool:
    """Tell whether the claim denies of the whole what the source denies of a part: "12 of the 48 have none"."""
    two = rival.place == found.place and rival.standing == "part" and found.standing == "whole"
    return two and claimed.negated and rival.negated and not claimed.standing


def _is_part_of(found: Told, rival: Told, claimed: Told) -> bool:
    """Tell whether the claim takes a part for the whole: "the club has 402 members" of "3,216 members, 402 of them"."""
    if found.standing != "part" or claimed.standing or rival.place != found.place or not rival.figure.noun:
        return False
    if not claimed.stock:
        return False  # "19 miners were rescued" of "of the 27 miners, 19 were brought up"
    before = rival.figure.span.start < found.figure.span.start
    return before and bool(claimed.noun & rival.noun) and not (claimed.words & found.words) - rival.words


def _is_only_a_part(claimed: Told, found: Told, rival: Told) -> bool:
    """Tell whether the claim says of the whole what the source says of a part: "12 tonnes, a third of it cocaine"."""
    after = same_kind(found, rival) and rival.figure.span.start > found.figure.span.start
    after = after and rival.place - found.place in (0, 1)  # "1,276 were checked. 194 of them were speeding"
    own = (rival.words | rival.noun) - found.segment - found.noun
    return (
        after and rival.standing == "part" != found.standing and not claimed.standing and bool(own & claimed.sentence)
    )


def _fits_better(claimed: Told, rival: Told, found: Told) -> bool:
    """Tell whether the claim's words are those of another figure, and those of this one are none of the claim's."""
    if claimed.standing and claimed.standing == found.standing != rival.standing:
        return False
    if _is_of_its_time(claimed, found) and not _is_of_its_time(claimed, rival):
        return False
    if rival.change != found.change == claimed.change or _counts_other_things(claimed, rival):
        return False
    if claimed.moved and found.moved and rival.moved is False:
        return False  # "62 metres shorter" is not of what is 8 kilometres long
    shared = (claimed.words & (found.segment | found.among)) - (rival.segment - found.among)
    own = shared - rival.near if rival.place == found.place else shared
    own |= claimed.words & found.noun - rival.noun if rival.noun else frozenset()
    theirs = (claimed.words & rival.segment) - found.segment - found.among - PORTIONS
    if rival.place == found.place and not found.names - found.noun:
        theirs -= rival.names  # one subject for both: "the bank will hire 130 advisers and close 45 branches"
    if found.place == rival.place + 1 and PRONOUN.match(found.document.text, found.bounds[0]):
        theirs -= rival.names  # "It runs 388 shops"
    mine = claimed.words & claimed.names - _things(claimed.names)
    named = theirs & mine and not own & mine and found.names - claimed.words
    if named and rival.place == found.place and not hints_for(claimed.document.lang).compounds:
        return True  # "Abara with 51.7 percent" of "Quill won with 51.7 percent to Abara's 46.2"
    foreign = found.segment - claimed.words - claimed.near - rival.segment
    if not theirs or own or not foreign:
        return False
    return rival.place == found.place or _weight(theirs, claimed) >= _weight(shared, claimed)


def _is_of_its_time(claimed: Told, other: Told) -> bool:
    """Tell whether both are of one stretch of time that both name: in June, in the first half."""
    return any(one == two for one, _ in claimed.periods for two, _ in other.periods)


def _counts_other_things(claimed: Told, rival: Told) -> bool:
    """Tell whether each counts something else: sites and homes."""
    mine, theirs = claimed.noun, rival.noun
    if not mine or not theirs or mine & theirs or not {claimed.figure.unit, rival.figure.unit} <= COUNTED:
        return False
    return not _kin(mine, theirs)


def _weight(words: Set[str], claimed: Told) -> int:
    """Return how much words tell of the subject: a name twice as much as another word."""
    return len(words) + len(words & claimed.names)
