"""One window a data folder: a second start shows the first one's window and ends.

The folder's lock (`service.folder_use`) decides who is first; the local socket here only carries "show yourself".
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QObject, QThread, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

WAIT_MS = 3000
STARTING_MS = 2000
"""How long the first window may hold the folder before it listens: it paints first."""
RETRY_MS = 50
_SHOW, _SHOWN = b"show\n", b"shown\n"


def server_name(data_folder: Path) -> str:
    """Return the name under which the window of `data_folder` listens; the same however the path is written."""
    return f"clerk-app-{hashlib.sha256(str(data_folder.resolve()).encode()).hexdigest()[:24]}"


def show_first_window(data_folder: Path) -> bool:
    """Ask the window that works on `data_folder` to come to the front; False when none answers. Waits up to 8 s."""
    socket = QLocalSocket()
    starting = QDeadlineTimer(STARTING_MS)
    socket.connectToServer(server_name(data_folder))
    while not socket.waitForConnected(WAIT_MS):
        if starting.hasExpired():
            return False
        QThread.msleep(RETRY_MS)
        socket.connectToServer(server_name(data_folder))
    socket.write(_SHOW)
    socket.flush()
    shown = socket.waitForReadyRead(WAIT_MS) and bytes(socket.readAll().data()).startswith(_SHOWN)
    socket.disconnectFromServer()
    return shown


class FirstWindow(QObject):
    """Listens for further starts on the same folder; whoever makes one holds the folder's lock.

    Signals:
        wanted: somebody started the program again.
    """

    wanted = Signal()

    def __init__(self, data_folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        name = server_name(data_folder)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(name)  # left by a crash: the lock says that nobody else is there
        self._server.newConnection.connect(self._answer)
        self.listening = self._server.listen(name)

    def close(self) -> None:
        """Stop listening."""
        self._server.close()

    def _answer(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            socket.readyRead.connect(lambda socket=socket: self._read(socket))
            if socket.bytesAvailable():
                self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        if bytes(socket.readAll().data()).startswith(_SHOW):
            self.wanted.emit()
            socket.write(_SHOWN)
            socket.flush()
