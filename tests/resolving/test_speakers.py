"""Who speaks: the mention marked {{so}} is the speaker of a quotation; the table says whom it means."""

from __future__ import annotations

import re

import pytest

from wortlaut.records import Attribution, Document, Person, Quotation, Span
from wortlaut.resolving import Resolution, resolve

_MARKED = re.compile(r"\{\{(.+?)\}\}")


def marked(text: str, *, name: str = "doc", lang: str = "en") -> tuple[Document, tuple[Quotation, ...]]:
    """Return the document without its marks, and a quotation for each of them."""
    plain, speakers, place = "", [], 0
    for match in _MARKED.finditer(text):
        plain += text[place : match.start()]
        speakers.append(Span(len(plain), len(plain) + len(match[1])))
        plain, place = plain + match[1], match.end()
    plain += text[place:]
    document = Document(id=name, text=plain, lang=lang)
    return document, tuple(
        Quotation(document=name, content=(Span(at, at + 1),), speaker=(span,), form="indirect", found_by="test")
        for at, span in enumerate(speakers)
    )


def resolved(*texts: str, lang: str = "en") -> Resolution:
    """Return the resolution of texts whose speakers are marked."""
    read = [marked(text, name=f"doc-{number}", lang=lang) for number, text in enumerate(texts)]
    return resolve([document for document, _ in read], {document.id: own for document, own in read})


def answers(resolution: Resolution) -> list[tuple[Attribution, Person | None]]:
    people = {person.id: person for person in resolution.people}
    return [(answer, people.get(answer.person or "")) for answer in resolution.attributions]


def spoken_by(*texts: str, lang: str = "en") -> list[str | None]:
    return [person.name if person else None for _, person in answers(resolved(*texts, lang=lang))]


ENGLISH = {
    "who has just spoken, by another profession": (
        "{{Karen Holt, a baker,}} said yes. It was late, {{the bricklayer}} said.",
        ["Karen Holt"] * 2,
    ),
    "former profession": ("Karen Holt, a baker, came. {{The former plumber}} said no.", ["Karen Holt"]),
    "owned by whom the paragraph tells of": (
        "Karen Holt came. {{The teacher's former doctor}} said no.",
        ["teacher's former doctor"],
    ),
    "who stands trial": (
        "Peter Brandt, 47, is on trial.\n\n{{The prosecutor, Karen Holt,}} spoke first.\n\n{{The defendant}} said no.",
        ["Karen Holt", "Peter Brandt"],
    ),
    "subject behind a lawyer": (
        "{{Site manager Karl Holt}} spoke. Pressed by a lawyer, Peter Brandt, {{the manager}} agreed.",
        ["Karl Holt"] * 2,
    ),
    "profession beside a post": (
        "Karen Holt, spokeswoman for the union, said no. It was late, {{the bricklayer}} said.",
        ["Karen Holt"],
    ),
    "profession of one with another": (
        "Karen Holt, a baker, came. It was late, {{the bricklayer}} said.",
        ["bricklayer"],
    ),
    "profession told of somebody else": (
        "Karen Holt came with an old bricklayer. It was late, {{the bricklayer}} said.",
        ["bricklayer"],
    ),
    "retired from what no list has": ("Karen Holt came. {{The retired dinner lady}} said no.", ["Karen Holt"]),
    "who is leaving": ("{{Karen Holt}} is going in May. {{The outgoing director}} said no.", ["Karen Holt"] * 2),
    "player and not the coach": (
        "{{Coach Peter Brandt}} praised Karl Holt.\n\n{{The rookie}} said no.",
        ["Peter Brandt", "Karl Holt"],
    ),
    "honours behind a name": ("{{Karen Holt KC, who leads the inquiry,}} said no. {{Holt}} left.", ["Karen Holt"] * 2),
    "firm of two names": ("The developer Holt & Brandt came. {{Holt & Brandt}} said no.", ["Holt & Brandt"]),
    "couple of one surname": ("Karen & Peter Holt came. {{Peter Holt}} said no.", ["Peter Holt"]),
    "epithet": ("Carlos Vidal came late. It had rained, said {{the Spaniard}}.", ["Carlos Vidal"]),
    "epithet with its home": (
        "Carlos Vidal came late. {{The teenager from Lund}} said it had rained.",
        ["Carlos Vidal"],
    ),
    "epithet between two": (
        "Carlos Vidal and Peter Roe came late. {{The Spaniard}} said it had rained.",
        [None],
    ),
    "epithet before anybody": ("{{The Spaniard}} said it had rained.", [None]),
    "adjective before a noun": ("Carlos Vidal came late. {{The Spaniard's lawyers}} said no.", ["Spaniard's lawyers"]),
    "only one told of in the paragraph": (
        "Jane Roe, the mayor, spoke first.\n\nCarlos Vidal watches the firm. It was late, said {{the analyst}}.",
        ["Carlos Vidal"],
    ),
    "a founder by his profession": (
        "Jane Roe, the mayor, spoke first.\n\nCarlos Vidal founded the gallery. {{The collector}} said it was late.",
        ["Carlos Vidal"],
    ),
    "a mayor by no profession": (
        "Peter Lund, a teacher, spoke first.\n\nCarlos Vidal, the mayor, was late. {{The collector}} said no.",
        ["collector"],
    ),
    "two told of in the paragraph": (
        "Mayor Jane Roe met Carlos Vidal and Peter Lund. It was late, said {{the analyst}}.",
        ["analyst"],
    ),
    "run by": (
        "Skerry Works was founded by Peter Roe and is run by his daughter, Jane Roe. {{The boss}} said it was late.",
        ["Jane Roe"],
    ),
    "run without by": ("Peter Roe saw Jane Roe run. {{The boss}} said it was late.", ["boss"]),
    "full name": ("{{Karen Holt}} said no.", ["Karen Holt"]),
    "middle initial": ("{{Karen J. Holt}} said no. {{Holt}} repeated it.", ["Karen J. Holt"] * 2),
    "short name": ("Karen Holt came late. {{Holt}} said no.", ["Karen Holt"]),
    "short name first": ("{{Holt}} said no. Karen Holt has run the mill for years.", ["Karen Holt"]),
    "title": ("Karen Holt came late. {{Ms. Holt}} said no.", ["Karen Holt"]),
    "possessive": ("Karen Holt came late. {{Holt's}} claim that prices fell is disputed.", ["Karen Holt"]),
    "particles": ("Pieter van der Berg came. {{Van der Berg}} said no.", ["Pieter van der Berg"]),
    "surname first": ("{{Han Ji-won, the envoy,}} said no. {{Mr. Han}} left.", ["Han Ji-won"] * 2),
    "hyphen": ("{{Doris Vale-Marsh}} said no. {{Vale-Marsh}} left.", ["Doris Vale-Marsh"] * 2),
    "accent": ("{{René Ibáñez}} said no. {{Ibanez}} left.", ["René Ibáñez"] * 2),
    "suffix": ("{{Earl Dunn Jr.}} said no. {{Mr. Dunn}} left.", ["Earl Dunn Jr"] * 2),
    "nickname in one text": ("{{Joseph Tull}} said no. {{Joe Tull}} agreed.", ["Joseph Tull"] * 2),
    "apposition behind": ("{{Karen Holt, chief executive of Brandt Foods,}} said no.", ["Karen Holt"]),
    "apposition before": ("{{Brandt Foods' chief executive, Karen Holt,}} said no.", ["Karen Holt"]),
    "role before": ("{{Mining lobbyist Karen Holt}} said no.", ["Karen Holt"]),
    "unlisted first name after a role": ("{{Harbour engineer Quenby Holt}} said no.", ["Quenby Holt"]),
    "party and state": ("{{Rep. Karen Holt (D-Ohio)}} said no.", ["Karen Holt"]),
    "of an organisation": ("{{Karen Holt of the Harbour Trust}} said no.", ["Karen Holt"]),
    "their lawyer": ("Dale Roe came. {{Roe lawyer Karen Holt}} said no.", ["Karen Holt"]),
    "role alone": ("Karen Holt, chairwoman of Brandt, left. {{The chairwoman}} said no.", ["Karen Holt"]),
    "other word for the office": ("Chairwoman Karen Holt left. {{The chair}} said no.", ["Karen Holt"]),
    "office of the one, not the other": (
        "President Karen Holt met Vice President Dale Roe. {{The vice president}} said no.",
        ["Dale Roe"],
    ),
    "role that two hold": ("Senator Karen Holt met Senator Dale Roe. {{The senator}} said no.", [None]),
    "role of someone else": ("Liberal nominee Karen Holt left. {{The Green nominee}} said no.", [None]),
    "pronoun": ("Karen Holt left at noon. {{She}} said no.", ["Karen Holt"]),
    "pronoun of the other gender": ("Karen Holt met Dale Roe. {{He}} said no.", ["Dale Roe"]),
    "relative pronoun behind an apposition": ("Dale Roe, a timber trader {{who}} knows the port, left.", ["Dale Roe"]),
    "relative pronoun of a group": ("Dale Roe, one of the traders {{who}} know the port, left.", [None]),
    "title of the other gender": ("Anna Roe stayed at home. {{Mr. Roe}} said no. {{Roe}} left.", ["Roe", None]),
    "office of the husband": (
        "Anna Roe stayed at home. {{Governor Roe}} said no. {{Mr. Roe}} left. {{The governor}} left too.",
        ["Roe"] * 3,
    ),
    "surname that is a month": ("{{Trade Minister Teresa May}} said no. {{May}} left in May.", ["Teresa May"] * 2),
    "a month": ("Teresa May left. {{The report of May 2019}} says so.", ["report of May 2019"]),
    "surname that is a role": ("{{Tennis coach Bella King}} said no. {{King}} left.", ["Bella King"] * 2),
    "surname that is a title": ("{{Alan Judge}} said no. {{Judge}} left.", ["Alan Judge"] * 2),
    "office with a lower-case field": ("{{Former secretary of state Karen Holt}} said no.", ["Karen Holt"]),
    "office in capitals": ("{{Harbour House Chief of Staff Karen Holt}} said no.", ["Karen Holt"]),
    "adjective before a surname": ("Weary Vane gives up.\nPeter Vane has had enough, {{Vane}} said.", ["Peter Vane"]),
    "place before a surname": ("Peter Vane came. Riverside-area Vane voters left. {{Vane}} said no.", ["Peter Vane"]),
    "one name": ("{{Pope Ambrose}} said no.", ["Ambrose"]),
    "office whose holder is out of sight": (
        "Governor Karen Holt left.\nShe had a cold.\nIt rained.\nPeter Vane spoke at noon. {{The governor}} said no.",
        [None],
    ),
    "office of which there is one": (
        "President Karen Holt left.\nShe had a cold.\nIt rained.\nPeter Vane spoke. {{The president}} said no.",
        ["Karen Holt"],
    ),
    "state of another party member": ("Republican Dale Roe won. {{The Ohio Republican}} said no.", [None]),
    "unknown first name carried by a pronoun": (
        "The walk was led by pilot Telis Roe. She seemed glad. {{She}} hopes for more.",
        ["Telis Roe"],
    ),
    "current holder": (
        "Former chairman Dale Roe left. The current chair, Karen Holt, came. {{The chair}} said no.",
        ["Karen Holt"],
    ),
    "role behind a copula": ("The city's auditor is Karen Holt. {{The auditor}} said no.", ["Karen Holt"]),
    "role stated": ("Karen Holt is a ranger. Dale Roe came. {{The ranger}} said no.", ["Karen Holt"]),
    "unlisted first name that goes on": ("Quill Hart is late. She has a boat. {{Hart}} said no.", ["Quill Hart"]),
    "unlisted first name, addressed later": ("Kenzo Imai seldom speaks. {{Mr Imai}} said no.", ["Kenzo Imai"]),
    "particle with a capital": ("Marco De Rossi came. {{De Rossi}} said no.", ["Marco De Rossi"]),
    "name in capitals": ("KAREN HOLT came. {{Holt}} said no.", ["Karen Holt"]),
    "pronoun with two owners": ("Dale Roe and Peter Vane met. {{He}} said no.", [None]),
    "pronoun after a speaker": ("“Peter Vane is wrong,” said {{Dale Roe}}. {{He}} added more.", ["Dale Roe"] * 2),
    "pronoun after words about another": (
        "{{Dale Roe}} spoke first. “Peter Vane is wrong,” {{he}} said.",
        ["Dale Roe"] * 2,
    ),
    "pronoun after a stranger": ("Dale Roe left. The driver stayed behind. {{He}} said no.", [None]),
    "pronoun far away": ("Dale Roe left.\n\nIt rained.\n\nIt snowed.\n\nIt hailed.\n\n{{He}} said no.", [None]),
    "his statement": ("Dale Roe left. {{His statement}} said no.", ["Dale Roe"]),
    "relative": ("Dale Roe, {{who}} called the plan mad, left.", ["Dale Roe"]),
    "relative of several": ("Dale Roe and Peter Vane, {{who}} have called it mad, left.", [None]),
    "they": ("Dale Roe left. {{They}} said no.", [None]),
    "somebody between": ("Karen Holt left. {{Someone}} shouted. {{She}} said no.", ["Someone", "Karen Holt"]),
    "subject behind that": ("Dale Roe told Ann Lake that Peter Hall had left. {{He}} said no.", ["Dale Roe"]),
    "pronoun after a role in the same sentence": ("The driver saw Dale Roe. {{He}} said no.", [None]),
    "deputy of the office": (
        "Governor Karen Holt left. Her deputy, Dale Roe, stayed. {{The deputy governor}} said no.",
        ["Dale Roe"],
    ),
    "role until lately": (
        "Karen Holt, until last year dean of law, left. {{The former dean}} said no.",
        ["Karen Holt"],
    ),
    "role of a verb": ("Karen Holt became trade minister. Dale Roe left. {{The minister}} said no.", ["Karen Holt"]),
    "form of address before a month": ("{{Ms. May}} said no.", ["May"]),
    "called by two roles": (
        "Quill Hart is late. She has a boat. The coach sat down. {{The goalkeeper}} said no.",
        ["goalkeeper"],
    ),
    "two together": ("{{Karen Holt and Dale Roe}} said no.", [None]),
    "spokesman is not the boss": ("Karen Holt came. {{A Holt spokesman}} said no.", ["A Holt spokesman"]),
    "the boss's spokesman": ("Karen Holt came. {{Holt's spokesman}} said no.", ["Holt's spokesman"]),
    "spokesman for the boss": (
        "Karen Holt came. {{Dale Roe, a spokesman for Karen Holt,}} said no.",
        ["Dale Roe"],
    ),
    "spokesman before his name": ("{{A spokesman for Karen Holt, Dale Roe,}} said no.", ["Dale Roe"]),
    "campaign": ("Karen Holt came. {{The Holt campaign}} said no.", ["Holt campaign"]),
    "supporters": ("Karen Holt came. {{Holt supporters}} said no.", ["Holt supporters"]),
    "wife": ("Dale Roe came. {{The wife of Dale Roe}} said no.", ["wife of Dale Roe"]),
    "police": ("{{Police}} said no.", ["Police"]),
    "officials": ("{{Two people familiar with the matter}} said no.", ["Two people familiar with the matter"]),
    "ministry": ("{{The finance ministry}} said no.", ["finance ministry"]),
    "study": ("{{A study by the Vale Institute}} found no link.", ["A study by the Vale Institute"]),
    "outlet": ("{{The Daily Harbour Times}} reported it.", ["Daily Harbour Times"]),
    "foundation named after her": (
        "Karen Holt came. {{The Karen Holt Foundation}} said no.",
        ["Karen Holt Foundation"],
    ),
    "namesakes by title": ("Karen Holt and Dale Holt came. {{Mr. Holt}} said no.", ["Dale Holt"]),
    "namesake not yet named": ("Karen Holt spoke. {{Holt}} said no. Her brother Dale Holt left.", ["Karen Holt"]),
    "namesakes without a hint": ("Karen Holt and Dale Holt came. {{Holt}} said no.", [None]),
    "the namesake the text is about": (
        "Karen Holt won. Her brother Dale Holt cheered.\n\nKaren Holt leads the council.\n\n"
        "The count took hours.\n\nThe hall was full.\n\n{{Holt}} said no.",
        ["Karen Holt"],
    ),
    "somebody else's sentence": (
        "Dale Roe came. {{The panel held Roe in contempt}} on Friday.",
        ["panel held Roe in contempt"],
    ),
    "company of two words": (
        "Vale Marine will close a dock. {{Vale Marine}} said no. The company hires.",
        ["Vale Marine"],
    ),
    "full name of a person": ("{{Quenby Vale}} said no. {{Vale}} hires.", ["Quenby Vale"] * 2),
    "a verb is no first name": ("{{Quenby Vale}} left. Blaming Vale will not help.", ["Quenby Vale"]),
    "unlisted name before its role": (
        "The dock closes. Quenby Vale, its harbour master, left. {{Vale}} said no.",
        ["Quenby Vale"],
    ),
    "three words, surname first": ("Pham Tien Loc leads it. {{Pham}} said no.", ["Pham Tien Loc"]),
    "nobody is called the role of the last sentence": (
        "No, said the minister. Karen Holt left with Dale Roe. {{The minister}} agreed.",
        ["minister"],
    ),
    "the farmer is the one the text is about": ("Dale Roe sold a field. {{The farmer}} said no.", ["Dale Roe"]),
    "the driver is somebody else": ("Minister Dale Roe left. {{The farmer}} said no.", ["farmer"]),
    "a farmer was there already": ("Dale Roe met a farmer. {{The farmer}} said no.", ["farmer"]),
    "namesake who opens the paragraph": (
        "Karen Holt won. Karen Holt cheered.\n\nMayor Dale Holt, who lost, went home. {{Holt}} said no.",
        ["Dale Holt"],
    ),
    "contraction": ("Karen Holt left. {{She'll}} say no.", ["Karen Holt"]),
    "founder by a verb": ("Dale Roe is leaving the firm he founded. {{The founder}} said no.", ["Dale Roe"]),
    "founder by a passive": ("The firm was founded by Dale Roe. {{The founder}} said no.", ["Dale Roe"]),
    "founder is somebody else": ("Dale Roe met Peter Vane, who sold it. {{The founder}} said no.", ["founder"]),
    "successor in the office": (
        "Judge Dale Roe retired. His successor is Karen Holt. {{The new judge}} said no. {{The judge}} left.",
        ["Karen Holt"] * 2,
    ),
    "office once held": (
        "Dale Roe promised it when he was mayor. Karen Holt, the mayor since May, came. {{The former mayor}} said no.",
        ["Dale Roe"],
    ),
    "her husband": ("Karen Holt and her husband, Dale Roe, came. {{Her husband}} said no.", ["Dale Roe"]),
    "husband by a first name": ("Karen Holt and her husband, Dale, came. {{Her husband}} said no.", ["Dale"]),
    "sister by the surname": (
        "Dale Holt and Karen Holt came. {{Mr. Holt}} left. {{His sister}} said no.",
        ["Dale Holt", "Karen Holt"],
    ),
    "wife of whom the text tells nothing": ("Dale Roe met Karen Holt. {{His wife}} said no.", ["His wife"]),
    "younger by descent": (
        "Dale Roe coached. His son, Peter Roe, took over. {{The younger Roe}} said no. {{The elder Roe}} left.",
        ["Peter Roe", "Dale Roe"],
    ),
    "younger by age": ("Dale Roe, 65, and Peter Roe, 33, came. {{The younger Roe}} said no.", ["Peter Roe"]),
    "the one not named last": ("Dale Roe came. His brother Peter Roe left. {{The other Roe}} said no.", ["Dale Roe"]),
    "first name of another country": ("{{Adaeze Nwosu}} said no. {{She}} left.", ["Adaeze Nwosu"] * 2),
    "role of the sentence before": ("Dale Roe had enough. The coach sat down. {{He}} said no.", ["Dale Roe"]),
    "the inspector is somebody else": (
        "Dale Roe told the inspector so. The inspector sat down. {{He}} said no.",
        [None],
    ),
    "the only one without a role": (
        "Ann Lake will not sing. Her manager, Dale Roe, blamed the damp. {{The singer}} said no.",
        ["Ann Lake"],
    ),
    "a mayor need not be named": ("Ann Lake met her manager, Dale Roe. {{The mayor}} said no.", ["mayor"]),
    "by age": ("Dale Roe, 36, met Peter Vane, 41, at noon. {{The 41-year-old}} said no.", ["Peter Vane"]),
    "another age": ("Dale Roe, 36, came. {{The 41-year-old}} said no.", [None]),
    "called by age before": ("Police held a 41-year-old. Dale Roe watched. {{The 41-year-old}} said no.", [None]),
    "the latter": ("Dale Roe met Karen Holt. {{The latter}} said no.", ["Karen Holt"]),
    "the former": ("Dale Roe met Karen Holt. {{The former}} said no.", ["Dale Roe"]),
    "relative behind a longer apposition": (
        "Dale Roe, a clerk at the harbour office {{who}} told them, left.",
        ["Dale Roe"],
    ),
    "name behind the office of a body": (
        "Peter Vane came. The chair of the board, Karen Holt, left. {{She}} said no.",
        ["Karen Holt"],
    ),
    "pronoun after something owned": (
        "President Karen Holt met Dale Roe. The president's plan failed. {{She}} said no.",
        ["Karen Holt"],
    ),
    "namesake by a pronoun before": ("Karen Holt met Dale Holt. In her book, {{Holt}} said no.", ["Karen Holt"]),
    "unlisted first name, a known surname": ("Dale Roe fell. Qwenby Roe was there. {{She}} said no.", ["Qwenby Roe"]),
    "particle and a lone surname": ("Quibert De Rossi came. {{De Rossi}} said no.", ["Quibert De Rossi"]),
    "boss of the company beside": (
        "Dale Roe, who runs Skerry Works, left. Peter Vane, an analyst, came.\n{{The Skerry chief}} said no.",
        ["Dale Roe"],
    ),
    "boss of another company": ("Dale Roe runs the yard. {{The Skerry chief}} said no.", [None]),
    "somebody's boss between": (
        "Dale Roe, chief executive of Skerry, left. Peter Vane came. Skerry's boss stayed. {{He}} said no.",
        ["Dale Roe"],
    ),
    "her predecessor": (
        "Karen Holt took over from Dale Roe. {{She}} said no. {{Her predecessor}} left.",
        ["Karen Holt", "Dale Roe"],
    ),
    "mother of two": ("Karen Holt came. {{The mother of two}} said no.", ["Karen Holt"]),
    "the mother is somebody else": ("Karen Holt came. {{The mother}} said no.", ["mother"]),
    "the elder beside a young one": (
        "Peter Roe, 24, hugged his father. {{Dale Roe}} smiled. {{The elder Roe}} said no.",
        ["Dale Roe"] * 2,
    ),
    "elder of whom nothing tells": ("Peter Roe met his brother Dale Roe. {{The elder Roe}} said no.", [None]),
    "calling far back": (
        "Karen Holt, a biologist, counted.\nIt rained.\nPeter Vane sold fish.\n{{The biologist}} said no.",
        ["Karen Holt"],
    ),
    "pronoun and verb at the very beginning": ("He founded it. {{Dale Roe}} said no.", ["Dale Roe"]),
    "role at the very end": ("{{Dale Roe}} said no. The coach", ["Dale Roe"]),
    "no word": ("{{...}} said no.", [None]),
}

GERMAN = {
    "woman who deals": ("{{Händlerin Ida Moos}}, deren Laden am Markt liegt, blieb.", ["Ida Moos"]),
    "age of the only man": (
        "Die Richterin Vera Roth verurteilte Jan Lund.\n\nDer 54-Jährige stand auf. Dann setzte {{er}} sich.",
        ["Jan Lund"],
    ),
    "age before what one holds": (
        "Die Wirtin Vera Roth kam. Den Bau hält {{die 52-Jährige für falsch}}.",
        ["Vera Roth"],
    ),
    "years of prison": ("Jan Lund kam. Er wurde zu drei Jahren Haft verurteilt. {{Er}} sagte ab.", ["Jan Lund"]),
    "mother by a number": ("{{Vera Roth}} sprach. {{Die zweifache Mutter}} sagte ab.", ["Vera Roth"] * 2),
    "dealer who is a woman": ("An der Kasse sitzt Vera Roth. {{Die gelernte Buchhändlerin}} sagte ab.", ["Vera Roth"]),
    "whose lawyer": ("{{Vera Roth}} sprach. {{Die Anwältin der Familien}} sagte ab.", ["Vera Roth"] * 2),
    "witness who speaks of another": (
        "Gestern kam Jan Lund. Minister Ole Sassen habe gelogen, sagte {{der Zeuge}}.",
        ["Jan Lund"],
    ),
    "profession beside a post": (
        "{{Vera Roth, Sprecherin der Initiative,}} sagte nein. {{Die pensionierte Lehrerin}} ging.",
        ["Vera Roth"] * 2,
    ),
    "profession in a compound": ("Die Agrarökonomin Vera Roth kam. {{Die Ökonomin}} sagte ab.", ["Vera Roth"]),
    "feminine of a masculine": (
        "Die Klimatologin Vera Roth kam mit Ida Holt. {{Die Klimatologin}} sagte ab.",
        ["Vera Roth"],
    ),
    "profession of one with another": ("Die Bäckerin Vera Roth kam. {{Die Maurerin}} sagte ab.", ["Maurerin"]),
    "farmer from a place": ("Jan Lund, Obmann des Verbands, kam. {{Der Landwirt aus Ried}} sagte ab.", ["Jan Lund"]),
    "party behind the name": (
        "Jan Lund (SPD) kam mit Ole Sassen (FDP). {{Der SPD-Politiker}} sagte ab.",
        ["Jan Lund"],
    ),
    "party of nobody named": ("Landrat Jan Lund (SPD) kam. {{Der CDU-Politiker}} sagte ab.", ["CDU-Politiker"]),
    "plural in a genitive": ("Der Ermittler Jan Lund kam. Nach {{Ansicht der Ermittler}} war es spät.", ["Ermittler"]),
    "she to whom it goes back": ("{{Vera Roth}} sagte ab. {{Ihr}} zufolge war es spät.", ["Vera Roth"] * 2),
    "she with a participle": ("{{Vera Roth}} kam. Der Stadt hat {{sie}} geschrieben, es sei spät.", ["Vera Roth"] * 2),
    "what his man is given": ("Jan Lund kam. Er bescheinigte seinem Trainer Geduld. {{Lund}} ging.", ["Jan Lund"]),
    "honours behind a name": ("{{Karin Holt MdB}} sagte nein. {{Holt}} ging.", ["Karin Holt"] * 2),
    "group named by an adjective": (
        "Vera Roth spricht für die Initiative Freies Wiesental. {{Freies Wiesental}} sagte ab.",
        ["Freies Wiesental"],
    ),
    "epithet": ("Carlos Vidal kam spät. Es habe geregnet, sagte {{der Spanier}}.", ["Carlos Vidal"]),
    "epithet of the other gender": ("Carlos Vidal kam spät. Es habe geregnet, sagte {{die Spanierin}}.", [None]),
    "epithet between two": (
        "Carlos Vidal und Peter Lund kamen spät. Es habe geregnet, sagte {{der Routinier}}.",
        [None],
    ),
    "somebody between": ("Die Wirtin Vera Roth kam. {{Jemand}} rief. {{Sie}} sagte ab.", ["Jemand", "Vera Roth"]),
    "genitive of words": ("Vera Roth kam. Nach {{Roths}} Worten war es spät.", ["Vera Roth"]),
    "genitive of a person": ("Vera Roth kam. {{Roths}} Anwalt sagte ab.", [None]),
    "surname that is a first name": (
        "Ingeborg Falk von der Sternwarte Nordby kam. {{Falk}} sagte ab.",
        ["Ingeborg Falk"],
    ),
    "role until lately": (
        "Vera Roth, bis vor einem Jahr Dekanin, kam. {{Die frühere Dekanin}} sagte ab.",
        ["Vera Roth"],
    ),
    "surname that ends like a company": ("{{Der Vorsitzende Leberecht Hagen}} sagte ab.", ["Leberecht Hagen"]),
    "Dutch particles": ("Anna van der Meer kam. {{Van der Meer}} sagte ab.", ["Anna van der Meer"]),
    "named by a copula": ("Die Prüferin heißt Sina Holl. Jan Roth ging. {{Die Prüferin}} sagte ab.", ["Sina Holl"]),
    "office and its field": ("{{Der Kommissar für Energie Günther Rode}} nannte das fair.", ["Günther Rode"]),
    "surname that is a month": ("{{Ministerin Theresa Mai}} ging. Im Mai sagte {{Mai}} nein.", ["Theresa Mai"] * 2),
    "full name": ("{{Karin Holt}} sagte nein.", ["Karin Holt"]),
    "short name": ("Karin Holt kam. {{Holt}} sagte nein.", ["Karin Holt"]),
    "genitive": ("Karin Holt kam. Nach {{Holts Angaben}} war nichts.", ["Karin Holt"]),
    "title": ("Karin Holt kam. {{Frau Holt}} sagte nein.", ["Karin Holt"]),
    "particles": ("Ulla von der Heide kam. {{Von der Heide}} sagte nein.", ["Ulla von der Heide"]),
    "party of someone": ("{{Karin Holt von der Hafenpartei}} sagte nein.", ["Karin Holt"]),
    "umlaut": ("Jürgen Möll kam. {{Möll}} sagte nein.", ["Jürgen Möll"]),
    "role before": ("{{Konzernchefin Karin Holt}} sagte nein.", ["Karin Holt"]),
    "unlisted first name after a role": (
        "{{Der Hafenmeister und Flughafenmanager Vedran Holt}} sagte nein.",
        ["Vedran Holt"],
    ),
    "role behind": ("{{Karin Holt, Sprecherin der Werft,}} sagte nein.", ["Karin Holt"]),
    "role, organisation, name": ("{{Der Sprecher der Werft, Karl Holt,}} sagte nein.", ["Karl Holt"]),
    "predecessor is not the one": (
        "{{Der Nachfolger des Werftchefs Karl Holt, Jens Rau,}} sagte nein.",
        ["Jens Rau"],
    ),
    "role alone": ("Konzernchefin Karin Holt ging. {{Die Konzernchefin}} sagte nein.", ["Karin Holt"]),
    "shorter role": ("Bundeskanzlerin Karin Holt ging. {{Die Kanzlerin}} sagte nein.", ["Karin Holt"]),
    "role that two hold": ("Minister Karl Holt traf Minister Jens Rau. {{Der Minister}} sagte nein.", [None]),
    "role of the other gender": (
        "Ministerin Karin Holt traf Minister Jens Rau. {{Der Minister}} sagte nein.",
        ["Jens Rau"],
    ),
    "man's office, woman's name": ("Ministerin Karin Holt kam. Das zitiert {{den Minister}} richtig.", [None]),
    "institute named after him": (
        "Robert Holt kam. Laut {{Robert Holt-Institut}} war nichts.",
        ["Robert Holt-Institut"],
    ),
    "pronoun": ("Karin Holt ging am Mittag. {{Sie}} sagte nein.", ["Karin Holt"]),
    "pronoun of the other gender": ("Karin Holt traf Jens Rau. {{Er}} sagte nein.", ["Jens Rau"]),
    "pronoun with two owners": ("Karl Holt und Jens Rau stritten. {{Er}} sagte nein.", [None]),
    "relative": ("Karl Holt, {{der}} den Plan verrückt nannte, ging.", ["Karl Holt"]),
    "his view": ("Karl Holt ging. {{Seiner Ansicht}} nach war nichts.", ["Karl Holt"]),
    "words of a named one": ("Nach {{Angaben des Sprechers Karl Holt}} war nichts.", ["Karl Holt"]),
    "words of the office": ("Kanzlerin Karin Holt ging. Nach {{Auffassung der Kanzlerin}} war nichts.", ["Karin Holt"]),
    "role that nobody is said to hold": ("Karin Holt ging. {{Die Konzernchefin}} sagte nein.", ["Karin Holt"]),
    "her role, another word": (
        "Finanzchefin Karin Holt traf Jens Rau. {{Die Managerin}} sagte nein.",
        ["Karin Holt"],
    ),
    "his boss": ("Karin Holt kam. Werkleiter Jens Rau ging. {{Seine Chefin}} sagte nein.", ["Karin Holt"]),
    "his boss, not named": ("Werkleiter Jens Rau ging. {{Seine Chefin}} sagte nein.", ["Seine Chefin"]),
    "our boss": ("Karin Holt kam. {{Unsere Chefin}} sagte nein.", ["Unsere Chefin"]),
    "two women": ("Karin Holt und Ulla Rau kamen. {{Die Managerin}} sagte nein.", ["Managerin"]),
    "grid company": ("Karl Holt verliert den Acker. {{Der Netzbetreiber}} sagte nein.", ["Netzbetreiber"]),
    "surname like a compound": ("Hajo Brinkmann kam. {{Brinkmann}} sagte nein.", ["Hajo Brinkmann"]),
    "the other one of that name": (
        "Karin Holt kam.\n\nNeben ihr steht der andere Holt, der Werkleiter. {{Holt}} sagte nein.",
        [None],
    ),
    "subject of a relative clause": (
        "Jens Rau lachte. Den Plan, den Karl Holt gelobt hatte, nannte {{er}} verrückt.",
        ["Jens Rau"],
    ),
    "two together": ("{{Karin Holt und Jens Rau}} sagten nein.", [None]),
    "spokesman is not the boss": ("Karin Holt kam. {{Holts Sprecher}} sagte nein.", ["Holts Sprecher"]),
    "lawyers are not the client": ("Karl Holt kam. {{Die Verteidiger Holts}} sagten nein.", ["Verteidiger Holts"]),
    "anonymous spokesman": ("{{Ein Sprecher der Werft}} sagte nein.", ["Ein Sprecher der Werft"]),
    "police": ("{{Die Polizei}} sagte nein.", ["Polizei"]),
    "police reports": ("Nach {{Polizeiangaben}} war nichts.", ["Polizei"]),
    "office of a place": ("{{Die Staatsanwaltschaft Nordhafen}} sagte nein.", ["Staatsanwaltschaft Nordhafen"]),
    "study": ("{{Eine Studie der Werft}} zeigt es.", ["Eine Studie der Werft"]),
    "reports without an owner": ("Nach {{eigenen Angaben}} war nichts.", [None]),
    "country is not the envoy": ("{{Der Vertreter Ostmarks}} sagte nein.", ["Vertreter Ostmarks"]),
    "holder of another country": (
        "Der ostische Präsident Karl Holt ging. {{Der westische Präsident}} sagte nein.",
        [None],
    ),
    "unlisted first name of a lone surname": ("Quenta Holt kam. {{Holt}} sagte nein.", ["Quenta Holt"]),
    "founder by a verb": ("Jens Rau verlässt die Firma, die er gegründet hat. {{Der Gründer}} sagte ab.", ["Jens Rau"]),
    "successor in the office": (
        "Richter Jens Rau ging. Nachfolgerin wird Karin Holt. {{Die neue Richterin}} sagte ab.",
        ["Karin Holt"],
    ),
    "office once held": (
        "Jens Rau versprach es, damals war er Dekan. Karin Holt muss zahlen. {{Der frühere Dekan}} sagte ab.",
        ["Jens Rau"],
    ),
    "woman in a man's office": ("Dekan Jens Rau ging. Karin Holt kam. {{Die Dekanin}} sagte ab.", ["Karin Holt"]),
    "her father": (
        "Karin Holt klagt. Karl Holt starb. {{Frau Holt}} ging. {{Ihr Vater}} sagte ab.",
        ["Karin Holt", "Karl Holt"],
    ),
    "his wife": ("Jens Rau und seine Frau Karin Rau kamen. {{Seine Frau}} sagte ab.", ["Karin Rau"]),
    "the other of two": (
        "Karl Holt und sein Bruder Jens Holt kamen. {{Jens Holt}} ging. {{Der andere Holt}} sagte ab.",
        ["Jens Holt", "Karl Holt"],
    ),
    "this one": ("Karl Holt traf Jens Rau. {{Dieser}} sagte ab.", ["Jens Rau"]),
    "this one has no name": ("Karin Holt rief an. Sie traf eine Angestellte. {{Diese}} sagte ab.", [None]),
    "by age": ("Jens Rau, 36, traf Karl Holt (41). {{Der 41-Jährige}} sagte ab.", ["Karl Holt"]),
    "the last one by age": ("Karin Holt kam. {{Die 41-Jährige}} sagte ab.", ["Karin Holt"]),
    "another's age": ("Karin Holt, 36, kam. {{Die 41-Jährige}} sagte ab.", [None]),
    "relative clause is no role": ("Effi Munk, die den Betriebsrat führt, kam. {{Sie}} sagte ab.", ["Effi Munk"]),
    "two first names": ("{{Horst-Peter Holt}} sagte ab. {{Er}} ging.", ["Horst-Peter Holt"] * 2),
    "unlisted name before a relative clause": (
        "Müde war Quibert Munk, der die Firma kennt. {{Er}} sagte ab.",
        ["Quibert Munk"],
    ),
    "father of two": ("Jens Rau schrieb. {{Der Vater zweier Kinder}} sagte ab.", ["Jens Rau"]),
    "biologist as a scientist": (
        "Die Meeresbiologin Karin Holt zählt. Jens Rau fährt. {{Die Wissenschaftlerin}} sagte ab.",
        ["Karin Holt"],
    ),
    "noun that is no name": ("Laut {{Hafenwoche}} war nichts.", [None]),
}

KINDS = {
    "name that begins with a role": ("{{General Foods}} said no.", "organisation"),
    "a count": ("{{A count by the Harbour Press}} shows more.", "source"),
    "person": ("{{Karen Holt}} said no.", "person"),
    "ministry": ("{{The finance ministry}} said no.", "organisation"),
    "country": ("{{China}} said no.", "organisation"),
    "acronym": ("{{The HTA}} said no.", "organisation"),
    "campaign": ("{{The Holt campaign}} said no.", "organisation"),
    "people": ("{{Three officials}} said no.", "group"),
    "critics": ("{{Critics}} said no.", "group"),
    "spokesman": ("{{A spokeswoman}} said no.", "anonymous"),
    "survey": ("{{The survey}} said no.", "source"),
}

HOWS = {
    "name": ("{{Karen Holt}} said no.", "name"),
    "short name": ("Karen Holt came. {{Holt}} said no.", "short_name"),
    "role": ("Chairwoman Karen Holt came. {{The chairwoman}} said no.", "role"),
    "pronoun": ("Karen Holt came. {{She}} said no.", "pronoun"),
    "none": ("{{They}} said no.", "none"),
}


@pytest.mark.parametrize(("text", "names"), ENGLISH.values(), ids=ENGLISH)
def test_english_mentions_mean(text: str, names: list[str | None]) -> None:
    assert spoken_by(text) == names


@pytest.mark.parametrize(("text", "names"), GERMAN.values(), ids=GERMAN)
def test_german_mentions_mean(text: str, names: list[str | None]) -> None:
    assert spoken_by(text, lang="de") == names


@pytest.mark.parametrize(("text", "kind"), KINDS.values(), ids=KINDS)
def test_a_speaker_is_of_a_kind(text: str, kind: str) -> None:
    assert [person.kind for _, person in answers(resolved(text)) if person] == [kind]


@pytest.mark.parametrize(("text", "how"), HOWS.values(), ids=HOWS)
def test_an_attribution_says_how(text: str, how: str) -> None:
    answer = resolved(text).attributions[-1]
    assert (answer.how, answer.confidence > 0, answer.found_by) == (how, how != "none", "names@4")


def test_an_open_speaker_names_the_candidates() -> None:
    answer = resolved("Karen Holt and Dale Holt came. {{Holt}} said no.").attributions[0]
    assert (answer.person, answer.candidates) == (None, ("p-karen-holt", "p-dale-holt"))


def test_a_mention_stands_where_the_name_does() -> None:
    document, _ = marked("Karen Holt came late. Ms. Holt's plan failed.")
    spans = [mention.span.of(document.text) for mention in resolve([document], {}).mentions]
    assert spans == ["Karen Holt", "Holt"]


def test_i_is_the_speaker_of_the_words_around_it() -> None:
    text = "Karen Holt said I told them I was ill."
    quotations = (
        quotation(text, "I told them I was ill", "Karen Holt"),
        quotation(text, "I was ill", "I"),
    )
    document = Document(id="doc", text=text, lang="en")
    assert [answer.person for answer in resolve([document], {"doc": quotations}).attributions] == ["p-karen-holt"] * 2


def test_i_in_a_text_with_one_author_is_the_author() -> None:
    document, quotations = marked("{{I}} never liked the plan.")
    signed = Document(id="doc", text=document.text, lang="en", authors=("Karen Holt",))
    assert resolve([signed], {"doc": quotations}).attributions[0].person == "p-karen-holt"


def quotation(text: str, words: str, speaker: str) -> Quotation:
    at, who = text.index(words), text.index(speaker)
    return Quotation(
        document="doc",
        content=(Span(at, at + len(words)),),
        speaker=(Span(who, who + len(speaker)),),
        form="indirect",
        found_by="test",
    )


def test_whom_the_words_call_by_surname_does_not_say_them() -> None:
    text = "Peter Brandt has denied it. His lawyer, Karl Holt, spoke. Mr Brandt was, he suggested, a small man."
    said = quotation(text, "Mr Brandt was", "he")
    found = resolve([Document(id="doc", text=text, lang="en")], {"doc": (said,)})
    assert [person.name if person else None for _, person in answers(found)] == ["Karl Holt"]


def test_whom_a_speaker_speaks_of_is_not_who_goes_on() -> None:
    text = "Dale Roe said that Peter Vane would pay for the pier. He added that it was late."
    own = (quotation(text, "that Peter Vane would pay for the pier", "Dale Roe"), quotation(text, "it was late", "He"))
    resolution = resolve([Document(id="doc", text=text, lang="en")], {"doc": own})
    assert [person and person.name for _, person in answers(resolution)] == ["Dale Roe", "Dale Roe"]


def test_nobody_without_a_name_is_joined_across_documents() -> None:
    resolution = resolved("{{The driver}} said no.", "{{The driver}} said yes.")
    assert len({answer.person for answer in resolution.attributions}) == 2


def test_who_answers_an_interview_is_whom_it_introduces() -> None:
    text = "Karen Holt runs a mill.\n\nWhy you?\n\nNobody else asked.\n\nAnd now?\n\nI wait."
    said = tuple(
        Quotation(
            document="doc",
            content=(Span(text.index(words), text.index(words) + len(words)),),
            form="direct",
            found_by="turns@1",
        )
        for words in ("Nobody else asked.", "I wait.")
    )
    document = Document(id="doc", text=text, lang="en")
    assert [answer.person for answer in resolve([document], {"doc": said}).attributions] == ["p-karen-holt"] * 2


def test_a_chinese_pronoun_means_the_one_person_around() -> None:
    assert spoken_by("{{高文博}}说不。{{他}}表示同意。", lang="zh") == ["高文博"] * 2
    assert spoken_by("{{高文博}}说不。{{吕思琦}}说好。{{她}}走了。", lang="zh")[-1] is None


TURNS = {
    "role and surname": ("Captain Holt:", "Karen Holt"),
    "full": ("Karen Holt", "Karen Holt"),
    "capitals": ("KAREN HOLT, HARBOUR MASTER:", "Karen Holt"),
    "title": ("MS. HOLT", "Karen Holt"),
    "surname": ("Holt:", "Karen Holt"),
    "initials": ("KH", "Karen Holt"),
    "initials of nobody": ("KB", "KB"),
    "first name": ("KAREN:", "Karen Holt"),
    "question": ("Q", "Q"),
    "moderator": ("Moderator", "Moderator"),
}


@pytest.mark.parametrize(("label", "name"), TURNS.values(), ids=TURNS)
def test_the_label_of_a_turn_means(label: str, name: str) -> None:
    document = Document(id="doc", text="Karen Holt is here. We shall build.", lang="en")
    said = Quotation(document="doc", content=(Span(20, 35),), turn=label, form="direct", found_by="test")
    assert [person.name if person else None for _, person in answers(resolve([document], {"doc": (said,)}))] == [name]


def test_labels_of_two_with_one_surname_are_told_apart_by_first_names() -> None:
    text = "Karen Holt and her husband, Peter, run a mill. One. Two. Three. Four."
    labels = {"KAREN HOLT": "One.", "PETER HOLT": "Two.", "PETER": "Three.", "KAREN": "Four."}
    said = tuple(
        Quotation(
            document="doc",
            content=(Span(text.index(words), text.index(words) + len(words)),),
            turn=label,
            form="direct",
            found_by="test",
        )
        for label, words in labels.items()
    )
    found = resolve([Document(id="doc", text=text, lang="en")], {"doc": said})
    assert [person.name if person else None for _, person in answers(found)] == [
        "Karen Holt",
        "Peter Holt",
        "Peter Holt",
        "Karen Holt",
    ]


ROLES = {
    "behind": ("Karen Holt, chair of Brandt Foods, left.", "en", ("chair", "Brandt Foods", False, None)),
    "before": ("Brandt Foods chief executive Karen Holt left.", "en", ("chief executive", "Brandt Foods", False, None)),
    "former": ("Former mayor Karen Holt left.", "en", ("mayor", None, True, None)),
    "since": ("Karen Holt, chair of Brandt since March 2021, left.", "en", ("chair", "Brandt", False, "2021-03")),
    "German": ("Karin Holt, Leiterin der Werft, ging.", "de", ("Leiterin", "Werft", False, None)),
    "German compound": ("Werft-Chefin Karin Holt ging.", "de", ("Werft-Chefin", "Werft", False, None)),
    "German former": ("Die frühere Ministerin Karin Holt ging.", "de", ("Ministerin", None, True, None)),
}


@pytest.mark.parametrize(("text", "lang", "wanted"), ROLES.values(), ids=ROLES)
def test_a_role_is_read_from_its_apposition(text: str, lang: str, wanted: tuple[object, ...]) -> None:
    people = resolve([Document(id="doc", text=text, lang=lang)], {}).people
    assert [(role.title, role.organisation, role.former, role.since) for role in people[0].roles] == [wanted]


def test_a_role_shows_its_words() -> None:
    document = Document(id="doc", text="Karen Holt, chair of Brandt Foods, left.", lang="en")
    evidence = resolve([document], {}).people[0].roles[0].evidence[0]
    assert [span.of(document.text) for span in evidence.spans] == ["chair"]


GENDERS = {
    "first name": ("Karen Holt left.", "f"),
    "title": ("Ms. Quenby Holt left.", "f"),
    "role": ("Congresswoman Quenby Holt left.", "f"),
    "none": ("Rep. Quenby Holt left.", None),
}


@pytest.mark.parametrize(("text", "gender"), GENDERS.values(), ids=GENDERS)
def test_gender_rests_on_evidence(text: str, gender: str | None) -> None:
    assert [person.gender for person in resolve([Document(id="d", text=text, lang="en")], {}).people] == [gender]
