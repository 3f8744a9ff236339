"""One statement told: who, when, where, in which outlet, and the words as they stand in the source."""

from __future__ import annotations

from dataclasses import dataclass, replace

from wortlaut.records import Evidence, Piece, Quotation, Sentence, Span, Statement
from wortlaut.writing.excerpts import LIMIT
from wortlaut.writing.offers import offered, planned
from wortlaut.writing.phrases import Part, capitalised, compose
from wortlaut.writing.stretches import CLOSING, count_words, measure, sentence_around, trimmed
from wortlaut.writing.telling import Telling, When, evidence_of, is_speech
from wortlaut.writing.voice import PLAIN, Place, act_of, clause_verb, slots, source_of

TAG = 15  # words of a speech tag in the middle; more of them tell something else, too
SHORT = 30  # words: up to here a quotation may stand in front of its introduction
MANY = 3  # outlets from which on the note says how many they are; the reference marks show two
_MARKS = "\"'“”„‟«»‹›‘’‚"
REPORT_LIMIT = 60  # words of an outlet's own sentence; a longer one is printed as far as the report goes

Notes = tuple[tuple[Piece, ...], ...]  # what stands in brackets behind the words


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence, and how it was built: the next one is built otherwise where it can be."""

    sentence: Sentence
    shape: str


def tell(telling: Telling, statement: Statement, /, *, place: Place) -> Told:
    """Return the sentence that tells a statement with printable words, and who else carries it."""
    quotations = telling.printable(statement)
    best = quotations[0]
    when = telling.when(statement, best)
    spoken = is_speech(best) and stands_alone(telling, best)
    shown = telling.excerpt(best, place.wanted).spans if spoken else (_report(telling, best),)
    notes = _notes(telling, statement, quotations, shown, told_by_outlet=not spoken)
    if spoken:
        shape, told, asked = _spoken(telling, statement, best, place, when, notes)
    else:
        shape, told, asked = *_reported(telling, statement, best, place, when, notes), ()
    plans = spoken and not asked and telling.plans is not None  # a question needs its place in front of the answer
    worded = _worded(telling, statement, best, place, when, notes) if plans else None
    worded = None if worded == told else worded
    marks = tuple(telling.mark(name, span) for name, span in _documents(quotations).items())
    evidence = (*map(evidence_of, quotations), *asked, *_circumstances(telling, statement, when))
    before = Piece(text=telling.phrases.one("marks.before_reference"))
    sentence = Sentence(
        pieces=(*_closed(telling, worded or told), before, *marks),
        evidence=evidence,
        statement=statement.id,
        made_by="model" if worded else "translator" if _is_translated(told) else "template",
    )
    return Told(sentence, "planned" if worded else shape)


def _is_translated(pieces: tuple[Piece, ...]) -> bool:
    return any(piece.translated_from for piece in pieces)


def _worded(
    telling: Telling, statement: Statement, best: Quotation, place: Place, when: When, notes: Notes
) -> tuple[Piece, ...] | None:
    """Return the sentence as a model has planned it; None where it has not, or may not."""
    offer = offered(
        telling,
        statement,
        best,
        known=_known(place, best, when),
        slots=slots(telling, statement, best, place, when),
        goes_on=_goes_on(place, best),
        wanted=place.wanted,
    )

    def quote() -> tuple[Piece, ...]:
        return (*quoted(telling, best, ending=",", wanted=place.wanted), *_bracket(telling, notes))

    return planned(telling, offer, quote)


def stands_alone(telling: Telling, quotation: Quotation, /) -> bool:
    """Tell whether the words are more than a scrap that only the outlet's own sentence completes."""
    words = telling.words(quotation).lstrip("\"'“‘„»«[(… ")
    return not words[:1].islower()


def shown_words(telling: Telling, statement: Statement, /) -> int:
    """Return how many words of its source the statement prints."""
    best = telling.printable(statement)[0]
    document = telling.documents[best.document]
    if not (is_speech(best) and stands_alone(telling, best)):
        return measure(sentence_around(document, best.envelope).of(document.text))
    return sum(measure(span.of(document.text)) for span in telling.excerpt(best).spans)


def quoted(
    telling: Telling,
    quotation: Quotation,
    /,
    *,
    ending: str = "",
    wanted: frozenset[str] = frozenset(),
    limit: int = LIMIT,
) -> tuple[Piece, ...]:
    """Return the words of a quotation as pieces, gaps marked; of one beyond the limit of words a part."""
    shown = telling.excerpt(quotation, wanted, limit=limit)
    text = telling.documents[quotation.document].text
    spans = (*shown.spans[:-1], trimmed(text, shown.spans[-1], ending=ending if not shown.cut else ","))
    gap = Piece(text=telling.phrases.one("marks.gap"), quotation=quotation.id)
    pieces = [piece for span in spans for piece in (gap, _stretch(telling, quotation.document, span, quotation.id))]
    tail = (replace(gap, text=gap.text.rstrip()),) if shown.cut else ()
    head = (replace(gap, text=gap.text.lstrip()),) if shown.late else ()
    return (*head, *pieces[1:], *tail)


def stretch(telling: Telling, document: str, span: Span, /) -> tuple[Piece, ...]:
    """Return the outlet's own words as a piece that no marks of speech surround."""
    return (_stretch(telling, document, span, None),)


def _stretch(telling: Telling, document: str, span: Span, quotation: str | None) -> Piece:
    return Piece(document=document, span=span, quotation=quotation, lang=telling.foreign(document))


_Built = tuple[str, tuple[Piece, ...], tuple[Evidence, ...]]  # shape, pieces, what else it rests on


def _spoken(telling: Telling, statement: Statement, best: Quotation, place: Place, when: When, notes: Notes) -> _Built:
    shown = telling.excerpt(best, place.wanted)
    fills: dict[str, Part] = dict(slots(telling, statement, best, place, when))
    known = _known(place, best, when)
    source = source_of(telling, statement, best)
    whole = not (shown.late or shown.cut)
    bracket = _bracket(telling, notes)
    if _breaks(telling, best) and whole:
        return (
            "split",
            _split(telling, best, fills, telling.phrases.told("split", known, source, place.position), bracket),
            (),
        )
    asked = telling.asked(best) if not shown.late else None
    if asked:
        kind = _answered(telling, best, known)
        question: tuple[Piece, ...] = (_stretch(telling, best.document, asked, None),)  # not the person's: no marks
        if into := telling.translated(best.document, (asked,)):
            question += compose(telling.phrases.one("marks.bracket"), notes=into)
        words = (*quoted(telling, best, ending=",", wanted=place.wanted), *bracket)
        rests = (Evidence(document=best.document, spans=(asked,), of="wording"),)
        return kind, _line(telling, kind, place, fills, question=question, quote=words), rests
    ended = telling.words(best).rstrip().endswith(tuple(_MARKS))  # three marks in a row and a comma read badly
    brief = count_words(telling.words(best)) <= SHORT and whole and len(shown.spans) == 1 and not ended
    if brief and not notes and place.shape != "after" and (place.named or place.position % 2):
        turn = place.position if act_of(telling, best) in ("", PLAIN) else 0
        template = telling.phrases.told("after", known, source, turn)
        quote, comma = _before_comma(telling, best, shown.spans[0])
        return "after", capitalised(compose(template, **fills, quote=quote, comma=comma)), ()
    kind = _kind(telling, best, place, known, source)
    acts = kind == "added" and act_of(telling, best) not in ("", PLAIN)
    template = telling.phrases.told(kind, "act" if acts else known, source, place.position)
    quote = (*quoted(telling, best, ending=",", wanted=place.wanted), *bracket)
    return kind, capitalised(compose(template, **fills, quote=quote)), ()


def _kind(telling: Telling, best: Quotation, place: Place, known: str, source: str) -> str:
    if known == "same" and _goes_on(place, best):
        return "added"  # the act of speech alone tells enough of its own: "she added", not "she also added"
    if best.medium == "written" and source == "plain" and known == "published":
        return "letter"
    return "told" if telling.interview(best) else "direct"


def _answered(telling: Telling, best: Quotation, known: str) -> str:
    """Return the key of the sentence: whether the outlet asked itself, and whether the day is still to be told."""
    if known == "same":
        return "answered.same"
    if known != "event":
        return "answered.plain"
    return "answered.asked" if telling.interview(best) else "answered.dated"


def _line(telling: Telling, key: str, place: Place, fills: dict[str, Part], **more: Part) -> tuple[Piece, ...]:
    return capitalised(compose(telling.phrases.pick(key, place.position), **fills, **more))


def _before_comma(telling: Telling, best: Quotation, span: Span) -> tuple[tuple[Piece, ...], str]:
    """Return words in front of our speech tag, and the comma between them where they bring no mark of their own."""
    text, habit = telling.documents[best.document].text, telling.phrases.get("marks")
    bare = trimmed(text, span, ending=",.;。，")
    words = bare.of(text).rstrip(_MARKS)
    inside = habit["comma_inside"] and not telling.foreign(best.document)
    if inside and bare.end < span.end and text[bare.end] == ",":
        return (_stretch(telling, best.document, Span(bare.start, bare.end + 1), best.id),), ""
    asked = words.endswith(("?", "!", "？", "！")) and not habit["comma_after_question"]
    closed = asked or (inside and words.endswith(","))
    return (_stretch(telling, best.document, bare, best.id),), "" if closed else habit.get("comma", ",")


def _split(
    telling: Telling, best: Quotation, fills: dict[str, Part], template: str, bracket: tuple[Piece, ...]
) -> tuple[Piece, ...]:
    """Set our speech tag where the source had its own."""
    text = telling.documents[best.document].text
    first, rest = best.content
    quote, comma = _before_comma(telling, best, first)
    last = _stretch(telling, best.document, trimmed(text, trimmed(text, rest), ending=","), best.id)
    turn = _turn(text, first, rest)
    return capitalised(compose(template, **fills, quote=quote, comma=comma, turn=turn, rest=(last, *bracket)))


def _breaks(telling: Telling, best: Quotation) -> bool:
    """Tell whether the source sets one speech tag into the words, and no more than that."""
    if len(best.content) != 2 or not telling.phrases.get("split"):
        return False
    tag = telling.documents[best.document].text[best.content[0].end : best.content[1].start]
    return "\n" not in tag.strip() and count_words(tag) <= TAG


def _turn(text: str, first: Span, rest: Span) -> str:
    """Return the mark that the source sets after its speech tag; a comma before words that go on in the middle."""
    if text[rest.start].islower():
        return ","
    tag = text[first.end : rest.start].rstrip(f" \t\r\n\u00a0{_MARKS}")
    return "." if tag.endswith(".") else ":"


def _reported(
    telling: Telling, statement: Statement, best: Quotation, place: Place, when: When, notes: Notes
) -> tuple[str, tuple[Piece, ...]]:
    fills: dict[str, Part] = dict(slots(telling, statement, best, place, when))
    known = _known(place, best, when)
    source = source_of(telling, statement, best)
    bracket = _bracket(telling, notes)
    words = (*stretch(telling, best.document, _report(telling, best)), *bracket)
    if act := clause_verb(telling, best):
        template = telling.phrases.told("clause", known, source, place.position)
        return "clause", capitalised(compose(template, **{**fills, "verb": act}, clause=words))
    template = telling.phrases.told("report", known, telling.known_as(best.document), place.position)
    return "report", capitalised(compose(template, **fills, stretch=words))


def _report(telling: Telling, best: Quotation) -> Span:
    """Return what is printed of a report: the clause that our own verb introduces, else the outlet's sentence."""
    document = telling.documents[best.document]
    if clause_verb(telling, best):
        return trimmed(document.text, best.content[0], ending=".,;")
    whole = sentence_around(document, best.envelope)
    if count_words(whole.of(document.text)) <= REPORT_LIMIT:
        return whole
    spans = [best.envelope, *(span for span in (*best.speaker, *best.cue) if whole.covers(span))]
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _known(place: Place, best: Quotation, when: When) -> str:
    """Return what the sentence says of time and source: nothing that the reader has just been told."""
    if _same_report(place, best) and (place.alone or _goes_on(place, best)):
        return "same"
    if place.before is not None and when.known == "event":
        return "again"
    return "again" if when.known != "event" and best.document in place.introduced else when.known


def _notes(
    telling: Telling,
    statement: Statement,
    quotations: tuple[Quotation, ...],
    shown: tuple[Span, ...],
    *,
    told_by_outlet: bool,
) -> Notes:
    """Return what the reader must know of the words: their language, whose they are, how many carry them."""
    words, best = telling.phrases, quotations[0]
    notes = _language(telling, best, shown)
    if heard := telling.documents[best.document].heard_by:
        notes.append((Piece(text=words.one("remarks.heard").format(name=heard)),))
    if statement.why_best == "translation" or statement.id in telling.translations:
        notes.append((Piece(text=words.one("remarks.translation")),))
    if best.second_hand:
        notes.append((Piece(text=words.one("remarks.second_hand")),))
    if best.nested_in:
        notes.append((Piece(text=words.one("remarks.nested")),))
    outside = [span for span in best.hedge if not best.envelope.overlaps(span)]
    if outside and not told_by_outlet:
        notes.append(compose(words.one("remarks.hedge"), stretch=stretch(telling, best.document, outside[0])))
    if carried := _carried(telling, statement, quotations):
        notes.append((Piece(text=carried),))
    return tuple(notes)


def language_bracket(telling: Telling, best: Quotation, shown: tuple[Span, ...], /) -> tuple[Piece, ...]:
    """Return the language of foreign words in brackets, with their translation where there is one."""
    return _bracket(telling, tuple(_language(telling, best, shown)))


def _language(telling: Telling, best: Quotation, shown: tuple[Span, ...]) -> list[tuple[Piece, ...]]:
    lang, words = telling.foreign(best.document), telling.phrases
    if not lang:
        return []
    named = Piece(text=words.one("remarks.wording").format(language=language_name(lang, words.lang)))
    into = telling.translated(best.document, shown)
    return [(named,), into] if into else [(named,)]


def _bracket(telling: Telling, notes: Notes) -> tuple[Piece, ...]:
    if not notes:
        return ()
    between = Piece(text=telling.phrases.one("differences.between"))
    listed = [piece for note in notes for piece in (between, *note)][1:]
    return compose(telling.phrases.one("marks.bracket"), notes=tuple(listed))


def language_name(lang: str, of: str, /) -> str:
    """Return a language's name in the words of another."""
    from babel import Locale

    return str(Locale(of).languages.get(lang.split("-")[0].lower(), lang))


def _same_report(place: Place, best: Quotation) -> bool:
    return place.before is not None and place.before.document == best.document


def _goes_on(place: Place, best: Quotation) -> bool:
    """Tell whether the same report has these words further on, after others that were spoken."""
    before = place.before
    if before is None or not _same_report(place, best) or not is_speech(before):
        return False
    return before.envelope.end <= best.envelope.start


def _closed(telling: Telling, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Return the sentence with a full stop, unless the source's own closes it."""
    last = pieces[-1]
    if last.document and last.span:
        words = last.span.of(telling.documents[last.document].text).rstrip(_MARKS)
    else:
        words = last.text if last.quotation is None else ""
    if words.endswith(CLOSING):
        return pieces
    return (*pieces, Piece(text=telling.phrases.one("marks.stop")))


def _documents(quotations: tuple[Quotation, ...]) -> dict[str, Span]:
    found: dict[str, Span] = {}
    for quotation in quotations:
        found.setdefault(quotation.document, quotation.content[0])
    return found


def _circumstances(telling: Telling, statement: Statement, when: When) -> tuple[Evidence, ...]:
    """Return what dates and places the statement, where it is at hand."""
    found: list[Evidence] = []
    moment = statement.moment
    if when.known == "event" and moment and moment.span and moment.document and moment.document in telling.documents:
        found.append(Evidence(document=moment.document, spans=(moment.span,), of="date"))
    occasion = telling.occasions.get(statement.occasion or "")
    for evidence in occasion.evidence[:1] if occasion else ():
        if evidence.document in telling.documents:
            found.append(replace(evidence, of="occasion"))
    return tuple(found)


def _carried(telling: Telling, statement: Statement, quotations: tuple[Quotation, ...]) -> str:
    """Say how many outlets carry it and how many of them heard it themselves, where that is more than marks show."""
    outlets = {telling.house(quotation.document) for quotation in quotations if telling.outlet(quotation.document)}
    origins = len(statement.origins)
    if len(outlets) < (MANY if origins > 1 else 2) or not origins:
        return ""
    agency = statement.origins[0].why.partition("agency:")[2]
    key = "independent" if origins >= len(outlets) else "some" if origins > 1 else "agency" if agency else "one"
    number = telling.phrases.number
    return telling.phrases.one(f"carried.{key}").format(n=number(len(outlets)), origins=number(origins), agency=agency)
