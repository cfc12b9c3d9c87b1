"""The printed code is the code: read back from pixels, module by module."""

from __future__ import annotations

import pytest
import segno

from clerk_app.core.sentence import Language
from clerk_app.paper.fonts import Fonts
from clerk_app.paper.qr import MODULE_MM, QUIET_MODULES, qr_rows
from clerk_app.paper.receipt_pdf import draw_receipt
from tests.paper.reading import pixels
from tests.paper.sample_papers import receipt

DOTS = 600
SIDE_MM, TOP_MM, WIDTH_MM = 12, 11, 148


def dots(mm: float) -> float:
    return mm * DOTS / 25.4


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_module_is_where_it_belongs_with_a_quiet_zone(language: Language, fonts: Fonts) -> None:
    model = receipt()
    rows = qr_rows(model.qr)
    size = len(rows)
    image = pixels(draw_receipt(model, language, fonts), DOTS)
    left, top, module = dots(WIDTH_MM - SIDE_MM) - size * dots(MODULE_MM), dots(TOP_MM), dots(MODULE_MM)
    for row in range(-QUIET_MODULES, size + QUIET_MODULES - 1):
        for column in range(-QUIET_MODULES, size + QUIET_MODULES):
            dark = image[int(top + (row + 0.5) * module)][int(left + (column + 0.5) * module)] < 128
            inside = 0 <= row < size and 0 <= column < size
            assert dark is (inside and rows[row][column]), (row, column)


def test_modules_are_large_enough_and_the_text_fits_the_planned_size() -> None:
    assert MODULE_MM >= 0.6
    assert len(qr_rows(receipt().qr)) == 37


def test_the_code_is_what_an_independent_encoder_makes() -> None:
    text = receipt().qr
    expected = segno.make_qr(text, error="m", mask=2, boost_error=False, version=5, mode="alphanumeric")
    assert [list(row) for row in qr_rows(text)] == [[bool(module) for module in row] for row in expected.matrix]
