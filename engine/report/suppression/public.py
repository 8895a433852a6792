"""The public edition, and the only way to it."""

from dataclasses import dataclass, fields

from engine.report.building import document
from engine.report.data import PackData
from engine.report.document import Pack
from engine.report.figures import Figures, Key
from engine.report.options import Edition
from engine.report.suppression.closing import withheld
from engine.report.suppression.facts import Recording


class PublicFigures(Figures):
    """Prints everything but the numbers that are withheld and what tells them."""

    def __init__(self, closed: frozenset[Key]) -> None:
        super().__init__()
        self._closed = closed

    def hides(self, *keys: Key) -> bool:
        """Whether one of the numbers is withheld."""
        return not self._closed.isdisjoint(keys)


_SEAL = object()


@dataclass(frozen=True)
class PublicPack(Pack):
    """A pack whose small numbers are withheld. It cannot be made but by `public_pack`."""

    seal: object = None

    def __post_init__(self) -> None:
        if self.seal is not _SEAL:
            raise TypeError("a public pack is made by public_pack, which withholds what may not be told")


def public_pack(data: PackData) -> PublicPack:
    """The pack of the public edition: laid out once to learn what it tells, then again without the rest."""
    if data.options.edition is not Edition.PUBLIC:
        raise ValueError("the options ask for another edition")
    recording = Recording()
    document(data, recording)
    closed = withheld(recording.facts(), int(data.profile.setting("suppress_counts_up_to")))
    made = document(data, PublicFigures(closed))
    return PublicPack(**{each.name: getattr(made, each.name) for each in fields(Pack)}, seal=_SEAL)


def may_be_printed(pack: Pack) -> bool:
    """Whether the pack says of itself what it is: what is called public must have come through the gate."""
    return pack.edition != Edition.PUBLIC or isinstance(pack, PublicPack)
