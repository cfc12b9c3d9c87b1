"""The command line: one module a command, each with `run(call) -> exit status`; what it needs is imported in it."""
