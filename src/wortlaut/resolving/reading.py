"""The per-document half: names to local persons, their roles, and which of them speaks each quotation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wortlaut.records import Document, Quotation, Span
from wortlaut.records.tongues import by_language, tongues
from wortlaut.resolving.cast import Cast
from wortlaut.resolving.deeds import note_deeds
from wortlaut.resolving.descriptions import note_description
from wortlaut.resolving.first_person import speakers_in_first_person
from wortlaut.resolving.holders import plain_holders
from wortlaut.resolving.interviews import answering
from wortlaut.resolving.lexicon import Lexicon, is_particle, lexicon
from wortlaut.resolving.local import DocumentPeople, LocalMention, LocalSpeaker
from wortlaut.resolving.naming import Name, names_in
from wortlaut.resolving.other_names import add_other_names
from wortlaut.resolving.roles import offices_beside
from wortlaut.resolving.scene import Scene, Voice
from wortlaut.resolving.scripts import add_aliases
from wortlaut.resolving.speakers import speaker_of
from wortlaut.resolving.surroundings import Surroundings
from wortlaut.resolving.timeline import ShortNames, Spot, Timeline, attributive
from wortlaut.resolving.tokens import Words, split_words
from wortlaut.resolving.traits import addressed_as, role_traits, seat
from wortlaut.resolving.turns import labels_of
from wortlaut.resolving.zones import marked_stretches

_OPENING = 3  # words of titles and roles before a name that opens its paragraph


def read_document(document: Document, quotations: Sequence[Quotation], /) -> DocumentPeople:
    """Return the persons of one document and the local speaker of each of its quotations."""
    cast, timeline = Cast(), Timeline()
    labels = labels_of(cast, lexicon(document.lang), quotations, document)
    labels.add_full()
    views = by_language(document)  # one cast of persons, whatever languages speak of them
    tongues = [(split_words(view, known), known) for view in views for known in (lexicon(view.lang),)]
    for number, (words, known) in enumerate(tongues):
        names = names_in(words, known, hinted=_hints(words, quotations), lone=_lone(words, known, quotations))
        _add_names(cast, timeline, words, known, names, document.id)
        if not number:
            labels.add_short()
    for words, known in tongues:
        note_deeds(cast, timeline, words, known)
    unheld = [_add_roles(cast, timeline, words, known) for words, known in tongues]
    add_aliases(cast, timeline, document)
    for words, known in tongues:
        add_other_names(cast, timeline, words, known)
    marked, voices = marked_stretches(document.text, quotations), list[Voice]()
    scenes = [Scene(document, *tongue, cast, timeline, marked, labels.people, voices) for tongue in tongues]
    speakers = _in_order_of_mention(scenes, views, quotations, unheld)
    return DocumentPeople(
        document=document.id,
        lang=document.lang,
        persons=tuple(draft.freeze(_year(document)) for draft in cast.drafts),
        mentions=tuple(_mention(spot) for spot in timeline.spots if spot.person is not None or spot.candidates),
        speakers=speakers,
    )


def _year(document: Document) -> int | None:
    year = (document.published or "")[:4]
    return int(year) if year.isdecimal() and len(year) == 4 else None


def _hints(words: Words, quotations: Iterable[Quotation]) -> frozenset[int]:
    spans = (span for quotation in quotations for span in quotation.speaker)
    return frozenset(index for span in spans for index in words.within(span.start, span.end))


def _lone(words: Words, known: Lexicon, quotations: Iterable[Quotation]) -> frozenset[str]:
    """Return the keys of capital words that name a speaker all alone: "Roe said"."""
    spans = (words.within(span.start, span.end) for quotation in quotations for span in quotation.speaker)
    tokens = (words.tokens[_past_particles(words, indexes)[0]] for indexes in spans if _alone(words, indexes))
    return frozenset(token.key for token in tokens if token.capital and not _common(known, token.text, token.key))


def _alone(words: Words, indexes: range) -> bool:
    name = _past_particles(words, indexes)
    return len(name) == 1 or (len(name) > 1 and words.gap(name[1]).startswith(","))


def _past_particles(words: Words, indexes: range) -> range:
    """Return the words of a mention without the particles before it: "De Rossi"."""
    while len(indexes) > 1 and is_particle(words.tokens[indexes[0]].text):
        indexes = indexes[1:]
    return indexes


def _common(known: Lexicon, word: str, key: str) -> bool:
    return known.stops(key) or known.role(word) is not None or known.kind(word) is not None or known.speaks(word)


def _add_names(
    cast: Cast, timeline: Timeline, words: Words, known: Lexicon, names: Sequence[Name], document: str
) -> None:
    full: dict[int, list[int]] = {}
    led: dict[int, list[int]] = {}
    spots = []
    around = Surroundings(words, known)
    for name in names:
        if not name.full:
            continue
        index = cast.add(name.words, name.keys, name.gender)
        start, end = words.tokens[name.first].start, words.tokens[name.last - 1].end
        full.setdefault(index, []).append(words.sentence(start))
        if _opens_paragraph(words, known, name.first):
            led.setdefault(words.paragraph(start), []).append(index)
        lowered = words.tokens[name.last - 1].possessive or attributive(words, known, name.last - 1)
        spots.append(Spot(start, end, index, "name", full=True, attributive=lowered))
        _add_offices(cast, words, known, index, (name.first, name.last), document)
        cast.drafts[index].traits.update(seat(words, known, name.last))
        age = around.age(name.last)
        if age is not None:
            cast.drafts[index].ages.add(age)
        addressed = addressed_as(words, known, name.first)
        if addressed is not None:
            cast.note_office(index, addressed)
    finder = ShortNames(words, known, cast, {index: tuple(places) for index, places in full.items()}, led)
    short = finder(names, [(name.first, name.last) for name in names if name.full])
    for spot in short:
        _add_short_offices(cast, words, known, spot, document)
    timeline.fill([*timeline.spots, *spots, *short])


def _opens_paragraph(words: Words, known: Lexicon, first: int) -> bool:
    """Tell whether nothing but a role or title stands before the name in its paragraph."""
    start = words.tokens[first].start
    before = words.within(words.paragraphs[words.paragraph(start) - 1], start)
    return len(before) <= _OPENING and all(
        words.tokens[index].key in known.titles or known.role(words.tokens[index].text) is not None for index in before
    )


def _add_short_offices(cast: Cast, words: Words, known: Lexicon, spot: Spot, document: str) -> None:
    if spot.person is None or spot.attributive:
        return
    first = words.within(spot.start, spot.end).start
    _add_offices(cast, words, known, spot.person, (first, first + 1), document)


def _add_offices(cast: Cast, words: Words, known: Lexicon, person: int, place: tuple[int, int], document: str) -> None:
    draft = cast.drafts[person]
    for office in offices_beside(words, known, *place, document=document):
        cast.add_office(person, office.key, office.role)
        draft.traits.update(role_traits(office.role, words, known))
        if office.gender:
            draft.role_genders[office.gender] += 1


def _add_roles(cast: Cast, timeline: Timeline, words: Words, known: Lexicon) -> tuple[int, ...]:
    """Note where the text says "the chairman" of the one person who is it; return where nobody is said to be it."""
    spots, unheld = [], []
    for index in range(1, len(words.tokens)):
        before = words.tokens[index - 1]
        if before.possessive and before.capital and known.role(words.tokens[index].text) is not None:
            unheld.append(index)  # "Skerry's boss": whose it is decides
            continue
        if before.text.lower() not in known.grammar.definite or words.gap(index) != " ":
            continue
        if words.tokens[index].text.lower().partition("-")[2] in known.grammar.years_old:
            unheld.append(index)
            continue
        found = known.role(words.tokens[index].text)
        holders = plain_holders(cast, known, found[0], cast.holding(found[0])) if found is not None else ()
        compound = "-" in words.tokens[index].text
        if found is not None and (compound or not holders):
            unheld.append(index)
        if (
            len(holders) == 1
            and found is not None
            and found[1]
            and cast.drafts[holders[0]].gender not in (None, found[1])
        ):
            continue
        if len(holders) == 1 and not compound and not _goes_on(words, known, index):
            token = words.tokens[index]
            owning = token.possessive or attributive(words, known, index)
            spots.append(Spot(token.start, token.end, holders[0], "role", attributive=owning))
    if spots:
        taken = {spot.start for spot in timeline.spots}
        timeline.fill([*timeline.spots, *(spot for spot in spots if spot.start not in taken)])
    return tuple(unheld)


def _goes_on(words: Words, known: Lexicon, index: int) -> bool:
    """Tell whether more words say which chairman is meant, or his name follows."""
    if index + 1 >= len(words.tokens) or words.gap(index + 1) != " " or words.tokens[index].possessive:
        return False
    ahead = words.tokens[index + 1]
    owner = ahead.text.lower() in known.owners and ahead.text.lower() not in known.grammar.leading
    return owner or (ahead.capital and ahead.key not in known.function) or known.role(ahead.text) is not None


def _in_order_of_mention(
    scenes: Sequence[Scene], views: Sequence[Document], quotations: Sequence[Quotation], unheld: Sequence[Sequence[int]]
) -> tuple[LocalSpeaker, ...]:
    """Resolve in the order of the text, so that a resolved speaker is there for the pronoun that follows."""
    order = sorted(range(len(quotations)), key=lambda number: (_place(quotations[number]), number))
    waiting = [
        (scene.words.tokens[index - 1].start, index, scene)
        for scene, indexes in zip(scenes, unheld, strict=True)
        for index in indexes
    ]
    waiting.sort(key=lambda entry: entry[0])
    tongue = tongues(views)
    speakers, ahead = {}, 0
    for number in order:
        place = _place(quotations[number])
        scene = scenes[tongue(place)]
        while ahead < len(waiting) and waiting[ahead][0] < place:
            note_description(waiting[ahead][2], waiting[ahead][1])
            ahead += 1
        speakers[number] = speaker_of(scene, quotations[number])
        person = speakers[number].person
        if person is not None:
            scene.voices.append(Voice(_place(quotations[number]), person, quotations[number].content))
    known = [speakers[number] for number in range(len(quotations))]
    return speakers_in_first_person(scenes[0], quotations, answering(scenes[0], quotations, known))


def _place(quotation: Quotation) -> int:
    return quotation.speaker[0].start if quotation.speaker else quotation.content[0].start


def _mention(spot: Spot) -> LocalMention:
    return LocalMention(span=Span(spot.start, spot.end), person=spot.person, how=spot.how, candidates=spot.candidates)
