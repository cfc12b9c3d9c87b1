"""After a one-use or recovery code: a new PIN or passphrase, before anything else."""

from __future__ import annotations

import msgspec
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.core.errors import Bug
from clerk_app.service.access import Role
from clerk_app.service.action import Change
from clerk_app.service.identity import Session
from clerk_app.ui.context import Context
from clerk_app.ui.keys import Key, bind, cap
from clerk_app.ui.page import Page
from clerk_app.ui.setup.centre import CentredScroll
from clerk_app.ui.setup.secret_pair import SecretPair
from clerk_app.ui.setup.window import shell_of
from clerk_app.ui.widgets.action_bar import ActionButton
from clerk_app.ui.widgets.labels import Words

WIDTH = 520


class NewSecretPage(Page):
    """Shown a `Session` that must change its secret; goes on as the sign-in does."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        theme = context.theme
        self._session: Session | None = None
        self._title = Words(role="figure", wrap=True)
        self._lead = Words(role="sub", wrap=True)
        self._place = QVBoxLayout()
        self._pair: SecretPair | None = None
        self._save = ActionButton(theme, self.tr("Set and go on"), cap(Key.CONTINUE), kind="primary")
        self._save.activated.connect(self._set)
        bind(self, Key.CONTINUE, self.tr("Set and go on"), self._set)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(self._title)
        column.addWidget(self._lead)
        column.addSpacing(theme.px(16))
        card = QFrame()
        card.setProperty("card", "true")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(20))
        inner.setSpacing(theme.px(16))
        inner.addLayout(self._place)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._save)
        inner.addLayout(row)
        column.addWidget(card)
        self._scroll = CentredScroll(theme, content, WIDTH)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._scroll)

    def enter(self, subject: object) -> None:
        """Ask for the new secret."""
        if not isinstance(subject, Session):
            raise Bug("a new secret belongs to somebody")
        self._session = subject
        supervisor = subject.role == Role.SUPERVISOR
        name = subject.name if self.context.language == "zh" else subject.name_en or subject.name
        title = self.tr("{name}, set a new passphrase") if supervisor else self.tr("{name}, set a new PIN")
        self._title.setText(title.format(name=name))
        self._lead.setText(self.tr("The code you signed in with is used up and will not work again."))
        if self._pair is not None:
            self._pair.hide()
            self._pair.deleteLater()
        self._pair = SecretPair(self.context, passphrase=supervisor)
        self._pair.entered.connect(self._set)
        self._place.addWidget(self._pair)
        self._pair.take_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column in the middle."""
        super().resizeEvent(event)
        self._scroll.fit(event.size().width())

    def _set(self) -> None:
        if self._pair is None or not self._save.isEnabled():
            return
        secret = self._pair.checked()
        if secret is None:
            return
        self._save.setEnabled(False)
        service = self.context.service
        self.context.runner.watch(service.sign_in.hashed(secret), self._keep)

    def _keep(self, secret_hash: str) -> None:
        act = self.context.act(self.context.service.identity.change_own_secret, self._done, self._refused)
        act(secret_hash)

    def _refused(self, refusal: object) -> None:
        self._save.setEnabled(True)
        self.context.runner.refused.emit(refusal)

    def _done(self, _change: Change[None]) -> None:
        if self._session is not None:
            shell_of(self).signed_in(msgspec.structs.replace(self._session, must_change=False))
