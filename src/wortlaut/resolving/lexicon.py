"""What a language says about naming people, compiled once from its ``names`` table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache, lru_cache
from typing import Any, Literal

from wortlaut.languages import known, language
from wortlaut.languages.base import FALLBACK
from wortlaut.resolving.folding import fold

Gender = Literal["f", "m"] | None
NounKind = Literal["group", "organisation", "source", "anonymous"]

_SHORTEST_HEAD = 4  # letters: "chef" in "Konzernchef"; shorter heads end too many other words
_CACHED = 65_536  # words remembered; a text rarely has more distinct ones, and the memory stays bounded
_TOO_SHORT = 2  # letters of a head without its ending: "ag", while "Umweltamtes" ends in "amt"
_SURNAME_ENDS = ("mann", "frau", "mädchen", "junge")  # "Brinkmann" is a surname more often than a compound
_OFFICE_LISTS = (
    "relational", "family", "elders", "juniors", "successors", "predecessors", "posts", "unique", "functions",
    "callings", "anybody", "pensioners", "accused", "politicians",
)  # fmt: skip
_ENDINGS = ("", "s", "es", "n", "en", "r")  # German inflection of role nouns
_LAST_LETTERS = ("s", "n", "r")
_UMLAUTS = str.maketrans("äöü", "aou")


@dataclass(frozen=True, slots=True)
class Grammar:
    """Small words, in lower case, that say how a phrase is built."""

    definite: frozenset[str]
    indefinite: frozenset[str]
    his: frozenset[str]
    hers: frozenset[str]
    mine: frozenset[str]
    theirs: frozenset[str]
    home: frozenset[str]  # before where somebody is from
    leaving: frozenset[str]  # of an office about to be left: "outgoing"
    retired: frozenset[str]  # makes a pensioner of whatever noun follows: "the retired bell founder"
    dative: frozenset[str]  # possessives that alone are a pronoun: "ihr zufolge"
    singular_auxiliaries: frozenset[str]  # beside "sie" they show that it is one: "sie hat geschrieben"
    glued: frozenset[str]  # pronouns that a hyphen ties to their verb: French "dit-elle"
    inside: frozenset[str]
    numbers: frozenset[str]
    leading: frozenset[str]
    company: frozenset[str]
    by: frozenset[str]
    genitive: frozenset[str]
    object_after: frozenset[str]
    first_singular: frozenset[str]
    both: frozenset[str]
    masculine: frozenset[str]
    feminine: frozenset[str]
    labels: frozenset[str]
    own: frozenset[str]  # "own", of what the subject of the sentence says: "eigenen Angaben zufolge"
    courtesy: frozenset[str]  # forms of address that stand before a surname: "mrs"
    abbreviations: frozenset[str]
    singular: frozenset[str]
    deputy: frozenset[str]
    years: frozenset[str]
    years_old: frozenset[str]  # what follows a number and a hyphen: "36-year-old"
    opening: frozenset[str]
    plural_auxiliaries: frozenset[str]
    auxiliaries: frozenset[str]
    firm_roles: frozenset[str]  # what a company may be as well as a person
    firms: frozenset[str]  # nouns for a company already named
    who: frozenset[str]
    premodifiers: frozenset[str]  # nouns before a role that belong to its title: "finance", "plant"
    also_surnames: frozenset[str]  # of the words that end an organisation's name, those that are surnames too
    copula: frozenset[str]
    been: frozenset[str]  # of those, the past of "be": "when he was mayor"
    becoming: frozenset[str]  # a copula without an article before it: "Nachfolgerin wird Jane Roe"
    complementizers: frozenset[str]  # open what somebody says or knows: "that", "dass"
    somebody: frozenset[str]  # who cannot be gone on with as "she" while anyone else is in sight: "someone"
    adjectival_roles: frozenset[str]  # before a capital word they describe it: "fellow Democrats"
    field: frozenset[str]  # between a role and its field of work: German "für"
    named_things: frozenset[str]  # adjectives that begin the name of a group, and no person's: "Freies Hollerstedt"
    born: frozenset[str]  # before a birth name: "née"
    counted: frozenset[str]  # "the mother of two", "der Vater zweier Kinder"
    latter: frozenset[str]  # the one named last: "the latter", "dieser"
    foremost: frozenset[str]  # the one named first of two: "the former", "jener"
    participles: frozenset[str]  # of deeds, that tell one only with "by": "run"
    epithets: frozenset[str]  # what a text calls somebody whom it has named: "the Spaniard", "der Routinier"
    elder: frozenset[str]
    younger: frozenset[str]
    namesake: frozenset[str]  # "the younger Roe": one of two who share the surname
    verb_ends: tuple[str, ...]  # of words that open a sentence and are no first names: "Injecting Roe"
    plural_verbs: tuple[str, ...]
    plural: tuple[str, ...]
    owning: frozenset[str]  # all possessive pronouns
    articles: frozenset[str]  # all that may open a phrase
    beyond: frozenset[str]  # of ``inside``, those that are no article


@dataclass(frozen=True, slots=True, eq=False)  # hashed as itself, so that answers about a word can be kept
class Lexicon:
    """The words of one language, folded; first names are those of all languages, the own one first."""

    lang: str
    nouns_are_capital: bool
    titles: Mapping[str, Gender]
    roles: Mapping[str, Gender]
    offices: Mapping[str, str]
    kinds: Mapping[str, NounKind]
    pronouns: Mapping[str, str]
    feminine: frozenset[str]  # possessives that may be hers where they may be theirs as well: German "ihre"
    relatives: frozenset[str]
    function: frozenset[str]
    places: frozenset[str]
    calendar: frozenset[str]  # months and days
    organisations: frozenset[str]  # capital words that end the name of an organisation
    speech: frozenset[str]
    former: frozenset[str]
    present: frozenset[str]  # of an office held now: "current"
    coming: frozenset[str]  # of an office not yet held: "designate", "künftige"
    months: tuple[str, ...]
    owners: frozenset[str]  # prepositions between a role and its organisation
    joiners: frozenset[str]
    since: str
    until: str
    given: Mapping[str, Gender]
    relational: frozenset[str]  # offices that one holds for somebody else: "spokesman", "wife"
    kin: Mapping[str, frozenset[str]]  # office -> offices whose holder may be called so as well
    alike: Mapping[str, str]  # folded word -> the one for the same nation or party: "gop" -> "republican"
    parties: frozenset[str]  # offices that are only a party: "republican"
    party_stems: frozenset[str]  # what the words for parties are compared by
    family: frozenset[str]  # offices of relatives
    elders: frozenset[str]  # those of the older generation
    juniors: frozenset[str]
    successors: frozenset[str]
    predecessors: frozenset[str]
    posts: frozenset[str]  # offices that a place or body has, whose holder a text need not name: "the mayor"
    functions: frozenset[str]  # offices that go with any profession: "spokesman", "founder", "expert"
    callings: frozenset[str]  # of those that one may hold for somebody else, what a text calls one by: "defendant"
    anybody: frozenset[str]  # what goes with any other profession: "expert"
    politicians: frozenset[str]  # what a member of a party with an office may be called
    accused: frozenset[str]  # of whoever stands trial
    pensioners: frozenset[str]  # the office of those retired
    known_as: frozenset[str]  # words before another name: "better known as"
    deeds: Mapping[str, str]  # verb -> what its subject may be called afterwards: "founded" -> "founder"
    unique: frozenset[str]  # offices of which a text means one, however long ago it named the holder: "chancellor"
    nations: frozenset[str]  # what those words are for nations
    states: frozenset[str]  # the words of all states that ``regions`` names
    regions: Mapping[str, str]  # abbreviations behind a name -> words: "ky" -> "Kentucky"
    grammar: Grammar

    def role(self, word: str, /) -> tuple[str, Gender] | None:
        """Return office and gender of a word that says what someone is: "Konzernchefin" -> ("chef", "f")."""
        if self.nouns_are_capital and not word[:1].isupper():
            return None
        found = _role_of(self, word.lower())
        return None if found is None else (self.offices.get(found[0], found[0]), found[1])

    def kin_of(self, office: str, /) -> frozenset[str]:
        """Return the offices whose holders the word may mean too: "manager" a chief executive."""
        return self.kin.get(office, frozenset())

    def kind(self, word: str, /) -> NounKind | None:
        """Return what a noun stands for when it speaks, by itself or as the end of a compound."""
        return _kind_of(self, word)

    def find_kind(self, word: str, /) -> NounKind | None:
        """Return the same, without the memory that ``kind`` has."""
        lowered = word.lower()
        for form in self._forms(lowered):
            if form in self.kinds:
                return self.kinds[form]
        if (self.nouns_are_capital and word[:1].isupper()) or "-" in lowered:
            tails = (tail for tail in _tails_of(self, lowered) if tail not in _SURNAME_ENDS or "-" in lowered)
            return next((self.kinds[tail] for tail in tails if tail in self.kinds), None)
        return None

    def speaks(self, word: str, /) -> bool:
        """Tell whether the noun is what someone said: "Angaben", "statement"."""
        return word.lower() in self.speech or (self.nouns_are_capital and self.speech_tail(word) is not None)

    def speech_tail(self, word: str, /) -> str | None:
        """Return the end of a German compound that is what someone said: "Firmenangaben" -> "angaben"."""
        return _speech_tail_of(self, word.lower()) if self.nouns_are_capital else None

    def given_name(self, key: str, /) -> bool:
        """Tell whether the folded word is a first name, or two of them with a hyphen: "Horst-Peter"."""
        return key in self.given or ("-" in key and all(part in self.given for part in key.split("-")))

    def given_gender(self, key: str, /) -> Gender:
        """Return the gender of a folded first name, that of its first part where it has two."""
        return self.given[key] if key in self.given else self.given.get(key.partition("-")[0])

    def article_gender(self, article: str, /) -> Gender:
        """Return the gender that a German article in the nominative shows."""
        word = article.lower()
        return "m" if word in self.grammar.masculine else "f" if word in self.grammar.feminine else None

    def stops(self, key: str, /) -> bool:
        """Tell whether a capital word is certainly no part of a person's name."""
        return key in self.function or key in self.places or key in self.organisations or key in self.calendar

    def find_role(self, word: str, /) -> tuple[str, Gender] | None:
        """Return role and gender of a word in lower case, without the memory that ``role`` has."""
        forms = self._forms(word)
        for form in forms:
            if form in self.roles:
                return form, self._gender(word, form)
        if not (self.nouns_are_capital or "-" in word):
            return None
        for tail in (*forms, *_tails_of(self, word)):
            man = self._man_of(tail)
            if man:
                return man, "f"
            if tail in self.roles:
                return tail, self._gender(word, tail)
        return None

    def _man_of(self, word: str) -> str:
        """Return the masculine role that a German word in "-in" is made of: "Rechtlerin", "Biologin", "Bäuerin"."""
        if not word.endswith("in") or word in self.roles:
            return ""
        bare = word.removesuffix("in")
        plain = bare.translate(_UMLAUTS)
        men = (bare, f"{bare}e", plain, f"{plain}e")
        return next((man for man in men if self.roles.get(man) == "m"), "")

    def _forms(self, word: str) -> tuple[str, ...]:
        if not self.nouns_are_capital or word[-1:] not in _LAST_LETTERS:
            return (word,)
        return tuple([word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending)])

    def find_tails(self, word: str, /) -> tuple[str, ...]:
        """Return the ends of a compound that may be a noun of their own, the longest first."""
        if not self.nouns_are_capital:
            return (word.rsplit("-", 1)[-1],)
        starts = range(1, min(len(word), 40) - _SHORTEST_HEAD + 1)
        forms = (form for start in starts for form in self._forms(word[start:]))
        return tuple(form for form in forms if len(form) > _TOO_SHORT)  # "Hagen" ends in no "AG"

    def _gender(self, word: str, form: str) -> Gender:
        weak = self.nouns_are_capital and form.endswith("e")  # "der/die Vorsitzende": the article decides
        if weak:
            return "m" if word.endswith("r") else None
        return self.roles[form]


@lru_cache(maxsize=_CACHED)
def _tails_of(lexicon: Lexicon, word: str) -> tuple[str, ...]:
    return lexicon.find_tails(word)


@lru_cache(maxsize=_CACHED)
def _speech_tail_of(lexicon: Lexicon, word: str) -> str | None:
    tails = (tail for tail in _tails_of(lexicon, word) if tail in lexicon.speech and len(tail) > _SHORTEST_HEAD)
    return next(tails, None)


@lru_cache(maxsize=_CACHED)
def _role_of(lexicon: Lexicon, word: str) -> tuple[str, Gender] | None:
    return lexicon.find_role(word)


@lru_cache(maxsize=_CACHED)
def _kind_of(lexicon: Lexicon, word: str) -> NounKind | None:
    return lexicon.find_kind(word)


@cache
def lexicon(code: str) -> Lexicon:
    """Return the lexicon of a BCP 47 tag."""
    own = language(code)
    table = own.table("names")
    roles = _gendered(table.get("roles", {}), lower_only=True)
    return Lexicon(
        lang=own.code,
        nouns_are_capital=own.code == "de",
        titles=_gendered(table.get("titles", {})),
        roles=roles,
        offices=_offices(table.get("offices", {}), roles),
        kinds={word.lower(): kind for kind, words in _collectives(table) for word in words.split()},
        pronouns=_pronouns(table),
        feminine=frozenset(table.get("pronouns", {}).get("f", "").split())
        & frozenset(table.get("grammar", {}).get("theirs", "").split()),
        relatives=frozenset(table.get("pronouns", {}).get("relative", "").split()),
        function=_folded(table.get("function", {}).get("words", "")),
        places=_folded(table.get("function", {}).get("places", "")),
        calendar=_folded(table.get("months", "")) | _folded(table.get("days", "")),
        organisations=_folded(f"{_organisation_words(own.code)} {_organisation_words(FALLBACK)}"),
        speech=frozenset(table.get("speech", {}).get("words", "").split()),
        former=frozenset(table.get("former", "").split()),
        present=frozenset(table.get("present", "").split()),
        coming=frozenset(table.get("coming", "").split()),
        months=tuple(table.get("months", "").lower().split()),
        owners=frozenset(table.get("possessor_first", "").split()),
        joiners=frozenset(table.get("joiners", "and &").split()),
        since=table.get("since", ""),
        until=table.get("until", ""),
        given=_given(own.code),
        kin={office: frozenset(words.split()) for office, words in table.get("kin", {}).items()},
        alike=_alike(table.get("nations", {}), table.get("parties", {})),
        parties=frozenset(table.get("parties", {})),
        party_stems=_folded(" ".join(table.get("parties", {}))),
        **{name: frozenset(table.get(name, "").split()) for name in _OFFICE_LISTS},
        known_as=frozenset(table.get("known_as", ())),
        deeds={verb: office for office, verbs in table.get("deeds", {}).items() for verb in verbs.split()},
        nations=_folded(" ".join(table.get("nations", {}))),
        states=_folded(" ".join(words for short, words in table.get("regions", {}).items() if len(short) > 1)),
        regions={short.lower(): words for short, words in table.get("regions", {}).items()},
        grammar=_grammar(table.get("grammar", {})),
    )


@cache
def nicknames() -> Mapping[str, tuple[str, ...]]:
    """Return for each short first name the long ones it may stand for, in all languages together."""
    longs: dict[str, list[str]] = {}
    for code in known():
        for long, shorts in language(code).table("names").get("nicknames", {}).items():
            for short in shorts.split():
                longs.setdefault(fold(short), []).append(fold(long))
    return {short: tuple(dict.fromkeys(names)) for short, names in longs.items()}


@cache
def roots(given: str) -> tuple[str, ...]:
    """Return the folded first name and the long forms it may stand for: "joe" -> ("joe", "joseph")."""
    return (given, *nicknames().get(given, ()))


@cache
def surnames_first() -> frozenset[str]:
    """Return the folded surnames that stand before the given name: "Ban Ki-moon"."""
    return frozenset(fold(name) for name in language("zh").table("names").get("latin", {}).get("surnames", "").split())


@cache
def _inside_names(key: str) -> frozenset[str]:
    return frozenset(language("zh").table("names").get("particles", {}).get(key, "").split())


def is_particle(word: str) -> bool:
    """Tell whether the word may stand inside a name: "von", "de", "bin"."""
    return word.lower() in _inside_names("words")


def is_sure_particle(word: str) -> bool:
    """Tell whether the word makes a name of the capital words around it: "van", "bin"."""
    return word in _inside_names("sure")


def is_suffix(key: str) -> bool:
    """Tell whether the folded word follows a name: "jr", "iii"."""
    return key in _inside_names("suffixes")


def is_honour(word: str) -> bool:
    """Tell whether the word follows a name and is none of its own: "KC", "MdB"."""
    return word in _honours()


@cache
def _honours() -> frozenset[str]:
    return frozenset(language("zh").table("names").get("particles", {}).get("honours", "").split())


def _grammar(table: Mapping[str, str]) -> Grammar:
    made_here = ("verb_ends", "plural_verbs", "plural", "owning", "articles", "beyond")
    names = [entry.name for entry in fields(Grammar) if entry.name not in made_here]
    words = {name: frozenset(table.get(name, "").split()) for name in names}
    owning = words["his"] | words["hers"] | words["mine"] | words["theirs"]
    return Grammar(
        **words,
        verb_ends=tuple(table.get("verb_ends", "").split()),
        plural_verbs=tuple(table.get("plural_verbs", "").split()),
        plural=tuple(table.get("plural", "").split()),
        owning=owning,
        articles=words["definite"] | words["indefinite"] | owning,
        beyond=words["inside"] - words["definite"],
    )


def _organisation_words(code: str) -> str:
    words: str = language(code).table("names").get("function", {}).get("organisation", "")
    return words


def _folded(words: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words.split())


def _gendered(table: Mapping[str, str], *, lower_only: bool = False) -> dict[str, Gender]:
    genders: tuple[tuple[str, Gender], ...] = (("any", None), ("m", "m"), ("f", "f"))
    read = str.lower if lower_only else fold
    return {read(word): gender for name, gender in genders for word in table.get(name, "").split()}


def _collectives(table: Mapping[str, Any]) -> list[tuple[NounKind, str]]:
    kinds: tuple[NounKind, ...] = ("anonymous", "source", "organisation", "group")
    return [(kind, table.get("collectives", {}).get(kind, "")) for kind in kinds]


def _pronouns(table: Mapping[str, Any]) -> dict[str, str]:
    order = ("plural", "first", "m", "f")
    return {word.lower(): kind for kind in order for word in table.get("pronouns", {}).get(kind, "").split()}


def _alike(*tables: Mapping[str, str]) -> dict[str, str]:
    return {fold(word): fold(name) for table in tables for name, words in table.items() for word in words.split()}


def _offices(table: Mapping[str, str], roles: Mapping[str, Gender]) -> dict[str, str]:
    same = {word: office for office, words in table.items() for word in words.split()}
    folded: dict[str, str] = {}
    for word in roles:
        folded.setdefault(fold(word), word)
    for word in roles:
        bare = word.removesuffix("in")
        for man in (bare, f"{bare}e", f"{word}r"):  # "sprecherin", "biologin", "vorsitzende"
            if man in roles and man != word:
                same[word] = man
        same.setdefault(word, folded.get(fold(bare), word) if word.endswith("in") else word)
    return same


def _given(code: str) -> dict[str, Gender]:
    order = sorted(known(), key=lambda other: (other != code, other))
    own = [language(other).table("names").get("given", {}) for other in order]
    given: dict[str, Gender] = {}
    for table in (*own, language(FALLBACK).table("first_names")):
        men, women = _folded(table.get("m", "")), _folded(table.get("f", ""))
        for name in men | women:
            given.setdefault(name, None if name in men and name in women else "m" if name in men else "f")
    return given
