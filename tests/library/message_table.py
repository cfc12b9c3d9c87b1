"""What the checker says of every faulty file, in both languages, as a table that is read aloud when it changes.

`python -m tests.library.message_table` writes `tests/golden/procedures/messages.txt`.
"""

from __future__ import annotations

from pathlib import Path

from clerk_app.library.reader import read_procedure

GOLDEN = Path(__file__).parents[1] / "golden" / "procedures"
FAULTY = sorted((GOLDEN / "faulty").glob("*.yaml"))
TABLE = GOLDEN / "messages.txt"
KNOWN_LIMITS = {"meter_test.finish", "name_transfer.finish"}


def table() -> str:
    """Return the table: file, place, Chinese, English."""
    lines = []
    for file in FAULTY:
        findings = read_procedure(file.read_bytes(), file.name, KNOWN_LIMITS)[1]
        lines += [line for one in findings for line in (one.line_of_output("zh"), one.line_of_output("en"))]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8")
