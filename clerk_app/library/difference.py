"""What a new version of a procedure changes, in the words of the people who read it.

`differences` is found step by step and part by part, not in the text of the file: a file that was only laid out anew
has none. `library.line_difference` compares the text.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from clerk_app.core.procedure import Document, DocumentForm, Field, Grade, PaperKind, Procedure, Rule
from clerk_app.core.sentence import Sentence
from clerk_app.library.difference_words import Difference, Part, Worded, Words, condition, quoted, rule_of
from clerk_app.library.line_difference import LineDifference, LineKind, line_differences
from clerk_app.library.step_difference import step_differences

__all__ = [
    "Difference",
    "LineDifference",
    "LineKind",
    "Part",
    "Worded",
    "affected_papers",
    "differences",
    "line_differences",
]


def differences(
    old: Procedure, new: Procedure, limits: Mapping[str, Part] | None = None
) -> tuple[Difference, ...]:
    """Return what `new` does otherwise than `old`, in the order of the file; empty when only notes differ.

    Args:
        limits: how long the rows of the limits are, in words, by their names; a row that is not in it is named.
    """
    words = Words(old, new, limits or {})
    return (
        *_head(words),
        *_rules(words),
        *_limits(words),
        *_documents(words),
        *_fields(words),
        *step_differences(words),
    )


def affected_papers(old: Procedure, new: Procedure) -> frozenset[PaperKind]:
    """Return the papers that would look otherwise: what each says of a procedure is compared."""
    found = set()
    if _on_sheet(old) != _on_sheet(new):
        found.add(PaperKind.SHEET)
    if _on_notification(old) != _on_notification(new):
        found.add(PaperKind.NOTIFICATION)
    if _on_receipt(old) != _on_receipt(new):
        found.add(PaperKind.RECEIPT)
    return frozenset(found)


def _head(words: Words) -> Iterator[Difference]:
    old, new = words.old, words.new
    if old.title != new.title:
        yield Difference("difference.title", {"old": old.title, "new": new.title})
    if old.summary != new.summary:
        yield Difference("difference.summary", {"old": old.summary, "new": new.summary})
    if old.category != new.category:
        parts = {"old": Worded(f"category.{old.category}"), "new": Worded(f"category.{new.category}")}
        yield Difference("difference.category", parts)
    added = tuple(one for one in new.search if one not in old.search)
    removed = tuple(one for one in old.search if one not in new.search)
    if added:
        yield Difference("difference.search_added", {"words": added})
    if removed:
        yield Difference("difference.search_removed", {"words": removed})
    if not added and not removed and old.search != new.search:
        yield Difference("difference.search_order")
    if old.standard_minutes != new.standard_minutes:
        yield words.change("standard", words.minutes(old.standard_minutes), words.minutes(new.standard_minutes))
    if old.standard_basis != new.standard_basis:
        yield words.change("standard_basis", rule_of(old, old.standard_basis), rule_of(new, new.standard_basis))
    if old.visits != new.visits:
        yield words.change("visits", old.visits, new.visits)
    if old.fee.fen != new.fee.fen:
        yield words.change("fee", words.money(old.fee.fen), words.money(new.fee.fen))
    if old.fee.basis != new.fee.basis:
        yield words.change("fee_basis", rule_of(old, old.fee.basis), rule_of(new, new.fee.basis))


def _rules(words: Words) -> Iterator[Difference]:
    old, new = words.old.rules, words.new.rules
    for name, rule in new.items():
        if name in old:
            yield from _rule(words, old[name], rule)
        else:
            yield Difference("difference.rule_added", {"title": rule.title, "subject": rule.subject})
    for name, rule in old.items():
        if name not in new:
            yield Difference("difference.rule_removed", {"title": rule.title, "subject": rule.subject})


def _rule(words: Words, old: Rule, new: Rule) -> Iterator[Difference]:
    title, subject = new.title, new.subject
    if old.subject != new.subject:
        yield words.change("rule_subject", old.subject, new.subject)
    if old.title != new.title:
        yield words.change("rule_title", old.title, new.title, subject=new.subject)
    if old.edition != new.edition:
        yield words.change("rule_edition", _edition(old.edition), _edition(new.edition), title=title, subject=subject)
    if old.grade != new.grade:
        yield words.change("rule_grade", str(old.grade), str(new.grade), title=title, subject=subject)
    if old.text != new.text:
        yield words.change("rule_text", quoted(old.text), quoted(new.text), title=title, subject=subject)


def _edition(edition: str | None) -> Part:
    return Worded("difference.none") if edition is None else Worded("difference.edition", {"edition": edition})


def _limits(words: Words) -> Iterator[Difference]:
    old, new = words.old.limits, words.new.limits
    for name, row in new.items():
        if name not in old:
            yield Difference("difference.limit_added", {"name": name, "row": words.limit_row(row)})
        elif old[name] != row:
            yield words.change("limit", words.limit_row(old[name]), words.limit_row(row), name=name)
    for name, row in old.items():
        if name not in new:
            yield Difference("difference.limit_removed", {"name": name, "row": words.limit_row(row)})


def _documents(words: Words) -> Iterator[Difference]:
    old, new = words.old.documents, words.new.documents
    for name, document in new.items():
        if name in old:
            yield from _document(words, old[name], document)
            continue
        parts: dict[str, Part] = {
            "title": document.title,
            "form": _form(document.form),
            "when": condition(words.new, document.when),
        }
        yield Difference("difference.document_added", parts)
    for name, document in old.items():
        if name not in new:
            yield Difference("difference.document_removed", {"title": document.title})


def _form(form: DocumentForm) -> Part:
    return Worded(f"difference.form.{form}")


def _document(words: Words, old: Document, new: Document) -> Iterator[Difference]:
    title = new.title
    if old.title != new.title:
        yield words.change("document_title", old.title, new.title)
    if old.form != new.form:
        yield words.change("document_form", _form(old.form), _form(new.form), title=title)
    if old.copies != new.copies:
        yield words.change("document_copies", old.copies, new.copies, title=title)
    if old.issuer != new.issuer:
        yield words.change("document_issuer", quoted(old.issuer), quoted(new.issuer), title=title)
    yield from words.listed(
        "document_instead", old.one_of, new.one_of, lambda one: {"substitute": quoted(one)}, title=title
    )
    if old.when != new.when:
        yield words.change("document_when", condition(words.old, old.when), condition(words.new, new.when), title=title)
    if old.later_days != new.later_days:
        yield words.change("document_later", _later(old.later_days), _later(new.later_days), title=title)


def _later(days: int | None) -> Part:
    return Worded("difference.later.no") if days is None else Worded("difference.later.days", {"days": days})


def _fields(words: Words) -> Iterator[Difference]:
    old, new = words.old.fields, words.new.fields
    for name, field in new.items():
        if name in old:
            yield from _field(words, old[name], field)
            continue
        parts: dict[str, Part] = {
            "title": field.title,
            "kind": Worded(f"difference.kind.{field.kind}"),
            "required": _required(field),
        }
        yield Difference("difference.field_added", parts)
    for name, field in old.items():
        if name not in new:
            yield Difference("difference.field_removed", {"title": field.title})


def _required(field: Field) -> Part:
    return Worded("difference.required.yes" if field.required else "difference.required.no")


def _field(words: Words, old: Field, new: Field) -> Iterator[Difference]:
    title = new.title
    if old.title != new.title:
        yield words.change("field_title", old.title, new.title)
    if old.kind != new.kind:
        before_kind, after_kind = (Worded(f"difference.kind.{one.kind}") for one in (old, new))
        yield words.change("field_kind", before_kind, after_kind, title=title)
    if old.required != new.required:
        yield words.change("field_required", _required(old), _required(new), title=title)
    if old.when != new.when:
        yield words.change("field_when", condition(words.old, old.when), condition(words.new, new.when), title=title)
    if old.fills != new.fills:
        yield words.change("field_fills", _fills(old.fills), _fills(new.fills), title=title)
    if old.help != new.help:
        yield words.change("field_help", quoted(old.help), quoted(new.help), title=title)
    before = {one.id: one.title for one in old.choices}
    after = {one.id: one.title for one in new.choices}
    titles = {**before, **after}
    yield from words.listed("choice", tuple(before), tuple(after), lambda one: {"choice": titles[one]}, title=title)
    for name, choice in after.items():
        if before.get(name, choice) != choice:
            yield words.change("choice_title", before[name], choice, title=title)


def _fills(fills: str | None) -> Part:
    return Worded("difference.none") if fills is None else Worded(f"difference.fills.{fills}")


def _on_sheet(procedure: Procedure) -> object:
    """What a procedure sheet says (`core.sheet`); its version stands on it too, but that changes with every comma."""
    promises = [procedure.limits.get(step.promise) for step in procedure.steps if step.promise]
    return (
        procedure.title,
        procedure.summary,
        procedure.standard_minutes,
        procedure.fee.fen,
        procedure.visits,
        promises[-1:],
        _said_of_documents(procedure, procedure.documents),
        [(step.title, step.verbs[0], step.when is not None) for step in procedure.steps if step.is_work],
        [
            (step.refuse, step.instead, procedure.rules.get(step.basis or ""))
            for step in procedure.steps
            if step.refuse is not None
        ],
    )


def _on_notification(procedure: Procedure) -> object:
    """What a one-time notification may say (`core.notice`): of documents, fields, rules, the fee."""
    checked = {name for step in procedure.steps for name in step.check}
    rules = {
        step.basis: _cited(procedure.rules[step.basis])
        for step in procedure.steps
        if step.basis is not None and step.basis in procedure.rules and (step.check or step.ask)
    }
    asked = {name: procedure.fields[name].title for step in procedure.steps for name in step.ask}
    return procedure.title, _said_of_documents(procedure, checked), asked, rules, procedure.fee.fen


def _on_receipt(procedure: Procedure) -> object:
    """What a receipt may say (`core.receipt`): the papers received, those to follow, the promise."""
    if not any(PaperKind.RECEIPT in step.print for step in procedure.steps):
        return None
    documents = {
        name: (one.title, one.one_of, one.copies, one.later_days) for name, one in procedure.documents.items()
    }
    promises = [procedure.limits.get(step.promise) for step in procedure.steps if step.promise]
    return procedure.title, documents, promises, procedure.visits > 1


def _said_of_documents(procedure: Procedure, names: Collection[str]) -> object:
    return [
        (one.title, one.form, one.copies, one.issuer, one.one_of, condition(procedure, one.when), one.later_days)
        for name, one in procedure.documents.items()
        if name in names
    ]


def _cited(rule: Rule) -> tuple[Sentence, Sentence, str | None, Grade]:
    return rule.title, rule.subject, rule.edition, rule.grade
