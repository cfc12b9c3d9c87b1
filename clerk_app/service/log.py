"""The program's log: one JSON line an entry, rotated, in the data folder, without personal data.

What a user typed can turn up in the text of an exception, so an entry holds the kind of the exception and the places in
the program it came through, never its words; messages are constant sentences without arguments filled in. Only codes of
refusals (``printer.unknown``) stand beside them.
"""

from __future__ import annotations

import json
import logging
import re
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from clerk_app import __version__

FILE_NAME = "clerk-app.log"

_CODE = re.compile(r"[a-z]+(_[a-z]+)*(\.[a-z]+(_[a-z]+)*)+")
_log = logging.getLogger(__name__)


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
        codes = [one for one in _arguments(record) if isinstance(one, str) and _CODE.fullmatch(one)]
        if codes:
            entry["codes"] = codes
        if record.exc_info and record.exc_info[1] is not None:
            entry["exception"] = _described(record.exc_info[1])
        return json.dumps(entry, ensure_ascii=False, sort_keys=True)


class _LateFile(logging.Handler):
    """The file of the log, made with the first entry: a start imports nothing for a file that it does not write."""

    def __init__(self, path: Path) -> None:
        super().__init__(logging.WARNING)
        self._path = path
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Write an entry."""
        if self._file is None:
            from clerk_app.service.log_file import LogFile

            self._file = LogFile(self._path)
            self._file.setFormatter(self.formatter)
        self._file.emit(record)

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()
        super().close()


def _arguments(record: logging.LogRecord) -> tuple[object, ...]:
    return record.args if isinstance(record.args, tuple) else ()


def _described(error: BaseException) -> list[dict[str, object]]:
    described: list[dict[str, object]] = []
    current: BaseException | None = error
    while current is not None and len(described) < 5:
        described.append({"kind": type(current).__name__, "places": _places(current.__traceback__)})
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
    return described


def _places(trace: TracebackType | None) -> list[str]:
    import traceback

    return [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]


def log_to(data_folder: Path) -> logging.Handler:
    """Write everything from WARNING on into `data_folder`; returns the handler, which the caller closes at the end."""
    handler = _LateFile(data_folder / FILE_NAME)
    handler.setFormatter(JsonLine())
    logging.getLogger().addHandler(handler)
    return handler


def stop_logging(handler: logging.Handler) -> None:
    """Take `handler` off and close its file."""
    logging.getLogger().removeHandler(handler)
    handler.close()


@contextmanager
def logging_to(data_folder: Path) -> Iterator[None]:
    """Write the log of a whole run into `data_folder`, errors that nobody caught included.

    The folder need not be there yet. Standard error, which may end in a file of the system, gets the kind of an
    uncaught error and the log's name, never its words.
    """
    handler = log_to(data_folder)
    before = sys.excepthook, threading.excepthook

    def uncaught(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        if error is None or issubclass(kind, KeyboardInterrupt):
            before[0](kind, error if error is not None else kind(), trace)
            return
        _log.critical("nobody caught an error", exc_info=(kind, error, trace))
        _tell(f"{kind.__name__}, {data_folder / FILE_NAME}")

    def uncaught_in_thread(ended: threading.ExceptHookArgs) -> None:
        if not issubclass(ended.exc_type, SystemExit):
            uncaught(ended.exc_type, ended.exc_value, ended.exc_traceback)

    sys.excepthook, threading.excepthook = uncaught, uncaught_in_thread
    try:
        yield
    finally:
        sys.excepthook, threading.excepthook = before
        stop_logging(handler)


def _tell(words: str) -> None:
    if sys.stderr is not None:  # a program without a console has none
        sys.stderr.write(f"clerk-app: {words}\n")
