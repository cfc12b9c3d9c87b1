"""The command line."""

from __future__ import annotations

from collections.abc import Sequence

from clerk_app.commands.main import run_on_terminal


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return its exit status."""
    return run_on_terminal(arguments)


if __name__ == "__main__":
    raise SystemExit(main())
