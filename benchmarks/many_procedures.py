"""The finder over 300 procedures: what a key press costs, against a plain substring scan of the same texts.

The procedures are the shipped ones and variations of them: their words are put together anew, so that the texts of no
two are the same.
"""

from __future__ import annotations

import random
from dataclasses import replace

from benchmarks.row import Row, Setting, in_turns, timed
from clerk_app.core.procedure import Procedure
from clerk_app.core.sentence import Sentence
from clerk_app.library.check import search_keys
from clerk_app.library.reader import read_procedure
from clerk_app.library.search import Finder
from clerk_app.library.search_hit import SearchKeys
from clerk_app.resources import resource_path

PROCEDURES = 300
RUNS = 60
FRAME_MS = 16.0
QUERIES = (
    "g", "gh", "guohu", "guohi", "gouhu", "juminxinzuang", "dianfeichaxun", "transfer", "tranfer", "过户", "zzzzzzzz",
    "aaaaaaaaaaaaaaaaaaaaaaaa", "想把电表改成我的名字", "家里人口多电费能便宜吗", "I want to put the meter in my name",
)  # fmt: skip
_PLACES = ("城南", "城北", "河东", "河西", "新区", "老街", "山前", "湖滨", "园区", "镇上")
_PLACES_EN = ("south", "north", "east bank", "west bank", "new town", "old town", "hills", "lake", "park", "market")


def procedures(count: int = PROCEDURES) -> list[tuple[Procedure, SearchKeys]]:
    """Return `count` procedures with their keys: the shipped ones, then variations that stay the same in every run."""
    files = sorted(resource_path("procedures").glob("*.yaml"))
    shipped = [one for file in files if (one := read_procedure(file.read_bytes(), file.name, None)[0]) is not None]
    chance = random.Random(20261123)
    sayings = [saying for one in shipped for saying in one.search]
    made = list(shipped)
    while len(made) < count:
        one, number = chance.choice(shipped), len(made)
        place = chance.randrange(len(_PLACES))
        title = Sentence(f"{_PLACES[place]}{one.title.zh}{number}", f"{one.title.en}, {_PLACES_EN[place]} {number}")
        mixed = tuple(
            f"{_PLACES[place]}{saying}" if saying.isascii() is False else f"{saying} {_PLACES_EN[place]}"
            for saying in chance.sample(sayings, len(one.search))
        )
        made.append(replace(one, id=f"{one.id}_{number}", title=title, search=mixed))
    return [(one, search_keys(one)) for one in made]


def rows(setting: Setting) -> list[Row]:
    """In turns: look for each query in all texts as they are, and ask the finder."""
    del setting
    entries = procedures()
    finder = Finder(entries)
    finder.prepare()
    texts = [
        text
        for procedure, keys in entries
        for text in (
            procedure.title.en.casefold(), procedure.summary.zh, procedure.summary.en.casefold(),
            *(part for one in (keys.title, *keys.sayings) for part in (one.text, "".join(one.spelling))),
        )
    ]  # fmt: skip
    measured = in_turns(
        [
            work
            for query in QUERIES
            for work in (
                timed(lambda query=query: [text for text in texts if query in text]),  # type: ignore[misc]
                timed(lambda query=query: finder.search(query)),  # type: ignore[misc]
            )
        ],
        RUNS,
        warm_up=3,
    )
    floors, ours = measured[::2], measured[1::2]
    slowest = max(range(len(QUERIES)), key=lambda at: ours[at].p50)
    floor = floors[slowest]
    return [
        Row(
            "search", f"{len(entries)} procedures searched at a key press, the slowest of {len(QUERIES)} queries",
            f"substring scan of the same {len(texts)} texts", floor.p50, ours[slowest].p50, 20.0, noise=floor.noise,
            remark=f"slowest is “{QUERIES[slowest]}”",
        ),
        Row(
            "search_frame", "the same, within one frame", "–", None, ours[slowest].p50, FRAME_MS, noise=floor.noise,
            remark=f"p99 of all queries {max(one.p99 for one in ours):.1f} ms",
        ),
    ]  # fmt: skip
