"""Whether there is a screen: without one Qt ends the program with words nobody at a terminal can use."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping

from clerk_app.core.errors import Refusal

_LOCAL = re.compile(r"(?:unix)?:(\d+)(?:\.\d+)?")


def require_screen(environment: Mapping[str, str] = os.environ) -> None:
    """Raise Refusal ``window.no_screen`` where Qt would find none.

    Who chose a platform for Qt, or shows windows on another machine, is taken at their word.
    """
    if sys.platform != "linux" or environment.get("QT_QPA_PLATFORM") or environment.get("WAYLAND_DISPLAY"):
        return
    display = environment.get("DISPLAY", "")
    local = _LOCAL.fullmatch(display)
    if not display or (local is not None and not _listens(int(local[1]))):
        raise Refusal("window.no_screen")


def _listens(number: int) -> bool:
    """Tell whether an X server of this machine answers; the name without a file comes first, as in libxcb."""
    import socket

    for name in (f"\0/tmp/.X11-unix/X{number}", f"/tmp/.X11-unix/X{number}"):  # noqa: S108  # where X servers listen
        with socket.socket(socket.AF_UNIX) as line:
            try:
                line.connect(name)
            except OSError:
                continue
            return True
    return False
