"""A plain worker thread with a queue of futures: the desk thread (writes) and the reader thread (queries)."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, ParamSpec, TypeVar

from clerk_app.core.errors import Bug

ParametersT = ParamSpec("ParametersT")
ResultT = TypeVar("ResultT")


class Desk:
    """Runs submitted calls one after the other on its own thread.

    One desk owns the only write connection: two actions never interleave. Another serves as the reader. No Qt
    object may be in a call or its result: Python's collector may run here.

    Args:
        when_idle: called on the thread whenever nobody waits any more; never raises.
    """

    def __init__(self, name: str, when_idle: Callable[[], None] = lambda: None) -> None:
        self._when_idle = when_idle
        self._queue: queue.SimpleQueue[tuple[Future[Any], Callable[[], Any]] | None] = queue.SimpleQueue()
        self._stopped = False
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def submit(
        self, call: Callable[ParametersT, ResultT], *args: ParametersT.args, **kwargs: ParametersT.kwargs
    ) -> Future[ResultT]:
        """Queue `call` and return its future. Raises Bug after `stop`."""
        future: Future[ResultT] = Future()
        with self._lock:
            if self._stopped:
                raise Bug("the desk is closed")
            self._queue.put((future, lambda: call(*args, **kwargs)))
        return future

    def stop(self) -> None:
        """Finish everything queued, then end the thread."""
        with self._lock:
            if self._stopped:
                return
            self._stopped = True
            self._queue.put(None)
        self._thread.join()

    def _run(self) -> None:
        while (item := self._queue.get()) is not None:
            future, call = item
            if not future.set_running_or_notify_cancel():
                continue
            try:
                result = call()
            except BaseException as error:  # noqa: BLE001
                # The future carries every error to whoever asked; the desk itself must go on for the next customer.
                future.set_exception(error)
            else:
                future.set_result(result)
            del future, call, item
            if self._queue.empty():
                self._when_idle()
