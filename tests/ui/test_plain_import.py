"""Python's own import is back after Qt was loaded: what is imported later is not read as a text first."""

from __future__ import annotations

import subprocess
import sys

import pytest

SCRIPT = """
import sys
from clerk_app.ui.plain_import import restore_import
if sys.argv[1] == "restored":
    restore_import()
import colorsys
import linecache
print(any(name.endswith("colorsys.py") for name in linecache.cache))
"""


@pytest.mark.parametrize(("import_is", "source_kept"), [("restored", "False"), ("Qt's", "True")])
def test_the_source_of_a_module_is_not_read_and_kept(import_is: str, source_kept: str) -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT, import_is], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == source_kept
