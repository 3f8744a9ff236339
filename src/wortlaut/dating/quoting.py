"""When and on which occasion each quotation was said, as its own document tells it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from wortlaut.dating.finding import VAGUE_FOUND_BY, find_dates_in
from wortlaut.dating.frames import around, clause, frame, paragraphs, sentences
from wortlaut.dating.heads import day_of_record, is_of_cited, marked, speaks_of_earlier
from wortlaut.dating.occasions import TOKEN, Named, find_named, occasion_of
from wortlaut.languages import language
from wortlaut.records import Dating, Document, Moment, Occasion, Quotation, Span
from wortlaut.records.edtf import bounds

T = TypeVar("T")
FOUND_BY = "dating-{}@1"  # sentence, paragraph, lead or none: where the document says it
NEWS_DAYS = 8  # days before publication in which a story's lead tells of its event
DAY_LONG = 3  # days: longer stretches (a week, a month) do not carry over from the lead to other sentences
LEAD = 600  # characters: headline, dateline and the first two paragraphs of a news story
FOUND_BY_TITLE = "dating-title@1"  # a recording: said about when it was published
HEAD_LINES = 3
TITLE = 200  # characters: an opening line no longer than this may name the occasion without a preposition
COARSEST_DAYS = 100  # a year says when something was, not when it was said; a quarter may
OLD_DAYS = 400  # a date further back than this is background, unless the text puts the occasion there
NEAR = 80  # characters between an occasion and the date that belongs to it
OPENING = 4  # words of "In July," before the sentence that it dates
SENTENCES_BACK = 8  # of the same paragraph that may set the scene
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
        self.quoted = _merged([*marked(document.text), *(span for one in quotations for span in one.content)])
        telling = [(moment.span, moment) for moment in moments if moment.span and self._tells(moment)]
        self.moments = sorted(telling, key=lambda pair: pair[0])
        publication = document.published
        self.publication = Moment(value=publication, kind="publication", document=document.id) if publication else None
        self.named = self._named()
        self.recorded = self._recorded()
        known = [occasion for _, occasion in self.named] + [self.recorded] * (self.recorded is not None)
        self.occasions = tuple(dict.fromkeys(occasion for occasion in known if occasion is not None))
        self.record = day_of_record(document, moments)
        self.lead = self._lead(quotations)
        self.news = self._only_news(Span(0, LEAD)) if document.text and document.published else None

    def date(self, quotation: Quotation) -> Dating:
        """Return the dating of one quotation."""
        for place, setting in (
            ("sentence", self._in_sentence(quotation)),
            ("paragraph", self._in_paragraph(quotation)),
            ("lead", self._in_lead(quotation)),
            ("record", self._in_record(quotation)),
            ("story", self._in_story(quotation)),
        ):
            if setting is not None and not (place == "lead" and self._cites(quotation)):
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
        """Tell whether a moment can date an utterance: an event, not vague or ahead, outside quotations and papers."""
        if moment.span is None or moment.kind != "event" or moment.found_by == VAGUE_FOUND_BY:
            return False
        inside = around(self.quoted, moment.span.start)
        first, _ = bounds(moment.value)
        ahead = self.document.published is not None and first > bounds(self.document.published)[1]
        if inside is not None or ahead or "X" in moment.value:
            return False
        home = self._sentence_at(moment.span.start) or moment.span
        return not is_of_cited(self.document.text, home, moment.span, self.document.lang)

    def _named(self) -> list[tuple[Span, Occasion]]:
        found = [
            (named, occasion_of(named, self.document, self._moment_of(named)))
            for named in find_named(self.document.text, self.document.lang, titles=self._titles())
            if around(self.quoted, named.span.start) is None
        ]
        dated: dict[str, dict[str, Occasion]] = {}  # "the press conference" later on is the one dated before
        for named, occasion in found:
            if not named.proper and occasion.moment:
                dated.setdefault(named.kind, {})[occasion.id] = occasion
        return [(named.span, self._same(named, occasion, dated)) for named, occasion in found]

    @staticmethod
    def _same(named: Named, occasion: Occasion, dated: Mapping[str, Mapping[str, Occasion]]) -> Occasion:
        known = dated.get(named.kind, {})
        return next(iter(known.values())) if not named.proper and not occasion.moment and len(known) == 1 else occasion

    def _titles(self) -> tuple[Span, ...]:
        """Return headings, and the short lines that open a document: its title, a transcript's head."""
        headings = [block.span for block in self.document.blocks if block.kind == "heading"]
        for line in self.paragraphs[:HEAD_LINES]:
            if len(line) > TITLE:
                break
            headings.append(line)
        return tuple(headings)

    def _recorded(self) -> Occasion | None:
        """Return the occasion that a recording's title names; it was about the day of its publication."""
        document = self.document
        if not document.title or not any(block.kind == "turn" for block in document.blocks):
            return None
        whole = Span(0, len(document.title))
        named = find_named(document.title, document.lang, titles=(whole,))
        if not named:
            return None
        told = find_dates_in(document.title, lang=document.lang, anchor=document.published, document=document.id)
        dates = [replace(moment, span=None) for moment in told if _days(moment) <= DAY_LONG]
        about = Moment(value=f"{document.published}~", kind="event", document=document.id, found_by=FOUND_BY_TITLE)
        moment = dates[0] if dates else about if document.published else None
        return occasion_of(max(named, key=lambda one: one.proper), document, moment, titled=True)

    def _moment_of(self, named: Named) -> Moment | None:
        """Return the date of an occasion: in its name, near in its sentence, else the paragraph's or lead's."""
        home = self._sentence_at(named.span.start) or named.span
        best: tuple[int, int, Moment] | None = None
        for span, moment in _within(self.moments, home):
            gap = max(span.start - named.span.end, named.span.start - span.end, 0)
            days = _days(moment)
            fits = gap <= NEAR and (days <= COARSEST_DAYS or gap <= 1) and not self._aside(moment, home, named.span)
            if fits and (best is None or (days, gap) < best[:2]):
                best = (days, gap, moment)
        if best is not None:
            return best[2]
        paragraph = around(self.paragraphs, named.span.start)
        return self._only_news(paragraph) or (self._only_news(Span(0, LEAD)) if named.span.start < LEAD else None)

    def _only_news(self, stretch: Span | None) -> Moment | None:
        """Return the day that a stretch tells of, where it tells of one only, and just before publication."""
        found = [moment for _, moment in _within(self.moments, stretch)]
        news = [moment for moment in found if _days(moment) <= DAY_LONG and self._age(moment) <= NEWS_DAYS]
        return news[0] if len({moment.value for moment in news}) == 1 else None

    def _age(self, moment: Moment) -> int:
        """Return the days from a moment to publication; 0 where the document has no date."""
        if self.document.published is None:
            return 0
        return (bounds(self.document.published)[0] - bounds(moment.value)[1]).days

    def _aside(self, moment: Moment, home: Span, anchor: Span) -> bool:
        """Tell whether a date stands in a clause of its own: "who took over in July, said ..."."""
        if moment.span is None:
            return False
        text = self.document.text
        own = clause(text, home, moment.span.start)
        opening = own.start == home.start and len(own.of(text).split()) <= OPENING
        if own.overlaps(anchor) or opening:
            return False
        first = own.of(text).split(maxsplit=1)[:1]
        relative = language(self.document.lang).table("dates").get("relative", ())
        return _days(moment) > NEWS_DAYS or bool(first and first[0].lower() in relative)

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
        near = [moment for _, moment in _within(self.moments, home) if self._recent(moment)]
        near = [moment for moment in near if not self._aside(moment, home, anchor)]
        return min(near, key=lambda moment: _gap(moment.span, anchor), default=None)

    def _nearest_occasion(self, home: Span, anchor: Span) -> Occasion | None:
        near = _within(self.named, home)
        return min(near, key=lambda named: _gap(named[0], anchor))[1] if near else None

    def _recent(self, moment: Moment) -> bool:
        return _days(moment) <= COARSEST_DAYS and self._age(moment) <= OLD_DAYS

    def _in_paragraph(self, quotation: Quotation) -> _Setting | None:
        """Return the setting of the nearest sentence before, where it names an occasion or dates another utterance."""
        paragraph = around(self.paragraphs, quotation.content[0].start)
        if paragraph is None:
            return None
        inside = self._sentences_of(paragraph)
        last = bisect_right(inside, quotation.content[0].start, key=lambda span: span.end)
        for home in reversed(inside[max(0, last - SENTENCES_BACK) : last]):
            occasion = self._nearest_occasion(home, home)
            named = occasion.evidence[0].spans[0] if occasion and occasion.evidence else None
            said = named or self._reported(home)
            moment = self._nearest_moment(home, said) if said else None
            if occasion or moment:
                return _Setting(home.start, moment, occasion)
        return None

    def _reported(self, home: Span) -> Span | None:
        """Return the first stretch of a sentence that reports other words."""
        first = bisect_left(self.quoted, home.start, key=lambda span: span.end)
        return self.quoted[first] if first < len(self.quoted) and self.quoted[first].overlaps(home) else None

    def _lead(self, quotations: Sequence[Quotation]) -> list[tuple[Quotation | None, _Setting]]:
        """Return the settings of the head of the article: of its quotations, and the occasions it names."""
        if self.recorded is not None:
            return [(None, _Setting(0, None, self.recorded))]
        settings: list[tuple[Quotation | None, _Setting]] = []
        for quotation in quotations:
            if quotation.content[0].start < LEAD and (setting := self._in_sentence(quotation)) is not None:
                settings.append((quotation, setting))
        heads = [occasion for span, occasion in self.named if span.start < LEAD]
        if not settings and heads and len({occasion.id for _, occasion in self.named}) == 1:
            settings.append((None, _Setting(0, None, heads[0])))
        return settings

    def _in_lead(self, quotation: Quotation) -> _Setting | None:
        """Return what the lead says, where it speaks of one time and place only, and of this speaker."""
        settings = [setting for _, setting in self.lead]
        values = {setting.moment.value if setting.moment else None for setting in settings}
        occasions = {setting.occasion.id for setting in settings if setting.occasion}
        if not settings or len(values) > 1 or len(occasions) > 1:
            return self._in_news(quotation) if not settings else None
        if any(self._other_speaker(quotation, first) for first, _ in self.lead if first):
            return None
        setting = next((setting for setting in settings if setting.occasion), settings[0])
        return setting if self._carries_on(setting) and self._in_head(quotation) else None

    def _carries_on(self, setting: _Setting) -> bool:
        """Tell whether a setting of the lead is that of the whole story: an occasion, or the day's news."""
        if setting.occasion is not None or setting.moment is None:
            return True
        return _days(setting.moment) <= DAY_LONG and self._age(setting.moment) <= NEWS_DAYS

    def _in_head(self, quotation: Quotation) -> bool:
        """Tell whether the lead names the speaker, where the words of the quotation do."""
        names = self._speaker_words(quotation)
        return self.recorded is not None or not names or bool(names & set(TOKEN.findall(self.document.text[:LEAD])))

    def _in_news(self, quotation: Quotation) -> _Setting | None:
        """Return the day of a lead sentence that names this speaker and one day just before publication."""
        names = self._speaker_words(quotation)
        paragraph = around(self.paragraphs, quotation.content[0].start)
        if paragraph is None or _within(self.moments, paragraph):
            return None  # the paragraph tells a time of its own
        for span, _ in _within(self.moments, Span(0, LEAD)):
            home = self._sentence_at(span.start)
            words = set(TOKEN.findall(home.of(self.document.text))) if home else set()
            if home and names & words and (only := self._only_news(home)):
                return _Setting(home.start, only, None)
        return None

    def _in_record(self, quotation: Quotation) -> _Setting | None:
        """Return the day of a record or release, for all but what somebody cites in it."""
        return None if self.record is None or self._cites(quotation) else _Setting(0, self.record, None)

    def _cites(self, quotation: Quotation) -> bool:
        """Tell whether somebody else is cited in a record: that was said before."""
        return self.record is not None and (quotation.nested_in is not None or quotation.second_hand)

    def _in_story(self, quotation: Quotation) -> _Setting | None:
        """Return about the day of a news story, where it tells of one only and puts the quotation at no other time."""
        paragraph = around(self.paragraphs, quotation.content[0].start)
        if self.news is None or paragraph is None or quotation.second_hand or quotation.medium == "written":
            return None
        before = _within(self.moments, Span(0, paragraph.end))
        days = {moment.value for _, moment in before if _days(moment) <= DAY_LONG and self._age(moment) <= OLD_DAYS}
        own = [moment for _, moment in _within(self.moments, paragraph) if moment.value != self.news.value]
        home = frame(quotation, self._sentences_of(paragraph))
        if days != {self.news.value} or own or speaks_of_earlier(home.of(self.document.text), self.document.lang):
            return None
        return _Setting(0, replace(self.news, value=f"{self.news.value.rstrip('~')}~"), None)

    def _other_speaker(self, quotation: Quotation, first: Quotation) -> bool:
        names = [self._speaker_words(one) for one in (quotation, first)]
        return bool(names[0] and names[1] and not names[0] & names[1])

    def _speaker_words(self, quotation: Quotation) -> frozenset[str]:
        words = [word for span in quotation.speaker for word in span.of(self.document.text).split()]
        return frozenset(word.strip(".,’'") for word in words if word[0].isupper() and len(word) > PRONOUN)


def _merged(spans: Sequence[Span]) -> list[Span]:
    """Return the stretches in order, overlapping ones as one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _within(moments: Sequence[tuple[Span, T]], stretch: Span | None) -> Sequence[tuple[Span, T]]:
    """Return those that begin inside the stretch; they are in order."""
    if stretch is None:
        return ()
    first = bisect_left(moments, stretch.start, key=lambda pair: pair[0].start)
    return moments[first : bisect_left(moments, stretch.end, key=lambda pair: pair[0].start)]


def _days(moment: Moment) -> int:
    first, last = bounds(moment.value)
    return (last - first).days


def _gap(span: Span | None, anchor: Span) -> tuple[int, int]:
    if span is None:
        return (0, 0)
    return (max(span.start - anchor.end, anchor.start - span.end, 0), span.start)
