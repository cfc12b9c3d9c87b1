"""Days: which one an instant falls on in the hall, and how a day is written for people."""

from __future__ import annotations

import datetime as dt

from clerk_app.core.sentence import Language

_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_WEEKDAYS_ZH = "一二三四五六日"
_WEEKDAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS_EN = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def local_time(at_ms: int, zone: dt.tzinfo) -> dt.datetime:
    """Return the hall's wall-clock time at `at_ms` milliseconds UTC."""
    return (_EPOCH + dt.timedelta(milliseconds=at_ms)).astimezone(zone)


def local_day(at_ms: int, zone: dt.tzinfo) -> dt.date:
    """Return the hall's day at `at_ms` milliseconds UTC."""
    return local_time(at_ms, zone).date()


def day_in_words(day: dt.date, language: Language, *, weekday: bool = True) -> str:
    """Return ``2026年11月30日 周一`` or ``Monday 30 November 2026``; whatever the machine's locale."""
    if language == "zh":
        words = f"{day.year}年{day.month}月{day.day}日"
        return f"{words} 周{_WEEKDAYS_ZH[day.weekday()]}" if weekday else words
    words = f"{day.day} {_MONTHS_EN[day.month - 1]} {day.year}"
    return f"{_WEEKDAYS_EN[day.weekday()]} {words}" if weekday else words


def weekday_in_words(day: dt.date, language: Language, *, short: bool = True) -> str:
    """Return the day's name: ``一`` / ``Mon`` for the cells of a strip, else ``周一`` / ``Monday``."""
    number = day.weekday()
    if language == "zh":
        return _WEEKDAYS_ZH[number] if short else f"周{_WEEKDAYS_ZH[number]}"
    return _WEEKDAYS_EN[number][:3] if short else _WEEKDAYS_EN[number]
