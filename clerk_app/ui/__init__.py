"""The windows: everything that knows Qt, and nothing that knows the store."""
