"""The supervisor's list: the newest rows of one clerk, the overdue ones, and painting two hundred rows."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QTableView

from benchmarks.drawn import application, chinese_theme, draw
from benchmarks.history import NOON
from benchmarks.row import Row, Setting, in_turns, timed
from clerk_app.bootstrap import build_service
from clerk_app.service.bulk import SimulatedClock
from clerk_app.service.review_rows import RequestRow
from clerk_app.service.review_view import WINDOW, ListQuery, ReviewReader
from clerk_app.service.sample_hall import MACHINE
from clerk_app.store.engine import Connection, open_for_writing
from clerk_app.store.queries.review import Key, Order, Selection, window
from clerk_app.store.store import FILE_NAME, Store
from clerk_app.ui.review.request_model import Column, RequestModel
from clerk_app.ui.review.request_table import ROW, RequestTable
from clerk_app.ui.review.words import ReviewWords
from clerk_app.ui.theme import Theme

RUNS = 60
PAINTS = 30
DAYS_AHEAD = 30
"""The overdue list is read as if these days had passed without work: a month's promises are late then."""


def rows(setting: Setting) -> list[Row]:
    """Measure all three."""
    folder = setting.history(setting.requests)
    return [*_queries(folder, setting.folder), _repaint(folder)]


def _queries(folder: Path, scratch: Path) -> list[Row]:
    connection = Store(folder).reader()
    plain = _plain_copy(folder, scratch)
    try:
        last = connection.execute("SELECT max(place) FROM request").fetchone()[0]
        clerk = connection.execute(
            "SELECT handler FROM request GROUP BY handler ORDER BY count(*) DESC LIMIT 1"
        ).fetchone()[0]
        late = (dt.datetime.fromtimestamp(NOON / 1000, dt.UTC).date() + dt.timedelta(days=DAYS_AHEAD)).isoformat()
        # Somewhere in the middle, so that the newest pages are not the only ones that are warm.
        middle = Key("", last // 2, "")
        newest = Selection(person=clerk)
        overdue = Selection(overdue_before=late)
        found = len(window(connection, overdue, Order.DUE, None, WINDOW, grades=False)[0])

        def floor(most: int, from_place: int) -> list[object]:
            sql = "SELECT * FROM request WHERE rowid < ? ORDER BY rowid DESC LIMIT ?"
            return list(plain.execute(sql, (from_place, most)))

        many = in_turns(
            [
                timed(lambda: floor(WINDOW, last // 2)),
                timed(lambda: window(connection, newest, Order.NEWEST, middle, WINDOW, grades=False)),
                timed(lambda: floor(WINDOW, last)),
                timed(lambda: window(connection, overdue, Order.DUE, None, WINDOW, grades=False)),
            ],
            RUNS,
            warm_up=5,
        )
    finally:
        connection.close()
        plain.close()
    return [
        Row(
            "newest_of_clerk", f"{WINDOW} requests of one clerk, newest first", f"{WINDOW} rows by rowid",
            many[0].p50, many[1].p50, 2.5, noise=many[0].noise,
        ),
        Row(
            "overdue", f"overdue list ({found} are overdue)", f"{WINDOW} rows by rowid", many[2].p50, many[3].p50, 1.5,
            noise=many[2].noise,
        ),
    ]  # fmt: skip


def _plain_copy(folder: Path, scratch: Path) -> Connection:
    """Return a file whose only table holds what a row of the list shows, in the order of a rowid."""
    copy = open_for_writing(scratch / "plain.db")
    copy.execute("ATTACH ? AS history", (f"file:{folder / FILE_NAME}?mode=ro",))
    copy.execute(
        "CREATE TABLE request AS SELECT number, place, day, opened_at, visit, procedure, version, first_responsible,"
        " first_handler, handler, offered_to, state, outcome, due_day, bring_by, closed_at, told_at, took_ms"
        " FROM history.request ORDER BY place"
    )
    copy.execute("DETACH history")
    return copy


def _some_rows(folder: Path) -> list[RequestRow]:
    service = build_service(folder, SimulatedClock(NOON))
    store = Store(folder)
    connection = store.reader()
    reader = ReviewReader(service.shelf, service.procedures, service.rules.calendar, lambda: store.zone, lambda: NOON)
    try:
        return list(reader.window(connection, MACHINE, ListQuery(), "zh").rows)
    finally:
        connection.close()


def _repaint(folder: Path) -> Row:
    theme = chinese_theme(application())
    found = _some_rows(folder)
    words = ReviewWords("zh", Store(folder).zone)
    model = RequestModel(theme, words, graded=True)
    ours = RequestTable(theme, model)
    model.show_rows(found, None, Order.NEWEST.value)
    floor = _plain_table(theme, model)
    for table in (ours, floor):
        table.resize(866, ROW * len(found) + 40)
        table.show()
        draw(table)
    for column in Column:
        floor.setColumnWidth(column, ours.columnWidth(column))
    measured = in_turns(
        [timed(floor.viewport().repaint), timed(ours.viewport().repaint)], PAINTS, warm_up=3
    )
    for table in (ours, floor):
        table.close()
    return Row(
        "repaint", f"repaint of a list of {len(found)} rows", "QStandardItemModel with the same rows", measured[0].p50,
        measured[1].p50, 1.5, noise=measured[0].noise,
    )  # fmt: skip


def _plain_table(theme: Theme, model: RequestModel) -> QTableView:
    """Return Qt's own table, model and delegate with the same words, fonts and colours."""
    items = QStandardItemModel(model.rowCount(), model.columnCount())
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            cell = model.cell(row, column)
            item = QStandardItem(cell.words)
            item.setForeground(theme.color(cell.ink))
            item.setFont(theme.font(13, bold=cell.bold))
            if cell.icon is not None:
                item.setIcon(theme.icon(cell.icon, cell.ink, 16))
            items.setItem(row, column, item)
    table = QTableView()
    items.setParent(table)
    table.setModel(items)
    table.setFrameShape(QFrame.Shape.NoFrame)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(ROW)
    return table
