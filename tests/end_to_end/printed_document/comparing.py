"""Every printed cell beside the computed one; what differs is listed as (where, printed, computed)."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from engine.calendar import Month
from engine.indicators.catalogue import indicator
from engine.profile import Profile, shipped
from engine.results import ScorecardRow
from engine.scorecard.rounding import fixed
from engine.scorecard.rows import scorecard
from engine.table_catalogue import table_called
from engine.tables import Extracts

from .reading import demographic_tables, difference_row, education_factors, key_stage, printed_rows

MONTH = Month(2019, 7)
RATINGS = {"green": "G", "amber": "A", "red": "R", "": ""}
ARROWS = {"better": "↑", "same": "⇒", "worse": "↓", "": ""}
GAIN_IS_A_FALL = ("L",)


class Difference(NamedTuple):
    """One cell that the document prints otherwise."""

    where: str
    printed: str
    computed: str


def differences(extracts: Extracts) -> list[Difference]:
    """All cells of the document that the engine computes otherwise from the extracts."""
    return [cell for cell in cells(extracts) if cell.printed != cell.computed]


def cells(extracts: Extracts) -> list[Difference]:
    """Every cell of the document, as printed and as computed."""
    profile = shipped()
    return [
        *_scorecard_cells(extracts, profile),
        *(cell for name in ("ks2", "ks4") for cell in _key_stage_cells(name, extracts, profile)),
        *_demographic_cells(extracts, profile),
        *_factor_cells(extracts, profile),
        *_difference_cells(extracts, profile),
    ]


def _scorecard_cells(extracts: Extracts, profile: Profile) -> Iterator[Difference]:
    computed = {row.indicator: row for row in scorecard(extracts, [MONTH], profile).rows}
    for printed in printed_rows():
        row = computed.pop(printed["slug"])
        for column, cell in _row_cells(row).items():
            yield Difference(f"{row.indicator} {column}", printed[column], cell)
    yield Difference("rows that the document does not have", "", ", ".join(computed))


def _row_cells(row: ScorecardRow) -> dict[str, str]:
    declared = indicator(row.indicator)
    return {
        "latest_and_rag": f"{row.printed} {RATINGS[row.rag]}".strip(),
        "num": _numerator(row),
        "denom": _denominator(row),
        "target_19_20": row.target,
        "m1_result": row.month_ago.printed,
        "m1_dot": ARROWS[row.month_ago.direction],
        "y1_result": row.year_ago.printed,
        "y1_dot": ARROWS[row.year_ago.direction],
        "national": row.national,
        "polarity": str(declared.polarity.value),
        "period": str(declared.period.value),
    }


def _places(row: ScorecardRow) -> int:
    """Posts are printed to one decimal place."""
    return 1 if row.indicator == "staff_qsw_posts_filled" else 0


def _numerator(row: ScorecardRow) -> str:
    if row.figure.numerator is None or row.figure.denominator is None:
        return ""
    return fixed(row.figure.numerator, _places(row), commas=True)


def _denominator(row: ScorecardRow) -> str:
    if row.figure.denominator is None:
        return ""
    posts = row.indicator.startswith("staff_")
    return fixed(row.figure.denominator, 1 if posts else 0, commas=True)


def _table_cells(
    name: str, printed: Sequence[Sequence[str]], computed: Sequence[Sequence[str]]
) -> Iterator[Difference]:
    """Cells of two tables side by side, row by row and column by column."""
    yield Difference(f"{name} rows", " | ".join(r[0] for r in printed), " | ".join(r[0] for r in computed))
    for expected, row in zip(printed, computed, strict=False):
        for place, cell in enumerate(expected):
            yield Difference(f"{name} {expected[0]} column {place}", cell, row[place])


def _demographic_cells(extracts: Extracts, profile: Profile) -> Iterator[Difference]:
    for name, printed in demographic_tables().items():
        yield from _table_cells(name, printed, table_called(name)(extracts, MONTH, profile))


def _key_stage_cells(name: str, extracts: Extracts, profile: Profile) -> Iterator[Difference]:
    yield from _table_cells(name, key_stage(name), table_called(name)(extracts, MONTH, profile)[1:])


def _factor_cells(extracts: Extracts, profile: Profile) -> Iterator[Difference]:
    computed = table_called("education_factors")(extracts, MONTH, profile)
    yield from _table_cells("education_factors", education_factors(), [row[:4] for row in computed[1:]])


def _difference_cells(extracts: Extracts, profile: Profile) -> Iterable[Difference]:
    header, row = table_called("iha_uasc_difference")(extracts, MONTH, profile)
    return _table_cells("iha_uasc_difference", difference_row(), [header, row])
