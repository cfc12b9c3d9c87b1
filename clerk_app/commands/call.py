"""What every command is handed: the folder, the language, the streams, in whose name it acts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from clerk_app.commands.arguments import Arguments
from clerk_app.core.errors import Parameter
from clerk_app.core.sentence import Language

if TYPE_CHECKING:
    from clerk_app.service.access import Actor

DONE = 0
FINDING = 1
WRONG = 2


class Call:
    """One command line being carried out.

    Args:
        usual_language: finds the language where ``--lang`` named none. It reads the records, so it is asked when
            something is said: the window seldom says anything here, and opens them a moment later itself.

    Attributes:
        data_folder: where the records are; the program's own place when ``--data`` is not given.
        asked_language: what ``--lang`` said; None leaves the window to its settings.
        output: results go here, and nothing else.
        messages: what is said to the person at the keyboard goes here.
    """

    def __init__(
        self,
        arguments: Arguments,
        data_folder: Path,
        asked_language: Language | None,
        usual_language: Callable[[], Language],
        output: TextIO,
        messages: TextIO,
    ) -> None:
        self.arguments = arguments
        self.data_folder = data_folder
        self.asked_language = asked_language
        self.output = output
        self.messages = messages
        self._language = asked_language
        self._usual_language = usual_language

    @property
    def language(self) -> Language:
        """The language of everything the command says; the same from the first sentence on."""
        if self._language is None:
            self._language = self._usual_language()
        return self._language

    @property
    def operands(self) -> tuple[str, ...]:
        """The operands, as typed."""
        return self.arguments.operands

    def value(self, option: str) -> str | None:
        """Return the value of an option; None when it was not given."""
        return self.arguments.values.get(option)

    def has(self, switch: str) -> bool:
        """Tell whether a switch was given."""
        return switch in self.arguments.switches

    def sentence(self, code: str, **parameters: Parameter) -> str:
        """Return a sentence of ``resources/texts`` in the user's language."""
        from clerk_app.texts import text

        return text(code, self.language, **parameters)

    def tell(self, code: str, **parameters: Parameter) -> None:
        """Say a sentence to the person at the keyboard."""
        self.messages.write(self.sentence(code, **parameters) + "\n")

    def result(self, line: str) -> None:
        """Write one line of the result."""
        self.output.write(line + "\n")

    def result_json(self, value: object) -> None:
        """Write the whole result as JSON."""
        import json

        self.output.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def machine_administrator() -> Actor:
    """Return in whose name the command line acts: the machine's administrator, with the system's user name."""
    import getpass

    from clerk_app.service.access import Actor, Role

    try:
        user = getpass.getuser()
    except (OSError, KeyError):
        # A container's user may have no name at all.
        user = "unknown"
    return Actor(f"machine:{user}", Role.MACHINE)
