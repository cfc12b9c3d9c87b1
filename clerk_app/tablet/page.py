"""The files of the rating page: markup, style, script, fonts, and its sentences as a script."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from clerk_app.core import rating
from clerk_app.core.sentence import Language, Sentence
from clerk_app.resources import generated_path, resource_path
from clerk_app.texts import sentence

PAGE_TEXTS: tuple[str, ...] = (
    "title",
    "language",
    "larger",
    "larger_off",
    "served_by",
    "counter",
    "staff_number",
    "between_services",
    "question",
    "countdown",
    "countdown_one",
    "countdown_change",
    "countdown_change_one",
    "decline",
    "keep",
    "question_again",
    "low_title",
    "low_chosen",
    "choose_again",
    "comment_label",
    "comment_hint",
    "call_back_label",
    "call_back_yes",
    "call_back_no",
    "call_note",
    "call_note_one",
    "privacy",
    "low_countdown",
    "low_countdown_one",
    "submit",
    "thanks",
    "thanks_recorded",
    "thanks_papers",
    "call_promise",
    "call_promise_within",
    "call_promise_within_one",
    "review_promise",
    "change",
    "declined_title",
    "declined_text",
    "late_title",
    "late_text",
    "withdrawn_title",
    "withdrawn_text",
    "idle_counter",
    "idle_serving",
    "idle_closed",
    "idle_title",
    "idle_text",
    "idle_papers",
    "idle_answer",
    "idle_hotline",
    "offline",
    "offline_idle",
    "sending",
    "not_recorded",
    "announce",
    "pair_title",
    "pair_text",
    "pair_waiting",
    "pair_done",
    "pair_taken",
    "pair_over",
    "pair_own_pc",
    "pair_scan",
    "unpaired_title",
    "unpaired_text",
    "replaced_title",
    "replaced_text",
    "date",
)
"""The page's sentences, ``tablet.page.…`` in the text files."""


SCRIPTS: tuple[str, ...] = (
    "sentences.js",
    "requests.js",
    "views.js",
    "pairing.js",
    "delivery.js",
    "rest.js",
    "question.js",
    "connection.js",
    "tablet.js",
)
"""The parts of the page, each after those it uses. Plain scripts: WebViews in halls are older than modules."""

_SCRIPT = "text/javascript; charset=utf-8"
_LANGUAGES: tuple[Language, ...] = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Asset:
    """One file of the page, ready to be sent."""

    body: bytes
    media_type: str
    cache: str

    @property
    def etag(self) -> str:
        """Changes when the file does."""
        return f'"{hashlib.sha256(self.body).hexdigest()[:20]}"'


def load_assets(hall: Sentence, hotline: str, language: Language) -> dict[str, Asset]:
    """Read the page; keys are paths. The fonts are the cut faces (2.5 MB each), fetched once a month."""
    folder = resource_path("tablet")
    index = Asset((folder / "index.html").read_bytes(), "text/html; charset=utf-8", "no-store")
    texts = _texts_script(hall, hotline, language)
    assets = {
        "/": index,
        "/pair": index,
        "/favicon.ico": Asset(b"", "image/x-icon", "max-age=2592000"),  # browsers ask for one
        "/style.css": Asset((folder / "style.css").read_bytes(), "text/css; charset=utf-8", "no-cache"),
        "/texts.js": Asset(texts, _SCRIPT, "no-cache"),
    }
    for script in SCRIPTS:
        assets[f"/{script}"] = Asset((folder / script).read_bytes(), _SCRIPT, "no-cache")
    for weight in ("Regular", "Bold"):
        face = generated_path(f"fonts/NotoSansSC-{weight}-cut.ttf").read_bytes()
        assets[f"/fonts/{weight.lower()}.ttf"] = Asset(face, "font/ttf", "max-age=2592000")
    return assets


def _texts_script(hall: Sentence, hotline: str, first: Language) -> bytes:
    """The sentences in both languages: the page changes its language without asking the server."""
    data = {
        language: {
            "hall": hall.to(language),
            **{code: sentence(f"tablet.page.{code}").to(language) for code in PAGE_TEXTS},
            **{
                f"grade_{int(one)}": sentence(f"rating.grade.{one.code}").to(language) for one in rating.Grade
            },
            **{f"reason_{one}": sentence(f"rating.reason.{one}").to(language) for one in rating.REASONS},
        }
        for language in _LANGUAGES
    }
    constants = {
        "reasons": rating.REASONS,
        "comment_limit": rating.COMMENT_LIMIT,
        "hotline": hotline,
        "language": first,
    }
    lines = (
        "window.CLERK_TEXTS = " + json.dumps(data, ensure_ascii=True) + ";",
        "window.CLERK_CONSTANTS = " + json.dumps(constants, ensure_ascii=True) + ";",
    )
    return "\n".join(lines).encode("ascii")
