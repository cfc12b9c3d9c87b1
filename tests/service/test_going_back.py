"""Going back keeps the earlier record, and every later answer that still holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.service.counter_hall import HAVE, OWN, PERSON, CounterHall, WrittenProcedures
from tests.service.refusals import refused


def current(counter: CounterHall, number: str) -> str | None:
    way = counter.view(number).way
    return None if way.current is None else way.current.id


def test_the_earlier_record_stays_until_the_step_is_done_again(counter: CounterHall) -> None:
    number = counter.open(counter.greet())
    counter.walk_to(number, "enter")
    counter.back(number, "account")
    assert current(counter, number) == "account"
    assert counter.state(number).records["account"].answers.keys() == {"account", "by_proxy"}
    assert counter.view(number).at_hand is not None
    counter.step(number, "account", answers=OWN)
    assert current(counter, number) == "enter", "nothing changed, so nothing is done again"


def test_both_records_of_a_step_stay_in_the_log(counter: CounterHall) -> None:
    number = counter.open(counter.greet())
    counter.walk_to(number, "papers")
    counter.back(number, "account")
    counter.step(number, "account", answers=OWN)
    rows = counter.store.connection.execute(
        "SELECT kind, step FROM step WHERE request = ? ORDER BY event_id", (number,)
    ).fetchall()
    assert rows.count(("step.completed", "account")) == 2
    assert ("step.reopened", "account") in rows


def test_another_answer_takes_the_other_branch(counter: CounterHall) -> None:
    number = counter.open(counter.greet())
    counter.walk_to(number, "enter")
    counter.back(number, "arrears")
    assert counter.step(number, "arrears", option="some").next_step == "settle_first"
    counter.back(number, "arrears")
    done = counter.step(number, "arrears", option="none")
    assert done.next_step == "enter", "the papers were checked before and are not asked again"


def test_a_new_need_makes_the_step_that_meets_it_current(counter: CounterHall) -> None:
    number = counter.open(counter.greet())
    counter.walk_to(number, "enter")
    counter.back(number, "account")
    assert counter.step(number, "account", answers={**OWN, "by_proxy": "yes"}).next_step == "papers"
    at_hand = counter.view(number).at_hand
    assert at_hand is not None
    assert at_hand.answers == {"new_name": "周桂芳", "phone": "13805712207"}, "what was said stays"
    assert {name for name, mark in at_hand.marks.items() if mark.mark == "have"} == {"new_id", "deed"}


def test_a_copied_value_that_changed_is_copied_again(counter: CounterHall) -> None:
    number = counter.open(counter.greet())
    counter.walk_to(number, "tell")
    counter.back(number, "papers")
    changed = {**PERSON, "new_name": "周桂芬"}
    done = counter.step(number, "papers", documents={"new_id": HAVE, "deed": HAVE}, answers=changed)
    assert done.next_step == "enter"
    assert counter.step(number, "enter", answers={"order_no": "YX-2"}).next_step == "tell"


def test_the_same_value_typed_again_is_not_copied_again(counter: CounterHall) -> None:
    number = counter.open(counter.greet())
    counter.walk_to(number, "tell")
    counter.back(number, "papers")
    done = counter.step(number, "papers", documents={"new_id": HAVE, "deed": HAVE}, answers=PERSON)
    assert done.next_step == "tell"


def test_a_value_that_was_unknown_and_is_known_now_is_copied(counter: CounterHall) -> None:
    number = counter.open(counter.greet())
    counter.step(number, "account", answers={"by_proxy": "no"}, unknown=("account",))
    counter.step(number, "arrears", option="none")
    counter.step(number, "papers", documents={"new_id": HAVE, "deed": HAVE}, answers=PERSON)
    counter.step(number, "enter", answers={"order_no": "YX-1"})
    counter.back(number, "account")
    assert counter.step(number, "account", answers=OWN).next_step == "enter"


def test_only_a_step_that_was_done_can_be_gone_back_to(counter: CounterHall) -> None:
    number = counter.open(counter.greet())
    counter.walk_to(number, "papers")
    for step in ("papers", "tell", "settle_first"):
        with refused("step.not_done_yet"):
            counter.back(number, step)


def test_a_step_on_the_branch_not_taken_cannot_be_gone_back_to(counter: CounterHall) -> None:
    number = counter.open(counter.greet())
    counter.walk_to(number, "enter")
    counter.back(number, "arrears")
    counter.step(number, "arrears", option="some")
    with refused("step.not_done_yet"):
        counter.back(number, "papers")


def test_whoever_went_back_may_go_where_they_were_without_doing_it_again(counter: CounterHall) -> None:
    number = counter.open(counter.greet())
    counter.walk_to(number, "tell")
    counter.back(number, "account")
    counter.back(number, "enter")
    assert current(counter, number) == "enter"
    assert counter.step(number, "enter", answers={"order_no": "YX-9"}).next_step == "tell"


def test_what_was_promised_cannot_be_gone_back_from(counter: CounterHall) -> None:
    _, number = counter.accepted()
    with refused("request.accepted_already"):
        counter.back(number, "account")


CONDITIONS = """
procedure: capacity
title: "Capacity"
summary: "Decides by what was answered"
category: connection
fields:
  kilowatts: {title: "Kilowatts", kind: number, required: true}
  remark: {title: "Remark", kind: text}
  note: {title: "Note", kind: text, when: "kilowatts > 50"}
  order: {title: "Order", kind: text, required: true}
steps:
  - id: ask
    title: "Ask"
    ask: [kilowatts, remark, note]
  - id: size
    title: "Size"
    decide: "How large is it?"
    options:
      small: {title: "Small", goto: enter}
      large: {title: "Large", when: "kilowatts > 160", goto: large}
  - id: large
    title: "Large"
    say: "This takes longer."
  - id: enter
    title: "Enter"
    do: {where: "Billing system", copy: [kilowatts, remark, note], result: order}
"""


@pytest.fixture
def by_condition(tmp_path: Path) -> Iterator[CounterHall]:
    counter = CounterHall(tmp_path / "data", procedures=WrittenProcedures([CONDITIONS.encode()])).set_up()
    yield counter
    counter.close()


def test_an_option_whose_condition_holds_picks_itself(by_condition: CounterHall) -> None:
    counter = by_condition
    number = counter.open(counter.greet(), "capacity")
    done = counter.step(number, "ask", answers={"kilowatts": "200"})
    assert done.next_step == "large"
    assert counter.state(number).records["size"].automatic
    assert counter.state(number).ownership.first_handler == "chenjing", "asking was the first work"


def test_what_a_condition_picked_falls_with_the_condition(by_condition: CounterHall) -> None:
    counter = by_condition
    number = counter.open(counter.greet(), "capacity")
    counter.step(number, "ask", answers={"kilowatts": "200"})
    counter.back(number, "ask")
    assert counter.step(number, "ask", answers={"kilowatts": "20"}).next_step == "size"
    assert counter.step(number, "size", option="small").next_step == "enter"
    counter.back(number, "ask")
    assert counter.step(number, "ask", answers={"kilowatts": "300"}).next_step == "large"


def test_nobody_chooses_against_a_condition_that_picks(by_condition: CounterHall) -> None:
    counter = by_condition
    number = counter.open(counter.greet(), "capacity")
    counter.step(number, "ask", answers={"kilowatts": "200"})
    counter.back(number, "size")
    with refused("step.option_follows_from_answers"):
        counter.step(number, "size", option="small")
    assert counter.step(number, "size", option="large").next_step == "large"


def test_an_answer_that_was_taken_away_is_gone(by_condition: CounterHall) -> None:
    counter = by_condition
    visit = counter.greet()
    number = counter.open(visit, "capacity")
    counter.step(number, "ask", answers={"kilowatts": "60", "remark": "院内", "note": "三相"})
    counter.step(number, "size", option="small")
    assert set(counter.view(number).way.current.do.copy) == {"kilowatts", "remark", "note"}  # type: ignore[union-attr]
    counter.step(number, "enter", answers={"order": "1"})
    assert counter.state(number).state == "closed"
    second = counter.open(visit, "capacity")
    counter.step(second, "ask", answers={"kilowatts": "60", "remark": "院内", "note": "三相"})
    counter.back(second, "ask")
    counter.step(second, "ask", answers={"kilowatts": "20", "remark": "", "note": "三相"})
    assert set(counter.state(second).answers) == {"kilowatts"}, "the remark was emptied, the note is not asked below 50"
    counter.step(second, "size", option="small")
    counter.step(second, "enter", answers={"order": "2"})
    assert set(counter.state(second).records["enter"].copied) == {"kilowatts"}


ROUND = """
procedure: round
title: "Round"
summary: "Repeats until it is right"
category: metering
fields:
  reading: {title: "Reading", kind: number, required: true}
steps:
  - id: read
    title: "Read the meter"
    ask: [reading]
  - id: look
    title: "Look again"
    say: "Let me compare."
  - id: right
    title: "Right?"
    decide: "Is the reading right?"
    options:
      yes: {title: "Yes", goto: thank}
      no: {title: "No", goto: read}
  - id: thank
    title: "Thank"
    say: "Thank you."
"""


def test_a_step_may_be_repeated_until_the_clerk_decides_it_is_right(tmp_path: Path) -> None:
    counter = CounterHall(tmp_path / "data", procedures=WrittenProcedures([ROUND.encode()])).set_up()
    number = counter.open(counter.greet(), "round")
    counter.step(number, "read", answers={"reading": "1"})
    counter.step(number, "look")
    for reading in ("2", "3"):
        assert counter.step(number, "right", option="no").next_step == "read"
        assert counter.step(number, "read", answers={"reading": reading}).next_step == "right"
    assert counter.step(number, "right", option="yes").next_step == "thank"
    assert counter.step(number, "thank").outcome == "completed"
    counter.close()
