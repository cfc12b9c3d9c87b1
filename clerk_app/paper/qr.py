"""QR codes as vectors: error level M, fixed mask, modules of at least 0.6 mm, quiet zone of 4 modules."""

from __future__ import annotations

import segno
from reportlab.lib.units import mm

from clerk_app.paper.slices import Slice

MODULE_MM = 0.6
QUIET_MODULES = 4
# Choosing the best of eight masks takes five times as long; any mask is a valid code.
_MASK = 2
_PLANNED_VERSION = 5  # 37 modules, 22.2 mm: the text of a usual paper always fits


def qr_rows(text: str) -> tuple[tuple[bool, ...], ...]:
    """Return the modules of the code, dark is True, without quiet zone."""
    code = segno.make_qr(text, error="m", mask=_MASK, boost_error=False)
    if isinstance(code.version, int) and code.version < _PLANNED_VERSION:
        code = segno.make_qr(text, error="m", mask=_MASK, boost_error=False, version=_PLANNED_VERSION)
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)


def qr_slice(text: str, scale: float = 1.0) -> Slice:
    """Return the code as a square slice, as high as it is wide, without its quiet zone.

    Who places it keeps `quiet_zone` free around it.
    """
    rows = qr_rows(text)
    module = MODULE_MM * mm * scale
    cells = [(start, row, end - start) for row, modules in enumerate(rows) for start, end in _dark_runs(modules)]
    return Slice(len(rows) * module, lambda pen, x, y: pen.cells(x, y, module, cells))


def quiet_zone(scale: float = 1.0) -> float:
    """Return the distance to keep free around a code, in points."""
    return float(QUIET_MODULES * MODULE_MM * mm * scale)


def _dark_runs(modules: tuple[bool, ...]) -> list[tuple[int, int]]:
    """Return (start, end) of each unbroken dark stretch."""
    runs: list[tuple[int, int]] = []
    start = None
    for at, dark in enumerate((*modules, False)):
        if dark and start is None:
            start = at
        elif not dark and start is not None:
            runs.append((start, at))
            start = None
    return runs
