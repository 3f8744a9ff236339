"""Twenty-five pages of the kinds that news sites have, each with the paragraphs that a careful person would copy out of it.

All gold was written before any reader saw a page. It follows that of ``nasty.py``; besides, the captions of a page that
is nothing but pictures are its text, and a box of facts about the matter itself is the newsroom's own words and stays.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

Gold = list[str]

FERRY = [
    "The night ferry between Holm and Sandvik will run again from the first of May, the county said on Thursday.",
    "“People here have driven around the fjord for two winters,” said Marit Solheim, who heads the transport board. "
    "“That ends now.”",
    "The route was closed after its only ship failed an inspection. Repairs took eighteen months longer than planned.",
    "Jonas Eide, who keeps the shop at the pier in Sandvik, said he would “believe it when the ramp comes down”.",
    "A crossing will cost 84 crowns, nine more than before. Children travel free of charge.",
]
SCHOOL = [
    "Die Grundschule in Kaltenbrück bekommt nun doch eine eigene Küche. Das hat der Kreistag am Mittwoch beschlossen.",
    "„Wir haben drei Jahre lang kaltes Essen in warmen Kisten verteilt“, sagte Schulleiterin Petra Wunderlich. „Damit ist Schluss.“",
    "Landrat Henning Voss sprach von einem „guten Tag für 240 Kinder“. Die Kosten bezifferte er auf 1,3 Millionen Euro.",
    "Kritik kam von der Freien Liste. Ihr Sprecher Uwe Lattke nannte die Küche „schön, aber am falschen Ort“.",
    "Gebaut werden soll in den Sommerferien. Bis dahin liefert weiter ein Betrieb aus der Nachbarstadt.",
]
BRIDGE = [
    "Le pont de Saint-Aubert restera fermé aux camions jusqu'à l'automne, a indiqué vendredi la préfecture.",
    "« Nous ne jouons pas avec la sécurité », a déclaré la préfète, Hélène Carpentier, lors d'une visite sur place.",
    "Les transporteurs demandent une indemnité. Leur porte-parole, Yves Malard, parle d'un détour « de quarante minutes ».",
    "Le maire, Bernard Thuillier, a promis une réunion publique avant la fin du mois de juin.",
]
OLIVE = [
    "La cooperativa de Valdehuerta venderá este año su aceite sin intermediarios, anunció el lunes su presidenta, Rosa Cano.",
    "«Llevamos veinte años regalando el margen», dijo Cano ante unos doscientos socios reunidos en la casa de cultura.",
    "El alcalde, Julián Prado, ofreció la antigua estación como almacén y pidió «un poco de paciencia».",
    "La cosecha pasada dejó 1.900 toneladas, un 12 por ciento menos que la anterior.",
]
THEATRE = [
    "Il teatro comunale di Rocca Vento riapre dopo nove anni di lavori, ha annunciato martedì la sindaca Paola Serri.",
    "«Non è un regalo, è un debito che avevamo con la città», ha detto Serri davanti al sipario ancora chiuso.",
    "Il direttore Aldo Menin promette una stagione «corta ma senza repliche inutili». Si comincia il 4 ottobre.",
    "I lavori sono costati 6,2 milioni di euro, quasi il doppio di quanto era stato previsto.",
]
PORT = [
    "O porto de Serra Alta vai receber navios de passageiros a partir de março, disse na terça-feira o prefeito Davi Lemos.",
    "“A cidade esperou demais por isso”, afirmou Lemos a jornalistas. “Agora precisamos de táxis e de banheiros.”",
    "Os pescadores pedem uma faixa só para os barcos pequenos. “Ninguém nos perguntou nada”, disse Célia Ramos, da colônia local.",
    "A obra custou 38 milhões de reais e foi entregue com sete meses de atraso.",
]
DIKE = [
    "De dijk bij Oosterwold wordt dit jaar niet verhoogd, zei dijkgraaf Anneke Visser woensdag tegen de raad.",
    "“We hebben het geld wel, maar de klei niet”, aldus Visser. “Die moet van ver komen.”",
    "Boer Teun Hoekstra woont achter de dijk en maakt zich geen zorgen. “Mijn opa had natte voeten, ik niet.”",
    "Het werk schuift door naar volgend voorjaar en wordt naar schatting vier miljoen euro duurder.",
]
LAKE = [
    "青浦湖的渡船下月恢复夜航，湖区管理处主任沈国平星期二在记者会上宣布。",
    "“等了两年，大家都急了，”沈国平说，“船已经修好，人也培训好了。”",
    "商户代表周丽华表示欢迎，但她说：“票价涨了三成，游客会不会来，还要看。”",
    "管理处说，第一个月每晚开四班，每班最多载客一百二十人。",
]
BREAD = (
    "I have eaten in every kitchen of this county, and let me say this: “soup is soup”. The council should mend the roads "
    "first, then the roofs, and only after that should anybody speak of ovens and of ladles."
)
LESER = (
    "Das Geld wäre in den Straßen besser angelegt. Mein Nachbar sagt immer: „Wer kocht, der zahlt.“ Und so ist es auch, "
    "liebe Kreisräte, denkt an die Schlaglöcher in der Bahnhofstraße und an die Brücke über den Bach."
)


def ps(paragraphs: Sequence[str], name: str = "") -> str:
    """Return the paragraphs as HTML, each of that class."""
    attribute = f' class="{name}"' if name else ""
    return "\n".join(f"<p{attribute}>{words}</p>" for words in paragraphs)


def site(body: str, *, lang: str = "en", title: str = "Night ferry returns", head: str = "") -> bytes:
    """Return a page of one site: its head, its bar and its foot around the body."""
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{title} | Fjordposten</title>'
        f'<meta property="og:title" content="{title}"><meta property="og:site_name" content="Fjordposten">{head}</head><body>'
        '<a class="skip" href="#c">Skip to content</a><div class="masthead"><a href="/">Fjordposten</a><ul><li><a href="/news">'
        'News</a></li><li><a href="/sport">Sport</a></li><li><a href="/culture">Culture</a></li></ul></div>'
        f'{body}<div class="colophon"><p>Fjordposten is published by Holm Trykk. Responsible editor: Eva Lund</p><ul><li><a '
        'href="/terms">Terms</a></li><li><a href="/privacy">Privacy</a></li></ul></div></body></html>'
    ).encode()


def data(**fields: object) -> str:
    """Return JSON-LD."""
    return f'<script type="application/ld+json">{json.dumps({"@context": "https://schema.org", **fields})}</script>'


def between(paragraphs: Sequence[str], box: str, at: int = 2, name: str = "") -> str:
    """Return the paragraphs as HTML with a box between two of them."""
    return ps(paragraphs[:at], name) + box + ps(paragraphs[at:], name)


POST = "Die Küche kommt. Drei Jahre Geduld, 240 Portionen am Tag. Danke an alle, die nicht lockergelassen haben."
POST_2 = "Ein schöner Topf macht noch keinen guten Standort. Wir bleiben dabei: falscher Ort."
FACTS = [
    "The route in figures",
    "The crossing is eleven kilometres long and takes 35 minutes.",
    "The ship “Solveig” was built in 1987 and carries 46 cars.",
]
PERSON = [
    "Zur Person",
    "Petra Wunderlich, 54, leitet die Schule seit 2011. Sie stammt aus Kaltenbrück und hat in Jena studiert.",
]
SPOKEN = [
    ("Marit Solheim", "00:04", "Good morning. The night ferry will run again, and it will run from the first of May."),
    ("Reporter", "00:19", "Two winters, Ms Solheim. Whose fault was it?"),
    ("Marit Solheim", "00:23", "Ours. We ordered the wrong steel, and then we ordered it again."),
    (
        "Jonas Eide",
        "00:41",
        "I have sold coffee to nobody at night for two years. I will believe it when the ramp comes down.",
    ),
]
LETTERS = [
    (
        "A ramp is not a road",
        "Your report on the ferry forgot the villages beyond the pier. “Door to door” means little where the "
        "last bus leaves at six.",
        "Ragnhild Moe, Sandvik",
    ),
    (
        "Thank you, Solveig",
        "I crossed on her for forty years, and she was never late because of herself. Paint her white again.",
        "Arne Tveit, Holm",
    ),
    (
        "Nine crowns",
        "The board says the new fare is fair. It is nine crowns more, and my wages are not.",
        "Name withheld",
    ),
]
SAYINGS = [
    ("Marit Solheim", "transport board", "“That ends now.”"),
    ("Jonas Eide", "shopkeeper", "“I will believe it when the ramp comes down.”"),
    ("Tor Bakken", "captain", "“She floats. The rest is paint.”"),
]
PICTURES = [
    "The “Solveig” leaves the yard in Holm after eighteen months. “She floats. The rest is paint,” said her captain, Tor Bakken.",
    "Welders at work on the new ramp in Sandvik. The old one had lasted since 1962.",
    "Jonas Eide in his shop at the pier: “I kept the coffee warm for two winters.”",
    "Marit Solheim of the transport board on the bridge of the ship on Thursday.",
]
MINUTES = [
    ("14.32 Uhr", "Abstimmung beginnt", SCHOOL[2]),
    ("14.05 Uhr", "Die Schulleiterin spricht", SCHOOL[1]),
    ("13.40 Uhr", "Freie Liste dagegen", SCHOOL[3]),
]
WELSH = [
    "Bydd y fferi nos yn rhedeg eto o'r cyntaf o Fai, meddai'r sir ddydd Iau.",
    "“Dyna ddiwedd ar yrru o amgylch y ffiord,” meddai pennaeth y bwrdd trafnidiaeth, Marit Solheim.",
]
ANSWERS = [
    ("Frau Wunderlich, was gibt es am ersten Tag?", "Kartoffelsuppe. Die mögen alle, und die kann auch ich."),
    ("Wer kocht?", "Zwei Köchinnen aus dem Ort. Die eine hat hier selbst Lesen gelernt, die andere Rechnen."),
    (
        "Und die Kritik am Standort?",
        "Die verstehe ich. Aber ein besserer Standort, der nie kommt, macht niemanden satt.",
    ),
]

PAGES: dict[str, tuple[bytes, Gold]] = {
    "live blog in German": (
        site('<main id="c"><header class="top"><h1>Kreistag stimmt über Küche ab</h1><p class="lede">' + SCHOOL[0] + "</p></header>"
             '<div class="ticker"><button>Neue Beiträge laden</button><ol class="ticker-list">' + "".join(
                 f'<li class="ticker-item" id="e{n}"><time datetime="2025-03-05T14:0{n}">{time}</time><h2>{head}</h2><p>{words}</p>'
                 '<div class="ticker-actions"><a href="#">Teilen</a> <a href="#">Link kopieren</a></div></li>'
                 for n, (time, head, words) in enumerate(MINUTES)) + '</ol><a class="pager" href="?p=2">Ältere Beiträge</a></div></main>',
             lang="de", title="Kreistag stimmt über Küche ab"),
        [SCHOOL[0], *(part for entry in MINUTES for part in entry)],
    ),
    "live blog with key moments": (
        site('<main><h1>Night ferry returns</h1><section class="key-events"><h2>Key moments</h2><ul>' + "".join(
                 f'<li><a href="#b{n}"><time>1{n}:20</time> {words[:38]}</a></li>' for n, words in enumerate(FERRY[:3])) + "</ul></section>"
             '<div class="liveblog">' + "".join(
                 f'<article class="block" id="b{n}"><header><a href="#b{n}"><time>1{n}:20</time></a></header><div class="block-text">'
                 f"<p>{words}</p></div></article>" for n, words in enumerate(FERRY)) + "</div></main>"),
        [part for n, words in enumerate(FERRY) for part in (f"1{n}:20", words)],
    ),
    "page of pictures": (
        site('<main><h1>The Solveig comes home</h1><div class="photo-essay">' + "".join(
                 f'<figure><picture><img src="/p{n}.jpg" alt="Picture {n}"></picture><figcaption><span class="count">{n}/4</span> '
                 f'<p>{words}</p><cite>Ola Nes / Fjordposten</cite></figcaption></figure>' for n, words in enumerate(PICTURES, 1))
             + "</div></main>", title="The Solveig comes home"),
        PICTURES,
    ),
    "slides in an article": (
        site("<article><h1>Le pont reste fermé</h1>" + between(BRIDGE, '<div class="carousel" role="region"><ul class="slides">'
             + "".join(f'<li><img src="{n}.jpg"><p class="legend">Le pont vu de la rive, photo {n}. © Fjordposten</p></li>' for n in range(5))
             + '</ul><button>Suivant</button></div>') + "</article>", lang="fr", title="Le pont reste fermé"),
        BRIDGE,
    ),
    "pull quote in a figure": (
        site('<article class="post"><h1>Night ferry returns</h1><div class="wp-content">' + between(FERRY,
             '<figure class="wp-block-pullquote"><blockquote><p>People here have driven around the fjord for two winters</p><cite>Marit '
             "Solheim</cite></blockquote></figure>", at=3) + "</div></article>"),
        FERRY,
    ),
    "newsletter without a form": (
        site('<article><h1>Küche für Kaltenbrück</h1><div class="text">' + between(SCHOOL,
             '<div class="promo"><strong>Der Kreis am Morgen</strong><p>Was heute wichtig ist, jeden Tag um sechs Uhr in Ihrem Postfach.</p>'
             '<a class="cta" href="/nl">Jetzt kostenlos anmelden</a></div>') + "</div></article>", lang="de", title="Küche für Kaltenbrück"),
        SCHOOL,
    ),
    "readers' voices": (
        site('<main><article><h1>Küche für Kaltenbrück</h1>' + ps(SCHOOL) + "</article><section class='leserstimmen'><h2>Ihre Meinung</h2>"
             + "".join(f'<div class="beitrag"><span class="name">Leser {n}</span><p>{LESER}</p><button>Antworten</button></div>' for n in range(6))
             + "</section></main>", lang="de", title="Küche für Kaltenbrück"),
        SCHOOL,
    ),
    "readers' voices in the text's box": (
        site('<div class="page"><h1>Night ferry returns</h1><div class="body-copy">' + ps(FERRY) + '<div id="conversation"><h2>Join the '
             "conversation</h2>" + "".join(f'<div class="entry"><b>reader{n}</b><p>{BREAD}</p><a href="#">Reply</a></div>' for n in range(5))
             + "</div></div></div>"),
        FERRY,
    ),
    "consent or pay": (
        site('<div class="layer"><h1>Lesen Sie weiter mit Werbung oder im Abo</h1><p>Mit Werbung: Besuchen Sie uns wie gewohnt mit Werbung '
             "und Tracking. Die Zustimmung ist jederzeit widerrufbar.</p><button>Einverstanden</button><p>Ohne Tracking: Nutzen Sie "
             "Fjordposten pur ab 3,99 Euro im Monat.</p><a href='/pur'>Jetzt abonnieren</a></div>", lang="de", title="Fjordposten"),
        [],
    ),
    "paywall in German": (
        site('<article><span class="plus">F+</span><h1>Küche für Kaltenbrück</h1>' + ps(SCHOOL[:2]) + '<div class="pw"><h2>Weiterlesen mit '
             "F+</h2><p>Sie haben schon ein Abo? <a href='/login'>Hier anmelden</a></p><ul><li>Alle Artikel unbegrenzt</li><li>Monatlich "
             "kündbar</li></ul><button>Jetzt testen</button></div></article>", lang="de", title="Küche für Kaltenbrück",
             head=data(**{"@type": "NewsArticle", "headline": "Küche für Kaltenbrück", "isAccessibleForFree": "False"})),
        [],
    ),
    "paywall in French": (
        site('<article><h1>Le pont reste fermé</h1><div class="article__content">' + ps(BRIDGE[:2]) + '</div><section class="offre"><p>La '
             "suite de cet article est réservée aux abonnés.</p><p>Déjà abonné ? <a href='/c'>Connectez-vous</a></p><p>Il vous reste 62 % "
             "de cet article à lire.</p></section></article>", lang="fr", title="Le pont reste fermé"),
        [],
    ),
    "AMP in Spanish": (
        ('<!doctype html><html amp lang="es"><head><meta charset="utf-8"><title>Aceite sin intermediarios</title><script async '
         'src="https://cdn.ampproject.org/v0.js"></script><style amp-custom>p{margin:0}</style></head><body><header><amp-img src="l.png">'
         '</amp-img></header><main><h1>Aceite sin intermediarios</h1><p class="firma">Luis Vega</p>' + between(OLIVE,
         '<amp-list src="/rel.json"><template type="amp-mustache"><a href="{{u}}">{{t}}</a></template></amp-list><amp-iframe src="/v">'
         '<p placeholder>Cargando el vídeo</p></amp-iframe>') + '<amp-accordion><section><h4>Lo más leído</h4><ul><li><a href="/1">El puente '
         'que nadie cruza</a></li><li><a href="/2">«Aquí no llueve», dice el cura</a></li></ul></section></amp-accordion></main></body></html>'
         ).encode(),
        OLIVE,
    ),
    "print view in German": (
        ('<html lang="de"><head><meta charset="utf-8"><title>Druckversion: Küche für Kaltenbrück</title></head><body onload="window.print()">'
         '<div class="druck"><p><b>Fjordposten</b> - 5. März 2025, 16:10 Uhr</p><h1>Küche für Kaltenbrück</h1>' + ps(SCHOOL) +
         "<hr><p>URL: https://fjord.example/kueche-1234.html</p><p>© Fjordposten 2025. Alle Rechte vorbehalten.</p></div></body></html>"
         ).encode(),
        SCHOOL,
    ),
    "facts in an aside": (
        site('<article><h1>Night ferry returns</h1>' + between(FERRY, f'<aside class="factbox"><h3>{FACTS[0]}</h3>{ps(FACTS[1:])}</aside>', at=3)
             + "</article>"),
        [*FERRY[:3], *FACTS, *FERRY[3:]],
    ),
    "facts about a person": (
        site('<article><h1>Küche für Kaltenbrück</h1>' + between(SCHOOL, f'<div class="infokasten"><h4>{PERSON[0]}</h4><p>{PERSON[1]}</p></div>')
             + "</article>", lang="de", title="Küche für Kaltenbrück"),
        [*SCHOOL[:2], *PERSON, *SCHOOL[2:]],
    ),
    "film with its transcript": (
        site('<main><h1>Solheim on the ferry</h1><div class="player"><video controls poster="p.jpg"><source src="v.mp4"></video><p class="err">'
             f'Your browser cannot play this film.</p></div><p class="dek">{FERRY[0]}</p><section class="transcript"><h2>Transcript</h2>' + "".join(
                 f'<div class="cue"><span class="tc">{time}</span> <b>{who}:</b> {words}</div>' for who, time, words in SPOKEN)
             + '</section><div class="playlist"><h2>Up next</h2><a href="/v1">“No more coffee”: a night on the pier</a><a href="/v2">How to weld '
             "a ramp</a></div></main>", title="Solheim on the ferry"),
        [FERRY[0], "Transcript", *(f"{time} {who}: {words}" for who, time, words in SPOKEN)],
    ),
    "two languages side by side": (
        site('<main><h1>Night ferry returns / Y fferi nos yn ôl</h1><div class="cols"><div class="col" lang="en">' + ps(FERRY[:3])
             + '</div><div class="col" lang="cy">' + ps(WELSH) + "</div></div></main>", title="Night ferry returns / Y fferi nos yn ôl"),
        [*FERRY[:3], *WELSH],
    ),
    "table of sayings": (
        site('<article><h1>Who said what</h1><p>' + FERRY[0] + "</p><p>" + FERRY[2] + "</p><div class='table-wrap'><table class='data'><caption>"
             "What was said on Thursday</caption><thead><tr><th>Who</th><th>Role</th><th>Words</th></tr></thead><tbody>" + "".join(
                 f"<tr><td>{who}</td><td>{role}</td><td>{words}</td></tr>" for who, role, words in SAYINGS) + "</tbody></table></div></article>",
             title="Who said what"),
        [FERRY[0], FERRY[2], "What was said on Thursday", "Who | Role | Words", *(" | ".join(row) for row in SAYINGS)],
    ),
    "letters to the editor": (
        site('<main class="letters"><h1>Letters: the night ferry</h1>' + "".join(
                 f'<section class="letter"><h2>{head}</h2><p>{words}</p><p class="signature"><strong>{name}</strong></p></section>'
                 for head, words, name in LETTERS) + '<p class="how"><a href="mailto:letters@fjord.example">Write to us: letters@fjord.example'
             "</a></p></main>", title="Letters: the night ferry"),
        [part for letter in LETTERS for part in letter],
    ),
    "posts of two networks": (
        site('<article><h1>Küche für Kaltenbrück</h1>' + between(SCHOOL, f'<div class="social"><blockquote class="mastodon-embed" '
             f'data-embed-url="https://m.example/1"><p>{POST}</p><p>Petra Wunderlich (@wunderlich@m.example)</p></blockquote></div>'
             f'<blockquote class="bluesky-embed" data-uri="at://x"><p lang="de">{POST_2}</p>&mdash; Uwe Lattke (<a href="https://b.example/u">'
             '@lattke.b.example</a>) <a href="https://b.example/u/1">5. März 2025 um 15:02</a></blockquote><script async src="/e.js"></script>')
             + "</article>", lang="de", title="Küche für Kaltenbrück"),
        [*SCHOOL[:2], POST, "Petra Wunderlich (@wunderlich@m.example)", POST_2,
         "— Uwe Lattke (@lattke.b.example) 5. März 2025 um 15:02", *SCHOOL[2:]],
    ),
    "interview with portraits": (
        site('<article><h1>„Kartoffelsuppe mögen alle“</h1><p class="intro">' + SCHOOL[0] + "</p>" + "".join(
                 f'<div class="qa"><p class="q"><img src="f.png" alt="">{question}</p><p class="a">{answer}</p></div>'
                 for question, answer in ANSWERS) + '<p class="credit">Das Gespräch führte Ina Roth.</p></article>',
             lang="de", title="„Kartoffelsuppe mögen alle“"),
        [SCHOOL[0], *(part for pair in ANSWERS for part in pair), "Das Gespräch führte Ina Roth."],
    ),
    "links amid in Italian": (
        site('<div class="articolo"><h1>Il teatro riapre</h1><div class="testo">' + between(THEATRE,
             '<p class="leggi-anche">Leggi anche: <a href="/a">«Il sipario non si alza più»: la protesta degli attori</a></p>')
             + '<p>© Riproduzione riservata</p></div></div>', lang="it", title="Il teatro riapre"),
        THEATRE,
    ),
    "advertisement between in Portuguese": (
        site('<main><article><h1>Porto recebe navios</h1><div class="mc-body">' + between(PORT, '<div class="publi"><span>Continua depois da '
             'publicidade</span><div id="b1"></div></div><ul class="veja"><li>Veja também: <a href="/a">“O mar não tem dono”, diz pescador</a></li>'
             "</ul>") + "</div></article></main>", lang="pt", title="Porto recebe navios"),
        PORT,
    ),
    "a Dutch page of divs": (
        site('<div class="wrap"><div class="c-1"><h1>Dijk niet verhoogd</h1><div class="c-2"><span>Door Bas de Wit</span><span>5 maart 2025'
             '</span></div><div class="c-3">' + "".join(f'<div class="c-4">{words}</div>' for words in DIKE) + '</div></div><div class="c-5"><h3>'
             'Lees ook</h3><a href="/1">“Natte voeten hoort erbij”</a><a href="/2">De klei is op</a></div></div>',
             lang="nl", title="Dijk niet verhoogd"),
        DIKE,
    ),
    "a Chinese portal": (
        ('<html lang="zh-CN"><head><meta charset="utf-8"><title>青浦湖渡船恢复夜航_湖区新闻网</title></head><body><div class="nav"><a href="/">'
         '首页</a><a href="/s">社会</a></div><div class="main"><h1>青浦湖渡船恢复夜航</h1><div class="info">2025-03-05 10:20 来源：湖区日报</div><div '
         'class="TRS_Editor">' + "".join(f"<p>　　{words}</p>" for words in LAKE) + '<p class="ed">（责任编辑：王晓）</p></div><div class="rel">'
         '<h3>相关阅读</h3><ul><li><a href="/1">夜航的灯</a></li><li><a href="/2">“船来了”：一个码头的故事</a></li></ul></div></div></body></html>'
         ).encode(),
        LAKE,
    ),
}  # fmt: skip
