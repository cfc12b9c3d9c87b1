"""Walks the rating page in a real browser, view by view. The tests measure what they see, pictures show it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, sync_playwright

from clerk_app.core.sentence import Language
from clerk_app.tablet.app import DEVICE_COOKIE
from tests.tablet.tablet_hall import WAIT_S, Counter, prompt

CHROMIUM = "/usr/bin/chromium"
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
LANDSCAPE = (1280, 800)
PORTRAIT = (800, 1280)

MEASURE = """() => {
  const faults = [];
  const main = document.querySelector('main');
  if (main.scrollHeight > main.clientHeight + 1) faults.push('scrolls by ' + (main.scrollHeight - main.clientHeight));
  if (document.documentElement.scrollWidth > innerWidth) faults.push('wider than the screen');
  for (const element of document.querySelectorAll('body *')) {
    const style = getComputedStyle(element);
    const hidden = element.closest('[hidden], svg, .unseen') || style.display === 'none';
    if (hidden || element.tagName === 'SCRIPT') continue;
    const name = element.id || element.className || element.tagName;
    const box = element.getBoundingClientRect();
    if (style.display !== 'inline' && element.scrollWidth > element.clientWidth + 1) faults.push('clipped: ' + name);
    const cut = element.tagName === 'BUTTON' && element.scrollHeight > element.clientHeight + 1;
    if (cut) faults.push('clipped: ' + name);
    if (box.width && (box.left < -1 || box.right > innerWidth + 1)) faults.push('outside: ' + name);
    if (box.height && box.bottom > innerHeight + 1) faults.push('below the screen: ' + name);
    if (element.tagName !== 'BUTTON') continue;
    if (box.height < 55.5) faults.push('too low to touch: ' + name);
    if (element.textContent.trim() === '') faults.push('no name: ' + name);
  }
  return faults;
}"""
"""What is wrong with the geometry of the view that is shown; an empty list if nothing."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium of the system."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()


def shown(page: Page, view: str) -> None:
    """Wait for a view."""
    page.wait_for_selector(f"#{view}:not([hidden])")


def arrive(page: Page, counter: Counter) -> None:
    """Open the page as the counter's tablet, paired earlier."""
    token = counter.tablet(connected=False).cookies[DEVICE_COOKIE]
    page.context.add_cookies([{"name": DEVICE_COOKIE, "value": token, "url": counter.url, "httpOnly": True}])
    page.goto(counter.url)
    shown(page, "idle")


def pair(page: Page, counter: Counter, claimed: Callable[[], None] = lambda: None) -> None:
    """Pair the browser with the counter, as a clerk with a tablet does; `claimed` is called while the code shows."""
    offer = counter.server.begin_pairing().result(WAIT_S)
    page.goto(offer.url)
    page.wait_for_selector("#pair_code:not([hidden])")
    code = page.text_content("#pair_code") or ""
    claimed()
    counter.server.confirm_pairing(code).result(WAIT_S)
    shown(page, "idle")


def ask(page: Page, counter: Counter, visit_id: str, language: Language = "zh", *, larger: bool = False) -> None:
    """Ask about a visit and set the page as the customer would."""
    counter.server.ask(prompt(visit_id)).result(WAIT_S)
    shown(page, "rate")
    if language == "en":
        page.click("#language")
    if larger:
        page.click("#larger")


def walk(
    page: Page, counter: Counter, language: Language, *, larger: bool, seen: Callable[[str], None]
) -> None:
    """Show every view of a visit once and call `seen` with its name."""
    ask(page, counter, "low", language, larger=larger)
    seen("rate")
    page.click("#grade_2")
    shown(page, "low")
    for button in ("#reason_not_explained", "#reason_too_many_papers", "#call_yes"):
        page.click(button)
    seen("low")
    page.click("#submit")
    shown(page, "thanks")
    seen("thanks_low")
    ask(page, counter, "good", language, larger=larger)
    page.click("#grade_5")
    shown(page, "thanks")
    seen("thanks_good")
    page.click("#change")
    shown(page, "rate")
    seen("change")
    page.click("#decline")
    shown(page, "thanks")
    ask(page, counter, "declined", language, larger=larger)
    page.click("#decline")
    shown(page, "message")
    seen("declined")
