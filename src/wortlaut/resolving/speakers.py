"""Who speaks a quotation: from the words that name the speaker, or the label of the turn, to a local person."""

from __future__ import annotations

from collections.abc import Sequence

from wortlaut.records import Quotation, Role, Span
from wortlaut.records.people import How
from wortlaut.resolving.descriptions import described
from wortlaut.resolving.folding import fold, is_cjk
from wortlaut.resolving.lexicon import NounKind
from wortlaut.resolving.local import LocalSpeaker
from wortlaut.resolving.phrases import Phrase, read_phrase
from wortlaut.resolving.pronouns import antecedent
from wortlaut.resolving.scene import Scene
from wortlaut.resolving.scripts import chinese_name
from wortlaut.resolving.timeline import Spot

_BY_NAME, _BY_SHORT_NAME, _BY_ROLE, _BY_LABEL, _PRINTED = 1.0, 0.95, 0.85, 1.0, 0.9  # confidence, by kind of evidence
_BY_DESCRIPTION = 0.7
_LONGEST_PRINTED = 120  # code points of a collective or anonymous speaker's name
_RELATIVE_REACH = 250  # code points back from "who" to the name it belongs to
_NEAR_HOLDER = 30  # mentions back, to find the last holder of an office


def speaker_of(scene: Scene, quotation: Quotation, /) -> LocalSpeaker:
    """Return the local person who speaks the quotation; None rather than a wrong one."""
    answer = None
    if quotation.turn and quotation.turn in scene.labels and not quotation.speaker:
        answer = LocalSpeaker(
            quotation=quotation.id, person=scene.labels[quotation.turn], how="turn", confidence=_BY_LABEL
        )
    for span in quotation.speaker:
        found = _Asker(scene, quotation).ask(span)
        if found.person is not None or found.candidates:
            answer = found
            break
    return answer or LocalSpeaker(quotation=quotation.id, person=None)


class _Asker:
    """The rules for one quotation, tried from the surest to the weakest."""

    __slots__ = ("quotation", "scene")

    def __init__(self, scene: Scene, quotation: Quotation) -> None:
        self.scene, self.quotation = scene, quotation

    def ask(self, span: Span) -> LocalSpeaker:
        if span.end > len(self.scene.words.text):
            return self._none()
        mention = span.of(self.scene.words.text)
        if any(is_cjk(sign) for sign in mention) and self.scene.document.lang.startswith(("zh", "ja", "ko")):
            return self._chinese(span, mention)
        phrase = read_phrase(self.scene, span)
        if phrase is None:
            return self._none()
        if phrase.pronoun is not None:
            return self._pronoun(span, phrase, phrase.pronoun)
        if phrase.heads:
            return self._named(span, phrase)
        if phrase.office is not None and (phrase.definite or self._his(phrase.owner)):
            found = self._holder(phrase.office, phrase) or self._called_so(phrase.office, phrase)
            if found is not None:
                return found
        return self._printed(span, phrase)

    def _his(self, owner: str) -> bool:
        """Tell whether the office is that of one third person's: "seine Chefin", not "unsere" nor "ihre"."""
        return owner in self.scene.lexicon.grammar.his or owner in self.scene.lexicon.grammar.hers

    def _named(self, span: Span, phrase: Phrase) -> LocalSpeaker:
        people = tuple(dict.fromkeys(spot.person for spot in phrase.heads if spot.person is not None))
        if len(people) != 1 or (len(phrase.heads) > 1 and any(spot.person is None for spot in phrase.heads)):
            open_ones = [index for spot in phrase.heads for index in spot.candidates]
            return self._answer(None, "none", candidates=(*people, *open_ones))
        if phrase.together:
            return self._answer(None, "none", candidates=people)
        spot = phrase.heads[0]
        return self._answer(people[0], spot.how, _BY_NAME if spot.full else _BY_SHORT_NAME)

    def _pronoun(self, span: Span, phrase: Phrase, kind: str) -> LocalSpeaker:
        if kind == "relative":
            return self._relative(phrase.start)
        if kind == "first":
            return self._answer(None, "first_person")
        if kind not in ("m", "f") or (kind == "f" and self._plural_verb()):
            return self._none()
        found = antecedent(self.scene, phrase.start, "m" if kind == "m" else "f")
        if found.person is None:
            return self._answer(None, "none", candidates=found.candidates)
        self._remember(phrase.start, phrase.end, found.person, "pronoun")
        return self._answer(found.person, "pronoun", found.confidence)

    def _plural_verb(self) -> bool:
        """Tell whether the German cue is plural: "sagten" after "sie"."""
        if not self.scene.lexicon.nouns_are_capital:
            return False
        cues = [span.of(self.scene.words.text).split() for span in self.quotation.cue]
        return bool(cues and cues[0] and cues[0][0].lower().endswith(self.scene.lexicon.grammar.plural_verbs))

    def _relative(self, offset: int) -> LocalSpeaker:
        following = self.scene.words.within(offset, offset + _RELATIVE_REACH)[1:2]
        if following and self.scene.words.tokens[following[0]].text in self.scene.lexicon.grammar.plural_auxiliaries:
            return self._none()
        here = self.scene.words.sentence(offset)
        for spot in self.scene.timeline.before(offset, 1):
            near = self.scene.words.sentence(spot.start) == here and offset - spot.end <= _RELATIVE_REACH
            between = self.scene.words.text[spot.end : offset]
            if near and spot.person is not None and not spot.attributive and self._apposed(between):
                return self._answer(spot.person, "pronoun", _BY_ROLE)
        return self._none()

    def _apposed(self, between: str) -> bool:
        """Tell whether only an apposition, closed by a comma, stands between a name and its relative pronoun."""
        if not between.strip(" ,"):
            return True
        lexicon = self.scene.lexicon
        words = between.replace(",", " ").lower().split()
        if any(word in lexicon.relatives - lexicon.grammar.definite or word in lexicon.pronouns for word in words):
            return False
        return (
            between.startswith((",", " ("))
            and between.rstrip().endswith((",", ")", " –", " —"))
            and len(between) <= 120
        )

    def _called_so(self, office: str, phrase: Phrase) -> LocalSpeaker | None:
        """Return who around here may be called so, where nobody is said to hold the office."""
        if phrase.former or (phrase.gender is None and (phrase.complement or phrase.modifiers or phrase.owner)):
            return None
        person = described(self.scene, phrase.start, head=phrase.head, office=office, gender=phrase.gender)
        if person is None:
            return None
        self._remember(phrase.start, phrase.end, person, "role")
        return self._answer(person, "role", _BY_DESCRIPTION)

    def _holder(self, office: str, phrase: Phrase) -> LocalSpeaker | None:
        """Return who holds the office in this document: the only one, or none but candidates."""
        holders = self._holders(office, phrase)
        if not holders:
            return None
        drafts = self.scene.cast.drafts
        if phrase.former:
            holders = [index for index in holders if any(role.former for role in drafts[index].roles)]
            if len(holders) != 1:
                return self._answer(None, "none", candidates=tuple(holders[:_NEAR_HOLDER]))
        if phrase.complement:
            holders = [index for index in holders if _overlap(phrase.complement, drafts[index].roles)]
            if not holders:
                return None
        fitting = [index for index in holders if phrase.gender is None or drafts[index].gender in (None, phrase.gender)]
        if phrase.modifiers or len(fitting) > 1:
            fitting = self._narrow(fitting, phrase)
            if not fitting:
                return self._answer(None, "none", candidates=tuple(holders[:_NEAR_HOLDER]))
        if len(fitting) != 1:
            return self._answer(None, "none", candidates=tuple(fitting[:_NEAR_HOLDER]))
        self._remember(phrase.start, phrase.end, fitting[0], "role")
        return self._answer(fitting[0], "role", _BY_ROLE)

    def _holders(self, office: str, phrase: Phrase) -> list[int]:
        """Return those who hold the office, or one like it; of several the one who is called by this very word."""
        cast, lexicon = self.scene.cast, self.scene.lexicon
        holders = list(cast.holding(office))
        for other in sorted(lexicon.kin_of(office)) if not holders else ():
            fitting = (
                i for i in cast.holding(other) if phrase.gender is None or cast.drafts[i].gender == phrase.gender
            )
            holders += [index for index in fitting if index not in holders]
        if phrase.owner and (phrase.gender is None or office in lexicon.relational):
            return []
        if len(holders) < 2 or not phrase.head:
            return holders
        head = phrase.head.lower()
        called = [i for i in holders if any(role.title.lower().split(" ")[-1] == head for role in cast.drafts[i].roles)]
        return called if len(called) == 1 else holders

    def _narrow(self, holders: Sequence[int], phrase: Phrase) -> list[int]:
        """Keep the holders whose role is described by the same other words."""
        wanted = {_stem(word) for word in phrase.modifiers}
        if not wanted:
            return list(holders)
        drafts = self.scene.cast.drafts
        return [index for index in holders if wanted <= self._described(drafts[index].roles)]

    def _described(self, roles: Sequence[Role]) -> set[str]:
        """Return the folded words of the roles, compounds parted, and of what stands right before them."""
        words = self.scene.words
        found: set[str] = set()
        for role in roles:
            for span in (span for evidence in role.evidence for span in evidence.spans):
                first = words.within(span.start, span.end).start
                found.update(_stem(token.text) for token in words.tokens[max(0, first - 1) : first])
            printed = f"{role.title} {role.organisation or ''}".replace("-", " ").split()
            found.update(fold(word) for word in printed)
            found.update(_stem(word) for word in printed)
        return found

    def _printed(self, span: Span, phrase: Phrase) -> LocalSpeaker:
        if phrase.kind is None or not phrase.printed:
            return self._none()
        person = self.scene.cast.add_other(phrase.printed[:_LONGEST_PRINTED], phrase.kind)
        self._remember(phrase.start, phrase.end, person, _HOW[phrase.kind])
        return self._answer(person, _HOW[phrase.kind], _PRINTED)

    def _chinese(self, span: Span, mention: str) -> LocalSpeaker:
        spots = [spot for spot in self.scene.timeline.within(span) if spot.person is not None]
        if spots:
            return self._answer(spots[-1].person, spots[-1].how, _BY_NAME)
        if self.scene.lexicon.pronouns.get(mention) in ("m", "f"):
            return self._chinese_pronoun(span, self.scene.lexicon.pronouns[mention])
        name = chinese_name(mention)
        if name is None:
            return self._none()
        person = self.scene.cast.add_chinese(name)
        at = span.start + mention.find(name)
        self._remember(at, at + len(name), person, "name")
        return self._answer(person, "name", _BY_NAME)

    def _chinese_pronoun(self, span: Span, gender: str) -> LocalSpeaker:
        """Return the one person of that gender whom this paragraph and the one before it name."""
        words, drafts = self.scene.words, self.scene.cast.drafts
        here = words.paragraph(span.start)
        near = [spot for spot in self.scene.timeline.before(span.start, _NEAR_HOLDER) if spot.person is not None]
        near = [spot for spot in near if here - words.paragraph(spot.start) <= 1]
        people = [spot.person for spot in near if spot.person is not None and drafts[spot.person].kind == "person"]
        fitting = list(dict.fromkeys(person for person in people if drafts[person].gender in (None, gender)))
        if len(fitting) != 1:
            return self._answer(None, "none", candidates=tuple(fitting))
        self._remember(span.start, span.end, fitting[0], "pronoun")
        return self._answer(fitting[0], "pronoun", _BY_DESCRIPTION)

    def _remember(self, start: int, end: int, person: int, how: How) -> None:
        self.scene.timeline.add(Spot(start, end, person, how, subject=True))

    def _answer(
        self, person: int | None, how: How, confidence: float = 0.0, *, candidates: tuple[int, ...] = ()
    ) -> LocalSpeaker:
        return LocalSpeaker(
            quotation=self.quotation.id,
            person=person,
            how=how if person is not None else "none",
            candidates=tuple(dict.fromkeys(candidates)) if person is None else (),
            confidence=confidence if person is not None else 0.0,
        )

    def _none(self) -> LocalSpeaker:
        return LocalSpeaker(quotation=self.quotation.id, person=None)


_HOW: dict[NounKind, How] = {"group": "role", "organisation": "name", "source": "name", "anonymous": "role"}


def _overlap(complement: Sequence[str], roles: Sequence[Role]) -> bool:
    wanted = {fold(word) for word in complement}
    return any(wanted & {fold(word) for word in f"{role.title} {role.organisation or ''}".split()} for role in roles)


def _stem(word: str) -> str:
    """Return a word without the ending of a German adjective: "französischen" -> "franzosisch"."""
    plain = fold(word)
    stem = plain.rstrip("enrms")
    return stem if stem.endswith("isch") else plain
