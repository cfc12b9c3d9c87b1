"""Build hook: makes the derived files before a wheel or an editable install is put together.

What is made and from what: `scripts/generated_files.py`.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).resolve().parent))  # the builder loads this file by its path alone

from scripts import generated_files


class GeneratedFilesHook(BuildHookInterface[Any]):
    """Forms, icons, fonts, translations and sentences into `_generated`."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's
        """Make what is stale; a source archive holds sources only."""
        if self.target_name == "wheel":
            generated_files.make_stale()
