"""A supervisor is told of a faulty procedure file where it is mended: in the folder, while the program runs."""

from __future__ import annotations

from pathlib import Path

from clerk_app.resources import resource_path
from tests.ui.clipping import clipped_texts
from tests.ui.review.hands import ReviewHands

SOUND = (resource_path("procedures") / "name_transfer.yaml").read_text(encoding="utf-8")


def put(hands: ReviewHands, content: str) -> None:
    folder: Path = hands.desktop.context.service.data_folder / "procedures"
    folder.mkdir(exist_ok=True)
    (folder / "fresh").write_text(content, encoding="utf-8")
    (folder / "fresh").replace(folder / "name_transfer.yaml")
    hands.page.faults.look()


def test_a_fault_is_told_with_its_place_and_goes_when_it_is_mended(supervisor: ReviewHands) -> None:
    faults = supervisor.page.faults
    assert not faults.isVisible()
    put(supervisor, SOUND.replace("goto: papers", "goto: paperz", 1))
    supervisor.wait(lambda: "name_transfer.yaml:" in faults.words)
    assert faults.isVisible()
    assert "paperz" in faults.words
    assert clipped_texts(supervisor.desktop.shell) == []
    put(supervisor, SOUND)
    supervisor.wait(lambda: faults.words == "" and not faults.isVisible())


def test_a_clerk_is_not_told_here(clerk_hands: ReviewHands) -> None:
    put(clerk_hands, "procedure: [")
    clerk_hands.settled()
    assert clerk_hands.page.faults.words == ""
