"""Makes what is derived from the sources: compiled forms, icons, translations, sentences, syllables, fonts.

`make generated`, the build hook (`hatch_build.py`) and the tests call it. Nothing is imported before it
is known that something is stale, so that a call which finds everything fresh costs some 50 ms.
The results lie in two git-ignored folders, `clerk_app/_generated` and `clerk_app/ui/_generated`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from scripts import atomic_write

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = ROOT / "scripts"
RESOURCES = ROOT / "resources"
GENERATED = ROOT / "clerk_app" / "_generated"
UI_GENERATED = ROOT / "clerk_app" / "ui" / "_generated"
STAMP = ROOT / "build" / "generated.json"  # not among the results: it would make every wheel differ

Fingerprint = dict[str, list[int]]


@dataclass(frozen=True, slots=True)
class Product:
    """One kind of derived files.

    Attributes:
        name: key in the stamp, shown while it is made.
        sources: the files it follows from; a changed size or time of one makes it stale.
        make: writes the files and returns their paths.
    """

    name: str
    sources: Callable[[], Iterable[Path]]
    make: Callable[[], list[Path]]


def _recipe(*names: str) -> list[Path]:
    return [SCRIPTS / name for name in (*names, "generated_files.py")]


def _package_file(package: str, name: str) -> Path:
    """A file of an installed package, found without importing the package."""
    from importlib.util import find_spec

    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"The package {package} is missing: install the locked requirements first.")
    return Path(spec.origin).parent / name


def _text_files() -> list[Path]:
    return sorted((RESOURCES / "texts").glob("*.yaml"))


def _data_files() -> list[Path]:
    return sorted(RESOURCES.glob("*.yaml"))


def _sentence_files() -> list[Path]:
    found = [path for suffix in ("yaml", "ts", "html", "js") for path in RESOURCES.rglob(f"*.{suffix}")]
    return sorted(found)


def _make_texts() -> list[Path]:
    from scripts import yaml_files

    return [yaml_files.compile_texts(_text_files(), GENERATED / "texts.json")]


def _make_data() -> list[Path]:
    from scripts import yaml_files

    return [yaml_files.compile_data(path, GENERATED / f"{path.stem}.json") for path in _data_files()]


def _procedure_files() -> list[Path]:
    return sorted((RESOURCES / "procedures").glob("*.yaml"))


def _what_checks_procedures() -> list[Path]:
    package = ROOT / "clerk_app"
    return [*sorted((package / "library").glob("*.py")), *sorted((package / "core").glob("*.py"))]


def _make_procedures() -> list[Path]:
    from scripts import checked_procedures

    return checked_procedures.compile_procedures(
        _procedure_files(), GENERATED / "limits.json", GENERATED / "procedures"
    )


def _make_syllables() -> list[Path]:
    from scripts import syllables

    return [syllables.compile_syllables(GENERATED / "syllables.txt")]


def _make_forms() -> list[Path]:
    from scripts import qt_files

    return qt_files.compile_forms(_forms(), UI_GENERATED)


def _forms() -> list[Path]:
    return sorted((ROOT / "forms").glob("*.ui"))


def _make_icons() -> list[Path]:
    from scripts import qt_files

    archive, licence = (
        _package_file("tabler_icons", "archive.zip"),
        GENERATED / "licences" / "tabler-icons.txt",
    )
    module = qt_files.compile_icons(RESOURCES / "icons.txt", archive, UI_GENERATED / "icons_rc.py")
    qt_files.write_icon_licence(licence)
    return [module, licence]


def _make_translations() -> list[Path]:
    from scripts import qt_files

    return qt_files.compile_translations(RESOURCES / "translations", GENERATED / "translations")


def _font_sources() -> list[Path]:
    from scripts import font_faces

    return [*_recipe("font_faces.py"), *font_faces.source_files(), *_sentence_files()]


def _make_fonts() -> list[Path]:
    import shutil

    from scripts import font_faces

    folder, licence = GENERATED / "fonts", GENERATED / "licences" / font_faces.LICENCE_NAME
    folder.mkdir(parents=True, exist_ok=True)
    licence.parent.mkdir(parents=True, exist_ok=True)
    font_faces.make_faces(folder, "".join(path.read_text(encoding="utf-8") for path in _sentence_files()))
    shutil.copyfile(font_faces.source_files()[1], licence)
    return [*(folder / name for name in font_faces.face_names()), licence]


PRODUCTS = (
    Product("sentences", lambda: [*_recipe("yaml_files.py"), *_text_files()], _make_texts),
    Product("data", lambda: [*_recipe("yaml_files.py"), *_data_files()], _make_data),
    Product(
        "syllables",
        lambda: [*_recipe("syllables.py"), _package_file("pypinyin", "pinyin_dict.py")],
        _make_syllables,
    ),
    Product(
        "procedures",
        lambda: [
            *_recipe("checked_procedures.py"),
            *_what_checks_procedures(),
            *_data_files(),
            *_procedure_files(),
        ],
        _make_procedures,
    ),
    Product("forms", lambda: [*_recipe("qt_files.py"), *_forms()], _make_forms),
    Product(
        "icons",
        lambda: [
            *_recipe("qt_files.py"),
            RESOURCES / "icons.txt",
            _package_file("tabler_icons", "archive.zip"),
        ],
        _make_icons,
    ),
    Product(
        "translations",
        lambda: [*_recipe("qt_files.py"), *sorted((RESOURCES / "translations").glob("*.ts"))],
        _make_translations,
    ),
    Product("fonts", _font_sources, _make_fonts),
)


def _fingerprint(paths: Iterable[Path]) -> Fingerprint:
    found = {}
    for path in paths:
        status = path.stat()
        found[str(path)] = [status.st_mtime_ns, status.st_size]
    return found


def _read_stamp() -> dict[str, dict[str, object]]:
    try:
        stamp: dict[str, dict[str, object]] = json.loads(STAMP.read_text(encoding="utf-8"))
    except (FileNotFoundError, json.JSONDecodeError):
        return {}
    return stamp


def _is_fresh(noted: dict[str, object], sources: Fingerprint) -> bool:
    made = noted.get("made")
    return (
        noted.get("sources") == sources
        and isinstance(made, list)
        and all((ROOT / name).exists() for name in made)
    )


def stale_products() -> list[str]:
    """Names of the products whose sources changed, or whose files are gone, since they were made."""
    stamp = _read_stamp()
    return [
        product.name
        for product in PRODUCTS
        if not _is_fresh(stamp.get(product.name, {}), _fingerprint(product.sources()))
    ]


def make_stale() -> list[str]:
    """Make every stale product; return their names."""
    stamp = _read_stamp()
    made_now = []
    for product in PRODUCTS:
        sources = _fingerprint(product.sources())  # before making: what changes meanwhile stays stale
        noted = stamp.get(product.name, {})
        if _is_fresh(noted, sources):
            continue
        for folder in (GENERATED, UI_GENERATED):
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "__init__.py").touch()
        made = [path.relative_to(ROOT).as_posix() for path in product.make()]
        _remove_outdated(noted, made)
        stamp[product.name] = {"sources": sources, "made": made}
        _write_stamp(stamp)
        made_now.append(product.name)
    return made_now


def _remove_outdated(noted: dict[str, object], made: list[str]) -> None:
    """A form or text that left the sources must not live on in its compiled shape."""
    earlier = noted.get("made")
    for name in earlier if isinstance(earlier, list) else []:
        if name not in made:
            (ROOT / name).unlink(missing_ok=True)


def _write_stamp(stamp: dict[str, dict[str, object]]) -> None:
    STAMP.parent.mkdir(exist_ok=True)
    atomic_write.write(STAMP, json.dumps(stamp, indent=1, sort_keys=True).encode())


if __name__ == "__main__":
    for name in make_stale():
        print(f"made {name}", file=sys.stderr)
