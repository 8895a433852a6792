"""How the values of a chart are written."""

from dataclasses import dataclass

NOT_REPORTED = "-"
WITHHELD = "[c]"
"""What stands in place of a value that is withheld to protect children (confidential)."""


@dataclass(frozen=True)
class Measure:
    """The unit of a chart: its words, and how a value is written.

    `unit` stands at the axis ("per cent", "children"); `suffix` follows each value ("%").
    """

    unit: str
    places: int = 0
    suffix: str = ""
    signed: bool = False

    def text(self, value: float | None) -> str:
        """A value as printed; "-" where there is none."""
        if value is None:
            return NOT_REPORTED
        number = f"{value:+,.{self.places}f}" if self.signed and value else f"{value:,.{self.places}f}"
        return f"{number}{self.suffix}"

    def tick(self, value: float, places: int = 0) -> str:
        """A value as written at the axis; zero has no sign."""
        return f"{value + 0.0:,.{places}f}{self.suffix}"


PERCENT = Measure("per cent", 1, "%")
COUNT = Measure("children")


def texts_of(measure: Measure, values: tuple[float | None, ...], given: tuple[str, ...]) -> tuple[str, ...]:
    """The texts that were given for the values, else each value as the measure writes it."""
    return given or tuple(measure.text(value) for value in values)
