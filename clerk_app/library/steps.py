"""Reads the steps of a procedure and checks what can be seen of one step alone."""

from __future__ import annotations

from clerk_app.core.procedure import Option, PaperKind, Step, UtilityWork
from clerk_app.library.nodes import Node
from clerk_app.library.parts import NOTHING
from clerk_app.library.shape import Shape, Where

MAX_STEPS = 200
_STEP = (
    "id",
    "title",
    "say",
    "ask",
    "check",
    "decide",
    "options",
    "do",
    "promise",
    "refuse",
    "basis",
    "instead",
    "print",
    "goto",
    "minutes",
    "help",
    "when",
)
_VERBS = ("check", "ask", "decide", "do", "promise", "refuse", "print")


def read_steps(shape: Shape, node: Node | None) -> tuple[tuple[Step, Where], ...]:
    """Read `steps`, each with the way to it; a step whose id is taken is left out."""
    steps: dict[str, tuple[Step, Where]] = {}
    if node is None:
        return ()
    for item, where in shape.items(node, ("steps",)):
        if len(steps) == MAX_STEPS:
            shape.findings.error(item.mark, "finding.too_many_steps", limit=MAX_STEPS)
            break
        step = _read_step(shape, item, where)
        if step.id in steps:
            shape.findings.error(shape.mark((*where, "id")), "finding.duplicate_step", step=step.id)
        else:
            steps[step.id] = (step, where)
    if not steps and not shape.findings.refuse:
        shape.findings.error(node.mark, "finding.no_steps")
    return tuple(steps.values())


def _read_step(shape: Shape, node: Node, where: Where) -> Step:
    found = shape.entries(node, where, _STEP, ("id", "title"))
    papers = [
        shape.one_of(item, place, PaperKind) for item, place in shape.items(found.get("print"), (*where, "print"))
    ]
    step = Step(
        # A name no file can have keeps the step apart from all others while the rest is checked.
        id=shape.identifier(found.get("id"), (*where, "id")) or f"({where[-1]})",
        title=shape.sentence(found.get("title"), (*where, "title")) or NOTHING,
        say=shape.sentence(found.get("say"), (*where, "say")),
        ask=shape.words(found.get("ask"), (*where, "ask")),
        check=shape.words(found.get("check"), (*where, "check")),
        decide=shape.sentence(found.get("decide"), (*where, "decide")),
        options=_read_options(shape, found.get("options"), (*where, "options")),
        do=_read_work(shape, found.get("do"), (*where, "do")),
        promise=shape.word(found.get("promise"), (*where, "promise")),
        refuse=shape.sentence(found.get("refuse"), (*where, "refuse")),
        instead=shape.sentences(found.get("instead"), (*where, "instead")),
        print=tuple(paper for paper in papers if paper is not None),
        basis=shape.word(found.get("basis"), (*where, "basis")),
        goto=shape.word(found.get("goto"), (*where, "goto")),
        minutes=shape.whole_number(found.get("minutes"), (*where, "minutes"), 1, 24 * 60),
        help=shape.sentence(found.get("help"), (*where, "help")),
        when=shape.word(found.get("when"), (*where, "when")),
    )
    _check_verbs(shape, found, where)
    return step


def _read_options(shape: Shape, node: Node | None, where: Where) -> tuple[Option, ...]:
    if node is None:
        return ()
    options: list[Option] = []
    for name, value in shape.entries(node, where, None).items():
        place = (*where, name)
        found = shape.entries(value, place, ("title", "goto", "when"), ("title",))
        options.append(
            Option(
                id=name,
                title=shape.sentence(found.get("title"), (*place, "title")) or NOTHING,
                goto=shape.word(found.get("goto"), (*place, "goto")),
                when=shape.word(found.get("when"), (*place, "when")),
            )
        )
    return tuple(options)


def _read_work(shape: Shape, node: Node | None, where: Where) -> UtilityWork | None:
    if node is None:
        return None
    found = shape.entries(node, where, ("where", "copy", "result"), ("where",))
    return UtilityWork(
        where=shape.sentence(found.get("where"), (*where, "where")) or NOTHING,
        copy=shape.words(found.get("copy"), (*where, "copy")),
        result=shape.word(found.get("result"), (*where, "result")),
    )


def _check_verbs(shape: Shape, found: dict[str, Node], where: Where) -> None:
    """Hold a step to one verb; `check` and `ask` may share one, `say` goes with any."""
    findings = shape.findings
    _check_decision(shape, found, where)
    _check_refusal(shape, found, where)
    verbs = [verb for verb in _VERBS if verb in found]
    if len(verbs) > 1 and verbs != ["check", "ask"]:
        extra = max(verbs, key=lambda verb: (found[verb].mark.line, found[verb].mark.column))
        findings.error(shape.mark((*where, extra)), "finding.several_verbs", verbs=", ".join(verbs))
    if not verbs and "say" not in found and found:
        findings.error(shape.mark(where), "finding.no_verb")
    for verb in ("ask", "check", "print"):
        if verb in found and getattr(found[verb], "items", None) == ():
            findings.error(found[verb].mark, "finding.empty_list", key=verb)


def _check_decision(shape: Shape, found: dict[str, Node], where: Where) -> None:
    findings = shape.findings
    if "decide" in found and "options" not in found:
        findings.error(shape.mark((*where, "decide")), "finding.decision_without_options")
    elif "decide" in found and len(list(getattr(found["options"], "entries", "--"))) < 2:
        findings.error(shape.mark((*where, "options")), "finding.too_few_options")
    if "options" in found and "decide" not in found:
        findings.error(shape.mark((*where, "options")), "finding.options_without_decision")


def _check_refusal(shape: Shape, found: dict[str, Node], where: Where) -> None:
    findings = shape.findings
    if "instead" in found and "refuse" not in found:
        findings.error(shape.mark((*where, "instead")), "finding.alternative_without_refusal")
    if "refuse" in found:
        if "basis" not in found:
            findings.error(shape.mark((*where, "refuse")), "finding.refusal_without_rule")
        if not getattr(found.get("instead"), "items", ()):
            findings.error(shape.mark((*where, "refuse")), "finding.refusal_without_alternative")
        if "goto" in found:
            findings.error(shape.mark((*where, "goto")), "finding.goto_after_refusal")
