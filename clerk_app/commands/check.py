"""`clerk-app check`: checks procedure files, says what is wrong where, and lists their ways."""

from __future__ import annotations

from pathlib import Path

from clerk_app.commands.call import DONE, FINDING, Call
from clerk_app.commands.ways import listed, print_ways
from clerk_app.core.errors import Refusal
from clerk_app.library.findings import Finding, Severity


def run(call: Call) -> int:
    """Print one line a finding; a file with an error is a broken procedure, a warning alone is not.

    With ``--paths`` every way through every sound procedure follows; as JSON both are one object then.
    """
    from clerk_app.library.check_files import look_at
    from clerk_app.library.limits import shipped_limits

    paths = [Path(operand) for operand in call.operands]
    for path in paths:
        _require_procedures(path)
    seen = look_at(paths, {row.id for row in shipped_limits().rows})
    findings = seen.findings
    with_ways = call.has("--paths")
    if call.has("--json"):
        found = [_as_json(finding, call) for finding in findings]
        call.result_json({"findings": found, "procedures": listed(seen.procedures)} if with_ways else found)
    else:
        for finding in findings:
            call.result(finding.line_of_output(call.language))
        for procedure in seen.procedures if with_ways else ():
            print_ways(procedure, call)
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    call.tell("check.summary", errors=errors, warnings=len(findings) - errors)
    return FINDING if errors else DONE


def _require_procedures(path: Path) -> None:
    try:
        there = path.exists()
        empty = path.is_dir() and not any(each.suffix in (".yaml", ".yml") for each in path.iterdir())
    except OSError as error:
        raise Refusal("check.unreadable", path=str(path), detail=error.strerror or str(error)) from error
    if not there:
        raise Refusal("check.missing", path=str(path))
    if empty:
        raise Refusal("check.no_files", path=str(path))


def _as_json(finding: Finding, call: Call) -> dict[str, object]:
    return {
        "file": finding.path,
        "line": finding.line,
        "column": finding.column,
        "severity": finding.severity.value,
        "code": finding.code,
        "message": finding.message(call.language),
    }
