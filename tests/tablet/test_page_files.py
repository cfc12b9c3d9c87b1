"""The files the rating page is made of: all served, all loaded, readable by an old browser."""

from __future__ import annotations

import http.client
import json
import re

import pytest

from clerk_app.core.sentence import Sentence
from clerk_app.resources import generated_path, resource_path
from clerk_app.tablet.page import PAGE_TEXTS, SCRIPTS, load_assets
from tests.tablet.tablet_hall import CLERK, HALL, WAIT_S, Counter

FOLDER = resource_path("tablet")
NEWER_SCRIPT = (
    r"\?\.", r"\?\?", r"^\s*import\b", r"^\s*export\b", r"=>", r"\basync\b", r"\bawait\b", r"\*\*", r"\.\.\.\w",
    r"\.includes\(", r"\bfetch\(", r"\.flat\(", r"\.replaceAll\(", r"\.append\(", "innerHTML", r"\beval\b",
)  # fmt: skip
NEWER_STYLE = (r"\bgap:", r"\bgrid\b", r"clamp\(", r"\bmin\(", r"\bmax\(", ":focus-visible", "inset:", r":is\(")


def test_the_page_loads_every_script_once_and_in_order() -> None:
    index = (FOLDER / "index.html").read_text(encoding="utf-8")
    loaded = re.findall(r'<script src="/(\w+\.js)"></script>', index)
    assert loaded == ["texts.js", *SCRIPTS]
    assert sorted(SCRIPTS) == sorted(path.name for path in FOLDER.glob("*.js")), "each file is served"
    assert index.count("<script") == len(loaded), "and none is written into the page: it would be refused"


def test_a_script_uses_only_what_was_loaded_before_it() -> None:
    made: set[str] = set()
    for name in SCRIPTS:
        script = (FOLDER / name).read_text(encoding="utf-8")
        used = set(re.findall(r"= window\.(Clerk\w+);", script))
        assert used <= made, name
        made |= set(re.findall(r"^window\.(Clerk\w+) = ", script, re.MULTILINE))


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/pair", "text/html; charset=utf-8"),
        ("/style.css", "text/css; charset=utf-8"),
        ("/fonts/bold.ttf", "font/ttf"),
        ("/texts.js", "text/javascript; charset=utf-8"),
        *((f"/{name}", "text/javascript; charset=utf-8") for name in SCRIPTS),
    ],
)
def test_each_file_is_served_as_what_it_is(counter: Counter, path: str, kind: str) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", counter.port, timeout=WAIT_S)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
    finally:
        connection.close()
    assert (answer.status, answer.headers["content-type"]) == (200, kind)
    policy = answer.headers["content-security-policy"]
    assert "script-src 'self';" in policy
    assert "unsafe" not in policy


def test_every_sentence_of_the_page_is_used_and_none_is_missing() -> None:
    written = json.loads(generated_path("texts.json").read_text(encoding="utf-8"))
    prefix = "tablet.page."
    assert {code.removeprefix(prefix) for code in written if code.startswith(prefix)} == set(PAGE_TEXTS)
    page = "".join((FOLDER / name).read_text(encoding="utf-8") for name in ("index.html", *SCRIPTS))
    composed = ("_title", "_text", "_one")
    unused = [code for code in PAGE_TEXTS if f'"{code}"' not in page and not code.endswith(composed)]
    assert unused == []


def test_the_page_uses_nothing_an_old_webview_lacks() -> None:
    for name in SCRIPTS:
        script = (FOLDER / name).read_text(encoding="utf-8")
        assert [one for one in NEWER_SCRIPT if re.search(one, script, re.MULTILINE)] == [], name
        assert CLERK.zh not in script
    style = re.sub(r"/\*.*?\*/", "", (FOLDER / "style.css").read_text(encoding="utf-8"), flags=re.DOTALL)
    assert [one for one in NEWER_STYLE if re.search(one, style)] == []


def test_the_sentences_are_plain_ascii_whatever_the_hall_is_called() -> None:
    hall = Sentence("</script>清河路", HALL.en)
    body = load_assets(hall, "95598", "zh")["/texts.js"].body
    assert body.isascii()
    assert json.loads(body.split(b"window.CLERK_TEXTS = ")[1].split(b";\n")[0])["zh"]["hall"] == hall.zh
