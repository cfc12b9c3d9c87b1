"""Derived files follow their sources: fresh ones are left alone, stale ones made, leftovers removed."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from clerk_app.resources import generated_path, resource_path
from scripts import font_faces, generated_files

ROOT = Path(__file__).parents[2]
FORM = """<ui version="4.0"><class>GreetingForm</class><widget class="QWidget" name="GreetingForm">
<layout class="QVBoxLayout"><item><widget class="QLabel" name="greeting"><property name="text">
<string>Good morning</string></property></widget></item></layout></widget></ui>"""
CATALOGUE = """<?xml version="1.0" encoding="utf-8"?><!DOCTYPE TS><TS version="2.1" language="zh_CN">
<context><name>{context}</name><message><source>{source}</source><translation>{wording}</translation></message>
</context></TS>"""


class Checkout:
    """A small copy of the project in which sources may be changed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.results = folder / "clerk_app" / "_generated"
        self.ui_results = folder / "clerk_app" / "ui" / "_generated"
        shutil.copytree(ROOT / "scripts", folder / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
        self.write("resources/icons.txt", "printer\nlock\n")
        self.write("resources/texts/paper.yaml", 'greeting: {zh: "您好", en: "Good morning"}\n')
        self.write("clerk_app/__init__.py", "")

    def write(self, name: str, content: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
        return path

    def make(self) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "scripts.generated_files"]
        return subprocess.run(command, cwd=self.folder, capture_output=True, encoding="utf-8", check=False)

    def made(self) -> set[str]:
        done = self.make()
        assert done.returncode == 0, done.stderr
        return {line.removeprefix("made ") for line in done.stderr.splitlines() if line.startswith("made ")}


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path)


def test_this_checkout_is_fresh() -> None:
    assert generated_files.stale_products() == []


def test_what_is_fresh_is_left_alone(checkout: Checkout) -> None:
    assert "sentences" in checkout.made()
    assert checkout.made() == set()


def test_a_changed_sentence_is_compiled_again(checkout: Checkout) -> None:
    checkout.make()
    checkout.write("resources/texts/paper.yaml", 'greeting: {zh: "早上好", en: "Good morning"}\n')
    assert "sentences" in checkout.made()
    assert "早上好" in (checkout.results / "texts.json").read_text(encoding="utf-8")


def test_a_result_that_was_deleted_is_made_again(checkout: Checkout) -> None:
    checkout.make()
    (checkout.ui_results / "icons_rc.py").unlink()
    assert checkout.made() == {"icons"}


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ('farewell: {zh: "再见"}', "farewell needs exactly zh and en"),
        ('farewell: {zh: "再见", en: ""}', "farewell has a wording that is empty"),
        ('greeting: {zh: "您好", en: "Hello"}', "greeting stands in paper.yaml already"),
    ],
)
def test_a_faulty_sentence_stops_the_build(checkout: Checkout, content: str, complaint: str) -> None:
    checkout.write("resources/texts/tablet.yaml", content)
    done = checkout.make()
    assert done.returncode != 0
    assert complaint in done.stderr


def test_an_icon_that_is_not_in_the_set_stops_the_build(checkout: Checkout) -> None:
    checkout.write("resources/icons.txt", "printer\nno-such-icon\n")
    done = checkout.make()
    assert done.returncode != 0
    assert "no-such-icon" in done.stderr


def test_icons_are_the_same_bytes_whenever_they_are_compiled(checkout: Checkout) -> None:
    checkout.make()
    module = checkout.ui_results / "icons_rc.py"
    first = module.read_bytes()
    os.utime(checkout.folder / "resources" / "icons.txt", (0, 0))
    assert checkout.made() == {"icons"}
    assert module.read_bytes() == first


def test_data_becomes_json(checkout: Checkout) -> None:
    checkout.write("resources/limits.yaml", "rows:\n  - {amount: 5, from: 2024-01-01}\n")
    checkout.make()
    assert '"from": "2024-01-01"' in (checkout.results / "limits.json").read_text(encoding="utf-8")


def test_a_form_becomes_a_class_and_goes_with_its_source(checkout: Checkout, qtbot: QtBot) -> None:
    form = checkout.write("forms/greeting.ui", FORM)
    checkout.make()
    module = checkout.ui_results / "greeting.py"
    spec = importlib.util.spec_from_file_location("greeting", module)
    assert spec is not None
    assert spec.loader is not None
    greeting = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(greeting)
    widget = QWidget()
    qtbot.addWidget(widget)
    shown = greeting.Ui_GreetingForm()
    shown.setupUi(widget)
    assert shown.greeting.text() == "Good morning"
    form.unlink()
    assert checkout.made() == {"forms"}
    assert not module.exists()


def test_catalogues_of_all_packages_become_one(checkout: Checkout, qapp: QCoreApplication) -> None:
    for package, context, source, wording in (
        ("steps", "StepPage", "Continue", "继续"),
        ("counter", "IdlePage", "Park", "暂存"),
    ):
        content = CATALOGUE.format(context=context, source=source, wording=wording)
        checkout.write(f"resources/translations/{package}_zh.ts", content)
    checkout.make()
    translator = QTranslator()
    assert translator.load(str(checkout.results / "translations" / "clerk_zh.qm"))
    assert translator.translate("StepPage", "Continue") == "继续"
    assert translator.translate("IdlePage", "Park") == "暂存"


def test_every_named_icon_can_be_drawn(qapp: QCoreApplication) -> None:
    importlib.import_module("clerk_app.ui._generated.icons_rc")
    names = resource_path("icons.txt").read_text(encoding="utf-8").split()
    broken = [name for name in names if not QSvgRenderer(f":/icons/{name}.svg").isValid()]
    assert names
    assert broken == []


@pytest.mark.parametrize("name", font_faces.face_names())
def test_a_face_is_static_and_has_its_weight(name: str) -> None:
    font = TTFont(generated_path(f"fonts/{name}"))
    assert "fvar" not in font
    assert "glyf" in font  # ReportLab refuses CFF outlines
    assert font["OS/2"].usWeightClass == (700 if "Bold" in name else 400)


@pytest.mark.parametrize("weight", font_faces.WEIGHTS)
def test_the_full_face_holds_the_rare_characters_of_names(weight: str) -> None:
    held = TTFont(generated_path(f"fonts/NotoSansSC-{weight}.ttf")).getBestCmap()
    assert {ord(character) for character in "䶮㛃𬱖"} <= set(held)
    assert len(held) > 30_000


@pytest.mark.parametrize("weight", font_faces.WEIGHTS)
def test_the_cut_face_holds_every_character_that_ships(weight: str) -> None:
    full = set(TTFont(generated_path(f"fonts/NotoSansSC-{weight}.ttf")).getBestCmap())
    cut = set(TTFont(generated_path(f"fonts/NotoSansSC-{weight}-cut.ttf")).getBestCmap())
    shipped = generated_path("texts.json").read_text(encoding="utf-8")
    wanted = {ord(character) for character in font_faces.cut_characters(shipped)}
    assert wanted & full <= cut
    assert len(cut) < 12_000


@pytest.mark.parametrize("name", ["OFL-NotoSansSC.txt", "tabler-icons.txt"])
def test_what_is_shipped_brings_its_licence(name: str) -> None:
    licence = generated_path(f"licences/{name}").read_text(encoding="utf-8")
    assert "Copyright" in licence
    assert "ermission" in licence
