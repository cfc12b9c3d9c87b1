"""What every page is handed: the counter's services, the way to them, who is signed in, the look."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Concatenate, ParamSpec, TypeVar

from clerk_app.core.errors import Bug, Refusal
from clerk_app.core.sentence import Language
from clerk_app.core.settings import Settings
from clerk_app.printing.port import Printer
from clerk_app.service.access import Actor
from clerk_app.service.action import Change, new_command_id
from clerk_app.service.counter import CounterService
from clerk_app.service.identity import Session
from clerk_app.service.paper_office import PaperOffice
from clerk_app.service.print_desk import PrintDesk
from clerk_app.service.reader import Connection
from clerk_app.texts import text
from clerk_app.ui.rating_tablet import RatingTablet
from clerk_app.ui.runner import Runner
from clerk_app.ui.tablet_link import TabletLink
from clerk_app.ui.theme import Theme

ParametersT = ParamSpec("ParametersT")
ResultT = TypeVar("ResultT")


@dataclass(slots=True)
class Context:
    """Handed to pages by the shell.

    Attributes:
        papers: draws papers and shows them.
        print_desk: prints them.
        rating: the rating tablet as the counter uses it.
        session: who is signed in; None on the pages before.
        printing: the system's print queues; None where there are none to ask.
        tablet: the rating page's server; None where the program was started without it.
    """

    service: CounterService
    runner: Runner
    theme: Theme
    papers: PaperOffice
    print_desk: PrintDesk
    rating: RatingTablet
    session: Session | None = None
    printing: Printer | None = None
    tablet: TabletLink | None = None

    @property
    def language(self) -> Language:
        """The language of the window."""
        return self.theme.language

    @property
    def settings(self) -> Settings:
        """The settings in force."""
        return self.service.settings

    @property
    def actor(self) -> Actor:
        """In whose name the window acts."""
        if self.session is None:
            raise Bug("nobody is signed in")
        return self.session.actor

    def act(
        self,
        action: Callable[Concatenate[Actor, str, ParametersT], Change[ResultT]],
        done: Callable[[Change[ResultT]], object] | None = None,
        refused: Callable[[Refusal], object] | None = None,
        command_id: str | None = None,
    ) -> Callable[ParametersT, None]:
        """Return a call that does `action` on the desk thread in the name of who is signed in.

        ``context.act(service.stepping.complete_step, done)(number, given)``. Pass the same `command_id` again when an
        action's fate is unknown: it is then done once.
        """

        def submit(*args: ParametersT.args, **kwargs: ParametersT.kwargs) -> None:
            command = command_id or new_command_id()
            future = self.service.desk.submit(action, self.actor, command, *args, **kwargs)
            self.runner.watch(future, done, refused)

        return submit

    def ask(
        self,
        query: Callable[Concatenate[Connection, ParametersT], ResultT],
        done: Callable[[ResultT], object],
        refused: Callable[[Refusal], object] | None = None,
    ) -> Callable[ParametersT, None]:
        """Return a call that runs `query` on the reader thread: ``context.ask(queries.today, show)(day)``."""

        def submit(*args: ParametersT.args, **kwargs: ParametersT.kwargs) -> None:
            self.runner.watch(self.service.reader.submit(query, *args, **kwargs), done, refused)

        return submit

    def sentence(self, refusal: Refusal) -> str:
        """Return what a refusal says, in the window's language."""
        parameters: dict[str, Any] = dict(refusal.parameters)
        return text(refusal.code, self.language, **parameters)
