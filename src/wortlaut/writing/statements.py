"""One statement told: who, when, where, in which outlet, and the words as they stand in the source."""

from __future__ import annotations

from dataclasses import dataclass, replace

from wortlaut.records import Evidence, Occasion, Piece, Quotation, Sentence, Span, Statement
from wortlaut.writing import times
from wortlaut.writing.phrases import Part, capitalised, compose
from wortlaut.writing.stretches import CLOSING, count_words, sentence_around, trimmed
from wortlaut.writing.telling import Telling, When, evidence_of

OPENING = 4  # words before a speech tag of the source: fewer (“Hopefully”) do not stand alone
SHORT = 25  # words: up to here a quotation may stand in front of its introduction
REPORT_LIMIT = 60  # words of an outlet's own sentence; a longer one is printed as far as the report goes


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where in the note the statement stands: what the reader knows already."""

    position: int  # counts through the note and chooses the variant
    occasion: str | None = None  # named in the heading
    wanted: frozenset[str] = frozenset()  # stems of what the section is about
    before: Quotation | None = None  # what the sentence before has quoted, at the same time and place


def tell(telling: Telling, statement: Statement, /, *, place: Place) -> Sentence:
    """Return the sentence that tells a statement with printable words, and who else carries it."""
    quotations = telling.printable(statement)
    best = quotations[0]
    when = telling.when(statement, best)
    spoken = is_speech(best) and stands_alone(telling, best)
    told = (
        _spoken(telling, statement, best, place, when) if spoken else _reported(telling, statement, best, place, when)
    )
    marks = tuple(telling.mark(name, span) for name, span in _documents(quotations).items())
    carried = Piece(text=f"{_carried(telling, statement, quotations)} ")
    evidence = (*map(evidence_of, quotations), *_circumstances(telling, statement, when))
    return Sentence(pieces=(*_closed(telling, told), carried, *marks), evidence=evidence, statement=statement.id)


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
    text = telling.documents[best.document].text
    shown = telling.excerpt(best, place.wanted)
    slots = _slots(telling, statement, best, place, when)
    remarks = _remarks(telling, statement, best)
    brief = count_words(telling.words(best)) <= SHORT and not shown.cut
    known = "same" if _same_report(place, best) else when.known
    if _breaks(telling, best) and not (shown.late or shown.cut):
        return _split(telling, best, slots, telling.phrases.pick(f"split.{known}", place.position), remarks)
    if brief and len(shown.spans) == 1 and place.position % 3 == 1 and not remarks:
        template = telling.phrases.pick(f"after.{known}", place.position)
        ending = "," if trimmed(text, shown.spans[-1], ending=",").of(text).endswith(("?", "!")) else ",.;"
        return _composed(telling, best, template, **slots, quote=quoted(telling, best, ending=ending))
    kind = "added" if _goes_on(place, best) else "told" if statement.why_best == "interview" else "direct"
    template = telling.phrases.pick(f"{kind}.{known}", place.position)
    return _composed(
        telling, best, template, **slots, quote=(*quoted(telling, best, ending=",", wanted=place.wanted), *remarks)
    )


def _composed(telling: Telling, best: Quotation, template: str, /, **slots: Part) -> tuple[Piece, ...]:
    """Return the pieces with a capital letter, unless they begin with an outlet's own name."""
    named = template.startswith("{outlet}") and telling.documents[best.document].outlet
    pieces = compose(template, **slots)
    return pieces if named else capitalised(pieces)


def _breaks(telling: Telling, best: Quotation) -> bool:
    """Tell whether the source sets one speech tag into the words, after enough of them to stand alone."""
    text = telling.documents[best.document].text
    return len(best.content) == 2 and count_words(best.content[0].of(text)) >= OPENING


def _split(
    telling: Telling, best: Quotation, slots: dict[str, str], template: str, remarks: tuple[Piece, ...]
) -> tuple[Piece, ...]:
    """Set our speech tag where the source had its own."""
    text = telling.documents[best.document].text
    first, rest = best.content
    parts = [
        _stretch(telling, best.document, trimmed(text, trimmed(text, span), ending=ending), best.id)
        for span, ending in ((first, ",."), (rest, ","))
    ]
    turn = "," if parts[1].span and text[parts[1].span.start].islower() else ":"
    return _composed(telling, best, template, **slots, turn=turn, quote=(parts[0],), rest=(parts[1], *remarks))


def _reported(telling: Telling, statement: Statement, best: Quotation, place: Place, when: When) -> tuple[Piece, ...]:
    document = telling.documents[best.document]
    whole = sentence_around(document, best.envelope)
    if count_words(whole.of(document.text)) > REPORT_LIMIT:
        spans = [best.envelope, *(span for span in (*best.speaker, *best.cue) if whole.covers(span))]
        whole = Span(min(span.start for span in spans), max(span.end for span in spans))
    slots = _slots(telling, statement, best, place, when)
    known = "same" if _same_report(place, best) else when.known
    kind = "woven" if best.form in ("direct", "mixed") and not best.negated else "report"
    template = telling.phrases.pick(f"{kind}.{known}", place.position)
    remarks = _remarks(telling, statement, best, told_by_outlet=True)
    return _composed(telling, best, template, **slots, stretch=(*stretch(telling, best.document, whole), *remarks))


def _slots(telling: Telling, statement: Statement, best: Quotation, place: Place, when: When) -> dict[str, str]:
    kind, name = _where(telling, statement, place)
    where = " ".join(part for part in (kind, f"({name})" if name else "") if part)
    after = ", ".join(part for part in (kind, name) if part)
    return {
        "who": telling.who,
        "verb": _verb(telling, best, place),
        "outlet": telling.outlet(best.document),
        "when": times.adverb(when.value, telling.phrases),
        "where": f" {where}" if where else "",
        "where_after": f"; {after}" if after else "",
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
    generic = occasion.name.lower() in telling.phrases.get("occasion_nouns.generic")
    says_kind = generic and telling.phrases.get(f"occasions.{occasion.kind}")
    names = ["" if says_kind else " ".join(occasion.name.split()), occasion.place or ""]
    return ", ".join(dict.fromkeys(name for name in names if name))


def _remarks(
    telling: Telling, statement: Statement, best: Quotation, *, told_by_outlet: bool = False
) -> tuple[Piece, ...]:
    phrases = telling.phrases
    pieces: list[Piece] = []
    if lang := telling.foreign(best.document):
        pieces.append(Piece(text=phrases.one("remarks.wording").format(language=_language_name(lang, phrases.lang))))
    if statement.why_best == "translation" or statement.id in telling.translations:
        pieces.append(Piece(text=phrases.one("remarks.translation")))
    if best.second_hand:
        pieces.append(Piece(text=phrases.one("remarks.second_hand")))
    if best.nested_in:
        pieces.append(Piece(text=phrases.one("remarks.nested")))
    outside = [span for span in best.hedge if not best.envelope.overlaps(span)]
    if outside and not told_by_outlet:
        pieces.extend(compose(phrases.one("remarks.hedge"), stretch=stretch(telling, best.document, outside[0])))
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
        words = last.span.of(telling.documents[last.document].text).rstrip("\"'“”»«’‘")
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


def _carried(telling: Telling, statement: Statement, quotations: tuple[Quotation, ...]) -> str:
    """Say how many outlets carry it and how many of them heard it themselves; empty where it is one."""
    outlets = dict.fromkeys(telling.outlet(quotation.document) for quotation in quotations)
    origins = len(statement.origins)
    if len(outlets) < 2 or not origins:
        return ""
    agency = statement.origins[0].why.partition("agency:")[2]
    key = "independent" if origins >= len(outlets) else "some" if origins > 1 else "agency" if agency else "one"
    number = telling.phrases.number
    line = telling.phrases.one(f"carried.{key}")
    words = line.format(n=number(len(outlets)), origins=number(origins), agency=agency)
    return f" {words[0].upper()}{words[1:]}"
