"""Futures of the desk, reader and tablet threads, brought back to the window's thread."""

from __future__ import annotations

import logging
import queue
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from clerk_app.core.errors import Bug, Refusal
from clerk_app.service.change import Change

ResultT = TypeVar("ResultT")
Done = Callable[[Any], object]
Refused = Callable[[Refusal], object]

log = logging.getLogger(__name__)


class Runner(QObject):
    """Waits for futures without blocking the window.

    The other threads only ever hold a number: no Qt object and no callback of a page gets into a future, so Python's
    collector never destroys one of them on a foreign thread.

    Signals:
        changed: an action was done; carries its `Change`. Views that show one of its subjects refresh.
        refused: an action was refused and its caller did not handle it; carries the `Refusal`.
        failed: we erred; carries a `Bug`. The record is safe.
    """

    changed = Signal(object)
    refused = Signal(object)
    failed = Signal(object)
    _arrived = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ready: queue.SimpleQueue[tuple[int, Future[Any]]] = queue.SimpleQueue()
        self._waiting: dict[int, tuple[Done | None, Refused | None]] = {}
        self._next = 0
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether a future is still waited for."""
        return bool(self._waiting)

    def watch(
        self, future: Future[ResultT], done: Callable[[ResultT], object] | None = None, refused: Refused | None = None
    ) -> None:
        """Call `done` with the future's result, or `refused` with its Refusal, on the window's thread.

        A `Change` is announced by `changed` before `done` is called.
        """
        number = self._next
        self._next += 1
        self._waiting[number] = (done, refused)
        ready, wake = self._ready, self._wake

        def arrived(finished: Future[ResultT]) -> None:
            ready.put((number, finished))
            wake()

        future.add_done_callback(arrived)

    def forget_all(self) -> None:
        """Drop every callback: the pages they belong to are going away, and nobody else is told of their refusals."""
        self._waiting = dict.fromkeys(self._waiting, (None, _told_nobody))

    def _wake(self) -> None:
        self._arrived.emit()

    def _deliver(self) -> None:
        while not self._ready.empty():
            number, future = self._ready.get_nowait()
            done, refused = self._waiting.pop(number)
            if future.cancelled():
                continue
            error = future.exception()
            if error is None:
                result = future.result()
                if isinstance(result, Change):
                    self.changed.emit(result)
                if done is not None:
                    done(result)
            elif isinstance(error, Refusal):
                if refused is not None:
                    refused(error)
                else:
                    self.refused.emit(error)
            else:
                log.error("an action failed", exc_info=error)
                self.failed.emit(error if isinstance(error, Bug) else Bug(str(error)))


def _told_nobody(refusal: Refusal) -> None:
    log.info("refused after its page was gone: %s", refusal.code)
