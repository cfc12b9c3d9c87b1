"""Widgets that show plain data: they know the theme and `core` types, never the service."""
