"""Renders the widgets with invented content, to lay them beside the target pictures.

python -m tests.ui.gallery --out DIR
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.core.sentence import Language
from clerk_app.resources import generated_path, resource_path
from clerk_app.ui.icons import compiled_icons
from clerk_app.ui.keys import Key, cap
from clerk_app.ui.steps.check import CheckView
from clerk_app.ui.steps.page import StepPage
from clerk_app.ui.theme import Mode, Theme, load_fonts, window_scale
from clerk_app.ui.widgets.action_bar import ActionBar, ActionButton, Kind
from clerk_app.ui.widgets.cards import CustomerCard, CustomerTag, RequestCard, RequestFacts
from clerk_app.ui.widgets.help_panel import HelpPanel, HelpSection
from clerk_app.ui.widgets.labels import Words, rule
from clerk_app.ui.widgets.notices import Note
from clerk_app.ui.widgets.step_rail import RailState, RailStep, StepRail
from clerk_app.ui.widgets.top_bar import Status, TopBar
from tests.ui import samples
from tests.ui.clipping import clipped_texts

FACES = ("fonts/NotoSansSC-Regular.ttf", "fonts/NotoSansSC-Bold.ttf")


def words(language: Language, zh: str, en: str) -> str:
    """Return the sentence of a language."""
    return zh if language == "zh" else en


def top_bar(theme: Theme) -> TopBar:
    """The bar of the pictures, with what exists now."""
    say = theme.language
    bar = TopBar(theme)
    bar.show_hall(words(say, "清河路供电营业厅", "Qinghe Road Hall"), words(say, "2 号柜台", "Counter 2"))
    bar.show_clerk(words(say, "陈静", "Chen Jing"))
    bar.show_statuses(
        [
            Status("tablet", "device-tablet", words(say, "评价屏已连接", "Tablet on")),
            Status("printer", "printer", words(say, "打印机就绪", "Printer ready")),
        ]
    )
    bar.show_clock(words(say, "11月23日 周一", "Mon 23 Nov"), "10:42")
    return bar


def side(theme: Theme) -> QFrame:
    """Customer and requests."""
    say = theme.language
    frame = QFrame()
    frame.setObjectName("Side")
    customer = CustomerCard(theme)
    customer.show_customer(
        words(say, "周桂芳 女士", "Ms Zhou Guifang"),
        words(say, "周", "Z"),
        words(say, "本人办理 · 138****2207", "In person · 138****2207"),
        [CustomerTag(words(say, "请放慢语速", "Speak slowly"), "warn", "ear")],
    )
    name = words(say, "陈静", "Chen J.")
    cards = [
        RequestFacts(
            "QH261123-02-001-K", words(say, "居民过户", "Account transfer"), words(say, "办理中", "Open"),
            "accent", words(say, "第 4/7 步", "step 4/7"), name, name,
        ),
        RequestFacts(
            "QH261123-02-002-7", words(say, "电费查询", "Bill enquiry"), words(say, "已办结", "Closed"),
            "ok", words(say, "用时 2:10", "took 2:10"), name, name, "check",
        ),
    ]  # fmt: skip
    column = QVBoxLayout(frame)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    px = theme.px
    top = QVBoxLayout()
    top.setContentsMargins(px(12), px(14), px(12), px(12))
    top.addWidget(customer)
    column.addLayout(top)
    column.addWidget(rule())
    below = QVBoxLayout()
    below.setContentsMargins(px(12), px(12), px(12), px(12))
    below.setSpacing(px(8))
    head = QHBoxLayout()
    head.addWidget(Words(words(say, "本次诉求", "Requests"), "h2"))
    head.addStretch(1)
    head.addWidget(Words(words(say, "共 2 项", "2 in this visit"), "sub"))
    below.addLayout(head)
    for number, facts in enumerate(cards):
        card = RequestCard(theme, facts)
        card.setChecked(number == 0)
        below.addWidget(card)
    below.addWidget(
        ActionButton(theme, words(say, "添加诉求", "Add request"), cap(Key.ADD), "plus",
                     kind="dashed", size="small", spread=True)
    )  # fmt: skip
    column.addLayout(below)
    column.addStretch(1)
    return frame


def rail(theme: Theme, page: StepPage) -> QFrame:
    """The steps."""
    say = theme.language
    frame = QFrame()
    frame.setObjectName("Rail")
    column = QVBoxLayout(frame)
    column.setContentsMargins(0, 0, 0, 0)
    steps = StepRail(theme)
    shown = [step for step in samples.STEPS if step.id not in ("settle_first", "evidence")]
    here = [step.id for step in shown].index(page.content.step.id)
    steps.show_steps(
        [
            RailStep(
                step.id,
                number + 1,
                step.title.to(say),
                RailState.DONE if number < here else RailState.CURRENT if number == here else RailState.OPEN,
                missing=page.words.rail(page.missing()) if number == here else "",
                taken=step.options[0].title.to(say) if step.options and number < here else "",
                other=(step.options[1].title.to(say),) if step.options and number < here else (),
            )
            for number, step in enumerate(shown)
        ]
    )
    column.addWidget(steps)
    return frame


def help_panel(theme: Theme) -> HelpPanel:
    """The reference with the missing paper."""
    say = theme.language
    panel = HelpPanel(theme)
    law = samples.RULES["transfer"].text
    panel.show_sections(
        [
            HelpSection("rule", words(say, "规定原文", "Rule text"), (law.to(say) if law else "",), quiet=True),
            HelpSection(
                "phrases",
                words(say, "常用用语", "Phrases"),
                (words(say, "“麻烦您补一份复印件，补齐后不用重新排队。”",
                       "“Please bring one copy; you need not queue again.”"),),
            ),
        ]
    )  # fmt: skip
    panel.show_problem(
        Note(
            theme,
            "danger",
            words(say, "缺：原户主身份证复印件", "Missing: former holder’s ID"),
            [words(say, "可以请客户补交，也可以现在办理下面任一项：", "The customer may bring it later, or now:")],
            bullets=[words(say, "原户主签字的过户申请", "Form signed by the former holder")],
            buttons=[
                ActionButton(theme, words(say, "打印一次性告知书", "Print the list"),
                             cap(Key.LIST_MISSING), "file-text", size="small")
            ],
        )
    )  # fmt: skip
    return panel


def action_bar(theme: Theme, page: StepPage) -> ActionBar:
    """The actions of a visit."""
    say = theme.language
    bar = ActionBar(theme)
    for label, key, icon, kind in (
        (words(say, "上一步", "Back"), Key.BACK, "arrow-left", "plain"),
        (words(say, "暂存", "Park"), Key.PARK, "player-pause", "plain"),
        (words(say, "不能办理", "Cannot be met"), Key.CANNOT, "ban", "danger"),
    ):
        look: Kind = "danger" if kind == "danger" else "plain"
        button = ActionButton(theme, label, cap(key), icon, kind=look)
        bar.add_left(button)
    missing = ActionButton(theme, words(say, "一次性告知", "List missing"), cap(Key.LIST_MISSING), "file-text")
    bar.add_right(missing)
    wanted = page.continue_button()
    if wanted.kind == "none":
        bar.add_words(Words(wanted.hint, "sub"))
    else:
        weight: Kind = "danger" if wanted.kind == "danger" else "primary"
        last = ActionButton(theme, wanted.label, cap(Key.CONTINUE), "arrow-right", kind=weight, icon_last=True)
        bar.add_right(last, primary=True)
    bar.show_missing(page.words.sentence(page.missing()), page.words.short(page.missing()))
    return bar


def visit(theme: Theme, page: StepPage) -> QWidget:
    """Screen B: everything around a step."""
    narrow = theme.scale > 1.5
    px = theme.px
    page.timer.show_time(402, 20)
    root = QWidget()
    root.setObjectName("Root")
    column = QVBoxLayout(root)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(top_bar(theme))
    middle = QHBoxLayout()
    middle.setSpacing(0)
    if not narrow:
        wide = theme.scale > 1.05
        for widget, width in (
            (side(theme), 280 if wide else 236),
            (rail(theme, page), 248 if wide else 200),
        ):
            widget.setFixedWidth(px(width))
            middle.addWidget(widget)
    middle.addWidget(page, 1)
    if not narrow:
        reference = help_panel(theme)
        reference.setFixedWidth(px(350 if theme.scale > 1.05 else 292))
        middle.addWidget(reference)
    column.addLayout(middle, 1)
    column.addWidget(action_bar(theme, page))
    return root


def sample_page(theme: Theme, step: str) -> StepPage:
    """A step in the state of its picture."""
    say = theme.language
    given: dict[str, Callable[[], StepPage]] = {
        "papers": lambda: StepPage(theme, samples.content("papers", say, answers=samples.ANSWERS, marks=samples.MARKS)),
        "evidence": lambda: StepPage(theme, samples.content("evidence", say, marks=samples.MARKS)),
        "enter": lambda: StepPage(theme, samples.content("enter", say, answers=samples.ANSWERS)),
        "account": lambda: StepPage(theme, samples.content("account", say, answers={})),
    }
    page = given[step]() if step in given else StepPage(theme, samples.content(step, say))
    if step == "papers":
        page.restore({"answers": {"phone": "138 0571 220"}})
    if step == "account":
        page.restore({"answers": {"account": "33010"}})
    return page


def present(page: StepPage, name: str) -> None:
    """Put the focus where the picture has it."""
    check = page.views[0]
    if isinstance(check, CheckView) and "papers" in name:
        check.list.focus_row(2)
    elif not page.focus_first_empty():
        last = page.window().findChild(ActionBar)
        if last is not None and last.primary is not None:
            last.primary.setFocus()


def board(theme: Theme) -> QWidget:
    """All kinds of steps side by side."""
    root = QWidget()
    root.setObjectName("Root")
    grid = QGridLayout(root)
    grid.setSpacing(theme.px(16))
    names = ("evidence", "arrears", "settle_first", "enter", "tell", "account", "greet", "paper", "papers")
    for place, step in enumerate(names):
        page = sample_page(theme, step)
        page.timer.show_time(402, 20)
        frame = QFrame()
        frame.setProperty("card", "true")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(page)
        grid.addWidget(frame, place // 3, place % 3)
    return root


def pictures(theme: Theme) -> Iterator[tuple[str, QWidget, tuple[int, int]]]:
    """Yield name, widget and size of every picture for the theme's present language and mode."""
    for width, height, user in ((1366, 768, 1.0), (1920, 1080, 1.0), (1366, 768, 2.0), (1920, 1080, 2.0)):
        theme.set_scale(window_scale(width) * user)
        large = "_200" if user > 1 else ""
        for step in ("papers", "arrears", "settle_first", "enter", "tell", "account", "evidence", "paper"):
            if step not in ("papers", "enter", "tell") and user > 1:
                continue
            if step in ("settle_first", "evidence"):
                continue
            yield f"B_{step}_{width}{large}", visit(theme, sample_page(theme, step)), (width, height)
    theme.set_scale(1.0)
    yield "C_board", board(theme), (1920, 1960)


def main() -> None:
    """Render everything into a folder and say which texts are cut off."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--only", default="", help="part of a picture's name")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    load_fonts([generated_path(face) for face in FACES])
    theme = Theme(application, resource_path("style"), compiled_icons(), "zh", Mode.LIGHT)
    for language in ("zh", "en"):
        translator = QTranslator(application)
        translator.load(str(generated_path(f"translations/clerk_{language}.qm")))
        application.installTranslator(translator)
        theme.set_language("zh" if language == "zh" else "en")
        for mode in (Mode.LIGHT, Mode.DARK):
            theme.set_mode(mode)
            for name, widget, (width, height) in pictures(theme):
                whole = f"{name}_{language}_{mode}"
                if arguments.only not in whole:
                    widget.deleteLater()
                    continue
                widget.resize(width, height)
                widget.show()
                page = widget.findChild(StepPage)
                if page is not None and name.startswith("B_"):
                    present(page, name)
                application.processEvents()
                for text in clipped_texts(widget):
                    print(f"{whole}: cut off: {text}")  # a command line
                widget.grab().save(str(arguments.out / f"{whole}.png"))
                widget.close()
                widget.deleteLater()
        application.removeTranslator(translator)


if __name__ == "__main__":
    main()
