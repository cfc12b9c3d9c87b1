"""Turns a code with parameters into a sentence, for paper, tablet, command line and refusals.

The sentences are written in `resources/texts/*.yaml` and compiled to one JSON file by the build. What Qt
shows is translated by Qt.
"""

from __future__ import annotations

import json
from functools import cache

from clerk_app.core.errors import Bug, Parameter
from clerk_app.core.sentence import Language, Sentence
from clerk_app.resources import generated_path


@cache
def _sentences() -> dict[str, Sentence]:
    compiled = json.loads(generated_path("texts.json").read_text(encoding="utf-8"))
    return {code: Sentence(zh=wording["zh"], en=wording["en"]) for code, wording in compiled.items()}


def sentence(code: str) -> Sentence:
    """Return both wordings of `code`, their placeholders not yet filled.

    Raises:
        Bug: no file in `resources/texts/` holds the code.
    """
    try:
        return _sentences()[code]
    except KeyError:
        raise Bug(f"no sentence for the code {code!r} in resources/texts") from None


def has_sentence(code: str) -> bool:
    """Tell whether some file in `resources/texts/` holds `code`."""
    return code in _sentences()


def text(code: str, language: Language, **parameters: Parameter) -> str:
    """Return the sentence for `code` with its placeholders filled.

    Args:
        code: key in `resources/texts/`, e.g. ``"step.documents_missing"``.
        language: zh or en.
        parameters: values for the placeholders; a wording need not use all of them.

    Raises:
        Bug: the code is unknown or a placeholder has no value.
    """
    wording = sentence(code).to(language)
    try:
        return wording.format_map(parameters)
    except KeyError as missing:
        raise Bug(f"the sentence {code!r} needs {missing.args[0]!r}") from None
