"""One request for whoever reviews it: its row, who owned it when, the ratings of its visits."""

from __future__ import annotations

from dataclasses import dataclass

from clerk_app.store.engine import Connection


@dataclass(frozen=True, slots=True)
class Owned:
    """Somebody had a role from one instant to another (milliseconds UTC; `to_at` None: still).

    `role`: ``first_responsible`` or ``handler``; `how` it came: ``opened``, ``moved``, ``hand_off``, ``taken_over``.
    """

    role: str
    staff: str
    from_at: int
    to_at: int | None
    how: str


@dataclass(frozen=True, slots=True)
class VisitRating:
    """What became of a visit's rating, with its follow-up; `reasons` are codes. For supervisors only."""

    visit: str
    state: str
    grade: int | None
    reasons: tuple[str, ...]
    comment: str
    call_back: bool | None
    changed: bool
    ended_at: int | None
    due_day: str | None
    call: bool
    done_at: int | None
    done_by: str | None
    result: str | None
    note: str


def spans(connection: Connection, number: str) -> list[Owned]:
    """Return who answered for a request and who handled it, in order."""
    rows = connection.execute(
        "SELECT role, staff, from_at, to_at, how FROM ownership_span WHERE request = ? ORDER BY role, place", (number,)
    ).fetchall()
    return [Owned(*row) for row in rows]


def ratings(connection: Connection, number: str) -> list[VisitRating]:
    """Return the rating of each visit of a request whose customer was asked, the newest first."""
    rows = connection.execute(
        "SELECT rating.visit, rating.state, grade, reasons, comment.content, call_back, changed, rating.ended_at,"
        " due_day, call, done_at, done_by, result, note.content"
        " FROM visit_request JOIN rating USING (visit) JOIN visit ON visit.id = rating.visit"
        " LEFT JOIN follow_up ON follow_up.visit = rating.visit"
        " LEFT JOIN vault AS comment ON comment.id = comment_id LEFT JOIN vault AS note ON note.id = note_id"
        " WHERE visit_request.request = ? ORDER BY visit.opened_at DESC, visit.id DESC",
        (number,),
    ).fetchall()
    return [_rating(row) for row in rows]


def _rating(row: tuple[object, ...]) -> VisitRating:
    visit, state, grade, reasons, comment, call_back, changed, ended, due, call, done_at, done_by, result, note = row
    return VisitRating(
        visit=str(visit),
        state=str(state),
        grade=None if grade is None else int(str(grade)),
        reasons=tuple(str(reasons).split()),
        comment=comment.decode() if isinstance(comment, bytes) else "",
        call_back=None if call_back is None else bool(call_back),
        changed=bool(changed),
        ended_at=None if ended is None else int(str(ended)),
        due_day=None if due is None else str(due),
        call=bool(call),
        done_at=None if done_at is None else int(str(done_at)),
        done_by=None if done_by is None else str(done_by),
        result=None if result is None else str(result),
        note=note.decode() if isinstance(note, bytes) else "",
    )


@dataclass(frozen=True, slots=True)
class Told:
    """What a visit's customer told: vault ids, None where nothing was told."""

    name: str | None
    phone: str | None
    account: str | None
    form_of_address: str


def told_in(connection: Connection, visit: str) -> Told:
    """Return what the customer of a visit told; nothing for a visit that is not there."""
    row = connection.execute(
        "SELECT customer_name_id, customer_phone_id, account_id, form_of_address FROM visit WHERE id = ?", (visit,)
    ).fetchone()
    return Told(None, None, None, "none") if row is None else Told(*row)
