"""Numbers of rows that come in blocks, in one array."""

from typing import Generic

import numpy as np
import numpy.typing as npt

from engine.arrays import Number

_MORE = 1.25


class Gathered(Generic[Number]):
    """Grows as blocks are added; room for as many as are expected is never copied."""

    def __init__(self, expected: int, dtype: type[Number]) -> None:
        self._numbers: npt.NDArray[Number] = np.empty(expected, dtype=dtype)
        self._end = 0

    def room(self, count: int) -> npt.NDArray[Number]:
        """Room for the numbers of further rows, to be filled."""
        start, self._end = self._end, self._end + count
        if self._end > len(self._numbers):
            larger = np.empty(int(self._end * _MORE), dtype=self._numbers.dtype)
            larger[:start] = self._numbers[:start]
            self._numbers = larger
        return self._numbers[start : self._end]

    def all(self) -> npt.NDArray[Number]:
        """The numbers of all rows."""
        return self._numbers[: self._end]
