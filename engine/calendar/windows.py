"""The windows that a figure of one month looks back over (section 1)."""

from collections.abc import Sequence
from enum import StrEnum

import numpy as np

from engine.arrays import Days
from engine.calendar.months import Month


class Window(StrEnum):
    """What a data period means; the values are the document's abbreviations."""

    SNAPSHOT = "SS"
    MONTH = "M"
    ROLLING_YEAR = "R12M"
    YEAR_TO_DATE = "YTD"
    ACADEMIC_YEAR_TO_DATE = "AC YTD"

    def start(self, month: Month) -> Month:
        """The first month of the window that ends with `month`."""
        if self is Window.ROLLING_YEAR:
            return month.plus(-11)
        if self is Window.YEAR_TO_DATE:
            return Month(month.year if month.number >= 4 else month.year - 1, 4)
        if self is Window.ACADEMIC_YEAR_TO_DATE:
            return Month(month.year if month.number >= 9 else month.year - 1, 9)
        return month

    def resets(self, month: Month) -> bool:
        """Whether a to-date figure starts anew in this month (April or September)."""
        to_date = self in (Window.YEAR_TO_DATE, Window.ACADEMIC_YEAR_TO_DATE)
        return to_date and self.start(month) == month


def window_starts(window: Window, months: Sequence[Month]) -> Days:
    """The first day of the window of each month."""
    return np.array([window.start(month).first_day for month in months], dtype=np.int32)
