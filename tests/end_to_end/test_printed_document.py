"""The sample council's scorecard for July 2019 prints what was published, cell by cell."""

import pytest

from engine import resource
from engine.calendar import Month
from engine.extracts import Reading, read
from engine.profile import shipped
from engine.table_catalogue import table_called
from engine.tables import Extracts
from tests.end_to_end.printed_document.comparing import Difference, cells, differences
from tests.end_to_end.printed_document.reading import commentary

# Where the document contradicts itself: what it prints, and what holds (section 7 of the definitions).
CONTRADICTIONS = [
    Difference("foster_inhouse_or_kin_exc_uasc m1_dot", "↑", "↓"),
    Difference("cic_outside_county_exc_medway y1_dot", "", "↓"),
    Difference("edu_part_time_timetable m1_dot", "↓", ""),
    Difference("edu_part_time_timetable y1_dot", "⇒", ""),
    Difference("qa_care_plans_good num", "3173", "3,173"),
    Difference("qa_care_plans_good denom", "3980", "3,980"),
    Difference("disability Consciousness column 2", "1", "10"),
]


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read([resource.path("sample", "council.zip")])


@pytest.fixture(scope="module")
def sample(reading: Reading) -> Extracts:
    return Extracts.of(reading.tables)


def test_every_printed_cell_is_computed_but_where_the_document_contradicts_itself(sample: Extracts) -> None:
    assert differences(sample) == CONTRADICTIONS


def test_the_comparison_looks_at_the_whole_document(sample: Extracts) -> None:
    compared = cells(sample)
    assert len({cell.where for cell in compared}) == len(compared)
    rows = 49 * 11
    demographics = (2 * 19 + 41 + 13 + 3 + 19) * 4 + 6 * 4
    key_stages = 4 * 18 + 4 * 19
    factors, assessments = 13 * 4, 2 * 14
    assert sum("rows" not in cell.where for cell in compared) == (
        rows + demographics + key_stages + factors + assessments
    )


def test_one_child_less_is_noticed(reading: Reading) -> None:
    tables = dict(reading.tables)
    tables["header"] = tables["header"].slice(1)
    assert len(differences(Extracts.of(tables))) > len(CONTRADICTIONS)


def test_the_sample_is_clean(reading: Reading) -> None:
    assert reading.findings.num_rows == 0
    assert all(record.extract for record in reading.files)


def test_late_assessments_are_shown_by_age_and_legal_status(sample: Extracts) -> None:
    table = table_called("iha_late")(sample, Month(2019, 7), shipped())
    assert {row[0] for row in table[1:]} == {"Late", "Not yet held"}
    assert sum(int(row[-1]) for row in table[1:]) == 631 - 394


def test_the_commentary_is_the_printed_one(sample: Extracts) -> None:
    extract = sample["commentary"]
    rows = range(extract.rows)
    texts = dict(zip(extract.text_at("INDICATOR", rows), extract.text_at("TEXT", rows), strict=True))
    assert texts["health_iha_20wd"].split() == commentary().split()
    assert texts.keys() == {"summary", "health_iha_20wd", "ks2", "ks4", "education_factors"}
    assert "invented" in texts["summary"]
