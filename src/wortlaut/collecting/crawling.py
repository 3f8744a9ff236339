"""Many addresses at once, politely: one thread of requests behind a queue, in the order that the hosts allow."""

from __future__ import annotations

import asyncio
import hashlib
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import datetime
from queue import SimpleQueue
from typing import TYPE_CHECKING, Self

from wortlaut.collecting import hosts
from wortlaut.collecting.addresses import Resolve, checked_addresses, refused_by_name, resolve
from wortlaut.collecting.bodies import Room
from wortlaut.collecting.fetching import REDIRECTS, Answer, Fetcher, Fields
from wortlaut.collecting.hosts import Host, Schedule
from wortlaut.collecting.reasons import Unanswered, Unfetched
from wortlaut.collecting.robots import BYTES, HOPS, LATER, NO_RULES, Rules, RulesBySite, robot, rules_of, unknown
from wortlaut.collecting.urls import host_of, identity, site_of, target
from wortlaut.records import Exchange
from wortlaut.settings import Settings

if TYPE_CHECKING:
    import ssl

MOST_REDIRECTS = 5
RESOLVERS = 8  # names looked up at once
KEPT = 8  # times as many sites as requests under way, whose connections stay open between two pages
IN_PASSING = frozenset({"timeout", "network", *(f"http_{status}" for status in (408, 425, 429, 500, 502, 503, 504))})
WHOLE_HOST = frozenset({"http_429", "http_503"})  # what a server says of itself, not of the page


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One address on its way: what was asked for, where it leads now, how often it was tried."""

    source: str  # as it was named
    url: str  # normalised; of the next request
    key: str = ""  # what the source is remembered by
    position: tuple[int, ...] = ()  # of the source among those named, of an address among those it lists, ...
    depth: int = 0  # 0 = named by the user, 1 = listed by such a source ...
    validators: Fields = ()  # of what is already kept from ``validated``
    validated: str = ""
    extra: Fields = ()
    api: bool = False  # a service that the user named, with an interface for programs: robots.txt is not about it
    attempt: int = 1
    exchanges: tuple[Exchange, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a request: an answer, or the reason why there is none."""

    request: Request
    answer: Answer | None = None
    error: Unfetched | None = None
    slot: bool = True  # it counts among those under way until it is taken


@dataclass
class Crawl:
    """Takes requests with ``add`` and gives outcomes with ``take``; few are held at once. Use it in one thread."""

    settings: Settings
    now: Callable[[], datetime]
    resolve: Resolve = resolve
    context: ssl.SSLContext | None = None  # for certificates that the system does not know
    _open: int = 0
    _outcomes: SimpleQueue[Outcome | BaseException] = field(default_factory=SimpleQueue)
    _loop: asyncio.AbstractEventLoop | None = None
    _thread: threading.Thread | None = None
    _work: _Work | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._loop is not None and self._thread is not None and self._work is not None:
            self._loop.call_soon_threadsafe(self._work.stop)
            self._thread.join()
            self._loop.close()

    @property
    def open(self) -> int:
        """How many requests were added whose outcome has not been taken."""
        return self._open

    def add(self, request: Request, /) -> None:
        """Hand over a request; every one has exactly one outcome."""
        self._open += 1
        loop, work = self._started()
        loop.call_soon_threadsafe(work.add, request)

    def known(self, url: str, /) -> None:
        """Say that an address stands for a page that is there already; one that is listed later is left."""
        loop, work = self._started()
        loop.call_soon_threadsafe(work.seen.add, _digest(identity(url)))

    def take(self, *, wait: bool = True) -> Outcome | None:
        """Return an outcome; None where none is left or, without waiting, none has come yet."""
        if not self._open or (not wait and self._outcomes.empty()):
            return None
        outcome = self._outcomes.get()
        if isinstance(outcome, BaseException):
            raise outcome
        self._open -= 1
        if outcome.slot and self._loop is not None and self._work is not None:
            self._loop.call_soon_threadsafe(self._work.taken, outcome)
        return outcome

    def _started(self) -> tuple[asyncio.AbstractEventLoop, _Work]:
        if self._loop is None or self._work is None:
            self._loop = asyncio.new_event_loop()
            self._work = _Work(self)
            self._thread = threading.Thread(target=self._run, args=(self._loop, self._work), daemon=True)
            self._thread.start()
        return self._loop, self._work

    def _run(self, loop: asyncio.AbstractEventLoop, work: _Work) -> None:
        try:
            loop.run_until_complete(work.run())
        except BaseException as error:  # a mistake of ours must not leave the other thread waiting
            self._outcomes.put(error)


class _Work:
    """What goes on in the thread of requests."""

    def __init__(self, crawl: Crawl) -> None:
        self._settings = crawl.settings
        self._now = crawl.now
        self._resolve = crawl.resolve
        self._context = crawl.context
        self._put = crawl._outcomes.put
        self._schedule: Schedule[Request] = Schedule(
            wide=max(1, crawl.settings.host_connections), delay=crawl.settings.host_delay
        )
        self._slots = asyncio.Semaphore(max(1, crawl.settings.connections))
        self._wake = asyncio.Event()
        self._room = Room()
        self._robot = robot(crawl.settings)
        self._rules = RulesBySite()
        self._locks: dict[str, asyncio.Lock] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._main: asyncio.Task[None] | None = None
        self.seen: set[bytes] = set()

    async def run(self) -> None:
        """Make requests until stopped."""
        from wortlaut.collecting.transport import Pools

        resolvers = ThreadPoolExecutor(RESOLVERS, thread_name_prefix="resolve")
        pools = Pools(self._pick, resolvers, most=KEPT * self._settings.connections, context=self._context)
        self._fetch = Fetcher(self._settings, pools, self._room, self._now)
        self._main = asyncio.ensure_future(self._dispatch())
        try:
            await asyncio.wait([self._main])
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)
            await pools.close()
            if not self._main.cancelled():
                self._main.result()
        finally:
            resolvers.shutdown(wait=False, cancel_futures=True)

    def stop(self) -> None:
        """End all requests."""
        if self._main is not None:
            self._main.cancel()

    def add(self, request: Request) -> None:
        """Let a request wait for its turn, unless its page has been asked for already."""
        key = _digest(identity(request.url))
        if key in self.seen and not request.api:
            detail = f"{request.source}: the same page as an address before it, written differently or listed again"
            self._left(request, Unfetched("same_address", detail))
            return
        self.seen.add(key)
        name = host_of(request.url)
        if refused := refused_by_name(name, allow_private=self._settings.allow_private):
            self._left(request, refused)
            return
        host = self._schedule.add(name, request)
        if host.full:
            self._leave(host, host.reason, host.full)
        self._wake.set()

    def taken(self, outcome: Outcome) -> None:
        """Note that an outcome is no longer held here."""
        if outcome.answer is not None and outcome.answer.large:
            self._room.leave()
        self._slots.release()

    def _pick(self, host: str, port: int) -> list[str]:
        return checked_addresses(host, port, allow_private=self._settings.allow_private, resolve=self._resolve)

    def _left(self, request: Request, error: Unfetched, *, slot: bool = False) -> None:
        self._put(Outcome(request=request, error=error, slot=slot))

    async def _dispatch(self) -> None:
        while True:
            await self._slots.acquire()
            host, request = await self._turn()
            task = asyncio.create_task(self._one(host, request))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _turn(self) -> tuple[Host[Request], Request]:
        loop = asyncio.get_running_loop()
        while True:
            self._wake.clear()
            found = self._schedule.take(loop.time())
            if found is not None:
                return found
            try:
                async with asyncio.timeout_at(self._schedule.next_at()):
                    await self._wake.wait()
            except TimeoutError:
                continue

    async def _one(self, host: Host[Request], request: Request) -> None:
        """Make one request; its slot goes with the outcome, or is free again where it has to wait or go on."""
        loop = asyncio.get_running_loop()
        try:
            ended = await self._step(host, request)
        except Unfetched as error:
            ended = Outcome(request=request, error=error)
        except Exception as error:  # never lose a request over a mistake of ours
            wrong = Unfetched("failed", f"{request.url}: {type(error).__name__}: {error}; please report this")
            ended = Outcome(request=request, error=wrong)
        self._schedule.done(host, loop.time())
        self._wake.set()
        if ended is None:
            self._slots.release()
        else:
            self._put(ended)

    async def _step(self, host: Host[Request], request: Request) -> Outcome | None:
        """Make the next request on the way to a page; None where it waits for another turn."""
        if not request.api:
            rules = await self._rules_for(site_of(request.url))
            self._obey(host, rules, request)
        fields = request.extra
        if request.validators and request.validated == request.url:
            fields = (*fields, *request.validators)
        try:
            answer = await self._fetch(request.url, extra=fields)
            host.silent = 0
        except Unfetched as unfetched:
            return self._failed(host, request, unfetched)
        made = replace(request, exchanges=(*request.exchanges, answer.exchange))
        status = answer.exchange.status
        if status in REDIRECTS and answer.field("location"):
            return self._redirected(made, answer)
        if status == 200 or (status == 206 and request.extra) or (status == 304 and request.validated == request.url):
            return Outcome(request=made, answer=answer)
        error = Unfetched(f"http_{status}", f"{request.url}: the server answered {status}", hint=_advice(status))
        return self._failed(host, request, error, wait=_wait(answer))

    def _obey(self, host: Host[Request], rules: Rules, request: Request) -> None:
        if rules.reason == "refused_address":  # it stays so: nothing else of the host waits for its turn
            host.full, host.reason = rules.trouble, rules.reason
            self._leave(host, rules.reason, rules.trouble, hint=rules.hint)
        if rules.trouble:
            raise Unfetched(rules.reason, f"{request.url}: {rules.trouble}", hint=rules.hint)
        if not rules.allow(request.url):
            hint = "save the page by hand and give the file"
            raise Unfetched("robots", f"{request.url}: the site's robots.txt asks not to fetch this", hint=hint)
        if rules.delay > hosts.LONGEST:
            host.full = f"{host.name} asks to wait {rules.delay:g} seconds between two pages"
            self._leave(host, "crawl_delay", host.full)
        else:
            host.delay = max(self._settings.host_delay, rules.delay)

    async def _rules_for(self, site: str) -> Rules:
        lock = self._locks.setdefault(site, asyncio.Lock())
        async with lock:
            rules = self._rules.get(site)
            if rules is None:
                rules = await self._asked_rules(f"{site}/robots.txt")
                self._rules.keep(site, rules)
        if not lock.locked():
            self._locks.pop(site, None)
        return rules

    async def _asked_rules(self, url: str) -> Rules:
        """Return what robots.txt says, after a few attempts and redirects; never raises."""
        for attempt in range(1, max(1, self._settings.attempts) + 1):
            wait = None
            try:
                answer = await self._fetched_rules(url)
                rules = rules_of(answer, self._robot)
                wait, passing = _wait(answer), bool(rules.trouble)
            except Unfetched as error:
                rules = NO_RULES if error.reason == "unsupported" else unknown(error)
                passing = error.reason in IN_PASSING
            wait = hosts.backoff(url, attempt) if wait is None else wait
            if not passing or attempt >= self._settings.attempts or wait > hosts.CEILING:
                break
            await asyncio.sleep(wait)
        return rules

    async def _fetched_rules(self, url: str) -> Answer:
        for _ in range(HOPS):
            answer = await self._fetch(url, limit=BYTES, cut=True)
            if answer.exchange.status not in REDIRECTS or not answer.field("location"):
                break
            url = target(url, answer.field("location"))
        return answer

    def _redirected(self, request: Request, answer: Answer) -> Outcome | None:
        url = target(request.url, answer.field("location"))
        key = _digest(identity(url))
        if len(request.exchanges) > MOST_REDIRECTS or any(url == made.url for made in request.exchanges):
            what = "in a circle" if len(request.exchanges) <= MOST_REDIRECTS else f"more than {MOST_REDIRECTS} times"
            raise Unfetched("redirects", f"{request.source}: redirected {what}", hint="give the final address")
        if key in self.seen and key != _digest(identity(request.url)) and not request.api:
            raise Unfetched("same_address", f"{request.source}: leads to {url}, which is collected by itself")
        self.seen.add(key)
        self._schedule.add(host_of(url), replace(request, url=url))
        return None

    def _failed(
        self, host: Host[Request], request: Request, error: Unfetched, *, wait: float | None = None
    ) -> Outcome | None:
        """Let a request wait for another attempt; raises the error where it has had enough of them."""
        now = asyncio.get_running_loop().time()
        final = error.reason not in IN_PASSING or request.attempt >= self._settings.attempts
        if isinstance(error, Unanswered):
            host.silent += 1
            if host.silent >= hosts.FAILING:
                host.silent = 0
                self._leave(host, "host_failing", f"{host.name} gave no answer {hosts.FAILING} times in a row")
                final = True
        elif error.reason == "timeout":
            final = True  # it answers, without end
        if wait is None:
            wait = hosts.backoff(request.url, request.attempt)
        elif wait > hosts.LONGEST:
            hint = f"it asks to wait {wait:g} seconds: collect it again later"
            raise Unfetched(error.reason, error.message, hint=hint) from error
        if error.reason in WHOLE_HOST:
            host.next_at = max(host.next_at, now + wait)
        if final:
            raise error
        again = replace(request, attempt=request.attempt + 1)
        self._schedule.add(host.name, again, at=now + wait)
        return None

    def _leave(self, host: Host[Request], reason: str, why: str, *, hint: str = LATER) -> None:
        """Leave what waits for a host."""
        for request in self._schedule.give_up(host):
            self._left(request, Unfetched(reason, f"{request.url}: {why}", hint=hint))


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode(), digest_size=12).digest()


def _wait(answer: Answer) -> float | None:
    return hosts.retry_after(answer.field("retry-after"), answer.field("date"))


def _advice(status: int) -> str:
    if status in (401, 402, 403, 451):
        return "it is not open to everyone: save the page as you see it and give the file"
    return "check the address" if status in (404, 410) else "try again later"
