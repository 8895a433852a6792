"""How long children stay where they are placed."""

import numpy as np

from engine.arrays import NEVER, Days, Mask, Rows, looked_up
from engine.calendar import add_months
from engine.care.events import Events
from engine.care.model import CareModel
from engine.care.periods import PLACED_FOR_ADOPTION, Placements
from engine.care.roll import Roll


def spells_in_last_year(roll: Roll) -> Rows:
    """Placement spells, of any period, that reach into the last 12 months."""
    model = roll.model
    begun, ended, first = model.facts.keep("spells", lambda: _spells_by_reading(model))
    before_all = first.take(roll.reading) - 1
    count = roll.swept_by_reading("spells begun", lambda: begun.latest_at(model.days, len(first)))
    window = add_months(model.days, -12) + np.int32(1)
    gone = roll.swept_by_reading("spells ended", lambda: ended.latest_at(window, len(first)))
    return np.maximum(count, before_all) - np.maximum(gone, before_all)


def _spells_by_reading(model: CareModel) -> tuple[Events, Events, Rows]:
    """The starts and the ends of spells by reading, and the place of each reading's first."""
    spells = model.placements
    reading = model.periods.reading[spells.spell_period]
    every = np.ones(len(reading), dtype=bool)
    begun = Events.of(reading, spells.spell_start, every)
    ended = Events.of(reading, spells.spell_end, every)
    readings = np.arange(len(model.episodes.reading_child), dtype=np.int32)
    return begun, ended, np.searchsorted(begun.child, readings, side="left").astype(np.int32)


def three_or_more_spells(roll: Roll) -> Mask:
    """Three or more placement spells in the last 12 months."""
    return spells_in_last_year(roll) >= 3


def same_placement_two_years(roll: Roll) -> Mask:
    """In the current spell for two years; or placed for adoption out of one that began two years ago."""
    spells, limit = roll.model.placements, roll.months_before(24)
    begun = roll.of_episode("spell", lambda: looked_up(spells.spell_start, spells.spell))
    before = roll.of_episode("spell before", lambda: looked_up(_start_of_spell_before(spells), spells.spell))
    adopted_out_of_it = roll.placed_in(*PLACED_FOR_ADOPTION) & (before <= limit)
    holds: Mask = (begun <= limit) | adopted_out_of_it
    return holds


def _start_of_spell_before(spells: Placements) -> Days:
    """Per spell: the start of the one before it in the period; NEVER where there is none."""
    start = np.full(len(spells.spell_start), NEVER, dtype=np.int32)
    follows = spells.spell_period[1:] == spells.spell_period[:-1]
    start[1:][follows] = spells.spell_start[:-1][follows]
    return start
