"""Checks a whole procedure: every id names something, every way ends, nothing is used before it is known."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from clerk_app.core.procedure import Field, Procedure, Step
from clerk_app.library.conditions import ConditionChecks
from clerk_app.library.findings import nearest
from clerk_app.library.flow import Flow
from clerk_app.library.sentence_checks import SentenceChecks, spoken_limits
from clerk_app.library.shape import Shape, Where

_UNCLEAR_WAYS = (
    "finding.unknown_step",
    "finding.duplicate_step",
    "finding.decision_without_options",
    "finding.too_few_options",
    "finding.too_many_steps",
)


class Checks:
    """Checks one procedure that was read, faults and all.

    Args:
        shape: knows the places and takes the findings.
        procedure: as read; its ids may name nothing yet.
        step_places: the way to each step by its id.
        known_limits: rows of the hall's limits; None when they are not to be checked.
    """

    def __init__(
        self,
        shape: Shape,
        procedure: Procedure,
        step_places: Mapping[str, Where],
        known_limits: Collection[str] | None,
    ) -> None:
        self._shape = shape
        self._findings = shape.findings
        self._procedure = procedure
        self._places = step_places
        self._known_limits = known_limits
        self._flow = Flow(procedure.steps)
        fields = procedure.fields
        self._perhaps = self._flow.known_before(lambda step: gives(step, fields), on_every_way=False)
        self._surely = self._flow.known_before(lambda step: surely_gives(step, fields), on_every_way=True)

    def run(self) -> None:
        """Note everything that is wrong."""
        self._check_references()
        self._check_flow()
        self._check_conditions()
        SentenceChecks(
            self._shape, self._procedure, self._places, self._flow, perhaps=self._perhaps, surely=self._surely
        ).run()
        if not self._findings.refuse:
            # A misspelt id is one fault, not also the one that nothing uses.
            self._check_used()

    # --- ids ---------------------------------------------------------------------------------------

    def _check_references(self) -> None:
        procedure = self._procedure
        self._known(procedure.standard_basis, procedure.rules, "rule", ("standard", "basis"))
        fee = procedure.fee
        self._known(fee.basis, procedure.rules, "rule", ("fee", "varies" if fee.fen is None else "basis"))
        if self._known_limits is not None:
            for name, row in procedure.limits.items():
                if row:
                    self._known(row, self._known_limits, "limit_row", ("limits", name, "row"))
        step_ids = set(self._places)
        for position, step in enumerate(procedure.steps):
            where = self._places[step.id]
            self._known(step.goto, step_ids, "step", (*where, "goto"))
            self._known(step.basis, procedure.rules, "rule", (*where, "basis"))
            self._known(step.promise, procedure.limits, "limit", (*where, "promise"))
            for at, name in enumerate(step.ask):
                self._known(name, procedure.fields, "field", (*where, "ask", at))
            for at, name in enumerate(step.check):
                self._known(name, procedure.documents, "document", (*where, "check", at))
            for option in step.options:
                self._known(option.goto, step_ids, "step", (*where, "options", option.id, "goto"))
            if step.do is not None:
                self._known(step.do.result, procedure.fields, "field", (*where, "do", "result"))
                for at, name in enumerate(step.do.copy):
                    place = (*where, "do", "copy", at)
                    if self._known(name, procedure.fields, "field", place):
                        self._asked_before(position, name, place)

    def _known(self, name: str | None, known: Collection[str], what: str, where: Where) -> bool:
        if name is None or name in known:
            return name is not None
        if self._findings.full:
            return False
        self._findings.error(
            self._shape.mark(where), f"finding.unknown_{what}", suggestion=nearest(name, known), id=name
        )
        return False

    def _asked_before(self, position: int, name: str, where: Where, offset: int | None = None) -> bool:
        if position not in self._flow.reached() or name in self._perhaps[position]:
            return True
        if self._findings.has("finding.unknown_field"):
            return False  # the misspelt field may well be this one
        self._findings.error(self._shape.mark(where, offset), "finding.used_before_asked", field=name)
        return False

    def _check_used(self) -> None:
        procedure, steps = self._procedure, self._procedure.steps
        used: Mapping[str, Collection[str | None]] = {
            "basis": {procedure.standard_basis, procedure.fee.basis, *(step.basis for step in steps)},
            "limits": {name for step in steps for name in (step.promise, *spoken_limits(step))},
            "documents": {name for step in steps for name in step.check},
            "fields": {name for step in steps for name in gives(step, procedure.fields)},
        }
        declared: Mapping[str, Collection[str]] = {
            "basis": procedure.rules,
            "limits": procedure.limits,
            "documents": procedure.documents,
            "fields": procedure.fields,
        }
        for key, names in declared.items():
            for name in names:
                if name not in used[key]:
                    self._findings.warning(self._shape.mark((key, name)), "finding.never_used", id=name, key=key)

    # --- ways --------------------------------------------------------------------------------------

    def _check_flow(self) -> None:
        steps = self._procedure.steps
        reached = self._flow.reached()
        # Ways are only followed when the file says where they go.
        unclear = self._findings.has(*_UNCLEAR_WAYS) or any(step.id.startswith("(") for step in steps)
        for position, step in enumerate(() if unclear else steps):
            if position not in reached:
                mark = self._shape.mark((*self._places[step.id], "id"))
                self._findings.error(mark, "finding.never_reached", step=step.id)
        circles = () if unclear else sorted(self._flow.endless() or self._flow.circles())
        for position in circles[:1]:
            mark = self._shape.mark((*self._places[steps[position].id], "id"))
            self._findings.error(mark, "finding.never_ends", step=steps[position].id)
        standard, minutes = self._procedure.standard_minutes, self._flow.longest_minutes()
        if standard is not None and minutes > standard:
            self._findings.warning(
                self._shape.mark(("standard", "minutes")),
                "finding.over_standard",
                minutes=minutes,
                standard=standard,
            )

    # --- conditions --------------------------------------------------------------------------------

    def _check_conditions(self) -> None:
        procedure = self._procedure
        checks = ConditionChecks(self._shape, procedure.fields)
        whens: dict[tuple[str, str], set[str]] = {}
        for key, declared in (("fields", procedure.fields), ("documents", procedure.documents)):
            for name, one in declared.items():
                condition = checks.read(one.when, (key, name, "when"))
                whens[key, name] = set() if condition is None else set(condition.names)
        for position, step in enumerate(procedure.steps):
            where = self._places[step.id]
            when = checks.read(step.when, (*where, "when"))
            if when is not None:
                asked = [self._asked_before(position, name, (*where, "when")) for name in sorted(when.names)]
                if all(asked) and not checks.can_hold(when, self._surely[position]):
                    self._findings.error(self._shape.mark((*where, "when")), "finding.never_holds", step=step.id)
            # What the step itself asks is known to the fields and documents beside it.
            here = gives(step, procedure.fields)
            for key, names in (("fields", step.ask), ("documents", step.check)):
                for name in names:
                    for needed in sorted(whens.get((key, name), set()) - here):
                        self._asked_before(position, needed, (key, name, "when"))
            options = [checks.read(option.when, (*where, "options", option.id, "when")) for option in step.options]
            for option, condition in zip(step.options, options, strict=True):
                for name in sorted(condition.names if condition is not None else ()):
                    self._asked_before(position, name, (*where, "options", option.id, "when"))
            for at in sorted(checks.never_taken(options, when, self._surely[position])):
                option = step.options[at]
                self._findings.error(
                    self._shape.mark((*where, "options", option.id)),
                    "finding.option_never_taken",
                    option=option.id,
                )


def gives(step: Step, fields: Collection[str]) -> frozenset[str]:
    """Return the fields that are answered when `step` is done."""
    results = [] if step.do is None or step.do.result is None else [step.do.result]
    return frozenset(name for name in (*step.ask, *results) if name in fields)


def surely_gives(step: Step, fields: Mapping[str, Field]) -> frozenset[str]:
    """Return the fields that are answered whatever the customer's case is."""
    result = step.do.result if step.do is not None else None
    return frozenset(
        name for name in gives(step, fields) if name == result or (fields[name].required and fields[name].when is None)
    )
