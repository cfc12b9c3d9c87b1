"""The clerk's pages: idle, visit, end of visit."""
