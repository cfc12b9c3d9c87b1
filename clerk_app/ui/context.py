"""What every page is handed: the counter's services, the way to them, who is signed in, the look."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from clerk_app.core.errors import Bug, Refusal
from clerk_app.core.sentence import Language

if TYPE_CHECKING:
    from clerk_app.core.settings import Settings
    from clerk_app.printing.port import Printer
    from clerk_app.service.access import Actor
    from clerk_app.service.change import Change
    from clerk_app.service.counter import CounterService
    from clerk_app.service.identity import Session
    from clerk_app.service.paper_office import PaperOffice
    from clerk_app.service.print_desk import PrintDesk
    from clerk_app.service.reader import Connection
    from clerk_app.ui.rating_tablet import RatingTablet
    from clerk_app.ui.runner import Runner
    from clerk_app.ui.tablet_link import TabletLink
    from clerk_app.ui.theme import Theme
    from clerk_app.ui.tools import Tools

ParametersT = ParamSpec("ParametersT")
ResultT = TypeVar("ResultT")


@dataclass(slots=True)
class Context:
    """Handed to pages by the shell.

    Attributes:
        tools: makes paper office, print desk and rating tablet when they are first needed.
        session: who is signed in; None on the pages before.
        printing: the system's print queues; None where there are none to ask.
        tablet_link: another tablet than the rating tablet's own, for tests; see `tablet`.
    """

    service: CounterService
    runner: Runner
    theme: Theme
    tools: Callable[[], Tools]
    session: Session | None = None
    printing: Printer | None = None
    tablet_link: TabletLink | None = None

    @property
    def papers(self) -> PaperOffice:
        """Draws papers and shows them."""
        return self.tools().papers

    @property
    def print_desk(self) -> PrintDesk:
        """Prints papers."""
        return self.tools().print_desk

    @property
    def rating(self) -> RatingTablet:
        """The rating tablet as the counter uses it."""
        return self.tools().rating

    @property
    def tablet(self) -> TabletLink | None:
        """The tablet as set-up and settings pair it; None where there is no way to have one."""
        return self.tablet_link or self.rating

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
            from clerk_app.service.action import new_command_id  # loaded with the first action's service anyway

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
        from clerk_app.texts import text

        parameters: dict[str, Any] = dict(refusal.parameters)
        return text(refusal.code, self.language, **parameters)
