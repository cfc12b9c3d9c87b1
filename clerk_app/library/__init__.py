"""The procedure library: reads, checks and finds the written procedures of a hall."""
