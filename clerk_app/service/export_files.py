"""The three kinds of files an export writes, row by row.

CSV is UTF-8 with a byte-order mark, lines end with CR LF, every text is quoted. A spreadsheet runs a text that begins
with one of ``= + - @`` (blanks and invisible marks before it aside) as a formula, so such a text, and one that begins
with an apostrophe, gets one apostrophe in front: whoever reads the file back takes one leading apostrophe away and has
the exact text. XLSX and JSON lines hold every text exactly as it is.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol, TextIO, cast

from clerk_app.core.errors import Refusal
from clerk_app.core.sentence import Language
from clerk_app.service.export_columns import Column, Holds, Values
from clerk_app.texts import text

Heading = tuple[Column, str]

_STARTS_FORMULA = frozenset("=+-@＝＋－＠")
EXCEL_ROWS = 1_048_576
EXCEL_CHARACTERS = 32_767


class RowFile(Protocol):
    """A file being written."""

    def add(self, row: Sequence[Any]) -> None:
        """Write one row of `Values.row`."""

    def close(self) -> None:
        """Finish the file. Raises OSError when the disk does not take it."""

    def give_up(self) -> None:
        """Let go of a file that is not wanted any more; it is not finished."""


class JsonLines:
    """One JSON object a line, its keys the ids of the columns, its codes as they are stored."""

    def __init__(self, path: Path, columns: Sequence[Column]) -> None:
        self._keys = [column.id for column in columns]
        self._parsed = [place for place, column in enumerate(columns) if column.holds is Holds.JSON]
        self._stream: TextIO = path.open("w", encoding="utf-8", newline="\n")

    def add(self, row: Sequence[Any]) -> None:
        """Write one object."""
        values = list(row)
        for place in self._parsed:
            values[place] = json.loads(values[place])
        self._stream.write(json.dumps(dict(zip(self._keys, values, strict=True)), ensure_ascii=False) + "\n")

    def close(self) -> None:
        """Finish the file."""
        self._stream.close()

    def give_up(self) -> None:
        """Let go of the file."""
        with suppress(OSError):  # what it still holds may not fit either
            self._stream.close()


class Csv:
    """Comma-separated values for people and spreadsheets: titles and codes in words."""

    def __init__(self, path: Path, words: Words) -> None:
        import csv

        self._words = words
        self._stream: TextIO = path.open("w", encoding="utf-8-sig", newline="")
        self._writer = csv.writer(self._stream, quoting=csv.QUOTE_NONNUMERIC)
        self._writer.writerow(words.titles)

    def add(self, row: Sequence[Any]) -> None:
        """Write one line."""
        self._writer.writerow([_csv_value(value) for value in self._words.shown(row)])

    def close(self) -> None:
        """Finish the file."""
        self._stream.close()

    def give_up(self) -> None:
        """Let go of the file."""
        with suppress(OSError):  # what it still holds may not fit either
            self._stream.close()


class Xlsx:
    """A workbook with one sheet: numbers as numbers, everything else as text."""

    def __init__(self, path: Path, words: Words, sheet: str) -> None:
        import xlsxwriter

        self._words = words
        # Rows go to disk as they come, into scratch files beside `path`: whoever gave us the folder removes it.
        self._archive = _Archive(path)
        self._book = xlsxwriter.Workbook(self._archive, {"constant_memory": True, "tmpdir": str(path.parent)})
        self._sheet = self._book.add_worksheet(sheet)
        self._sheet.freeze_panes(1, 0)
        bold = self._book.add_format({"bold": True})
        self._row = 0
        for place, title in enumerate(words.titles):
            self._sheet.set_column(place, place, max(10, min(26, 2 * len(title) + 4)))
            self._sheet.write_string(0, place, title, bold)

    def add(self, row: Sequence[Any]) -> None:
        """Write one row. Raises Refusal for what no workbook can hold."""
        self._row += 1
        if self._row >= EXCEL_ROWS:
            raise Refusal("export.too_many_rows", most=EXCEL_ROWS - 1)
        for place, value in enumerate(self._words.shown(row)):
            if value is None or value == "":
                continue
            if isinstance(value, int | float):
                self._sheet.write_number(self._row, place, value)
            elif len(value.encode("utf-16-le")) // 2 > EXCEL_CHARACTERS:
                raise Refusal("export.text_too_long", row=self._row, most=EXCEL_CHARACTERS)
            else:
                self._sheet.write_string(self._row, place, value)

    def close(self) -> None:
        """Finish the file."""
        from xlsxwriter.exceptions import FileCreateError

        try:
            self._book.close()
            self._archive.close()
        except FileCreateError as error:
            self.give_up()
            raise cast("OSError", error.args[0]) from error

    def give_up(self) -> None:
        """Let go of the archive and of the scratch file of its rows."""
        self._archive.give_up()
        with suppress(OSError):
            self._sheet.row_data_fh.close()


class _Archive:
    """The file a workbook's zip archive is written to.

    Once it was given up it takes everything and keeps nothing: the library leaves a zip file open that failed, which
    writes its end when it is collected, and an error of that would be printed below our own sentence.
    """

    def __init__(self, path: Path) -> None:
        self._stream = path.open("wb")
        self._given_up = False

    def write(self, data: bytes) -> int:
        """Write all of `data`."""
        return len(data) if self._given_up else self._stream.write(data)

    def tell(self) -> int:
        """Return the place in the file."""
        return 0 if self._given_up else self._stream.tell()

    def seek(self, place: int) -> int:
        """Go to a place from the beginning."""
        return place if self._given_up else self._stream.seek(place)

    def flush(self) -> None:
        """Hand everything to the system."""
        if not self._given_up:
            self._stream.flush()

    def close(self) -> None:
        """Finish the file."""
        self._stream.close()

    def give_up(self) -> None:
        """Close the file without caring whether it holds everything."""
        self._given_up = True
        with suppress(OSError):
            self._stream.close()


class Words:
    """Titles and values as people read them, in one language."""

    def __init__(self, columns: Sequence[Column], values: Values, language: Language) -> None:
        self._columns = columns
        self._values = values
        self._language = language
        self._known: dict[str, str] = {}
        self.titles: list[str] = []
        for column in columns:
            self.titles.append(text(f"export.column.{column.id}", language))
            if column.holds is Holds.STAFF:
                self.titles.append(text("export.name_of", language, column=self.titles[-1]))

    def shown(self, row: Sequence[Any]) -> list[Any]:
        """Return a row with codes in words and a name beside every member of staff."""
        shown: list[Any] = []
        for column, value in zip(self._columns, row, strict=True):
            shown.append(self._shown(column, value))
            if column.holds is Holds.STAFF:
                shown.append(None if value is None else self._values.staff.get(value, value))
        return shown

    def _shown(self, column: Column, value: Any) -> Any:  # whatever the column holds
        if value is None:
            return None
        match column.holds:
            case Holds.CODE:
                return self._word(f"export.{column.codes}.{value}")
            case Holds.CODES:
                return text("export.between", self._language).join(
                    self._word(f"export.{column.codes}.{each}") for each in value
                )
            case Holds.YES_NO:
                return self._word("export.yes" if value else "export.no")
            case Holds.PROCEDURE:
                title = self._values.procedures.get(value)
                return value if title is None else title.to(self._language)
            case _:
                return value

    def _word(self, code: str) -> str:
        if code not in self._known:
            self._known[code] = text(code, self._language)
        return self._known[code]


def opened(kind: str, path: Path, columns: Sequence[Column], words: Callable[[], Words], sheet: str) -> RowFile:
    """Return the file of a kind: ``csv``, ``xlsx`` or ``jsonl``."""
    if kind == "csv":
        return Csv(path, words())
    if kind == "xlsx":
        return Xlsx(path, words(), sheet)
    return JsonLines(path, columns)


def as_csv_text(value: str) -> str:
    """Return a text so that no spreadsheet runs it."""
    return f"'{value}" if value.startswith("'") or _first_visible(value) in _STARTS_FORMULA else value


def from_csv_text(cell: str) -> str:
    """Return the exact text behind a cell of a CSV file of ours."""
    return cell.removeprefix("'")


def _csv_value(value: Any) -> Any:  # text or number
    return "" if value is None else as_csv_text(value) if isinstance(value, str) else value


def _first_visible(value: str) -> str:
    for character in value:
        if not character.isspace() and unicodedata.category(character) not in ("Cc", "Cf", "Zs"):
            return character
    return ""
