"""The pages of the window by name, each imported when it is first needed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING, cast

from clerk_app.ui.context import Context
from clerk_app.ui.page import Page

if TYPE_CHECKING:
    from clerk_app.service.identity import Session, SignOutHow


class PageName(StrEnum):
    """Names that `Page.go` and the shell use. In brackets what a page is given to show."""

    CANNOT_OPEN = "cannot_open"
    FIRST_RUN = "first_run"
    SIGN_IN = "sign_in"
    LOCK = "lock"
    NEW_SECRET = "new_secret"  # the name of a page
    IDLE = "idle"
    VISIT = "visit"
    END = "end"
    REVIEW = "review"
    PROCEDURES = "procedures"
    EDITOR = "editor"
    SETTINGS = "settings"


@dataclass(frozen=True, slots=True)
class Locked:
    """What the lock is given.

    Attributes:
        session: who locked the window or left it alone.
        back: the page that was in front and what it showed.
        at_ms: when, milliseconds UTC.
        how: ``locked`` by key, or ``idle``.
    """

    session: Session
    back: tuple[PageName, object]
    at_ms: int
    how: SignOutHow


PAGES: dict[PageName, tuple[str, str]] = {
    PageName.CANNOT_OPEN: ("clerk_app.ui.setup.cannot_open", "CannotOpenPage"),
    PageName.FIRST_RUN: ("clerk_app.ui.setup.first_run", "FirstRunPage"),
    PageName.SIGN_IN: ("clerk_app.ui.setup.sign_in", "SignInPage"),
    PageName.LOCK: ("clerk_app.ui.setup.lock", "LockPage"),
    PageName.NEW_SECRET: ("clerk_app.ui.setup.new_secret", "NewSecretPage"),
    PageName.IDLE: ("clerk_app.ui.counter.idle", "IdlePage"),
    PageName.VISIT: ("clerk_app.ui.counter.visit", "VisitPage"),
    PageName.END: ("clerk_app.ui.counter.end", "EndPage"),
    PageName.REVIEW: ("clerk_app.ui.review.requests", "RequestsPage"),
    PageName.PROCEDURES: ("clerk_app.ui.editor.procedures", "ProceduresPage"),
    PageName.EDITOR: ("clerk_app.ui.editor.page", "EditorPage"),
    PageName.SETTINGS: ("clerk_app.ui.setup.settings", "SettingsPage"),
}
"""Module and class: nothing but the sign-in is imported before the first paint."""


def make_page(name: PageName, context: Context) -> Page:
    """Import and make a page."""
    module, class_name = PAGES[name]
    factory = cast("Callable[[Context], Page]", getattr(import_module(module), class_name))
    return factory(context)
