"""The sizes that the document prints, or that its percentages leave possible, as cohorts of periods."""

import numpy as np

from engine.synthetic.calibrated.draft import Draft
from engine.synthetic.calibrated.fitting import Cohort
from engine.synthetic.calibrated.timeline import (
    ENDS,
    JULY_2018,
    JULY_2019,
    JUNE_2019,
    month_days,
    month_index,
    months_before_ends,
    working_days_later,
)
from engine.synthetic.chance import age_on
from engine.synthetic.columns import Flags

_LIKELY_SIZES = range(200, 1400)


def in_care(month: int, draft: Draft) -> Flags:
    """Periods open at the end of a month."""
    holds: Flags = (draft.start <= ENDS[month]) & (draft.end > ENDS[month])
    return holds


def in_care_for(months: int, month: int, draft: Draft) -> Flags:
    """Those open for so many months."""
    holds: Flags = in_care(month, draft) & (draft.start <= months_before_ends(months)[month])
    return holds


def aged_under(years: int, month: int, draft: Draft) -> Flags:
    """Children younger than that at the end of a month."""
    return age_on(draft.birth, np.full(len(draft), ENDS[month])) < years


def started(first: str, last: str, draft: Draft) -> Flags:
    """Periods that started in some months (yyyy-mm)."""
    begin, end = month_days(month_index(first))[0], month_days(month_index(last))[1]
    return (draft.start >= begin) & (draft.start <= end)


def due(days: int, month: int, draft: Draft) -> Flags:
    """Periods open at the end of a working day after their start that is in the year to a month end."""
    reached = working_days_later(draft.start, days)
    holds: Flags = (reached > ENDS[month - 12]) & (reached <= ENDS[month]) & (draft.end > reached)
    return holds


def under_transfer_scheme(draft: Draft) -> Flags:
    """Starts of unaccompanied children from July 2016 to March 2018."""
    return draft.alone & started("2016-07", "2018-03", draft)


def sizes_for(*percentages: float) -> tuple[int, ...]:
    """Cohort sizes of which some whole number is each of the percentages, printed to one decimal place."""
    return tuple(
        size
        for size in _LIKELY_SIZES
        if all(_prints(round(size * percentage / 100), size, percentage) for percentage in percentages)
    )


def _prints(count: int, size: int, percentage: float) -> bool:
    doubled = 2000 * count + size
    return doubled // (2 * size) == round(percentage * 10)


def _starts(month: str, number: int) -> Cohort:
    return Cohort(f"starts in {month}", lambda d: started(month, month, d), (number,), 0.05)


def _long_stayers(month: int, sizes: tuple[int, ...]) -> Cohort:
    return Cohort(f"18 months {month}", lambda d: in_care_for(18, month, d), sizes)


def _settled(month: int, sizes: tuple[int, ...]) -> Cohort:
    return Cohort(
        f"30 months and under 16 {month}",
        lambda d: in_care_for(30, month, d) & aged_under(16, month, d),
        sizes,
    )


def _grown(month: int, sizes: tuple[int, ...]) -> Cohort:
    return Cohort(
        f"12 months and 16 or 17 {month}",
        lambda d: in_care_for(12, month, d) & ~aged_under(16, month, d),
        sizes,
    )


def sizes_above(points: float, in_time: int, total: int) -> tuple[int, ...]:
    """Sizes of a part of the total, of which some whole number is so many percentage points above it."""
    share = 100 * in_time / total
    return tuple(
        size
        for size in range(380, 460)
        if any(abs(100 * count / size - share - points) < 0.048 for count in range(size))
    )


# Assessments in time, and all that were due, in the years to June and to July 2019 (67.1% and 62.4%). Without
# unaccompanied children they are 13.0 and 12.3 percentage points higher.
_JUNE, _JULY = (408, 608), (394, 631)

# About how many periods start in these months, so that no month stands out.
_STARTS = {
    "2018-04": 44, "2018-05": 48, "2018-06": 49, "2018-07": 59, "2018-08": 65, "2018-09": 66, "2018-10": 66,
    "2018-11": 64, "2018-12": 63, "2019-01": 64, "2019-02": 46, "2019-03": 41, "2019-04": 67, "2019-05": 69,
    "2019-06": 70,
}  # fmt: skip

COHORTS = (
    Cohort("alone in July 2018", lambda d: in_care(JULY_2018, d) & d.alone, (215,)),
    Cohort("others in July 2018", lambda d: in_care(JULY_2018, d) & ~d.alone, (1378,)),
    Cohort("alone in June 2019", lambda d: in_care(JUNE_2019, d) & d.alone, (271,)),
    Cohort("others in June 2019", lambda d: in_care(JUNE_2019, d) & ~d.alone, (1394,)),
    Cohort(
        "first review due by July 2019",
        lambda d: in_care(JULY_2019, d) & (working_days_later(d.start, 20) <= ENDS[JULY_2019]),
        (1612,),
    ),
    Cohort("6 months in July 2019", lambda d: in_care_for(6, JULY_2019, d), (1434,)),
    _long_stayers(JULY_2019, (996,)),
    _long_stayers(JUNE_2019, sizes_for(54.0, 79.5)),
    _long_stayers(JULY_2018, sizes_for(48.6, 72.6)),
    _settled(JULY_2019, (530,)),
    _settled(JUNE_2019, sizes_for(72.7)),
    _settled(JULY_2018, sizes_for(69.3)),
    _grown(JULY_2019, (377,)),
    _grown(JUNE_2019, sizes_for(18.3)),
    _grown(JULY_2018, sizes_for(16.1)),
    Cohort("starts in April to June 2019", lambda d: started("2019-04", "2019-06", d), (206,)),
    Cohort("starts in April to July 2019", lambda d: started("2019-04", "2019-07", d), (316,)),
    Cohort("starts in April to July 2018", lambda d: started("2018-04", "2018-07", d), (200,)),
    Cohort("referral due by July 2019", lambda d: due(5, JULY_2019, d), (683,)),
    Cohort("referral due by June 2019", lambda d: due(5, JUNE_2019, d), sizes_for(92.2)),
    Cohort("referral due by July 2018", lambda d: due(5, JULY_2018, d), sizes_for(84.6)),
    Cohort("assessment due by July 2019", lambda d: due(20, JULY_2019, d), (_JULY[1],)),
    Cohort(
        "assessment due by July 2019, others",
        lambda d: due(20, JULY_2019, d) & ~d.alone,
        sizes_above(12.3, *_JULY),
    ),
    Cohort("assessment due by June 2019", lambda d: due(20, JUNE_2019, d), (_JUNE[1],)),
    Cohort(
        "assessment due by June 2019, others",
        lambda d: due(20, JUNE_2019, d) & ~d.alone,
        sizes_above(13.0, *_JUNE),
    ),
    Cohort(
        "assessment due by July 2018",
        lambda d: due(20, JULY_2018, d) & ~under_transfer_scheme(d),
        sizes_for(82.0),
    ),
    *(_starts(month, number) for month, number in _STARTS.items()),
)
