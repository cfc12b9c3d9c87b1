"""Brings `resources/translations` in line with the sentences of `clerk_app/ui`: `make translations`.

One catalogue a package, so that two people rarely touch the same file: ``widgets_zh.ts`` …; what lies in
`ui/` itself and in other packages belongs to ``shell``. A form's sentences go with the package that shows it.
"""

from __future__ import annotations

import re
from pathlib import Path

from scripts import qt_files
from scripts.generated_files import RESOURCES, ROOT

UI = ROOT / "clerk_app" / "ui"
PACKAGES = ("widgets", "steps", "counter", "review", "setup", "editor")
REST = "shell"


def catalogues() -> dict[str, tuple[list[Path], list[Path]]]:
    """For each catalogue the Python files and the forms whose sentences it holds."""
    modules: dict[str, list[Path]] = {name: [] for name in (*PACKAGES, REST)}
    for module in sorted(UI.rglob("*.py")):
        package = module.relative_to(UI).parts[0]
        if package != "_generated":
            modules[package if package in PACKAGES else REST].append(module)
    return {name: (found, _forms_shown_by(found)) for name, found in modules.items()}


def _forms_shown_by(modules: list[Path]) -> list[Path]:
    shown = set()
    for module in modules:
        shown.update(re.findall(r"clerk_app\.ui\._generated\.(\w+)", module.read_text(encoding="utf-8")))
    return [form for form in sorted((ROOT / "forms").glob("*.ui")) if form.stem in shown]


def update(folder: Path) -> None:
    """Bring every catalogue in `folder` in line with the source."""
    for name, (modules, forms) in catalogues().items():
        qt_files.update_translations(name, modules, forms, folder)


if __name__ == "__main__":
    update(RESOURCES / "translations")
