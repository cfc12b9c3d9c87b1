"""The idle page by keys: what a clerk may rely on between two customers."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from clerk_app.core.request_state import Outcome, State
from clerk_app.service.access import Actor
from clerk_app.service.action import new_command_id
from clerk_app.store.journal import Journal
from clerk_app.ui.counter.idle_all import AllRequestsOverlay
from clerk_app.ui.counter.told import ToldOverlay
from clerk_app.ui.widgets.labels import OneLine
from tests.service.clerk_day import CHEN, LI, MINUTE_MS, ClerkDay
from tests.service.counter_hall import DAY_MS, FakeClock
from tests.ui.clipping import clipped_texts
from tests.ui.counter.idle_hands import CONTROL, IdleHands


def state_of(day: ClerkDay, number: str) -> tuple[State, Outcome | None]:
    state = day.service.reader.submit(day.service.requests.state, number).result()
    assert state is not None
    return state.state, state.outcome


def visit_clerk(day: ClerkDay, visit: str) -> str:
    state = day.service.reader.submit(day.service.requests.visit, visit).result()
    assert state is not None
    return state.clerk


def words(widget: QWidget) -> str:
    """Return every visible word of a widget."""
    shown = [label for label in widget.findChildren(QLabel) if label.isVisible()]
    return " ".join(label.whole() if isinstance(label, OneLine) else label.text() for label in shown)


class TestReceiving:
    def test_the_start_button_has_the_focus_and_enter_presses_it(self, hands: IdleHands) -> None:
        hands.sign_in()
        assert hands.page.start.start.hasFocus()
        hands.press(Qt.Key.Key_Return)
        assert hands.led_to_visit().open_finder

    def test_f5_starts_a_visit_that_opens_the_finder(self, hands: IdleHands, day: ClerkDay) -> None:
        hands.sign_in()
        hands.press(Qt.Key.Key_F5)
        subject = hands.led_to_visit()
        assert (subject.request, subject.open_finder) == (None, True)
        assert visit_clerk(day, subject.visit_id) == "chenjing"

    def test_f5_pressed_twice_at_once_starts_one_visit(self, hands: IdleHands) -> None:
        hands.sign_in()
        hands.qtbot.keyClick(hands.focus, Qt.Key.Key_F5)
        hands.qtbot.keyClick(hands.focus, Qt.Key.Key_F5)
        hands.led_to_visit()

    def test_without_anything_done_there_are_no_figures_and_no_empty_cards(self, hands: IdleHands) -> None:
        hands.sign_in()
        page = hands.page
        assert not page.today.isVisible()
        assert not page.interrupted.isVisible()
        assert [card.isVisible() for card in page.lists.cards] == [True, False, False]
        assert "没有要处理的诉求" in words(page)

    def test_nothing_of_what_comes_later_is_shown(self, hands: IdleHands, day: ClerkDay) -> None:
        day.accepted("吴志强")
        hands.sign_in()
        for later in ("呼叫", "取号", "等候", "转交", "转办", "暂停服务", "同步"):
            assert later not in words(hands.page)


class TestDue:
    def test_enter_on_a_due_row_records_that_the_customer_was_told_and_closes_it(
        self, hands: IdleHands, day: ClerkDay, idle_clock: FakeClock
    ) -> None:
        number = day.accepted("吴志强", "sir")
        idle_clock.pass_ms(3 * DAY_MS)
        hands.sign_in()
        hands.press(Qt.Key.Key_F6)
        hands.press(Qt.Key.Key_Return)
        overlay = hands.page.overlay
        assert isinstance(overlay, ToldOverlay)
        assert "138 0571 2207" in words(overlay)
        # Whom, day and time are filled in; how is the customer's and clerk's to say.
        assert overlay.how.value() is None
        hands.press(Qt.Key.Key_2)
        hands.press(Qt.Key.Key_Return, CONTROL)
        hands.qtbot.waitUntil(lambda: hands.page.overlay is None)
        assert state_of(day, number) == (State.CLOSED, Outcome.COMPLETED)
        hands.qtbot.waitUntil(lambda: not hands.page.lists.due.list.shown())

    def test_without_saying_how_nothing_is_recorded(self, hands: IdleHands, day: ClerkDay) -> None:
        number = day.accepted("吴志强")
        hands.sign_in()
        hands.page.list_all()
        hands.press(Qt.Key.Key_Return)
        overlay = hands.page.overlay
        assert isinstance(overlay, ToldOverlay)
        hands.press(Qt.Key.Key_Return, CONTROL)
        assert overlay.isVisible()
        assert overlay.how.isAncestorOf(hands.focus)
        assert state_of(day, number)[0] is State.ACCEPTED

    @pytest.mark.parametrize(("typed", "says"), [("23:59", "还没到"), ("9 点", "不是时间"), ("", "不是时间")])
    def test_a_time_to_come_or_no_time_is_refused_beside_it_and_nothing_typed_is_lost(
        self, hands: IdleHands, day: ClerkDay, typed: str, says: str
    ) -> None:
        number = day.accepted("吴志强")
        hands.sign_in()
        hands.page.list_all()
        hands.press(Qt.Key.Key_Return)
        overlay = hands.page.overlay
        assert isinstance(overlay, ToldOverlay)
        overlay.whom.set_text("吴志强的儿子")
        overlay.how.set_text("phone")
        overlay.time.line.setText(typed)
        hands.press(Qt.Key.Key_Return, CONTROL)
        assert says in words(overlay)
        assert overlay.time.line.hasFocus()
        assert overlay.whom.text() == "吴志强的儿子"
        assert state_of(day, number)[0] is State.ACCEPTED

    def test_it_can_be_opened_to_be_read_instead(self, hands: IdleHands, day: ClerkDay) -> None:
        number = day.accepted("吴志强")
        hands.sign_in()
        hands.page.list_all()
        hands.press(Qt.Key.Key_Return)
        overlay = hands.page.overlay
        assert isinstance(overlay, ToldOverlay)
        overlay.read.emit()
        subject = hands.led_to_visit()
        assert (subject.request, subject.open_finder) == (number, False)
        assert state_of(day, number)[0] is State.ACCEPTED

    def test_what_is_not_due_soon_is_said_in_words_and_listed_on_demand(
        self, hands: IdleHands, day: ClerkDay
    ) -> None:
        visit = day.greet("周桂芳", "madam")
        day.open(visit, "residential_new_connection")
        day.end(visit, "customer_left")
        hands.sign_in()
        assert "1 项都还没到期" in words(hands.page)
        hands.page.list_all()
        overlay = hands.page.overlay
        assert isinstance(overlay, AllRequestsOverlay)
        assert [row.tag for row in overlay.list.shown()] == ["已暂存"]


def test_a_list_that_gets_the_focus_shows_which_row_the_keys_act_on(hands: IdleHands, day: ClerkDay) -> None:
    day.waiting("周桂芳")
    hands.sign_in()
    hands.press(Qt.Key.Key_F6)
    rows = hands.page.lists.waiting.list
    assert rows.hasFocus()
    assert [index.row() for index in rows.selectedIndexes()] == [0]


class TestWaitingAndParked:
    def test_enter_on_a_waiting_row_serves_the_customer_who_is_here(self, hands: IdleHands, day: ClerkDay) -> None:
        number = day.waiting("周桂芳")
        hands.sign_in()
        hands.page.lists.waiting.list.setFocus()
        hands.press(Qt.Key.Key_Return)
        subject = hands.led_to_visit()
        assert (subject.request, subject.open_finder) == (number, False)
        assert state_of(day, number)[0] is State.IN_PROGRESS

    def test_f4_goes_on_with_the_visit_parked_last(
        self, hands: IdleHands, day: ClerkDay, idle_clock: FakeClock
    ) -> None:
        day.parked("吴志强")
        idle_clock.pass_ms(MINUTE_MS)
        visit, number = day.parked("郑少华", "客户去取房产证")
        hands.sign_in()
        assert "客户去取房产证" in hands.page.lists.parked.list.shown()[0].below
        hands.press(Qt.Key.Key_F4)
        subject = hands.led_to_visit()
        assert (subject.visit_id, subject.request) == (visit, number)
        assert state_of(day, number)[0] is State.IN_PROGRESS

    def test_a_parked_visit_without_a_request_opens_the_finder(self, hands: IdleHands, day: ClerkDay) -> None:
        visit, _ = day.parked("郑少华", procedure=None)
        hands.sign_in()
        hands.press(Qt.Key.Key_F4)
        subject = hands.led_to_visit()
        assert (subject.visit_id, subject.open_finder) == (visit, True)

    def test_every_row_names_both_owners(self, hands: IdleHands, day: ClerkDay) -> None:
        number = day.waiting("周桂芳")
        other = day.by(LI)
        visit = other.greet()
        other.act(day.service.handling.take_up, number, visit)
        other.act(day.service.reception.park_visit, visit)
        hands.sign_in()
        rows = [row for card in hands.page.lists.cards for row in card.list.shown()]
        assert [row.owners for row in rows] == [("陈静", "李伟")]
        hands.page.list_all()
        overlay = hands.page.overlay
        assert isinstance(overlay, AllRequestsOverlay)
        assert [row.owners for row in overlay.list.shown()] == [("陈静", "李伟")]


class TestInterrupted:
    def interrupted(self, day: ClerkDay, clock: FakeClock) -> tuple[str, str]:
        visit = day.greet("周桂芳", "madam")
        number = day.open(visit)
        day.to_papers(number)
        clock.pass_ms(5 * MINUTE_MS)
        return visit, number

    def kinds(self, day: ClerkDay, visit: str) -> list[str]:
        def read(connection: object) -> list[str]:
            return [item.event.kind for item in Journal(connection).of_subject(f"visit:{visit}")]

        return day.service.reader.submit(read).result()

    def test_enter_goes_on_and_the_interruption_is_noted_once(
        self, hands: IdleHands, day: ClerkDay, idle_clock: FakeClock
    ) -> None:
        visit, number = self.interrupted(day, idle_clock)
        hands.sign_in()
        card = hands.page.interrupted
        assert card.go_on.hasFocus()
        assert "周桂芳 女士，居民过户，第 4 步" in words(card)
        assert "09:03:00" in words(card)
        hands.press(Qt.Key.Key_Return)
        subject = hands.led_to_visit()
        assert (subject.visit_id, subject.request) == (visit, number)
        assert self.kinds(day, visit).count("visit.interrupted") == 1

    def test_f4_parks_it_and_the_next_customer_can_come(
        self, hands: IdleHands, day: ClerkDay, idle_clock: FakeClock
    ) -> None:
        visit, number = self.interrupted(day, idle_clock)
        hands.sign_in()
        hands.press(Qt.Key.Key_F4)
        hands.qtbot.waitUntil(lambda: not hands.page.interrupted.isVisible())
        assert state_of(day, number)[0] is State.PARKED
        assert self.kinds(day, visit)[-2:] == ["visit.interrupted", "visit.parked"]
        hands.qtbot.waitUntil(lambda: [row.id for row in hands.page.lists.parked.list.shown()] == [visit])
        assert hands.page.start.start.hasFocus()
        hands.press(Qt.Key.Key_F5)
        assert hands.led_to_visit().visit_id != visit

    def test_f5_does_not_start_another_visit_and_says_why(
        self, hands: IdleHands, day: ClerkDay, idle_clock: FakeClock
    ) -> None:
        self.interrupted(day, idle_clock)
        hands.sign_in()
        hands.press(Qt.Key.Key_F5)
        assert hands.went == []
        assert "请先接着办或暂存" in words(hands.page)
        assert hands.page.interrupted.isVisible()

    def test_only_the_card_has_a_filled_button(self, hands: IdleHands, day: ClerkDay, idle_clock: FakeClock) -> None:
        self.interrupted(day, idle_clock)
        hands.sign_in()
        filled = [
            button
            for button in hands.page.findChildren(QAbstractButton)
            if button.isVisible() and button.property("kind") == "primary"
        ]
        assert filled == [hands.page.interrupted.go_on]


class TestTheDay:
    def test_figures_are_counts_and_no_grade_can_be_read_off_them(self, hands: IdleHands, day: ClerkDay) -> None:
        day.rate(day.enquiry(), 1)
        hands.sign_in()
        shown = words(hands.page.today)
        assert "接待（位）" in shown
        assert "平均用时，标准 5:00" in shown
        assert "已评价（位）；0 位未评" in shown
        assert "满意" not in shown

    def test_from_five_answers_on_the_satisfied_ones_are_counted(self, hands: IdleHands, day: ClerkDay) -> None:
        for grade in (5, 4, 3, 5, 4):
            day.rate(day.enquiry(), grade)
        hands.sign_in()
        shown = words(hands.page.today)
        assert "4 / 5 满意及以上；5 位已评；0 位未评" in shown


def test_a_change_made_elsewhere_is_shown_without_a_key(hands: IdleHands, day: ClerkDay) -> None:
    number = day.accepted("吴志强")
    hands.sign_in()
    before = hands.page.view
    assert before is not None
    assert before.open_count == 1
    context = hands.desktop.context
    future = day.service.desk.submit(
        day.service.handling.tell_customer,
        Actor(CHEN.id, CHEN.role),
        new_command_id(),
        number,
        whom="吴志强",
        at=day.clock.now(),
        how="phone",
    )
    context.runner.watch(future)
    hands.qtbot.waitUntil(lambda: hands.page.view is not None and hands.page.view.open_count == 0)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(("width", "height", "percent"), [(1366, 768, 100), (1920, 1080, 100), (1366, 768, 200)])
def test_no_text_is_cut_and_every_control_has_a_name(
    hands: IdleHands, day: ClerkDay, idle_clock: FakeClock, language: str, width: int, height: int, percent: int
) -> None:
    for name in ("吴志强", "欧阳慧敏永丰面馆连锁有限公司云溪分店"):
        day.accepted(name)
    idle_clock.pass_ms(4 * DAY_MS)
    day.waiting("徐建国")
    day.parked("郑少华", "客户去取房产证" * 8)
    for grade in (5, 4, 3, 5, 4, 1):
        day.rate(day.enquiry(), grade)
    hands.desktop.shell.resize(width, height)
    hands.desktop.use_language(language)
    hands.desktop.shell._user_percent = percent
    hands.sign_in()
    hands.qtbot.waitUntil(lambda: hands.page.view is not None and hands.page.today.isVisible())
    # What was just put in is laid out with the next events.
    hands.qtbot.waitUntil(lambda: clipped_texts(hands.desktop.shell) == [])
    for widget in hands.page.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            assert widget.accessibleName(), widget
