"""Checks of key stage results and staffing, which know pupils and teams rather than children."""

from collections.abc import Iterator

from engine.arrays import ABSENT, UNIT
from engine.care.model import CareModel
from engine.quality.finding import Found, Rule, Severity
from engine.quality.known import chosen


def in_p8_without_score(model: CareModel) -> Iterator[Found]:
    """A pupil who counts in Progress 8 (IN_P8) but has no score."""
    extract = model.extracts["ks4_results"]
    included = extract.amounts("IN_P8")[0] == UNIT
    scored = extract.amounts("P8")[1]
    years = extract.amounts("YEAR")[0]
    for place in chosen(included & ~scored).tolist():
        where = f"ks4_results, pupil {extract.text_at('UPN', [place])[0]}, {int(years[place]) // UNIT}"
        yield Found(
            "", where, "IN_P8 is 1 but there is no P8 score, so the pupil is left out of the average."
        )


def score_without_in_p8(model: CareModel) -> Iterator[Found]:
    """A pupil with a Progress 8 score who is marked as not counting in it."""
    extract = model.extracts["ks4_results"]
    included = extract.amounts("IN_P8")[0] == UNIT
    years = extract.amounts("YEAR")[0]
    for place in chosen(~included & extract.amounts("P8")[1]).tolist():
        where = f"ks4_results, pupil {extract.text_at('UPN', [place])[0]}, {int(years[place]) // UNIT}"
        yield Found("", where, "There is a P8 score but IN_P8 is not 1, so the score does not count.")


def outcome_contradicts_score(model: CareModel) -> Iterator[Found]:
    """A scaled score of 100 or more beside the outcome "did not reach the standard", or the other way."""
    extract = model.extracts["ks2_results"]
    years = extract.amounts("YEAR")[0]
    for subject in ("READ", "MATHS", "GPS"):
        score, scored = extract.amounts(f"{subject}_SS")
        reached, missed = (extract.among(f"{subject}_OUTCOME", [code]) for code in ("AS", "NS"))
        passed = score >= 100 * UNIT
        for place in chosen(scored & ((passed & missed) | (~passed & reached))).tolist():
            where = f"ks2_results, pupil {extract.text_at('UPN', [place])[0]}, {int(years[place]) // UNIT}"
            yield Found("", where, f"{subject}_SS and {subject}_OUTCOME contradict; the score counts.")


def more_staff_than_posts(model: CareModel) -> Iterator[Found]:
    """A team with more permanent social workers than established posts."""
    extract = model.extracts["staffing"]
    staff, posts = extract.amounts("PERM_QSW_FTE")[0], extract.amounts("ESTABLISHED_FTE")[0]
    of_month = model.month_of_snapshot_rows("staffing") != ABSENT
    for place in chosen(of_month & (staff > posts)).tolist():
        yield Found(
            "",
            f"staffing, team {extract.text_at('TEAM', [place])[0]}",
            "More permanent social workers than established posts.",
        )


RULES = (
    Rule(
        "in_p8_without_score",
        Severity.WRONG,
        "Pupils in Progress 8 without a score",
        "Fill in P8, or set IN_P8 to 0.",
        (),
        in_p8_without_score,
    ),
    Rule(
        "score_without_in_p8",
        Severity.DOUBTFUL,
        "Progress 8 scores that do not count",
        "Set IN_P8 to 1 if the pupil counts.",
        (),
        score_without_in_p8,
    ),
    Rule(
        "outcome_contradicts_score",
        Severity.DOUBTFUL,
        "Key stage 2 outcomes that contradict the scaled score",
        "Correct the one that is wrong.",
        (),
        outcome_contradicts_score,
    ),
    Rule(
        "more_staff_than_posts",
        Severity.DOUBTFUL,
        "Teams with more permanent staff than posts",
        "Check ESTABLISHED_FTE and PERM_QSW_FTE.",
        ("staff_qsw_posts_filled",),
        more_staff_than_posts,
    ),
)
