"""The rotated file behind the log. It brings sockets and pickling along, so `log` imports it with the first entry."""

from __future__ import annotations

import logging
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path

LARGEST_BYTES = 1_000_000
KEPT_FILES = 5


class LogFile(RotatingFileHandler):
    """The file of the log. Where it cannot be written, one line on standard error says so, without the entry."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, maxBytes=LARGEST_BYTES, backupCount=KEPT_FILES, encoding="utf-8", delay=True)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: ARG002, N802  (logging's own name)
        """Say that the file cannot be written."""
        error = sys.exc_info()[1]
        reason = error.strerror if isinstance(error, OSError) else type(error).__name__
        if sys.stderr is not None:  # a program without a console has none
            sys.stderr.write(f"clerk-app: {self.baseFilename}: {reason}\n")
