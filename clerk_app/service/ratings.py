"""Actions on ratings: asked, extended, given by the customer, ended without; and the work a low grade leaves."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from clerk_app.core.errors import Bug, Refusal
from clerk_app.core.events import visit as events
from clerk_app.core.field_value import parse
from clerk_app.core.procedure import FieldKind
from clerk_app.core.rating import Answer, Grade, RatingState, check_answer
from clerk_app.core.visit import VisitStatus
from clerk_app.service.access import CLOCK, CUSTOMER, Action, Actor
from clerk_app.service.action import Change, Performer
from clerk_app.store.queries import ratings as queries
from clerk_app.store.unit import Unit

FOLLOW_UP_RESULTS = ("settled", "explained", "not_reached", "reviewed")

_ENDED_BY_CUSTOMER = frozenset({RatingState.DECLINED})
"""What the customer did themselves; every other end without a grade came by time, machine or the visit going on."""


class GivenRating(msgspec.Struct, frozen=True):
    """A customer's answer as the tablet delivers it. `token_digest` proves which question it answers."""

    visit: str
    token_digest: str
    grade: int
    reasons: tuple[str, ...] = ()
    comment: str = ""
    call_back: bool | None = None
    changed: bool = False


class Ratings:
    """Ratings of visits at this counter. Every method runs on the desk thread.

    Args:
        follow_up_day: returns the ISO day until which a low grade of now is followed up.
    """

    def __init__(self, performer: Performer, follow_up_day: Callable[[Unit], str]) -> None:
        self._performer = performer
        self._follow_up_day = follow_up_day

    def ask(
        self, actor: Actor, command_id: str, visit_id: str, device: str, token_digest: str, reasons_version: int
    ) -> Change[None]:
        """Record that the tablet asks the customer of a visit that has ended. One question, one rating a visit."""

        def work(unit: Unit) -> None:
            if unit.visit(visit_id).status is not VisitStatus.ENDED:
                raise Refusal("visit.not_ended")
            row = queries.rating(unit.connection, visit_id)
            if row is not None and row.state != RatingState.WITHDRAWN:
                raise Refusal("rating.already_closed")
            unit.append(
                events.RatingAsked(
                    visit_id, device=device, token_digest=token_digest, reasons_version=reasons_version
                )
            )

        return self._performer.perform(Action.ASK_RATING, actor, command_id, work, None)

    def extend(self, actor: Actor, command_id: str, visit_id: str, by_ms: int) -> Change[None]:
        """Record that the clerk gave the customer `by_ms` more milliseconds."""

        def work(unit: Unit) -> None:
            row = queries.rating(unit.connection, visit_id)
            if row is None or row.state != RatingState.ASKED:
                raise Refusal("rating.already_closed")
            unit.append(events.RatingExtended(visit_id, by_ms=by_ms))

        return self._performer.perform(Action.ASK_RATING, actor, command_id, work, None)

    def give(self, command_id: str, given: GivenRating) -> Change[None]:
        """Record the customer's grade. Exactly one is accepted per visit; a change is marked as one.

        Raises Refusal for a visit that was not asked, another question's token, or a rating that is closed.
        """
        if given.grade not in set(Grade):
            raise Bug(f"grade {given.grade!r}")
        grade = Grade(given.grade)
        answer = check_answer(Answer(grade, given.reasons, given.comment, given.call_back))

        def work(unit: Unit) -> None:
            row = queries.rating(unit.connection, given.visit)
            if row is None or row.token_digest != given.token_digest:
                raise Refusal("rating.unknown_token")
            if row.state != (RatingState.GIVEN if given.changed else RatingState.ASKED):
                raise Refusal("rating.already_closed")
            if given.changed and (row.changed or row.low):
                # As in `core.rating`: a good grade may be changed once, a low one by nobody.
                raise Refusal("rating.already_closed")
            comment = None
            if given.comment.strip():
                comment = unit.vault.put(f"visit:{given.visit}", "comment", given.comment)
            unit.append(
                events.RatingGiven(
                    given.visit,
                    grade=int(grade),
                    reasons=list(answer.reasons),
                    comment=comment,
                    call_back=given.call_back,
                    changed=given.changed,
                    clerk=unit.visit(given.visit).clerk,
                )
            )
            self._follow_up(unit, given, grade)

        return self._performer.perform(Action.GIVE_RATING, CUSTOMER, command_id, work, None)

    def end(self, command_id: str, visit_id: str, state: RatingState) -> Change[None]:
        """Record that a question ended without a grade; never instead of one that was given.

        Only what the customer did is recorded in the customer's name; the rest ended by itself.
        """
        if state in (RatingState.ASKED, RatingState.GIVEN):
            raise Refusal("rating.already_closed")
        may_end = {RatingState.ASKED}
        if state in (RatingState.DEVICE_BUSY, RatingState.DEVICE_TROUBLE):
            # The visit went on, and at its real end the tablet could not ask.
            may_end.add(RatingState.WITHDRAWN)

        def work(unit: Unit) -> None:
            row = queries.rating(unit.connection, visit_id)
            if row is not None and row.state not in may_end:
                raise Refusal("rating.already_closed")
            unit.append(
                events.RatingEnded(visit_id, state=state.value, clerk=unit.visit(visit_id).clerk)
            )

        actor = CUSTOMER if state in _ENDED_BY_CUSTOMER else CLOCK
        return self._performer.perform(Action.END_RATING, actor, command_id, work, None)

    def finish_follow_up(
        self, actor: Actor, command_id: str, visit_id: str, result: str, note: str
    ) -> Change[None]:
        """A supervisor called or reviewed: one of `FOLLOW_UP_RESULTS`; ``not_reached`` leaves it open."""
        if result not in FOLLOW_UP_RESULTS:
            raise Refusal("follow_up.result")
        kept = parse(FieldKind.TEXT, note).text if note.strip() else None

        def work(unit: Unit) -> None:
            if not queries.follow_up_open(unit.connection, visit_id):
                raise Refusal("follow_up.not_open")
            ref = None if kept is None else unit.vault.put(f"visit:{visit_id}", "note", kept)
            unit.append(events.FollowUpDone(visit_id, result=result, note=ref))

        return self._performer.perform(Action.FINISH_FOLLOW_UP, actor, command_id, work, None)

    def _follow_up(self, unit: Unit, given: GivenRating, grade: Grade) -> None:
        if grade.low:
            day = self._follow_up_day(unit)
            unit.append(events.FollowUpOpened(given.visit, call=bool(given.call_back), due_day=day))
        elif given.changed and queries.follow_up_open(unit.connection, given.visit):
            unit.append(events.FollowUpOpened(given.visit, withdrawn=True))
