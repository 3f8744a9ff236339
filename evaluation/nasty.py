"""Web pages made to mislead a reader, each with the paragraphs that a careful person would copy out of it.

The gold was written before any reader saw the pages. It holds subheadings, corrections, footnotes, embedded posts and the
rows of tables; not the headline, bylines, captions, quotations that are only set apart once more, boxes about other
things. A page whose gold is empty must be called unreadable.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

Gold = list[str]

ICE = [
    "The harbour of Tarn will stay closed until the ice is gone, its master Piet Aalders said on Monday morning.",
    "“We wait,” he told some forty reporters on the quay. “And we count the days, because somebody has to.”",
    "Tarn Lines, which runs the ferry, had asked for an icebreaker “by Friday at the latest”. None is to be had.",
    "Its chief executive, Orla Benn, said she would not sail before the harbour master gave his word.",
    "The last winter of this kind was forty years ago. Aalders remembers it: “It was longer,” he said.",
]
MILL = [
    "Die Mühle am Wehr wird nicht verkauft. Das sagte Bürgermeisterin Jule Harms am Dienstag im Rat der Stadt Aulen.",
    "„Wir haben lange gerechnet“, sagte Harms, „und am Ende war es eine Frage der Ehre.“ Der Rat klatschte.",
    "Der Müller Ole Brandt nannte den Beschluss „spät, aber richtig“ und ging zurück an seine Steine.",
    "Drei Bieter hatten sich gemeldet, einer davon aus dem Ausland. Keiner wollte das Wasserrecht behalten.",
]
WINE = [
    "La cave coopérative de Vaubrun ne fermera pas ses portes, a annoncé mardi son président, Lucien Morel.",
    "« Nous avons compté les barriques », a-t-il dit devant les vignerons, « et nous avons compté les jours. »",
    "La banque demande un plan avant la fin du mois. Selon M. Morel, il « tient sur une page, recto verso ».",
    "Les vendanges commenceront donc comme prévu, le 12 septembre, au son de la fanfare de la commune.",
]
TEA = [
    "松溪县的茶农今年不涨价，合作社负责人林秋月星期三在县里的会议上说。",
    "“我们宁可少赚一点，”林秋月说，“也不想失去老顾客。”在场的人都点了点头。",
    "合作社去年卖出茶叶三百二十吨，比前年多了四十吨，大部分卖到了邻近的三个省。",
    "县长何文山说，政府会修好通往茶园的公路，“最晚明年春天通车”。",
]
RICE = [
    "霧島町の米農家は、今年の秋から直売所を開くと、組合長の佐伯一郎氏が月曜日に発表した。",
    "「町の米を町で食べてほしい」と佐伯氏は話した。「それだけのことです」とも述べた。",
    "直売所は駅前の古い倉庫を直して使う。費用は約二千万円で、半分は町が出すという。",
    "町長の北条あかね氏は「十月の開店に間に合わせたい」と語り、工事を急ぐ考えを示した。",
]
WELL = [
    "قال رئيس بلدية وادي النخيل سالم الحداد يوم الاثنين إن البئر القديمة ستفتح من جديد قبل نهاية الشهر.",
    "وأضاف الحداد أمام الصحفيين: «انتظرنا طويلا، والماء لا ينتظر أحدا». ثم دعا الحاضرين إلى شرب الشاي.",
    "وقالت المهندسة ليلى منصور إن عمق البئر يبلغ 120 مترا، وإن «الماء نظيف كما كان قبل خمسين عاما».",
]
OTHER = [
    "A baker in Lund has sold the same loaf for thirty years, and he says that he will never change the recipe at all.",
    "“Bread is patience,” Nils Ekdahl told this newspaper in his shop. “And patience is flour and water and an oven.”",
    "His daughter wants to sell cakes as well. They have agreed to talk about it when he is ninety years of age.",
]
COMMENT = (
    "I have lived here for sixty years and I can tell you: “ice is ice”, as my father used to say, and no harbour "
    "master will ever melt it by talking to reporters on a quay in the morning. Sail or do not sail, but be quiet."
)
MENU = (
    "<header><a href=/>The Tarn Courier</a><nav><ul><li><a href=/sea>Sea</a><li><a href=/land>Land</a>"
    "<li><a href=/sky>Sky</a></ul></nav></header>"
)
FOOT = "<footer><p>© The Tarn Courier. All rights reserved.</p><a href=/imprint>Imprint</a> <a href=/jobs>Jobs</a></footer>"


def ps(paragraphs: Sequence[str]) -> str:
    """Return the paragraphs as HTML."""
    return "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs)


def page(body: str, *, head: str = "<title>Ice closes Tarn</title>", lang: str = "en", charset: str = "utf-8") -> bytes:
    """Return a whole page in UTF-8, whatever it declares."""
    return (
        f"<!DOCTYPE html>\n<html lang={lang}><head><meta charset='{charset}'>{head}</head>\n<body>{body}</body></html>"
    ).encode()


def story(*pieces: str, lang: str = "en", before: str = "", after: str = "", head: str = "") -> bytes:
    """Return a page with menu, headline, article of those pieces, and footer."""
    whole = "\n".join(pieces)
    article = f"<article><h1>Ice closes Tarn</h1>\n{whole}\n</article>"
    return page(
        f"{MENU}<main>{before}{article}{after}</main>{FOOT}", lang=lang, head=f"<title>Ice closes Tarn</title>{head}"
    )


def amid(box: str, paragraphs: Sequence[str] = ICE, *, at: int = 2) -> str:
    """Return the paragraphs with a box between two of them."""
    return ps(paragraphs[:at]) + box + ps(paragraphs[at:])


def linked(data: object) -> str:
    """Return JSON-LD of an article."""
    named = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Ice closes Tarn"}
    return f"<script type='application/ld+json'>{json.dumps(named | dict(data))}</script>"  # type: ignore[call-overload]


def quoted(text: str, opening: str, closing: str) -> str:
    """Return the text with other words for its quotation marks."""
    return text.replace("“", opening).replace("”", closing)


LIVE = [("10:41", ICE[2]), ("09:30", ICE[1]), ("08:15", ICE[0])]
TWEET = "We sail when the master says so, and not one minute before. My phone is off now."
HUGE = json.dumps({"state": [{"id": number, "words": "“We wait,” said the ice."} for number in range(80_000)]})

PAGES: dict[str, tuple[bytes, Gold]] = {
    "comments as articles": (
        story(ps(ICE), after=f"<section id=comments>{f'<article><h4>Reader</h4><p>{COMMENT}</p></article>' * 5}</section>"),
        ICE,
    ),
    "comments in the article's box": (
        story(ps(ICE), f"<div class='comment-thread'><h3>Comments</h3>{f'<p>{COMMENT}</p>' * 4}</div>"),
        ICE,
    ),
    "longer comments than article": (
        story(ps(ICE[:3]), after=f"<ol class=commentlist>{f'<li><div class=text><p>{COMMENT}</p></div>' * 15}</ol>"),
        ICE[:3],
    ),
    "related links with quotations": (
        story(ps(ICE), "<div class=more><h3>More from Tarn</h3><ul>"
              "<li><a href=/a>“We will never sail again,” says Benn</a><li><a href=/b>Aalders: “I am not the weather”</a>"
              "<li><a href=/c>“Ice is only water that waits”: a portrait</a></ul></div>"),
        ICE,
    ),
    "related links amid": (
        story(amid("<div class=inline><h4>Read more</h4><ul><li><a href=/a>“Nobody asked me”: the cook of the ferry speaks"
                   "</a><li><a href=/b>How thick is thick? Ice explained</a></ul></div>")),
        ICE,
    ),
    "one related link amid": (
        story(amid("<p><strong><a href=/a>Also read: “Nobody asked me”, says the cook of the ferry</a></strong></p>")),
        ICE,
    ),
    "consent wall": (
        page("<div class=cmp><h1>We value your privacy</h1><p>We and our partners store and access information on your "
             "device, such as cookies, to show personalised advertising. You can accept all or manage your choices.</p>"
             "<p>We value your privacy. Accept all and continue to the site, or subscribe to read without tracking.</p>"
             "<button>Accept all</button><button>Manage</button></div>"),
        [],
    ),
    "consent notice over a whole article": (
        story(ps(ICE), before="<div id=cookie-notice class=overlay><p>We value your privacy. We use cookies.</p>"
              "<button>Accept all</button></div>"),
        ICE,
    ),
    "paywall said in its data": (
        story(ps(ICE[:1]), "<div class=gate><p>This article is for subscribers.</p><a href=/s>Subscribe</a></div>",
              head=linked({"isAccessibleForFree": False})),
        [],
    ),
    "paywall said in words": (
        story(ps(ICE[:2]), "<p>Subscribe to continue reading. Already a subscriber? Sign in to read on.</p>"),
        [],
    ),
    "article about subscriptions": (
        story(ps([*ICE[:3], "Tarn Lines sells a season ticket; who wants one must subscribe at the counter.", *ICE[3:]])),
        [*ICE[:3], "Tarn Lines sells a season ticket; who wants one must subscribe at the counter.", *ICE[3:]],
    ),
    "amp": (
        page("<amp-sidebar id=menu><ul><li><a href=/sea>Sea</a></ul></amp-sidebar><article class=amp-wp-article>"
             "<header><h1 class=amp-wp-title>Ice closes Tarn</h1><div class='amp-wp-meta amp-wp-byline'>Ida Roe</div></header>"
             f"<div class=amp-wp-article-content>{amid('<amp-ad width=300><div placeholder>Ad</div></amp-ad>')}"
             "<amp-img src=a.jpg alt='Ice in Tarn'></amp-img></div>"
             "<footer class=amp-wp-article-footer><div>Filed under Sea</div></footer></article>",
             head="<title>Ice closes Tarn</title><link rel=canonical href=https://tarn.example/ice>"
             "<style amp-boilerplate>body{visibility:hidden}</style>"),
        ICE,
    ),
    "print view": (
        page("<table width=600><tr><td><font size=5><b>Ice closes Tarn</b></font><br><font size=1>The Tarn Courier, "
             f"3 February 2025</font><hr>{ps(ICE)}<hr><font size=1>Printed from tarn.example</font></td></tr></table>"),
        ICE,
    ),
    "live blog": (
        story("".join(f"<section class=entry-live><h3>{time}</h3><p>{words}</p></section>" for time, words in LIVE)),
        [part for entry in LIVE for part in entry],
    ),
    "pull quote as blockquote": (
        story(amid("<blockquote class=big><p>“And we count the days, because somebody has to.”</p></blockquote>", at=3)),
        ICE,
    ),
    "pull quote aside": (
        story(amid("<aside class=pull><p>And we count the days</p></aside>", at=4)),
        ICE,
    ),
    "pull quote in a box of its own": (
        story(amid("<div class=pullquote><div>And we count the days, because somebody has to.</div><span>Piet Aalders</span>"
                   "</div>", at=4)),
        ICE,
    ),
    "q": (
        story(ps([ICE[0], "<q>We wait,</q> he told some forty reporters on the quay.", *ICE[2:]])),
        [ICE[0], "“We wait,” he told some forty reporters on the quay.", *ICE[2:]],
    ),
    "q in German": (
        story(ps([MILL[0], "<q>Wir haben lange gerechnet</q>, sagte Harms vor dem Rat der Stadt.", *MILL[2:]]), lang="de"),
        [MILL[0], "„Wir haben lange gerechnet“, sagte Harms vor dem Rat der Stadt.", *MILL[2:]],
    ),
    "blockquote with cite": (
        story(amid("<p>The master's order of the day reads:</p><blockquote cite=/order><p>No ship leaves and none comes in, "
                   "whoever owns it.</p><footer>— <cite>Order 17, Harbour of Tarn</cite></footer></blockquote>")),
        [*ICE[:2], "The master's order of the day reads:", "No ship leaves and none comes in, whoever owns it.",
         "— Order 17, Harbour of Tarn", *ICE[2:]],
    ),
    "marks as named entities": (story(quoted(ps(ICE), "&ldquo;", "&rdquo;")), ICE),
    "marks as numbers": (story(quoted(ps(ICE), "&#8220;", "&#x201D;")), ICE),
    "marks as &quot;": (story(quoted(ps(ICE), "&quot;", "&quot;")), [quoted(words, '"', '"') for words in ICE]),
    "marks of windows-1252 by number": (story(quoted(ps(ICE), "&#147;", "&#148;")), ICE),
    "marks as pictures": (
        story(quoted(ps(ICE), "<img src=/q/open.gif alt='“' width=9>", "<img src=/q/close.gif alt='”' width=9>")), ICE
    ),
    "nested tables": (
        page("<table width=100%><tr><td width=120><table><tr><td><a href=/sea>Sea</a></td></tr><tr><td><a href=/land>Land"
             "</a></td></tr></table></td><td><table><tr><td><table><tr><td><h1>Ice closes Tarn</h1>"
             f"{ps(ICE)}</td></tr></table></td></tr></table></td></tr></table>"),
        ICE,
    ),
    "a table of figures in the article": (
        story(amid("<table><tr><th>Winter</th><th>Days of ice</th></tr><tr><td>1985</td><td>71</td></tr><tr><td>2025</td>"
                   "<td>44</td></tr></table>")),
        [*ICE[:2], "Winter | Days of ice", "1985 | 71", "2025 | 44", *ICE[2:]],
    ),
    "text in JSON-LD alone": (
        page("<div id=app></div>", head="<title>Ice closes Tarn</title>" + linked({"articleBody": "\n\n".join(ICE)})), ICE
    ),
    "soft hyphens": (
        story(ps([words.replace("harbour", "har&shy;bour").replace("reporters", "re&shy;port&shy;ers") for words in ICE])),
        ICE,
    ),
    "blanks of no width": (story(ps([words.replace(" the ", " the&#8203; ") for words in ICE])), ICE),
    "ruby": (
        story(ps([words.replace("霧島", "<ruby>霧島<rp>（</rp><rt>きりしま</rt><rp>）</rp></ruby>") for words in RICE]), lang="ja"),
        RICE,
    ),
    "right to left": (
        story(*(f"<p dir=rtl>{words.replace('الحداد', '<bdi>الحداد</bdi>')}</p>" for words in WELL), lang="ar"), WELL
    ),
    "drop cap": (story(f"<p><span class=dropcap>T</span>{ICE[0][1:]}</p>", ps(ICE[1:])), ICE),
    "words cut by spans": (
        story(ps([words.replace("harbour", "har<span class=x>bo</span>ur").replace("said", "s<b>ai</b>d") for words in ICE])),
        ICE,
    ),
    "text in noscript": (
        page(f"{MENU}<main><div class=lazy data-src=/text.json></div><noscript><h1>Ice closes Tarn</h1>{ps(ICE)}</noscript>"
             f"</main>{FOOT}"),
        ICE,
    ),
    "embedded post": (
        story(amid(f"<div class='embed social-embed'><blockquote class=twitter-tweet><p lang=en dir=ltr>{TWEET}</p>— Orla Benn "
                   "(@orlabenn) <a href=https://x.example/1>February 3, 2025</a></blockquote><script src=//x.example/w.js>"
                   "</script></div>")),
        [*ICE[:2], TWEET, "— Orla Benn (@orlabenn) February 3, 2025", *ICE[2:]],
    ),
    "captions and credits": (
        story(amid("<figure><img src=a.jpg><figcaption>“Not today”: the quay on Monday. <span>Photo: Ida Roe</span>"
                   "</figcaption></figure><div class=wp-caption><img src=b.jpg><p class=wp-caption-text>The ferry in ice</p>"
                   "</div>")),
        ICE,
    ),
    "footnotes": (
        story(ps([ICE[0], ICE[1] + "<sup><a href=#n1 id=r1>1</a></sup>", *ICE[2:]]),
              "<ol class=notes><li id=n1>The count stood at 44 days on that morning. <a href=#r1>↩</a></ol>"),
        [*ICE, "The count stood at 44 days on that morning. ↩"],
    ),
    "gallery": (
        story(amid("<div class=gallery><ul>" + "".join(f"<li><a href=/g/{n}><img src={n}.jpg></a><figcaption>Ice, picture {n} of 9"
                   "</figcaption>" for n in range(1, 10)) + "</ul></div>")),
        ICE,
    ),
    "newsletter amid": (
        story(amid("<div class=newsletter-signup><h3>The Tide, every morning</h3><p>All that moves Tarn, in your inbox.</p>"
                   "<form><input type=email><button>Sign up</button></form></div>")),
        ICE,
    ),
    "newsletter in a box without a name": (
        story(amid("<div class=b17><form action=/subscribe><h3>The Tide, every morning</h3><p>All that moves Tarn, in your "
                   "inbox. You can leave at any time.</p><input type=email><button>Sign up</button></form></div>")),
        ICE,
    ),
    "gbk called utf-8": (
        page(f"<article>{ps(TEA)}</article>", lang="zh", head="<title>茶</title>").decode().encode("gbk"), TEA
    ),
    "shift-jis undeclared": (
        page(f"<article>{ps(RICE)}</article>", lang="ja", head="<title>米</title>").decode()
        .replace("<meta charset='utf-8'>", "").encode("shift_jis"), RICE,
    ),
    "windows-1252 called utf-8": (story(ps(ICE)).decode().encode("cp1252"), ICE),
    "utf-8 called latin-1": (
        page(f"<article>{ps(MILL)}</article>", lang="de", charset="iso-8859-1", head="<title>Mühle</title>"), MILL
    ),
    "no html, head or body": (ps(ICE).encode(), ICE),
    "unclosed tags": (f"<title>Ice</title><h1>Ice closes Tarn</h1><p>{'<p>'.join(ICE)}".encode(), ICE),
    "two articles": (
        story(ps(ICE), after=f"<article class=next><h2>Bread is patience</h2>{ps(OTHER)}</article>"), ICE
    ),
    "the next article by endless scrolling": (
        story(ps(ICE), after=f"<div class=infinite-scroll><article><h2>Bread</h2>{ps(OTHER * 4)}</article></div>"), ICE
    ),
    "teasers before the article": (
        story(ps(ICE), before="".join(f"<article class=card><h3><a href=/{n}>“Bread is patience,” says baker {n}</a></h3>"
              "<p>A baker in Lund has sold the same loaf for thirty years.</p></article>" for n in range(6))),
        ICE,
    ),
    "nested two hundred deep": (page("<div>" * 200 + f"<article>{ps(ICE)}</article>" + "</div>" * 200), ICE),
    "nested a thousand deep": (page("<div>" * 1000 + f"<article>{ps(ICE)}</article>" + "</div>" * 1000), ICE),
    "five megabytes of state": (story(ps(ICE), after=f"<script>window.state = {HUGE}</script>"), ICE),
    "hidden words": (
        story(amid("<p style='display:none'>“We sail,” said nobody at all on that Monday morning.</p><p aria-hidden=true>This "
                   "line is for machines.</p><p hidden>“We sail,” said the ghost of the harbour.</p>")),
        ICE,
    ),
    "author box": (
        story(ps(ICE), "<div class=author-box><img src=i.jpg><h4>Ida Roe</h4><p>Ida Roe has written about ships for the Tarn "
              "Courier since 2009. She lives in Lund.</p></div>"),
        ICE,
    ),
    "correction": (
        story(ps(ICE), "<p class=correction><em>Correction: An earlier version gave the day of the closing as Sunday.</em></p>"),
        [*ICE, "Correction: An earlier version gave the day of the closing as Sunday."],
    ),
    "paragraphs by line breaks": (
        page(f"{MENU}<div id=content><h1>Ice closes Tarn</h1>{'<br><br>'.join(ICE)}</div>{FOOT}"), ICE
    ),
    "paragraphs by divs": (
        page(f"{MENU}<div class=article-text>{''.join(f'<div>{words}</div>' for words in ICE)}</div>{FOOT}"), ICE
    ),
    "hard blanks": (
        story(ps([words.replace("« ", "«&nbsp;").replace(" »", "&#8239;»").replace("M. ", "M.&nbsp;") for words in WINE]),
              lang="fr"),
        WINE,
    ),
    "a quotation over three paragraphs": (
        story(ps(ICE[:1]), "<p>“We wait.</p><p>“We count.</p><p>“And then we sail,” Orla Benn said.</p>", ps(ICE[2:])),
        [ICE[0], "“We wait.", "“We count.", "“And then we sail,” Orla Benn said.", *ICE[2:]],
    ),
    "interview by line breaks": (
        story("<p><b>Ms Benn, when will you sail?</b><br>When the master says so, and not one hour before that.</p><p><b>And if "
              "he says nothing?</b><br>Then we drink tea. He makes a very good tea, with too much sugar.</p>", ps(ICE)),
        ["Ms Benn, when will you sail?\nWhen the master says so, and not one hour before that.",
         "And if he says nothing?\nThen we drink tea. He makes a very good tea, with too much sugar.", *ICE],
    ),
    "transcript as definitions": (
        story("<dl><dt>BENN:</dt><dd>We wait for the ice, as everybody does in this town.</dd><dt>AALDERS:</dt><dd>And I count. "
              "It is forty-four days now.</dd></dl>", ps(ICE)),
        ["BENN:", "We wait for the ice, as everybody does in this town.", "AALDERS:", "And I count. It is forty-four days now.",
         *ICE],
    ),
    "a list of demands": (
        story(amid("<p>The crew has three demands:</p><ul><li>“Warm boots for all hands”</li><li>An icebreaker, named after its "
                   "cook</li><li>Tea without so much sugar</li></ul>")),
        [*ICE[:2], "The crew has three demands:", "“Warm boots for all hands”", "An icebreaker, named after its cook",
         "Tea without so much sugar", *ICE[2:]],
    ),
    "German boxes": (
        story(amid("<p><a href=/a>Lesen Sie auch: „Niemand hat mich gefragt“, sagt der Koch der Fähre</a></p><div "
                   "class=c-box><h3>Mehr zum Thema</h3><ul><li><a href=/b>Wie alt ist die Mühle?</a><li><a href=/c>„Das "
                   "Wasser bleibt“, sagt der Rat</a></ul></div>", MILL), lang="de"),
        MILL,
    ),
    "French boxes": (
        story(amid("<p class=lire-aussi><a href=/a>À lire aussi : « Personne ne m'a demandé », dit le cuisinier du bac</a></p>",
                   WINE), lang="fr"),
        WINE,
    ),
    "advertisement labels": (story(amid("<p>ADVERTISEMENT</p><div id=ad-3></div>"), "<p>Advertisement</p>"), ICE),
    "sharing buttons": (
        story("<ul class=share-bar><li><a href=#f>Share on Facebook</a><li><a href=#x>Post on X</a><li><a href=#m>E-mail</a></ul>",
              ps(ICE), "<div class=tools><a href=#p>Print</a> <a href=#s>Save</a></div>"),
        ICE,
    ),
    "old page of fonts": (
        page("<center><font face=Arial size=6>Ice closes Tarn</font></center><font face=Arial>"
             f"<p>{'<p>'.join(ICE)}</font><p><font size=1><a href=/>Home</a></font>"),
        ICE,
    ),
    "xhtml": (
        ("<?xml version='1.0' encoding='utf-8'?><!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Strict//EN' "
         "'http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd'><html xmlns='http://www.w3.org/1999/xhtml' xml:lang='en'>"
         "<head><title>Ice</title><script type='text/javascript'>//<![CDATA[\nvar a = '</p>' + 1;\n//]]></script></head>"
         f"<body><div id='content'><h1>Ice closes Tarn</h1><p/>{ps(ICE)}</div></body></html>").encode(),
        ICE,
    ),
    "the article in a form": (
        page(f"<form id=aspnetForm action=/x><input type=hidden name=__VIEWSTATE value={'A' * 5000}>{MENU}<div "
             f"id=ContentPlaceHolder><div class=article-body>{ps(ICE)}</div></div>{FOOT}</form>"),
        ICE,
    ),
    "a box with a lying name": (
        page(f"{MENU}<article><div class='story-share-sidebar-wrapper widget'><h1>Ice closes Tarn</h1>{ps(ICE)}</div></article>"
             f"{FOOT}"),
        ICE,
    ),
    "day in a time tag": (
        story(ps([ICE[0].replace("Monday morning", "<time datetime=2025-02-03>Monday morning</time>"), *ICE[1:]])), ICE
    ),
    "details opened by a click": (
        story(ps(ICE[:3]), f"<details><summary>What Benn said</summary>{ps(ICE[3:])}</details>"),
        [*ICE[:3], "What Benn said", *ICE[3:]],
    ),
    "error page": (page("<h1>404</h1><p>This page does not exist. Perhaps it never did.</p><a href=/>Home</a>"), []),
    "made by scripts": (page("<div id=root></div><noscript>You need to enable JavaScript to run this app.</noscript>"), []),
}  # fmt: skip
