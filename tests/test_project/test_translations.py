"""Every sentence that Qt shows exists in Chinese, every plural in English, with the same blanks."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from scripts import update_translations
from scripts.generated_files import RESOURCES

CATALOGUES = RESOURCES / "translations"
BLANK = re.compile(r"%L?\d|%n|\{\w*\}")


def messages(catalogue: Path) -> Iterator[tuple[str, str, list[str], str | None]]:
    """Context, source, wordings (several for a plural) and the remark of every message."""
    for context in ET.parse(catalogue).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = [form.text or "" for form in translation.iter("numerusform")]
            wordings = forms or [translation.text or ""]
            yield (
                context.findtext("name", ""),
                message.findtext("source", ""),
                wordings,
                translation.get("type"),
            )


def test_the_catalogues_hold_what_the_source_says(tmp_path: Path) -> None:
    shutil.copytree(CATALOGUES, tmp_path, dirs_exist_ok=True)
    update_translations.update(tmp_path)
    kept = {path.name: {message[:2] for message in messages(path)} for path in CATALOGUES.glob("*.ts")}
    said = {path.name: {message[:2] for message in messages(path)} for path in tmp_path.glob("*.ts")}
    behind = {name: found ^ kept.get(name, set()) for name, found in said.items() if found != kept.get(name, set())}
    assert behind == {}, "run `make translations` and fill in what is new"


@pytest.mark.parametrize("catalogue", sorted(CATALOGUES.glob("*.ts")), ids=lambda path: path.name)
def test_every_sentence_is_translated_with_the_same_blanks(catalogue: Path) -> None:
    faulty = []
    for context, source, wordings, remark in messages(catalogue):
        blanks = set(BLANK.findall(source))
        complete = remark is None and all(wording.strip() for wording in wordings)
        # One form of a plural may say "one" in words.
        same = all(set(BLANK.findall(wording)) | {"%n"} == blanks | {"%n"} for wording in wordings)
        if not (complete and same and ("%n" not in blanks or "%n" in wordings[-1])):
            faulty.append((context, source))
    assert faulty == []
