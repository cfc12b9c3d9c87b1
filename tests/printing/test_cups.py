"""Papers go through a real print queue, and what became of them is known."""

from __future__ import annotations

import os
import stat
import time
from pathlib import Path

import pytest

from clerk_app.core.errors import Bug, Refusal
from clerk_app.paper.fonts import Fonts
from clerk_app.paper.receipt_pdf import draw_receipt
from clerk_app.printing.cups import CupsPrinter
from clerk_app.printing.port import JobProgress, JobState, Printer, PrintJob
from clerk_app.resources import generated_path
from tests.paper.reading import shades
from tests.paper.sample_papers import NUMBER, receipt
from tests.printing.conftest import PAUSED, QUEUE, REJECTING, PrintServer

LIKENESS = 3  # mean difference of two greys, of 255


@pytest.fixture
def printer(print_server: PrintServer) -> CupsPrinter:
    return CupsPrinter(print_server.socket)


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return draw_receipt(receipt(), "zh", Fonts(generated_path("fonts")))


def ended(printer: Printer, job: PrintJob) -> JobState:
    """Ask until the job is no longer waiting."""
    end = time.monotonic() + 60
    while (state := printer.state(job)).progress is JobProgress.WAITING:
        assert time.monotonic() < end, "the job never ended"
    return state


def test_a_receipt_comes_out_of_the_queue(printer: CupsPrinter, print_server: PrintServer, pdf: bytes) -> None:
    job = printer.submit(pdf, QUEUE, f"{NUMBER}/R1")
    assert ended(printer, job) == JobState(JobProgress.PRINTED)
    (printed,) = print_server.out.glob("*.pdf")
    assert NUMBER in printed.name
    # cups-pdf goes through PostScript, which keeps the looks, moves them by a hair and loses the text.
    sent, got = shades(pdf), shades(printed.read_bytes())
    assert len(sent) == len(got)
    assert max(sent) > 60, "an empty page would look alike too"
    assert sum(abs(one - other) for one, other in zip(sent, got, strict=True)) / len(sent) < LIKENESS


def test_the_queues_are_listed_default_first_with_their_own_words(printer: CupsPrinter) -> None:
    found = printer.printers()
    assert [one.name for one in found] == [QUEUE, PAUSED, REJECTING]
    assert found[0].is_default
    assert found[0].title == "清河路 二楼 打印机"
    assert [one.accepting for one in found] == [True, False, False]
    assert "paused" in found[1].reason


def test_a_paused_queue_keeps_the_job_and_says_so(printer: CupsPrinter, print_server: PrintServer, pdf: bytes) -> None:
    job = printer.submit(pdf, PAUSED, "x")
    assert printer.state(job) == JobState(JobProgress.WAITING, "paused")
    print_server.run("cancel", job.id)
    assert printer.state(job).progress is JobProgress.FAILED


def test_a_job_that_no_filter_can_print_fails_with_a_reason(printer: CupsPrinter) -> None:
    state = ended(printer, printer.submit(b"%PDF-1.4\nbroken", QUEUE, "broken"))
    assert state.progress is JobProgress.FAILED
    assert state.reason


@pytest.mark.parametrize(
    ("queue", "code"),
    [
        (REJECTING, "printer.refused"),
        ("nowhere", "printer.unknown"),
        ("-x", "printer.unknown"),
        ("", "printer.unknown"),
    ],
)
def test_what_takes_no_paper_is_a_refusal(printer: CupsPrinter, pdf: bytes, queue: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        printer.submit(pdf, queue, "x")
    assert refused.value.code == code
    assert refused.value.parameters["printer"] == queue


def test_a_title_is_only_a_title(printer: CupsPrinter, pdf: bytes) -> None:
    job = printer.submit(pdf, PAUSED, "-o raw; $(touch /tmp/x)\n\x00`id`")
    assert printer.state(job).progress is JobProgress.WAITING


def test_a_forgotten_job_is_unknown(printer: CupsPrinter) -> None:
    assert printer.state(PrintJob(QUEUE, f"{QUEUE}-99999")) == JobState(JobProgress.UNKNOWN)


def test_without_a_print_service_every_call_says_so(tmp_path: Path, pdf: bytes) -> None:
    nobody = CupsPrinter(str(tmp_path / "no.sock"))
    for call in (
        nobody.printers,
        lambda: nobody.submit(pdf, QUEUE, "x"),
        lambda: nobody.state(PrintJob(QUEUE, f"{QUEUE}-1")),
    ):
        with pytest.raises(Refusal, match=r"printer\.unavailable"):
            call()


def test_without_its_commands_there_is_no_print_service(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Refusal, match=r"printer\.unavailable"):
        CupsPrinter().printers()


def test_a_silent_print_service_ends_in_a_refusal_not_in_waiting(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, pdf: bytes
) -> None:
    command = tmp_path / "lp"
    command.write_text("#!/bin/sh\nexec sleep 60\n")
    command.chmod(command.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    with pytest.raises(Refusal, match=r"printer\.no_answer"):
        CupsPrinter(timeout_s=0.3).submit(pdf, QUEUE, "x")


def test_only_pdfs_in_sensible_numbers_are_sent(printer: CupsPrinter, pdf: bytes) -> None:
    with pytest.raises(Bug):
        printer.submit(b"hello", QUEUE, "x")
    with pytest.raises(Bug):
        printer.submit(pdf, QUEUE, "x", copies=0)
