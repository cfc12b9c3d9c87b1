"""What may stand on the command line, and reading it.

A table and a small reader of our own: the messages of Python's `argparse` exist in English only, and wrong usage is
answered in the user's language here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from clerk_app.core.errors import Refusal

LANGUAGES = ("zh", "en")
NEAR = 0.75
"""How like an option a word has to be before it is taken for a slip."""


class Option(NamedTuple):
    """One option.

    Attributes:
        value: what its value is called in the help; None for a switch.
        choices: the values it takes; empty when any text will do.
    """

    name: str
    value: str | None = None
    choices: tuple[str, ...] = ()
    required: bool = False


class Command(NamedTuple):
    """One command. `several` lets the last operand stand more than once."""

    name: str
    operands: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    several: bool = False

    @property
    def module(self) -> str:
        """The module of this package that carries it out."""
        return self.name.replace("-", "_") if self.name else "window"


class Arguments(NamedTuple):
    """What was asked for. `values` holds options with a value, `switches` those without."""

    command: Command
    operands: tuple[str, ...] = ()
    values: Mapping[str, str] = MappingProxyType({})
    switches: frozenset[str] = frozenset()


COMMON = (
    Option("--data", "DIR"),
    Option("--lang", "zh|en", LANGUAGES),
    Option("--version"),
    Option("--help"),
)
WINDOW = Command("")
COMMANDS = (
    Command("demo", options=(Option("--headless"), Option("--out", "DIR"))),
    Command("check", ("PATH",), (Option("--paths"), Option("--json")), several=True),
    Command("verify", options=(Option("--json"),)),
    Command("rebuild"),
    Command(
        "export",
        options=(
            Option("--what", "WHAT", ("requests", "visits", "ratings", "journal"), required=True),
            Option("--from", "YYYY-MM-DD"),
            Option("--to", "YYYY-MM-DD"),
            Option("--clerk", "STAFF"),
            Option("--format", "FORMAT", ("csv", "xlsx", "jsonl"), required=True),
            Option("-o", "FILE", required=True),
            Option("--personal"),
            Option("--replace"),
        ),
    ),
    Command("backup", ("FILE",)),
    Command("restore", ("FILE",), (Option("--replace"),)),
    Command("erase", ("NUMBER",), (Option("--reason", "WHY", required=True),)),
    Command("support", ("FILE",)),
    Command("reset-pin", ("STAFF",)),
    Command("simulate", options=(Option("--requests", "N", required=True), Option("--seed", "S"))),
)
_BY_NAME = {command.name: command for command in COMMANDS}
_SHORT = {"-h": "--help", "--output": "-o"}


def read(arguments: Sequence[str]) -> Arguments:
    """Read a command line; options may stand before or after the command.

    Raises Refusal ``usage.*`` for the first thing that is wrong; nothing is checked when help or version is asked for.
    """
    command = WINDOW
    operands: list[str] = []
    values: dict[str, str] = {}
    switches: set[str] = set()
    waiting = list(arguments)
    only_operands = False
    while waiting:
        word = waiting.pop(0)
        if word == "--" and not only_operands:
            only_operands = True
        elif word.startswith("-") and word != "-" and not only_operands:
            _read_option(word, waiting, command, values, switches)
        elif command is WINDOW:
            command = _command(word)
        else:
            operands.append(word)
    read_now = Arguments(command, tuple(operands), values, frozenset(switches))
    if not switches & {"--help", "--version"}:
        _check(read_now)
    return read_now


def language_in(arguments: Sequence[str]) -> str | None:
    """Return the language asked for, from a command line that may be wrong in every other respect."""
    found = None
    for word, following in pairwise([*arguments, ""]):
        if word == "--":
            break
        value = following if word == "--lang" else word.removeprefix("--lang=")
        if value in LANGUAGES and word.startswith("--lang"):
            found = value
    return found


def _command(word: str) -> Command:
    if word not in _BY_NAME:
        raise Refusal("usage.unknown_command", word=word, known=", ".join(_BY_NAME))
    return _BY_NAME[word]


def _read_option(word: str, waiting: list[str], command: Command, values: dict[str, str], switches: set[str]) -> None:
    name, equals, value = word.partition("=")
    name = _SHORT.get(name, name)
    # An option of the command may stand before it: which command it is, is known at the end.
    known = {option.name: option for each in (*COMMANDS, command) for option in reversed((*COMMON, *each.options))}
    option = known.get(name)
    if option is None:
        raise _unknown_option(name, command if command is not WINDOW else _first_command(waiting))
    if option.value is None:
        if equals:
            raise Refusal("usage.takes_no_value", option=name)
        switches.add(name)
        return
    if not equals:
        if not waiting or waiting[0].startswith("--"):
            raise Refusal("usage.value_missing", option=name, value=option.value)
        value = waiting.pop(0)
    if not value:
        raise Refusal("usage.value_missing", option=name, value=option.value)
    if option.choices and value not in option.choices:
        raise Refusal("usage.not_a_choice", option=name, value=value, known=", ".join(option.choices))
    values[name] = value


def _first_command(words: Sequence[str]) -> Command:
    return next((_BY_NAME[word] for word in words if word in _BY_NAME), WINDOW)


def _unknown_option(name: str, command: Command) -> Refusal:
    from difflib import get_close_matches  # every start reads a command line, few need it

    near = get_close_matches(name, [option.name for option in (*COMMON, *command.options)], n=1, cutoff=NEAR)
    if near:
        return Refusal("usage.unknown_option_near", option=name, near=near[0])
    return Refusal("usage.unknown_option", option=name)


def _check(given: Arguments) -> None:
    command = given.command
    own = {option.name for option in (*COMMON, *command.options)}
    for name in (*given.values, *sorted(given.switches)):
        if name not in own:
            raise Refusal("usage.option_elsewhere", option=name, command=command.name or "clerk-app")
    for option in command.options:
        if option.required and option.name not in given.values:
            raise Refusal("usage.option_missing", option=option.name, command=command.name)
    if len(given.operands) < len(command.operands):
        missing = command.operands[len(given.operands)]
        raise Refusal("usage.operand_missing", operand=missing, command=command.name)
    if len(given.operands) > len(command.operands) and not command.several:
        raise Refusal("usage.too_many", word=given.operands[len(command.operands)], command=command.name)
