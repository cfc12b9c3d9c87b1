"""Language, colours and text size of the window; each is seen at once."""

from __future__ import annotations

from clerk_app.ui.context import Context
from clerk_app.ui.setup.draft import SetUpDraft
from clerk_app.ui.setup.form import ChoiceRow
from clerk_app.ui.setup.step import SetUpStep
from clerk_app.ui.setup.window import shell_of
from clerk_app.ui.shell import TEXT_STEPS
from clerk_app.ui.theme import Mode


class LanguageStep(SetUpStep):
    """Settings `language`, `theme`, `text_percent`."""

    names = ("language", "theme", "text_percent")

    def __init__(self, context: Context, draft: SetUpDraft, *, first_run: bool) -> None:
        super().__init__(context, draft, first_run=first_run)
        theme = context.theme
        languages = [("zh", "中文"), ("en", "English")]
        modes = [("system", self.tr("As the system")), ("light", self.tr("Light")), ("dark", self.tr("Dark"))]
        sizes = [(str(percent), f"{percent} %") for percent in TEXT_STEPS]
        rows = (
            ChoiceRow(theme, self.tr("Language of this counter"), languages, "", self._use_language),
            ChoiceRow(theme, self.tr("Colours"), modes, "", self._use_mode),
            ChoiceRow(theme, self.tr("Size of the text"), sizes, "", self._use_size),
        )
        self.language, self.mode, self.text_size = (row.segment for row in rows)
        card = self.card()
        for row in rows:
            self.fields.row(card, row)

    def name(self) -> str:
        """Return what the list of steps calls it."""
        return self.tr("Language and text size")

    def heading(self) -> str:
        """Return the question it asks."""
        return self.tr("How should this counter look?")

    def lead(self) -> str:
        """Return the line below the heading."""
        return self.tr("You see each choice at once. Ctrl + and Ctrl − change the text size at any time.")

    def shown(self) -> None:
        """Show what is chosen."""
        self.language.choose(self.context.language)
        self.draft.values["language"] = self.context.language
        self.mode.choose(self.context.theme.mode.value)
        percent = shell_of(self).text_percent
        self.text_size.choose(str(percent))
        self.draft.values["text_percent"] = percent
        self.language.setFocus()

    def _use_language(self, language: str) -> None:
        self.draft.values["language"] = language
        self.changed.emit()
        shell_of(self).language_wanted.emit(language)

    def _use_mode(self, mode: str) -> None:
        self.draft.values["theme"] = mode
        self.context.theme.set_mode(Mode(mode))
        self.changed.emit()

    def _use_size(self, percent: str) -> None:
        self.draft.values["text_percent"] = int(percent)
        self.changed.emit()
        shell_of(self).set_text_percent(int(percent))
