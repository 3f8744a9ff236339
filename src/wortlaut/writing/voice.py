"""How a sentence names speaker, act of speech, time, place and source, with nothing that no source carries."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from wortlaut.languages.base import known, language
from wortlaut.records import Occasion, Quotation, Statement
from wortlaut.writing import times
from wortlaut.writing.phrases import phrases
from wortlaut.writing.stretches import sentence_around
from wortlaut.writing.telling import Telling, When

PRONOUNS = 3  # sentences in a row that may say "she" before the name comes again
LONGEST_ACT = 3  # words of a reporting expression
PLAIN = "said"  # the act of which nothing more is known
SPEECHES = ("speech", "keynote")  # occasions at which one person speaks
BESIDE = 8  # letters between a verb and the clause that is its object: ", that "
SUBJUNCTIVE = 7  # words in which a clause without a conjunction shows its mood


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where in the note the statement stands: what the reader knows already."""

    position: int = 0  # counts through the note and chooses the variant
    occasion: str | None = None  # named in the heading
    wanted: frozenset[str] = frozenset()  # stems of what the section is about
    before: Quotation | None = None  # what the sentence before has quoted, at the same time and place
    alone: bool = True  # the sentence before rests on that document only
    introduced: frozenset[str] = frozenset()  # documents whose date the section has told
    day: str = ""  # the day that the paragraph before told (EDTF)
    shape: str = ""  # how the sentence before was built
    named: int = 0  # sentences of the paragraph so far


def slots(telling: Telling, statement: Statement, best: Quotation, place: Place, when: When) -> dict[str, str]:
    """Return what fills a template, quotations apart; a slot that may be empty brings its own space."""
    words = telling.phrases
    kind = where(telling, statement, place)
    outlet, source = telling.outlet(best.document), source_of(telling, statement, best)
    credit = "" if source == "plain" else words.one(f"source.{source}").format(outlet=outlet)
    located = words.one("source.where").format(where=kind) if kind else ""
    return {
        "who": who(telling, place),
        "name": telling.who,
        "verb": verb(telling, best, place),
        "outlet": outlet,
        "by": words.one("source.by").format(source=credit) if credit else "",
        "same": words.one("source.same_record" if source == "record" else "source.same"),
        "when": moment(telling, when, place),
        "where": located,
        "about": words.one("source.about").format(where=located) if located else "",
    }


def who(telling: Telling, place: Place, /) -> str:
    """Return the name at the start of a paragraph, then the pronoun where the sources show which one it is."""
    pronoun = telling.phrases.get(f"pronouns.{telling.person.gender}") if telling.person.gender else None
    if pronoun is None or place.named % (PRONOUNS + 1) == 0:
        return telling.who
    return str(pronoun)


def source_of(telling: Telling, statement: Statement, best: Quotation, /) -> str:
    """Return how the sentence credits its source: by name only where one outlet alone has the words."""
    source = telling.known_as(best.document)
    houses = {telling.house(quotation.document) for quotation in telling.printable(statement)}
    several = len(houses) > 1 and len(statement.origins) != 1  # what many copied, one outlet has told
    return "plain" if source == "outlet" and several else source


def moment(telling: Telling, when: When, place: Place, /) -> str:
    """Return the time as the sentence has it; "on the same day" where the paragraph before told that day."""
    if place.day and when.value == place.day and (same := telling.phrases.get("dates.same_day")):
        return str(same)
    return times.adverb(when.value, telling.phrases)


def verb(telling: Telling, best: Quotation, place: Place, /) -> str:
    """Return the verb of saying: the source's own act of speech, else a plain one."""
    words = telling.phrases
    if best.medium != "said":
        return words.pick(f"verbs.{best.medium}", place.position)
    act = act_of(telling, best)
    if act != PLAIN and (known_act := words.get(f"verbs.acts.{act}")):
        return str(known_act)
    if _asks(telling, best):
        return words.pick("verbs.asks", place.position)
    return words.pick("verbs.said", place.position)


def act_of(telling: Telling, best: Quotation, /) -> str:
    """Return what the source says that the speaker did with the words ("warned"); empty where no table knows it."""
    document = telling.documents[best.document]
    if best.negated or not best.cue or best.cue[-1].end > len(document.text):
        return ""
    cue = " ".join(span.of(document.text) for span in best.cue).split()
    acts = _acts(document.lang.split("-")[0].lower())
    return next((acts[word.lower()] for word in cue[:LONGEST_ACT] if word.lower() in acts), "")


@cache
def _acts(lang: str) -> dict[str, str]:
    if lang not in known():
        return {}
    table = language(lang).own("acts")
    return {form: act for act, forms in table.items() for form in str(forms).split()}


def _asks(telling: Telling, best: Quotation) -> bool:
    """Tell whether the words are a question and nothing else."""
    words = telling.words(best).strip()
    return words.endswith(("?", "？")) and not any(mark in words[:-1] for mark in (".", "!", "。", "！"))


def where(telling: Telling, statement: Statement, place: Place, /) -> str:
    """Return "at the harbour summit in Kelby"; empty where the heading says it, or nobody knows."""
    occasion = telling.occasions.get(statement.occasion or "")
    if occasion is None or occasion.id == place.occasion or _is_anothers(telling, occasion):
        return ""
    return occasion_phrase(telling, occasion)


def _is_anothers(telling: Telling, occasion: Occasion) -> bool:
    """Tell whether it is a speech that its name gives to somebody else: what others say of that is not said in it."""
    if occasion.kind not in SPEECHES:
        return False
    named = {word.lower().rstrip("s’'") for word in occasion.name.split()}
    return any(
        person.id != telling.person.id and person.name.split()[-1].lower().rstrip("s") in named
        for person in telling.people.values()
        if person.kind == "person"
    )


def occasion_phrase(telling: Telling, occasion: Occasion, /) -> str:
    """Return the occasion with its preposition, by its name where that fits into the language."""
    words = telling.phrases
    kind = str(words.get(f"occasions.{occasion.kind}") or "")
    name = "" if is_generic(telling, occasion) else " ".join(occasion.name.split())
    woven = _woven(telling, occasion, name) if name else ""
    if woven:
        kind, name = woven, ""
    city = occasion.place if occasion.place and occasion.place != name else ""
    placed = city and words.get("source.place") and city not in (words.get("source.odd_places") or ())
    if placed:
        kind, city = kind + words.one("source.place").format(place=city), ""
    details = ", ".join(dict.fromkeys(part for part in (name, city) if part))
    if not details:
        return kind
    bracket = words.one("source.bracket").format(words=details)
    return f"{kind}{bracket}" if kind else bracket.strip()


def _woven(telling: Telling, occasion: Occasion, name: str) -> str:
    """Return the name with the preposition that its last noun takes; empty where the language could not carry it."""
    heads = telling.phrases.get("occasion_heads") or {}
    parts = name.split()
    own = occasion.lang.split("-")[0] == telling.phrases.lang
    endings = tuple(telling.phrases.get("bent.endings") or ())
    for at, part in enumerate(parts):
        head = next((head for head in heads if part.lower().endswith(head)), None)
        if head is None:
            continue
        bent = any(word.lower().endswith(endings) for word in parts[:at]) if endings else False
        genitive = own and part.lower() != head and part.lower().endswith("s") and not head.endswith("s")
        return "" if bent or genitive else str(heads[head]).format(name=name)
    return ""


def occasion_name(telling: Telling, occasion: Occasion, /) -> str:
    """Return name and place of an occasion; no name where it says no more than its kind."""
    says_kind = is_generic(telling, occasion) and telling.phrases.get(f"occasions.{occasion.kind}")
    names = ["" if says_kind else " ".join(occasion.name.split()), occasion.place or ""]
    return ", ".join(dict.fromkeys(name for name in names if name))


def is_generic(telling: Telling, occasion: Occasion, /) -> bool:
    """Tell whether the name says only its kind, in the note's language or its own, or in signs its readers lack."""
    latin = any("a" <= letter <= "z" for letter in occasion.name.lower())
    if not latin and occasion.lang.split("-")[0] != telling.phrases.lang:
        return True
    tables = (telling.phrases, phrases(occasion.lang))
    name = occasion.name.lower()
    return any(name in (table.get("occasion_nouns.generic") or ()) for table in tables)


def clause_verb(telling: Telling, best: Quotation, /) -> str:
    """Return the verb that takes an indirect report as its object; empty where it stands as no clause of its own.

    The report must follow its verb in the source and open like a clause: "that", "dass", or a word in the subjunctive
    soon after. Its first letter is then no sentence's, so it fits into ours as it is.
    """
    document = telling.documents[best.document]
    plain = best.form == "indirect" and not best.negated and not best.second_hand and len(best.content) == 1
    if not plain or telling.foreign(best.document) or not best.cue:
        return ""
    sentence = sentence_around(document, best.envelope)
    if not sentence.covers(best.cue[0]) or best.cue[-1].end > best.envelope.start:
        return ""
    opening = telling.words(best).lower().split()[:SUBJUNCTIVE]
    clauses = telling.phrases.get("clauses")
    near = best.content[0].start - best.cue[-1].end <= BESIDE
    opens = near and opening[0] in clauses["openers"]
    moody = opening[0] not in clauses["barred"] and any(word in clauses["moods"] for word in opening[1:])
    act = act_of(telling, best)
    return str(telling.phrases.get(f"verbs.clauses.{act}") or "") if act and (opens or moody) else ""
