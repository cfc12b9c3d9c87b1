"""Every code these rules raise has its sentence, and every sentence belongs to a code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from ruamel.yaml import YAML

import clerk_app
from clerk_app.resources import resource_path

PACKAGE = Path(clerk_app.__file__).parent
AREAS = {
    "field": ("field.",),
    "number": ("number.",),
    "promise": ("promise.", "limit.", "calendar."),
    "sign_in": ("sign_in.",),
    "publishing": ("publishing.",),
    "pack": ("pack.",),
}
RAISED = re.compile(r'(?:Refusal|Hint)\(\s*"([a-z0-9_.]+)"((?:[^()]|\([^()]*\))*)\)')


def sentences(area: str) -> dict[str, dict[str, str]]:
    loaded: dict[str, dict[str, str]] = YAML(typ="safe").load(resource_path(f"texts/{area}.yaml"))
    return loaded


def raised(area: str) -> dict[str, set[str]]:
    """The codes in the sources with the parameters given in every place that raises them."""
    found: dict[str, set[str]] = {}
    for source in PACKAGE.rglob("*.py"):
        for code, arguments in RAISED.findall(source.read_text(encoding="utf-8")):
            if code.startswith(AREAS[area]):
                names = set(re.findall(r"(\w+)=", arguments))
                found[code] = found.get(code, names) & names
    return found


@pytest.mark.parametrize("area", AREAS)
def test_codes_and_sentences_are_the_same(area: str) -> None:
    assert set(sentences(area)) == set(raised(area))


@pytest.mark.parametrize("area", AREAS)
def test_a_sentence_names_only_what_its_code_gives(area: str) -> None:
    given = raised(area)
    for code, wording in sentences(area).items():
        for language in ("zh", "en"):
            used = set(re.findall(r"\{(\w+)\}", wording[language]))
            if code != "field.hint.missing":  # takes over the parameters of `field.too_short`
                assert used <= given[code], (code, language)


@pytest.mark.parametrize("area", AREAS)
def test_the_wording_is_calm_and_says_what_to_do(area: str) -> None:
    for code, wording in sentences(area).items():
        assert not set("！!你") & set(wording["zh"] + wording["en"]), code
        if not code.startswith("field.hint."):
            assert wording["zh"].endswith("。"), code
            assert wording["en"].endswith("."), code
