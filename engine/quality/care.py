"""Checks of episodes and periods of care."""

from collections.abc import Iterator

import numpy as np

from engine.analysis.labels import day_name
from engine.arrays import ABSENT, NEVER, Mask
from engine.calendar import age_on
from engine.care.model import CareModel
from engine.quality.affected import CHILDREN_IN_CARE, LEAVERS, PLACEMENTS, STARTS
from engine.quality.finding import Found, Rule, Severity
from engine.quality.known import KnownEpisodes, chosen, known, known_episodes

ADULT = 18


def _found(episodes: KnownEpisodes, mask: Mask, sentence: str) -> Iterator[Found]:
    """A finding for each episode where the mask holds; the sentence may name {start}, {end}, {before}."""
    places = chosen(mask)
    for place, child in zip(places.tolist(), episodes.ids(places), strict=True):
        words = sentence.format(
            start=day_name(int(episodes.start[place])),
            end=_day(int(episodes.end[place])),
            before=_day(int(episodes.end[place - 1])),
            next=day_name(int(episodes.start[(place + 1) % len(episodes.start)])),
        )
        yield Found(child, episodes.where(place), words)


def _day(day: int) -> str:
    return "no end" if day == NEVER else day_name(day)


def no_header(model: CareModel) -> Iterator[Found]:
    """A child with episodes but no header row has no age and is left out everywhere an age is needed."""
    episodes = known_episodes(model)
    first = ~episodes.follows & ~model.children.in_header[episodes.child]
    return _found(episodes, first, "The child has episodes but no row in header, so no date of birth.")


def gap(model: CareModel) -> Iterator[Found]:
    """An episode that begins later than the one before ended, without being a start of care."""
    episodes = known_episodes(model)
    ended = episodes.before(episodes.end)
    mask = episodes.follows & known(ended) & (episodes.start > ended) & ~episodes.among("RNE", "S")
    return _found(
        episodes, mask, "The episode before ended on {before}, this one begins on {start} without RNE S."
    )


def overlap(model: CareModel) -> Iterator[Found]:
    """An episode that begins before the one before ended."""
    episodes = known_episodes(model)
    ended = episodes.before(episodes.end)
    mask = episodes.follows & known(ended) & (episodes.start < ended)
    return _found(episodes, mask, "It begins on {start}, before the episode before ended on {before}.")


def end_inferred(model: CareModel) -> Iterator[Found]:
    """An earlier episode without an end: the next one's start is taken."""
    episodes = known_episodes(model)
    mask = episodes.precedes & ~known(episodes.end) & ~_left_open_at_new_start(episodes)
    return _found(episodes, mask, "It has no end; the start of the next, {next}, is taken.")


def end_followed_same_day(model: CareModel) -> Iterator[Found]:
    """An end other than X1, and yet care goes on the same day."""
    episodes = known_episodes(model)
    continues = episodes.precedes & (episodes.after(episodes.start) == episodes.end)
    begins_anew = np.roll(episodes.among("RNE", "S"), -1)
    left = known(episodes.end) & episodes.filled("REC") & ~episodes.among("REC", "X1")
    return _found(
        episodes,
        continues & left & ~begins_anew,
        "It ended on {end} for good, but the next episode begins that day without RNE S, so care goes on.",
    )


def goes_on_without_next(model: CareModel) -> Iterator[Found]:
    """A period's last episode ends with X1 (the episode goes on) and nothing follows."""
    episodes = known_episodes(model)
    back_later = (episodes.after(episodes.start) > episodes.end) & np.roll(episodes.among("RNE", "S"), -1)
    followed = episodes.precedes & ~back_later
    mask = known(episodes.end) & episodes.among("REC", "X1") & ~followed
    return _found(
        episodes, mask, "It ended on {end} with X1 (another episode follows), but none does: not a leaver."
    )


def start_without_end(model: CareModel) -> Iterator[Found]:
    """RNE S although the episode before says that care goes on."""
    episodes = known_episodes(model)
    went_on = np.roll(episodes.among("REC", "X1"), 1) & (episodes.before(episodes.end) == episodes.start)
    mask = episodes.follows & went_on & episodes.among("RNE", "S")
    return _found(episodes, mask, "It starts care anew on {start}, but the episode before ended with X1.")


def begins_in_the_middle(model: CareModel) -> Iterator[Found]:
    """A child's first episode is no start of care: earlier episodes are not in the files."""
    episodes = known_episodes(model)
    mask = ~episodes.follows & episodes.filled("RNE") & ~episodes.among("RNE", "S")
    return _found(
        episodes,
        mask,
        "The child's first episode, of {start}, is no start of care (RNE S).",
    )


def end_without_reason(model: CareModel) -> Iterator[Found]:
    """An end without REC."""
    episodes = known_episodes(model)
    mask = known(episodes.end) & ~episodes.filled("REC")
    return _found(episodes, mask, "It ended on {end}, but the reason (REC) is not recorded.")


def reason_without_end(model: CareModel) -> Iterator[Found]:
    """REC without an end."""
    episodes = known_episodes(model)
    no_end = model.extracts["episodes"].days("DEC")[episodes.row] == NEVER
    mask = no_end & episodes.filled("REC") & ~episodes.among("REC", "X1")
    return _found(episodes, mask, "It has a reason for ending (REC) but no end (DEC), so it counts as open.")


def start_before_birth(model: CareModel) -> Iterator[Found]:
    """A period of care that starts before the child is born."""
    episodes = known_episodes(model)
    born = model.children.birth[episodes.child]
    begins = ~episodes.follows | (episodes.before(episodes.end) != episodes.start)
    mask = begins & known(born) & (episodes.start < born)
    return _found(episodes, mask, "Care starts on {start}, before the date of birth in header.")


def open_past_18(model: CareModel) -> Iterator[Found]:
    """An episode still open although the child is 18 or over."""
    episodes = known_episodes(model)
    age = age_on(model.children.birth[episodes.child], np.full(len(episodes.row), model.days[0], np.int32))
    mask = ~episodes.precedes & ~known(episodes.end) & (age >= ADULT)
    return _found(episodes, mask, "It is still open although the child is 18 or over.")


def two_periods_open(model: CareModel) -> Iterator[Found]:
    """A period that has not ended when another starts: the one that started later counts."""
    episodes = known_episodes(model)
    left_open = _left_open_at_new_start(episodes)
    return _found(episodes, left_open, "It has no end, yet care starts anew on {next}.")


def _left_open_at_new_start(episodes: KnownEpisodes) -> Mask:
    return episodes.precedes & ~known(episodes.end) & np.roll(episodes.among("RNE", "S"), -1)


def placement_unknown(model: CareModel) -> Iterator[Found]:
    """A child in care whose placement or provider is not recorded."""
    roll, episodes = model.roll, model.episodes
    row = episodes.row[roll.settled]
    extract = model.extracts["episodes"]
    no_place = ~extract.filled("PLACE")[row]
    no_provider = ~extract.filled("PLACE_PROVIDER")[row] & ~roll.placed_in("T0", "T1", "T2", "T3", "T4")
    no_provider &= ~roll.placed_in("Z1", "Z11", "Z12", "Z13", "Z14") & ~no_place
    for mask, what in ((no_place, "placement type (PLACE)"), (no_provider, "provider (PLACE_PROVIDER)")):
        places = chosen(mask)
        for place, name in zip(places.tolist(), model.child_texts(roll.child[places]), strict=True):
            start = day_name(int(episodes.start[roll.settled[place]]))
            yield Found(name, f"episodes, episode of {start}", f"The {what} is not recorded.")


def adopted_without_placement(model: CareModel) -> Iterator[Found]:
    """A child adopted from a placement that was none for adoption."""
    episodes = known_episodes(model)
    mask = known(episodes.end) & episodes.among("REC", "E11", "E12")
    mask &= ~episodes.among("PLACE", "A3", "A4", "A5", "A6", "T0", "T1", "T2", "T3", "T4")
    return _found(
        episodes, mask, "It ended in adoption on {end}, but the child was not placed for adoption (A3 to A6)."
    )


def distance_unknown(model: CareModel) -> Iterator[Found]:
    """A child in care whose distance from home, or placement authority, cannot be told."""
    roll = model.roll
    far = np.isnan(model.places.miles[roll.episode]) & ~roll.uasc & ~roll.placed_in("A3", "A4", "A5", "A6")
    nowhere = model.places.authority[roll.episode] == ABSENT
    places = chosen(far | nowhere)
    for place, name in zip(places.tolist(), model.child_texts(roll.child[places]), strict=True):
        lacking = [w for w, m in (("distance from home", far), ("placement authority", nowhere)) if m[place]]
        start = day_name(int(model.episodes.start[roll.episode[place]]))
        words = " and ".join(lacking)
        yield Found(name, f"episodes, episode of {start}", f"The {words} cannot be told from the postcodes.")


RULES = (
    Rule(
        "no_header",
        Severity.LEFT_OUT,
        "Children with episodes but no header row",
        "Import the header rows of these children. Until then they count nowhere that an age is needed.",
        CHILDREN_IN_CARE,
        no_header,
    ),
    Rule(
        "open_past_18",
        Severity.WRONG,
        "Periods of care left open past the 18th birthday",
        "End the last episode. The child does not count as in care, but neither as having left.",
        LEAVERS,
        open_past_18,
    ),
    Rule(
        "two_periods_open",
        Severity.WRONG,
        "Children with two periods of care open at once",
        "End the earlier period.",
        CHILDREN_IN_CARE,
        two_periods_open,
    ),
    Rule(
        "overlap",
        Severity.WRONG,
        "Episodes that overlap the one before",
        "Correct DECOM or DEC. As it stands a new period of care begins.",
        (*STARTS, *PLACEMENTS),
        overlap,
    ),
    Rule(
        "gap",
        Severity.WRONG,
        "Gaps between episodes without a start of care",
        "Correct DECOM or DEC, or give RNE S if care really started anew. As it stands a new period begins.",
        (*STARTS, *PLACEMENTS),
        gap,
    ),
    Rule(
        "end_followed_same_day",
        Severity.WRONG,
        "Ends of care followed by another episode on the same day",
        "Give REC X1, or RNE S to the next episode. As it stands the period goes on.",
        LEAVERS,
        end_followed_same_day,
    ),
    Rule(
        "goes_on_without_next",
        Severity.WRONG,
        "Last episodes that end with X1",
        "Give the real reason, or add the episode that follows. As it stands the child is no leaver.",
        LEAVERS,
        goes_on_without_next,
    ),
    Rule(
        "start_before_birth",
        Severity.WRONG,
        "Periods of care that start before birth",
        "Correct DECOM or the date of birth. The age at the start counts as 0.",
        CHILDREN_IN_CARE,
        start_before_birth,
    ),
    Rule(
        "reason_without_end",
        Severity.WRONG,
        "Reasons for ending without an end date",
        "Fill in DEC. As it stands the episode is open.",
        CHILDREN_IN_CARE,
        reason_without_end,
    ),
    Rule(
        "end_inferred",
        Severity.DOUBTFUL,
        "Earlier episodes without an end",
        "Fill in DEC. The start of the next episode is taken.",
        (*PLACEMENTS, *LEAVERS),
        end_inferred,
    ),
    Rule(
        "start_without_end",
        Severity.DOUBTFUL,
        "Starts of care right after an episode that goes on",
        "Give the episode before its real reason (REC), or the right RNE to this one.",
        (*STARTS, *LEAVERS),
        start_without_end,
    ),
    Rule(
        "end_without_reason",
        Severity.DOUBTFUL,
        "Ends without a reason",
        "Fill in REC. The child counts as a leaver whose reason is not recorded.",
        LEAVERS,
        end_without_reason,
    ),
    Rule(
        "begins_in_the_middle",
        Severity.DOUBTFUL,
        "First episodes that are no start of care",
        "Import the earlier years' files as well. Care counts from the first episode that is there.",
        (*STARTS, *PLACEMENTS),
        begins_in_the_middle,
    ),
    Rule(
        "adopted_without_placement",
        Severity.DOUBTFUL,
        "Adoptions of children who were not placed for adoption",
        "Correct PLACE of the last episodes.",
        ("adopt_a1_days_bla_to_placed",),
        adopted_without_placement,
    ),
    Rule(
        "placement_unknown",
        Severity.INCOMPLETE,
        "Children in care whose placement or provider is not recorded",
        "Fill in PLACE and PLACE_PROVIDER.",
        PLACEMENTS,
        placement_unknown,
    ),
    Rule(
        "distance_unknown",
        Severity.INCOMPLETE,
        "Children in care whose distance from home or placement authority is not known",
        "Fill in HOME_POST and PL_POST, or PL_DISTANCE and PL_LA, or import more postcodes.",
        (
            "placed_within_20mi_exc_uasc",
            "cic_outside_county_exc_medway",
            "cic_outside_county_inc_medway",
        ),
        distance_unknown,
    ),
)
