"""What a refusal means at a terminal: which folder is meant, what the system said, what to type next."""

from __future__ import annotations

import errno
import os
from collections.abc import Sequence

from clerk_app.commands.arguments import COMMANDS
from clerk_app.commands.call import Call
from clerk_app.core.errors import Refusal
from clerk_app.texts import has_sentence

_NAMES_ITS_FOLDER = frozenset({"store.missing", "store.older_schema"})
_SYSTEM_SAYS = {
    os.strerror(getattr(errno, name)): name
    for name in ("ENOENT", "EACCES", "EPERM", "EEXIST", "ENOTDIR", "EISDIR", "ENOSPC", "EROFS", "EFBIG", "EIO")
}
"""The system's own words for what goes wrong with files exist in its language only."""


def said_as(code: str) -> str:
    """Return the code of the sentence for a refusal at a terminal: the window's where that names no key."""
    own = f"terminal.{code}"
    return own if has_sentence(own) else code


def tell(call: Call, refusal: Refusal) -> None:
    """Say what was refused; a refusal that is about the records names their folder."""
    parameters = dict(refusal.parameters)
    if parameters.get("detail") in _SYSTEM_SAYS:
        parameters["detail"] = call.sentence(f"system.{_SYSTEM_SAYS[str(parameters['detail'])]}")
    for name in ("operand", "value"):
        if refusal.code in ("usage.operand_missing", "usage.value_missing") and name in parameters:
            parameters[name] = call.sentence(f"usage.word.{parameters[name]}")
    call.tell(said_as(refusal.code), **parameters)
    if refusal.code.startswith("store.") and refusal.code not in _NAMES_ITS_FOLDER:
        call.tell("command.folder", folder=str(call.data_folder))


def tell_usage(call: Call, refusal: Refusal, typed: Sequence[str]) -> None:
    """Say what is wrong with a command line, and where its command is explained."""
    tell(call, refusal)
    named = next((word for word in typed if word in {command.name for command in COMMANDS}), "")
    call.tell("usage.see_help", program=f"clerk-app {named}".strip())
