"""What is known of each child whatever the month: birth, sex, ethnicity, UASC status."""

from functools import cached_property

import numpy as np

from engine.arrays import ABSENT, NEVER, Codes, Days, Mask, Rows
from engine.calendar.ages import in_years
from engine.tables import Extract, Extracts, codes_like, numbered_codes_like

SEXES = {"F": 0, "M": 1}
NOT_UASC = np.int32(-(2**31))


class Children:
    """Facts by child number; every array has one place per child, and one more for 'no such child'."""

    def __init__(self, extracts: Extracts) -> None:
        self._extracts = extracts
        self.count = extracts["episodes"].distinct("CHILD")
        self._numbers: dict[str, Rows] = {}

    def rows_by_child(self, extract: Extract) -> Rows:
        """The row of each child in an extract with one row per child; ABSENT where none."""
        child = self.number(extract)
        rows = np.full(self.count + 1, ABSENT, dtype=np.int32)
        rows[child] = np.arange(extract.rows, dtype=np.int32)
        rows[-1] = ABSENT
        return rows

    def number(self, extract: Extract) -> Rows:
        """The child's number in each row of an extract; ABSENT for a child without episodes."""
        if extract.name not in self._numbers:
            episodes = self._extracts["episodes"]
            numbered = numbered_codes_like(episodes, extract, "CHILD")
            if numbered is not None:
                self._numbers[extract.name] = numbered
                return numbered
            others = [self._extracts[name] for name in self._extracts.names]
            others = [other for other in others if other.has("CHILD") or other.name == extract.name]
            codes = codes_like(episodes, others, "CHILD")
            self._numbers |= dict(zip((other.name for other in others), codes, strict=True))
            self._numbers.setdefault(extract.name, np.full(extract.rows, ABSENT, dtype=np.int32))
        return self._numbers[extract.name]

    @cached_property
    def header_row(self) -> Rows:
        """The child's row in `header`."""
        return self.rows_by_child(self._extracts["header"])

    @cached_property
    def in_header(self) -> Mask:
        """Children with a header row; the others have no age."""
        holds: Mask = self.header_row != ABSENT
        return holds

    @cached_property
    def birth(self) -> Days:
        """Date of birth; NEVER without a header row."""
        days = np.append(self._extracts["header"].days("DOB"), NEVER)
        return days[self.header_row].astype(np.int32)

    @cached_property
    def birth_in_years(self) -> Rows:
        """Date of birth as ages are told from."""
        return in_years(self.birth)

    def header_code(self, column: str, values: dict[str, int]) -> Codes:
        """A code of the header as `values[code]`, by child; ABSENT where not recorded."""
        codes = np.append(self._extracts["header"].positions(column, values), np.int32(ABSENT))
        return codes[self.header_row]

    @cached_property
    def sex(self) -> Codes:
        """0 female, 1 male, ABSENT for anything else."""
        return self.header_code("SEX", SEXES)

    @cached_property
    def uasc_until(self) -> Days:
        """The day UASC status ceases (DUC), NEVER while it lasts, NOT_UASC for other children (section 2)."""
        extract = self._extracts["uasc"]
        row = self.rows_by_child(extract)
        ceased = np.append(extract.days("DUC"), NEVER)[row]
        flagged = self.header_code("UASC", {"Y": 1}) == 1
        return np.where(row != ABSENT, ceased, np.where(flagged, NEVER, NOT_UASC)).astype(np.int32)
