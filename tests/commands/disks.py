"""Runs command lines on disks of their own: small ones that fill up, and ones that can only be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.running import Ran, program
from tests.crash.test_disk_trouble import may_mount

MARK = "what lies on the disk:"
_OWN_NAMES = ("unshare", "--mount", "--map-root-user", "sh", "-c")
_SMALL = (
    f'folder=$2; mount -t tmpfs -o size="$1k" tmpfs "$folder" || exit 99; shift 2; "$@"; status=$?; '
    f'echo "{MARK}"; ls -A "$folder"; exit $status'
)
_READ_ONLY = 'mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" || exit 99; shift; exec "$@"'

needs_mounts = pytest.mark.skipif(not may_mount(), reason="nothing can be mounted here")


def on_a_small_disk(folder: Path, kilobytes: int, *words: str | Path) -> tuple[Ran, list[str]]:
    """Run `clerk-app` while `folder` is a disk of that size; return also the names that lie on it afterwards."""
    ran = program(*words, without=(*_OWN_NAMES, _SMALL, "sh", str(kilobytes), str(folder)))
    output, _, names = ran.output.partition(f"{MARK}\n")
    return Ran(ran.status, output, ran.messages), names.split()


def on_a_read_only_disk(folder: Path, *words: str | Path) -> Ran:
    """Run `clerk-app` while nothing in `folder` can be written."""
    return program(*words, without=(*_OWN_NAMES, _READ_ONLY, "sh", str(folder)))
