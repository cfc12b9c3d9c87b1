"""The command line."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from clerk_app import __version__


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return its exit status."""
    parser = argparse.ArgumentParser(prog="clerk-app")
    parser.add_argument("--version", action="version", version=f"clerk-app {__version__}")
    parser.parse_args(arguments)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
