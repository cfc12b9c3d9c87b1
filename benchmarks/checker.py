"""Checking procedures against only parsing their bytes: the whole library, and what an editor checks after a key."""

from __future__ import annotations

from ruamel.yaml import YAML

from benchmarks.row import Row, Setting, in_turns, timed
from clerk_app.library.outline import examine
from clerk_app.library.reader import read_procedure
from clerk_app.resources import resource_path

RUNS = 12
LINES = 300


def rows(setting: Setting) -> list[Row]:
    """In turns: parse into events that are thrown away, check."""
    del setting
    files = [path.read_bytes() for path in sorted(resource_path("procedures").glob("*.yaml"))]
    size = sum(len(one) for one in files) // 1024
    draft = long_draft()
    library, checked, text, live = in_turns(
        [
            timed(lambda: parse(*files)),
            timed(lambda: [read_procedure(one, "some.yaml", None) for one in files]),
            timed(lambda: parse(draft.encode())),
            timed(lambda: examine(draft, ())),
        ],
        RUNS,
        warm_up=2,
    )
    return [
        Row(
            "check_library", f"all {len(files)} procedures checked ({size} KiB)", "parsing the same bytes", library.p50,
            checked.p50, 1.5, noise=library.noise, remark=f"{checked.p50 / len(files):.0f} ms a procedure",
        ),
        Row(
            "live_check", f"a draft of {len(draft.splitlines())} lines checked after a key press",
            "parsing the same text", text.p50, live.p50, 1.5, noise=text.noise,
        ),
    ]  # fmt: skip


def parse(*files: bytes) -> None:
    """Read every event of `files` and keep none."""
    for data in files:
        for _ in YAML(typ="safe", pure=True).parse(data.decode()):
            pass


def long_draft() -> str:
    """Return the longest shipped procedure with steps added up to `LINES` lines, as somebody writes it."""
    longest = max(resource_path("procedures").glob("*.yaml"), key=lambda path: len(path.read_bytes()))
    text = longest.read_text(encoding="utf-8")
    number = 0
    while len(text.splitlines()) < LINES:
        number += 1
        text += (
            f'  - id: more_{number}\n    title: {{zh: "再核对 {number}", en: "Check again {number}"}}\n'
            f'    say: {{zh: "{{customer}}，我再核对一遍。", en: "{{customer}}, let me check once more."}}\n'
            f'    decide: {{zh: "对吗？", en: "Is it right?"}}\n    options:\n'
            f'      right: {{title: {{zh: "对", en: "Right"}}}}\n      wrong: {{title: {{zh: "不对", en: "Wrong"}}}}\n'
        )
    return text
