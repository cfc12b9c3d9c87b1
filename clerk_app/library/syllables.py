"""How the name of a person is typed with pinyin: the usual reading of each character, from a table the build made.

Texts of procedures are read by their words instead, see `pinyin`; what that takes is nothing to load for a sign-in.
"""

from __future__ import annotations

from functools import cache

from clerk_app.resources import generated_path


def spell_name(name: str) -> tuple[str, ...]:
    """Return for each character of `name` its reading without tone, `v` for ü; one without a reading is itself, small.

    陈静 is ("chen", "jing").
    """
    return tuple(_reading(character) for character in name)


@cache
def _syllables() -> tuple[tuple[str, str], ...]:
    lines = generated_path("syllables.txt").read_text(encoding="utf-8").splitlines()
    return tuple((syllable, characters) for syllable, _, characters in (line.partition(" ") for line in lines))


def _reading(character: str) -> str:
    # 400 searches through short texts: less than making a table by character of 27,000, of which names need a dozen.
    for syllable, characters in _syllables():
        if character in characters:
            return syllable
    return character.casefold()
