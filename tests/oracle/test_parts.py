"""A scorecard computed in many small parts is the scorecard computed at once."""

import pytest

from engine.calendar import Month
from engine.care import monthly
from engine.results import ScorecardRow
from engine.scorecard import scorecard
from engine.tables import Extracts

from .arrow import clean_tables
from .comparing import engine_profile
from .councils import council

LAST = Month(2019, 7)
MONTHS = [LAST.plus(-back) for back in range(13)]


def _rows(seed: int) -> tuple[ScorecardRow, ...]:
    drawn = council(seed)
    clean = Extracts.of(clean_tables(drawn.extracts))
    return scorecard(clean, MONTHS, engine_profile(drawn.profile)).rows


@pytest.mark.parametrize("rows", [1, 7])
def test_parts_add_up(rows: int, monkeypatch: pytest.MonkeyPatch) -> None:
    at_once = [_rows(seed) for seed in range(12)]
    monkeypatch.setattr(monthly, "PART", rows)
    assert [_rows(seed) for seed in range(12)] == at_once
