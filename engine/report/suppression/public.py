"""The public edition: laid out once to learn what it tells, then again without what may not be told."""

from engine.report.building import document
from engine.report.data import PackData
from engine.report.editions import Edition, PublicPack, sealed
from engine.report.figures import Figures, Key
from engine.report.suppression.closing import withheld
from engine.report.suppression.facts import Facts, Recording


class PublicFigures(Figures):
    """Prints the numbers that were found harmless, and nothing else: what is not known of is withheld."""

    def __init__(self, facts: Facts, closed: frozenset[Key]) -> None:
        super().__init__()
        self._names = facts.names
        self._open = facts.printed - closed

    def fact(self, key: Key, value: int) -> Key:
        """The key that the number got when the pack was laid out to learn what it tells."""
        name = self._names.get((key, value), (*key, "not known of"))
        self.values[name] = value
        return name

    def hides(self, *keys: Key) -> bool:
        """Whether one of the numbers is withheld."""
        return not self._open.issuperset(keys)


def public_pack(data: PackData) -> PublicPack:
    """The pack of the public edition, sealed: printers take what is called public in no other form."""
    if data.options.edition is not Edition.PUBLIC:
        raise ValueError("the options ask for another edition")
    recording = Recording()
    document(data, recording)
    facts = recording.facts()
    closed = withheld(facts, int(data.profile.setting("suppress_counts_up_to")))
    return sealed(document(data, PublicFigures(facts, closed)))
