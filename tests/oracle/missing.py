"""Section 3, "Missing children"."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from .care import View
from .days import DAY, is_open, month_start, rolling_year_start
from .units import Unit, counted, dated, share, speaks


@dataclass
class Missing:
    """One missing episode; times are datetimes, an end that is not known is None."""

    unit: str
    child: str
    start: datetime
    end: datetime | None
    interview_required: bool
    interviewed: date | None


def _midnight(day: date | None) -> datetime | None:
    return None if day is None else datetime.combine(day, time())


def missing_episodes(view: View) -> list[Missing]:
    """Episodes of TYPE M (blank is M) whose child had a period open on the start date.

    Without `missing_episodes` (never imported) the 903 file `missing` serves, its days taken as 00:00.
    """
    found = []
    if "missing_episodes" in view.known:
        for row in view.rows("missing_episodes"):
            if row.get("TYPE") in (None, "M"):
                required = row.get("RHI_REQUIRED") != "N"
                start, end = row["START_DATETIME"], row["END_DATETIME"]
                interviewed = row["RHI_COMPLETED_DATE"]
                found.append(Missing(row["EPISODE_ID"], row["CHILD"], start, end, required, interviewed))
    else:
        for row in view.rows("missing"):
            if row["MISSING"] == "M":
                start, end = datetime.combine(row["MIS_START"], time()), _midnight(row["MIS_END"])
                unit = dated(row["CHILD"], row["MIS_START"])
                found.append(Missing(unit, row["CHILD"], start, end, False, None))
    return [
        episode
        for episode in found
        if any(is_open(p.s0, p.e0, episode.start.date()) for p in view.periods.get(episode.child, []))
    ]


def _counts_speak(view: View) -> bool:
    source = "missing_episodes" if "missing_episodes" in view.known else "missing"
    return speaks(view, "episodes", source)


def _interviews_due(view: View) -> list[tuple[Missing, date]]:
    """Episodes whose end date is in R12M, RHI_REQUIRED not N, each with its end date."""
    due = []
    for episode in missing_episodes(view):
        if episode.end is not None and episode.interview_required:
            ended = episode.end.date()
            if rolling_year_start(view.end) <= ended <= view.end:
                due.append((episode, ended))
    return due


def missing_rhi_completed(view: View) -> list[Unit] | None:
    """Section 3, missing_rhi_completed."""
    if not speaks(view, "episodes", "missing_episodes"):
        return None
    return [share(e.unit, e.child, e.interviewed is not None) for e, _ in _interviews_due(view)]


def missing_rhi_3wd(view: View) -> list[Unit] | None:
    """Section 3, missing_rhi_3wd: interviewed by wd(end date, 3)."""
    if not speaks(view, "episodes", "missing_episodes"):
        return None
    return [
        share(e.unit, e.child, e.interviewed is not None and e.interviewed <= view.wd(ended, 3))
        for e, ended in _interviews_due(view)
    ]


def _started_in_month(view: View) -> list[Missing]:
    return [e for e in missing_episodes(view) if month_start(view.end) <= e.start.date() <= view.end]


def missing_children_month(view: View) -> list[Unit] | None:
    """Section 3, missing_children_month: distinct children."""
    if not _counts_speak(view):
        return None
    return [counted(child, child) for child in {episode.child for episode in _started_in_month(view)}]


def missing_episodes_over_48h(view: View) -> list[Unit] | None:
    """Section 3, missing_episodes_over_48h: one still open counts to the end of D (24:00)."""
    if not _counts_speak(view):
        return None
    end_of_day = datetime.combine(view.end + DAY, time())
    return [
        counted(e.unit, e.child)
        for e in _started_in_month(view)
        if (e.end or end_of_day) - e.start > timedelta(hours=48)
    ]
