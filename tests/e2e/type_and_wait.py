"""A clerk at work until somebody pulls the plug: started by `test_crash_resume`, ended by a kill.

Signs in on the folder given, begins a bill enquiry, types half an account number and says so once it is saved.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from clerk_app.bootstrap import build_service
from clerk_app.service.sample_hall import CHEAP_COST, PIN
from clerk_app.store.records import Records
from clerk_app.ui.application import Desktop
from clerk_app.ui.counter.visit import VisitPage
from clerk_app.ui.demo_walk import Walker

TYPED = "33010"


def main(folder: Path) -> None:
    """Work until killed."""
    qt = QApplication(["clerk-app"])
    service = build_service(folder, cost=CHEAP_COST)
    desktop = Desktop(qt, service, "zh")
    walk = Walker(desktop.shell, folder / "pictures")
    desktop.open()
    walk.appear(1366, 768)
    walk.page("sign_in")
    desktop.shell.signed_in(service.sign_in.sign_in("chenjing", PIN).result())
    walk.page("idle")
    walk.press(Qt.Key.Key_F5)
    walk.page("visit")
    walk.type("dfcx")
    walk.press(Qt.Key.Key_Return)
    walk.until(lambda: isinstance(desktop.shell.page, VisitPage) and desktop.shell.page.step_page, "the first step")
    walk.type(TYPED)
    page = desktop.shell.page
    assert isinstance(page, VisitPage)
    assert page.request is not None
    number = page.request.state.number

    def saved() -> bool:
        draft = service.reader.submit(lambda connection: Records(connection).draft(number, "ask_account")).result()
        return draft is not None and TYPED.encode() in draft.content.replace(b" ", b"")

    walk.until(saved, "the draft")
    print("typed", flush=True)
    qt.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
