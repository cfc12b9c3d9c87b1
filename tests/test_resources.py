"""Shipped files are found by one name wherever the program lies (the wheel: test_project/test_wheel.py)."""

from __future__ import annotations

import pytest

from clerk_app.core.errors import Bug
from clerk_app.resources import generated_path, resource_path


def test_a_source_file_is_found_beside_the_package() -> None:
    assert "printer" in resource_path("icons.txt").read_text(encoding="utf-8").split()


def test_a_folder_is_found_too() -> None:
    assert list(resource_path("texts").glob("*.yaml"))


def test_a_file_the_build_made_is_found() -> None:
    assert generated_path("fonts/NotoSansSC-Regular.ttf").stat().st_size > 5_000_000


@pytest.mark.parametrize("find", [resource_path, generated_path])
@pytest.mark.parametrize(
    "name", ["no_such_file.yaml", "../pyproject.toml", "../../resources/../pyproject.toml", "/etc"]
)
def test_what_is_not_shipped_is_our_error(find: type[object], name: str) -> None:
    with pytest.raises(Bug):
        find(name)  # type: ignore[call-arg]
