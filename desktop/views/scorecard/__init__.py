"""The scorecard of a month: the document's table, with filters."""

from desktop.views.scorecard.view import ScorecardView

__all__ = ["ScorecardView"]
