"""Asks CUPS what became of a job: the one question that `lpstat` answers the same for printed and cancelled.

One IPP request (RFC 8010, RFC 8011) over CUPS's socket or port; nothing is ever changed by it.
"""

from __future__ import annotations

import http.client
import os
import socket
import struct
from pathlib import Path

_LOCAL_SOCKETS = ("/run/cups/cups.sock", "/var/run/cups/cups.sock")
_PORT = 631
_GET_JOB_ATTRIBUTES = 0x0009
_SUCCESSFUL = range(0x0100)
_CHARSET, _LANGUAGE, _URI, _KEYWORD, _NAME = 0x47, 0x48, 0x45, 0x44, 0x42
_OPERATION, _END = 0x01, 0x03
_FIRST_VALUE_TAG = 0x10
_JOB_STATE = b"job-state"
_LONGEST_ANSWER = 65536

STOPPED, CANCELLED, ABORTED, COMPLETED = 6, 7, 8, 9


class _SocketConnection(http.client.HTTPConnection):
    """HTTP over a local socket."""

    def __init__(self, path: str, timeout: float) -> None:
        super().__init__("localhost", timeout=timeout)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self._path)


def job_state(job_number: int, server: str | None, timeout_s: float) -> int | None:
    """Return the IPP job-state of a job (6 stopped, 7 cancelled, 8 aborted, 9 completed), None when nobody answers.

    Args:
        server: ``host:port`` or a socket's path; None is what `CUPS_SERVER` says or the local CUPS.
    """
    try:
        connection = _connection(server or os.environ.get("CUPS_SERVER") or _local_server(), timeout_s)
        try:
            connection.request(
                "POST", "/jobs", _request(job_number), {"Content-Type": "application/ipp", "Host": "localhost"}
            )
            return _state_in(connection.getresponse().read(_LONGEST_ANSWER))
        finally:
            connection.close()
    except (OSError, http.client.HTTPException, struct.error):
        return None


def _local_server() -> str:
    return next((path for path in _LOCAL_SOCKETS if Path(path).exists()), f"localhost:{_PORT}")


def _connection(server: str, timeout_s: float) -> http.client.HTTPConnection:
    if server.startswith("/"):
        return _SocketConnection(server, timeout_s)
    host, _, port = server.partition("/")[0].partition(":")
    return http.client.HTTPConnection(host, int(port) if port.isdigit() else _PORT, timeout=timeout_s)


def _request(job_number: int) -> bytes:
    attributes = (
        (_CHARSET, b"attributes-charset", b"utf-8"),
        (_LANGUAGE, b"attributes-natural-language", b"en"),
        (_URI, b"job-uri", f"ipp://localhost/jobs/{job_number}".encode()),
        (_NAME, b"requesting-user-name", b"clerk-app"),
        (_KEYWORD, b"requested-attributes", _JOB_STATE),
    )
    body = struct.pack(">BBHIB", 2, 0, _GET_JOB_ATTRIBUTES, 1, _OPERATION)
    for tag, name, value in attributes:
        body += struct.pack(">BH", tag, len(name)) + name + struct.pack(">H", len(value)) + value
    return body + bytes([_END])


def _state_in(answer: bytes) -> int | None:
    (status,) = struct.unpack_from(">H", answer, 2)
    if status not in _SUCCESSFUL:
        return None
    at = 8
    while at < len(answer) and answer[at] != _END:
        if answer[at] < _FIRST_VALUE_TAG:  # begins a group of attributes
            at += 1
            continue
        (name_length,) = struct.unpack_from(">H", answer, at + 1)
        name = answer[at + 3 : at + 3 + name_length]
        at += 3 + name_length
        (value_length,) = struct.unpack_from(">H", answer, at)
        if name == _JOB_STATE:
            (state,) = struct.unpack_from(">I", answer, at + 2)
            return int(state)
        at += 2 + value_length
    return None
