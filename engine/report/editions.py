"""The two editions of a pack, and the type that only the public one can have."""

from dataclasses import dataclass, fields
from enum import StrEnum

from engine.report.document import Pack


class Edition(StrEnum):
    """Whom a pack is for; the value stands on each page."""

    MEMBERS = "Members only"
    PUBLIC = "Public edition"


_SEAL = object()


@dataclass(frozen=True)
class PublicPack(Pack):
    """A pack whose small numbers are withheld.

    Nothing can make one but `sealed`, which engine.report.suppression alone calls (a test sees to that).
    """

    seal: object = None

    def __post_init__(self) -> None:
        if self.seal is not _SEAL:
            raise TypeError("a public pack is made by engine.report.suppression.public_pack alone")


def sealed(pack: Pack) -> PublicPack:
    """The pack as one that may be published. For engine.report.suppression alone."""
    return PublicPack(**{each.name: getattr(pack, each.name) for each in fields(Pack)}, seal=_SEAL)


def require_seal(pack: Pack) -> None:
    """Refuse to print a pack that calls itself public and has not come through suppression."""
    if pack.edition == Edition.PUBLIC and not isinstance(pack, PublicPack):
        raise TypeError("a pack of the public edition must come from engine.report.suppression.public_pack")
