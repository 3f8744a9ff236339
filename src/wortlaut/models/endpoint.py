"""A chat model behind an OpenAI-compatible endpoint: bounded in time and size, no redirect followed, the key unseen.

The address is the user's own, so private and loopback ones are as good as any. Proxies, netrc files and cookies are
not looked at: what is sent goes to that address and nowhere else.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit, urlunsplit

from wortlaut.errors import LostAnswerError, ModelError, UsageError
from wortlaut.ports import Access, Message, Reply

if TYPE_CHECKING:
    import httpx2

TRIES = 4  # of one request, where the server is busy, failing or not up yet
PAUSE = 1.0  # seconds before the second try, doubled for each further one
LONGEST_PAUSE = 60.0  # seconds; a server that asks for more is given up
CONNECTING = 10.0  # seconds
MOST_BYTES = 1_000_000  # of one answer
LONGEST_TOLD = 200  # characters of the server's own words in a message
BUSY = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
REFUSED = frozenset({400, 422})  # also what a server says that does not know one of the parameters
MOST_TOKENS = 10_000_000  # of one answer; a server that reports more is not believed

# What servers understand of a request, the most telling first; the next is tried where one is refused.
DIALECTS = ("json_schema", "json_object", "plain", "completion_tokens")


@dataclass(kw_only=True)
class EndpointModel:
    """Asks one model of one server."""

    name: str
    url: str
    key: str = field(default="", repr=False)
    timeout: float = 120.0
    sleep: Callable[[float], None] = time.sleep
    digest: str = ""
    _dialect: int = 0

    @property
    def version(self) -> str:
        """The model's name, its server, and the parameters that are always sent."""
        return f"openai:{self.name}@{self.url}?temperature=0"

    def __call__(self, messages: Sequence[Message], /, *, schema: Mapping[str, object], most: int) -> Reply:
        """Return the answer; raises ModelError where the server gives none."""
        while True:
            body = _body(DIALECTS[self._dialect], self.name, messages, schema, most)
            status, content = self._answered(body)
            if status == 200:
                return _reply(content, self.url)
            if status not in REFUSED or self._dialect + 1 == len(DIALECTS):
                raise self._refusal(status, content)
            self._dialect += 1

    def _answered(self, body: Mapping[str, object]) -> tuple[int, bytes]:
        """Return status and content, after as many tries as it takes and is allowed."""
        pause = PAUSE
        for tried in range(1, TRIES + 1):
            try:
                status, content, asked = self._once(body)
            except _UnreachableError as error:
                status, content, asked, why = 0, b"", None, str(error)
            else:
                why = f"the server answered {status}"
            if status and status not in BUSY:
                return status, content
            wait = pause if asked is None else max(asked, 0.0)
            if tried == TRIES or wait > LONGEST_PAUSE:
                break
            self.sleep(wait)
            pause = min(2 * pause, LONGEST_PAUSE)
        raise ModelError(f"{self.url}: no answer after {tried} tries: {why}", hint="is it running? try again later")

    def _once(self, body: Mapping[str, object]) -> tuple[int, bytes, float | None]:
        """Return status, content and the seconds that the server asks to wait."""
        import httpx2

        deadline = time.monotonic() + self.timeout
        begun = False
        try:
            with self._client.stream("POST", self.url, json=body) as answer:
                begun = answer.status_code == 200
                content = self._content(answer, deadline)
                return answer.status_code, content, _seconds(answer.headers.get("retry-after"))
        except (httpx2.ConnectError, httpx2.ConnectTimeout) as error:
            raise _UnreachableError("it cannot be reached") from error
        except httpx2.TimeoutException as error:
            raise self._late() from error
        except (httpx2.HTTPError, httpx2.InvalidURL, UnicodeError) as error:
            if begun:
                raise LostAnswerError(f"{self.url}: the answer was cut off", hint="try again later") from error
            raise _UnreachableError("the connection broke") from error

    def _content(self, answer: httpx2.Response, deadline: float) -> bytes:
        coding = answer.headers.get("content-encoding", "identity").strip().lower()
        if coding not in ("", "identity"):
            raise ModelError(f"{self.url}: the answer is packed, which was not asked for", hint="is it a chat server?")
        pieces: list[bytes] = []
        size = 0
        for piece in answer.iter_raw():
            pieces.append(piece)
            size += len(piece)
            if size > MOST_BYTES:
                raise LostAnswerError(f"{self.url}: more than {MOST_BYTES:,} bytes of answer")
            if time.monotonic() > deadline:
                raise self._late()
        return b"".join(pieces)

    def _late(self) -> LostAnswerError:
        return LostAnswerError(
            f"{self.url}: no whole answer within {self.timeout:g} seconds", hint="raise model_timeout in wortlaut.toml"
        )

    def _refusal(self, status: int, content: bytes) -> ModelError:
        if 300 <= status < 400:
            return ModelError(f"{self.url}: it redirects, which is not followed", hint="give its final address")
        if status in (401, 403):
            return ModelError(
                f"{self.url}: the server refuses the key ({status})",
                hint="model_key in your own wortlaut.toml names the environment variable that holds it",
            )
        if status == 404:
            return ModelError(
                f"{self.url}: no model {self.name!r} there, or no such address",
                hint="most endpoints end in /v1: --endpoint http://127.0.0.1:8080/v1",
            )
        said = " ".join(content[: 4 * LONGEST_TOLD].decode("utf-8", "replace").split())
        said = said.replace(self.key, "***") if self.key else said
        return ModelError(f"{self.url}: the server answered {status}: {said[:LONGEST_TOLD]}")

    @cached_property
    def _client(self) -> httpx2.Client:
        import httpx2

        headers = {"User-Agent": "wortlaut", "Accept": "application/json", "Accept-Encoding": "identity"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        return httpx2.Client(
            headers=headers,
            timeout=httpx2.Timeout(self.timeout, connect=min(CONNECTING, self.timeout)),
            follow_redirects=False,
            trust_env=False,
        )


class _UnreachableError(Exception):
    """No connection, or one that broke before an answer began: nothing was done there, it may be tried again."""


def open_model(name: str, access: Access, /) -> EndpointModel:
    """Return the model of that name at the user's endpoint; raises UsageError for an address that is none."""
    if not access.endpoint:
        raise UsageError(
            f"no endpoint for the model {name!r}",
            hint="--endpoint http://127.0.0.1:8080/v1, or set it in your own wortlaut.toml",
        )
    url = _address(access.endpoint)
    if access.key and not (access.key.isascii() and access.key.isprintable() and " " not in access.key):
        raise UsageError("the key holds characters that no key has", hint="look at the environment variable")
    if access.key and url.startswith("http:") and not _is_near(url):
        raise UsageError(f"{url}: a key is not sent unencrypted", hint="use https, or an address on this machine")
    return EndpointModel(name=name, url=url, key=access.key, timeout=access.timeout)


def _address(endpoint: str) -> str:
    try:
        parts = urlsplit(endpoint)
        usable = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        usable = None
    if not usable:
        raise UsageError("the endpoint is no http or https address", hint="--endpoint http://127.0.0.1:8080/v1")
    if parts.username or parts.password or parts.query or parts.fragment:
        raise UsageError(f"the endpoint at {parts.hostname} holds more than an address", hint="give a key by model_key")
    path = parts.path.rstrip("/") or "/v1"
    path = path if path.endswith("/chat/completions") else f"{path}/chat/completions"
    return urlunsplit((parts.scheme, parts.netloc, path, "", ""))


def _is_near(url: str) -> bool:
    """Tell whether the address is on this machine or a private network by its number."""
    import ipaddress

    host = urlsplit(url).hostname or ""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host == "localhost"
    return address.is_loopback or address.is_private


def _body(
    dialect: str, name: str, messages: Sequence[Message], schema: Mapping[str, object], most: int
) -> dict[str, object]:
    body: dict[str, object] = {
        "model": name,
        "messages": [{"role": message.role, "content": message.text} for message in messages],
        "stream": False,
    }
    if dialect == "completion_tokens":  # newer hosted models: no temperature, another name for the ceiling
        return {**body, "max_completion_tokens": most}
    body |= {"temperature": 0, "max_tokens": most}
    if dialect == "json_schema":
        form = {"name": "answer", "schema": schema, "strict": True}
        body["response_format"] = {"type": "json_schema", "json_schema": form}
    elif dialect == "json_object":
        body["response_format"] = {"type": "json_object"}
    return body


def _reply(content: bytes, url: str) -> Reply:
    """Return what a server's answer holds; only its text and its counts are looked at."""
    import msgspec

    try:
        answer: Any = msgspec.json.decode(content)
        message = answer["choices"][0]["message"]
        said = message.get("content")
    except (msgspec.DecodeError, UnicodeError, RecursionError, LookupError, TypeError, AttributeError) as error:
        raise LostAnswerError(
            f"{url}: the answer is not that of a chat server", hint="is the address right?"
        ) from error
    if isinstance(said, list):  # some servers answer in parts
        said = "".join(str(part.get("text") or "") for part in said if isinstance(part, dict))
    usage = answer.get("usage") if isinstance(answer.get("usage"), dict) else {}
    return Reply(
        text=said if isinstance(said, str) else "",
        read=_count(usage.get("prompt_tokens")),
        wrote=_count(usage.get("completion_tokens")),
    )


def _count(value: object) -> int | None:
    known = isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST_TOKENS
    return value if known and isinstance(value, int) else None


def _seconds(header: str | None) -> float | None:
    """Return how long the server asks to wait; a date counts from now, anything else is not understood."""
    if not header:
        return None
    if header.strip().isdecimal():
        return float(header.strip()[:9])
    from datetime import UTC, datetime
    from email.utils import parsedate_to_datetime

    try:
        until = parsedate_to_datetime(header)
    except ValueError:
        return None
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return (until - datetime.now(UTC)).total_seconds()
