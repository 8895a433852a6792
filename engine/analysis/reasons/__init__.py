"""Why a unit is in the numerator or not, in words, from the facts that decide it."""

from engine.analysis.reasons.wording import reason_of

__all__ = ["reason_of"]
