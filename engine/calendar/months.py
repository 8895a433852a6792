"""Calendar months. Knows the standard library alone."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import total_ordering

from engine.errors import UserError

EPOCH = date(1970, 1, 1)


@total_ordering
@dataclass(frozen=True)
class Month:
    """A reporting month; all is as at the end of its last day."""

    year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> "Month":
        """The month written yyyy-mm, of the years 1900 to 2999; raises UserError for anything else."""
        match = re.fullmatch(r"((?:19|2[0-9])[0-9]{2})-(0[1-9]|1[0-2])", text.strip())
        if match is None:
            raise UserError(f"'{text}' is not a month. Write it as yyyy-mm, for example 2019-07.")
        return cls(int(match[1]), int(match[2]))

    @classmethod
    def containing(cls, day: int) -> "Month":
        """The month of a day counted from 1 January 1970."""
        when = EPOCH + timedelta(days=int(day))
        return cls(when.year, when.month)

    def __lt__(self, other: "Month") -> bool:
        return (self.year, self.number) < (other.year, other.number)

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.number:02d}"

    def plus(self, months: int) -> "Month":
        """The month so many months later (earlier if negative)."""
        index = self.year * 12 + self.number - 1 + months
        return Month(index // 12, index % 12 + 1)

    def until(self, last: "Month") -> tuple["Month", ...]:
        """This month and all later ones up to `last`, ascending."""
        count = (last.year - self.year) * 12 + last.number - self.number + 1
        return tuple(self.plus(number) for number in range(count))

    @property
    def first_day(self) -> int:
        """The first day of the month, counted from 1 January 1970."""
        return (date(self.year, self.number, 1) - EPOCH).days

    @property
    def last_day(self) -> int:
        """D of the definitions: the last day of the month, counted from 1 January 1970."""
        return self.plus(1).first_day - 1
