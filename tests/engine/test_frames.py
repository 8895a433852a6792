"""What an analyst gets as pandas frames is what the commands print."""

import re
from fractions import Fraction
from pathlib import Path

import pandas as pd
import pytest

from engine import resource
from engine.arrays import UNIT
from engine.calendar import Month
from engine.care.model import CareModel
from engine.extracts import extracts_from
from engine.frames import extract_frame, results_frame, units_frame
from engine.indicators.catalogue import CATALOGUE, indicator
from engine.indicators.figures import behind
from engine.profile import shipped
from engine.scorecard import scorecard
from engine.tables import Extracts

JULY = Month(2019, 7)
PAGE = Path(__file__).parents[2] / "docs" / "python.md"


@pytest.fixture(scope="module")
def sample() -> Extracts:
    return extracts_from([resource.path("sample", "council.zip")])


def test_results_have_a_row_per_indicator_and_month(sample: Extracts) -> None:
    card = scorecard(sample, [JULY.plus(-1), JULY], shipped())
    frame = results_frame(card.rows)
    assert len(frame) == 2 * len(CATALOGUE)
    row = frame[(frame.indicator == "health_iha_20wd") & (frame.month == pd.Period("2019-07", "M"))].iloc[0]
    assert (row.numerator, row.denominator, row.printed, row.rag) == (394, 631, "62.4%", "red")
    assert row.value == float(Fraction(39400, 631))
    overridden = frame[frame.indicator == "edu_ehcp_20wk_acytd"].iloc[-1]
    assert pd.isna(overridden.value)


def test_units_add_up_to_the_figure(sample: Extracts) -> None:
    units = behind(indicator("health_iha_20wd"), CareModel(sample, [JULY], shipped()))
    frame = units_frame(units)
    assert (frame.numerator.sum(), frame.denominator.sum()) == (394, 631)
    assert list(frame.unit) == [unit.unit for unit in units]
    counted = units_frame(behind(indicator("cic_count"), CareModel(sample, [JULY], shipped())))
    assert counted.denominator.isna().all()
    assert len(counted) == 1706


def test_an_extract_keeps_what_is_not_recorded_missing(sample: Extracts) -> None:
    extract = sample["episodes"]
    frame = extract_frame(extract, dates=["DECOM", "DEC"])
    assert len(frame) == extract.rows
    assert frame.DECOM.min() == pd.Timestamp(int(extract.days("DECOM").min()), unit="D")
    assert frame.DEC.isna().sum() == int((extract.days("DEC") == 2**31 - 1).sum()) > 0
    assert frame.PLACE.isna().sum() == int((~extract.filled("PLACE")).sum())
    people = extract_frame(sample["population"], numbers=["YEAR", "POP_0_17"])
    assert people.POP_0_17.sum() == sample["population"].amounts("POP_0_17")[0].sum() / UNIT


def test_the_page_about_python_runs(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(PAGE.parents[1])
    for code in re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL):
        exec(compile(code, str(PAGE), "exec"), {})
    assert "394.0 of 631.0" in capsys.readouterr().out
