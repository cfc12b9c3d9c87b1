"""The ways through procedures as `clerk-app check --paths` prints them: for people, and as JSON for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from clerk_app.commands.call import Call
from clerk_app.core.condition import FactValue
from clerk_app.core.procedure import FieldKind, Procedure
from clerk_app.library.paths import ProcedurePath, paths


def print_ways(procedure: Procedure, call: Call) -> None:
    """Print one line a way: how it ends, the papers, the minutes, the answers it needs, and its steps."""
    found = paths(procedure)
    title = procedure.title.to(call.language)
    call.result(call.sentence("check.paths", title=title, id=procedure.id, count=len(found.paths)))
    for number, way in enumerate(found.paths, 1):
        parts = [call.sentence(f"check.path.end.{way.end}")]
        parts += [call.sentence(f"check.path.paper.{paper}") for paper in way.papers]
        if way.minutes is not None:
            parts.append(call.sentence("check.path.minutes", minutes=way.minutes))
        parts += _needs(procedure, way, call)
        call.result(
            call.sentence(
                "check.path",
                number=f"{number:>3}",
                facts=call.sentence("check.path.separator").join(parts),
                steps=" → ".join(_steps(procedure, way, call)),
            )
        )
    if not found.complete:
        call.result(call.sentence("check.paths.cut"))


def listed(procedures: Iterable[Procedure]) -> list[dict[str, object]]:
    """Return the ways as JSON holds them: the ids of the file, in every language the same."""
    return [_listed(procedure) for procedure in procedures]


def _listed(procedure: Procedure) -> dict[str, object]:
    found = paths(procedure)
    return {
        "procedure": procedure.id,
        "version": procedure.version,
        "standard_minutes": procedure.standard_minutes,
        "complete": found.complete,
        "paths": [
            {
                "steps": list(way.steps),
                "options": dict(way.options),
                "answers": {name: _plain(value) for name, value in (way.answers or {}).items()},
                "deciding": list(way.deciding),
                "end": str(way.end),
                "papers": [str(paper) for paper in way.papers],
                "documents": list(way.documents),
                "minutes": way.minutes,
            }
            for way in found.paths
        ],
    }


def _steps(procedure: Procedure, way: ProcedurePath, call: Call) -> Iterator[str]:
    options = dict(way.options)
    for step_id in way.steps:
        step = procedure.step(step_id)
        title = step.title.to(call.language)
        chosen = next((one for one in step.options if one.id == options.get(step_id)), None)
        yield title if chosen is None else f"{title} [{chosen.title.to(call.language)}]"


def _needs(procedure: Procedure, way: ProcedurePath, call: Call) -> Iterator[str]:
    """Yield the answers the way rests on in the words of the file."""
    for name in way.deciding:
        field, value = procedure.fields[name], (way.answers or {}).get(name)
        if value is None:
            shown = call.sentence("check.path.unanswered")
        elif field.kind is FieldKind.YES_NO:
            shown = call.sentence("check.path.yes" if value else "check.path.no")
        elif field.kind is FieldKind.MONEY:
            shown = f"{Decimal(str(value)) / 100:.2f}"
        else:
            chosen = next((choice for choice in field.choices if choice.id == value), None)
            shown = str(value) if chosen is None else chosen.title.to(call.language)
        yield f"{field.title.to(call.language)} = {shown}"


def _plain(value: FactValue) -> bool | str:
    return value if isinstance(value, bool) else str(value)
