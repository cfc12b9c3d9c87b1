"""Names of people are found by the pinyin of their characters, without the tables for whole texts."""

from __future__ import annotations

import subprocess
import sys

import pytest

from clerk_app.library.pinyin import spell
from clerk_app.library.syllables import spell_name


@pytest.mark.parametrize(
    ("name", "spelt"),
    [
        ("陈静", ("chen", "jing")),
        ("吕绿", ("lv", "lv")),
        ("欧阳修", ("ou", "yang", "xiu")),
        ("何丽华", ("he", "li", "hua")),
        ("周·A", ("zhou", "·", "a")),
        ("", ()),
    ],
)
def test_every_character_of_a_name_has_one_reading(name: str, spelt: tuple[str, ...]) -> None:
    assert spell_name(name) == spelt


@pytest.mark.parametrize("character", "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程")
def test_a_character_alone_is_read_as_the_tables_for_texts_read_it(character: str) -> None:
    assert spell_name(character) == spell(character)


def test_a_name_is_spelt_without_the_tables_for_texts() -> None:
    script = (
        "import sys; from clerk_app.library.syllables import spell_name; spell_name('陈静');"
        "sys.exit('pypinyin' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], check=False)
    assert done.returncode == 0
