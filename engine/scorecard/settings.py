"""Targets and manual values, read from their extracts."""

from fractions import Fraction

from engine.arrays import NEVER, UNIT
from engine.calendar import Month
from engine.indicators.declaration import Indicator
from engine.results import Value
from engine.scorecard.rating import Standard
from engine.tables import Extract, Extracts


def indicator_ids(table: Extract) -> list[str]:
    """The indicator of each row; ids compare without regard to case (extracts.md)."""
    return [name.lower() for name in table.text_at("INDICATOR", range(table.rows))]


class Standards:
    """The `targets` extract: which target, floor and national figure hold in a month."""

    def __init__(self, extracts: Extracts) -> None:
        table = extracts["targets"]
        rows = range(table.rows)
        texts = (table.text_at(c, rows) for c in ("TARGET", "FLOOR", "NATIONAL", "NATIONAL_NOTE"))
        self._from: dict[str, list[tuple[int, Standard]]] = {}
        ids, since = indicator_ids(table), table.days("FROM_MONTH").tolist()
        for name, day, *values in zip(ids, since, *texts, strict=True):
            self._from.setdefault(name, []).append((day, Standard(*values)))
        for held in self._from.values():
            held.sort(key=lambda pair: pair[0])

    def of(self, indicator: Indicator, month: Month) -> Standard:
        """The row with the latest FROM_MONTH not after the month."""
        held = [s for day, s in self._from.get(indicator.id, ()) if day <= month.first_day]
        return held[-1] if held else Standard()


class ManualValues:
    """The `manual_values` extract: what overrides a computed figure (section 8)."""

    def __init__(self, extracts: Extracts) -> None:
        table = extracts["manual_values"]
        rows = range(table.rows)
        numbers = [table.amounts(column) for column in ("NUMERATOR", "DENOMINATOR", "RESULT")]
        ids, texts = indicator_ids(table), table.text_at("OVERRIDE_TEXT", rows)
        self._given: dict[tuple[str, int], tuple[str, list[Fraction | None]]] = {}
        for row, day in enumerate(table.days("MONTH").tolist()):
            if day != NEVER:
                given = [Fraction(int(v[row]), UNIT) if known[row] else None for v, known in numbers]
                self._given[ids[row], day] = (texts[row], given)

    def apply(self, indicator: Indicator, month: Month, computed: Value) -> Value:
        """The figure that counts: the manual one where there is one, else the computed."""
        text, (numerator, denominator, result) = self._given.get(
            (indicator.id, month.first_day), ("", (None, None, None))
        )
        if text:
            return Value(override=text)
        if indicator.is_count:
            count = numerator if result is None else result
            return computed if count is None else Value(count, None, count)
        if result is not None:
            return Value(numerator, denominator, result)
        if numerator is None or denominator is None:
            return computed
        return figure(indicator, numerator, denominator)


def figure(indicator: Indicator, numerator: Fraction, denominator: Fraction) -> Value:
    """The value of a numerator and a denominator; a denominator of 0 is not reported."""
    if indicator.is_count:
        return Value(numerator, None, numerator)
    if denominator == 0:
        return Value()
    return Value(numerator, denominator, numerator * indicator.scale.value / denominator)
