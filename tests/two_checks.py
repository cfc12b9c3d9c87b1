"""A transfer that looks at papers in two steps, as a hall may write it."""

from __future__ import annotations

from pathlib import Path

from clerk_app.resources import resource_path

_ONE = "    check: [new_id, deed, proxy, proxy_id]\n"
_LATER = """  - id: house
    title: {zh: "核对房产证明", en: "Check the title"}
    check: [deed, proxy, proxy_id]
    basis: transfer
  - id: agent
"""


def two_checks() -> str:
    """Return the procedure file: the identity card first, the proof of title in a step of its own."""
    shipped = (resource_path("procedures") / "name_transfer.yaml").read_text(encoding="utf-8")
    return shipped.replace(_ONE, "    check: [new_id]\n").replace("  - id: agent\n", _LATER, 1)


def put_two_checks(data_folder: Path) -> None:
    """Have a hall use it."""
    folder = data_folder / "procedures"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "name_transfer.yaml").write_text(two_checks(), encoding="utf-8")
