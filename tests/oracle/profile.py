"""What the definitions leave to the council: its codes, its holidays, its settings."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from types import MappingProxyType

from .bank_holidays import ENGLAND_AND_WALES

# A postcode without spaces, upper case -> easting, northing, county code, district code; None if unknown.
Directory = Callable[[str], "tuple[Fraction, Fraction, str | None, str | None] | None"]

# National standard deviations of Progress 8 and its elements (section 6); 2017 is printed there.
DEVIATIONS: Mapping[int, Mapping[str, str]] = MappingProxyType(
    {2017: {"": "1.22", "_ENG": "1.56", "_MAT": "1.41", "_EBACC": "1.46", "_OPEN": "1.41"}}
)


def empty_directory(_postcode: str) -> None:
    """The postcode directory that knows no postcode."""


@dataclass(frozen=True)
class Profile:
    """A council's profile; the default is the one that section 2 gives as its example (Kent, Medway)."""

    own: frozenset[str] = frozenset(["886", "E10000016"] + [f"E07000{n}" for n in range(105, 117)])
    neighbour: frozenset[str] = frozenset(["887", "E06000035"])
    leave_out_uasc_starts: bool = True  # health_iha_20wd: UASC starts from 01/07/2016 to 31/03/2018
    health_months_in_care: int = 6
    adopted_or_sgo: bool = False  # section 7, leavers_adopted_exc_uasc
    rag_for_social_worker_caseload: bool = False
    rag_for_iro_caseload: bool = False
    deviations: Mapping[int, Mapping[str, str]] = field(default_factory=lambda: DEVIATIONS, compare=False)
    holidays: frozenset[date] = ENGLAND_AND_WALES
    directory: Directory = field(default=empty_directory, compare=False)
