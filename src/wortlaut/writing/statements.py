"""One statement told: who, when, where, in which outlet, and the words as they stand in the source."""

from __future__ import annotations

from dataclasses import dataclass, replace

from wortlaut.records import Evidence, Occasion, Piece, Quotation, Sentence, Span, Statement
from wortlaut.writing import times
from wortlaut.writing.offers import offered, planned
from wortlaut.writing.phrases import capitalised, compose, phrases
from wortlaut.writing.stretches import CLOSING, count_words, sentence_around, trimmed
from wortlaut.writing.telling import Telling, When, evidence_of

TAG = 15  # words of a speech tag in the middle; more of them tell something else, too
SHORT = 25  # words: up to here a quotation may stand in front of its introduction
_MARKS = "\"'“”„‟«»‹›‘’‚"
REPORT_LIMIT = 60  # words of an outlet's own sentence; a longer one is printed as far as the report goes


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where in the note the statement stands: what the reader knows already."""

    position: int  # counts through the note and chooses the variant
    occasion: str | None = None  # named in the heading
    wanted: frozenset[str] = frozenset()  # stems of what the section is about
    before: Quotation | None = None  # what the sentence before has quoted, at the same time and place
    alone: bool = True  # the sentence before rests on that document only
    introduced: frozenset[str] = frozenset()  # documents whose date the section has told


def tell(telling: Telling, statement: Statement, /, *, place: Place) -> Sentence:
    """Return the sentence that tells a statement with printable words, and who else carries it."""
    quotations = telling.printable(statement)
    best = quotations[0]
    when = telling.when(statement, best)
    spoken = is_speech(best) and stands_alone(telling, best)
    told = (
        _spoken(telling, statement, best, place, when) if spoken else _reported(telling, statement, best, place, when)
    )
    worded = _worded(telling, statement, best, place, when) if spoken and telling.plans is not None else None
    worded = None if worded == told else worded
    marks = tuple(telling.mark(name, span) for name, span in _documents(quotations).items())
    carried = Piece(text=f"{_carried(telling, statement, quotations, place)} ")
    evidence = (*map(evidence_of, quotations), *_circumstances(telling, statement, when))
    return Sentence(
        pieces=(*_closed(telling, worded or told), carried, *marks),
        evidence=evidence,
        statement=statement.id,
        made_by="model" if worded else "template",
    )


def _worded(
    telling: Telling, statement: Statement, best: Quotation, place: Place, when: When
) -> tuple[Piece, ...] | None:
    """Return the sentence as a model has planned it; None where it has not, or may not."""
    offer = offered(
        telling,
        statement,
        best,
        known=_known(place, best, when),
        slots=_slots(telling, statement, best, place, when),
        goes_on=_goes_on(place, best),
        wanted=place.wanted,
    )

    def quote() -> tuple[Piece, ...]:
        remarks = _remarks(telling, statement, best)
        return (*quoted(telling, best, ending=",", wanted=place.wanted), *remarks)

    return planned(telling, offer, quote)


def is_speech(quotation: Quotation, /) -> bool:
    """Tell whether the words may stand between marks: the source prints them as spoken, and does not deny it."""
    return quotation.verbatim and not quotation.negated and quotation.medium != "thought"


def stands_alone(telling: Telling, quotation: Quotation, /) -> bool:
    """Tell whether the words are more than a scrap that only the outlet's own sentence completes."""
    words = telling.words(quotation).lstrip("\"'“‘„»«[(… ")
    return not words[:1].islower()


def quoted(
    telling: Telling, quotation: Quotation, /, *, ending: str = "", wanted: frozenset[str] = frozenset()
) -> tuple[Piece, ...]:
    """Return the words of a quotation as pieces, gaps marked."""
    shown = telling.excerpt(quotation, wanted)
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


def _spoken(telling: Telling, statement: Statement, best: Quotation, place: Place, when: When) -> tuple[Piece, ...]:
    shown = telling.excerpt(best, place.wanted)
    slots = _slots(telling, statement, best, place, when)
    remarks = _remarks(telling, statement, best)
    brief = count_words(telling.words(best)) <= SHORT and not shown.cut
    known = _known(place, best, when)
    source = telling.known_as(best.document)
    if _breaks(telling, best) and not (shown.late or shown.cut):
        return _split(telling, best, slots, telling.phrases.told("split", known, source, place.position), remarks)
    if brief and len(shown.spans) == 1 and place.position % 3 == 1 and not remarks:
        template = telling.phrases.told("after", known, source, place.position)
        quote, comma = _before_comma(telling, best, shown.spans[0])
        return capitalised(compose(template, **slots, quote=quote, comma=comma))
    interview = statement.why_best == "interview" and source == "outlet"
    kind = "added" if known == "same" and _goes_on(place, best) else "told" if interview else "direct"
    template = telling.phrases.told(kind, known, source, place.position)
    quote = (*quoted(telling, best, ending=",", wanted=place.wanted), *remarks)
    return capitalised(compose(template, **slots, quote=quote))


def _before_comma(telling: Telling, best: Quotation, span: Span) -> tuple[tuple[Piece, ...], str]:
    """Return words in front of our speech tag, and the comma between them where they bring no mark of their own."""
    text, habit = telling.documents[best.document].text, telling.phrases.get("marks")
    bare = trimmed(text, span, ending=",.;")
    words = bare.of(text).rstrip(_MARKS)
    inside = habit["comma_inside"] and not telling.foreign(best.document)
    if inside and bare.end < span.end and text[bare.end] == ",":
        return (_stretch(telling, best.document, Span(bare.start, bare.end + 1), best.id),), ""
    asked = words.endswith(("?", "!")) and not habit["comma_after_question"]
    closed = asked or (inside and words.endswith(","))
    return (_stretch(telling, best.document, bare, best.id),), "" if closed else ","


def _split(
    telling: Telling, best: Quotation, slots: dict[str, str], template: str, remarks: tuple[Piece, ...]
) -> tuple[Piece, ...]:
    """Set our speech tag where the source had its own."""
    text = telling.documents[best.document].text
    first, rest = best.content
    quote, comma = _before_comma(telling, best, first)
    last = _stretch(telling, best.document, trimmed(text, trimmed(text, rest), ending=","), best.id)
    turn = _turn(text, first, rest)
    return capitalised(compose(template, **slots, quote=quote, comma=comma, turn=turn, rest=(last, *remarks)))


def _breaks(telling: Telling, best: Quotation) -> bool:
    """Tell whether the source sets one speech tag into the words, and no more than that."""
    if len(best.content) != 2:
        return False
    tag = telling.documents[best.document].text[best.content[0].end : best.content[1].start]
    return "\n" not in tag.strip() and count_words(tag) <= TAG


def _turn(text: str, first: Span, rest: Span) -> str:
    """Return the mark that the source sets after its speech tag; a comma before words that go on in the middle."""
    if text[rest.start].islower():
        return ","
    tag = text[first.end : rest.start].rstrip(f" \t\r\n\u00a0{_MARKS}")
    return "." if tag.endswith(".") else ":"


def _reported(telling: Telling, statement: Statement, best: Quotation, place: Place, when: When) -> tuple[Piece, ...]:
    document = telling.documents[best.document]
    whole = sentence_around(document, best.envelope)
    if count_words(whole.of(document.text)) > REPORT_LIMIT:
        spans = [best.envelope, *(span for span in (*best.speaker, *best.cue) if whole.covers(span))]
        whole = Span(min(span.start for span in spans), max(span.end for span in spans))
    slots = _slots(telling, statement, best, place, when)
    known = _known(place, best, when)
    kind = "woven" if best.form in ("direct", "mixed") and not best.negated else "report"
    template = telling.phrases.told(kind, known, telling.known_as(best.document), place.position)
    remarks = _remarks(telling, statement, best, told_by_outlet=True)
    words = (*stretch(telling, best.document, whole), *remarks)
    return capitalised(compose(template, **slots, stretch=words))


def _known(place: Place, best: Quotation, when: When) -> str:
    """Return what the sentence says of time and source: nothing that the reader has just been told."""
    if _same_report(place, best) and (place.alone or _goes_on(place, best)):
        return "same"
    if place.before is not None and when.known == "event":
        return "again"
    return "again" if when.known != "event" and best.document in place.introduced else when.known


def _slots(telling: Telling, statement: Statement, best: Quotation, place: Place, when: When) -> dict[str, str]:
    words = telling.phrases
    kind, name = _where(telling, statement, place)
    moment = times.adverb(when.value, words)
    if name and not kind and when.known == "event":  # a name alone stands better beside the date than beside the verb
        moment, name = f"{moment} ({name})", ""
    where = " ".join(part for part in (kind, f"({name})" if name else "") if part)
    outlet, source = telling.outlet(best.document), telling.known_as(best.document)
    credit = "" if source == "plain" else words.one(f"source.{source}").format(outlet=outlet)
    where = f" {where}" if where else ""
    return {
        "who": telling.who,
        "verb": _verb(telling, best, place),
        "outlet": outlet,
        "by": words.one("source.by").format(source=credit) if credit else "",
        "same": words.one("source.same_record" if source == "record" else "source.same"),
        "when": moment,
        "where": where,
        "about": words.one("source.about").format(where=where) if where else "",
    }


def _verb(telling: Telling, best: Quotation, place: Place) -> str:
    if best.medium == "written":
        return telling.phrases.pick("verbs.written", place.position)
    asks = telling.words(best).rstrip().endswith(("?", "？"))
    return telling.phrases.pick("verbs.asks" if asks else "verbs.said", place.position)


def _where(telling: Telling, statement: Statement, place: Place) -> tuple[str, str]:
    """Return "at a summit" and the occasion's name; empty where the heading says it."""
    occasion = telling.occasions.get(statement.occasion or "")
    if occasion is None and statement.why_best == "interview":
        return telling.phrases.one("occasions.interview"), ""
    if occasion is None or occasion.id == place.occasion:
        return "", ""
    return str(telling.phrases.get(f"occasions.{occasion.kind}") or ""), occasion_name(telling, occasion)


def occasion_name(telling: Telling, occasion: Occasion, /) -> str:
    """Return name and place of an occasion; no name where it says no more than its kind."""
    says_kind = is_generic(telling, occasion) and telling.phrases.get(f"occasions.{occasion.kind}")
    names = ["" if says_kind else " ".join(occasion.name.split()), occasion.place or ""]
    return ", ".join(dict.fromkeys(name for name in names if name))


def is_generic(telling: Telling, occasion: Occasion, /) -> bool:
    """Tell whether the name says only its kind, in the note's language or its own, or in signs its readers lack."""
    if not any("a" <= letter <= "z" for letter in occasion.name.lower()):
        return True
    tables = (telling.phrases, phrases(occasion.lang))
    return any(occasion.name.lower() in table.get("occasion_nouns.generic") for table in tables)


def _remarks(
    telling: Telling, statement: Statement, best: Quotation, *, told_by_outlet: bool = False
) -> tuple[Piece, ...]:
    words = telling.phrases
    pieces: list[Piece] = []
    if lang := telling.foreign(best.document):
        pieces.append(Piece(text=words.one("remarks.wording").format(language=_language_name(lang, words.lang))))
    if statement.why_best == "translation" or statement.id in telling.translations:
        pieces.append(Piece(text=words.one("remarks.translation")))
    if best.second_hand:
        pieces.append(Piece(text=words.one("remarks.second_hand")))
    if best.nested_in:
        pieces.append(Piece(text=words.one("remarks.nested")))
    outside = [span for span in best.hedge if not best.envelope.overlaps(span)]
    if outside and not told_by_outlet:
        pieces.extend(compose(words.one("remarks.hedge"), stretch=stretch(telling, best.document, outside[0])))
    return tuple(pieces)


def _language_name(lang: str, of: str) -> str:
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
    return (*pieces, Piece(text="."))


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


def _carried(telling: Telling, statement: Statement, quotations: tuple[Quotation, ...], place: Place) -> str:
    """Say how many outlets carry it and how many of them heard it themselves; empty where it is one."""
    outlets = dict.fromkeys(telling.house(quotation.document) for quotation in quotations)
    origins = len(statement.origins)
    if len(outlets) < 2 or not origins:
        return ""
    agency = statement.origins[0].why.partition("agency:")[2]
    key = "independent" if origins >= len(outlets) else "some" if origins > 1 else "agency" if agency else "one"
    number = telling.phrases.number
    line = telling.phrases.pick(f"carried.{key}", place.position)
    words = line.format(n=number(len(outlets)), origins=number(origins), agency=agency)
    return f" {words[0].upper()}{words[1:]}"
