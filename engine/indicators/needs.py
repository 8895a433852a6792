"""Which extracts a row needs before it can be reported (section 8: "-", row by row)."""

import numpy as np

from engine.arrays import ABSENT, Days, Mask
from engine.care.model import CareModel
from engine.care.workers import SOCIAL_WORKER
from engine.indicators.declaration import Need


def _from(model: CareModel, days: Days) -> Mask:
    """The months by whose end one of the days had come."""
    return model.days >= (days.min() if len(days) else 2**31 - 1)


def _throughout(model: CareModel, holds: bool) -> Mask:
    return np.full(len(model.days), holds)


def dated(extract: str, column: str) -> Need:
    """A row of the extract dated on or before D."""
    return lambda model: _from(model, model.extracts[extract].days(column))


def any_row(extract: str) -> Need:
    """A row of the extract, whatever its date."""
    return lambda model: _throughout(model, model.extracts[extract].rows > 0)


EPISODES = dated("episodes", "DECOM")


def header(model: CareModel) -> Mask:
    """The header has a row, so that children have an age."""
    return _throughout(model, model.extracts["header"].rows > 0)


def uasc(model: CareModel) -> Mask:
    """UASC status can be told: the `uasc` file, or the header's UASC column."""
    imported = model.extracts.imported("uasc") or model.extracts["header"].has("UASC")
    return _throughout(model, imported)


def health(*events: str) -> Need:
    """A completed health event of one of the kinds on or before D."""

    def speaks(model: CareModel) -> Mask:
        extract = model.extracts["health_events"]
        return _from(model, extract.days("EVENT_DATE")[extract.among("EVENT", events) & model.completed])

    return speaks


def role(name: str) -> Need:
    """An allocation of the role that started on or before D."""
    return lambda model: _from(model, model.workers(name).starts)


def snapshot(extract: str, filled: str | None = None) -> Need:
    """Rows of the month in an AS_AT extract; with `filled`, one that has this column filled in."""

    def speaks(model: CareModel) -> Mask:
        month = model.month_of_snapshot_rows(extract)
        if filled is not None:
            month = month[_recorded(model, extract, filled)]
        return np.bincount(month[month != ABSENT], minlength=len(model.days)) > 0

    return speaks


def _recorded(model: CareModel, extract: str, column: str) -> Mask:
    table = model.extracts[extract]
    if column.endswith("_DATE"):
        known_by = np.append(model.days, ABSENT)[model.month_of_snapshot_rows(extract)]
        return table.days(column) <= known_by
    return table.filled(column)


def known_authority(model: CareModel) -> Mask:
    """A child in care whose placement authority is known."""
    roll = model.roll
    known = model.places.authority[roll.episode] != ABSENT
    return np.bincount(roll.month[known], minlength=len(model.days)) > 0


def missing_episodes(model: CareModel) -> Mask:
    """`missing_episodes` or, where that was never imported, the 903 file `missing`."""
    if model.extracts.imported("missing_episodes"):
        seconds, recorded = model.extracts["missing_episodes"].seconds("START_DATETIME")
        return _from(model, (seconds[recorded] // 86400).astype(np.int32))
    return _from(model, model.extracts["missing"].days("MIS_START"))


def return_interviews(model: CareModel) -> Mask:
    """`missing_episodes`: the 903 file says nothing of interviews."""
    return _throughout(model, model.extracts.imported("missing_episodes")) & missing_episodes(model)


CHILDREN_IN_CARE = (EPISODES, header)
CURRENT_SOCIAL_WORKER = role(SOCIAL_WORKER)
