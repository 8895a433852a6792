"""Checks across extracts: unknown children, dates that contradict each other, what is not recorded."""

from collections.abc import Callable, Iterator

import numpy as np

from engine.analysis.codes import ethnic_groups
from engine.analysis.labels import day_name
from engine.arrays import ABSENT, NEVER, UNIT, Mask
from engine.calendar import age_on
from engine.care.model import CareModel
from engine.quality.affected import BY_EXTRACT, CHILDREN_IN_CARE, HEALTH_EVENTS, MISSING, UASC
from engine.quality.finding import Found, Rule, Severity
from engine.quality.known import chosen, known

WITH_BIRTH = (
    "reviews",
    "uasc",
    "ad1",
    "placed_adoption",
    "missing",
    "prev_perm",
    "oc2",
    "oc3",
    "sw_episodes",
)
SCHOOL_AGE = (5, 15)
HOUR = 3_600


def unknown_children(model: CareModel) -> Iterator[Found]:
    """Rows of children without a single episode: often ids that lost their leading zeros."""
    for name in BY_EXTRACT:
        extract = model.extracts[name]
        codes, texts = extract.texts("CHILD")
        counts = np.bincount(codes[codes != ABSENT], minlength=len(texts)).tolist()
        for child, count in zip(texts, counts, strict=True):
            if count and child not in model.extracts.children:
                rows = f"{count:,} row{'' if count == 1 else 's'}"
                yield Found(child, name, f"{rows} of a child without episodes, which count nowhere.")


def births_differ(model: CareModel) -> Iterator[Found]:
    """A date of birth that is not the header's."""
    for name in WITH_BIRTH:
        extract = model.extracts[name]
        if not extract.has("DOB"):
            continue
        child, born = model.children.number(extract), extract.days("DOB")
        header = model.children.birth[child]
        mask = (child != ABSENT) & known(born) & known(header) & (born != header)
        seen = np.unique(child[mask], return_index=True)[1]
        for place in chosen(mask)[seen].tolist():
            own, other = day_name(int(born[place])), day_name(int(header[place]))
            yield Found(
                extract.text_at("CHILD", [place])[0],
                name,
                f"Born on {own} here, on {other} in header, which counts.",
            )


def _backwards(name: str, first: str, last: str) -> Callable[[CareModel], Iterator[Found]]:
    """Rows that end before they begin."""

    def find(model: CareModel) -> Iterator[Found]:
        extract = model.extracts[name]
        start, end = extract.days(first), extract.days(last)
        mask = known(start) & known(end) & (end < start)
        for place in chosen(mask).tolist():
            begun, ended = day_name(int(start[place])), day_name(int(end[place]))
            child = extract.text_at("CHILD", [place])[0]
            yield Found(child, f"{name}, {first} {begun}", f"{last} ({ended}) is before {first} ({begun}).")

    return find


def ends_before_start(model: CareModel) -> Iterator[Found]:
    """Rows of any extract that end before they begin."""
    for name, first, last in (
        ("missing", "MIS_START", "MIS_END"),
        ("allocations", "START_DATE", "END_DATE"),
        ("sw_episodes", "SW_DECOM", "SW_DEC"),
        ("youth_justice", "YOS_START", "YOS_END"),
        ("placed_adoption", "DATE_PLACED", "DATE_PLACED_CEASED"),
        ("adoption_plans", "DATE_ADOPTION_PLAN", "DATE_ADM_DECISION"),
        ("ehc_plans", "REQUEST_DATE", "ISSUED_DATE"),
    ):
        yield from _backwards(name, first, last)(model)
    extract = model.extracts["missing_episodes"]
    start, _ = extract.seconds("START_DATETIME")
    end, ended = extract.seconds("END_DATETIME")
    for place in chosen(ended & (end < start)).tolist():
        child, episode = (extract.text_at(column, [place])[0] for column in ("CHILD", "EPISODE_ID"))
        yield Found(child, f"missing_episodes, episode {episode}", "The child returned before going missing.")


def interview_before_return(model: CareModel) -> Iterator[Found]:
    """A return interview before the child's return."""
    extract = model.extracts["missing_episodes"]
    end, ended = extract.seconds("END_DATETIME")
    held = extract.days("RHI_COMPLETED_DATE")
    for place in chosen(ended & known(held) & (held < end // (24 * HOUR))).tolist():
        child, episode = (extract.text_at(column, [place])[0] for column in ("CHILD", "EPISODE_ID"))
        yield Found(
            child,
            f"missing_episodes, episode {episode}",
            f"The return interview is dated {day_name(int(held[place]))}, before the return.",
        )


def _of_roll(model: CareModel, mask: Mask, where: str, sentence: str) -> Iterator[Found]:
    for child in model.child_texts(model.roll.child[chosen(mask)]):
        yield Found(child, where, sentence)


def no_social_worker(model: CareModel) -> Iterator[Found]:
    """A child in care without a current social worker."""
    if not len(model.workers("SW").starts):
        return iter(())
    since = model.workers("SW").since(model.roll)
    return _of_roll(model, since == NEVER, "allocations", "No social worker is allocated at the month end.")


def no_education_row(model: CareModel) -> Iterator[Found]:
    """A school-age child in care without a row in the month's education return."""
    roll = model.roll
    if not (model.month_of_snapshot_rows("education_status") != ABSENT).any():
        return iter(())
    youngest, oldest = SCHOOL_AGE
    at_school = (roll.age >= youngest) & (roll.age <= oldest)
    missing = roll.snapshot_row("education_status") == ABSENT
    return _of_roll(
        model, at_school & missing, "education_status", "Of school age, but not in the month's return."
    )


def sex_not_recorded(model: CareModel) -> Iterator[Found]:
    """A child in care whose sex is neither female nor male."""
    mask = model.children.sex[model.roll.child] == ABSENT
    return _of_roll(model, mask, "header", "The sex is not recorded as female or male.")


def ethnicity_not_recorded(model: CareModel) -> Iterator[Found]:
    """A child in care for over a year whose ethnicity is not obtained."""
    roll = model.roll
    group = model.children.header_code("ETHNIC", {**dict.fromkeys(ethnic_groups(), 0), "REFU": 0})
    mask = (group[roll.child] == ABSENT) & roll.in_care_for(12)
    return _of_roll(model, mask, "header", "In care for a year, and the ethnicity is not recorded.")


def uasc_contradicts(model: CareModel) -> Iterator[Found]:
    """Header says no, and there is a row in uasc; or the other way round."""
    if not model.extracts["header"].has("UASC") or not model.extracts.imported("uasc"):
        return
    roll = model.roll
    flag = model.children.header_code("UASC", {"Y": 1, "1": 1, "N": 0, "0": 0})[roll.child]
    listed = model.children.rows_by_child(model.extracts["uasc"])[roll.child] != ABSENT
    for mask, words in (
        ((flag == 0) & listed, "The header says no UASC, but there is a row in uasc, which counts."),
        ((flag == 1) & ~listed, "The header says UASC, but there is no row in uasc; the header counts."),
    ):
        yield from _of_roll(model, mask, "header", words)


def score_out_of_range(model: CareModel) -> Iterator[Found]:
    """A completed SDQ without a score from 0 to 40."""
    extract = model.extracts["health_events"]
    score, recorded = extract.amounts("SCORE")
    days = extract.days("EVENT_DATE")
    wanted = extract.among("EVENT", ["SDQ"]) & model.completed & (days <= model.days[0])
    mask = wanted & (~recorded | (score < 0) | (score > 40 * UNIT))
    for place in chosen(mask).tolist():
        where = f"health_events, SDQ of {day_name(int(days[place]))}"
        yield Found(
            extract.text_at("CHILD", [place])[0], where, "It has no score from 0 to 40, so it is left out."
        )


def adopted_without_record(model: CareModel) -> Iterator[Found]:
    """A child adopted in the last year without a row in ad1, or without the date of the match."""
    if not model.extracts.imported("ad1"):
        return
    periods, day = model.periods, model.days[0]
    held = (periods.known_from <= day) & (day < periods.known_until)
    recent = held & (periods.end <= day) & (periods.end > day - 366) & periods.end_code("E11", "E12")
    extract = model.extracts["ad1"]
    row = model.children.rows_by_child(extract)[periods.child]
    match = np.append(extract.days("DATE_MATCH"), NEVER)[row]
    places = chosen(recent & (match == NEVER))
    for place, child in zip(places.tolist(), model.child_texts(periods.child[places]), strict=True):
        words = "has no row in ad1" if row[place] == ABSENT else "has no date of match in ad1"
        yield Found(child, "ad1", f"Adopted on {day_name(int(periods.end[place]))}, but {words}.")


def care_leaver_age(model: CareModel) -> Iterator[Found]:
    """A care leaver younger than 16 or older than 25 in the month's rows."""
    extract = model.extracts["care_leavers"]
    born = extract.days("DOB")
    age = age_on(born, np.full(extract.rows, model.days[0], dtype=np.int32))
    mask = (model.month_of_snapshot_rows("care_leavers") != ABSENT) & known(born) & ((age < 16) | (age > 25))
    for place in chosen(mask).tolist():
        yield Found(
            extract.text_at("CHILD", [place])[0], "care_leavers", f"Aged {int(age[place])} at the month end."
        )


RULES = (
    Rule(
        "unknown_child",
        Severity.DOUBTFUL,
        "Rows of children without episodes",
        "Check the ids: capitals and leading zeros count. Rows of care leavers may be right as they are.",
        tuple(dict.fromkeys(name for names in BY_EXTRACT.values() for name in names)),
        unknown_children,
    ),
    Rule(
        "ends_before_start",
        Severity.WRONG,
        "Rows that end before they begin",
        "Correct the dates. Such a row is never open.",
        (
            *MISSING,
            *BY_EXTRACT["allocations"],
            "cic_open_yos",
            "adopt_plan_to_adm_8wk",
            "edu_ehcp_20wk_acytd",
        ),
        ends_before_start,
    ),
    Rule(
        "births_differ",
        Severity.DOUBTFUL,
        "Dates of birth that differ between files",
        "Correct the one that is wrong. The header counts.",
        CHILDREN_IN_CARE,
        births_differ,
    ),
    Rule(
        "uasc_contradicts",
        Severity.DOUBTFUL,
        "UASC in one file and not in the other",
        "Correct the one that is wrong.",
        UASC,
        uasc_contradicts,
    ),
    Rule(
        "interview_before_return",
        Severity.DOUBTFUL,
        "Return interviews before the return",
        "Correct the dates. As it stands the interview counts as in time.",
        ("missing_rhi_completed", "missing_rhi_3wd"),
        interview_before_return,
    ),
    Rule(
        "adopted_without_record",
        Severity.DOUBTFUL,
        "Children adopted without a date of match",
        "Add the child to ad1. Until then the child is left out of the days to a match.",
        ("adopt_a2_days_order_to_match",),
        adopted_without_record,
    ),
    Rule(
        "care_leaver_age",
        Severity.DOUBTFUL,
        "Care leavers of an unlikely age",
        "Check the date of birth.",
        ("cl_pathway_plan_6m", "cl_staying_put"),
        care_leaver_age,
    ),
    Rule(
        "no_social_worker",
        Severity.INCOMPLETE,
        "Children in care without a current social worker",
        "Check the allocation. The child counts as not with the same worker.",
        ("cic_18m_same_worker_12m",),
        no_social_worker,
    ),
    Rule(
        "no_education_row",
        Severity.INCOMPLETE,
        "School-age children who are not in the month's education return",
        "Ask the virtual school. The child counts in no education factor.",
        BY_EXTRACT["education_status"],
        no_education_row,
    ),
    Rule(
        "score_out_of_range",
        Severity.INCOMPLETE,
        "Questionnaires without a score",
        "Fill in SCORE (0 to 40).",
        HEALTH_EVENTS[-1:],
        score_out_of_range,
    ),
    Rule(
        "sex_not_recorded",
        Severity.INCOMPLETE,
        "Children in care whose sex is not recorded",
        "Fill in SEX. They stand in a column of their own.",
        (),
        sex_not_recorded,
    ),
    Rule(
        "ethnicity_not_recorded",
        Severity.INCOMPLETE,
        "Children in care for a year whose ethnicity is not recorded",
        "Fill in ETHNIC.",
        (),
        ethnicity_not_recorded,
    ),
)
