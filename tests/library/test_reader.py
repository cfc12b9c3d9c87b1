"""A procedure file is run only when nothing is wrong with it, and everything that is wrong is told at once.

The faulty files are in `tests/golden/procedures/faulty`; each begins with what must be found in it.
"""

from __future__ import annotations

import hashlib
import random
import re
import string
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clerk_app.core.procedure import DocumentForm, FieldKind, Grade, PaperKind, Procedure, Verb
from clerk_app.library.findings import MAX_FINDINGS, Finding
from clerk_app.library.nodes import MAX_BYTES
from clerk_app.library.reader import read_procedure
from clerk_app.library.steps import MAX_STEPS
from clerk_app.resources import resource_path
from clerk_app.texts import text
from tests.library.message_table import FAULTY, GOLDEN, KNOWN_LIMITS, TABLE, table

SOUND = (GOLDEN / "meter_check.yaml").read_bytes()
EXPECTED = re.compile(r"# expected: (.+)")


def read(data: bytes) -> tuple[Procedure | None, list[Finding]]:
    return read_procedure(data, "some.yaml", KNOWN_LIMITS)


def codes(data: bytes) -> list[str]:
    return [finding.code for finding in read(data)[1]]


def written(finding: Finding) -> str:
    place = f"{finding.line}:{finding.column} {finding.severity} {finding.code}"
    return place + (f" -> {finding.suggestion}" if finding.suggestion else "")


def test_the_example_of_the_design_is_a_procedure_without_findings() -> None:
    procedure, findings = read((GOLDEN / "design_example.yaml").read_bytes())
    assert findings == []
    assert procedure is not None
    assert procedure.id == "name_transfer"
    assert [step.verbs for step in procedure.steps] == [
        (Verb.ASK,),
        (Verb.DECIDE,),
        (Verb.REFUSE,),
        (Verb.CHECK, Verb.ASK),
        (Verb.DO,),
        (Verb.PROMISE,),
        (Verb.PRINT,),
    ]
    assert procedure.fields["account"].kind is FieldKind.ACCOUNT_NUMBER
    assert procedure.fields["account"].fills == "account"
    assert procedure.documents["proxy"].when == "by_proxy"
    assert procedure.documents["deed"].form is DocumentForm.ORIGINAL
    assert [one.en for one in procedure.documents["deed"].one_of] == [
        "Real-estate certificate",
        "Purchase contract",
    ]
    assert procedure.rules["transfer"].grade is Grade.B
    assert procedure.rules["transfer"].edition == "2024"
    assert procedure.rules["transfer"].title.en == "供电营业规则"
    assert procedure.limits == {"settle": "name_transfer.finish"}
    assert (procedure.standard_minutes, procedure.visits, procedure.fee.fen) == (20, 1, 0)
    assert procedure.step("arrears").options[1].goto == "settle_first"
    work = procedure.step("enter").do
    assert work is not None
    assert (work.copy, work.result) == (("account", "new_name", "phone"), "order_no")
    assert procedure.step("paper").print == (PaperKind.RECEIPT,)


def test_a_version_is_the_hash_of_the_bytes() -> None:
    procedure, _ = read(SOUND)
    assert procedure is not None
    assert procedure.version == hashlib.sha256(SOUND).hexdigest()


@pytest.mark.parametrize("file", FAULTY, ids=lambda file: file.stem)
def test_a_fault_is_found_where_it_is(file: Path) -> None:
    data = file.read_bytes()
    expected = EXPECTED.findall(data.decode())
    procedure, findings = read(data)
    assert [written(finding) for finding in findings] == expected
    assert expected
    assert (procedure is None) == any(" error " in line for line in expected)


@pytest.mark.parametrize("file", FAULTY, ids=lambda file: file.stem)
def test_every_fault_is_told_in_both_languages(file: Path) -> None:
    for finding in read(file.read_bytes())[1]:
        zh, en = finding.line_of_output("zh"), finding.line_of_output("en")
        assert zh.startswith(f"some.yaml:{finding.line}:{finding.column}: ")
        assert re.search("[一-鿿]", zh)
        assert zh != en
        assert not set(re.findall(r"\{[a-z_]+\}", zh + en)) - {
            "{customer}", "{promise}", "{clerk}", "{hall}",
            "{promisse}", "{account}", "{reason}",
        }  # fmt: skip
        if finding.suggestion is not None:
            assert finding.suggestion in zh
            assert finding.suggestion in en


def test_there_are_faults_enough_and_each_is_said_as_it_was_read_aloud() -> None:
    """Whoever changes a sentence writes the table anew (`python -m tests.library.message_table`) and reads it."""
    assert len(FAULTY) >= 60
    assert table() == TABLE.read_text(encoding="utf-8")


def test_every_sentence_of_the_checks_has_a_file_or_a_test_that_leads_to_it() -> None:
    found = {finding.code for file in FAULTY for finding in read(file.read_bytes())[1]}
    sentences = resource_path("texts/findings.yaml").read_text(encoding="utf-8")
    codes = set(re.findall(r"^(finding\.[a-z_0-9.]+):", sentences, re.MULTILINE))
    # These are said of whole files, folders and published versions: no file of a table shows them.
    elsewhere = {
        "finding.condition.empty", "finding.directive", "finding.duplicate_procedure", "finding.not_utf8",
        "finding.published_damaged", "finding.published_limit", "finding.too_large", "finding.too_many_nodes",
        "finding.too_many_steps", "finding.unreadable",
    }  # fmt: skip
    assert codes - found - {"finding.suggestion", "finding.warning"} == elsewhere


def test_a_sentence_exists_for_every_code_of_the_checks() -> None:
    folder = Path(__file__).parents[2] / "clerk_app"
    sources = [path.read_text() for path in (folder / "library").glob("*.py")]
    named = set(re.findall(r'"(finding\.[a-z_0-9.]+)"', "".join(sources)))
    kinds = ("step", "field", "document", "rule", "limit", "limit_row")
    named |= {f"finding.unknown_{kind}" for kind in kinds} | {"finding.missing_zh", "finding.missing_en"}
    conditions = (folder / "core" / "expression.py").read_text()
    named |= {f"finding.{code}" for code in re.findall(r'"(condition\.[a-z_]+)"', conditions)}
    everything = dict.fromkeys(
        (
            *(
                "suggestion",
                "limit",
                "other",
                "id",
                "name",
                "key",
                "where",
                "word",
                "words",
                "value",
                "known",
            ),
            *("least", "most", "step", "field", "kind", "option", "minutes", "standard", "brace", "length"),
            *("character", "verbs"),
        ),
        "x",
    )
    for code in sorted(named):
        assert text(code, "zh", **everything) != text(code, "en", **everything)


def test_a_file_with_one_sort_of_line_end_reads_like_the_other() -> None:
    procedure, findings = read(SOUND.replace(b"\n", b"\r\n"))
    assert findings == []
    assert procedure is not None
    faulty = SOUND.replace(b"category: metering", b"categori: metering")
    assert [written(one) for one in read(faulty)[1]] == [
        written(one) for one in read(faulty.replace(b"\n", b"\r\n"))[1]
    ]


def test_a_byte_order_mark_does_no_harm() -> None:
    assert read(b"\xef\xbb\xbf" + SOUND)[1] == []


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "1:1 error finding.empty_file"),
        (b"procedure: x\ntitle: \xff\xfe\n", "2:8 error finding.not_utf8"),
        ("procedure: 过户".encode("gb18030"), "1:12 error finding.not_utf8"),
        (SOUND.decode().encode("utf-16"), "1:1 error finding.not_utf8"),
        (b"#" * (MAX_BYTES + 1), "1:1 error finding.too_large"),
        (b"%YAML 1.1\n---\n" + SOUND, "1:1 error finding.directive"),
        (b"%TAG ! tag:example.org,2026:\n---\n" + SOUND, "1:1 error finding.directive"),
    ],
    ids=["empty", "no text", "GB 18030", "UTF-16", "too large", "version", "tag prefix"],
)
def test_a_file_that_is_no_text_of_ours_is_refused_as_a_whole(data: bytes, expected: str) -> None:
    procedure, findings = read(data)
    assert procedure is None
    assert [written(finding) for finding in findings] == [expected]


def test_too_many_steps_are_refused() -> None:
    step = '  - {{id: s{0}, title: "{0}", say: "x"}}\n'
    head = SOUND[: SOUND.index(b"steps:")].decode()
    many = head + "steps:\n" + "".join(step.format(number) for number in range(MAX_STEPS + 5))
    assert "finding.too_many_steps" in codes(many.encode())


def test_old_versions_are_read_without_the_rows_of_today() -> None:
    assert read_procedure(SOUND, "old.yaml", set())[0] is None
    assert read_procedure(SOUND, "old.yaml", None)[0] is not None


@pytest.mark.parametrize(
    "data",
    [
        b"a: &a [x]\n" + b"".join(b"b%d: &b%d [*a, *a]\n" % (n, n) for n in range(5000)),
        b"[" * 100_000,
        b"{" * 100_000,
        b"- " * 100_000,
        b"? " * 50_000,
        b"a: " + b"[" * 15 + b"]" * 15,
        b"a" * 200_000,
        b'"' + b"a " * 100_000 + b'"',
        b"a:\n" * 80_000,
        b"'" * 200_000,
        b"k: {" + b"a, " * 60_000 + b"}",
        b"procedure: !!python/object/apply:os.system ['touch /tmp/never']\n",
        b"x: " + b"\\" * 100_000,
        b"%" * 100_000,
        b"\n" * 200_000,
        b"a: |\n" + b" x\n" * 60_000,
        b"steps:\n  - {id: a, decide: 'x', options: {" + b"a: {title: 'x', when: 'a'}, " * 5000 + b"}}\n",
        b"fields:\n"
        + b"".join(b'  field_number_%d: {title: "x", kind: text}\n' % n for n in range(1500))
        + b"steps:\n  - {id: a, title: 'x', ask: ["
        + b", ".join(b"feild_number_%d" % n for n in range(3000))
        + b"]}\n",
    ],
    ids=range(18),
)
def test_a_hostile_file_is_refused_with_a_place_and_few_findings(data: bytes) -> None:
    procedure, findings = read(data)
    assert procedure is None
    assert 1 <= len(findings) <= MAX_FINDINGS
    assert all(finding.line >= 1 and finding.column >= 1 for finding in findings)


def test_conditions_with_countless_cases_cost_no_more_than_their_budget() -> None:
    options = "".join(
        f'      o{number}: {{title: "x", when: "{" and ".join(f"f{n} == yes" for n in range(12))}"}}\n'
        for number in range(100)
    )
    fields = "".join(f'  f{n}: {{title: "x", kind: yes_no}}\n' for n in range(12))
    asked = ", ".join(f"f{n}" for n in range(12))
    data = f"""procedure: big
title: "x"
summary: "x"
category: account
fields:
{fields}steps:
  - {{id: a, title: "x", ask: [{asked}]}}
  - id: b
    title: "x"
    decide: "x"
    options:
{options}"""
    procedure, findings = read(data.encode())
    assert procedure is not None
    assert findings == []


def _mutated(source: bytes, chance: random.Random) -> bytes:
    data = bytearray(source)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(data))
        kind = chance.randrange(6)
        if kind == 0:
            data[at] = chance.randrange(256)
        elif kind == 1:
            del data[at : at + chance.randint(1, 40)]
        elif kind == 2:
            data[at:at] = chance.choice(string.punctuation + "\n\t ").encode()
        elif kind == 3:
            begin = chance.randrange(len(data))
            data[at:at] = data[begin : begin + chance.randint(1, 200)]
        elif kind == 4:
            lines = data.split(b"\n")
            chance.shuffle(lines) if chance.random() < 0.1 else lines.pop(chance.randrange(len(lines)))
            data = bytearray(b"\n".join(lines))
        else:
            words = re.findall(rb"[a-z_]{3,}", bytes(data))
            data[at:at] = chance.choice(words) if words else b"x"
        if not data:
            data = bytearray(b"\n")
    return bytes(data)


SLOWEST_S = 0.2
_DEEDS = ("os.", "subprocess.", "socket.", "open", "exec", "ctypes.", "shutil.", "tempfile.")


class Watch:
    """Notes what this thread does to the machine while it is on; Python keeps such a hook until it ends."""

    def __init__(self) -> None:
        self.seen: list[str] = []
        self.thread: int | None = None
        sys.addaudithook(self._note)

    def _note(self, event: str, arguments: tuple[object, ...]) -> None:
        # Python looks for the source of a faulty condition, which it names so, to quote it.
        quoting = event == "open" and arguments[:1] == ("<unknown>",)
        if self.thread == threading.get_ident() and event.startswith(_DEEDS) and not quoting:
            self.seen.append(f"{event} {arguments}")


WATCH = Watch()


@contextmanager
def nothing_is_done() -> Iterator[None]:
    """Fail when what runs meanwhile opens a file, starts a process, connects or executes code."""
    WATCH.seen.clear()
    WATCH.thread = threading.get_ident()
    try:
        yield
    finally:
        WATCH.thread = None
    assert WATCH.seen == []


def test_the_watch_sees_what_is_done() -> None:
    with pytest.raises(AssertionError), nothing_is_done():
        Path(__file__).read_bytes()


def walk_mutated_files(count: int, seed: int, capsys: pytest.CaptureFixture[str]) -> None:
    chance = random.Random(seed)
    shipped = sorted(resource_path("procedures").glob("*.yaml"))
    sources = [SOUND, (GOLDEN / "design_example.yaml").read_bytes(), *(path.read_bytes() for path in shipped)]
    read(b"\xef\xbb\xbf" + SOUND)  # loads what is loaded once
    slowest, loaded = 0.0, 0
    for number in range(count):
        data = _mutated(chance.choice(sources), chance)
        # The time of this thread: other tests run beside this one.
        began = time.thread_time()
        with nothing_is_done():
            procedure, findings = read_procedure(data, "some.yaml", None)
        slowest = max(slowest, time.thread_time() - began)
        errors = [finding for finding in findings if finding.severity == "error"]
        assert (procedure is None) == bool(errors), f"mutation {number}"
        lines = data.count(b"\n") + data.count(b"\r") + 1
        for finding in findings:
            assert 1 <= finding.line <= lines + 1, f"mutation {number}"
            assert finding.line_of_output("zh")
        loaded += procedure is not None
    assert slowest < SLOWEST_S, f"{slowest * 1000:.0f} ms"
    with capsys.disabled():
        sys.stdout.write(f"\n{count} mutated files: {loaded} loaded, slowest {slowest * 1000:.0f} ms\n")
    assert 0 < loaded < count


def test_500_mutated_files_are_loaded_or_refused_with_a_place(capsys: pytest.CaptureFixture[str]) -> None:
    walk_mutated_files(500, 20261123, capsys)


@pytest.mark.soak
def test_10000_mutated_files_are_loaded_or_refused_with_a_place(capsys: pytest.CaptureFixture[str]) -> None:
    walk_mutated_files(10_000, 20261124, capsys)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=300) | st.binary(max_size=300))
def test_no_bytes_at_all_make_the_reader_fail(anything: str | bytes) -> None:
    data = anything if isinstance(anything, bytes) else anything.encode(errors="surrogatepass")
    procedure, findings = read(data)
    assert procedure is None
    assert findings
