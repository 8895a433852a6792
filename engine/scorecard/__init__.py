"""Figures as the panel reads them: rounding, RAG, direction of travel, targets, overrides (section 4)."""

from engine.scorecard.rows import Scorecard, scorecard

__all__ = ["Scorecard", "scorecard"]
