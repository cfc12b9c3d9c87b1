"""Every action × every role: what is not written down here is refused, by the service itself."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from clerk_app.core.errors import Bug, Refusal
from clerk_app.core.events.request import DocumentMark
from clerk_app.core.procedure import PaperKind
from clerk_app.core.rating import RatingState
from clerk_app.service.access import ALLOWED, Action, Actor, Role, require
from clerk_app.service.erasure import Erasure
from clerk_app.service.hall import Hall, OwnLimitInput, SetUpInput
from clerk_app.service.hall_rules import HallRules
from clerk_app.service.handling import Handling, NotificationInput
from clerk_app.service.identity import Identity
from clerk_app.service.papers import Papers
from clerk_app.service.publishing import Publishing
from clerk_app.service.ratings import Ratings
from clerk_app.service.reception import Reception
from clerk_app.service.recounting import Recounting
from clerk_app.service.stepping import StepInput, Stepping
from clerk_app.service.unlisted import Unlisted
from tests.service.counter_hall import HALL, MORNING, STAFF, CounterHall
from tests.service.refusals import refused

SERVICE = Path(__file__).parents[2] / "clerk_app" / "service"

MATRIX = """
sign_in                 nobody
sign_out                clerk supervisor
set_up                  machine
change_settings         supervisor
record_staff            supervisor
set_secret              supervisor
change_own_secret       clerk supervisor
unlock_staff            supervisor machine
reset_pin               machine
pair_device             supervisor machine
confirm_limit           supervisor
set_own_limit           supervisor
recount_promises        clock
edit_procedures         supervisor
confirm_procedure       supervisor
retire_procedure        supervisor
serve_visit             clerk
work_on_request         clerk
hand_off                clerk
tell_customer           clerk
close_request           supervisor
move_first_responsible  supervisor
issue_paper             clerk supervisor
void_paper              supervisor
ask_rating              clerk
give_rating             customer
end_rating              customer clock
finish_follow_up        supervisor
see_own_requests        clerk supervisor
see_all_requests        supervisor machine
see_grades              supervisor machine
see_journal             supervisor machine
export                  supervisor machine
erase                   supervisor machine
back_up                 supervisor machine
restore                 machine
"""
"""Who may, written down a second time on purpose: a change of rights is a decision, not a slip."""

EXPECTED = {
    Action(words[0]): {Role(word) for word in words[1:]} for line in MATRIX.split("\n") if (words := line.split())
}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("action", Action)
def test_every_cell_of_the_matrix(action: Action, role: Role) -> None:
    actor = Actor("somebody", role)
    if role in EXPECTED[action]:
        require(actor, action)
    else:
        with refused("access.denied"):
            require(actor, action)


def test_the_matrix_is_complete() -> None:
    assert set(EXPECTED) == set(Action)
    assert set(ALLOWED) == set(Role)


def test_a_role_nobody_heard_of_may_do_nothing() -> None:
    for action in Action:
        with refused("access.denied"):
            require(Actor("intruder", "owner"), action)  # type: ignore[arg-type]


Call = Callable[[CounterHall, Actor, str], Any]
MARK = {"deed": DocumentMark("missing")}


def identity(counter: CounterHall) -> Identity:
    return Identity(counter.performer)


METHODS: dict[tuple[type, str], tuple[Action, Call]] = {
    (Reception, "start_visit"): (Action.SERVE_VISIT, lambda c, a, i: c.reception.start_visit(a, i)),
    (Reception, "record_customer"): (Action.SERVE_VISIT, lambda c, a, i: c.reception.record_customer(a, i, "v")),
    (Reception, "bring_to_front"): (Action.SERVE_VISIT, lambda c, a, _: c.reception.bring_to_front(a, "v", "n")),
    (Reception, "write_note"): (Action.SERVE_VISIT, lambda c, a, i: c.reception.write_note(a, i, "v", "x")),
    (Reception, "park_visit"): (Action.SERVE_VISIT, lambda c, a, i: c.reception.park_visit(a, i, "v")),
    (Reception, "resume_visit"): (Action.SERVE_VISIT, lambda c, a, i: c.reception.resume_visit(a, i, "v")),
    (Reception, "end_visit"): (Action.SERVE_VISIT, lambda c, a, i: c.reception.end_visit(a, i, "v")),
    (Reception, "reopen_visit"): (Action.SERVE_VISIT, lambda c, a, i: c.reception.reopen_visit(a, i, "v")),
    (Reception, "note_interruption"): (Action.SERVE_VISIT, lambda c, a, i: c.reception.note_interruption(a, i, "v")),
    (Handling, "open_request"): (
        Action.WORK_ON_REQUEST, lambda c, a, i: c.handling.open_request(a, i, "v", "name_transfer"),
    ),
    (Handling, "go_back"): (Action.WORK_ON_REQUEST, lambda c, a, i: c.handling.go_back(a, i, "n", "account")),
    (Handling, "give_notification"): (
        Action.WORK_ON_REQUEST,
        lambda c, a, i: c.handling.give_notification(a, i, "n", NotificationInput("papers", MARK, "2026-12-07")),
    ),
    (Handling, "cannot_be_met"): (
        Action.WORK_ON_REQUEST, lambda c, a, i: c.handling.cannot_be_met(a, i, "n", "r", "x"),
    ),
    (Handling, "withdraw"): (Action.WORK_ON_REQUEST, lambda c, a, i: c.handling.withdraw(a, i, "n")),
    (Handling, "take_up"): (Action.WORK_ON_REQUEST, lambda c, a, i: c.handling.take_up(a, i, "n", "v")),
    (Handling, "bring_later"): (
        Action.WORK_ON_REQUEST, lambda c, a, i: c.handling.bring_later(a, i, "n", ("deed",)),
    ),
    (Handling, "tell_customer"): (
        Action.TELL_CUSTOMER, lambda c, a, i: c.handling.tell_customer(a, i, "n", whom="x", at=MORNING, how="phone"),
    ),
    (Handling, "tell_new_day"): (
        Action.TELL_CUSTOMER, lambda c, a, i: c.handling.tell_new_day(a, i, "n", whom="x", at=MORNING, how="phone"),
    ),
    (Handling, "close_by_supervisor"): (
        Action.CLOSE_REQUEST, lambda c, a, i: c.handling.close_by_supervisor(a, i, "n", "withdrawn", "x"),
    ),
    (Handling, "move_first_responsible"): (
        Action.MOVE_FIRST_RESPONSIBLE, lambda c, a, i: c.handling.move_first_responsible(a, i, "n", "liwei", "x"),
    ),
    (Stepping, "complete_step"): (
        Action.WORK_ON_REQUEST, lambda c, a, i: c.stepping.complete_step(a, i, "n", StepInput("account")),
    ),
    (Stepping, "save_draft"): (Action.WORK_ON_REQUEST, lambda c, a, _: c.stepping.save_draft(a, "n", "account", b"{}")),
    (Papers, "issue"): (Action.ISSUE_PAPER, lambda c, a, i: c.papers.issue(a, i, "n", PaperKind.RECEIPT)),
    (Papers, "archive"): (Action.ISSUE_PAPER, lambda c, a, i: c.papers.archive(a, i, "p", b"x", 1)),
    (Papers, "record_print"): (Action.ISSUE_PAPER, lambda c, a, i: c.papers.record_print(a, i, "p", "sent", "A5")),
    (Papers, "hand_over"): (Action.ISSUE_PAPER, lambda c, a, i: c.papers.hand_over(a, i, "p")),
    (Papers, "void"): (Action.VOID_PAPER, lambda c, a, i: c.papers.void(a, i, "p", "x")),
    (Ratings, "ask"): (Action.ASK_RATING, lambda c, a, i: c.ratings.ask(a, i, "v", "d", "t", 1)),
    (Ratings, "extend"): (Action.ASK_RATING, lambda c, a, i: c.ratings.extend(a, i, "v", 1)),
    (Ratings, "finish_follow_up"): (
        Action.FINISH_FOLLOW_UP, lambda c, a, i: c.ratings.finish_follow_up(a, i, "v", "settled", ""),
    ),
    (Hall, "set_up"): (
        Action.SET_UP, lambda c, a, i: c.hall.set_up(a, i, SetUpInput({**HALL, "counter": "02"}, STAFF, "h")),
    ),
    (Hall, "change_settings"): (
        Action.CHANGE_SETTINGS, lambda c, a, i: c.hall.change_settings(a, i, {"theme": "dark"}),
    ),
    (Hall, "record_staff"): (Action.RECORD_STAFF, lambda c, a, i: c.hall.record_staff(a, i, STAFF[0])),
    (Hall, "confirm_limit"): (Action.CONFIRM_LIMIT, lambda c, a, i: c.hall.confirm_limit(a, i, "row", "x")),
    (Hall, "set_own_limit"): (
        Action.SET_OWN_LIMIT,
        lambda c, a, i: c.hall.set_own_limit(
            a, i, OwnLimitInput("a.finish", "finish", 3, "working_days", "acceptance", "2026-12-01", "x")
        ),
    ),
    (Hall, "withdraw_own_limit"): (
        Action.SET_OWN_LIMIT, lambda c, a, i: c.hall.withdraw_own_limit(a, i, "a.finish", "2026-12-01", "x"),
    ),
    (Recounting, "recount"): (
        Action.RECOUNT_PROMISES, lambda c, a, i: Recounting(c.performer, HallRules(c.folder)).recount(a, i),
    ),
    (Recounting, "read_days_again"): (
        Action.CHANGE_SETTINGS, lambda c, a, i: Recounting(c.performer, HallRules(c.folder)).read_days_again(a, i),
    ),
    (Hall, "pair_device"): (Action.PAIR_DEVICE, lambda c, a, i: c.hall.pair_device(a, i, "d", "h")),
    (Publishing, "save_draft"): (
        Action.EDIT_PROCEDURES, lambda c, a, _: c.publishing.save_draft(a, "name_transfer", "x"),
    ),
    (Publishing, "drop_draft"): (Action.EDIT_PROCEDURES, lambda c, a, _: c.publishing.drop_draft(a, "name_transfer")),
    (Publishing, "take_in"): (Action.EDIT_PROCEDURES, lambda c, a, i: c.publishing.take_in(a, i, {})),
    (Publishing, "propose"): (
        Action.EDIT_PROCEDURES, lambda c, a, i: c.publishing.propose(a, i, b"x", "why", MORNING),
    ),
    (Publishing, "confirm"): (
        Action.CONFIRM_PROCEDURE, lambda c, a, i: c.publishing.confirm(a, i, "name_transfer", "0" * 64),
    ),
    (Publishing, "send_back"): (
        Action.CONFIRM_PROCEDURE, lambda c, a, i: c.publishing.send_back(a, i, "name_transfer", "0" * 64, "why"),
    ),
    (Publishing, "retire"): (
        Action.RETIRE_PROCEDURE, lambda c, a, i: c.publishing.retire(a, i, "name_transfer", "why"),
    ),
    (Publishing, "bring_back"): (
        Action.RETIRE_PROCEDURE, lambda c, a, i: c.publishing.bring_back(a, i, "name_transfer", "why"),
    ),
    (Unlisted, "settle"): (
        Action.EDIT_PROCEDURES, lambda c, a, i: Unlisted(c.performer).settle(a, i, ["n"], "written", "x"),
    ),
    (Erasure, "erase_customer"): (
        Action.ERASE, lambda c, a, i: Erasure(c.performer).erase_customer(a, i, "x", visit="v"),
    ),
    (Identity, "change_own_secret"): (
        Action.CHANGE_OWN_SECRET, lambda c, a, i: identity(c).change_own_secret(a, i, "h"),
    ),
    (Identity, "set_secret"): (Action.SET_SECRET, lambda c, a, i: identity(c).set_secret(a, i, "liwei", "h")),
    (Identity, "unlock"): (Action.UNLOCK_STAFF, lambda c, a, i: identity(c).unlock(a, i, "liwei")),
    (Identity, "reset"): (Action.RESET_PIN, lambda c, a, i: identity(c).reset(a, i, "liwei", "h")),
    (Identity, "sign_out"): (Action.SIGN_OUT, lambda c, a, i: identity(c).sign_out(a, i, "left")),
}  # fmt: skip
"""Every method that somebody calls in their own name, with the right it takes."""

IDS = [f"{owner.__name__}.{name}" for owner, name in METHODS]


def test_every_method_somebody_calls_is_in_the_table() -> None:
    owners = {owner for owner, _ in METHODS}
    there = {
        (owner, name)
        for owner in owners
        for name, method in inspect.getmembers(owner, inspect.isfunction)
        if not name.startswith("_") and "actor" in inspect.signature(method).parameters
    }
    assert set(METHODS) == there


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize(("action", "call"), METHODS.values(), ids=IDS)
def test_the_service_itself_refuses_who_may_not(counter: CounterHall, action: Action, call: Call, role: Role) -> None:
    names = {Role.CLERK: "chenjing", Role.SUPERVISOR: "helihua"}
    actor = Actor(names.get(role, f"{role}:somebody"), role)
    events = counter.events()
    code = ""
    try:
        call(counter, actor, counter.command())
    except Refusal as refusal:
        code = refusal.code
    except Bug:
        assert role in EXPECTED[action], "whoever may not is refused before anything else"
    assert (code == "access.denied") == (role not in EXPECTED[action]), code
    if code:
        assert counter.events() == events


def test_the_customer_is_the_only_one_in_whose_name_a_rating_comes() -> None:
    """These two take no actor: nobody can hand in a name for the customer's, or for the clock's."""
    for name in ("give", "end"):
        assert "actor" not in inspect.signature(getattr(Ratings, name)).parameters
    assert RatingState.GIVEN


def _asks_for_the_right(function: ast.FunctionDef, private: dict[str, ast.FunctionDef]) -> bool:
    for node in ast.walk(function):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if called in ("perform", "require", "may", "own_only"):
            return True
        if called in private and private[called] is not function and _asks_for_the_right(private[called], {}):
            return True
    return False


def test_whatever_takes_an_actor_asks_for_a_right_or_hands_the_actor_on() -> None:
    """Also services that are not in the table: views, exports, printing."""
    careless = []
    for module in sorted(SERVICE.glob("*.py")):
        tree = ast.parse(module.read_text(encoding="utf-8"))
        functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
        private = {one.name: one for one in functions}
        for one in functions:
            takes_actor = any(argument.arg == "actor" for argument in one.args.args)
            if not takes_actor or one.name.startswith("_"):
                continue
            hands_on = any(
                isinstance(node, ast.Call)
                and any(isinstance(given, ast.Name) and given.id == "actor" for given in node.args)
                for node in ast.walk(one)
            )
            if not hands_on and not _asks_for_the_right(one, private):
                careless.append(f"{module.name}: {one.name}")
    assert careless == sorted(HANDED_ON)


HANDED_ON = {
    "access.py: require",
    "bulk.py: act",
    "editor_model.py: may_be_confirmed_by",
    "review_rights.py: may",
    "simulated_counter.py: erase_papers",
}
"""The rule itself and what asks it; the simulation, which acts in everybody's name in a folder of its own."""
