"""The numbers of an indicator, named for the door that they go through (see engine.report.figures)."""

from dataclasses import dataclass

from engine.analysis.trend import amount_text
from engine.calendar import Month
from engine.indicators.catalogue import indicator as indicator_called
from engine.indicators.declaration import Indicator, Scale
from engine.report.figures import Figures, Key
from engine.results import Value
from engine.scorecard.printing import printed

POPULATIONS = {
    "in care": (
        "placement_3plus_12m",
        "cic_open_yos",
        "cic_pv_placements",
        "cic_outside_county_exc_medway",
        "cic_outside_county_inc_medway",
        "adopt_adm_not_placed",
    ),
    "in care 18 months": ("cic_18m_same_worker_12m", "cic_18m_same_iro_12m"),
    "in care 6 months": ("health_assessment_up_to_date", "dental_up_to_date"),
    "returned from missing": ("missing_rhi_completed", "missing_rhi_3wd"),
    "left care, not UASC": ("leavers_adopted_exc_uasc", "leavers_sgo_exc_uasc"),
}
"""Indicators that have one and the same denominator."""

COUNTS_OF_IN_CARE = ("cic_count", "staff_caseload_iro")
"""Indicators whose numerator is the number of children in care."""

UASC_GROUP = "Unaccompanied asylum seeking"
NOT_ABOUT_CHILDREN = ("staff_qsw_posts_filled", "staff_caseload_sw")


@dataclass(frozen=True)
class FigureKeys:
    """The numbers of children behind a figure: those that its value, numerator and denominator tell."""

    value: tuple[Key, ...]
    numerator: tuple[Key, ...]
    denominator: tuple[Key, ...]


NO_KEYS = FigureKeys((), (), ())


@dataclass(frozen=True)
class Printed:
    """A figure as it goes onto paper; `hidden` says that its value is withheld."""

    value: str
    numerator: str
    denominator: str
    hidden: bool


def population_of(indicator: Indicator) -> str:
    """The name of the population that is the denominator."""
    for name, indicators in POPULATIONS.items():
        if indicator.id in indicators:
            return name
    return indicator.id


def in_care(month: Month) -> Key:
    """The number of children in care at the end of a month."""
    return ("population", "in care", str(month))


def group_key(month: Month, dimension: str, group: str) -> Key:
    """The number of children in care in a group, in a demographic table as in an indicator's split."""
    return (*in_care(month), dimension, group)


def denominator_key(indicator: Indicator, month: Month) -> Key:
    """The denominator's name."""
    return ("population", population_of(indicator), str(month))


def numerator_key(indicator: Indicator, month: Month) -> Key:
    """The numerator's name."""
    if indicator.id in COUNTS_OF_IN_CARE:
        return in_care(month)
    return ("numerator", indicator.id, str(month))


def keys_of(figures: Figures, indicator: Indicator, month: Month, figure: Value) -> FigureKeys:
    """Make the numbers of children behind a figure known; none where there are none (posts, no result)."""
    if indicator.id in NOT_ABOUT_CHILDREN or figure.numerator is None or figure.override:
        return NO_KEYS
    return group_keys(
        figures,
        indicator,
        figure,
        numerator=numerator_key(indicator, month),
        denominator=denominator_key(indicator, month),
    )


def group_keys(
    figures: Figures, indicator: Indicator, figure: Value, *, numerator: Key, denominator: Key
) -> FigureKeys:
    """The same for any group of the indicator's units, with the names to use.

    A percentage tells how many are in the numerator and, just as much, how many are not.
    """
    top = _whole(figure.numerator)
    bottom = _whole(figure.denominator)
    if indicator.scale is Scale.AVERAGE and indicator.base is None:
        people = () if bottom is None else (figures.fact(denominator, bottom),)
        return FigureKeys(people, people, people)
    if top is None:
        return NO_KEYS
    counted = figures.fact(numerator, top)
    if indicator.scale is not Scale.PERCENT or bottom is None:
        return FigureKeys((counted,), (counted,), ())
    of = figures.fact(denominator, bottom)
    figures.adds_up(of, [counted, figures.implied((*numerator, "not"), bottom - top)])
    return FigureKeys((counted, of), (counted,), (of,))


def _whole(amount: object) -> int | None:
    return int(amount) if amount is not None and amount == int(amount) else None  # type: ignore[call-overload]


def shown(figures: Figures, indicator: Indicator, month: Month, figure: Value) -> Printed:
    """A figure with numerator and denominator as it may be printed."""
    keys = keys_of(figures, indicator, month, figure)
    return Printed(
        value=figures.text(printed(indicator, figure), *keys.value),
        numerator=figures.text(amount_text(figure.numerator), *keys.numerator),
        denominator=figures.text(amount_text(figure.denominator), *keys.denominator),
        hidden=figures.hides(*keys.value),
    )


def shown_value(
    figures: Figures, name: str, month: Month, figure: Value | None, text: str
) -> tuple[str, bool]:
    """A value alone as it may be printed (a comparison), and whether it is withheld."""
    if figure is None:
        return text, False
    keys = keys_of(figures, indicator_called(name), month, figure)
    return figures.text(text, *keys.value), figures.hides(*keys.value)


def link_to_date(
    figures: Figures, indicator: Indicator, month: Month, before: Value | None, now: Value
) -> None:
    """Say that a figure to date contains the one of the month before it."""
    if indicator.id not in TO_DATE_SUMS or before is None or indicator.period.resets(month):
        return
    then, latest = (keys_of(figures, indicator, *of) for of in ((month.plus(-1), before), (month, now)))
    for part, whole in ((then.numerator, latest.numerator), (then.denominator, latest.denominator)):
        if part and whole and figures.values[part[0]] <= figures.values[whole[0]]:
            new = figures.values[whole[0]] - figures.values[part[0]]
            added = figures.implied((*whole[0], "new in the month"), new, protect=False)
            figures.adds_up(whole[0], [part[0], added])


NESTED = (
    ("cic_outside_county_inc_medway", "cic_outside_county_exc_medway"),
    ("missing_rhi_completed", "missing_rhi_3wd"),
    ("leavers_sgo_all", "leavers_sgo_exc_uasc"),
)
"""Pairs of indicators whose numerators contain one another: their difference is a number of children too."""

TO_DATE_SUMS = ("bla_repeat_within_24m", "edu_ehcp_20wk_acytd")
"""Figures to date that only grow within their year."""


def link_indicators(figures: Figures, month: Month, values: dict[str, Value]) -> None:
    """Say which numbers of a month's scorecard contain one another."""
    for outer, inner in NESTED:
        _contains(figures, month, values, outer, inner)
    _leavers(figures, month, values)
    _without_uasc(figures, month, values)


def _without_uasc(figures: Figures, month: Month, values: dict[str, Value]) -> None:
    """Children in care are those without UASC, whom the rate counts, and UASC."""
    everyone, others = values["cic_count"].numerator, values["cic_rate_per_10k_exc_uasc"].numerator
    if everyone is None or others is None or others > everyone:
        return
    whole = figures.fact(in_care(month), int(everyone))
    part = figures.fact(numerator_key(indicator_called("cic_rate_per_10k_exc_uasc"), month), int(others))
    uasc = figures.implied(group_key(month, "UASC", UASC_GROUP), int(everyone - others))
    figures.adds_up(whole, [part, uasc])


def _contains(figures: Figures, month: Month, values: dict[str, Value], outer: str, inner: str) -> None:
    large, small = values[outer], values[inner]
    if large.numerator is None or small.numerator is None or large.numerator < small.numerator:
        return
    whole = keys_of(figures, indicator_called(outer), month, large).numerator
    part = keys_of(figures, indicator_called(inner), month, small).numerator
    difference = int(large.numerator - small.numerator)
    rest = figures.implied(("difference", outer, inner, str(month)), difference)
    for total, one in zip(whole, part, strict=True):
        figures.adds_up(total, [one, rest])


def _leavers(figures: Figures, month: Month, values: dict[str, Value]) -> None:
    """Children who left care: UASC and others; adopted, special guardianship, otherwise."""
    adopted, guardianship = values["leavers_adopted_exc_uasc"], values["leavers_sgo_exc_uasc"]
    everyone = values["leavers_sgo_all"]
    if None in (adopted.numerator, guardianship.numerator, everyone.numerator):
        return
    left = adopted.denominator
    assert left is not None
    assert everyone.denominator is not None
    keys = [
        keys_of(figures, indicator_called(name), month, values[name])
        for name in ("leavers_adopted_exc_uasc", "leavers_sgo_exc_uasc", "leavers_sgo_all")
    ]
    otherwise = int(left - adopted.numerator - guardianship.numerator)  # type: ignore[operator]
    if otherwise >= 0 and left == guardianship.denominator:
        rest = figures.implied(("left care otherwise", str(month)), otherwise)
        figures.adds_up(keys[0].denominator[0], [*keys[0].numerator, *keys[1].numerator, rest])
    if everyone.denominator >= left:
        uasc = figures.implied(("left care, UASC", str(month)), int(everyone.denominator - left))
        figures.adds_up(keys[2].denominator[0], [*keys[0].denominator, uasc])
