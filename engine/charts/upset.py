"""How often several conditions occur together: sets, and their exact combinations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.charts.axis import Axis
from engine.charts.words import listed, sentence

if TYPE_CHECKING:
    from engine.results import Table


@dataclass(frozen=True)
class UpSetSet:
    """One condition, and how many meet it (whatever else they meet)."""

    name: str
    total: int | None
    text: str = ""


@dataclass(frozen=True)
class Combination:
    """Those who meet exactly these conditions and none of the others; `members` are places of sets."""

    members: tuple[int, ...]
    count: int | None
    text: str = ""


@dataclass(frozen=True)
class UpSetChart:
    """Combinations that occur, the most frequent first. Each child stands in exactly one of them."""

    title: str
    unit: str
    sets: tuple[UpSetSet, ...]
    combinations: tuple[Combination, ...]
    axis: Axis

    def name_of(self, combination: Combination) -> str:
        """'Persistent absence and not in education, no other'."""
        names = [self.sets[place].name for place in combination.members]
        return f"{listed(names)} only" if len(names) < len(self.sets) else f"all of {listed(names)}"

    @staticmethod
    def text(item: Combination | UpSetSet) -> str:
        """The count as printed."""
        count = item.count if isinstance(item, Combination) else item.total
        return item.text or ("-" if count is None else f"{count:,}")

    @property
    def alt_text(self) -> str:
        """What the chart shows: how many meet each condition, and the most frequent combinations."""
        if not self.combinations:
            return sentence(f"Chart of combinations without data: {self.title}")
        totals = "; ".join(f"{each.name} {self.text(each)}" for each in self.sets)
        shown = "; ".join(f"{self.name_of(c)} {self.text(c)}" for c in self.combinations)
        return sentence(f"Chart of combinations: {self.title}, {self.unit}", totals, f"Exactly: {shown}")

    def twin(self) -> Table:
        """The same data as a table: the sets' totals, then each exact combination."""
        rows = [["", self.unit.capitalize()]]
        rows += [[f"{each.name}, in all", self.text(each)] for each in self.sets]
        return rows + [[self._row_name(c), self.text(c)] for c in self.combinations]

    def _row_name(self, combination: Combination) -> str:
        name = self.name_of(combination)
        return name[0].upper() + name[1:]
