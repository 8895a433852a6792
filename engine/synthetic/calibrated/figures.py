"""How many children each planned figure counts, month by month."""

import numpy as np

from engine.synthetic.calibrated import plan
from engine.synthetic.calibrated.picking import PlanOutOfReachError
from engine.synthetic.calibrated.timeline import COUNT, JULY_2018, JULY_2019, JUNE_2019
from engine.synthetic.columns import Floats, Ints


def wanted(rng: np.random.Generator, indicator: str, sizes: Ints) -> Ints:
    """Numerators of a percentage for cohorts of some sizes, at every month end.

    July 2019 is as planned, June 2019 and July 2018 print the planned percentages, and the other months lie
    on the way between, with a small wobble.
    """
    row = next(row for row in plan.rows("figures") if row["indicator"] == indicator)
    share = _course(rng, row, 100 * int(row["now"]) / int(sizes[JULY_2019]))
    counts = np.floor(share * sizes / 100 + 0.5).astype(np.int64)
    for month, printed in ((JUNE_2019, row["month_ago"]), (JULY_2018, row["year_ago"])):
        counts[month] = count_that_prints(printed, int(sizes[month]))
    counts[JULY_2019] = int(row["now"])
    return counts


def count_that_prints(percentage: str, size: int) -> int:
    """The number of so many that is printed as a percentage; raises PlanOutOfReachError if there is none."""
    count = round(float(percentage) * size / 100)
    if (2000 * count + size) // (2 * size) != round(float(percentage) * 10):
        raise PlanOutOfReachError(f"No part of {size} is printed as {percentage}%.")
    return count


def _course(rng: np.random.Generator, row: dict[str, str], now: float) -> Floats:
    """The percentage month by month: straight lines between the known ones, and a wobble."""
    known = {
        0: float(row["earlier"]),
        JULY_2018: float(row["year_ago"]),
        JUNE_2019: float(row["month_ago"]),
        JULY_2019: now,
    }
    course = np.interp(np.arange(COUNT), list(known), list(known.values()))
    wobble = rng.normal(0, float(row["wobble"]), COUNT)
    return np.clip(course + wobble, 0, 100)
