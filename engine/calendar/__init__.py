"""Months, windows, ages and working days (section 1 of the definitions)."""

from engine.calendar.ages import age_on, birthday
from engine.calendar.months import Month, add_months
from engine.calendar.windows import Window, window_starts
from engine.calendar.working_days import working_days_after

__all__ = ["Month", "Window", "add_months", "age_on", "birthday", "window_starts", "working_days_after"]
