"""Every issue of a paper has its number, its own PDF and a log of what became of it."""

from __future__ import annotations

from clerk_app.core.procedure import PaperKind
from clerk_app.store.queries import papers as queries
from tests.service.counter_hall import CHEN, HE, CounterHall
from tests.service.refusals import refused


def test_a_reprint_is_an_issue_of_its_own(counter: CounterHall) -> None:
    _, number = counter.accepted()
    assert counter.papers.issue(CHEN, counter.command(), number, PaperKind.RECEIPT).result == f"{number}/R2"
    assert counter.papers.issue(CHEN, counter.command(), number, PaperKind.SHEET).result == f"{number}/S1"
    issued = queries.of_request(counter.store.connection, number)
    assert [row.paper for row in issued] == [f"{number}/R1", f"{number}/R2", f"{number}/S1"]
    assert len({row.event_hash for row in issued}) == 3


def test_the_archived_bytes_are_the_ones_that_stay(counter: CounterHall) -> None:
    _, number = counter.accepted()
    paper = f"{number}/R1"
    assert [row.paper for row in queries.without_pdf(counter.store.connection)] == [paper]
    counter.papers.archive(CHEN, counter.command(), paper, b"%PDF-1.4 first", 1)
    counter.papers.archive(CHEN, counter.command(), paper, b"%PDF-1.4 second", 1)
    assert queries.pdf(counter.store.connection, paper) == b"%PDF-1.4 first"
    assert queries.without_pdf(counter.store.connection) == []


def test_printed_and_handed_over_are_two_facts(counter: CounterHall) -> None:
    _, number = counter.accepted()
    paper = f"{number}/R1"
    counter.papers.record_print(CHEN, counter.command(), paper, "failed", "A5", "paper_out")
    counter.papers.record_print(CHEN, counter.command(), paper, "printed", "A5")
    row = queries.paper(counter.store.connection, paper)
    assert row is not None
    assert (row.printed, row.print_reason, row.handed_to) == ("printed", None, None)
    counter.papers.hand_over(CHEN, counter.command(), paper, "agent")
    counter.papers.hand_over(CHEN, counter.command(), paper, "customer")
    row = queries.paper(counter.store.connection, paper)
    assert row is not None
    assert row.handed_to == "agent", "handed over once"
    with refused("paper.print_state"):
        counter.papers.record_print(CHEN, counter.command(), paper, "eaten", "A5")
    with refused("paper.handed_to"):
        counter.papers.hand_over(CHEN, counter.command(), paper, "dog")
    with refused("paper.unknown"):
        counter.papers.hand_over(CHEN, counter.command(), "QH261123-02-999-X/R1")


def test_a_void_is_a_record_with_a_reason(counter: CounterHall) -> None:
    _, number = counter.accepted()
    paper = f"{number}/R1"
    with refused("access.denied"):
        counter.papers.void(CHEN, counter.command(), paper, "日期打错")
    with refused("paper.void_needs_reason"):
        counter.papers.void(HE, counter.command(), paper, " ")
    counter.papers.void(HE, counter.command(), paper, "日期打错")
    with refused("paper.voided"):
        counter.papers.void(HE, counter.command(), paper, "再来一次")
    row = queries.paper(counter.store.connection, paper)
    assert row is not None
    assert row.voided_at is not None
    assert counter.papers.issue(CHEN, counter.command(), number, PaperKind.RECEIPT).result == f"{number}/R2"


def test_no_receipt_before_the_request_is_accepted(counter: CounterHall) -> None:
    number = counter.open(counter.greet())
    with refused("paper.not_accepted_yet"):
        counter.papers.issue(CHEN, counter.command(), number, PaperKind.RECEIPT)
    assert counter.papers.issue(CHEN, counter.command(), number, PaperKind.SHEET).result == f"{number}/S1"


def test_no_notification_where_nothing_was_told_missing(counter: CounterHall) -> None:
    number = counter.open(counter.greet())
    with refused("notification.nothing_missing"):
        counter.papers.issue(CHEN, counter.command(), number, PaperKind.NOTIFICATION)
    counter.walk_to(number, "papers")
    assert counter.notify(number).result == f"{number}/N1"
    assert counter.papers.issue(CHEN, counter.command(), number, PaperKind.NOTIFICATION).result == f"{number}/N2"
