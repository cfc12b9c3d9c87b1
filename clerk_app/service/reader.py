"""The reader thread: queries on a connection that cannot write."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import Concatenate, ParamSpec, TypeVar

from clerk_app.service.desk import Desk
from clerk_app.store.engine import Connection
from clerk_app.store.store import Store

__all__ = ["Connection", "Reader"]

ParametersT = ParamSpec("ParametersT")
ResultT = TypeVar("ResultT")


class Reader:
    """Runs queries one after the other on its own thread and connection."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._thread = Desk("reader")
        self._connection: Connection | None = None

    def submit(
        self,
        query: Callable[Concatenate[Connection, ParametersT], ResultT],
        *args: ParametersT.args,
        **kwargs: ParametersT.kwargs,
    ) -> Future[ResultT]:
        """Queue ``query(connection, …)`` and return its future."""

        def run() -> ResultT:
            if self._connection is None:
                self._connection = self._store.reader()
            return query(self._connection, *args, **kwargs)

        return self._thread.submit(run)

    def stop(self) -> None:
        """Answer what is queued, then close the connection and end the thread."""

        def close() -> None:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

        self._thread.submit(close)
        self._thread.stop()
