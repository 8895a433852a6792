"""The shipped sample is what the plan gives, and its months between hold together."""

from pathlib import Path
from zipfile import ZipFile

import numpy as np
import pytest

from engine import resource
from engine.calendar import Month
from engine.extracts import extracts_from
from engine.postcodes import lookup
from engine.profile import shipped
from engine.quality import check
from engine.scorecard.rows import scorecard
from engine.synthetic.calibrated.write import write_sample
from engine.tables import Extracts

SHIPPED = resource.path("sample", "council.zip")


@pytest.fixture(scope="module")
def sample() -> Extracts:
    return extracts_from([SHIPPED])


def test_writing_the_sample_again_gives_the_same_files(tmp_path: Path) -> None:
    write_sample(tmp_path / "again.zip")
    with ZipFile(SHIPPED) as shipped_one, ZipFile(tmp_path / "again.zip") as again:
        assert again.namelist() == shipped_one.namelist()
        changed = [name for name in again.namelist() if again.read(name) != shipped_one.read(name)]
    assert changed == []


def test_the_archive_says_that_all_is_invented() -> None:
    with ZipFile(SHIPPED) as archive:
        assert b"Nobody in them exists" in archive.comment


def test_no_postcode_of_the_sample_is_anyones() -> None:
    with ZipFile(SHIPPED) as archive:
        lines = archive.read("postcodes.csv").decode().splitlines()[1:]
    postcodes = [line.split(",")[0].replace(" ", "") for line in lines]
    assert len(postcodes) > 500
    assert not lookup(postcodes).has_reference.any()


def test_figures_do_not_jump_from_month_to_month(sample: Extracts) -> None:
    """Percentages of more than 300, over 25 months; what is printed for July 2019 jumps by up to 8."""
    months = [Month(2019, 6).plus(-back) for back in range(25)]
    rows = scorecard(sample, months, shipped()).rows
    values: dict[str, list[float]] = {}
    for row in rows:
        if row.printed.endswith("%") and row.figure.denominator and row.figure.denominator > 300:
            values.setdefault(row.indicator, []).append(float(row.printed.rstrip("%")))
    assert len(values) > 20
    jumps = {name: float(np.abs(np.diff(series)).max()) for name, series in values.items()}
    assert {name: jump for name, jump in jumps.items() if jump > 5} == {}


def test_every_indicator_is_told_for_25_months_but_for_the_timetables_of_the_holidays(
    sample: Extracts,
) -> None:
    months = [Month(2019, 7).plus(-back) for back in range(25)]
    silent = {
        (row.indicator, row.month.number)
        for row in scorecard(sample, months, shipped()).rows
        if row.printed == "-"
    }
    assert silent == {("edu_part_time_timetable", 7), ("edu_part_time_timetable", 8)}


def test_the_sample_has_no_serious_finding(sample: Extracts) -> None:
    quality = check(sample, Month(2019, 7), shipped())
    assert [group.rule for group in quality.by_rule if group.severity < 2] == []
