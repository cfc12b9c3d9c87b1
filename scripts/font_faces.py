"""Makes the static faces of Noto Sans SC that the program ships, from the font of `textflowkit-fonts`.

That font is variable; four files follow from it: Regular and Bold with every character, and of each a
small cut one. ReportLab prints a variable font as Thin, hence static faces; it needs 150 ms to register a
full face and 30 for a cut one, hence the cut, which holds GB 2312 and what a hall uses beyond it. Screens
use the full faces.

Making one weight takes about 15 seconds, so the results are kept in the user's cache folder under the
digest of everything they depend on.
"""

from __future__ import annotations

import filecmp
import hashlib
import os
import subprocess
import sys
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from scripts import atomic_write

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

WEIGHTS = {"Regular": 400, "Bold": 700}
LICENCE_NAME = "OFL-NotoSansSC.txt"
# Units per em of the cut faces, 1000 in the full ones: most coordinates then fit a byte, which makes a paper
# a tenth smaller; at 30 pt a unit is still finer than a dot at 300 dpi.
_CUT_UNITS = 500
_RECIPE_VERSION = 1  # raise it when the code below makes different faces of the same input

# First and last character of each block, in hexadecimal.
_BLOCKS = (
    "0020-007E 00A0-024F 02B0-02FF 0300-036F 1E00-1EFF "  # Latin, the tone marks of pinyin among it
    "0370-03FF 0400-045F 2000-206F 2070-209F 20A0-20BF "  # Greek, Cyrillic, punctuation, indices, currency
    "2100-218F 2190-21FF 2200-22FF 2460-24FF "  # units, arrows, mathematics, enclosed numbers
    "2500-257F 25A0-25FF 2600-26FF 2700-27BF "  # box drawing, shapes, signs, ticks
    "3000-303F 3040-30FF 3100-312F 3200-33FF FE30-FE4F FF00-FFEF"  # punctuation, kana, units, full width
)

# Met in names and places though GB 2312 lacks them; what is rarer is drawn from the full face.
_NAME_CHARACTERS = (
    "喆堃玥珺祎赟昇晞瑄琤翀翾旻昉婳妘燚犇骉羴镕啰瞭濛烜琋瑀瑆璟璠珅琇瓅曈暐暕昫昳旸旼晢晙晳晊峣崟崚芃茀荺"
    "菂莀翙翚彧彣妡姮嫄嬅嬿屾沄沇沚洺浛浥淏渟湉湑湲溦澔炆炘烔焜燊燏爔弢愔慜杺梣橦祐禔禛秾竑缊翛蒨虓衎訚跂"
    "辀锽镠飏鹍龑堉堽垚垕埇墘屴"
)


def _source_font() -> Path:
    spec = find_spec("textflowkit_fonts")
    if spec is None or spec.origin is None:
        raise SystemExit("The package textflowkit-fonts is missing: install the locked requirements first.")
    return Path(spec.origin).parent / "fonts" / "NotoSansSC.ttf"


def source_files() -> list[Path]:
    """The files that the faces are made from: the font and its licence."""
    font = _source_font()
    return [font, font.with_name(LICENCE_NAME)]


def face_names() -> list[str]:
    """File names of all faces: ``NotoSansSC-<weight>.ttf`` and ``NotoSansSC-<weight>-cut.ttf``."""
    return [f"NotoSansSC-{weight}{cut}.ttf" for weight in WEIGHTS for cut in ("", "-cut")]


def cut_characters(shipped_text: str) -> str:
    """Every character that the cut faces hold, sorted.

    Args:
        shipped_text: all sentences that the program ships, so that none of them needs the full face.
    """
    characters = set(_NAME_CHARACTERS)
    for block in _BLOCKS.split():
        first, last = (int(bound, 16) for bound in block.split("-"))
        characters.update(map(chr, range(first, last + 1)))
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            characters.update(bytes((row, cell)).decode("gb2312", errors="ignore"))
    characters.update(character for character in shipped_text if character.isprintable())
    return "".join(sorted(characters))


def cache_folder() -> Path:
    """Where made faces are kept for the next build: the user's cache folder."""
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local"))
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "clerk-app-build" / "fonts"


def make_faces(target: Path, shipped_text: str) -> None:
    """Put the four faces into the folder `target`, from the cache where it has them.

    Args:
        target: an existing folder.
        shipped_text: all sentences that the program ships.
    """
    characters = cut_characters(shipped_text)
    source_digest = hashlib.sha256(_source_font().read_bytes())
    source_digest.update(f"{_RECIPE_VERSION} {_font_tools_version()}".encode())
    full_folder = cache_folder() / source_digest.hexdigest()[:24]
    cut_folder = full_folder / hashlib.sha256(f"{_CUT_UNITS} {characters}".encode()).hexdigest()[:24]
    cut_folder.mkdir(parents=True, exist_ok=True)
    wanted = cut_folder / "characters.txt"
    atomic_write.write(wanted, characters.encode())
    running = []
    for weight in WEIGHTS:  # both at once: each is one process of pure Python
        full, cut = full_folder / f"NotoSansSC-{weight}.ttf", cut_folder / f"NotoSansSC-{weight}-cut.ttf"
        if not (full.exists() and cut.exists()):
            command = [sys.executable, "-m", "scripts.font_faces", weight, str(full), str(cut), str(wanted)]
            running.append(subprocess.Popen(command, cwd=Path(__file__).parent.parent))
    for process in running:
        if process.wait() != 0:
            raise SystemExit("The font faces could not be made: see above.")
    for name in face_names():
        made = cut_folder / name if "-cut" in name else full_folder / name
        if not (target / name).exists() or not filecmp.cmp(made, target / name, shallow=False):
            atomic_write.write(target / name, made.read_bytes())


def _font_tools_version() -> str:
    from importlib.metadata import version

    return version("fonttools")


def _make_weight(weight: str, full: Path, cut: Path, characters: str) -> None:
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    if not full.exists():
        print(
            f"Making Noto Sans SC {weight}: about 15 seconds, once on this machine",
            file=sys.stderr,
            flush=True,
        )
        font = TTFont(_source_font(), recalcTimestamp=False)
        instantiateVariableFont(font, {"wght": WEIGHTS[weight]}, inplace=True, updateFontNames=True)
        _save(font, full)
    _save(_cut_face(full, weight, characters), cut)


def _cut_face(full: Path, weight: str, characters: str) -> TTFont:
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont
    from fontTools.ttLib.scaleUpem import scale_upem

    options = Options()
    options.layout_features = []  # ReportLab draws glyph by glyph and reads neither GSUB nor GPOS
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.drop_tables += ["BASE", "GDEF", "GPOS", "GSUB", "STAT", "vhea", "vmtx"]
    font = TTFont(full, recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(text=characters)
    subsetter.subset(font)
    scale_upem(font, _CUT_UNITS)
    # Names of its own: two fonts of one name in a document, or in Qt's database, would be taken for one.
    for identifier, name in (
        (1, "Noto Sans SC Cut"),
        (4, f"Noto Sans SC Cut {weight}"),
        (6, f"NotoSansSCCut-{weight}"),
    ):
        font["name"].setName(name, identifier, 3, 1, 0x409)
    return font


def _save(font: TTFont, path: Path) -> None:
    content = BytesIO()
    font.save(content)
    atomic_write.write(path, content.getvalue())


if __name__ == "__main__":
    weight_name, full_path, cut_path, wanted_path = sys.argv[1:]
    _make_weight(weight_name, Path(full_path), Path(cut_path), Path(wanted_path).read_text(encoding="utf-8"))
