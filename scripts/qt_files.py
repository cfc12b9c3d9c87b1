"""Compiles what Qt reads: forms, icons, translations.

Calls the `uic`, `rcc`, `lrelease` and `lupdate` programs beside PySide6 themselves (5 ms each); the
console scripts of the same names start a Python in front of them (95 ms).
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from importlib.metadata import distribution
from importlib.util import find_spec
from pathlib import Path
from zipfile import ZipFile

from scripts import atomic_write

STROKE_WIDTH = b'stroke-width="1.75"'  # the drawings come with 2
LANGUAGES = ("zh", "en")
_IMPORT = re.compile(r"^from (PySide6\.\w+) import \(([^)]*)\)\n", re.MULTILINE)


def tool(name: str) -> Path:
    """Path of one of Qt's build programs."""
    spec = find_spec("PySide6")
    if spec is None or spec.origin is None:
        raise SystemExit("PySide6 is missing: install the locked requirements first.")
    package = Path(spec.origin).parent
    suffix = ".exe" if sys.platform == "win32" else ""
    for folder in (package / "Qt" / "libexec", package):
        if (folder / f"{name}{suffix}").exists():
            return folder / f"{name}{suffix}"
    raise SystemExit(f"{name} is not among the programs of PySide6.")


def run(name: str, *arguments: str | Path) -> str:
    """Run one of Qt's build programs and return what it printed; its complaints end the build."""
    # rcc embeds the times of its files: without a fixed one the same sources give other bytes each time.
    environment = {**os.environ, "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH", "1")}
    done = subprocess.run(
        [tool(name), *arguments], env=environment, capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode != 0:
        raise SystemExit(f"{name} failed:\n{done.stdout}{done.stderr}")
    return done.stdout


def compile_forms(forms: Iterable[Path], target: Path) -> list[Path]:
    """Compile each ``forms/<name>.ui`` to the module ``clerk_app.ui._generated.<name>``."""
    made = []
    for form in forms:
        module = target / f"{form.stem}.py"
        # The path in uic's heading is the only thing in it that depends on the machine.
        source = run("uic", "-g", "python", "--from-imports", form)
        atomic_write.write(module, with_used_imports(source).encode())
        made.append(module)
    return made


def with_used_imports(source: str) -> str:
    """Return what uic wrote with the names it uses imported, and no others.

    uic imports every class a form may hold; each of them costs a start the time to make its Python side.
    """
    used = set(re.findall(r"\w+", _IMPORT.sub("", source)))

    def needed(found: re.Match[str]) -> str:
        names = [name for name in re.findall(r"\w+", found[2]) if name in used]
        return f"from {found[1]} import {', '.join(names)}\n" if names else ""

    return _IMPORT.sub(needed, source)


def compile_icons(names: Path, archive: Path, module: Path) -> Path:
    """Compile the named icons into a Python module that registers them as ``:/icons/<name>.svg``.

    Args:
        names: one icon a line.
        archive: the archive of `tabler-icons`.
        module: the module to write.
    """
    with ZipFile(archive) as icons, tempfile.TemporaryDirectory() as folder:
        known = set(icons.namelist())
        wanted = [line for line in names.read_text(encoding="utf-8").split() if line]
        missing = [name for name in wanted if f"{name}.svg" not in known]
        if missing:
            raise SystemExit(f"{names}: not in tabler-icons: {', '.join(missing)}")
        entries = []
        for name in sorted(set(wanted)):
            drawing = icons.read(f"{name}.svg").replace(b'stroke-width="2"', STROKE_WIDTH)
            (Path(folder) / f"{name}.svg").write_bytes(drawing)
            entries.append(f"<file>{name}.svg</file>")
        listing = Path(folder) / "icons.qrc"
        resources = f'<RCC><qresource prefix="/icons">{"".join(entries)}</qresource></RCC>'
        listing.write_text(resources, encoding="utf-8")
        atomic_write.write(module, run("rcc", "-g", "python", "--no-compress", listing).encode())
    return module


def write_icon_licence(target: Path) -> None:
    """Write the licence of the icons: the MIT text of the package, under the name of who drew them."""
    text = distribution("tabler-icons").read_text("LICENSE")
    if not text:
        raise SystemExit("The package tabler-icons comes without its licence.")
    drawn = "Tabler Icons\nCopyright (c) 2020-2022 Paweł Kuna\n\nTaken from the package tabler-icons:\n\n"
    target.parent.mkdir(parents=True, exist_ok=True)
    atomic_write.write(target, (drawn + text).encode())


def compile_translations(sources: Path, target: Path) -> list[Path]:
    """Merge ``<package>_<language>.ts`` of all packages into one ``clerk_<language>.qm`` a language."""
    made = []
    for language in LANGUAGES:
        catalogues = sorted(sources.glob(f"*_{language}.ts"))
        if catalogues:
            target.mkdir(parents=True, exist_ok=True)
            compiled = target / f"clerk_{language}.qm"
            unfinished = compiled.with_name(f"{os.getpid()}_{compiled.name}")
            run("lrelease", "-silent", *catalogues, "-qm", unfinished)
            made.append(unfinished.replace(compiled))
    return made


def update_translations(name: str, modules: list[Path], forms: list[Path], folder: Path) -> None:
    """Bring ``<name>_zh.ts``, and ``<name>_en.ts`` for plurals, in line with the sentences of a package.

    Args:
        name: name of the catalogue.
        modules: Python files whose ``self.tr("…")`` are taken.
        forms: Designer files that these modules show.
        folder: where the catalogues lie.
    """
    sources = [*modules, *forms]
    text = "".join(path.read_text(encoding="utf-8") for path in sources)
    if not forms and "self.tr(" not in text:
        return
    folder.mkdir(parents=True, exist_ok=True)
    options = ["-silent", "-no-obsolete", "-locations", "none", "-source-language", "en"]
    run("lupdate", *options, "-target-language", "zh_CN", *sources, "-ts", folder / f"{name}_zh.ts")
    if "%n" in text:
        run(
            "lupdate",
            *options,
            "-target-language",
            "en",
            "-pluralonly",
            *sources,
            "-ts",
            folder / f"{name}_en.ts",
        )
