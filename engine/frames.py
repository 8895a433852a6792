"""Figures, units and extracts as pandas frames, for analysts who go on in Python (docs/python.md).

Nothing of the product itself comes this way: pandas costs more to load than a month's scorecard to compute.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import TYPE_CHECKING

from engine.arrays import ABSENT, NEVER, UNIT

if TYPE_CHECKING:
    import pandas as pd

    from engine.results import BehindNumber, ScorecardRow
    from engine.tables import Extract


def results_frame(rows: Iterable[ScorecardRow]) -> pd.DataFrame:
    """One row per indicator and month, with the columns of `scorecard results`.

    `month` is a monthly period; numerator, denominator and value are floats, missing where not reported;
    rag and the directions are texts as in `results`.
    """
    import pandas as pd

    table = [
        {
            "indicator": row.indicator,
            "month": pd.Period(str(row.month), freq="M"),
            "numerator": _float(row.figure.numerator),
            "denominator": _float(row.figure.denominator),
            "value": _float(row.figure.value),
            "printed": row.printed,
            "rag": row.rag,
            "one_month_ago": row.month_ago.printed,
            "one_month_dot": row.month_ago.direction,
            "one_year_ago": row.year_ago.printed,
            "one_year_dot": row.year_ago.direction,
            "target": row.target,
            "floor": row.floor,
            "national": row.national,
        }
        for row in rows
    ]
    return pd.DataFrame(table)


def units_frame(units: Iterable[BehindNumber]) -> pd.DataFrame:
    """The units behind one number, with the columns of `scorecard children`; amounts are floats."""
    import pandas as pd

    table = [
        (
            unit.unit,
            unit.child,
            unit.numerator / UNIT,
            None if unit.denominator is None else unit.denominator / UNIT,
        )
        for unit in units
    ]
    return pd.DataFrame(table, columns=["unit", "child", "numerator", "denominator"])


def extract_frame(extract: Extract, dates: Iterable[str] = (), numbers: Iterable[str] = ()) -> pd.DataFrame:
    """A clean extract: the columns named as `dates` as days, those named as `numbers` as floats, the others
    as categories of text. What is not recorded is missing.
    """
    import numpy as np  # noqa: PLC0415
    import pandas as pd

    as_dates, as_numbers = set(dates), set(numbers)
    columns: dict[str, object] = {}
    for name in sorted(extract.columns):
        if name in as_dates:
            days = extract.days(name)
            moments = days.astype("datetime64[D]").astype("datetime64[s]")
            columns[name] = np.where(days == NEVER, np.datetime64("NaT", "s"), moments)
        elif name in as_numbers:
            amounts, recorded = extract.amounts(name)
            columns[name] = np.where(recorded, amounts / UNIT, np.nan)
        else:
            codes, texts = extract.texts(name)
            columns[name] = pd.Categorical.from_codes(np.where(codes == ABSENT, -1, codes).tolist(), texts)
    return pd.DataFrame(columns)


def _float(value: Fraction | None) -> float | None:
    return None if value is None else float(value)
