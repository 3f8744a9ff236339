"""The command line as a person meets it: what it prints where, what it says of bad input, and how it leaves."""

from __future__ import annotations

import json

import pytest

from wortlaut.doors.cli.arguments import spread
from wortlaut.doors.cli.commands import app

PARAGRAPH = (
    "Thea Lindqvist, the harbour director of Nordquay, met reporters on Monday. “We will keep the ferry running "
    "through the winter,” said Lindqvist. According to Lindqvist, 40 of the old cranes can be saved."
)
ARTICLE = {
    "id": "herald-1",
    "lang": "en",
    "date": "2025-09-15",
    "title": "Ferry stays",
    "outlet": "Nordquay Herald",
    "text": PARAGRAPH,
}


@pytest.fixture
def run(capsys, monkeypatch, tmp_path):
    """Return what runs a command in an empty folder: (exit code, standard output, standard error)."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WORTLAUT_TODAY", "2026-02-01")

    def call(*words: str):
        with pytest.raises(SystemExit) as left:
            app(args=spread(words), prog_name="wortlaut")
        printed = capsys.readouterr()
        return left.value.code or 0, printed.out, printed.err

    return call


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "press.jsonl"
    path.write_text(json.dumps(ARTICLE), encoding="utf-8")
    return str(path)


def lines(out: str) -> list[dict]:
    return [json.loads(line) for line in out.splitlines()]


def test_brief_writes_both_files_and_says_which(run, article, tmp_path):
    code, out, err = run("brief", "Thea Lindqvist", "--from", article, "--out", "notes")
    assert (code, err) == (0, "")
    names = sorted(path.name for path in (tmp_path / "notes").iterdir())
    assert [name.split(".")[-1] for name in names] == ["html", "md"]
    assert all(name in out for name in names)
    note = (tmp_path / "notes" / names[1]).read_text(encoding="utf-8")
    assert "“We will keep the ferry running through the winter" in note
    assert "person: Thea Lindqvist" in note


@pytest.fixture
def worded(run, article, chat_server, completion, monkeypatch, tmp_path):
    """Return what runs ``brief`` with a model that plans its one sentence."""
    plan = '{"1": "{source}, {who} said {when}: {quote}"}'
    chat_server.reply = lambda body: completion(plan, prompt_tokens=700, completion_tokens=40)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    model = ("--model", "openai:small", "--endpoint", chat_server.url)
    return lambda *words: run("brief", "Thea Lindqvist", "--from", article, "--as", "jekyll", *model, *words)


def test_brief_with_a_model_says_what_it_did_and_what_that_took(worded, tmp_path):
    code, _, err = worded("--budget", "9000tokens")
    assert code == 0
    assert err.startswith("small worded 1 of 1 sentences; 740 of 9,000 tokens")
    assert len(list((tmp_path / "cache" / "wortlaut" / "answers").rglob("*.json"))) == 1
    assert "1 of 1 answers were kept" in worded("--budget", "9000tokens")[2]


def test_brief_with_a_model_as_json_tells_the_same(worded):
    code, out, _ = worded("--format", "json")
    assert code == 0
    wording = json.loads(out)["wording"]
    assert (wording["model"], wording["offered"], wording["made"], wording["tokens"]) == ("small", 1, 1, 740)


def test_a_model_that_cannot_be_is_told_before_anything_is_read(worded):
    code, _, err = worded("--budget", "2gold")
    assert (code, "'2gold' is no budget" in err) == (2, True)


def test_brief_as_json_tells_files_and_findings(run, article):
    code, out, _ = run("brief", "Lindqvist", "--from", article, "--format", "json")
    told = json.loads(out)
    assert code == 0
    assert told["person"] == "Thea Lindqvist"
    assert told["statements"] >= 1
    assert not [finding for finding in told["findings"] if finding["level"] == "error"]


def test_a_person_nobody_quotes_is_told_with_the_nearest_name(run, article):
    code, out, err = run("brief", "Thea Lindkwist", "--from", article)
    assert (code, out) == (2, "")
    assert "nobody named 'Thea Lindkwist' is quoted" in err
    assert "did you mean Thea Lindqvist?" in err


def test_an_error_with_format_json_is_json_on_standard_error(run, article):
    code, out, err = run("brief", "Nobody Atall", "--from", article, "--format", "json")
    assert (code, out) == (2, "")
    assert json.loads(err)["error"]["type"] == "UsageError"


@pytest.mark.parametrize("command", ["collect", "extract", "annotate", "statements"])
def test_no_source_is_wrong_usage(run, command):
    code, out, err = run(command)
    assert (code, out) == (2, "")
    assert "no sources" in err


BAD = {
    "empty.txt": (b"", "empty"),
    "binary.bin": (bytes(range(256)) * 4, "binary.bin"),
    "stub.html": (b"<html><body><script>load()</script></body></html>", "no article"),
    "broken.pdf": (b"%PDF-1.7\n1 0 obj << /Type", "PDF"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_source_is_named_with_its_reason_and_the_rest_goes_on(run, article, tmp_path, name):
    content, reason = BAD[name]
    (tmp_path / name).write_bytes(content)
    code, out, err = run("collect", name, article)
    assert code == 0
    assert "herald-1" in out
    assert name in err
    assert reason in err


@pytest.mark.parametrize("name", BAD)
def test_nothing_but_bad_sources_leaves_with_2(run, tmp_path, name):
    (tmp_path / name).write_bytes(BAD[name][0])
    code, _, err = run("extract", name)
    assert code == 2
    assert name in err


def test_one_bad_line_of_a_jsonl_is_named_with_its_number(run, tmp_path):
    (tmp_path / "press.jsonl").write_text(json.dumps(ARTICLE) + '\n{"id": oops\n', encoding="utf-8")
    code, out, err = run("collect", "press.jsonl", "--format", "json")
    assert code == 0
    assert {"source": "press.jsonl", "documents": ["herald-1"]} in lines(out)
    assert "press.jsonl:2" in err


def test_a_missing_file_is_named(run):
    code, _, err = run("audit", "nowhere.md")
    assert code == 2
    assert "nowhere.md: no such file" in err


def test_collect_to_writes_documents_that_can_be_collected_again(run, article, tmp_path):
    assert run("collect", article, "--to", "copy.jsonl")[0] == 0
    assert json.loads((tmp_path / "copy.jsonl").read_text(encoding="utf-8"))["text"] == PARAGRAPH
    assert run("collect", "copy.jsonl", "--to", "again.jsonl")[0] == 0
    assert (tmp_path / "again.jsonl").read_bytes() == (tmp_path / "copy.jsonl").read_bytes()


def test_a_library_is_used_again_without_sources(run, article):
    assert run("collect", article, "--library", "kept")[0] == 0
    code, out, _ = run("find", "keep the ferry running", "--library", "kept", "--format", "json")
    assert code == 0
    assert lines(out)[0]["verdict"] == "verbatim"


def test_extract_in_the_corpus_format_gives_offsets_into_the_text(run, article):
    code, out, _ = run("extract", article, "--format", "corpus")
    (document,) = lines(out)
    quote = document["quotes"][0]
    (start, end), *_ = quote["content"]
    assert code == 0
    assert document["text"][start:end].startswith("We will keep the ferry running")
    assert quote["type"] == "direct"
    assert quote["entity"] == "Thea Lindqvist"
    assert all(set(quote) >= {"id", "content", "source", "cue", "type", "entity"} for quote in document["quotes"])


def test_check_gives_a_verdict_for_each_line_and_leaves_with_1_when_one_is_not_fit_to_print(run, article, tmp_path):
    asked = [
        {"id": "right", "quote": "We will keep the ferry running through the winter"},
        {"id": "wrong", "quote": "We will not keep the ferry running through the winter"},
        {"id": "figure", "claim": "Some 50 cranes can be saved.", "source": "40 of the cranes can be saved."},
    ]
    (tmp_path / "asked.jsonl").write_text("\n".join(map(json.dumps, asked)) + "\nno json\n", encoding="utf-8")
    code, out, err = run("check", "asked.jsonl", "--against", article)
    verdicts = {line["id"]: line["verdict"] for line in lines(out)}
    assert code == 1
    assert verdicts["right"] == "verbatim"
    assert verdicts["wrong"] == "negated"
    assert verdicts["figure"] in {"wrong", "of_something_else"}
    assert "asked.jsonl:4" in err
    (tmp_path / "asked.jsonl").write_text(json.dumps(asked[0]), encoding="utf-8")
    assert run("check", "asked.jsonl", "--against", article)[0] == 0


def test_check_of_claims_with_their_own_source_needs_no_other(run, tmp_path):
    asked = {"id": "c", "claim": "Revenue rose to 3.4 billion euros.", "source": "Revenue rose to 3.4 billion euros."}
    (tmp_path / "asked.jsonl").write_text(json.dumps(asked), encoding="utf-8")
    code, out, _ = run("check", "asked.jsonl")
    assert code == 0
    assert lines(out)[0]["verdict"] == "same"


CLAIMS = {
    "right": ("According to Thea Lindqvist 40 of the old cranes can be saved.", "same", "✓"),
    "wrong": ("Thea Lindqvist says 50 old cranes can be saved.", "wrong", "50"),
    "nothing to judge": (
        "Thea Lindqvist is the harbour director of Nordquay.",
        "unreadable",
        "no figure, date or time",
    ),
    "nobody tells of it": ("Giraffes sleep 2 hours a day.", "unreadable", "no source tells of it"),
}


@pytest.mark.parametrize(("claim", "verdict", "told"), CLAIMS.values(), ids=CLAIMS)
def test_check_holds_a_claim_without_a_source_to_what_tells_of_it(run, article, tmp_path, claim, verdict, told):
    (tmp_path / "asked.jsonl").write_text(json.dumps({"id": "c", "claim": claim}), encoding="utf-8")
    code, out, _ = run("check", "asked.jsonl", "--against", article)
    (answer,) = lines(out)
    assert (code, answer["verdict"], answer["searched"]) == (int(verdict != "same"), verdict, 1)
    _, out, _ = run("check", "asked.jsonl", "--against", article, "--format", "text")
    assert told in out


def test_the_format_of_what_is_checked_is_told_where_it_is_missed(run, article, tmp_path):
    (tmp_path / "asked.jsonl").write_text('{"words": "We will"}', encoding="utf-8")
    code, _, err = run("check", "asked.jsonl", "--against", article)
    assert code == 2
    assert '"claim", "source"?' in err.replace("\\", "")
    assert "asked.jsonl:1" in err
    assert '"claim", "source"?' in " ".join(run("check", "--help")[1].split())


def test_annotate_gives_dates_figures_and_people_with_their_places(run, article):
    code, out, _ = run("annotate", article)
    (document,) = lines(out)
    texts = {
        kind: [PARAGRAPH[slice(*one["span"])] for one in document[kind]] for kind in ("dates", "figures", "people")
    }
    assert code == 0
    assert "Monday" in " ".join(texts["dates"])
    assert any(figure["value"] == 40 for figure in document["figures"])
    assert "Thea Lindqvist" in {one["person"] for one in document["people"]}


def test_statements_name_person_outlets_and_origins(run, article):
    code, out, _ = run("statements", article, "--person", "Lindqvist")
    first = lines(out)[0]
    assert code == 0
    assert first["person"] == "Thea Lindqvist"
    assert first["outlets"] == ["Nordquay Herald"]
    assert len(first["origins"]) == 1
    assert PARAGRAPH[slice(*first["quotations"][0]["spans"][0])] in first["wording"]


def test_one_is_told_as_one_and_an_unknown_outlet_as_nothing(run, tmp_path):
    nameless = {name: value for name, value in ARTICLE.items() if name != "outlet"}
    (tmp_path / "one.jsonl").write_text(json.dumps(nameless), encoding="utf-8")
    _, _, err = run("collect", "one.jsonl")
    assert "1 document read, 0 sources skipped" in err
    _, out, _ = run("brief", "Lindqvist", "--from", "one.jsonl")
    assert ", 1 reference\n" in out
    _, out, _ = run("statements", "one.jsonl", "--format", "text")
    assert all(line.strip() for line in out.splitlines())


def test_all_angles_of_a_statement_read_as_json_and_on_a_terminal(run, article):
    code, out, _ = run("statements", article, "--person", "Lindqvist", "--all-angles")
    first = lines(out)[0]
    (angle,) = first["angles"]
    assert code == 0
    assert angle["wording"] in first["wording"]
    assert [stretch["kind"] for stretch in angle["stretches"]] == ["same"]
    assert angle["left_out"] == []
    assert {"date", "occasion", "place"} <= set(angle["said"])
    _, out, _ = run("statements", article, "--person", "Lindqvist", "--all-angles", "--format", "text")
    assert "1 outlet, 1 independent origin" in out
    assert angle["wording"].split()[0] in out


def test_audit_leaves_with_1_only_at_the_level_asked_for(run, article, tmp_path):
    (tmp_path / "note.md").write_text(
        "---\ntitle: Ferry\n---\n\n“We will stop the ferry running through the winter,” said Lindqvist.\n",
        encoding="utf-8",
    )
    code, out, _ = run("audit", "note.md", "--against", article)
    assert code == 1
    assert "quote/altered" in out
    assert run("audit", "note.md", "--against", article, "--fail-on", "never")[0] == 0
    code, _, err = run("audit", "note.md", "--fail-on", "everything")
    assert code == 2
    assert "known: error, warning, note, never" in err


def test_publish_prints_a_note_again_from_its_json(run, article, tmp_path):
    run("brief", "Lindqvist", "--from", article, "--as", "json,html", "--out", "first")
    (bundle,) = (tmp_path / "first").glob("*.json")
    (page,) = (tmp_path / "first").glob("*.html")
    code, out, _ = run("publish", str(bundle), "--as", "html", "--out", "second")
    assert code == 0
    assert (tmp_path / "second" / page.name).is_file()
    assert page.name in out
    code, _, err = run("publish", str(page))
    assert code == 2
    assert "not a note" in err


def test_a_note_from_its_json_is_the_same_in_every_format(run, article, tmp_path):
    formats = "json,jekyll,html,jsonld,annotations,csl,bibtex,csv,atom,epub"
    run("brief", "Lindqvist", "--from", article, "--as", formats, "--out", "first")
    bundle = next(path for path in (tmp_path / "first").glob("*.json") if not path.name.endswith(".csl.json"))
    assert run("publish", str(bundle), "--as", formats, "--out", "second")[0] == 0
    folders = ("first", "second")
    first, second = ({path.name: path.read_bytes() for path in (tmp_path / out).iterdir()} for out in folders)
    assert len(first) >= len(formats.split(","))
    assert first == second


def test_an_unknown_format_lists_the_known_ones(run, article):
    code, _, err = run("brief", "Lindqvist", "--from", article, "--as", "stone")
    assert code == 2
    assert all(name in err for name in ("known:", "html", "jekyll", "json"))


def test_control_characters_of_a_source_never_reach_the_terminal(run, tmp_path):
    evil = {**ARTICLE, "text": PARAGRAPH.replace("ferry", "ferry\x1b[2J\u202e")}
    (tmp_path / "evil.jsonl").write_text(json.dumps(evil), encoding="utf-8")
    _, out, _ = run("extract", "evil.jsonl")
    assert "We will keep" in out
    assert "\x1b" not in out
    assert "\u202e" not in out


@pytest.mark.parametrize(
    ("flag", "value", "told"),
    [
        ("--since", "2025-13", "'2025-13' is not a date"),
        ("--until", "soon", "'soon' is not a date"),
        ("--since", "2031", "no statement of Thea Lindqvist from 2031 on is in these sources"),
        ("--lang", "xx", "no notes in 'xx' yet"),
    ],
)
def test_a_period_or_language_that_cannot_be_is_refused(run, article, flag, value, told):
    code, out, err = run("brief", "Lindqvist", "--from", article, flag, value)
    assert (code, out) == (2, "")
    assert told in err


PEOPLE = {
    "no such file": (None, "people.toml: No such file or directory"),
    "nobody in it": ("", "people.toml: nobody is listed in it"),
    "a slip of the pen": ('[[persons]]\nname = "Thea Lindqvist"', "people.toml: no key 'persons'"),
}


@pytest.mark.parametrize(("content", "told"), PEOPLE.values(), ids=PEOPLE)
def test_a_people_file_that_says_nothing_is_refused(run, article, tmp_path, content, told):
    if content is not None:
        (tmp_path / "people.toml").write_text(content, encoding="utf-8")
    code, out, err = run("brief", "Lindqvist", "--from", article, "--people", "people.toml")
    assert (code, out) == (2, "")
    assert f"wortlaut: {told}\n" in err


def test_rules_are_not_trained(run):
    code, out, err = run("train", "gold.jsonl", "--to", "weights", "--grade", "fast")
    assert (code, out) == (2, "")
    assert "nothing to train for the grade 'fast'" in err


def test_a_folder_of_notes_becomes_one_feed_and_what_is_no_note_is_told(run, article, tmp_path):
    for lang in ("en", "de"):
        run("brief", "Lindqvist", "--from", article, "--as", "json,csl", "--lang", lang, "--out", "notes")
    (tmp_path / "notes" / "broken.json").write_text('{"note": ', encoding="utf-8")
    code, out, err = run("publish", "notes", "--as", "atom,csv", "--out", "site")
    assert code == 0
    assert "broken.json" in err
    assert (tmp_path / "site" / "feed.atom").read_text(encoding="utf-8").count("<entry ") == 2
    assert len(out.split()) == 3
    (tmp_path / "empty").mkdir()
    code, _, err = run("publish", "empty", "--as", "atom")
    assert code == 2
    assert "no note could be published" in err


def test_one_brief_after_another_builds_a_site_and_says_what_changed(run, article, tmp_path):
    def files() -> dict[str, bytes]:
        return {
            str(one.relative_to(tmp_path)): one.read_bytes() for one in (tmp_path / "site").rglob("*") if one.is_file()
        }

    run("brief", "Lindqvist", "--from", article, "--as", "site", "--out", "site")
    first = files()
    assert run("brief", "Lindqvist", "--from", article, "--as", "site", "--out", "site")[0] == 0
    assert files() == first
    other = {**ARTICLE, "id": "b", "text": PARAGRAPH.replace("through the winter", "until the spring")}
    (tmp_path / "more.jsonl").write_text(json.dumps(other), encoding="utf-8")
    run("brief", "Lindqvist", "--from", article, "--from", "more.jsonl", "--as", "site", "--out", "site")
    (page,) = (tmp_path / "site" / "notes").rglob("lindqvist-en.html")
    shown = page.read_text(encoding="utf-8")
    assert "Edition 2, " in shown
    assert "because of a new source" in shown
    assert len([name for name in files() if name.endswith(".edition-1.json")]) == 1
    second = files()
    run("brief", "Lindqvist", "--from", article, "--from", "more.jsonl", "--as", "site", "--out", "site")
    assert files() == second


def test_a_missing_note_is_told_before_the_sources_are_read(run, article):
    code, _, err = run("audit", "nope.md", "--against", article, "--against", "nowhere.txt")
    assert code == 2
    assert "nope.md: no such file" in err
    assert "nowhere.txt" not in err


def test_a_stranger_to_the_sources_is_answered_with_those_who_speak_most(run, article):
    code, _, err = run("brief", "Xqzw", "--from", article)
    assert code == 2
    assert "most quoted are: " in err
