"""Publishing: the month's figures, tables and commentary as they are now, frozen with date and name."""

from collections.abc import Callable

from engine.analysis.history import History
from engine.calendar import Month
from engine.indicators.catalogue import CATALOGUE
from engine.profile import parse
from engine.table_catalogue import TABLES
from engine.workspace.extracts import extracts_of
from engine.workspace.frozen import Publication
from engine.workspace.records import current_user, now
from engine.workspace.workspace import Workspace


def _nothing(done: float, what: str) -> None:
    pass


def publish_month(
    workspace: Workspace, month: Month, progress: Callable[[float, str], None] = _nothing
) -> Publication:
    """Publish a month; comparisons with months published earlier are with what was published.

    Raises UserError if the month is published already.
    """
    publication = frozen_month(workspace, month, progress)
    workspace.publish(publication)
    return publication


def frozen_month(
    workspace: Workspace, month: Month, progress: Callable[[float, str], None] = _nothing
) -> Publication:
    """The month as it would be published now."""
    extracts, profile_text = extracts_of(workspace), workspace.profile_text
    profile = parse(profile_text)
    history = History.ending(extracts, profile, month, months=1, published=workspace.published_months())
    progress(0.1, "Computing the scorecard")
    rows = {indicator.id: history.row(indicator, month) for indicator in CATALOGUE}
    tables = {}
    for number, (name, build) in enumerate(TABLES.items()):
        progress(0.4 + 0.6 * number / len(TABLES), "Computing the tables")
        tables[name] = build(extracts, month, profile)
    at = now()
    return Publication(
        month=month,
        on=at.astimezone().date(),
        by=current_user(),
        rows=rows,
        tables=tables,
        commentary=_comments(workspace, month),
        at=at,
        extracts=workspace.extract_rows(),
        profile_text=profile_text,
    )


def _comments(workspace: Workspace, month: Month) -> dict[str, str]:
    return {
        row["INDICATOR"]: row["TEXT"] for row in workspace.rows("commentary") if row["MONTH"] == str(month)
    }
