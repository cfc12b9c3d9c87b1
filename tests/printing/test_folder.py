"""A folder as a printer: papers kept as files, none lost, none overwritten."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from clerk_app.core.errors import Refusal
from clerk_app.printing.folder import FolderPrinter
from clerk_app.printing.port import JobProgress, Printer

PDF = b"%PDF-1.4 one"


def folder_printer(folder: Path) -> tuple[Printer, str]:
    printer = FolderPrinter(folder)
    (info,) = printer.printers()
    return printer, info.name


def test_a_paper_is_stored_under_its_number(tmp_path: Path) -> None:
    printer, name = folder_printer(tmp_path / "papers")
    job = printer.submit(PDF, name, "QH261123-02-017-K/R1", copies=2)
    assert printer.state(job).progress is JobProgress.PRINTED
    (stored,) = (tmp_path / "papers").iterdir()
    assert stored.name == "QH261123-02-017-K-R1.pdf"
    assert stored.read_bytes() == PDF
    assert stat.S_IMODE(stored.stat().st_mode) == 0o600


def test_a_second_paper_of_that_number_stands_beside_the_first(tmp_path: Path) -> None:
    printer, name = folder_printer(tmp_path)
    printer.submit(PDF, name, "a")
    printer.submit(b"%PDF-1.4 two", name, "a")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a (2).pdf", "a.pdf"]
    assert (tmp_path / "a.pdf").read_bytes() == PDF


@pytest.mark.parametrize("title", ["../../etc/passwd", "..", "", "\x00", "a" * 500, "/"])
def test_no_title_leads_out_of_the_folder(tmp_path: Path, title: str) -> None:
    folder = tmp_path / "papers"
    printer, name = folder_printer(folder)
    printer.submit(PDF, name, title)
    assert [file.parent for file in tmp_path.rglob("*.pdf")] == [folder]


def test_a_folder_that_cannot_be_written_is_a_refusal_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    printer, name = folder_printer(tmp_path / "file")
    with pytest.raises(Refusal, match=r"printer\.folder_unwritable"):
        printer.submit(PDF, name, "a")


def test_a_paper_taken_away_is_unknown(tmp_path: Path) -> None:
    printer, name = folder_printer(tmp_path)
    job = printer.submit(PDF, name, "a")
    Path(job.id).unlink()
    assert printer.state(job).progress is JobProgress.UNKNOWN


def test_another_printers_name_is_refused(tmp_path: Path) -> None:
    printer, _ = folder_printer(tmp_path)
    with pytest.raises(Refusal, match=r"printer\.unknown"):
        printer.submit(PDF, "PDF", "a")
