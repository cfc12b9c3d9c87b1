"""What a projection writes down of an event reaches it: its list of kinds and what it looks for agree."""

from __future__ import annotations

import ast
import inspect
from types import ModuleType

import pytest

from clerk_app.store.projections import follow_ups, hall, papers, ratings, requests, visits

MODULES = (hall, visits, requests, papers, ratings, follow_ups)


def looked_for(module: ModuleType) -> set[type]:
    """Return the kinds that a case of `module` is written for, or that it asks an event for."""
    names = set()
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        if isinstance(node, ast.MatchClass):
            names.add(ast.unparse(node.cls))
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == "isinstance":
            names |= {name.strip() for name in ast.unparse(node.args[1]).split("|")}
    kinds = {eval(name, vars(module)) for name in names}  # names of our own source
    return {kind for kind in kinds if kind.KIND}


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__.rpartition(".")[2])
def test_every_kind_that_is_looked_for_is_listed_and_no_other(module: ModuleType) -> None:
    assert set(module.KINDS) == looked_for(module)
    assert len(set(module.KINDS)) == len(module.KINDS)
