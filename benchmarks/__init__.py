"""Measurements against floors of the same run: `python -m benchmarks`.

One file an item. Each has `rows(setting) -> list[Row]`, measures through the same code as the user, and takes its floor
in turns with it, so that a noisy machine disturbs both.
"""
