"""A run's own folder: what it and the programs it starts would leave in the machine's folder for temporary files.

It goes with the run; what a killed run left goes with the next one.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

_PREFIX = "clerk-app-tests-"
_SHARED = "PYTEST_DEBUG_TEMPROOT"  # where pytest itself keeps the folders of the last runs


def shared_folder() -> Path:
    """Return the machine's folder for temporary files, also to a process that another run of the tests started."""
    return Path(os.environ.get(_SHARED) or tempfile.gettempdir())


class OwnHome:
    """The folder, from its making to `remove`.

    Attributes:
        folder: where data, settings and temporary files of the run lie.
    """

    def __init__(self) -> None:
        # Beside the home of the process that started this one: the path of a local socket has room for some 100 bytes.
        self.folder = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-", dir=shared_folder()))
        self.folder.chmod(0o755)  # a print server's filters run as somebody else
        self.temporary = self.folder / "tmp"
        self.temporary.mkdir()

    def move_in(self) -> None:
        """Have this process and those it starts use it; pytest itself keeps its folders where they were."""
        os.environ[_SHARED] = str(shared_folder())
        os.environ["TMPDIR"] = tempfile.tempdir = str(self.temporary)
        os.environ["XDG_DATA_HOME"] = str(self.folder / "data")
        os.environ["XDG_CONFIG_HOME"] = str(self.folder / "config")

    def remove(self) -> None:
        """Remove it with all that lies in it."""
        shutil.rmtree(self.folder, ignore_errors=True)


def remove_homes_of_killed_runs(folder: Path) -> None:
    """Remove what runs that were killed left in `folder`; nothing of a run that still goes on."""
    processes = Path("/proc")
    if not (processes / "self").exists():
        return  # who still runs cannot be told here
    for home in folder.glob(f"{_PREFIX}*-*"):
        process = home.name.removeprefix(_PREFIX).partition("-")[0]
        if process.isdigit() and not (processes / process).exists():
            shutil.rmtree(home, ignore_errors=True)
