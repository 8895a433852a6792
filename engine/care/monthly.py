"""What is counted at month ends: rows of some table, month by month."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Self, TypeVar

import numpy as np
import numpy.typing as npt

from engine.arrays import PART, Days, Index, Rows
from engine.care.keeping import Keeping

if TYPE_CHECKING:
    from engine.care.model import CareModel

Scalar = TypeVar("Scalar", bound=np.generic)


def joined(months: Sequence[npt.NDArray[Scalar]]) -> npt.NDArray[Scalar]:
    """A column from its months; one month as it is."""
    return months[0] if len(months) == 1 else np.concatenate(months)


@dataclass(frozen=True, eq=False)
class Monthly(Keeping):
    """Rows of a table at the month ends of a model; a row may stand in several months.

    `rows` leads from the place of a month among the model's months to its rows. The columns have one value
    for each (month, row), in order of month.
    """

    model: CareModel
    rows: Mapping[int, Rows]

    def __len__(self) -> int:
        return sum(map(len, self.rows.values()))

    def parts(self) -> Iterator[Self]:
        """The same rows in parts of whole months that, while they are asked, fit the processor's cache."""
        part: dict[int, Rows] = {}
        for place, rows in self.rows.items():
            if part and sum(map(len, part.values())) + len(rows) > PART:
                yield self._part(part)
                part = {}
            part[place] = rows
        yield self if len(part) == len(self.rows) else self._part(part)

    def _part(self, rows: Mapping[int, Rows]) -> Self:
        return replace(self, rows=rows)

    @cached_property
    def row(self) -> Rows:
        """The row of the table."""
        return joined(tuple(self.rows.values()))

    def of(self, column: npt.NDArray[Scalar]) -> npt.NDArray[Scalar]:
        """A column of the table for each (month, row)."""
        return column.take(self._index)

    @cached_property
    def _index(self) -> Index:
        return self.row.astype(np.intp)  # numpy makes it of every other kind of index each time

    @cached_property
    def month(self) -> Rows:
        """The place of the month among the model's months."""
        return self.by_month(np.arange(len(self.model.days), dtype=np.int32))

    def by_month(self, values: npt.NDArray[Scalar]) -> npt.NDArray[Scalar]:
        """A column of what holds for each month of the model."""
        if len(self.rows) == 1:
            return np.broadcast_to(values[next(iter(self.rows))], len(self))
        return np.repeat(values[list(self.rows)], [len(rows) for rows in self.rows.values()])

    def by_months(self, column: npt.NDArray[Scalar]) -> list[npt.NDArray[Scalar]]:
        """A column cut into its months."""
        cuts = np.cumsum([0, *map(len, self.rows.values())]).tolist()
        return [column[first:after] for first, after in pairwise(cuts)]

    @cached_property
    def day(self) -> Days:
        """D."""
        return self.by_month(self.model.days)

    def names(self, rows: Rows) -> tuple[list[str], list[str]]:
        """The unit and the child of some places, as `scorecard children` has them (commands.md)."""
        raise NotImplementedError
