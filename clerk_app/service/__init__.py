"""One method per action of a person: load, decide, append, project, return what changed."""
