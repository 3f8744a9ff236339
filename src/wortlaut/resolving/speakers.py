"""Who speaks a quotation: from the words that name the speaker, or the label of the turn, to a local person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from wortlaut.records import Quotation, Span
from wortlaut.records.people import How
from wortlaut.resolving.descriptions import called_so
from wortlaut.resolving.folding import is_cjk
from wortlaut.resolving.holders import holder_of
from wortlaut.resolving.lexicon import Gender, NounKind
from wortlaut.resolving.local import LocalSpeaker
from wortlaut.resolving.phrases import Phrase, read_phrase
from wortlaut.resolving.pointing import pointed_at
from wortlaut.resolving.pronouns import antecedent, last_voice, own_account
from wortlaut.resolving.relations import relative
from wortlaut.resolving.scene import Scene
from wortlaut.resolving.scripts import chinese_name
from wortlaut.resolving.timeline import Spot

_BY_NAME, _BY_SHORT_NAME, _BY_ROLE, _BY_LABEL, _PRINTED = 1.0, 0.95, 0.85, 1.0, 0.9  # confidence, by kind of evidence
_BY_DESCRIPTION = 0.7
_LONGEST_PRINTED = 120  # code points of a collective or anonymous speaker's name
_RELATIVE_REACH = 250  # code points back from "who" to the name it belongs to
_WIDEST_APPOSITION = 9  # words
_NEAR_HOLDER = 30  # mentions back, to find the last holder of an office


def speaker_of(scene: Scene, quotation: Quotation, /) -> LocalSpeaker:
    """Return the local person who speaks the quotation; None rather than a wrong one."""
    answer = None
    if quotation.turn and quotation.turn in scene.labels and (not quotation.speaker or _labelled(scene, quotation)):
        answer = LocalSpeaker(
            quotation=quotation.id, person=scene.labels[quotation.turn], how="turn", confidence=_BY_LABEL
        )
    for span in quotation.speaker if answer is None else ():
        found = _Asker(scene, quotation).ask(span)
        if found.person is not None or found.candidates:
            answer = found
            break
    return answer or LocalSpeaker(quotation=quotation.id, person=None)


def _labelled(scene: Scene, quotation: Quotation) -> bool:
    """Tell whether the label of its turn is one word, a first name or initials, of somebody named in full."""
    label = quotation.turn or ""
    return len(label.split()) == 1 and bool(scene.cast.drafts[scene.labels[label]].given)


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
        if phrase.age is not None or phrase.epithet or phrase.pronoun in ("latter", "last", "foremost"):
            return self._pointed(phrase)
        if phrase.pronoun is not None:
            return self._pronoun(span, phrase, phrase.pronoun)
        if phrase.heads:
            return self._named(span, phrase)
        found = self._by_office(phrase.office, phrase) if phrase.office is not None else None
        return self._printed(span, phrase) if found is None else found

    def _by_office(self, office: str, phrase: Phrase) -> LocalSpeaker | None:
        """Return who is called so: somebody's relative or lawyer, a holder, or one whom the description fits."""
        person = relative(self.scene, office, phrase) if phrase.owner else None
        if person is not None:
            self._remember(phrase.start, phrase.end, person, "role")
            return self._answer(person, "role", _BY_DESCRIPTION)
        if not (phrase.definite or self._his(phrase.owner)):
            return None
        found = self._holder(office, phrase)
        if found is None or not (found.person is not None or found.candidates):
            found = self._called_so(office, phrase) or found
        return found

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
        if kind in ("own", "hers or theirs"):
            return self._owner(phrase, kind)
        if kind not in ("m", "f") or (kind == "f" and self._plural_verb() and not self._one_beside(span)):
            return self._none()
        gender: Gender = "m" if kind == "m" else "f"
        found = antecedent(self.scene, phrase.start, gender, said=self.quotation.content)
        if found.person is None:
            found = antecedent(self.scene, phrase.start, gender)
        if found.person is None and self.quotation.content[0].start < phrase.start:
            found = replace(found, person=last_voice(self.scene, phrase.start, gender), confidence=_BY_DESCRIPTION)
        if found.person is None:
            return self._answer(None, "none", candidates=found.candidates)
        self.scene.cast.drafts[found.person].heard[kind] += 1
        self._remember(phrase.start, phrase.end, found.person, "pronoun")
        return self._answer(found.person, "pronoun", found.confidence)

    def _pointed(self, phrase: Phrase) -> LocalSpeaker:
        several = self._plural_verb() and not self._one_beside(Span(phrase.start, phrase.end))
        person = None if several else pointed_at(self.scene, phrase)
        if person is None:
            return self._none()
        self._remember(phrase.start, phrase.end, person, "pronoun")
        return self._answer(person, "pronoun", _BY_DESCRIPTION)

    def _owner(self, phrase: Phrase, kind: str) -> LocalSpeaker:
        """Return whose words "ihre Angaben" or "eigene Angaben" are, where only one can be meant."""
        if kind == "own":
            person = own_account(self.scene, phrase.start, phrase.end)
        else:
            person = last_voice(self.scene, phrase.start, "f")
            person = person if person is not None and self.scene.cast.drafts[person].gender == "f" else None
        return self._none() if person is None else self._answer(person, "pronoun", _BY_DESCRIPTION)

    def _plural_verb(self) -> bool:
        """Tell whether the German cue is plural: "sagten" after "sie"."""
        if not self.scene.lexicon.nouns_are_capital:
            return False
        cues = [span.of(self.scene.words.text).split() for span in self.quotation.cue]
        return bool(cues and cues[0] and cues[0][0].lower().endswith(self.scene.lexicon.grammar.plural_verbs))

    def _one_beside(self, span: Span) -> bool:
        """Tell whether an auxiliary beside the pronoun shows that it means one: "hat sie geschrieben"."""
        words = self.scene.words
        first = words.within(span.start, span.end).start
        beside = (words.tokens[index].text for index in (first - 1, first + 1) if 0 <= index < len(words.tokens))
        return any(word in self.scene.lexicon.grammar.singular_auxiliaries for word in beside)

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
        if self._one_of_a_kind(between, words):
            return True
        if any(word in lexicon.relatives - lexicon.grammar.definite or word in lexicon.pronouns for word in words):
            return False
        return (
            between.startswith((",", " ("))
            and between.rstrip().endswith((",", ")", " –", " —"))
            and len(between) <= 120
        )

    def _one_of_a_kind(self, between: str, words: Sequence[str]) -> bool:
        """Tell whether the relative clause goes with an apposition to the name: "Roe, a trader who"."""
        lexicon = self.scene.lexicon
        single = between.startswith(", ") and between.count(",") == 1 and between.endswith(" ")
        if not (single and 2 <= len(words) <= _WIDEST_APPOSITION and words[0] in lexicon.grammar.articles):
            return False
        head = next((word for word in words if lexicon.role(word)), "")
        if lexicon.role(head) is None or lexicon.kind(head) == "group":
            return False
        behind = words[words.index(head) + 1 :]  # "a clerk at the state department who"
        return not behind or (behind[0] in lexicon.owners and not any(lexicon.role(word) for word in behind))

    def _called_so(self, office: str, phrase: Phrase) -> LocalSpeaker | None:
        """Return who around here may be called so, where nobody is said to hold the office."""
        person = called_so(self.scene, phrase, office)
        if person is None:
            return None
        self._remember(phrase.start, phrase.end, person, "role")
        return self._answer(person, "role", _BY_DESCRIPTION)

    def _holder(self, office: str, phrase: Phrase) -> LocalSpeaker | None:
        """Return who holds the office in this document: the only one, or none but candidates."""
        found = holder_of(self.scene, office, phrase)
        if found is None:
            return None
        if found[0] is None:
            return self._answer(None, "none", candidates=found[1])
        self._remember(phrase.start, phrase.end, found[0], "role")
        return self._answer(found[0], "role", _BY_ROLE)

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
