"""Who holds an office in one document: "the chairman", "der französische Präsident", "the former mayor"."""

from __future__ import annotations

from collections.abc import Sequence

from wortlaut.records import Role
from wortlaut.resolving.cast import Cast
from wortlaut.resolving.folding import fold
from wortlaut.resolving.lexicon import Lexicon
from wortlaut.resolving.phrases import Phrase
from wortlaut.resolving.scene import Scene
from wortlaut.resolving.traits import stem

_MOST = 30  # holders looked at
_SPOTS_BACK = 60  # mentions looked at before the office


def holder_of(scene: Scene, office: str, phrase: Phrase, /) -> tuple[int | None, tuple[int, ...]] | None:
    """Return the one who holds the office, or nobody and between whom it stays open; None where no one holds it."""
    cast = scene.cast
    holders = _holders(scene, office, phrase)
    if not holders:
        return None
    drafts = cast.drafts
    if phrase.former or phrase.present:
        holders = _then_or_now(scene, office, holders, then=phrase.former)
        if phrase.former and len(holders) != 1:
            return None, tuple(holders[:_MOST])
    if phrase.complement:
        holders = [index for index in holders if _overlap(phrase.complement, drafts[index].roles)]
        if not holders:
            return None
    fitting = [index for index in holders if phrase.gender is None or drafts[index].gender in (None, phrase.gender)]
    if len(fitting) == 1 and not phrase.modifiers and not _in_sight(scene, office, phrase, fitting[0]):
        return None, tuple(fitting)
    if phrase.modifiers:
        wanted = {stem(word, scene.lexicon) for word in phrase.modifiers}
        fitting = list(_told_by(scene, office, phrase, fitting, wanted))
        if not fitting:
            untold = office in scene.lexicon.callings and wanted <= scene.lexicon.party_stems  # no role tells a party
            return None if untold else (None, tuple(holders[:_MOST]))
    elif not phrase.former and not phrase.complement:
        fitting = plain_holders(cast, scene.lexicon, office, fitting)
    return (fitting[0], ()) if len(fitting) == 1 else (None, tuple(fitting[:_MOST]))


def _told_by(scene: Scene, office: str, phrase: Phrase, holders: Sequence[int], wanted: set[str]) -> Sequence[int]:
    """Return those of whom the words before an office tell: "the Ohio senator", "Skerry's boss"."""
    told = [index for index in holders if wanted <= scene.cast.drafts[index].traits]
    return told or _only_senator(scene, office, wanted, holders) or _of_the_house(scene, phrase, holders)


def _then_or_now(scene: Scene, office: str, holders: Sequence[int], *, then: bool) -> list[int]:
    """Return those who held the office once, or those who hold it since somebody else left it."""
    drafts = scene.cast.drafts
    if then:
        return [i for i in holders if office in drafts[i].left or any(role.former for role in drafts[i].roles)]
    entered = [index for index in holders if office in drafts[index].entered]
    return entered or plain_holders(scene.cast, scene.lexicon, office, holders)


def _in_sight(scene: Scene, office: str, phrase: Phrase, holder: int) -> bool:
    """Tell whether the text still speaks of the holder, or of nobody else who may hold the office as well."""
    spoke_last = bool(scene.voices) and scene.voices[-1].person == holder
    bare, lexicon = office.removeprefix("deputy "), scene.lexicon
    calling = bare not in lexicon.posts | lexicon.relational | lexicon.parties
    if spoke_last or phrase.complement or bare in lexicon.unique or calling:
        return True
    words, drafts = scene.words, scene.cast.drafts
    here, nearest = words.paragraph(phrase.start), 0
    for spot in scene.timeline.before(phrase.start, _SPOTS_BACK):
        there = words.paragraph(spot.start)
        if spot.person == holder:
            return there >= max(nearest, here - 1) or not nearest
        if spot.person is None or spot.attributive or nearest or there < here - 1:
            continue
        rival = drafts[spot.person]
        fits = rival.kind == "person" and (phrase.gender is None or rival.gender in (None, phrase.gender))
        nearest = there if fits and not rival.offices else 0
    return not nearest


def _only_senator(scene: Scene, office: str, wanted: set[str], holders: Sequence[int]) -> Sequence[int]:
    """Return the one holder of whom no state is told, where only a state is asked for: "the Ohio senator"."""
    lexicon = scene.lexicon
    if office in lexicon.parties:
        return []
    told = scene.cast.drafts[holders[0]].traits & (lexicon.states | lexicon.nations) if holders else ()
    return holders if len(holders) == 1 and wanted <= lexicon.states and not told else []


def _of_the_house(scene: Scene, phrase: Phrase, holders: Sequence[int]) -> list[int]:
    """Return the one holder of whom no organisation is told, where one beside them is asked for: "Skerry's boss"."""
    lexicon, words = scene.lexicon, scene.words
    if len(holders) != 1 or any(role.organisation for role in scene.cast.drafts[holders[0]].roles):
        return []
    if any(fold(word) in lexicon.states | lexicon.nations or fold(word) in lexicon.alike for word in phrase.modifiers):
        return []
    first = next((spot for spot in scene.timeline.spots if spot.person == holders[0]), None)
    if first is None or not all(word[:1].isupper() for word in phrase.modifiers):
        return []
    here = words.paragraph(first.start)
    end = words.paragraphs[here] if here < len(words.paragraphs) else len(words.text)
    beside = words.text[words.paragraphs[max(here - 2, 0)] : min(end, phrase.start)]
    return list(holders) if all(word in beside for word in phrase.modifiers) else []


def plain_holders(cast: Cast, lexicon: Lexicon, office: str, holders: Sequence[int], /) -> list[int]:
    """Keep those whom the bare office means: who hold it still, and rather "President Roe" than another nation's."""
    if len(holders) < 2:
        return list(holders)
    drafts = cast.drafts
    current = [i for i in holders if office not in drafts[i].left and _current(lexicon, office, drafts[i].roles)]
    bare = [index for index in current if not drafts[index].traits & lexicon.nations]
    return bare if len(bare) == 1 else current or list(holders)


def _current(lexicon: Lexicon, office: str, roles: Sequence[Role]) -> bool:
    own = [role for role in roles if (found := lexicon.role(role.title.split(" ")[-1])) and found[0] == office]
    return not own or not all(role.former for role in own)


def _holders(scene: Scene, office: str, phrase: Phrase) -> list[int]:
    """Return those who hold the office, or one like it; of several the one who is called by this very word."""
    cast, lexicon = scene.cast, scene.lexicon
    holders = list(cast.holding(office))
    if not holders and office.startswith("deputy "):
        holders = list(cast.holding("deputy"))  # "her deputy, Jane Roe", then "the deputy governor"
    for other in sorted(lexicon.kin_of(office)) if not holders else ():
        fitting = (i for i in cast.holding(other) if phrase.gender is None or cast.drafts[i].gender == phrase.gender)
        holders += [index for index in fitting if index not in holders]
    if phrase.owner and (phrase.gender is None or office in lexicon.relational):
        return []
    handed_over = any(office in cast.drafts[index].entered for index in holders)
    if len(holders) < 2 or not phrase.head or phrase.former or handed_over:
        return holders
    head = phrase.head.lower()
    called = [i for i in holders if any(role.title.lower().split(" ")[-1] == head for role in cast.drafts[i].roles)]
    return called if len(called) == 1 else holders


def _overlap(complement: Sequence[str], roles: Sequence[Role]) -> bool:
    wanted = {fold(word) for word in complement}
    return any(wanted & {fold(word) for word in f"{role.title} {role.organisation or ''}".split()} for role in roles)
