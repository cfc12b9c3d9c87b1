"""The program's log: one JSON line an entry, rotated, in the data folder, without personal data.

What a user typed can turn up in the text of an exception, so an entry holds the kind of the exception and the places in
the program it came through, never its words; messages are constant sentences without arguments filled in.
"""

from __future__ import annotations

import json
import logging
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from clerk_app import __version__

FILE_NAME = "clerk-app.log"
LARGEST_BYTES = 1_000_000
KEPT_FILES = 5


class JsonLine(logging.Formatter):
    """Writes an entry as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line: time (ms UTC), level, logger, the message unfilled, the way an exception came."""
        entry: dict[str, object] = {
            "at": int(record.created * 1000),
            "level": record.levelname,
            "logger": record.name,
            "message": str(record.msg) if isinstance(record.msg, str) else type(record.msg).__name__,
            "version": __version__,
        }
        if record.exc_info and record.exc_info[1] is not None:
            entry["exception"] = _described(record.exc_info[1])
        return json.dumps(entry, ensure_ascii=False, sort_keys=True)


def _described(error: BaseException) -> list[dict[str, object]]:
    described: list[dict[str, object]] = []
    current: BaseException | None = error
    while current is not None and len(described) < 5:
        described.append({"kind": type(current).__name__, "places": _places(current.__traceback__)})
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
    return described


def _places(trace: TracebackType | None) -> list[str]:
    return [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]


def log_to(data_folder: Path) -> logging.Handler:
    """Write everything from WARNING on into `data_folder`; returns the handler, which the caller closes at the end.

    Raises OSError when the folder cannot be written.
    """
    handler = RotatingFileHandler(
        data_folder / FILE_NAME, maxBytes=LARGEST_BYTES, backupCount=KEPT_FILES, encoding="utf-8", delay=True
    )
    handler.setFormatter(JsonLine())
    handler.setLevel(logging.WARNING)
    logging.getLogger().addHandler(handler)
    return handler


def stop_logging(handler: logging.Handler) -> None:
    """Take `handler` off and close its file."""
    logging.getLogger().removeHandler(handler)
    handler.close()
