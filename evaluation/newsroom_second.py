"""Ten more pages of newsrooms, written with their text after the reader was mended on the first twenty-five: held out."""

from __future__ import annotations

from newsroom import BREAD, BRIDGE, FERRY, LAKE, OLIVE, SCHOOL, THEATRE, Gold, between, data, ps, site

STANDFIRST = "After two winters on the road, the villages of the fjord get their ship back, and a higher fare."
QUESTION = "Wird die Küche teurer als geplant?"
PROFILE = (
    "Tor Bakken, captain",
    "Bakken has sailed the fjord since 1994. “She floats. The rest is paint,” he says of his ship.",
)
NOTE = "This article was amended on 7 March 2025. It had given the fare as 48 crowns."
RELEASE = [
    "HOLM, 6 March 2025 – The county transport board today confirmed that the night ferry will run from 1 May.",
    "“That ends two winters on the road,” said Marit Solheim, chair of the board.",
    "About the board",
    "The county transport board runs eleven ferries and forty bus lines.",
]
PARTED = between(SCHOOL, "<h3>Kritik der Freien Liste</h3>", at=3)
VOICE = f"<div class=c><p>{BREAD}</p></div>"
NOTES = [
    "In this episode, Eva Lund talks to Marit Solheim about steel, patience and the price of a crossing.",
    "Solheim explains why the first plates had to go back, and what “ready” means to a welder.",
]

PAGES: dict[str, tuple[bytes, Gold]] = {
    "classes of a bundler": (
        site('<div id="__next"><div class="sc-1x2y"><div class="css-9kq"><h1 class="css-a1">Night ferry returns</h1><p class="css-b2">'
             f'{STANDFIRST}</p></div><div class="css-0"><div class="css-77">{ps(FERRY[:2], "css-p")}</div><div class="css-88"><div class="css-ad">'
             f'Advertisement</div></div><div class="css-77">{ps(FERRY[2:], "css-p")}</div></div><div class="css-55"><h2>More in News</h2><a '
             'href="/1"><h3>“Nobody sleeps here”: a night at the pier</h3><p>By Ola Nes</p></a></div></div></div>'),
        [STANDFIRST, *FERRY],
    ),
    "custom elements": (
        site(f'<x-page><x-article><x-headline><h1>Night ferry returns</h1></x-headline><x-body>{ps(FERRY)}</x-body></x-article><x-aside>'
             '<x-card><p>“Paint it white,” says reader</p></x-card></x-aside></x-page>'),
        FERRY,
    ),
    "Drupal in German": (
        site('<main role="main"><div class="region region-content"><article class="node node--type-article" about="/k"><h1>Küche für '
             'Kaltenbrück</h1><div class="node__submitted">Verfasst von ina am Mi., 05.03.2025 - 16:10</div><div class="node__content"><div '
             f'class="field field--name-body field__item">{PARTED}</div><div class="field '
             'field--name-field-tags"><div class="field__label">Schlagworte</div><a href="/t/1">Schule</a><a href="/t/2">Kreistag</a></div>'
             "</div></article></div></main>", lang="de", title="Küche für Kaltenbrück"),
        [*SCHOOL[:3], "Kritik der Freien Liste", *SCHOOL[3:]],
    ),
    "a portrait box and a note of change": (
        site('<article class="story"><h1>Night ferry returns</h1>' + between(FERRY, f'<div class="profile-card"><h4>{PROFILE[0]}</h4><p>'
             f'{PROFILE[1]}</p></div>', at=3) + f'<footer class="notes"><p>{NOTE}</p></footer></article>'),
        [*FERRY[:3], *PROFILE, *FERRY[3:], NOTE],
    ),
    "a poll and a map amid": (
        site('<article><h1>Küche für Kaltenbrück</h1>' + between(SCHOOL, f'<div class="umfrage"><form><p>{QUESTION}</p><label><input type=radio>'
             'Ja</label><label><input type=radio>Nein</label><button>Abstimmen</button></form></div><iframe src="/karte"></iframe><div '
             'class="map-caption"><small>Karte: OpenStreetMap-Mitwirkende</small></div>') + "</article>", lang="de", title="Küche für Kaltenbrück"),
        SCHOOL,
    ),
    "press release": (
        site(f'<div class="pr"><h1>Night ferry to run from 1 May</h1>{ps(RELEASE[:2])}<h2>{RELEASE[2]}</h2><p>{RELEASE[3]}</p><div '
             'class="pr-tools"><a href="/pdf">Download as PDF</a><a href="/all">All releases</a></div></div>', title="Night ferry to run from 1 May"),
        RELEASE,
    ),
    "notes of a podcast": (
        site(f'<main><div class="episode"><h1>The ferry</h1><audio controls src="e.mp3"></audio><div class="show-notes">{ps(NOTES)}</div><div '
             'class="subscribe-links"><span>Listen on</span><a href="#a">Apple</a><a href="#s">Spotify</a></div></div><div class="episodes"><h2>'
             'Earlier episodes</h2><div class="ep"><a href="/e1">The mill</a><p>“Stones do not hurry,” says the miller.</p></div><div class="ep">'
             '<a href="/e2">The dam</a><p>Who pays for clay?</p></div></div></main>', title="The ferry",
             head=data(**{"@type": "PodcastEpisode", "name": "The ferry"})),
        NOTES,
    ),
    "French with a box of comments": (
        site(f'<article><h1>Le pont reste fermé</h1><div class="chapo">{BRIDGE[0]}</div>{ps(BRIDGE[1:])}<p class="mention">Reproduction interdite'
             f'</p></article><section id="commentaires"><h2>3 commentaires</h2>{VOICE * 3}</section>',
             lang="fr", title="Le pont reste fermé"),
        BRIDGE,
    ),
    "Spanish and Italian on one page": (
        site(f'<article><h1>Aceite y teatro</h1><h2>Valdehuerta</h2>{ps(OLIVE)}<h2>Rocca Vento</h2><div lang="it">{ps(THEATRE)}</div></article>',
             lang="es", title="Aceite y teatro"),
        ["Valdehuerta", *OLIVE, "Rocca Vento", *THEATRE],
    ),
    "Chinese with pages and a code to scan": (
        site(f'<div class="article"><h1>青浦湖渡船恢复夜航</h1><div id="artibody">{ps(LAKE)}</div><div class="qr"><img src="q.png"><p>扫一扫，关注我们</p></div>'
             '<div class="page-nav"><a href="?p=1">1</a><a href="?p=2">2</a><a href="?p=2">下一页</a></div></div>', lang="zh", title="青浦湖渡船恢复夜航"),
        LAKE,
    ),
}  # fmt: skip
