"""Reads the command line, carries the command out, and turns what went wrong into a sentence and an exit status."""

from __future__ import annotations

import io
import logging
import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import TextIO

from clerk_app import __version__
from clerk_app.commands.arguments import WINDOW, Arguments, language_in, read
from clerk_app.commands.call import DONE, FINDING, WRONG, Call
from clerk_app.core.errors import Bug, Refusal
from clerk_app.core.sentence import Language

FINDINGS = frozenset(
    {"store.damaged", "verify.unreadable", "rebuild.broken", "export.journal_broken", "backup.not_sound"}
)
"""Refusals that say the record itself is not sound; every other one is a missing prerequisite."""


def run(arguments: Sequence[str], output: TextIO, messages: TextIO) -> int:
    """Carry out a command line and return its exit status: 0 success, 1 a finding, 2 wrong usage or prerequisite."""
    asked = _language(language_in(arguments))
    try:
        given = read(arguments)
    except Refusal as refusal:
        call = _call(Arguments(WINDOW), asked, output, messages)
        from clerk_app.commands.telling import tell_usage

        tell_usage(call, refusal, arguments)
        return WRONG
    call = _call(given, asked, output, messages)
    if call.has("--version"):
        call.result(f"clerk-app {__version__}")
        return DONE
    if call.has("--help"):
        from clerk_app.commands.help import help_text

        call.result(help_text(given.command, call.language))
        return DONE
    return _carry_out(call)


def run_on_terminal(arguments: Sequence[str] | None = None) -> int:
    """Carry out the command line of this process."""
    output, messages = _stream(sys.stdout), _stream(sys.stderr)
    for stream in (output, messages):
        if isinstance(stream, io.TextIOWrapper):
            # A console of another encoding shows what it can and never ends a command half-way.
            stream.reconfigure(errors="backslashreplace")
    # A command says in the user's language what concerns them; the log's English lines are the data folder's.
    logging.getLogger("clerk_app").addHandler(logging.NullHandler())
    try:
        status = run(sys.argv[1:] if arguments is None else arguments, output, messages)
        output.flush()
    except BrokenPipeError:
        # Whoever read our results has seen enough; the interpreter must not complain about it at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), output.fileno())
        return DONE
    except KeyboardInterrupt:
        return 130
    return status


def _stream(stream: TextIO | None) -> TextIO:
    """Return a stream that takes everything where there is none: a window started from a menu has no terminal."""
    return io.StringIO() if stream is None else stream


def _carry_out(call: Call) -> int:
    command = import_module(f"clerk_app.commands.{call.arguments.command.module}")
    try:
        status: int = command.run(call)
    except Refusal as refusal:
        _tell(call, refusal)
        return FINDING if refusal.code in FINDINGS else WRONG
    except Bug as bug:
        call.tell("command.bug", detail=str(bug))
        return WRONG
    except BrokenPipeError:
        raise
    except OSError as error:
        detail = error.strerror or type(error).__name__
        _tell(call, Refusal("command.system", file=str(error.filename or ""), detail=detail))
        return WRONG
    return status


def _tell(call: Call, refusal: Refusal) -> None:
    from clerk_app.commands.telling import tell  # only where something went wrong

    tell(call, refusal)


def _call(given: Arguments, asked: Language | None, output: TextIO, messages: TextIO) -> Call:
    data = given.values.get("--data")
    folder = Path(data).expanduser() if data else _default_folder()

    def usual() -> Language:
        return _language(_folder_language(folder)) or system_language(os.environ)

    return Call(given, folder, asked, usual, output, messages)


def _default_folder() -> Path:
    from clerk_app.service.data_folder import default_data_folder

    return default_data_folder()


def _folder_language(folder: Path) -> str | None:
    """Return the language of the folder's settings; None when there are none to be read."""
    from clerk_app.service.data_folder import read_settings

    settings = read_settings(folder)
    return settings.language if settings is not None and settings.set_up else None


def system_language(environment: Mapping[str, str]) -> Language:
    """Return English where the system speaks it, else Chinese: the program's first language."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return "en" if environment[name].startswith("en") else "zh"
    return "zh"


def _language(name: str | None) -> Language | None:
    return "zh" if name == "zh" else "en" if name == "en" else None
