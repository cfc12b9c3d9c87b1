"""`reset-pin` prints a code that signs in once and unlocks; the journal says who made it."""

from __future__ import annotations

import getpass
import json
from pathlib import Path

import pytest

from clerk_app.bootstrap import build_service
from clerk_app.core.errors import Refusal
from clerk_app.service.sample_hall import CHEAP_COST
from tests.commands.running import command, program
from tests.commands.test_verify import rows


@pytest.mark.parametrize("named", ["chenjing", "10286"])
def test_the_code_signs_in_once_and_a_new_pin_must_be_set(history: Path, named: str) -> None:
    ran = program("reset-pin", named, "--data", history, "--lang", "en")
    assert ran.status == 0
    code = ran.output.strip()
    assert "Chen Jing" in ran.messages
    assert code not in ran.messages
    service = build_service(history, cost=CHEAP_COST)
    try:
        service.open().result()
        assert service.sign_in.sign_in("chenjing", code).result().must_change
        with pytest.raises(Refusal):
            service.sign_in.sign_in("chenjing", code).result()
    finally:
        service.close()


def test_the_journal_names_the_systems_user(history: Path) -> None:
    assert command("reset-pin", "helihua", "--data", history).status == 0
    events = [json.loads(bytes(row[4])) for row in rows(history, "journal")]  # type: ignore[call-overload]
    made = [each for each in events if each["kind"] == "secret.set" and each["data"].get("secret") == "one_use"]
    assert [each["actor"] for each in made] == [f"machine:{getpass.getuser()}"]


def test_somebody_unknown_gets_no_code(history: Path) -> None:
    for language in ("zh", "en"):
        ran = command("reset-pin", "nobody", "--data", history, "--lang", language)
        assert (ran.status, ran.output) == (2, "")
        assert "nobody" in ran.messages
