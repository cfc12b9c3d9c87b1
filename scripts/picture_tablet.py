"""The tablet's pages in a real browser, both languages, upright and lying."""

from __future__ import annotations

import sys
from pathlib import Path

from scripts.picture_index import Pictured

TARGETS = {
    "rate": "F1_tablet_rate_landscape.png",
    "low": "F3_tablet_low_landscape.png",
    "thanks_low": "F5_tablet_thanks_landscape.png",
    "thanks_good": "F5_tablet_thanks_landscape.png",
    "idle": "F6_tablet_idle_landscape.png",
}


def tablet(out: Path) -> list[Pictured]:
    """Write every view; an empty list where there is no Chromium, which is said."""
    from playwright.sync_api import Page

    from tests.tablet import page_walk  # the walk of the tests, so that both see the same pages
    from tests.tablet.tablet_hall import WAIT_S, Counter

    if not Path(page_walk.CHROMIUM).exists():
        print(f"the tablet's pages were left out: {page_walk.CHROMIUM} is not installed", file=sys.stderr)
        return []
    made: list[Pictured] = []
    with page_walk.chromium() as browser:
        for form, (width, height) in (("landscape", page_walk.LANDSCAPE), ("portrait", page_walk.PORTRAIT)):
            for language in ("zh", "en"):
                counter = Counter()
                context = browser.new_context(viewport={"width": width, "height": height})
                page = context.new_page()
                page.set_default_timeout(WAIT_S * 1000)
                prefix = f"F_{form}_{language}"

                def seen(view: str, page: Page = page, prefix: str = prefix) -> None:
                    file = out / f"{prefix}_{view}.png"
                    page.screenshot(path=str(file))
                    made.append(Pictured(file.name, TARGETS.get(view, "")))

                try:
                    page_walk.pair(page, counter)
                    page.evaluate("document.fonts.ready")
                    seen("idle")
                    page_walk.walk(page, counter, "en" if language == "en" else "zh", larger=False, seen=seen)
                finally:
                    context.close()
                    counter.close()
    return made
