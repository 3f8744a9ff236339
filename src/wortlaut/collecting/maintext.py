"""The main text of a page by the names and the shape of its boxes: one walk, on the tree as it was parsed.

Which names lead to an article and which to what stands around it was learned from trafilatura's lists (Apache-2.0).
Where no box is plainly the article's, ``main_box`` returns None and trafilatura itself is asked.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from wortlaut.collecting.gates import is_label

SHORTEST = 250  # bytes in UTF-8, in which a Chinese letter weighs three; a box with fewer is no article
FEW = 750  # bytes in paragraphs; with fewer the boxes themselves hold the words
SHARE = 0.2  # of the page's words; a short text that is less of them is perhaps not all
LONG = 3000  # bytes; a longer text is taken for whole, whatever else the page holds
MOST_ELEMENTS = (
    50_000  # a news page has two thousand; of one with more all words are read, since each search takes long
)
PULLED = 20  # characters of a quotation set apart that are looked for in the rest
GLANCE = 5_000  # characters of one stretch of words that are counted where only "more than" is asked
MOST_LABELLED = 3  # links in such a line
LABELLED = 300  # bytes of a label and the title that it leads to
MOST = 0.5  # of a box's words; what holds more is the article, however it is called
BOXES = ("article", "div", "main", "section")
NEVER = (  # whole elements whose words are not the article's
    *("script", "style", "noscript", "template", "svg", "math", "canvas", "iframe", "object", "embed", "applet", "map"),
    *("nav", "aside", "footer", "menu", "button", "select", "textarea", "datalist", "input", "label", "legend"),
    *("fieldset", "dialog", "audio", "video", "picture", "img", "link", "meta", "rp", "rt", "rtc", "source", "track"),
    *("amp-ad", "amp-embed", "amp-sidebar", "amp-social-share", "amp-consent"),
)
_STAGES = tuple(
    re.compile(pattern)
    for pattern in (  # of "id|class"; the plainer names first
        r"(?:entry|article|art|page|text|post)[-_]?content|article(?:-|__)?body|articleBody|body-text"
        r"|post[-_]text|post-body|post-?entry|post[-_]?content|postContent|post_inner_wrapper|article-?text|articleText"
        r"|ArticleContent|article__content|article__container|\|(?:post|entry)\Z|\AarticleContent\|",
        r"\Z.",  # the first <article>, whatever its name
        r"\A(?:article|story)\||\|(?:postarea|art-postcontent|text|cell|story)\Z|\Aprimary|story-body"
        r"|[Ff]ull[Tt]ext|\|article |post-bodycopy|story-?content|(?:theme|blog|section|single)-content|single-post"
        r"|main-column|wpb_text_column|field-body",
        r"\Acontent\||\|content\Z|content[-_]main|content(?:-|__)body|contentBody|[Mm]ain-[Cc]ontent|[Pp]age-[Cc]ontent",
        r"\Amain|\|main",
    )
)
_BODY, _ARTICLE, _STORY, _CONTENT, _MAIN = range(5)
_ELSE = re.compile(  # names of what stands in an article and is none of it
    r"(?:\A|\|)shar|social|viral|newsletter|syndication|cookie|\btags|tag-list|sidebar|banner|bread-?crumb|button|author"
    r"|[Ff]ooter|share-|Share|sociable|\bnav|[Nn]avigation|subnav|navb|\bmenu|-menu|menu-|toolbar|\bbar\b"
    r"|[Rr]elated|next-|-stories|most-popular|more-on|\bad-|-ad-|\bad\b|dfp[Aa]d|outbrain|taboola|criteo|paid-?content|widget"
    r"|[Bb]yline|embed|consent|modal|permission|meta(?![a-z])|rating|attachment|timestamp|user-info|user-profile"
    r"|-icon|article-infos|message|slide|overlay|options|expand|blurred|caption"
    r"|akismet|hidden|(?:\||\s|-)hide|noprint|notloaded|premium|infinite-?scroll|mvp-post-add|[Tt]easer|\bpromo\b"
)
_COMMENTS = re.compile(
    r"(?:\A|\|)[Cc]omments?(?!ary)|(?:article|post)-comments|[Cc]omment-?(?:list|thread|section)|disqus|dsq-"
    r"|(?:\A|\|)(?:conversation|kommentare|comentarios|commentaires|commenti)\b|coral-?(?:talk|thread)|spot-?im|viafoura"
    r"|[Ll]eser-?(?:kommentar|stimme|meinung)|[Rr]eader-?(?:comment|response)"
)
_PULL_QUOTE = re.compile(r"pull-?_?quote|quote-?_?pull", re.IGNORECASE)
_ITS_OWN = re.compile(  # names of side and foot boxes with the newsroom's words on the matter: facts, corrections
    r"fact-?(?:s|box|file|sheet)|fakten|info-?(?:box|kasten)|explainer|glossar"
    r"|correction|corrig|amend|errat[ua]|berichtig|korrektur|rectifi|editor'?s?-?note",
    re.IGNORECASE,
)
_COLOPHON = re.compile(r"\b(?:colophon|imprint|impressum|(?:site|page)-?footer)\b")
MARKS = frozenset('"“”„‟«»‹›「」『』‘’')
_UNSEEN_STYLE = re.compile(r"display:\s?none|visibility:\s?hidden")
_BLOCKS = ("div", "section", "p", "ul", "ol", "dl", "li", "details", "figure", "table", "h2", "h3", "h4", "blockquote")
_BLOCKS_BUT_ITEMS = tuple(tag for tag in _BLOCKS if tag != "li")
_PARTS = ("div", "section", "p", "ul", "ol", "dl", "li", "span", "details", "figure", "table", "h2", "h3", "h4")


def names(element: Any, /) -> str:
    """Return "id|class" of an element."""
    return f"{element.get('id') or ''}|{element.get('class') or ''}"


def main_box(tree: Any, /) -> tuple[Any, bool] | None:
    """Return the box of the article, pruned, and whether loose words in it are paragraphs; None for none that is plain.

    The tree is used up by it.
    """
    from lxml import etree

    _keep_what_is_said(tree)
    etree.strip_elements(tree, *NEVER, with_tail=False)
    body = tree.find(".//body")
    if body is not None and sum(1 for _ in tree.iter()) > MOST_ELEMENTS:
        return body, True
    _without_comments(tree)
    _without_figures(tree)
    _without_forms(tree)
    page = _length(tree)
    for box in _candidates(tree):
        _prune(box)
        words = _length(box)
        if words < SHORTEST:
            continue
        if words < LONG and words < SHARE * page:
            return None
        return box, sum(map(_length, box.iter("p"))) < FEW
    return None


def densest_box(tree: Any, /) -> Any | None:
    """Return the box, pruned, that itself holds the most words in plain paragraphs, however they are tagged.

    None where that is too little for an article. The tree is used up by it.
    """
    without_boxes(tree)
    boxes = list(tree.iter(*BOXES, "td", "body"))
    if not boxes or len(boxes) > MOST_ELEMENTS:
        return None
    words, box = max(((_held(one), one) for one in boxes), key=lambda scored: scored[0])
    if words < SHORTEST:
        return None
    _prune(box)
    return box


def _held(box: Any) -> int:
    """Return the bytes of the paragraphs that stand in a box with no other between."""
    return sum(
        _length(part)
        for part in box.iterchildren("p", "div")
        if next(part.iterdescendants(*_BLOCKS, "a"), None) is None
    )


def without_boxes(tree: Any, /) -> None:
    """Drop what is none of the article wherever it stands: comments, imprint, lines that lead to other articles."""
    _keep_what_is_said(tree)
    _without_comments(tree)
    for part in list(tree.iter("div", "section", "p", "li")):
        if part.getparent() is not None and (_COLOPHON.search(names(part)) or _is_labelled_link(part)):
            part.drop_tree()


def _keep_what_is_said(tree: Any) -> None:
    """Turn into plain words what would go with its tag: marks, facts, corrections, who is quoted; note signs go."""
    for picture in tree.iter("img"):
        if (picture.get("alt") or "").strip() in MARKS:
            picture.tag, picture.text = "span", picture.get("alt")
    for box in tree.iter("aside", "footer"):
        if _ITS_OWN.search(names(box)) and box.find(".//p") is not None:
            box.tag = "div"
    for quotation in tree.iter("blockquote"):
        for said in quotation.iter("footer"):
            said.tag = "p"
        last = quotation[-1] if len(quotation) else None
        if last is not None and last.tag == "cite" and not (last.tail or "").strip():
            last.tag = "p"
    for raised in list(tree.iter("sup")):
        links = raised.findall(".//a")
        if links and all((link.get("href") or "").startswith("#") for link in links):
            raised.drop_tree()


def _without_comments(tree: Any) -> None:
    for part in list(tree.iter("div", "section", "details", "ol", "ul")):
        if _COMMENTS.search(names(part)) and part.find(".//h1") is None:
            part.drop_tree()


def _candidates(tree: Any) -> list[Any]:
    """Return the first box of each stage of names; of articles the first with a headline or words enough."""
    found: dict[int, Any] = {}
    for box in tree.iter(*BOXES):
        stage = _stage(box)
        if stage is not None and stage not in found:
            if stage == _ARTICLE and box.find(".//h1") is None and _length(box) < SHORTEST:
                continue
            found[stage] = box
            if stage == _BODY:
                break
    return [found[stage] for stage in sorted(found)]


def _stage(box: Any) -> int | None:
    if box.get("itemprop") == "articleBody":
        return _BODY
    named = names(box)
    if named != "|" and _STAGES[_BODY].search(named):
        return _BODY
    if box.tag == "article":
        return _ARTICLE
    role = box.get("role") or ""
    if role == "article":
        return _STORY
    if named != "|":
        for stage in (_STORY, _CONTENT, _MAIN):
            if _STAGES[stage].search(named):
                return stage
    return _MAIN if box.tag == "main" or role == "main" else None


def _without_figures(tree: Any) -> None:
    """Drop pictures with their captions; a table or a quotation in the same frame stays."""
    for figure in list(tree.iter("figure")):
        if next(figure.iter("table", "blockquote"), None) is None:
            figure.drop_tree()
        else:
            for caption in list(figure.iter("figcaption")):
                caption.drop_tree()
            figure.tag = "div"


def _without_forms(tree: Any) -> None:
    """Drop forms, but for one that holds the page."""
    forms = list(tree.iter("form"))
    if not forms:
        return
    page = _length(tree)
    for form in forms:
        if _length(form) > MOST * page:
            form.tag = "div"
        else:
            form.drop_tree()


def _prune(box: Any) -> None:
    whole = _length(box)
    for part in list(box.iterdescendants(*_PARTS)):
        if (_PULL_QUOTE.search(part.get("class") or "") and _is_said_elsewhere(part, box)) or (
            _is_else(part) and part.find(".//blockquote") is None and _length(part) <= MOST * whole
        ):
            part.drop_tree()
    for link in [link for around in box.iter(*BOXES) for link in _last_links(around)]:
        link.drop_tree()
    for part in list(box.iterdescendants("div", "ul", "ol", "p", "section", "table")):
        if _is_links(part) or _is_labelled_link(part):
            around = part.getparent()
            part.drop_tree()
            if around is not box and around.getparent() is not None and _is_headings(around):
                around.drop_tree()


def _is_said_elsewhere(part: Any, box: Any) -> bool:
    whole = _words(box)
    pieces = (" ".join(text.split()).strip('"“”„«» ') for text in part.itertext())
    return any(len(piece) >= PULLED and whole.count(piece) > 1 for piece in pieces)


def _is_else(part: Any) -> bool:
    attributes = part.attrib
    if not attributes:
        return False
    if attributes.get("aria-hidden") == "true" or "hidden" in attributes or "placeholder" in attributes:
        return True
    named = f"{attributes.get('id', '')}|{attributes.get('class', '')}"
    if named != "|" and _ELSE.search(named):
        return True
    style = attributes.get("style")
    return bool(style and _UNSEEN_STYLE.search(style)) or "nav" in attributes.get("role", "")


def _is_links(part: Any) -> bool:
    """Tell whether a part is made of links to elsewhere."""
    links = list(part.iter("a"))
    if not links:
        return False
    linked = [length for link in links if (length := _length(link))]
    if _holds_more(part, max(300, sum(linked) / 0.8)):  # none of the rules below can hold
        return False
    words = _length(part)
    if len(links) == 1 and sum(linked) > 100 and sum(linked) > 0.9 * words:
        return True
    if part.tag == "p" and sum(linked) > 0.9 * words:
        return True
    last = part.getnext() is None
    limit = (60 if last else 30) if part.tag == "p" else (300 if last else 100)
    if words < limit:
        short = sum(length < 10 for length in linked)
        return not linked or sum(linked) > 0.8 * words or (len(linked) > 1 and short > 0.8 * len(linked))
    return len(links) > 4 and sum(linked) > 0.8 * words and sum(linked) < 100 * len(linked)


def _last_links(box: Any) -> list[Any]:
    """Return the links that end a box as lines by themselves, as buttons do: one above words may name who speaks."""
    links: list[Any] = []
    for child in box.iterchildren(reversed=True):
        if child.tag != "a" or (child.tail or "").strip() or next(child.iterdescendants(*_BLOCKS), None) is not None:
            break
        links.append(child)
    if not links:
        return []
    before = links[-1].getprevious()
    loose = box.text if before is None else before.tail
    alone = not (loose or "").strip() and (before is None or before.tag in _BLOCKS)
    return links if alone else []


def _is_labelled_link(part: Any) -> bool:
    """Tell whether a line is a label and links: "Read also: ..."."""
    links = list(islice(part.iter("a"), MOST_LABELLED + 1))
    if not 0 < len(links) <= MOST_LABELLED or next(part.iterdescendants(*_BLOCKS_BUT_ITEMS), None) is not None:
        return False
    whole, linked = _words(part), _words(links[0])
    return bool(linked) and is_label(whole.partition(linked)[0]) and _length(part) < LABELLED


def _is_headings(part: Any) -> bool:
    """Tell whether headings are all that is left of a box."""
    return all(child.tag in ("h2", "h3", "h4", "h5", "h6") for child in part) and not (part.text or "").strip()


def _holds_more(part: Any, limit: float) -> bool:
    """Tell whether a part has surely more bytes of words than that; it looks no further than needed."""
    seen = 0
    for text in part.itertext():
        seen += len("".join(text[:GLANCE].split()))
        if seen > limit:
            return True
    return False


def _length(part: Any) -> int:
    return len(_words(part).encode())


def _words(part: Any) -> str:
    return " ".join("".join(part.itertext()).split())
