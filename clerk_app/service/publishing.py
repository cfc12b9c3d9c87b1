"""Publishing procedures: what one supervisor proposes and another confirms is in force from its start.

The bytes of every proposal are kept before anybody confirms it, and no version is ever changed or deleted. What was
published stands for its id, before the hall's files and the shipped ones, until something else is published.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from hashlib import sha256

import msgspec

from clerk_app.core import publishing as rules
from clerk_app.core.errors import Refusal
from clerk_app.core.events import EventData, VaultRef
from clerk_app.core.events import hall as events
from clerk_app.core.field_value import parse
from clerk_app.core.procedure import FieldKind, Procedure
from clerk_app.service.access import Action, Actor, require
from clerk_app.service.action import Performer
from clerk_app.service.change import Change
from clerk_app.service.procedures import Procedures, ProcedureShelf
from clerk_app.store.queries.publishing import DRAFT
from clerk_app.store.records import Draft
from clerk_app.store.unit import Unit

PROCEDURE_ID = re.compile(r"[a-z][a-z0-9_]{0,59}")
MOST_BYTES = 256 * 1024
"""What the reader of procedure files takes; a draft is kept up to the same size."""


class Taken(msgspec.Struct, frozen=True):
    """What became of the procedures of a pack; ids in the order of the pack.

    Attributes:
        drafted: they are drafts of the supervisor now.
        kept: the supervisor has a draft of them already, which was left as it is.
        same: they say what is in force already.
    """

    drafted: tuple[str, ...]
    kept: tuple[str, ...]
    same: tuple[str, ...]


class Publishing:
    """Drafts, proposals, confirmations, retiring. Every method runs on the desk thread.

    All take the rights of a supervisor (`Action.EDIT_PROCEDURES`, `CONFIRM_PROCEDURE`, `RETIRE_PROCEDURE`).

    Args:
        procedures: what is in force, and the files behind it.
        known_limits: rows of the hall's limits that promises may stand for.
        changed: told when something was published or retired.
    """

    def __init__(
        self,
        performer: Performer,
        shelf: ProcedureShelf,
        procedures: Procedures,
        known_limits: Callable[[], Collection[str]],
        changed: Callable[[], None],
    ) -> None:
        self._performer = performer
        self._shelf = shelf
        self._procedures = procedures
        self._known_limits = known_limits
        self._changed = changed

    def save_draft(self, actor: Actor, procedure_id: str, text: str) -> None:
        """Keep what `actor` has typed for `procedure_id`, whether it is sound or not; it survives a crash.

        Everybody has a draft of their own; no event, no command id: submit it as `stepping.save_draft`.
        Raises Refusal ``publishing.draft_too_large`` (limit, KiB), ``publishing.bad_id`` (id).
        """
        require(actor, Action.EDIT_PROCEDURES)
        # An input method may hand over half a character; what cannot be written is shown as the checker shows it.
        content = text.encode("utf-8", "replace")
        if not PROCEDURE_ID.fullmatch(procedure_id):
            raise Refusal("publishing.bad_id", id=procedure_id[:60])
        if len(content) > MOST_BYTES:
            raise Refusal("publishing.draft_too_large", limit=MOST_BYTES // 1024)
        now = self._performer.clock.now()
        with self._performer.store.transaction(now=now, actor=actor.id, command_id="") as unit:
            unit.records.keep_draft(Draft(DRAFT + procedure_id, actor.id, now, content))

    def drop_draft(self, actor: Actor, procedure_id: str) -> None:
        """Forget what `actor` has typed for `procedure_id`."""
        require(actor, Action.EDIT_PROCEDURES)
        now = self._performer.clock.now()
        with self._performer.store.transaction(now=now, actor=actor.id, command_id="") as unit:
            unit.records.drop_draft(DRAFT + procedure_id, actor.id)

    def take_in(self, actor: Actor, command_id: str, contents: Mapping[str, bytes]) -> Change[Taken]:
        """Make the procedures of a pack drafts of `actor`; nothing is in force by it. See `pack.import_pack`.

        Args:
            contents: the bytes of each procedure by its id, as `pack.read_pack` let them pass.
        """

        def work(unit: Unit) -> Taken:
            drafted, kept, same = [], [], []
            for name, content in contents.items():
                present = self._procedures.procedure(name)
                if present is not None and present.version == sha256(content).hexdigest():
                    same.append(name)
                elif unit.records.draft(DRAFT + name, actor.id) is not None:
                    kept.append(name)
                else:
                    unit.records.keep_draft(Draft(DRAFT + name, actor.id, unit.now, content))
                    drafted.append(name)
            return Taken(tuple(drafted), tuple(kept), tuple(same))

        return self._performer.perform(Action.EDIT_PROCEDURES, actor, command_id, work, Taken)

    def propose(self, actor: Actor, command_id: str, content: bytes, reason: str, starts_at: int) -> Change[str]:
        """Hand a new version to another supervisor to confirm; returns the version. The actor's draft is gone then.

        Args:
            content: the file's bytes, UTF-8; which procedure it is stands in them.
            reason: what was changed and why; goes to the vault and is shown in the log.
            starts_at: milliseconds UTC; a time that has passed means at once, when it is confirmed.

        Raises Refusal:
            ``publishing.faulty`` (errors, line): the checker finds errors.
            ``publishing.needs_reason``.
            ``publishing.nothing_changed``: these are the bytes in force.
            ``publishing.proposal_open``: one waits for its confirmation or its start already.
            ``publishing.retired``: bring the procedure back first.
            ``publishing.starts_too_late`` (days).
        """
        require(actor, Action.EDIT_PROCEDURES)
        new = self._checked(content)

        def work(unit: Unit) -> str:
            state = _state(unit, new.id)
            in_force = self._procedures.procedure(new.id)
            shipped = self._procedures.shipped(new.id)
            proposed = events.ProcedureProposed(
                new.id,
                version=new.version,
                base="" if in_force is None else in_force.version,
                shipped="" if shipped is None else shipped.version,
                reason=_reason(unit, new.id, reason),
                starts_at=starts_at,
            )
            decided = rules.propose(state, proposed, unit.now)
            if in_force is not None:
                # What it is compared with, now and later, must not go with a file that is replaced.
                self._shelf.take_current(unit, new.id)
            unit.records.keep_procedure(new.version, new.id, content)
            unit.append(decided)
            unit.records.drop_draft(DRAFT + new.id, actor.id)
            return new.version

        return self._performer.perform(Action.EDIT_PROCEDURES, actor, command_id, work, str)

    def confirm(self, actor: Actor, command_id: str, procedure: str, version: str) -> Change[None]:
        """Confirm what another supervisor proposed: in force at its start, never before now.

        Raises Refusal:
            ``publishing.same_person``: the proposer never confirms.
            ``publishing.no_proposal``: it was confirmed, sent back or replaced meanwhile.
            ``publishing.retired``, ``publishing.damaged`` (its bytes), ``publishing.faulty`` (errors, line).
        """

        def decided(unit: Unit) -> EventData:
            confirmed = rules.confirm(_state(unit, procedure), procedure, version, actor.id, unit.now)
            content = unit.records.procedure_bytes(version)
            if content is None or sha256(content).hexdigest() != version:
                raise Refusal("publishing.damaged")
            # Limits may have changed since it was proposed: what is in force from now on is sound now.
            self._checked(content)
            return confirmed

        return self._decide(Action.CONFIRM_PROCEDURE, actor, command_id, decided)

    def send_back(self, actor: Actor, command_id: str, procedure: str, version: str, reason: str) -> Change[None]:
        """Send a proposal back to who proposed it, or take it back oneself; also a confirmed one before its start.

        What was in force stays in force.
        Raises Refusal ``publishing.no_proposal``, ``publishing.needs_reason``.
        """

        def decided(unit: Unit) -> EventData:
            ref = _reason(unit, procedure, reason)
            return rules.send_back(_state(unit, procedure), procedure, version, ref, unit.now)

        return self._decide(Action.CONFIRM_PROCEDURE, actor, command_id, decided)

    def retire(self, actor: Actor, command_id: str, procedure: str, reason: str) -> Change[None]:
        """Offer a procedure no more for new requests; requests under way keep their version.

        Raises Refusal ``publishing.retired_already``, ``publishing.needs_reason``, ``publishing.unknown``.
        """

        def decided(unit: Unit) -> EventData:
            state = _state(unit, procedure)
            if not state.retired and self._procedures.procedure(procedure) is None:
                raise Refusal("publishing.unknown", procedure=procedure[:60])
            return rules.retire(state, procedure, _reason(unit, procedure, reason))

        return self._decide(Action.RETIRE_PROCEDURE, actor, command_id, decided)

    def bring_back(self, actor: Actor, command_id: str, procedure: str, reason: str) -> Change[None]:
        """Offer a retired procedure again, in the version that is in force now.

        Raises Refusal ``publishing.not_retired``, ``publishing.needs_reason``.
        """

        def decided(unit: Unit) -> EventData:
            return rules.bring_back(_state(unit, procedure), procedure, _reason(unit, procedure, reason))

        return self._decide(Action.RETIRE_PROCEDURE, actor, command_id, decided)

    def _decide(
        self, action: Action, actor: Actor, command_id: str, decided: Callable[[Unit], EventData]
    ) -> Change[None]:
        def work(unit: Unit) -> None:
            unit.append(decided(unit))

        change = self._performer.perform(action, actor, command_id, work, None)
        self._changed()
        return change

    def _checked(self, content: bytes) -> Procedure:
        from clerk_app.library.findings import Severity
        from clerk_app.library.reader import read_procedure

        procedure, findings = read_procedure(content, "", self._known_limits())
        if procedure is None:
            errors = [finding for finding in findings if finding.severity is Severity.ERROR]
            raise Refusal("publishing.faulty", errors=len(errors), line=errors[0].line)
        return procedure


def _state(unit: Unit, procedure: str) -> rules.PublishingState:
    return rules.folded(tuple(one.event for one in unit.journal.of_subject(f"procedure:{procedure}")))


def _reason(unit: Unit, procedure: str, reason: str) -> VaultRef:
    if not reason.strip():
        raise Refusal("publishing.needs_reason")
    return unit.vault.put(f"procedure:{procedure}", "reason", parse(FieldKind.TEXT, reason).text)
