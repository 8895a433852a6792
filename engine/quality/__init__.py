"""Data quality: what in the imported tables is wrong, doubtful or not recorded, and what it changes."""

from engine.quality.checking import RULES, check, children_left_out
from engine.quality.finding import ChildGroup, Finding, Found, Quality, Rule, RuleGroup, Severity

__all__ = [
    "RULES",
    "ChildGroup",
    "Finding",
    "Found",
    "Quality",
    "Rule",
    "RuleGroup",
    "Severity",
    "check",
    "children_left_out",
]
