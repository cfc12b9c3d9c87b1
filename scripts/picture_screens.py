"""Every screen there is a picture of: a new one is one line in `SCREENS`."""
# ruff: noqa: SLF001  # what a picture needs of a page is not always what the program needs

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt

from clerk_app.core.errors import Refusal
from clerk_app.ui.counter.idle import IdlePage
from clerk_app.ui.counter.visit import VisitPage
from clerk_app.ui.keys import Key
from clerk_app.ui.pages import PageName
from clerk_app.ui.setup.draft import PersonDraft
from clerk_app.ui.setup.finish_step import FinishStep
from clerk_app.ui.setup.first_run import FirstRunPage
from clerk_app.ui.setup.settings import SettingsPage
from clerk_app.ui.setup.sign_in import SignInPage
from scripts.picture_editor import changed, confirm, editor, faulty, procedures, publish, try_run
from scripts.picture_hall import HE, NOW
from scripts.picture_stage import Stage

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
K = Qt.Key


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen.

    Attributes:
        name: of its files.
        target: the target picture it stands beside; empty where there is none.
        show: brings the window there.
        filled: on the sample hall; else on a counter nobody has set up.
    """

    name: str
    target: str
    show: Callable[[Stage], object]
    filled: bool = True


def _save_code(stage: Stage) -> None:
    """The recovery code, and the question where it is to be saved."""
    _first_run(STAFF_STEP + 1)(stage)
    finish = stage.page(FirstRunPage).steps[-1]
    if not isinstance(finish, FinishStep):
        raise TypeError(f"{type(finish).__name__} is the last step")
    finish.save_button.click()
    stage.settle()


def _settings_section(number: int) -> Callable[[Stage], None]:
    def show(stage: Stage) -> None:
        _settings(stage)
        stage.page(SettingsPage).show_section(number)
        stage.settle()

    return show


def _sign_in(stage: Stage) -> None:
    stage.hall.clock.at = NOW
    stage.shell.rebuild()
    page = stage.page(SignInPage)
    stage.wait_for(page._list.people)


def _sign_in_pin(stage: Stage) -> None:
    _sign_in(stage)
    stage.type("1274")


def _sign_in_passphrase(stage: Stage) -> None:
    _sign_in(stage)
    stage.type("5")


def _lock(stage: Stage) -> None:
    stage.sign_in()
    stage.shell.lock()
    stage.settle()


def _new_secret(stage: Stage) -> None:
    stage.sign_in()
    stage.go(PageName.NEW_SECRET, stage.desktop.context.session)


def _cannot_open(stage: Stage) -> None:
    stage.hall.clock.at = NOW
    stage.go(PageName.CANNOT_OPEN, Refusal("store.newer_schema"))


def _first_run(step: int) -> Callable[[Stage], None]:
    def show(stage: Stage) -> None:
        page = stage.page(FirstRunPage)
        page.draft.values.update(SAMPLE_HALL)
        if step > STAFF_STEP:
            page.draft.people = [PersonDraft("helihua", "supervisor", "10108", "何丽华", "He Lihua", "0571-555-0120")]
        page.draft.step = min(step, len(page.steps) - 1)
        stage.shell.rebuild()
        stage.settle()

    return show


STAFF_STEP = 4
SAMPLE_HALL: dict[str, str | int | bool] = {
    "hall_zh": "清河路供电营业厅",
    "hall_en": "Qinghe Road Hall",
    "company_zh": "云溪县供电公司",
    "company_en": "Yunxi County Power Supply",
    "hall_prefix": "QH",
    "counter": "02",
}


def _idle(stage: Stage) -> None:
    stage.sign_in()


def _idle_empty(stage: Stage) -> None:
    stage.sign_in("wangxiaoyan")


def _idle_interrupted(stage: Stage) -> None:
    hall = stage.hall
    hall.transfer(hall.greet("周桂芳", "madam", "13805712207"), "papers")
    stage.sign_in()


def _all_requests(stage: Stage) -> None:
    stage.sign_in()
    stage.page(IdlePage).list_all()
    stage.settle()


def _told(stage: Stage) -> None:
    stage.sign_in()
    stage.press(K.Key_F6)
    stage.press(K.Key_Return)


def _finder(stage: Stage, typed: str = "") -> None:
    hall = stage.hall
    stage.visit(hall.greet())
    stage.press(K.Key_F2)
    if typed:
        stage.type(typed)


def _returning(stage: Stage, typed: str = "") -> None:
    stage.sign_in()
    stage.press(K.Key_F, CONTROL)
    if typed:
        stage.type(typed)
        stage.wait_for(lambda: getattr(stage.page(IdlePage).overlay, "_found", None))


def _visit_empty(stage: Stage) -> None:
    stage.visit(stage.hall.greet())


def _enquiry(step: str) -> Callable[[Stage], None]:
    def show(stage: Stage) -> None:
        hall = stage.hall
        visit = hall.greet("周桂芳", "madam", "13805712207")
        number = hall.open(visit, "bill_enquiry")
        if step != "ask_account":
            hall.step(number, "ask_account", answers={"account": "3301045271"})
        stage.visit(visit)

    return show


def _transfer(step: str, *, proxy: bool = False) -> Callable[[Stage], None]:
    def show(stage: Stage) -> None:
        hall = stage.hall
        visit = hall.greet("周桂芳", "madam", "13805712207")
        hall.act(hall.service.reception.record_customer)(visit, needs=("slow",) if not proxy else None)
        hall.enquire(visit)
        number = hall.transfer(visit, step)
        stage.visit(visit, number)

    return show


def _papers(stage: Stage) -> None:
    """Screen B: one paper marked missing, one number half typed."""
    _transfer("papers")(stage)
    for key in (K.Key_1, K.Key_Down, K.Key_2):
        stage.press(key)
    step = stage.page(VisitPage).step_page
    if step is None:
        raise LookupError("no step is shown")
    phone = next(field for view in step.views for name, field in getattr(view, "fields", {}).items() if name == "phone")
    phone.control.setFocus()
    phone.control.selectAll()
    stage.type("138 0571 220")
    step.focus_first_missing()
    stage.settle()


def _then(show: Callable[[Stage], object], *keys: tuple[Qt.Key, Qt.KeyboardModifier]) -> Callable[[Stage], None]:
    def both(stage: Stage) -> None:
        show(stage)
        for key, modifier in keys:
            stage.press(key, modifier)

    return both


def _customer(stage: Stage) -> None:
    _papers(stage)
    stage.page(VisitPage)._press(Key.CUSTOMER)
    stage.settle()


def _look_back(stage: Stage) -> None:
    _transfer("enter")(stage)
    stage.page(VisitPage)._moves.look_back("account")
    stage.settle()


def _waiting(stage: Stage) -> None:
    hall = stage.hall
    visit = hall.greet("周桂芳", "madam", "13805712207")
    number = hall.transfer(visit, "papers")
    hall.notify(number)
    stage.visit(visit, number)


def _finished(stage: Stage) -> None:
    hall = stage.hall
    visit = hall.greet("周桂芳", "madam", "13805712207")
    number = hall.transfer(visit)
    stage.visit(visit, number)


def _help(stage: Stage) -> None:
    _transfer("papers")(stage)
    stage.press(K.Key_R, CONTROL)


def _end(state: str) -> Callable[[Stage], None]:
    def show(stage: Stage) -> None:
        hall = stage.hall
        visit = hall.greet("周桂芳", "madam", "13805712207")
        if state == "missing":
            hall.notify(hall.transfer(visit, "papers"))
        else:
            hall.enquire(visit)
            hall.transfer(visit)
        hall.act(hall.service.reception.end_visit)(visit, "finished")
        stage.sign_in()
        stage.go(PageName.END, visit)
        stage.wait_for(lambda: True)

    return show


def _review(stage: Stage) -> None:
    stage.sign_in(HE.id)
    stage.settle()


def _review_detail(stage: Stage) -> None:
    _review(stage)
    stage.press(K.Key_Down)
    stage.settle()


def _settings(stage: Stage) -> None:
    stage.sign_in(HE.id)
    stage.go(PageName.SETTINGS)


NONE = Qt.KeyboardModifier.NoModifier
SCREENS: tuple[Screen, ...] = (
    Screen("K1_sign_in", "K1_sign_in_1366.png", _sign_in),
    Screen("K1_sign_in_pin", "K1_sign_in_1366.png", _sign_in_pin),
    Screen("K1_sign_in_passphrase", "K1_sign_in_1366.png", _sign_in_passphrase),
    Screen("K2_lock", "K2_lock_1366.png", _lock),
    Screen("K_new_secret", "", _new_secret),
    Screen("K_cannot_open", "", _cannot_open),
    *(Screen(f"K3_first_run_{step + 1}", "K3_first_run_1366.png", _first_run(step), filled=False) for step in range(6)),
    Screen("K3_save_code", "K3_first_run_1366.png", _save_code, filled=False),
    Screen("A_idle", "A_idle_1366.png", _idle),
    Screen("A_idle_empty", "A_idle_1366.png", _idle_empty),
    Screen("A_idle_interrupted", "A_idle_1366.png", _idle_interrupted),
    Screen("A_all_requests", "", _all_requests),
    Screen("A_told", "", _told),
    Screen("A_returning", "", _returning),
    Screen("A_returning_found", "", lambda stage: _returning(stage, "2231")),
    Screen("G_finder", "G_palette_1366.png", _finder),
    Screen("G_finder_typed", "G_palette_1366.png", lambda stage: _finder(stage, "gh")),
    Screen("G_finder_nothing", "G_palette_1366.png", lambda stage: _finder(stage, "xyz")),
    Screen("B_visit_empty", "B_visit_1366.png", _visit_empty),
    Screen("B_visit_papers", "B_visit_1366.png", _papers),
    Screen("C_say_ask", "C_step_types_gallery.png", _enquiry("ask_account")),
    Screen("C_ask", "C_step_types_gallery.png", _transfer("account")),
    Screen("C_decide", "C_step_types_gallery.png", _transfer("arrears")),
    Screen("C_refuse", "C_step_types_gallery.png", _transfer("settle_first")),
    Screen("C_check", "C_step_types_gallery.png", _transfer("papers")),
    Screen("C_do", "C_step_types_gallery.png", _transfer("enter")),
    Screen("C_promise", "C_step_types_gallery.png", _transfer("tell")),
    Screen("C_print", "C_step_types_gallery.png", _transfer("paper")),
    Screen("B_look_back", "", _look_back),
    Screen("B_waiting", "", _waiting),
    Screen("B_finished", "", _finished),
    Screen("B_rule", "", _help),
    Screen("B_missing_dialog", "", _then(_papers, (K.Key_F7, NONE))),
    Screen("B_cannot_dialog", "", _then(_papers, (K.Key_F9, NONE))),
    Screen("B_end_dialog", "", _then(_papers, (K.Key_F12, NONE))),
    Screen("B_park_dialog", "", _then(_papers, (K.Key_F4, NONE))),
    Screen("B_note_dialog", "", _then(_papers, (K.Key_M, CONTROL))),
    Screen("B_customer_dialog", "", _customer),
    Screen("E_end", "E_end_of_visit_1366.png", _end("finished")),
    Screen("E_end_missing", "E_end_of_visit_1366.png", _end("missing")),
    Screen("H_requests", "H_requests_1366.png", _review),
    Screen("H_requests_detail", "H_requests_1366.png", _review_detail),
    Screen("J_procedures", "", procedures),
    Screen("J_editor", "J_procedure_editor_1366.png", editor(faulty)),
    Screen("J_editor_text", "J_procedure_editor_1366.png", editor(faulty, "text")),
    Screen("J_papers", "", editor(changed, "papers")),
    Screen("J_try", "", try_run),
    Screen("J_compare", "", editor(changed, "compare")),
    Screen("J_rules", "", editor(changed, "rules")),
    Screen("J2_publish", "J2_publish_diff_1366.png", publish),
    Screen("J2_confirm", "J2_publish_diff_1366.png", confirm),
    *(Screen(f"K_settings_{number + 1}", "", _settings_section(number)) for number in range(10)),
)
