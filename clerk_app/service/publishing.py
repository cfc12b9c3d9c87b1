"""Publishing procedures: what one supervisor proposes and another confirms is in force from its start.

The bytes of every proposal are kept before anybody confirms it, and no version is ever changed or deleted. What was
published stands for its id, before the hall's files and the shipped ones, until something else is published.
"""

from __future__ import annotations

from clerk_app.service.access import Actor
from clerk_app.service.change import Change


class Publishing:
    """Drafts, proposals, confirmations, retiring. Every method runs on the desk thread.

    All take the rights of a supervisor (`Action.EDIT_PROCEDURES`, `CONFIRM_PROCEDURE`, `RETIRE_PROCEDURE`).
    """

    def save_draft(self, actor: Actor, procedure_id: str, text: str) -> None:
        """Keep what `actor` has typed for `procedure_id`, whether it is sound or not; it survives a crash.

        Everybody has a draft of their own; no event, no command id: submit it as `stepping.save_draft`.
        Raises Refusal ``publishing.draft_too_large`` (limit, KiB), ``publishing.bad_id`` (id).
        """
        raise NotImplementedError

    def drop_draft(self, actor: Actor, procedure_id: str) -> None:
        """Forget what `actor` has typed for `procedure_id`."""
        raise NotImplementedError

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
        raise NotImplementedError

    def confirm(self, actor: Actor, command_id: str, procedure: str, version: str) -> Change[None]:
        """Confirm what another supervisor proposed: in force at its start, never before now.

        Raises Refusal:
            ``publishing.same_person``: the proposer never confirms.
            ``publishing.no_proposal``: it was confirmed, sent back or replaced meanwhile.
            ``publishing.retired``, ``publishing.damaged`` (its bytes), ``publishing.faulty`` (errors, line).
        """
        raise NotImplementedError

    def send_back(self, actor: Actor, command_id: str, procedure: str, version: str, reason: str) -> Change[None]:
        """Send a proposal back to who proposed it, or take it back oneself; also a confirmed one before its start.

        What was in force stays in force.
        Raises Refusal ``publishing.no_proposal``, ``publishing.needs_reason``.
        """
        raise NotImplementedError

    def retire(self, actor: Actor, command_id: str, procedure: str, reason: str) -> Change[None]:
        """Offer a procedure no more for new requests; requests under way keep their version.

        Raises Refusal ``publishing.retired_already``, ``publishing.needs_reason``, ``publishing.unknown``.
        """
        raise NotImplementedError

    def bring_back(self, actor: Actor, command_id: str, procedure: str, reason: str) -> Change[None]:
        """Offer a retired procedure again, in the version that is in force now.

        Raises Refusal ``publishing.not_retired``, ``publishing.needs_reason``.
        """
        raise NotImplementedError
