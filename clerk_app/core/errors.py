"""The two families of errors: what a user can act on, and what we did wrong."""

from __future__ import annotations

from collections.abc import Mapping

Parameter = str | int


class Refusal(Exception):
    """Something the user can act on: a rule of the counter or the state of the environment.

    Carries a code and parameters, never a sentence: `clerk_app.texts` turns them into zh or en
    (what happened, what it means for this customer, what to press).

    Attributes:
        code: key of the sentence in `resources/texts/`, e.g. ``"step.documents_missing"``.
        parameters: values for the sentence's placeholders.
    """

    def __init__(self, code: str, **parameters: Parameter) -> None:
        super().__init__(code, parameters)
        self.code = code
        self.parameters: Mapping[str, Parameter] = parameters

    def __str__(self) -> str:
        given = ", ".join(f"{name}={value!r}" for name, value in self.parameters.items())
        return f"{self.code}({given})"


class Bug(Exception):
    """We erred: logged with context, the visit goes on, the record is safe."""
