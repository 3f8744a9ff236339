"""When and on which occasion each quotation was said, as its own document tells it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wortlaut.dating.finding import VAGUE_FOUND_BY
from wortlaut.dating.frames import around, frame, paragraphs, sentences
from wortlaut.dating.intervals import bounds
from wortlaut.dating.occasions import Named, find_named, occasion_of
from wortlaut.records import Dating, Document, Moment, Occasion, Quotation, Span

FOUND_BY = "dating-{}@1"  # sentence, paragraph, lead or none: where the document says it
LEAD = 600  # characters: headline, dateline and the first two paragraphs of a news story
TITLE = (
    200  # characters of a document that may name its occasion without a preposition: a headline, a transcript's head
)
COARSEST_DAYS = 100  # a year says when something was, not when it was said; a quarter may
OLD_DAYS = 400  # a date further back than this is background, unless the text puts the occasion there
NEAR = 80  # characters between an occasion and the date that belongs to it
PRONOUN = 4  # letters: "he", "sie" carry on with the speaker before


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """The datings of a document's quotations, in their order, and the occasions they name."""

    datings: tuple[Dating, ...]
    occasions: tuple[Occasion, ...]


@dataclass(frozen=True, slots=True)
class _Setting:
    """A place of the document that says when or where something was said."""

    start: int
    moment: Moment | None
    occasion: Occasion | None


def date_quotations(document: Document, quotations: Sequence[Quotation], moments: Sequence[Moment], /) -> Dated:
    """Return when and where each quotation was said: by its own sentence, its paragraph, then the article's lead.

    Dates inside the words quoted say nothing of when they were said. What the document does not tell stays None.
    """
    story = _Story(document, quotations, moments)
    return Dated(datings=tuple(map(story.date, quotations)), occasions=tuple(story.occasions))


class _Story:
    """One document with its quotations, read once."""

    def __init__(self, document: Document, quotations: Sequence[Quotation], moments: Sequence[Moment]) -> None:
        self.document = document
        self.paragraphs = paragraphs(document)
        self._sentences: dict[Span, tuple[Span, ...]] = {}
        self.quoted = sorted(span for quotation in quotations for span in quotation.content)
        self.moments = [moment for moment in moments if self._tells(moment)]
        publication = document.published
        self.publication = Moment(value=publication, kind="publication", document=document.id) if publication else None
        self.named = self._named()
        self.occasions = tuple(dict.fromkeys(occasion for _, occasion in self.named))
        self.lead = self._lead(quotations)

    def date(self, quotation: Quotation) -> Dating:
        """Return the dating of one quotation."""
        for place, setting in (
            ("sentence", self._in_sentence(quotation)),
            ("paragraph", self._in_paragraph(quotation)),
            ("lead", self._in_lead(quotation)),
        ):
            if setting is not None:
                return self._dating(quotation, place, setting)
        return self._dating(quotation, "none", _Setting(0, None, None))

    def _dating(self, quotation: Quotation, place: str, setting: _Setting) -> Dating:
        occasion = setting.occasion
        return Dating(
            quotation=quotation.id,
            moment=setting.moment or (occasion.moment if occasion else None),
            occasion=occasion.id if occasion else None,
            publication=self.publication,
            found_by=FOUND_BY.format(place),
        )

    def _tells(self, moment: Moment) -> bool:
        """Tell whether a moment can date an utterance: an event, not vague, not ahead, outside quoted words."""
        if moment.kind != "event" or moment.span is None or moment.found_by == VAGUE_FOUND_BY:
            return False
        inside = around(self.quoted, moment.span.start)
        first, _ = bounds(moment.value)
        ahead = self.document.published is not None and first > bounds(self.document.published)[1]
        return inside is None and not ahead and "X" not in moment.value

    def _named(self) -> list[tuple[Span, Occasion]]:
        found = []
        for named in find_named(self.document.text, self.document.lang, titles=self._titles()):
            if around(self.quoted, named.span.start) is None:
                found.append((named.span, occasion_of(named, self.document, self._moment_of(named))))
        return found

    def _titles(self) -> tuple[Span, ...]:
        """Return headings, the title, and the first lines of a transcript or of a text that opens with a short line."""
        headings = [block.span for block in self.document.blocks if block.kind == "heading"]
        title = self.document.title
        if title and self.document.text.startswith(title):
            headings.append(Span(0, len(title)))
        first = self.paragraphs[0] if self.paragraphs else None
        if first and (len(first) <= TITLE or any(block.kind == "turn" for block in self.document.blocks)):
            headings.append(Span(first.start, min(first.end, first.start + TITLE)))
        return tuple(headings)

    def _moment_of(self, named: Named) -> Moment | None:
        """Return the date that stands beside an occasion: inside its name, or near in the same sentence."""
        home = self._sentence_at(named.span.start)
        best: tuple[int, int, Moment] | None = None
        for moment in self.moments:
            if moment.span is None or home is None or not home.overlaps(moment.span):
                continue
            gap = max(moment.span.start - named.span.end, named.span.start - moment.span.end, 0)
            first, last = bounds(moment.value)
            days = (last - first).days
            if gap <= NEAR and (days <= COARSEST_DAYS or gap <= 1) and (best is None or (days, gap) < best[:2]):
                best = (days, gap, moment)
        return best[2] if best else None

    def _sentences_of(self, paragraph: Span) -> tuple[Span, ...]:
        if paragraph not in self._sentences:
            self._sentences[paragraph] = sentences(self.document.text, paragraph)
        return self._sentences[paragraph]

    def _sentence_at(self, position: int) -> Span | None:
        paragraph = around(self.paragraphs, position)
        return around(self._sentences_of(paragraph), position) if paragraph else None

    def _in_sentence(self, quotation: Quotation) -> _Setting | None:
        paragraph = around(self.paragraphs, quotation.content[0].start)
        if paragraph is None:
            return None
        home = frame(quotation, self._sentences_of(paragraph))
        anchor = (quotation.cue or quotation.speaker or quotation.content)[0]
        moment = self._nearest_moment(home, anchor)
        occasion = self._nearest_occasion(home, anchor)
        return _Setting(home.start, moment, occasion) if moment or occasion else None

    def _nearest_moment(self, home: Span, anchor: Span) -> Moment | None:
        near = [moment for moment in self.moments if moment.span and home.covers(moment.span) and self._recent(moment)]
        return min(near, key=lambda moment: _gap(moment.span, anchor), default=None)

    def _nearest_occasion(self, home: Span, anchor: Span) -> Occasion | None:
        near = [(span, occasion) for span, occasion in self.named if home.covers(span)]
        return min(near, key=lambda named: _gap(named[0], anchor))[1] if near else None

    def _recent(self, moment: Moment) -> bool:
        first, last = bounds(moment.value)
        if (last - first).days > COARSEST_DAYS:
            return False
        if self.document.published is None:
            return True
        return (bounds(self.document.published)[0] - last).days <= OLD_DAYS

    def _in_paragraph(self, quotation: Quotation) -> _Setting | None:
        """Return the setting of the nearest sentence before, where it names an occasion or dates another utterance."""
        paragraph = around(self.paragraphs, quotation.content[0].start)
        if paragraph is None:
            return None
        before = [span for span in self._sentences_of(paragraph) if span.end <= quotation.content[0].start]
        for home in reversed(before):
            occasion = self._nearest_occasion(home, home)
            moment = self._nearest_moment(home, home) if occasion or self._reports(home) else None
            if occasion or moment:
                return _Setting(home.start, moment, occasion)
        return None

    def _reports(self, home: Span) -> bool:
        return any(home.overlaps(span) for span in self.quoted)

    def _lead(self, quotations: Sequence[Quotation]) -> list[tuple[Quotation | None, _Setting]]:
        """Return the settings of the head of the article: of its quotations, and the occasions it names."""
        settings: list[tuple[Quotation | None, _Setting]] = []
        for quotation in quotations:
            if quotation.content[0].start < LEAD and (setting := self._in_sentence(quotation)) is not None:
                settings.append((quotation, setting))
        heads = [occasion for span, occasion in self.named if span.start < LEAD]
        if not settings and len({occasion.id for occasion in heads}) == 1:
            settings.append((None, _Setting(0, None, heads[0])))
        return settings

    def _in_lead(self, quotation: Quotation) -> _Setting | None:
        """Return what the lead says, where it speaks of one time and place only, and of this speaker."""
        settings = [setting for _, setting in self.lead]
        if not settings or len({(setting.moment and setting.moment.value) for setting in settings}) > 1:
            return None
        occasions = {setting.occasion.id for setting in settings if setting.occasion}
        if len(occasions) > 1 or any(self._other_speaker(quotation, first) for first, _ in self.lead if first):
            return None
        return next((setting for setting in settings if setting.occasion), settings[0])

    def _other_speaker(self, quotation: Quotation, first: Quotation) -> bool:
        names = [self._speaker_words(one) for one in (quotation, first)]
        return bool(names[0] and names[1] and not names[0] & names[1])

    def _speaker_words(self, quotation: Quotation) -> frozenset[str]:
        words = [word for span in quotation.speaker for word in span.of(self.document.text).split()]
        return frozenset(word.strip(".,’'") for word in words if word[0].isupper() and len(word) > PRONOUN)


def _gap(span: Span | None, anchor: Span) -> tuple[int, int]:
    if span is None:
        return (0, 0)
    return (max(span.start - anchor.end, anchor.start - span.end, 0), span.start)
