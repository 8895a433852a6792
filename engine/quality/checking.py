"""All checks, run over what is known at the end of a month."""

from collections.abc import Callable, Sequence
from itertools import groupby

import numpy as np

from engine.arrays import NEVER
from engine.calendar import Month
from engine.care.model import CareModel
from engine.profile import Profile
from engine.quality import care, records, results
from engine.quality.finding import ChildGroup, Finding, Quality, Rule, RuleGroup
from engine.quality.known import known_episodes
from engine.tables import Extracts

RULES: tuple[Rule, ...] = tuple(
    sorted((*care.RULES, *records.RULES, *results.RULES), key=lambda rule: rule.severity)
)


def check(
    extracts: Extracts,
    month: Month,
    profile: Profile,
    *,
    model: CareModel | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Quality:
    """Every finding as at the end of a month; `model` may be one already made for that month alone.

    `cancelled` is asked between rules; what was found so far is returned then.
    """
    seen = model or CareModel(extracts, [month], profile)
    groups = []
    for rule in RULES:
        if cancelled():
            break
        if findings := _findings(rule, seen):
            groups.append(_group(rule, findings))
    found = tuple(finding for group in groups for finding in group.findings)
    return Quality(found, tuple(groups), _by_child(found), children_left_out(seen))


def _findings(rule: Rule, model: CareModel) -> tuple[Finding, ...]:
    return tuple(
        Finding(rule.id, rule.severity, found.child, found.where, found.sentence, rule.indicators)
        for found in rule.find(model)
    )


def _group(rule: Rule, findings: tuple[Finding, ...]) -> RuleGroup:
    return RuleGroup(rule.id, rule.severity, rule.title, rule.advice, rule.indicators, findings)


def _by_child(findings: Sequence[Finding]) -> tuple[ChildGroup, ...]:
    ordered = sorted((f for f in findings if f.child), key=lambda f: (f.child, f.severity))
    groups = [
        ChildGroup(child, (own := tuple(listed))[0].severity, own)
        for child, listed in groupby(ordered, key=lambda f: f.child)
    ]
    return tuple(sorted(groups, key=lambda group: (group.severity, group.child)))


def children_left_out(model: CareModel) -> int:
    """Children in care at the end of the model's only month who have no header row, and so no age."""
    episodes = known_episodes(model)
    is_open = ~episodes.precedes & (episodes.end == NEVER)
    return int(np.sum(is_open & ~model.children.in_header[episodes.child]))
