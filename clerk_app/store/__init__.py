"""What is written down and read again: journal, vault, projections, in one SQLite file."""
