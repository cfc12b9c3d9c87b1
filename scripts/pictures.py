"""Makes a picture of every screen and every paper: `make pictures`.

    python -m scripts.pictures [--out DIR] [--only PART] [--targets DIR] [--fast]

The window, the services and the papers are the real ones, on a sample hall in a temporary folder whose clock stands
still, so that two runs can be compared. Exit status 2 when something could not be pictured.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from clerk_app.ui.theme import Mode
from scripts.picture_hall import fill
from scripts.picture_index import Pictured, write_index
from scripts.picture_papers import LANGUAGES, papers
from scripts.picture_screens import SCREENS, Screen
from scripts.picture_stage import Stage, Variant
from scripts.picture_tablet import tablet

SIZES = ((1366, 768), (1920, 1080))


def variants(*, fast: bool) -> list[Variant]:
    """Return how every screen is shown."""
    shown: list[Variant] = []
    for language in LANGUAGES:
        shown += [Variant(language, width, height) for width, height in (SIZES[:1] if fast else SIZES)]
        if not fast:
            shown.append(Variant(language, *SIZES[0], Mode.DARK))
            shown.append(Variant(language, *SIZES[0], percent=200))
    return shown


def screen(one: Screen, variant: Variant, filled: Path, work: Path, out: Path) -> Pictured:
    """Make one picture of a screen."""
    file = out / f"{one.name}_{variant.name}.png"
    stage = Stage(work / file.stem, filled if one.filled else None, variant)
    try:
        one.show(stage)
        stage.picture(file)
    finally:
        stage.close()
    return Pictured(file.name, one.target)


def main(arguments: list[str] | None = None) -> int:
    """Make what was asked for."""
    given = _parser().parse_args(arguments)
    given.out.mkdir(parents=True, exist_ok=True)
    made: list[Pictured] = []
    failed = 0
    with tempfile.TemporaryDirectory(prefix="clerk-pictures-") as temporary:
        work = Path(temporary)
        fill(work / "filled")
        for one in SCREENS:
            for variant in variants(fast=given.fast):
                if given.only not in f"{one.name}_{variant.name}" or given.only in {"papers", "tablet"}:
                    continue
                try:
                    made.append(screen(one, variant, work / "filled", work, given.out))
                except Exception as error:  # noqa: BLE001  # the other pictures are still wanted
                    failed += 1
                    print(f"{one.name}_{variant.name}: {type(error).__name__}: {error}", file=sys.stderr)
        if not given.only or given.only == "papers":
            made.extend(papers(work / "filled", work / "papers", given.out))
        if not given.only or given.only == "tablet":
            shown = tablet(given.out)
            failed += not shown
            made.extend(shown)
    index = write_index(given.out, made, given.targets)
    print(f"{len(made)} pictures, {failed} could not be made; {index}")
    return 2 if failed else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=Path("pictures"), help="folder for the pictures")
    parser.add_argument("--only", default="", help="part of a picture's name; `papers` and `tablet` for those")
    parser.add_argument("--targets", type=Path, help="folder of target pictures, shown beside ours")
    parser.add_argument("--fast", action="store_true", help="1366 light in both languages only")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
