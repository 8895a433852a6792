"""The public edition: laid out once to learn what it tells, then again without what may not be told."""

from engine.report.building import document
from engine.report.data import PackData
from engine.report.editions import Edition, PublicPack, sealed
from engine.report.figures import Figures, Key
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


def public_pack(data: PackData) -> PublicPack:
    """The pack of the public edition, sealed: printers take what is called public in no other form."""
    if data.options.edition is not Edition.PUBLIC:
        raise ValueError("the options ask for another edition")
    recording = Recording()
    document(data, recording)
    closed = withheld(recording.facts(), int(data.profile.setting("suppress_counts_up_to")))
    return sealed(document(data, PublicFigures(closed)))
