"""Numbers of rows that come in blocks, in one array."""

import numpy as np
import numpy.typing as npt

_MORE = 1.25


class Gathered:
    """Grows as blocks are added; room for as many as are expected is never copied."""

    def __init__(self, expected: int) -> None:
        self._numbers: npt.NDArray[np.int32] = np.empty(expected, dtype=np.int32)
        self._end = 0

    def room(self, count: int) -> npt.NDArray[np.int32]:
        """Room for the numbers of further rows, to be filled."""
        start, self._end = self._end, self._end + count
        if self._end > len(self._numbers):
            larger = np.empty(int(self._end * _MORE), dtype=np.int32)
            larger[:start] = self._numbers[:start]
            self._numbers = larger
        return self._numbers[start : self._end]

    def all(self) -> npt.NDArray[np.int32]:
        """The numbers of all rows."""
        return self._numbers[: self._end]
