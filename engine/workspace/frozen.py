"""A published month as plain JSON, and back: the form in which it is kept for good.

Numbers are exact fractions ("143/250"); `form` tells how to read what is kept.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from engine.analysis.published import PublishedMonth
from engine.calendar import Month
from engine.errors import UserError
from engine.workspace.row_form import row_in, row_out

FORM = 1


@dataclass(frozen=True, kw_only=True)
class Publication(PublishedMonth):
    """A published month as it is kept: besides what was printed, when, and from what.

    `extracts` are those it was computed from, with their numbers of rows; `withdrawn` is set once the month
    was unpublished.
    """

    at: datetime
    extracts: Mapping[str, int] = field(default_factory=dict)
    profile_text: str = ""
    withdrawn: datetime | None = None


def to_json(publication: Publication) -> str:
    """The text that is kept."""
    return json.dumps(
        {
            "form": FORM,
            "month": str(publication.month),
            "on": publication.on.isoformat(),
            "at": publication.at.isoformat(),
            "by": publication.by,
            "rows": [row_out(row) for row in publication.rows.values()],
            "tables": dict(publication.tables),
            "commentary": dict(publication.commentary),
            "extracts": dict(publication.extracts),
            "profile_text": publication.profile_text,
        },
        ensure_ascii=False,
    )


def from_json(text: str, reasons: Mapping[str, str], withdrawn: str | None = None) -> Publication:
    """The publication that was kept as this text, with the notes made on revisions since."""
    kept = json.loads(text)
    if kept["form"] != FORM:
        raise UserError("A published month was kept by a newer version of the scorecard. Open it with that.")
    rows = [row_in(row) for row in kept["rows"]]
    return Publication(
        month=Month.parse(kept["month"]),
        on=date.fromisoformat(kept["on"]),
        at=datetime.fromisoformat(kept["at"]),
        by=kept["by"],
        rows={row.indicator: row for row in rows},
        tables=kept["tables"],
        commentary=kept["commentary"],
        reasons=reasons,
        extracts=kept["extracts"],
        profile_text=kept["profile_text"],
        withdrawn=None if withdrawn is None else datetime.fromisoformat(withdrawn),
    )
