"""The floor of a start: a process that paints an empty window, says when, and ends."""

from __future__ import annotations

import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.resident import resident_kib


class Empty(QWidget):
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's
        super().paintEvent(event)
        QTimer.singleShot(0, self._painted)

    def _painted(self) -> None:
        print("painted", time.monotonic_ns(), resident_kib(), flush=True)
        QApplication.exit(0)


def main() -> int:
    application = QApplication(["empty"])
    window = Empty()
    window.resize(1366, 768)
    window.show()
    return application.exec()


if __name__ == "__main__":
    raise SystemExit(main())
