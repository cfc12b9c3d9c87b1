"""Finds the files that come with the program.

In a checkout (and an editable install, which is one) the resources lie beside the package; a wheel and an
installed program carry them inside it. Nothing else in the program may know the difference.
"""

from __future__ import annotations

from pathlib import Path

from clerk_app.core.errors import Bug

_PACKAGE = Path(__file__).resolve().parent


def _resource_folder() -> Path:
    carried = _PACKAGE / "_resources"
    return carried if carried.is_dir() else _PACKAGE.parent / "resources"


def resource_path(name: str) -> Path:
    """Return the path of a shipped source file or folder, e.g. ``resource_path("procedures")``.

    Args:
        name: path below `resources/`, with forward slashes.

    Raises:
        Bug: there is no such file.
    """
    return _existing(_resource_folder(), name, "the installation is incomplete")


def generated_path(name: str) -> Path:
    """Return the path of a file the build made, e.g. ``generated_path("fonts/NotoSansSC-Regular.ttf")``.

    Args:
        name: path below `clerk_app/_generated/`, with forward slashes.

    Raises:
        Bug: there is no such file.
    """
    return _existing(_PACKAGE / "_generated", name, "run `make generated`")


def _existing(folder: Path, name: str, remedy: str) -> Path:
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise Bug(f"{name!r} leads out of the shipped files")
    if not path.exists():
        raise Bug(f"{name!r} is not among the shipped files: {remedy}")
    return path
