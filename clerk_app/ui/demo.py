"""The demonstration: one visit through the real windows, by keys, with a paired tablet that rates.

Account transfer with a missing paper: notification, parked; the paper arrives, a bill enquiry comes in between;
receipt; end; the customer rates 4; the supervisor finds all of it in the list.
"""

from __future__ import annotations

import json
import socket
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from clerk_app.core.errors import Bug
from clerk_app.core.number import number_day
from clerk_app.core.rating import Grade
from clerk_app.core.sentence import Language
from clerk_app.service.action import new_command_id
from clerk_app.service.counter import CounterService
from clerk_app.service.desk import Desk
from clerk_app.service.sample_hall import PASSPHRASE, PIN, set_up_sample
from clerk_app.service.summary import papers_of_visit, visit_summary
from clerk_app.tablet.client import TabletClient
from clerk_app.ui.application import Desktop
from clerk_app.ui.counter.visit import VisitPage
from clerk_app.ui.demo_walk import Walker
from clerk_app.ui.pages import PageName
from clerk_app.ui.rating_tablet import TabletOptions
from clerk_app.ui.steps.page import StepPage
from clerk_app.ui.theme import start_qt
from clerk_app.ui.widgets.checklist import DocumentChecklist

ACCOUNT = "3301045271"
NAME = "周桂芳"
PHONE = "13805712207"
ORDER = "330126119"
PROMISED = "name_transfer.finish"
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
WINDOW = (1366, 768)
LOCAL = "127.0.0.1"


class Demonstration:
    """Walks the demonstration on an opened, empty, throw-away data folder.

    Args:
        out: folder for `screens/`, `papers/` and `summary.json`.
    """

    def __init__(self, qt: QApplication, service: CounterService, out: Path, language: Language | None) -> None:
        self._service = service
        self._out = out
        self._tablet_thread = Desk("demonstration tablet")
        self._client: TabletClient | None = None
        set_up_sample(service, settings={"tablet_address": LOCAL, "tablet_port": _free_port()}).result()
        self._confirm_limit()
        options = TabletOptions(allow_local=True, ask_after_ms=0)
        self._desktop = Desktop(qt, service, language, tablet_options=options)
        self._shell = self._desktop.shell
        self._walk = Walker(self._shell, out)
        self._visit = ""

    def run(self) -> Path:
        """Walk it and return the path of `summary.json`. Raises Bug naming the place where it got stuck."""
        walk = self._walk
        self._desktop.open()
        walk.appear(*WINDOW)
        walk.page(PageName.SIGN_IN)
        self._pair_tablet()
        walk.see("sign-in")
        self._sign_in("chenjing", PIN)
        walk.page(PageName.IDLE)
        walk.see("idle")
        self._begin_transfer()
        self._park_and_resume()
        self._second_request()
        self._finish_transfer()
        self._end()
        self._review()
        return self._write_summary()

    def close(self) -> None:
        """Close window and tablet; the service is closed with the window."""
        if self._client is not None:
            self._tablet_thread.submit(self._client.close).result()
        self._tablet_thread.stop()
        self._shell.close()
        self._desktop.close()

    def _confirm_limit(self) -> None:
        service = self._service
        day = number_day(None, service.clock.now(), service.store.zone)
        key = service.rules.limit(PROMISED, day).key
        supervisor = service.sign_in.sign_in("helihua", PASSPHRASE).result()
        reason = "县公司公示的过户时限（示例）"
        service.desk.submit(
            service.hall.confirm_limit, supervisor.actor, new_command_id(), key, reason
        ).result()

    def _pair_tablet(self) -> None:
        tablet, walk = self._desktop.context.rating, self._walk
        walk.until(lambda: tablet.status().running, "the tablet's page")
        self._desktop.context.session = self._service.sign_in.sign_in("helihua", PASSPHRASE).result()
        offer = tablet.begin_pairing().result()
        client = self._client = TabletClient(offer.url)
        claimed = self._tablet_thread.submit(client.claim, offer.url)
        walk.until(claimed.done, "the code on the tablet")
        confirmed = tablet.confirm_pairing(claimed.result())
        walk.until(confirmed.done, "the pairing")
        paired = self._tablet_thread.submit(client.finish_pairing)
        walk.until(paired.done, "the tablet's token")
        connected = self._tablet_thread.submit(client.connect)
        walk.until(connected.done, "the tablet")
        for future in (confirmed, paired, connected):
            future.result()
        self._desktop.context.session = None

    def _sign_in(self, staff: str, secret: str) -> None:
        session = self._service.sign_in.sign_in(staff, secret).result()
        self._shell.signed_in(session)
        self._walk.rest()

    def _begin_transfer(self) -> None:
        walk = self._walk
        walk.press(Qt.Key.Key_F5)
        walk.page(PageName.VISIT)
        walk.type("gh")
        walk.see("finder")
        walk.press(Qt.Key.Key_Return)
        self._step("account")
        walk.type(ACCOUNT)
        walk.press(Qt.Key.Key_Return, Qt.Key.Key_2)
        walk.see("ask")
        walk.press(Qt.Key.Key_Return, modifier=CTRL)
        self._step("arrears")
        walk.see("decide")
        walk.press(Qt.Key.Key_1)
        self._step("unchanged")
        walk.press(Qt.Key.Key_1)
        self._step("papers")
        self._mark({"new_id": Qt.Key.Key_1, "deed": Qt.Key.Key_2})
        walk.see("check")
        walk.press(Qt.Key.Key_F7)
        walk.see("missing")
        walk.press(Qt.Key.Key_Return)
        page = self._shell.page
        if isinstance(page, VisitPage) and page.view is not None:
            self._visit = page.view.visit.id

    def _park_and_resume(self) -> None:
        walk = self._walk
        walk.press(Qt.Key.Key_F4)
        walk.type("去取房产证")
        walk.press(Qt.Key.Key_Return)
        walk.page(PageName.IDLE)
        walk.see("parked")
        walk.press(Qt.Key.Key_F4)
        walk.page(PageName.VISIT)
        self._step("papers")

    def _second_request(self) -> None:
        walk = self._walk
        walk.press(Qt.Key.Key_F2)
        walk.type("dfcx")
        walk.press(Qt.Key.Key_Return)
        self._step("ask_account")
        walk.press(Qt.Key.Key_Return, modifier=CTRL)
        self._step("tell_result")
        walk.see("do")
        walk.press(Qt.Key.Key_Return, Qt.Key.Key_Return)
        self._step("papers")

    def _finish_transfer(self) -> None:
        walk = self._walk
        self._mark({"deed": Qt.Key.Key_1})
        self._focus_field("new_name")
        walk.type(NAME)
        self._focus_field("phone")
        walk.type(PHONE)
        walk.press(Qt.Key.Key_Return, modifier=CTRL)
        self._step("enter")
        walk.press(Qt.Key.Key_1, modifier=CTRL)
        self._focus_field("order_no")
        walk.type(ORDER)
        walk.see("enter")
        walk.press(Qt.Key.Key_Return, modifier=CTRL)
        self._step("tell")
        walk.see("promise")
        walk.press(Qt.Key.Key_Return, modifier=CTRL)
        self._step("paper")
        walk.see("print")
        walk.press(Qt.Key.Key_Return, modifier=CTRL)

    def _end(self) -> None:
        walk = self._walk
        walk.page(PageName.END)
        client = self._client
        if client is None:
            raise Bug("the demonstration has no tablet")
        question = self._tablet_thread.submit(client.receive, "ask", 30.0)
        walk.until(question.done, "the question on the tablet")
        walk.see("end")
        answered = self._tablet_thread.submit(client.rate, question.result(), Grade.SATISFIED)
        walk.until(answered.done, "the rating")
        if answered.result().status != 200:
            raise Bug(f"the rating was refused: {answered.result().body}")
        walk.rest()
        walk.press(Qt.Key.Key_P, modifier=CTRL)
        walk.see("rated")
        walk.press(Qt.Key.Key_F12)
        walk.page(PageName.IDLE)
        walk.see("idle-after")

    def _review(self) -> None:
        self._shell.change_user()
        self._sign_in("helihua", PASSPHRASE)
        self._walk.page(PageName.REVIEW)
        self._walk.see("review")

    def _step(self, step: str) -> None:
        def shown() -> bool:
            page = self._shell.page
            return (
                isinstance(page, VisitPage) and page.step_page is not None and page.step_page.content.step.id == step
            )

        self._walk.until(shown, f"step {step}")
        self._walk.rest()

    def _mark(self, marks: dict[str, Qt.Key]) -> None:
        """Go to each document of the list by the arrow keys and mark it."""
        page = self._step_page()
        checklist = next(iter(page.findChildren(DocumentChecklist)))
        documents = [name for name in page.content.step.check if name in page.step_input().documents or name in marks]
        for name, key in marks.items():
            checklist.setFocus()
            self._walk.press(Qt.Key.Key_Home, *[Qt.Key.Key_Down] * documents.index(name), key)

    def _step_page(self) -> StepPage:
        page = self._shell.page
        if not isinstance(page, VisitPage) or page.step_page is None:
            raise Bug("the demonstration has no step in front")
        return page.step_page

    def _focus_field(self, name: str) -> None:
        """Go on with Tab, as a person does, until the field `name` has the focus."""
        for _ in range(20):
            focus = QApplication.focusWidget()
            holder = focus.parentWidget() if focus is not None else None
            if getattr(getattr(holder, "field", None), "id", None) == name:
                return
            self._walk.press(Qt.Key.Key_Tab)
        raise Bug(f"the demonstration does not reach the field {name}")

    def _write_summary(self) -> Path:
        service = self._service
        (self._out / "papers").mkdir(parents=True, exist_ok=True)
        files: dict[str, str] = {}
        papers = self._desktop.context.papers
        for number in service.reader.submit(papers_of_visit, self._visit).result():
            files[number] = f"papers/{number.replace('/', '-')}.pdf"
            (self._out / files[number]).write_bytes(papers.produce(number).result())
        summary = service.reader.submit(
            visit_summary, service.store.counter, self._visit, files, self._walk.pictures
        ).result()
        path = self._out / "summary.json"
        path.write_text(json.dumps(summary, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        return path


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((LOCAL, 0))
        return int(probe.getsockname()[1])


def walk_demonstration(service: CounterService, name: str, out: Path, language: Language | None) -> Path:
    """Walk the demonstration on an opened, empty, throw-away service and return the path of `summary.json`."""
    qt = start_qt(name)
    demonstration = Demonstration(qt, service, out, language)
    try:
        return demonstration.run()
    finally:
        demonstration.close()
