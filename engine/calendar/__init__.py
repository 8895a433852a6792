"""Months, windows, ages and working days (section 1 of the definitions).

All but the month computes with numpy, which the first figures on screen do not wait for.
"""

from typing import TYPE_CHECKING

from engine.calendar.months import Month
from engine.lazily import lazily

if TYPE_CHECKING:
    from engine.calendar.ages import age_on, birthday
    from engine.calendar.windows import Window, window_starts
    from engine.calendar.working_days import working_days_after
    from engine.calendar.years import add_months

__all__ = ["Month", "Window", "add_months", "age_on", "birthday", "window_starts", "working_days_after"]

__getattr__ = lazily(
    __name__,
    {
        "Window": "windows",
        "add_months": "years",
        "age_on": "ages",
        "birthday": "ages",
        "window_starts": "windows",
        "working_days_after": "working_days",
    },
)
