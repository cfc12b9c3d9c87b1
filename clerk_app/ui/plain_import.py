"""Loads Qt and gives Python its own import back.

Loading PySide6 replaces Python's `import` by one that reads the source of every module imported from then on, to see
whether it may use ``from __feature__ import snake_case``, and keeps all those sources in memory. Nothing here uses such
features, and a program that imports its pages when they are needed would pay for it again and again.
"""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401 - what is to be undone is done by loading it


def restore_import() -> None:
    """Make `import` what it was before Qt was loaded; without effect where PySide6 left it alone."""
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
