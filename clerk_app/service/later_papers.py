"""Documents of an accepted request that were to follow (一证受理) and have not come yet."""

from __future__ import annotations

from dataclasses import dataclass

from clerk_app.core.request import awaited_later
from clerk_app.core.sentence import Sentence
from clerk_app.service.reader import Connection
from clerk_app.service.request_view import RequestReader


@dataclass(frozen=True, slots=True)
class LaterPaper:
    """One document that is still to come."""

    id: str
    title: Sentence


def later_papers(connection: Connection, reader: RequestReader, number: str) -> tuple[LaterPaper, ...]:
    """Return what request `number` still waits for; nothing for an unknown or closed one."""
    view = reader.request(connection, number, "zh")
    if view is None or view.state.outcome is not None:
        return ()
    documents = view.procedure.documents
    return tuple(LaterPaper(name, documents[name].title) for name in awaited_later(view.state))
