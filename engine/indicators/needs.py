"""Which extracts a row needs before it can be reported (section 8: "-", row by row)."""

import numpy as np

from engine.arrays import ABSENT, Days, Mask, Rows
from engine.care.model import CareModel
from engine.care.workers import SOCIAL_WORKER
from engine.indicators.declaration import Need
from engine.tables import Extract


def _from(model: CareModel, days: Days) -> Mask:
    """The months by whose end one of the days had come."""
    return model.days >= (days.min() if len(days) else 2**31 - 1)


def _throughout(model: CareModel, holds: bool) -> Mask:
    return np.full(len(model.days), holds)


def dated(extract: str, column: str) -> Need:
    """A row of the extract dated on or before D."""
    return Need(f"`{extract}`", (extract,), lambda model: _from(model, model.extracts[extract].days(column)))


def any_row(extract: str) -> Need:
    """A row of the extract, whatever its date."""
    return Need(
        f"`{extract}`", (extract,), lambda model: _throughout(model, model.extracts[extract].rows > 0)
    )


EPISODES = dated("episodes", "DECOM")

HEADER = any_row("header")
"""The header has a row, so that children have an age."""


def _uasc_known(model: CareModel) -> Mask:
    imported = model.extracts.imported("uasc") or model.extracts["header"].has("UASC")
    return _throughout(model, imported)


UASC = Need("`uasc`, or the column UASC of `header`", ("uasc", "header"), _uasc_known)
"""UASC status can be told."""


def health(*events: str) -> Need:
    """A completed health event of one of the kinds on or before D."""

    def speaks(model: CareModel) -> Mask:
        extract = model.extracts["health_events"]
        return _from(model, extract.days("EVENT_DATE")[extract.among("EVENT", events) & model.completed])

    return Need(f"`health_events` ({' or '.join(events)}, completed)", ("health_events",), speaks)


def role(name: str) -> Need:
    """An allocation of the role that started on or before D."""
    words, extracts = f"`allocations` (ROLE {name})", ["allocations"]
    if name == SOCIAL_WORKER:
        words += ", or `sw_episodes` where it has none"
        extracts.append("sw_episodes")
    return Need(words, tuple(extracts), lambda model: _from(model, model.workers(name).starts))


def snapshot(extract: str, filled: str | None = None) -> Need:
    """Rows of the month in an AS_AT extract; with `filled`, one that has this column filled in."""

    def speaks(model: CareModel) -> Mask:
        months = zip(model.snapshot_rows(extract), model.days, strict=True)
        return np.array([_speaks(model.extracts[extract], filled, *month) for month in months], dtype=bool)

    words = f"`{extract}` with an AS_AT in the month"
    return Need(words if filled is None else f"{words} and {filled} filled in", (extract,), speaks)


def _speaks(extract: Extract, filled: str | None, rows: Rows, day: np.int32) -> bool:
    """Whether there are rows or, with `filled`, one that has this column filled in (a date by the day)."""
    if filled is None:
        return len(rows) > 0
    if filled.endswith("_DATE"):
        return bool((extract.days(filled).take(rows) <= day).any())
    return bool(extract.filled(filled).take(rows).any())


def _authority_known(model: CareModel) -> Mask:
    known = model.places.authority != ABSENT
    return np.array([known.take(rows).any() for rows in model.roll.rows.values()], dtype=bool)


KNOWN_AUTHORITY = Need(
    "PL_LA, or a PL_POST that `postcodes` or the directory knows, for at least one child",
    ("episodes",),
    _authority_known,
)
"""A child in care whose placement authority is known."""


def _missing_speaks(model: CareModel) -> Mask:
    if model.extracts.imported("missing_episodes"):
        seconds, recorded = model.extracts["missing_episodes"].seconds("START_DATETIME")
        return _from(model, (seconds[recorded] // 86400).astype(np.int32))
    return _from(model, model.extracts["missing"].days("MIS_START"))


MISSING_EPISODES = Need(
    "`missing_episodes`, or `missing` where that was never imported",
    ("missing_episodes", "missing"),
    _missing_speaks,
)

RETURN_INTERVIEWS = Need(
    "`missing_episodes`",
    ("missing_episodes",),
    lambda model: _throughout(model, model.extracts.imported("missing_episodes")) & _missing_speaks(model),
)
"""The 903 file says nothing of interviews."""

CHILDREN_IN_CARE = (EPISODES, HEADER)
CURRENT_SOCIAL_WORKER = role(SOCIAL_WORKER)
