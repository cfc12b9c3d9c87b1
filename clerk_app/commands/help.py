"""The help texts, made of the same table that reads the command line."""

from __future__ import annotations

from clerk_app.commands.arguments import COMMANDS, COMMON, WINDOW, Command, Option
from clerk_app.core.sentence import Language
from clerk_app.texts import text


def help_text(command: Command, language: Language) -> str:
    """Return what `command` does and takes; of the program as a whole for the window."""
    what = text(_code(command), language)
    lines = [text("help.usage", language, usage=_usage(command)), "", what[0].upper() + what[1:], ""]
    if command is WINDOW:
        lines += _table([(_usage_of_line(each), text(_code(each), language)) for each in COMMANDS])
        lines.append("")
    own = [(operand, text(f"help.operand.{operand}", language)) for operand in command.operands]
    own += [(_shown(option), text(_option_code(command, option), language)) for option in command.options]
    common = [(_shown(option), text(f"help.option.{option.name.strip('-')}", language)) for option in COMMON]
    lines += _table(own + common)
    lines += ["", text("help.exit_status", language)]
    return "\n".join(lines)


def _usage(command: Command) -> str:
    if command is WINDOW:
        return "clerk-app [--data DIR] [--lang zh|en] [COMMAND …]"
    required = [f"{_shown(option)}" for option in command.options if option.required]
    optional = [f"[{_shown(option)}]" for option in command.options if not option.required]
    return " ".join(("clerk-app", _usage_of_line(command), *required, *optional))


def _usage_of_line(command: Command) -> str:
    operands = [f"{operand}…" if command.several else operand for operand in command.operands]
    return " ".join((command.name, *operands))


def _shown(option: Option) -> str:
    return option.name if option.value is None else f"{option.name} {'|'.join(option.choices) or option.value}"


def _code(command: Command) -> str:
    return f"help.{command.module}"


def _option_code(command: Command, option: Option) -> str:
    return f"help.{command.module}.{option.name.strip('-')}"


def _table(rows: list[tuple[str, str]]) -> list[str]:
    # What is too long for its column stands on a line of its own.
    lines = []
    for left, right in rows:
        lines += [f"  {left:<22}{right}"] if len(left) < 21 else [f"  {left}", f"  {'':<22}{right}"]
    return lines
