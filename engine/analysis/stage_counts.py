"""How many pupils stand behind each figure of the key stage tables."""

from dataclasses import dataclass
from fractions import Fraction

from engine.analysis.history import History
from engine.arrays import UNIT, Mask
from engine.calendar import Month
from engine.key_stages import ELEMENTS, Pupils, TestResults, pupils_of
from engine.scorecard.rounding import fixed


@dataclass(frozen=True)
class PupilCount:
    """Of so many pupils (`of`) those that a share counts; for an average both are the pupils averaged."""

    part: int
    of: int


def share_text(count: PupilCount) -> str:
    """A share as printed."""
    return f"{fixed(Fraction(100 * count.part, count.of), 1)}%" if count.of else ""


def _share(part: Mask, of: Mask) -> PupilCount:
    return PupilCount(int((part & of).sum()), int(of.sum()))


def ks2_counts(history: History, month: Month) -> dict[str, PupilCount]:
    """The pupils behind each column of the Virtual School's key stage 2 row; none without results."""
    found = pupils_of(history.extracts, "ks2_results", month)
    if found is None:
        return {}
    pupils, _ = found
    tests = {name: TestResults.of(pupils, code) for name, code in TESTS}
    reading, maths = tests["Reading"], tests["Maths"]
    assessed = pupils.filled("WRIT_TA")
    writing, depth = pupils.among("WRIT_TA", "EXS", "GDS"), pupils.among("WRIT_TA", "GDS")
    combined = reading.known & maths.known & assessed
    counts = {
        "Cohort": PupilCount(pupils.count, pupils.count),
        "RWM >=Exp": _share(reading.expected & maths.expected & writing, combined),
        "RWM High": _share(reading.high & maths.high & depth, combined),
        "Writing >=Exp": _share(writing, assessed),
        "Writing GDS": _share(depth, assessed),
    }
    for name, test in tests.items():
        scored = int(test.scored.sum())
        counts[f"{name} Avg SS"] = PupilCount(scored, scored)
        for label, part in (("<Exp", test.below), (">=Exp", test.expected), ("High", test.high)):
            counts[f"{name} {label}"] = PupilCount(int(part.sum()), pupils.count)
    return counts


TESTS = (("Reading", "READ"), ("Maths", "MATHS"), ("GPS", "GPS"))


def ks4_counts(history: History, month: Month) -> dict[str, PupilCount]:
    """The pupils behind each column of the Virtual School's key stage 4 row; none without results.

    A confidence interval tells how many pupils it is made of.
    """
    found = pupils_of(history.extracts, "ks4_results", month)
    if found is None:
        return {}
    pupils, _ = found
    included = pupils.amounts("IN_P8")[0] == UNIT
    everyone = PupilCount(pupils.count, pupils.count)
    counts = {"Cohort": everyone, "Prog. Cov.": PupilCount(int(included.sum()), pupils.count)}
    counts |= {"Avg. KS2 Fine Lvl": everyone, "Avg. At8 Score": everyone}
    counts |= dict.fromkeys(("Avg. Pr8 Score", "Conf. Int."), _measured(pupils, included, "P8"))
    for name, code in ELEMENTS:
        counts[f"{name} Avg. Att. Score"] = everyone
        progress = (f"{name} Avg. Prog. Score", f"{name} Conf. Int.")
        counts |= dict.fromkeys(progress, _measured(pupils, included, f"P8_{code}"))
    return counts


def _measured(pupils: Pupils, included: Mask, column: str) -> PupilCount:
    count = int((included & pupils.amounts(column)[1]).sum())
    return PupilCount(count, count)
