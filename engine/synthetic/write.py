"""Write every extract of an invented council."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np

from engine import resource
from engine.synthetic import adoption as adopting
from engine.synthetic import council, education, health, leavers, meetings, missing, people
from engine.synthetic.columns import Column, write_extract
from engine.synthetic.episodes import Adoption, adoption_paths, draw_episodes, ends_of_periods, episode_rows
from engine.synthetic.places import postcodes

_SHARED = ("targets", "benchmarks")
Rows = tuple[Mapping[str, Column], int]


def write_extracts(destination: Path, size: int, seed: int) -> list[Path]:
    """One CSV file per extract in the folder; see `engine.synthetic.write_council`."""
    if size < 1:
        raise ValueError("A synthetic council has at least one child.")
    destination.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(seed)
    written = [
        write_extract(destination, name, columns, rows) for name, (columns, rows) in _extracts(rng, size)
    ]
    return [*written, *(_copy(name, destination) for name in _SHARED)]


def _copy(name: str, destination: Path) -> Path:
    """An extract that every invented council shares."""
    path = destination / f"{name}.csv"
    path.write_text(resource.read_text("sample", path.name), encoding="utf-8")
    return path


def _extracts(rng: np.random.Generator, size: int) -> Iterator[tuple[str, Rows]]:
    """Name and rows of each extract, one at a time, so that only one is held in memory."""
    children, periods = people.draw_children(rng, size)
    paths = adoption_paths(rng, children, periods)
    yield "header", people.header(rng, children)
    yield "child_details", people.child_details(children)
    yield "disabilities", people.disabilities(rng, children)
    yield "uasc", people.uasc(children)
    yield "prev_perm", people.prev_perm(rng, children, periods)
    yield "episodes", _episodes(rng, children, periods, paths)
    for name, make in _ABOUT_CHILDREN.items():
        yield name, make(rng, children, periods)
    for name, of_adoption in _ABOUT_ADOPTION.items():
        yield name, of_adoption(rng, children, periods, paths)
    allocated = meetings.draw_allocations(rng, children, periods)
    yield "allocations", meetings.allocations(children, allocated)
    yield "sw_episodes", meetings.sw_episodes(rng, children, allocated)
    yield from zip(
        ("missing_episodes", "missing"), missing.missing_episodes(rng, children, periods), strict=True
    )
    yield "staffing", council.staffing(rng, periods)
    yield "population", council.population(size)
    yield "ola_placements", council.ola_placements(rng, size)
    yield "postcodes", postcodes()
    yield "manual_values", council.manual_values()
    yield "commentary", council.commentary()


def _episodes(
    rng: np.random.Generator, children: people.Children, periods: people.Periods, paths: Adoption
) -> Rows:
    episodes = draw_episodes(rng, children, periods, paths)
    ends = ends_of_periods(rng, children, periods, paths)
    return episode_rows(rng, children, periods, episodes, ends)


_ABOUT_CHILDREN = {
    "reviews": meetings.reviews,
    "care_plan_audits": meetings.care_plan_audits,
    "youth_justice": meetings.youth_justice,
    "health_events": health.health_events,
    "oc2": health.oc2,
    "complaints": missing.complaints,
    "education_status": education.education_status,
    "exclusions": education.exclusions,
    "ehc_plans": education.ehc_plans,
    "ks2_results": education.ks2_results,
    "ks4_results": education.ks4_results,
    "care_leavers": leavers.care_leavers,
    "oc3": leavers.oc3,
}
_ABOUT_ADOPTION = {
    "ad1": adopting.ad1,
    "placed_adoption": adopting.placed_adoption,
    "adoption_plans": adopting.adoption_plans,
    "sibling_groups": adopting.sibling_groups,
}
