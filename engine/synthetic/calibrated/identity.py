"""Who the children are: ids, sex, ethnicity, nationality, disability, unaccompanied or not."""

import numpy as np

from engine.synthetic.calibrated import plan
from engine.synthetic.calibrated.picking import some_of
from engine.synthetic.calibrated.population import Population
from engine.synthetic.calibrated.timeline import JULY_2019, LAST_DAY
from engine.synthetic.chance import age_on, between, birthday, draw, happens
from engine.synthetic.columns import OPEN, Column, Ints, dates, numbers, words

Extract = tuple[dict[str, Column], int]

# Which ethnic groups are likely for some nationalities, the likeliest first.
_GROUPS = {
    "Chinese": "CHNE", "Vietnamese": "AOTH", "Thai": "AOTH", "Nepalese": "AOTH", "Sri Lankan": "AOTH",
    "Indian": "AIND", "Pakistani": "APKN", "Afghanistani": "AOTH OOTH", "Iranian": "OOTH", "Iraqi": "OOTH",
    "Syrian": "OOTH", "Egyptian": "OOTH", "Albanian": "WOTH OOTH", "Eritrean": "BAFR OOTH",
    "Sudanese": "BAFR OOTH", "Ethiopian": "BAFR OOTH", "Somalian": "BAFR OOTH", "Chad": "BAFR OOTH",
    "Guinean": "BAFR OOTH", "Ghana": "BAFR", "Nigerian": "BAFR", "Kenyan": "BAFR", "Zimbabwean": "BAFR",
    "Ivorian": "BAFR OOTH", "Senegalese": "BAFR OOTH", "Sierra Leone": "BAFR OOTH", "Irish": "WIRI WIRT WOTH",
    "Czech": "WROM WOTH", "Slovak": "WROM WOTH", "Polish": "WOTH", "Lithuanian": "WOTH", "Latvian": "WOTH",
    "Russian": "WOTH", "French": "WOTH", "German": "WOTH", "Portugese": "WOTH", "Slovenian": "WOTH",
}  # fmt: skip


class Identity:
    """Facts by child; `now` are the children in care on 31 July 2019, whose tables the document prints."""

    def __init__(self, rng: np.random.Generator, population: Population) -> None:
        period = population.first_period
        self.female = population.periods.female[period]
        self.birth = population.birth[period]
        self.alone = population.alone[period]
        self.now = np.zeros(population.children, np.bool_)
        self.now[population.child[population.in_care[:, JULY_2019]]] = True
        self.ids = _ids(rng, population.children)
        self.upns = _upns(rng, population.children)
        self.nationalities = [row["label"] for row in plan.rows("nationality")]
        self.nationality = self._nationality(rng)
        self.ethnicities = [row["code"] for row in plan.rows("ethnicity")]
        self.ethnicity = self._ethnicity(rng)

    def __len__(self) -> int:
        return len(self.ids)

    def child(self, children: Ints) -> Column:
        """The CHILD column of some children."""
        return words(self.ids, children)

    def sexes(self) -> Column:
        """The SEX column, one row per child."""
        return numbers(np.where(self.female, 2, 1))

    def _nationality(self, rng: np.random.Generator) -> Ints:
        """As planned for those in care now, in the same proportions for the others."""
        came_alone = plan.column("nationality", "alone").astype(np.bool_)
        value = np.zeros(len(self), np.int64)
        for sex, heading in ((True, "female"), (False, "male")):
            for alone in (True, False):
                alike = (self.female == sex) & (self.alone == alone)
                counts = np.where(came_alone == alone, plan.column("nationality", heading), 0)
                value[alike & self.now] = rng.permutation(np.repeat(np.arange(len(counts)), counts))
                others = np.flatnonzero(alike & ~self.now)
                value[others] = draw(rng, counts.tolist(), len(others))
        return value

    def _ethnicity(self, rng: np.random.Generator) -> Ints:
        value = np.zeros(len(self), np.int64)
        for sex, heading in ((True, "female"), (False, "male")):
            counts = plan.column("ethnicity", heading)
            for among in (self.now, ~self.now):
                children = rng.permutation(np.flatnonzero((self.female == sex) & among))
                left = counts.copy() if among is self.now else counts * 1000
                value[children] = self._groups(rng, children, left)
        return value

    def _groups(self, rng: np.random.Generator, children: Ints, left: Ints) -> Ints:
        """A group for each child out of those that are left: first by nationality, then what remains."""
        group = np.full(len(children), -1)
        for place, child in enumerate(children.tolist()):
            likely = _GROUPS.get(self.nationalities[self.nationality[child]], "").split()
            for code in (self.ethnicities.index(name) for name in likely):
                if left[code]:
                    group[place] = code
                    left[code] -= 1
                    break
        rest = np.flatnonzero(group < 0)
        if left.sum() == len(rest):
            group[rest] = rng.permutation(np.repeat(np.arange(len(left)), left))
        else:
            group[rest] = draw(rng, left.tolist(), len(rest))
        return group


def _ids(rng: np.random.Generator, size: int) -> list[str]:
    """Seven digits, some with leading zeros, some of an older system with a letter before them."""
    numbers_ = rng.choice(900_000, size, replace=False) + 100_000
    form = draw(rng, (80, 13, 7), size)
    shapes = ("1{:06d}", "0{:06d}", "K{:06d}")
    return [
        shapes[kind].format(number) for kind, number in zip(form.tolist(), numbers_.tolist(), strict=True)
    ]


def _upns(rng: np.random.Generator, size: int) -> list[str]:
    """Pupil numbers that no school has given out: their first letter is not one that is used."""
    return [f"I{886_000_000_000 + number:012d}" for number in rng.choice(10**8, size, replace=False).tolist()]


def header(rng: np.random.Generator, identity: Identity) -> Extract:
    """One row per child; a few girls are mothers."""
    size = len(identity)
    age = age_on(identity.birth, np.full(size, LAST_DAY))
    old_enough = identity.female & (age >= 15)
    mother = old_enough & happens(rng, 0.035, size)
    born = np.where(mother, birthday(identity.birth, 15) + between(rng, 0, 900, size), OPEN)
    return {
        "CHILD": identity.child(np.arange(size)),
        "SEX": identity.sexes(),
        "DOB": dates(identity.birth),
        "ETHNIC": words(identity.ethnicities, identity.ethnicity),
        "UPN": words([*identity.upns, ""], np.where(age >= 4, np.arange(size), size)),
        "MOTHER": numbers(np.where(old_enough, mother.astype(np.int64), -1)),
        "MC_DOB": dates(np.where(born > LAST_DAY, OPEN, born)),
    }, size


def child_details(identity: Identity) -> Extract:
    """Nationalities; a child whose nationality is not recorded has no row."""
    known = np.flatnonzero(identity.nationality != identity.nationalities.index("Not Recorded"))
    return {
        "CHILD": identity.child(known),
        "NATIONALITY": words(identity.nationalities, identity.nationality[known]),
    }, len(known)


def uasc(identity: Identity) -> Extract:
    """Unaccompanied asylum seeking children, until their 18th birthday."""
    alone = np.flatnonzero(identity.alone)
    return {
        "CHILD": identity.child(alone),
        "SEX": numbers(np.where(identity.female[alone], 2, 1)),
        "DOB": dates(identity.birth[alone]),
        "DUC": dates(birthday(identity.birth[alone], 18)),
    }, len(alone)


def prev_perm(rng: np.random.Generator, population: Population, identity: Identity) -> Extract:
    """Whether a child had been adopted, or lived with a guardian, before the first period of care."""
    size = len(identity)
    first_start = np.full(size, OPEN)
    np.minimum.at(first_start, population.child, population.start)
    old_enough = first_start - identity.birth > 1500
    kind = np.where(old_enough & ~identity.alone, draw(rng, (2, 2, 1, 95), size), 3)
    before = identity.birth + between(rng, 200, 1400, size)
    return {
        "CHILD": identity.child(np.arange(size)),
        "DOB": dates(identity.birth),
        "PREV_PERM": words(["P1", "P2", "P3", "Z1"], kind),
        "LA_PERM": words(["999", ""], (kind == 3).astype(np.int64)),
        "DATE_PERM": dates(np.where(kind == 3, OPEN, before)),
    }, size


def disabilities(rng: np.random.Generator, identity: Identity) -> Extract:
    """The codes of the document's table for those in care now, in its proportions for the others; or NONE."""
    codes = [row["code"] for row in plan.rows("disability")]
    children, given = [], []
    for sex, heading in ((True, "female"), (False, "male")):
        counts = plan.column("disability", heading)
        disabled = int(plan.column("ages", f"{heading}_now").sum() - counts[-1])
        now = np.flatnonzero(identity.now & (identity.female == sex))
        others = np.flatnonzero(~identity.now & (identity.female == sex))
        share = len(others) / len(now)
        scaled = np.rint(counts[:-1] * share).astype(np.int64)
        for alike, rows, size in ((now, counts[:-1], disabled), (others, scaled, round(disabled * share))):
            chosen = _likelier_not_alone(rng, alike, identity, size)
            child, code = _codes(rng, chosen, rows)
            children += [child, np.setdiff1d(alike, chosen)]
            given += [code, np.full(len(alike) - size, len(codes) - 1)]
    child, code = np.concatenate(children), np.concatenate(given)
    order = np.lexsort((code, child))
    return {"CHILD": identity.child(child[order]), "DISABILITY": words(codes, code[order])}, len(child)


def _likelier_not_alone(rng: np.random.Generator, children: Ints, identity: Identity, size: int) -> Ints:
    weight = np.where(identity.alone[children], 0.05, 1.0)
    return some_of(rng, children, size, weight)


def _codes(rng: np.random.Generator, children: Ints, counts: Ints) -> tuple[Ints, Ints]:
    """So many rows of each code, at least one for each child and no code twice for one."""
    pool = rng.permutation(np.repeat(np.arange(len(counts)), counts)).tolist()
    has: dict[int, set[int]] = {int(child): {pool.pop()} for child in children}
    for code in pool:
        without = [child for child, own in has.items() if code not in own]
        has[int(rng.choice(without))].add(code)
    pairs = [(child, code) for child, own in has.items() for code in sorted(own)]
    return np.array([child for child, _ in pairs]), np.array([code for _, code in pairs])
