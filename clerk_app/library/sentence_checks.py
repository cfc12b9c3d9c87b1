"""Checks the sentences of a procedure: every brace is a placeholder known there, and each can be said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from clerk_app.core.procedure import Procedure, Step
from clerk_app.core.sentence import Sentence
from clerk_app.library.findings import nearest
from clerk_app.library.flow import Flow
from clerk_app.library.sentences import LIMIT, VISIT_PLACEHOLDERS, Placeholder, placeholders
from clerk_app.library.shape import Shape, Where

SAY_CHARACTERS = 45
"""Longest sentence to be said at once, in Chinese characters (`ui.md` section 9)."""

_BRACES = re.compile(r"\{[^{}]*\}")


class SentenceChecks:
    """Checks the sentences of one procedure.

    Args:
        shape: knows the places and takes the findings.
        procedure: as read.
        step_places: the way to each step by its id.
        flow: the ways through the procedure.
        perhaps: for each step the fields asked before it on some way.
        surely: for each step the fields answered before it on every way.
    """

    def __init__(
        self,
        shape: Shape,
        procedure: Procedure,
        step_places: Mapping[str, Where],
        flow: Flow,
        *,
        perhaps: Sequence[frozenset[str]],
        surely: Sequence[frozenset[str]],
    ) -> None:
        self._shape = shape
        self._findings = shape.findings
        self._procedure = procedure
        self._places = step_places
        self._reached = flow.reached()
        self._perhaps = perhaps
        self._surely = surely
        self._promised = flow.known_before(_promise, on_every_way=False)

    def run(self) -> None:
        """Note everything that is wrong."""
        for where, sentence in _printed(self._procedure, self._places):
            for place, brace in self._braces(where, sentence):
                self._findings.error(
                    self._shape.mark(place, brace.offset), "finding.brace_not_here", brace=brace.written
                )
        for position, step in enumerate(self._procedure.steps):
            for key, sentence in _spoken(step):
                where = (*self._places[step.id], *key)
                known = [self._check_brace(position, *found) for found in self._braces(where, sentence)]
                if all(known) and set(_BRACES.findall(sentence.zh)) != set(_BRACES.findall(sentence.en)):
                    self._findings.warning(self._shape.mark(where), "finding.braces_differ")
            if step.say is not None:
                self._check_length(step.say, (*self._places[step.id], "say"))

    def _braces(self, where: Where, sentence: Sentence) -> Iterator[tuple[Where, Placeholder]]:
        if (*where, "zh") not in self._shape.places:
            yield from ((where, brace) for brace in placeholders(sentence.zh))
            return
        yield from (((*where, "zh"), brace) for brace in placeholders(sentence.zh))
        yield from (((*where, "en"), brace) for brace in placeholders(sentence.en))

    def _check_brace(self, position: int, place: Where, brace: Placeholder) -> bool:
        """Note a brace that nothing can be put into here; tell whether there is something."""
        if self._findings.full:
            return False
        mark = self._shape.mark(place, brace.offset)
        step, fields = self._procedure.steps[position], self._procedure.fields
        known = [*VISIT_PLACEHOLDERS, *fields, *(LIMIT + name for name in self._procedure.limits)]
        if brace.name not in known:
            suggestion = nearest(brace.name or "", known)
            self._findings.error(mark, "finding.unknown_brace", suggestion=suggestion, brace=brace.written)
            return False
        if position not in self._reached:
            return True  # that the step is never reached is the fault to repair
        if brace.name == "promise" and step.promise is None and "promise" not in self._promised[position]:
            self._findings.error(mark, "finding.promise_not_made")
            return False
        if brace.name in fields and brace.name not in self._perhaps[position]:
            if not self._findings.has("finding.unknown_field"):
                self._findings.error(mark, "finding.used_before_asked", field=brace.name)
            return False
        if brace.name in fields and brace.name not in self._surely[position]:
            self._findings.warning(mark, "finding.perhaps_unanswered", field=brace.name)
        return True

    def _check_length(self, say: Sentence, where: Where) -> None:
        length = len(_BRACES.sub("", say.zh))
        if length > SAY_CHARACTERS and say.zh != say.en:
            mark = self._shape.mark((*where, "zh"))
            self._findings.warning(mark, "finding.say_long", length=length, limit=SAY_CHARACTERS)


def _promise(step: Step) -> frozenset[str]:
    return frozenset() if step.promise is None else frozenset({"promise"})


def _printed(procedure: Procedure, step_places: Mapping[str, Where]) -> Iterator[tuple[Where, Sentence]]:
    """Yield the sentences that stand on papers and lists for everybody, where no visit fills anything in."""
    yield ("title",), procedure.title
    yield ("summary",), procedure.summary
    for rule in procedure.rules.values():
        yield ("basis", rule.id, "title"), rule.title
        yield ("basis", rule.id, "subject"), rule.subject
        if rule.text is not None:
            yield ("basis", rule.id, "text"), rule.text
    for document in procedure.documents.values():
        yield ("documents", document.id, "title"), document.title
        if document.issuer is not None:
            yield ("documents", document.id, "issuer"), document.issuer
        for at, substitute in enumerate(document.one_of):
            yield ("documents", document.id, "one_of", at), substitute
    for field in procedure.fields.values():
        yield ("fields", field.id, "title"), field.title
        if field.help is not None:
            yield ("fields", field.id, "help"), field.help
        for choice in field.choices:
            yield ("fields", field.id, "choices", choice.id), choice.title
    for step in procedure.steps:
        yield (*step_places[step.id], "title"), step.title
        for option in step.options:
            yield (*step_places[step.id], "options", option.id, "title"), option.title


def spoken_limits(step: Step) -> frozenset[str]:
    """Return the limits whose time a sentence of the step says, by the names the procedure gives them."""
    names: set[str] = set()
    for _, sentence in _spoken(step):
        for wording in (sentence.zh, sentence.en):
            names.update(brace.name for brace in placeholders(wording) if brace.name is not None)
    return frozenset(name.removeprefix(LIMIT) for name in names if name.startswith(LIMIT))


def _spoken(step: Step) -> Iterator[tuple[Where, Sentence]]:
    """Yield the sentences of a step that one visit fills in."""
    for key, sentence in (
        ("say", step.say),
        ("decide", step.decide),
        ("refuse", step.refuse),
        ("help", step.help),
    ):
        if sentence is not None:
            yield (key,), sentence
    for at, sentence in enumerate(step.instead):
        yield ("instead", at), sentence
    if step.do is not None:
        yield ("do", "where"), step.do.where
