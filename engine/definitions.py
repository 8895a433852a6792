"""The definitions as users read them: one page made from the catalogue, so that it says what is computed."""

from engine.analysis.labels import (
    PERIOD_WORDS,
    POLARITY_WORDS,
    definition_of,
    name_of,
    note_of,
    theme_name,
    unit_of,
)
from engine.indicators.catalogue import CATALOGUE
from engine.indicators.declaration import Indicator, Theme
from engine.profile import Profile

TERMS = """# Definitions

What every figure of the scorecard means. Names and definitions are shown with the words of the
{short_name} profile; another council's profile puts its own in their place.

## What holds for all

- **As at the end of the month.** D is the last day of the reporting month. What is dated after D is not
  known at D: an end, a review, an interview or a plan dated later counts as not there yet, and the
  reason that comes with an end is unknown too. So every past month can be recomputed from today's
  extracts.
- **Data periods.** Snapshot (SS): at D. Month (M): the month of D. Rolling 12 months (R12M): the month
  and the eleven before it. Year to date (YTD): since 1 April. Academic year to date (AC YTD): since 1
  September.
- **Months and ages.** "Within the last 6 months" is after the same day 6 months before D (or the last
  day of that month, if it is shorter), up to D. Age is in completed years; who was born on 29 February
  completes a year on 1 March in other years. Working days are Monday to Friday without the bank
  holidays of England and Wales; the day itself is day 0.
- **Children in care** have a period of care open at D and are under 18. Short breaks (legal status V3
  and V4) do not count. A period of care begins with a child's first episode, with an episode that says
  so (RNE S), or with one that does not begin on the day the episode before it ended. Someone without a
  header row has no age and is left out, with a finding.
- **Leavers** are periods that ended in the window and not with X1 ("episode continues").
- **Placements.** An episode that changes the legal status only, or the placement with the same carer,
  is no new placement; nor is a temporary one (T0 to T4), nor the return to where the child was before
  it. The current placement and provider are those of the latest episode that is not temporary.
- **Unaccompanied asylum seeking children (UASC)** have a row in `uasc` that has not ceased by D (by the
  start or the end of the period, where that is asked), or UASC = Y in `header` and no row.
- **The current worker** is the one whose allocation began last of those open at D. A break of no more
  than a day does not interrupt how long a worker has been with the child.
- **Distance** is PL_DISTANCE where that is given and below 999, else the straight line between the
  postcodes. **The placement authority** is PL_LA where that is given, else the county of the
  placement's postcode, or its district where there is no county.
- **The month's rows** of an extract with AS_AT dates are those of the latest AS_AT inside the month.
- **Not reported ("-").** A row whose extracts were not imported, or say nothing about the month, is not
  reported; it is never shown as 0. So is one whose denominator is 0.
- **RAG** compares the printed value with the target: met is green, at least the floor is amber, else
  red. There is none without a target, for numbers, and where the denominator is below 5.
- **Direction of travel** compares printed values and says better, the same or worse, not up or down.
  Figures to date have no one-month arrow when they start anew (April, September).
- **Manual values** override what is computed; an override text stands in place of all figures of the
  row.
"""


def definitions_page(profile: Profile) -> str:
    """All definitions as Markdown: what holds for all, then every indicator in the document's order."""
    parts = [TERMS.format(short_name=profile.short_name)]
    for theme in Theme:
        parts.append(f"## {theme_name(theme)}\n")
        parts += [_entry(indicator, profile) for indicator in CATALOGUE if indicator.theme is theme]
    return "\n".join(parts)


def _entry(indicator: Indicator, profile: Profile) -> str:
    lines = [
        f"### {name_of(indicator, profile)}",
        "",
        f"{definition_of(indicator, profile).rstrip('.')}.",
        "",
        f"- Id: `{indicator.id}`",
        f"- Measured in: {unit_of(indicator)}; {POLARITY_WORDS[indicator.polarity]}",
        f"- Data period: {indicator.period} ({PERIOD_WORDS[indicator.period]})",
        f"- Needs: {'; '.join(need.words for need in indicator.needs)}",
    ]
    note = note_of(indicator, profile)
    return "\n".join([*lines, *([f"- Note: {note}"] if note else []), ""])
