"""When a child's reviews were held and due.

Review timescales: 20 working days, then 3 months, then every 6 months (Care Planning, Placement and Case
Review (England) Regulations 2010, regulation 33).
"""

from dataclasses import dataclass

import numpy as np

from engine.arrays import Days, Mask, Rows, either, keys
from engine.calendar import add_months, working_days_after
from engine.care.events import Events
from engine.care.model import CareModel
from engine.care.roll import Roll

DAYS_OF_A_REVIEW = 3


def first_review_due(roll: Roll) -> Days:
    """The day by which the first review of the open period was due, 20 working days after S0."""
    model = roll.model
    due = model.facts.keep("first review", lambda: working_days_after(model.periods.start, 20))
    return roll.of_period(due)


def first_review_was_due(roll: Roll) -> Mask:
    """The first review had come due by D."""
    return first_review_due(roll) <= roll.day


@dataclass(frozen=True)
class Reviews:
    """All reviews by child and date.

    `days` has three days for each review, beside each other in memory because they are asked for together:
    its own, and those three and six months after it; at last those of no review and of the one before it.
    `first` is the place of each period's first review.
    """

    events: Events
    days: Days
    first: Rows


def _reviews(model: CareModel) -> Reviews:
    extract, periods = model.extracts["reviews"], model.periods
    every = np.ones(extract.rows, dtype=bool)
    events = Events.of(model.children.number(extract), extract.days("REVIEW"), every)
    days = np.zeros((len(events.day) + 2, DAYS_OF_A_REVIEW), dtype=np.int32)
    days[:-2, 0] = events.day
    for place, months in enumerate((3, 6), 1):
        days[:-2, place] = add_months(events.day, months)
    first = events.before(keys(periods.child, periods.start - np.int32(1)))
    return Reviews(events, days.ravel(), first)


@dataclass(frozen=True)
class ReviewTimetable:
    """Per row of the roll: the period's latest review and when it was due, and when the next one is.

    `held` counts the reviews of the period up to D; without one `latest` and `latest_due` mean nothing.
    """

    held: Rows
    latest: Days
    latest_due: Days
    next_due: Days


def review_timetable(roll: Roll) -> ReviewTimetable:
    """When reviews were held and due."""
    reviews = roll.model.facts.keep("reviews", lambda: _reviews(roll.model))
    latest, first_due = roll.latest(reviews.events), first_review_due(roll)
    held = np.maximum(latest + 1 - roll.of_period(reviews.first), 0)
    place = latest * DAYS_OF_A_REVIEW

    def due(number: Rows, before: Rows) -> Days:
        """The day by which the period's review of that number was due; `before` is the place of the last."""
        later = reviews.days.take(before + (number != 2) + 1)
        return either(number <= 1, first_due, later)

    return ReviewTimetable(
        held, reviews.days.take(place), due(held, place - DAYS_OF_A_REVIEW), due(held + 1, place)
    )


def reviews_in_time(roll: Roll) -> Mask:
    """The latest review of the period was in time, and the next is not overdue."""
    reviews = review_timetable(roll)
    latest_in_time = (reviews.held == 0) | (reviews.latest <= reviews.latest_due)
    holds: Mask = latest_in_time & (reviews.next_due > roll.day)
    return holds
