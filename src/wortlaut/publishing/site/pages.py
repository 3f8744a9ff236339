"""The pages of a site that are made of all its notes: lists, people, themes, corrections, search."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from wortlaut.languages.base import FALLBACK, language
from wortlaut.publishing.corrected import site_words
from wortlaut.publishing.html.page import inert, policy_of
from wortlaut.publishing.resources import resource, template
from wortlaut.publishing.site.cards import Card, Told, slug
from wortlaut.publishing.text import day

LATEST = 30  # notes on the first page; every note stands under its person, and in the list of all


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a list: where it leads, what it says, how many notes or passages it holds."""

    href: str
    title: str
    detail: str = ""
    lang: str = ""


def pages(cards: Sequence[Card], /) -> Mapping[str, bytes]:
    """Return the pages by their place below the site's folder; the same cards give the same bytes."""
    known = sorted(sorted(cards, key=lambda one: one.page), key=lambda one: one.date, reverse=True)
    lang = language_of(known)
    words = site_words(lang, "site")
    counts = _counts(known, words)
    made = {
        "index.html": _page(
            "index", lang, "index.html", words["title"],
            notes=_entries(known[:LATEST], lang, ""), counts=counts, more=len(known) > LATEST,
        ),
        "notes/index.html": _page(
            "listing", lang, "notes/index.html", words["notes"], entries=_entries(known, lang, "../")
        ),
        "search.html": _page(
            "search", lang, "search.html", words["search"], search=inert(_searched(known, lang, words))
        ),
        "corrections.html": _page(
            "corrections", lang, "corrections.html", words["corrections"], editions=_editions(known)
        ),
    }  # fmt: skip
    made |= _people(known, lang, words)
    made |= _themes(known, lang, words)
    return {name: text.encode("utf-8", "replace") for name, text in made.items()}


def language_of(cards: Iterable[Card], /) -> str:
    """Return the language of most notes, as far as the words of a site exist in it."""
    counts = Counter(one.lang.split("-")[0].lower() for one in cards)
    own = [(count, lang) for lang, count in counts.items() if language(lang).own("publishing") and _is(lang)]
    return max(own, key=lambda pair: (pair[0], pair[1]))[1] if own else FALLBACK


def links(lang: str, up: str, /) -> list[dict[str, str]]:
    """Return the site's parts for the head of a page that stands ``up`` from the site's folder."""
    words = site_words(lang, "site")
    places = {
        "notes": "notes/index.html",
        "people": "people/index.html",
        "themes": "themes/index.html",
        "corrections": "corrections.html",
        "search": "search.html",
    }
    return [{"label": words[name], "href": f"{up}{place}", "place": place} for name, place in places.items()]


def _is(lang: str) -> bool:
    return language(lang).code == lang


def _people(cards: Sequence[Card], lang: str, words: Mapping[str, str]) -> dict[str, str]:
    groups: dict[str, list[Card]] = defaultdict(list)
    for one in cards:
        groups[slug(one.person)].append(one)
    made, listed, titles = {}, [], _titles(cards, lang)
    for name, own in sorted(groups.items()):
        place = f"people/{name}.html"
        themes = Counter(told.page for one in own for told in one.told if told.theme)
        shown = [
            Entry(f"../themes/{theme}.html", titles[theme], _counted(words, "passage", count))
            for theme, count in sorted(themes.items(), key=lambda one: (-one[1], one[0]))
        ]
        made[place] = _page("person", lang, place, own[0].person, notes=_entries(own, lang, "../", who=False),
                            themes=shown)  # fmt: skip
        listed.append(Entry(f"{name}.html", own[0].person, _counted(words, "note", len(own))))
    made["people/index.html"] = _page("listing", lang, "people/index.html", words["people"], entries=listed)
    return made


def _themes(cards: Sequence[Card], lang: str, words: Mapping[str, str]) -> dict[str, str]:
    groups: dict[str, list[tuple[Card, list[Told]]]] = defaultdict(list)
    for one in cards:
        own: dict[str, list[Told]] = defaultdict(list)
        for told in one.told:
            if told.theme:
                own[told.page].append(told)
        for name, found in own.items():
            groups[name].append((one, found))
    made, listed, titles = {}, [], _titles(cards, lang)
    for name, members in sorted(groups.items()):
        place, title = f"themes/{name}.html", titles[name]
        shown = [{"card": one, "day": day(one.date, lang), "told": found} for one, found in members]
        made[place] = _page("theme", lang, place, title, members=shown)
        listed.append(Entry(f"{name}.html", title, _counted(words, "note", len(members)), lang))
    listed.sort(key=lambda one: one.title.casefold())
    made["themes/index.html"] = _page("listing", lang, "themes/index.html", words["themes"], entries=listed)
    return made


def _titles(cards: Sequence[Card], lang: str) -> dict[str, str]:
    """Return what each theme is called: in the site's language first, then as notes in other languages call it."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for one in sorted(cards, key=lambda one: one.lang.split("-")[0].lower() != lang):
        for told in one.told:
            if told.theme:
                found[told.page][told.theme] = None
    return {name: " · ".join(titles) for name, titles in found.items()}


def _editions(cards: Sequence[Card]) -> list[dict[str, Any]]:
    """Return the corrections of all notes, by edition, the latest first."""
    editions: dict[tuple[str, int, str], dict[str, Any]] = {}
    for one in cards:
        for entry in one.changed:
            key = entry.date, entry.edition, one.page
            edition = editions.setdefault(key, {"card": one, "heading": entry.heading, "entries": []})
            edition["entries"].append(entry)
    return [editions[key] for key in sorted(editions, key=lambda key: (key[0], key[1], key[2]), reverse=True)]


def _entries(cards: Iterable[Card], lang: str, up: str, *, who: bool = True) -> list[Entry]:
    edition = site_words(lang, "site")["edition"]
    return [
        Entry(
            f"{up}{one.page}",
            one.title,
            " · ".join(
                part
                for part in (
                    one.person if who and one.person not in one.title else "",
                    one.meta,
                    edition.format(n=one.edition) if one.edition > 1 else "",
                )
                if part
            ),
            one.lang,
        )
        for one in cards
    ]


def _counts(cards: Sequence[Card], words: Mapping[str, str]) -> list[Entry]:
    themes = {told.page for one in cards for told in one.told if told.theme}
    return [
        Entry("notes/index.html", _counted(words, "note", len(cards))),
        Entry("people/index.html", _counted(words, "person", len({slug(one.person) for one in cards}))),
        Entry("themes/index.html", _counted(words, "theme", len(themes))),
    ]


def _searched(cards: Sequence[Card], lang: str, words: Mapping[str, str]) -> dict[str, object]:
    """Return what the search looks through, as short as it goes: themes of a note once, sentences with their place."""
    notes = []
    for one in cards:
        themes = list(dict.fromkeys(told.theme for told in one.told))
        told = [[int(told.name[1:]), themes.index(told.theme), told.text] for told in one.told]
        notes.append([one.page, one.title, one.person, day(one.date, lang), one.lang, themes, told])
    return {"notes": notes, "words": dict(words)}


def _counted(words: Mapping[str, str], what: str, count: int) -> str:
    return words[f"{what}_one"] if count == 1 else words[f"{what}_many"].format(n=count)


def _page(name: str, lang: str, place: str, title: str, **shown: object) -> str:
    up = "../" * place.count("/")
    style = resource("html", "base.css") + resource("site", "site.css")
    script = resource("site", "search.js") if name == "search" else ""
    text: str = template("site", f"{name}.html.jinja").render(
        lang=lang,
        place=place,
        up=up,
        title=title,
        words=site_words(lang, "site"),
        links=links(lang, up),
        style=style,
        script=script,
        policy=policy_of(style, script),
        **shown,
    )
    return text
