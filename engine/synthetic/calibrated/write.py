"""Write the sample council: all extracts in one archive, the same bytes every time."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import numpy as np

from engine import resource
from engine.synthetic.calibrated import (
    adoption,
    episodes,
    health,
    identity,
    leavers,
    missing,
    school,
    services,
)
from engine.synthetic.calibrated.identity import Extract, Identity
from engine.synthetic.calibrated.key_stages import ks2_results, ks4_results
from engine.synthetic.calibrated.legal import draw_legal_statuses
from engine.synthetic.calibrated.moves import Moves
from engine.synthetic.calibrated.picking import PlanOutOfReachError
from engine.synthetic.calibrated.population import Population, populate
from engine.synthetic.calibrated.reviews import reviews
from engine.synthetic.calibrated.roster import settled_draft
from engine.synthetic.calibrated.siblings import sibling_groups
from engine.synthetic.calibrated.whereabouts import draw_whereabouts
from engine.synthetic.calibrated.workers import Changes, allocations, draw_advisers, sw_episodes
from engine.synthetic.columns import write_extract
from engine.synthetic.places import postcodes

_SEED, _STREAMS = 20190731, 12
_MADE_ON = (2019, 8, 27, 0, 0, 0)
_GIVEN = ("benchmarks.csv", "commentary.csv", "manual_values.csv", "targets.csv")
_SOCIAL_WORKERS, _REVIEWING_OFFICERS, _ADVISERS = 110, 26, 60


def write_sample(archive: Path) -> None:
    """Invent the sample council and write its extracts into an archive, whose comment says what they are."""
    texts = _drawn() | {name: resource.path("sample", name).read_bytes() for name in _GIVEN}
    with ZipFile(archive, "w") as target:
        target.comment = resource.path("sample", "README.txt").read_bytes()
        for name in sorted(texts):
            entry = ZipInfo(name, _MADE_ON)
            entry.external_attr = 0o644 << 16
            target.writestr(entry, texts[name], ZIP_DEFLATED, 9)


def _drawn() -> dict[str, bytes]:
    """The files of the first seed with which the whole plan can be followed."""
    seed = _SEED
    while True:
        try:
            return _files(seed)
        except PlanOutOfReachError:
            seed += 1


def _files(seed: int) -> dict[str, bytes]:
    with TemporaryDirectory() as folder:
        for name, (columns, rows) in extracts(seed):
            write_extract(Path(folder), name, columns, rows)
        return {path.name: path.read_bytes() for path in Path(folder).iterdir()}


def extracts(seed: int) -> Iterator[tuple[str, Extract]]:
    """Name and rows of every extract that is drawn; PlanOutOfReachError if the plan cannot be followed.

    Each theme has its own stream of chance, so that a change to one leaves the others as they are.
    """
    chance = (np.random.default_rng(stream) for stream in np.random.SeedSequence(seed).spawn(_STREAMS))
    population = populate(next(chance), settled_draft(next(chance)))
    who = Identity(next(chance), population)
    yield from _identity(next(chance), population, who)
    yield from _care(next(chance), population, who)
    yield "reviews", reviews(next(chance), population, who)
    yield from _workers(next(chance), population, who)
    yield from _health(next(chance), population, who)
    yield from _missing(next(chance), population, who)
    yield from _services(next(chance), population, who)
    yield from _school(next(chance), population, who)
    yield from _leavers(next(chance), population, who)
    yield "postcodes", postcodes()


def _identity(
    rng: np.random.Generator, population: Population, who: Identity
) -> Iterator[tuple[str, Extract]]:
    yield "header", identity.header(rng, who)
    yield "child_details", identity.child_details(who)
    yield "disabilities", identity.disabilities(rng, who)
    yield "uasc", identity.uasc(who)
    yield "prev_perm", identity.prev_perm(rng, population, who)


def _care(rng: np.random.Generator, population: Population, who: Identity) -> Iterator[tuple[str, Extract]]:
    adoptions = adoption.draw_adoptions(rng, population)
    decisions = adoption.draw_decisions(rng, population, adoptions)
    spells = Moves(rng, population, adoptions).drawn()
    where = draw_whereabouts(rng, population, spells)
    legal = draw_legal_statuses(rng, population, adoptions)
    rows = episodes.Episodes(rng, population, spells, legal)
    yield "episodes", episodes.episodes(rng, population, who, rows, where)
    yield "placed_adoption", adoption.placed_adoption(population, who, decisions)
    yield "adoption_plans", adoption.adoption_plans(rng, population, who, decisions)
    yield "ad1", adoption.ad1(rng, population, who, adoptions)
    yield "sibling_groups", sibling_groups(rng, population, who, adoptions)


def _workers(
    rng: np.random.Generator, population: Population, who: Identity
) -> Iterator[tuple[str, Extract]]:
    social_workers = Changes(rng, population, 0.06).drawn("cic_18m_same_worker_12m", _SOCIAL_WORKERS)
    officers = Changes(rng, population, 0.02).drawn("cic_18m_same_iro_12m", _REVIEWING_OFFICERS)
    advisers = draw_advisers(rng, population, _ADVISERS)
    yield "allocations", allocations(population, who, (social_workers, officers, advisers))
    yield "sw_episodes", sw_episodes(rng, population, who, social_workers)


def _school(rng: np.random.Generator, population: Population, who: Identity) -> Iterator[tuple[str, Extract]]:
    at_school = school.School(rng, population)
    yield "education_status", school.education_status(rng, population, who, at_school)
    yield "exclusions", school.exclusions(rng, population, who, at_school)
    yield "ehc_plans", school.ehc_plans(rng, population, who)
    yield "ks2_results", ks2_results(rng, who)
    yield "ks4_results", ks4_results(rng, who)


def _leavers(
    rng: np.random.Generator, population: Population, who: Identity
) -> Iterator[tuple[str, Extract]]:
    left = leavers.draw_care_leavers(rng, population)
    yield "care_leavers", leavers.care_leavers(rng, population, who, left)
    yield "oc3", leavers.oc3(rng, population, who, left)


def _health(rng: np.random.Generator, population: Population, who: Identity) -> Iterator[tuple[str, Extract]]:
    yield "health_events", health.health_events(rng, population, who)
    yield "oc2", health.oc2(rng, population, who)


def _missing(
    rng: np.random.Generator, population: Population, who: Identity
) -> Iterator[tuple[str, Extract]]:
    with_times, whole_days = missing.missing_extracts(rng, population, who)
    yield "missing_episodes", with_times
    yield "missing", whole_days
    yield "complaints", missing.complaints(rng, population, who)


def _services(
    rng: np.random.Generator, population: Population, who: Identity
) -> Iterator[tuple[str, Extract]]:
    yield "youth_justice", services.youth_justice(rng, population, who)
    yield "care_plan_audits", services.care_plan_audits(rng, population, who)
    yield "population", services.population_estimates()
    yield "ola_placements", services.ola_placements(rng)
    yield "staffing", services.staffing(rng)
