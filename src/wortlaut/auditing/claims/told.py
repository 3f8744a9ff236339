"""A figure with what the words around it tell of it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from wortlaut.auditing.periods import Period
from wortlaut.records import Document, Figure


@dataclass(frozen=True, slots=True)
class Told:
    """A figure with what its own clause says, and what stands near and may be meant too."""

    document: Document
    figure: Figure
    place: int  # which sentence of the document, and there which figure
    words: frozenset[str]
    near: frozenset[str]
    noun: frozenset[str]
    periods: tuple[tuple[Period, bool], ...]  # with whether the words were relative ("last year")
    direction: int  # +1 rose, -1 fell, 0 not said
    result: int  # +1 profit, -1 loss
    stance: int  # +1 for something, -1 against it
    rates: tuple[str, ...]  # "a year", "pro Tag" as the same word, the one most its own first
    standing: str = ""  # "earlier", "later", "part", "whole"
    against: tuple[tuple[Period, bool], ...] = ()  # of what it is compared with: "twice what it was in 2014"
    factor: Decimal | None = None  # of what it is compared with: 2 in "twice what it was"
    negated: bool = False  # its clause denies something: "287 have no pool"
    within: bool = False  # it says how long something took: "within ten years"
    change: bool = False  # it says by how much: "12 fewer than", "um 12 auf 30"
    step: str = ""  # the word right before it: "by", "to" or "from"
    segment: frozenset[str] = frozenset()  # what is said in one breath with it, back to the last break: its subject too
    opposed: frozenset[str] = frozenset()  # whom it is held against: "behind Weber", "gegen Talheim"
    names: frozenset[str] = frozenset()  # of its words those with a capital: names, in German nouns too
    acts: bool = False  # something is done to what is counted: "will close 640 shops"
    wish: bool = False  # somebody asks for it: "the union had demanded 9 percent"
    deadline: bool = False  # it is to be reached at a time: "by 2032"
    rest: bool = False  # "the others"
    pairs: frozenset[tuple[str, str]] = frozenset()  # words of its stretch side by side: "cloud revenue"
    moved: bool | None = None  # True: by how much something changes, False: what it is or comes to, None: not said
    direct: bool = False  # a verb of change stands right before it: "lost 300"
    ahead: int = 0  # +1 by so much ahead of somebody, -1 behind
    stock: bool = False  # its clause says that somebody has so many
    each: bool = False  # its sentence says per what it is: "for every 17 pupils", "on average"
    mean: bool = False  # its clause gives it as an average
    summed: bool = False  # its stretch says that it is all together: "zusammen"
    end: str = ""  # of a range, which end the words mean: "lowest" for "the cheapest", "highest"
    past: bool = False  # the words say that it is over: "previously", "damals"
    beyond: int = 0  # right behind it: +1 "above", -1 "below", and what stands behind that
    beyond_whom: frozenset[str] = frozenset()
    counted: frozenset[str] = frozenset()  # the thing that is counted: nests in "turtle nests", no turtles
    conditional: bool = False  # its sentence says what would be: "if the drought holds, it could be"
    days: tuple[Period, ...] = ()  # named in its own stretch, each no longer than a week
    course: tuple[int, str] | None = None  # in how long a time it came about: "within five years"
    among: frozenset[str] = frozenset()  # what is said of those that it counts some of: "at least 12 of them"
    pointing: bool = False  # its sentence counts what the one before tells of: "of these, 51 flew on"
    base: str = ""  # against how long before it is held: "month" for "im Monatsvergleich"
    foreseen: bool = False  # its stretch says that somebody expects it
    by_others: bool = False  # those who expect it are not those who reach it: "economists had forecast"
    tense: str = ""  # "now" or "to come", where its stretch says so
    done: bool = False  # its clause tells it as done: "has put up"
    intended: bool = False  # its sentence tells it as a plan: "wants to put up"
    stretch: str = ""  # of how long a time it is, by name: "quarter", "half", "year"
    sentence: frozenset[str] = frozenset()  # what its whole sentence says
    head: frozenset[str] = frozenset()  # words with a capital that its sentence begins with: "Helbo employs 640"
    voice: frozenset[str] = frozenset()  # names of those who say so
    beside: frozenset[Decimal] = frozenset()  # the other numbers of its sentence
    zone: tuple[int, int] = (0, 0)  # its own stretch of the sentence, up to those of its neighbours
    bounds: tuple[int, int] = (0, 0)  # its sentence

    @property
    def rate(self) -> str:
        """Return per what the figure is above all; "" where nothing says so."""
        return next(iter(self.rates), "")
