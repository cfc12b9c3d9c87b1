"""The counter's rules as pure functions and frozen dataclasses: no clock, no chance, no I/O."""
