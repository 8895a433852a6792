"""The generator of invented councils: whole, repeatable, and in order."""

from pathlib import Path

import pytest

from engine.calendar import Month
from engine.extracts import Reading, read
from engine.extracts.layouts import layouts
from engine.profile import shipped
from engine.quality import check
from engine.scorecard.rows import scorecard
from engine.synthetic import write_council, write_sample_council
from engine.tables import Extracts

CHILDREN = 600


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("council")
    write_council(folder, CHILDREN, seed=7)
    return folder


@pytest.fixture(scope="module")
def reading(council: Path) -> Reading:
    return read([council])


def test_the_same_seed_gives_the_same_files_and_another_seed_others(council: Path, tmp_path: Path) -> None:
    again = write_council(tmp_path / "again", CHILDREN, seed=7)
    other = write_council(tmp_path / "other", CHILDREN, seed=8)
    assert sorted(path.name for path in again) == sorted(path.name for path in council.iterdir())
    assert all(path.read_bytes() == (council / path.name).read_bytes() for path in again)
    drawn = [path for path in other if path.read_bytes() != (council / path.name).read_bytes()]
    assert {"header.csv", "episodes.csv", "health_events.csv"} <= {path.name for path in drawn}


def test_it_has_every_extract_and_all_rows_are_kept(reading: Reading) -> None:
    assert set(reading.tables) == set(layouts())
    assert all(record.extract for record in reading.files)
    assert {name: counts.rejected for name, counts in reading.counts.items() if counts.rejected} == {}


def test_it_has_as_many_children_as_asked_for(reading: Reading) -> None:
    assert reading.tables["header"].num_rows == CHILDREN


def test_every_indicator_can_be_told_for_the_last_month(reading: Reading) -> None:
    rows = scorecard(Extracts.of(reading.tables), [Month(2019, 7)], shipped()).rows
    assert [row.indicator for row in rows if row.printed == "-"] == []


def test_nothing_in_it_is_seriously_wrong(reading: Reading) -> None:
    quality = check(Extracts.of(reading.tables), Month(2019, 7), shipped())
    assert [group.rule for group in quality.by_rule if group.severity == 0] == []


@pytest.mark.parametrize("size", [1, 2, 3, 10, 50])
def test_a_small_council_has_every_extract_and_all_rows_are_kept(size: int, tmp_path: Path) -> None:
    write_council(tmp_path, size, seed=size)
    reading = read([tmp_path])
    assert set(reading.tables) == set(layouts())
    assert reading.tables["header"].num_rows == size
    assert [name for name, counts in reading.counts.items() if counts.rejected] == []


def test_a_council_without_children_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="at least one child"):
        write_council(tmp_path, 0, seed=1)


def test_the_sample_council_is_unpacked_into_a_folder(tmp_path: Path) -> None:
    written = write_sample_council(tmp_path / "sample")
    assert sorted(path.stem for path in written) == sorted(layouts())
    assert all(path.exists() for path in written)
