"""Who may do what: a default-deny matrix, enforced here and not in the widgets."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from clerk_app.core.errors import Refusal


class Role(StrEnum):
    """In whose name an action is done."""

    CLERK = "clerk"
    SUPERVISOR = "supervisor"
    CUSTOMER = "customer"
    CLOCK = "clock"
    MACHINE = "machine"
    NOBODY = "nobody"


class Action(StrEnum):
    """Every action of the service that changes or reveals something."""

    SIGN_IN = "sign_in"
    SIGN_OUT = "sign_out"
    SET_UP = "set_up"
    CHANGE_SETTINGS = "change_settings"
    RECORD_STAFF = "record_staff"
    SET_SECRET = "set_secret"
    CHANGE_OWN_SECRET = "change_own_secret"
    UNLOCK_STAFF = "unlock_staff"
    RESET_PIN = "reset_pin"
    PAIR_DEVICE = "pair_device"
    CONFIRM_LIMIT = "confirm_limit"
    SET_OWN_LIMIT = "set_own_limit"
    RECOUNT_PROMISES = "recount_promises"
    EDIT_PROCEDURES = "edit_procedures"
    CONFIRM_PROCEDURE = "confirm_procedure"
    RETIRE_PROCEDURE = "retire_procedure"
    SERVE_VISIT = "serve_visit"
    WORK_ON_REQUEST = "work_on_request"
    HAND_OFF = "hand_off"
    TELL_CUSTOMER = "tell_customer"
    CLOSE_REQUEST = "close_request"
    MOVE_FIRST_RESPONSIBLE = "move_first_responsible"
    ISSUE_PAPER = "issue_paper"
    VOID_PAPER = "void_paper"
    ASK_RATING = "ask_rating"
    GIVE_RATING = "give_rating"
    END_RATING = "end_rating"
    FINISH_FOLLOW_UP = "finish_follow_up"
    SEE_OWN_REQUESTS = "see_own_requests"
    SEE_ALL_REQUESTS = "see_all_requests"
    SEE_GRADES = "see_grades"
    SEE_JOURNAL = "see_journal"
    EXPORT = "export"
    ERASE = "erase"
    BACK_UP = "back_up"
    RESTORE = "restore"


_CLERK = frozenset(
    {
        Action.SIGN_OUT,
        Action.CHANGE_OWN_SECRET,
        Action.SERVE_VISIT,
        Action.WORK_ON_REQUEST,
        Action.HAND_OFF,
        Action.TELL_CUSTOMER,
        Action.ISSUE_PAPER,
        Action.ASK_RATING,
        Action.SEE_OWN_REQUESTS,
    }
)
_SUPERVISOR = frozenset(
    {
        Action.SIGN_OUT,
        Action.CHANGE_SETTINGS,
        Action.RECORD_STAFF,
        Action.SET_SECRET,
        Action.CHANGE_OWN_SECRET,
        Action.UNLOCK_STAFF,
        Action.PAIR_DEVICE,
        Action.CONFIRM_LIMIT,
        Action.EDIT_PROCEDURES,
        Action.CONFIRM_PROCEDURE,
        Action.RETIRE_PROCEDURE,
        Action.SET_OWN_LIMIT,
        Action.CLOSE_REQUEST,
        Action.MOVE_FIRST_RESPONSIBLE,
        Action.ISSUE_PAPER,
        Action.VOID_PAPER,
        Action.FINISH_FOLLOW_UP,
        Action.SEE_OWN_REQUESTS,
        Action.SEE_ALL_REQUESTS,
        Action.SEE_GRADES,
        Action.SEE_JOURNAL,
        Action.EXPORT,
        Action.ERASE,
        Action.BACK_UP,
    }
)
_MACHINE = frozenset(
    {
        Action.SET_UP,
        Action.PAIR_DEVICE,
        Action.RESET_PIN,
        Action.UNLOCK_STAFF,
        Action.SEE_JOURNAL,
        Action.SEE_ALL_REQUESTS,
        Action.SEE_GRADES,
        Action.EXPORT,
        Action.ERASE,
        Action.BACK_UP,
        Action.RESTORE,
    }
)
ALLOWED: dict[Role, frozenset[Action]] = {
    Role.CLERK: _CLERK,
    Role.SUPERVISOR: _SUPERVISOR,
    Role.CUSTOMER: frozenset({Action.GIVE_RATING, Action.END_RATING}),
    Role.CLOCK: frozenset({Action.END_RATING, Action.RECOUNT_PROMISES}),
    Role.MACHINE: _MACHINE,
    Role.NOBODY: frozenset({Action.SIGN_IN}),
}
"""What each role may do; everything else is refused. A supervisor does not serve customers and cannot rate; the clock,
in whose name the program acts by itself, ends a question, gives no grade, and counts promises again; whoever has not
signed in can do nothing else."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a staff id with its role, ``customer``, ``clock`` or ``machine:<system user>``."""

    id: str
    role: Role


NOBODY = Actor("nobody", Role.NOBODY)
CUSTOMER = Actor("customer", Role.CUSTOMER)
CLOCK = Actor("clock", Role.CLOCK)


def require(actor: Actor, action: Action) -> None:
    """Raise Refusal unless the matrix allows `actor` the action."""
    if action not in ALLOWED.get(actor.role, frozenset()):
        raise Refusal("access.denied", action=action.value, role=str(actor.role))
