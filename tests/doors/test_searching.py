"""``collect --query`` and ``--follow`` as a person meets them, against a server on the loopback."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from wortlaut.doors.cli.arguments import spread
from wortlaut.doors.cli.commands import app

WORDS = "“We wait for the tide,” Orla Benn said on the quay, while the crew counted the gulls and the gulls the crew."


class Site(BaseHTTPRequestHandler):
    """A search service, a sitemap and a page."""

    def do_GET(self) -> None:
        host = f"http://{self.headers['Host']}"
        kind = self.path.split("?")[0].strip("/")
        results = [{"url": f"{host}/page"}] if "pageno=1" in self.path else []
        said = {
            "search": json.dumps({"results": results}),
            "map.xml": f"<?xml version='1.0'?><urlset><url><loc>{host}/page</loc></url></urlset>",
            "page": f"<html lang=en><title>Tide</title><body><article><p>{WORDS}</p></article></body></html>",
        }.get(kind, "")
        self.send_response(200 if said else 404)
        self.send_header("Content-Length", str(len(said.encode())))
        self.end_headers()
        self.wfile.write(said.encode())

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def run(capsys, monkeypatch, tmp_path):
    """Return what runs a command in an empty folder: (exit code, standard output, standard error)."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WORTLAUT_HOST_DELAY", "0")

    def call(*words: str):
        with pytest.raises(SystemExit) as left:
            app(args=spread(words), prog_name="wortlaut")
        printed = capsys.readouterr()
        return left.value.code or 0, printed.out, printed.err

    return call


def test_the_hits_of_a_query_are_collected(run, site):
    code, out, _ = run("collect", "--query", "Orla Benn", "--search", f"searxng:{site}", "--allow-private")
    assert code == 0
    assert f"read {site}/page" in out


def test_the_back_end_may_stand_in_ones_own_settings_and_in_no_folders(run, site, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    own = tmp_path / "config" / "wortlaut" / "wortlaut.toml"
    own.parent.mkdir(parents=True)
    own.write_text(f'search = "searxng:{site}"\n')
    folders = tmp_path / "wortlaut.toml"
    folders.write_text('search = "searxng:https://evil.example"\n')
    code, _, err = run("collect", "--query", "Orla Benn", "--format", "json", "--allow-private")
    assert code == 2
    assert "search is not for a folder to say" in err
    folders.unlink()
    code, out, _ = run("collect", "--query", "Orla Benn", "--format", "json", "--allow-private")
    assert code == 0
    assert json.loads(out.splitlines()[0])["source"] == f"{site}/page"


def test_what_a_sitemap_lists_is_followed(run, site):
    code, out, _ = run("collect", f"{site}/map.xml", "--follow", "--allow-private")
    assert code == 0
    assert f"read {site}/page" in out


WRONG = {
    "no back end": ([], "name one with --search"),
    "an unknown one": (["--search", "altavista"], "known: commoncrawl, gdelt, searxng"),
    "no day in between": (["--search", "gdelt", "--since", "2026-02-01", "--until", "2026-01-01"], "no day lies"),
    "no day": (["--search", "gdelt", "--since", "yesterday"], "not a date"),
    "a private one unasked": (["--search", "searxng:http://127.0.0.1:1"], "not a public address"),
}


@pytest.mark.parametrize(("words", "told"), WRONG.values(), ids=WRONG)
def test_a_wrong_query_says_what_to_do(run, words, told):
    code, _, err = run("collect", "--query", "Orla Benn", *words)
    assert code == 2
    assert told in err
