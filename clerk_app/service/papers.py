"""Actions on papers: issue again, archive the PDF, note what the printer did, hand over, void."""

from __future__ import annotations

from clerk_app.core import request as rules
from clerk_app.core.errors import Refusal
from clerk_app.core.events import request as events
from clerk_app.core.field_value import parse
from clerk_app.core.procedure import FieldKind, PaperKind
from clerk_app.service.access import Action, Actor
from clerk_app.service.action import Change, Performer
from clerk_app.store.queries import papers as queries
from clerk_app.store.queries.erasures import is_erased
from clerk_app.store.unit import Unit

PRINT_STATES = ("sent", "printed", "failed", "saved", "by_hand", "to_do")
HANDED_TO = ("customer", "agent")


class Papers:
    """Papers of requests at this counter. Every method runs on the desk thread."""

    def __init__(self, performer: Performer) -> None:
        self._performer = performer

    def issue(
        self, actor: Actor, command_id: str, number: str, kind: PaperKind, language: str = "zh"
    ) -> Change[str]:
        """Give a paper its number; a second issue of a kind is a reprint and says so. Returns the paper's number."""

        def work(unit: Unit) -> str:
            command = rules.IssuePaper(actor.id, kind, language)
            decided = rules.decide(unit.request(number), command)
            _require_not_erased(unit, number, kind)
            unit.append(decided)
            return next(data.paper for data in decided if isinstance(data, events.PaperIssued))

        return self._performer.perform(Action.ISSUE_PAPER, actor, command_id, work, str)

    def archive(self, actor: Actor, command_id: str, paper: str, pdf: bytes, pages: int) -> Change[None]:
        """Keep the PDF of an issue; what is printed from now on is these bytes. A second call changes nothing."""

        def work(unit: Unit) -> None:
            row = _require_paper(unit, paper)
            if row.pdf_id is None:
                _require_not_erased(unit, row.request, row.kind)
                ref = unit.vault.put(f"request:{row.request}", "paper", pdf)
                unit.append(events.PaperArchived(row.request, row.visit, paper=paper, pdf=ref, pages=pages))

        return self._performer.perform(Action.ISSUE_PAPER, actor, command_id, work, None)

    def record_print(
        self, actor: Actor, command_id: str, paper: str, state: str, printer: str, reason: str = ""
    ) -> Change[None]:
        """Note what became of a print job: one of `PRINT_STATES`; `reason` is a code of `printing`."""
        if state not in PRINT_STATES:
            raise Refusal("paper.print_state")

        def work(unit: Unit) -> None:
            row = _require_paper(unit, paper)
            unit.append(
                events.PaperPrinted(
                    row.request, row.visit, paper=paper, state=state, printer=printer, reason=reason
                )
            )

        return self._performer.perform(Action.ISSUE_PAPER, actor, command_id, work, None)

    def hand_over(self, actor: Actor, command_id: str, paper: str, to: str = "customer") -> Change[None]:
        """Note that the customer (or the agent) took the paper: another fact than that it was printed."""
        if to not in HANDED_TO:
            raise Refusal("paper.handed_to")

        def work(unit: Unit) -> None:
            row = _require_paper(unit, paper)
            if row.handed_to is None:
                unit.append(events.PaperHandedOver(row.request, row.visit, paper=paper, to=to))

        return self._performer.perform(Action.ISSUE_PAPER, actor, command_id, work, None)

    def void(self, actor: Actor, command_id: str, paper: str, reason: str) -> Change[None]:
        """The paper counts no longer; its number and PDF stay. Needs a reason."""
        if not reason.strip():
            raise Refusal("paper.void_needs_reason")
        kept = parse(FieldKind.TEXT, reason).text

        def work(unit: Unit) -> None:
            row = _require_paper(unit, paper)
            if row.voided_at is not None:
                raise Refusal("paper.voided", paper=paper)
            ref = unit.vault.put(f"request:{row.request}", "note", kept)
            unit.append(events.PaperVoided(row.request, row.visit, paper=paper, reason=ref))

        return self._performer.perform(Action.VOID_PAPER, actor, command_id, work, None)


def _require_not_erased(unit: Unit, number: str, kind: str) -> None:
    """No paper about a customer whose data were erased, also not one that was drawn a moment before."""
    if kind != PaperKind.SHEET and is_erased(unit.connection, f"request:{number}"):
        raise Refusal("request.erased", number=number)


def _require_paper(unit: Unit, paper: str) -> queries.PaperRow:
    row = queries.paper(unit.connection, paper)
    if row is None:
        raise Refusal("paper.unknown", paper=paper)
    return row
