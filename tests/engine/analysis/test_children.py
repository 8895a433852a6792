"""The lists of children agree with the numbers, from every side."""

from collections import Counter
from fractions import Fraction

import pytest

from engine.analysis.behind import COUNTED, units_behind
from engine.analysis.child import child_view
from engine.analysis.history import History
from engine.analysis.splits import splits, wilson
from engine.arrays import UNIT
from engine.calendar import Month
from engine.errors import UserError
from engine.indicators.catalogue import CATALOGUE, indicator
from engine.indicators.declaration import Indicator
from engine.indicators.figures import behind
from engine.profile import shipped
from tests.engine.quality.small import small

JULY = Month(2019, 7)
EVERY = [pytest.param(each, id=each.id) for each in CATALOGUE]


@pytest.mark.parametrize("asked", EVERY)
def test_units_are_those_behind_the_number_and_each_has_its_reason(
    history: History, asked: Indicator
) -> None:
    units = units_behind(history, asked, JULY)
    listed = [(unit.unit, unit.child, unit.numerator, unit.denominator) for unit in units]
    assert listed == [tuple(each) for each in behind(asked, history.model_at(JULY))]
    assert all(unit.why for unit in units if unit.standing != "In the denominator only")
    assert all(unit.counted == (unit.standing == COUNTED) for unit in units)
    assert all(unit.person.child == unit.child for unit in units if unit.person)


@pytest.mark.parametrize("asked", EVERY)
def test_groups_add_up_to_the_figure(history: History, asked: Indicator) -> None:
    units = units_behind(history, asked, JULY)
    numerator = Fraction(sum(unit.numerator for unit in units), UNIT)
    denominator = Fraction(sum(unit.denominator or 0 for unit in units), UNIT)
    for split in splits(history, asked, JULY):
        assert sum((row.figure.numerator or 0 for row in split.rows), Fraction(0)) == numerator
        if asked.base is None and not asked.is_count:
            assert sum((row.figure.denominator or 0 for row in split.rows), Fraction(0)) == denominator


def test_splits_by_everything_that_the_issue_names(history: History) -> None:
    names = [split.name for split in splits(history, indicator("cic_count"), JULY)]
    assert names == ["Sex", "Age", "Ethnic group", "UASC", "Placement type", "Legal status"]


def test_children_who_have_left_are_not_split_by_where_they_live(history: History) -> None:
    names = {split.name for split in splits(history, indicator("leavers_sgo_all"), JULY)}
    assert names
    assert names.isdisjoint({"Placement type", "Legal status"})


def test_teams_and_population_are_not_split(history: History) -> None:
    assert splits(history, indicator("staff_caseload_sw"), JULY) == ()
    assert all(
        not row.printed
        for s in splits(history, indicator("cic_rate_per_10k_exc_uasc"), JULY)
        for row in s.rows
    )


def test_wilson_interval() -> None:
    """Checked by hand with z = 1.96: 8 of 10."""
    assert wilson(Fraction(8), Fraction(10)) == (49.0, 94.3)
    assert wilson(Fraction(0), Fraction(10))[0] == 0
    assert wilson(Fraction(10), Fraction(10))[1] == 100
    assert wilson(Fraction(0), Fraction(0)) == (None, None)


REVIEWED = small(
    header="1,2,05/05/2008,WBRI\n2,1,05/05/2014,",
    episodes="1,03/09/2018,S,C2,N1,U4,PR1,,\n2,03/09/2018,S,V2,N1,K2,PR4,,",
    reviews="1,,24/09/2018,PN1\n1,,20/12/2018,PN1\n1,,19/06/2019,PN1\n2,,24/09/2018,PN1",
    allocations="1,W7,SW,North,03/09/2018,\n1,W8,IRO,,03/09/2018,",
)


def test_why_names_the_dates_that_decide() -> None:
    own = History.ending(REVIEWED, shipped("neutral"), JULY, 1)
    first, second = units_behind(own, indicator("cic_reviews_on_time"), JULY)
    assert (first.counted, first.why) == (True, "Last review 19 Jun 2019; the next is due by 19 Dec 2019")
    assert (second.counted, second.why) == (
        False,
        "Last review 24 Sep 2018; the next was due by 24 Dec 2018",
    )
    assert first.person is not None
    assert (first.person.age, first.person.sex, first.person.worker, first.person.team) == (
        11, "Female", "W7", "North",
    )  # fmt: skip
    assert first.person.placement == "Foster placement (long term)"
    assert second.person is not None
    assert (second.person.worker, second.person.legal_status) == ("", "Section 20")


def test_a_childs_page_counts_what_the_lists_count(history: History) -> None:
    counts: Counter[str] = Counter()
    by_child: dict[str, Counter[str]] = {}
    for each in CATALOGUE:
        for unit in units_behind(history, each, JULY):
            if unit.person is not None:
                by_child.setdefault(unit.child, Counter())[each.id] += 1
                counts[unit.child] += 1
    for child, _ in counts.most_common(3):
        view = child_view(history, child, JULY)
        assert {count.indicator: count.units for count in view.counts} == dict(by_child[child])
        assert view.in_care == (view.person.in_care_since is not None)
        assert view.timeline.start <= view.timeline.today <= view.timeline.end


def test_a_childs_timeline_has_its_lanes() -> None:
    view = child_view(History.ending(REVIEWED, shipped("neutral"), JULY, 1), "1", JULY)
    lanes = {lane.name: len(lane.spans) + len(lane.moments) for lane in view.timeline.lanes}
    assert lanes == {
        "In care": 1,
        "Placement": 1,
        "Legal status": 1,
        "Social worker": 1,
        "Reviewing officer": 1,
        "Reviews": 3,
    }


def test_an_unknown_child_is_told_so(history: History) -> None:
    with pytest.raises(UserError, match="leading zeros"):
        child_view(history, "nobody", JULY)
