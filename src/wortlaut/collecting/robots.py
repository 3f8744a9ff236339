"""What a site asks of robots (RFC 9309): paths, and how long to wait between two requests."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wortlaut.collecting.fetching import REDIRECTS, Answer
from wortlaut.collecting.reasons import Unfetched
from wortlaut.settings import Settings

if TYPE_CHECKING:
    from protego import Protego

BYTES = 512_000  # of one robots.txt; the RFC asks for at least 500 KiB
HELD = 4_000_000  # bytes of rules held for all sites; protego needs some ten times of that
HOPS = 5  # redirects, across hosts too, that the RFC asks to follow


LATER = "collect it again later"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The rules of one site for one robot."""

    parsed: Protego | None = None  # None = the site has no rules
    robot: str = ""
    trouble: str = ""  # why they are not known; then nothing may be fetched
    reason: str = "robots_unreachable"  # the code that goes with the trouble
    hint: str = LATER
    size: int = 0

    def allow(self, url: str, /) -> bool:
        """Tell whether an address may be fetched."""
        return not self.trouble and (self.parsed is None or bool(self.parsed.can_fetch(url, self.robot)))

    @property
    def delay(self) -> float:
        """The seconds to wait between two requests, 0 where the site does not say."""
        if self.parsed is None:
            return 0.0
        asked = self.parsed.crawl_delay(self.robot)
        rate = self.parsed.request_rate(self.robot)
        return max(float(asked or 0), rate.seconds / rate.requests if rate and rate.requests else 0.0)


NO_RULES = Rules()


def unknown(error: Unfetched, /) -> Rules:
    """Return the rules of a site whose robots.txt could not be had: until it can, nothing may be fetched there."""
    if error.reason == "refused_address":
        return Rules(trouble=error.message, reason=error.reason, hint=error.hint)
    return Rules(trouble=f"its robots.txt cannot be fetched: {error.message}", reason=error.reason)


class RulesBySite:
    """The rules of the sites asked last, up to HELD bytes of them."""

    def __init__(self) -> None:
        self._known: OrderedDict[str, Rules] = OrderedDict()
        self._size = 0

    def get(self, site: str, /) -> Rules | None:
        """Return the site's rules, None where they are to be asked for."""
        if site in self._known:
            self._known.move_to_end(site)
        return self._known.get(site)

    def keep(self, site: str, rules: Rules, /) -> None:
        """Keep a site's rules, and let go of those not asked for in the longest time."""
        self._known[site] = rules
        self._size += rules.size
        while self._size > HELD and len(self._known) > 1:
            self._size -= self._known.popitem(last=False)[1].size


def robot(settings: Settings, /) -> str:
    """Return the product token that rules are matched with: what stands before the version."""
    return settings.user_agent.split("/")[0].split(" ")[0].strip().lower() or "*"


def rules_of(answer: Answer, robot: str, /) -> Rules:
    """Return the rules that the last answer about robots.txt gives.

    Unavailable (4xx, too many redirects) means no rules; unreachable (5xx, and 429) means that all is forbidden.
    """
    status = answer.exchange.status
    if status >= 500 or status == 429:
        return Rules(trouble=f"its robots.txt answered {status}: until it can be read, nothing is fetched there")
    if status >= 400 or status in REDIRECTS or status == 304:
        return NO_RULES
    from protego import Protego

    text = answer.content.decode("utf-8-sig", "replace")
    return Rules(parsed=Protego.parse(text), robot=robot, size=len(answer.content))
