"""A print server of its own for these tests: nothing of the machine's own CUPS is used or changed."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

CUPS_PDF_SETTINGS = Path("/etc/cups")  # the only place where the cups-pdf backend looks
DRIVER = Path("/usr/share/ppd/cups-pdf/CUPS-PDF_noopt.ppd")
BACKEND = Path("/usr/lib/cups/backend/cups-pdf")
QUEUE = "PDF"
PAUSED = "Paused"
REJECTING = "Rejecting"

FILES = """\
ServerRoot {root}
RequestRoot {root}/spool
CacheDir {root}/cache
StateDir {root}/state
TempDir {root}/spool/tmp
DataDir /usr/share/cups
ServerBin /usr/lib/cups
AccessLog {root}/log/access
ErrorLog {root}/log/error
PageLog {root}/log/page
"""
SERVER = """\
LogLevel debug
Listen {root}/cups.sock
Browsing Off
DefaultAuthType None
PreserveJobHistory Yes
<Location />
  Order allow,deny
  Allow all
</Location>
<Location /admin>
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
    Allow all
  </Limit>
</Policy>
"""
OUTPUT = """\
Out {root}/out
AnonDirName {root}/out
Spool {root}/cups-pdf
Log {root}/log
"""


@dataclass(frozen=True)
class PrintServer:
    """A running cupsd. `socket` is what `CupsPrinter` takes; `out` is where its queue prints to."""

    socket: str
    out: Path

    def run(self, *command: str) -> None:
        environment = {**os.environ, "CUPS_SERVER": self.socket}
        subprocess.run(command, check=True, capture_output=True, timeout=20, env=environment)


@pytest.fixture(scope="session")
def print_server() -> Iterator[PrintServer]:
    if os.geteuid() != 0 or shutil.which("cupsd") is None or not BACKEND.exists():
        pytest.skip("needs root, Debian's cups and printer-driver-cups-pdf")
    # Not below pytest's folder: the path of a local socket may have some 100 characters only.
    root = Path(tempfile.mkdtemp(prefix="cups-"))
    instance = f"test-{uuid.uuid4().hex[:8]}"
    settings = CUPS_PDF_SETTINGS / f"cups-pdf-{instance}.conf"
    for folder in ("spool/tmp", "cache", "state", "log", "out", "ppd"):
        (root / folder).mkdir(parents=True)
    root.chmod(0o755)
    (root / "files.conf").write_text(FILES.format(root=root))
    (root / "cupsd.conf").write_text(SERVER.format(root=root))
    settings.write_text(OUTPUT.format(root=root))
    # It goes when the tests are killed: nobody would stop it then.
    ends_with_us = ["setpriv", "--pdeathsig", "TERM"]
    command = [*ends_with_us, "cupsd", "-f", "-c", str(root / "cupsd.conf"), "-s", str(root / "files.conf")]
    daemon = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        server = PrintServer(str(root / "cups.sock"), root / "out")
        _wait_until_it_answers(server, daemon)
        for name in (QUEUE, PAUSED, REJECTING):
            server.run("lpadmin", "-p", name, "-v", f"cups-pdf:/{instance}", "-P", str(DRIVER), "-E")
        server.run("lpadmin", "-p", QUEUE, "-D", "清河路 二楼 打印机")
        server.run("lpadmin", "-d", QUEUE)
        server.run("cupsdisable", PAUSED)
        server.run("cupsreject", REJECTING)
        yield server
    finally:
        daemon.terminate()
        daemon.wait(timeout=20)
        settings.unlink()
        shutil.rmtree(root)


def _wait_until_it_answers(server: PrintServer, daemon: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 30
    while time.monotonic() < end:
        assert daemon.poll() is None, "cupsd ended"
        environment = {**os.environ, "CUPS_SERVER": server.socket, "LC_ALL": "C"}
        answer = subprocess.run(["lpstat", "-r"], capture_output=True, timeout=20, env=environment, check=False)
        if b"is running" in answer.stdout:
            return
    pytest.fail("cupsd did not answer")
