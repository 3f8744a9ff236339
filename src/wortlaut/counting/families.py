"""Currencies that share a name: "crowns" are Swedish, Danish or Czech ones, and the text may say which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from wortlaut.counting.drafts import Draft, key
from wortlaut.counting.tables import Tables, coins, symbols

OTHER_THINGS = frozenset({"crown"})  # few crowns are teeth, trees or kings
FEWEST_COINS = 100


def members(currency: str, /) -> frozenset[str]:
    """Return the currencies that a family's name may stand for; of a code, itself."""
    return frozenset(symbols()["families"].get(currency, (currency,)))


def settled(text: str, drafts: Sequence[Draft], known: Tables) -> list[Draft]:
    """Give each bare "crowns" the one currency of that name that the text tells elsewhere."""
    families = symbols()["families"]
    if not any(draft.currency in families for draft in drafts):
        return list(drafts)
    told = {known.currencies[key(coin["word"])] for coin in coins(known.code).finditer(text)}
    told |= {draft.currency for draft in drafts if draft.currency is not None}
    return [_settled(text, draft, told) if draft.currency in families else draft for draft in drafts]


def _settled(text: str, draft: Draft, told: set[str]) -> Draft:
    known = members(draft.currency or "") & told
    if len(known) == 1:
        return replace(draft, currency=next(iter(known)))
    few = draft.scale == 1 and draft.value < FEWEST_COINS and draft.value == draft.value.to_integral_value()
    if known or not few or draft.currency not in OTHER_THINGS:
        return draft
    words, _, noun = text[draft.start : draft.end].rpartition(" ")
    if not words or noun in symbols()["signs"]:
        return draft
    return replace(draft, unit="item", currency=None, noun=noun, end=draft.start + len(words))
