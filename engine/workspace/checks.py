"""What is wrong with a row that somebody types, in sentences."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from engine.calendar import Month
from engine.commentary import COMMENTED_SECTIONS
from engine.errors import UserError
from engine.indicators.catalogue import indicator as indicator_called
from engine.indicators.declaration import Indicator, Polarity
from engine.key_stages import KS2_HEADER, KS4_HEADER
from engine.scorecard.rating import number
from engine.scorecard.rounding import plain
from engine.workspace.rows import MONTH, NUMBER, Editable, Row, number_typed


@dataclass(frozen=True)
class Problem:
    """Something wrong with a column of a row; one that `blocks` keeps the row from being stored."""

    column: str
    sentence: str
    blocks: bool = True


def checked(editable: Editable, row: Row) -> Row:
    """The row as it is stored: every column, trimmed; raises UserError with the first problem that blocks."""
    tidy = tidied(editable, row)
    for problem in problems(editable, tidy):
        if problem.blocks:
            raise UserError(problem.sentence)
    return tidy


def tidied(editable: Editable, row: Row) -> Row:
    """Every column of the row, trimmed; ids and codes in the form in which they are compared."""
    tidy = {column: row.get(column, "").strip() for column in editable.kinds}
    for column, form in _FORMS.items():
        if column in tidy:
            tidy[column] = form(tidy[column])
    for column, kind in editable.kinds.items():
        if kind == NUMBER and tidy[column]:
            tidy[column] = _plain_or_as_it_is(tidy[column])
    return tidy


def problems(editable: Editable, row: Row) -> tuple[Problem, ...]:
    """Everything wrong with a tidied row, for somebody who is still typing."""
    found = tuple(_unreadable(editable, row))
    return found or tuple(_CHECKS[editable.name](row))


def _plain_or_as_it_is(text: str) -> str:
    try:
        return plain(number_typed(text))
    except UserError:
        return text


def _unreadable(editable: Editable, row: Row) -> Iterator[Problem]:
    for column, kind in editable.kinds.items():
        text = row[column]
        if column in editable.key and not text:
            yield Problem(column, f"{_word(column)} is blank. Fill it in.")
            continue
        try:
            if kind == MONTH:
                Month.parse(text)
            elif kind == NUMBER and text:
                number_typed(text)
            elif column == "INDICATOR" and not (editable.name == "commentary" and text in COMMENTED_SECTIONS):
                indicator_called(text)
        except UserError as error:
            yield Problem(column, str(error))


def _word(column: str) -> str:
    return column.replace("_", " ").capitalize()


def _targets(row: Row) -> Iterator[Problem]:
    indicator = indicator_called(row["INDICATOR"])
    target, floor = number(row["TARGET"]), number(row["FLOOR"])
    for column, value in (("TARGET", target), ("FLOOR", floor)):
        if row[column] and value is None:
            yield Problem(column, f"'{row[column]}' is no number, so it gives no rating.", blocks=False)
    if indicator.is_count and row["TARGET"]:
        sentence = "This indicator is a count: it is printed with its target, but not rated."
        yield Problem("TARGET", sentence, blocks=False)
    if row["FLOOR"] and not row["TARGET"]:
        yield Problem("FLOOR", "There is a floor but no target. Give the target too, or take the floor away.")
    if target is not None and floor is not None:
        yield from _floor(indicator, row, target, floor)


def _floor(indicator: Indicator, row: Row, target: Fraction, floor: Fraction) -> Iterator[Problem]:
    if indicator.polarity is Polarity.HIGH and floor > target:
        yield Problem(
            "FLOOR",
            f"The floor {row['FLOOR']} is above the target {row['TARGET']}, but higher is better here. Give a"
            " floor at or below the target.",
        )
    if indicator.polarity is Polarity.LOW and floor < target:
        yield Problem(
            "FLOOR",
            f"The floor {row['FLOOR']} is below the target {row['TARGET']}, but lower is better here. Give a"
            " floor at or above the target.",
        )
    if indicator.polarity is Polarity.TARGET and floor < 0:
        yield Problem("FLOOR", "Here the floor says how far from the target is still green. Give 0 or more.")


def _manual_values(row: Row) -> Iterator[Problem]:
    indicator = indicator_called(row["INDICATOR"])
    figures = [row[column] for column in ("NUMERATOR", "DENOMINATOR", "RESULT")]
    if not any(figures) and not row["OVERRIDE_TEXT"]:
        yield Problem("RESULT", "The row says nothing. Give a figure or a text, or remove the row.")
    if any(figures) and row["OVERRIDE_TEXT"]:
        yield Problem("OVERRIDE_TEXT", "The text is printed in the place of all figures.", blocks=False)
    if row["DENOMINATOR"] and number_typed(row["DENOMINATOR"]) <= 0:
        yield Problem("DENOMINATOR", "A denominator is greater than 0. Leave the row out if there is none.")
    if indicator.is_count and row["DENOMINATOR"]:
        yield Problem("DENOMINATOR", "This indicator is a count: its denominator is not used.", blocks=False)
    elif not indicator.is_count and not row["RESULT"] and bool(row["NUMERATOR"]) != bool(row["DENOMINATOR"]):
        yield Problem("NUMERATOR", "Give numerator and denominator both, or the result.")


def _commentary(row: Row) -> Iterator[Problem]:
    if not row["TEXT"]:
        yield Problem("TEXT", "The comment is blank. Write it, or remove it.")


def _benchmarks(row: Row) -> Iterator[Problem]:
    if row["STAGE"] not in _MEASURES:
        yield Problem("STAGE", f"'{row['STAGE']}' is no key stage that has a table. Write KS2 or KS4.")
        return
    if number_typed(row["YEAR"]).denominator != 1 or not 1990 <= number_typed(row["YEAR"]) < 2100:
        yield Problem("YEAR", f"'{row['YEAR']}' is no year. Write it with four digits, for example 2018.")
    if not row["VALUE"]:
        yield Problem("VALUE", "The value is blank. Write it as it is to be printed, or remove the row.")
    if row["MEASURE"].casefold() not in _MEASURES[row["STAGE"]]:
        sentence = f"The {row['STAGE']} table has no column '{row['MEASURE']}', so this is not shown."
        yield Problem("MEASURE", sentence, blocks=False)


_MEASURES = {
    stage: {name.casefold() for name in header if name}
    for stage, header in (("KS2", KS2_HEADER), ("KS4", KS4_HEADER))
}
_FORMS: dict[str, Callable[[str], str]] = {"INDICATOR": str.lower, "STAGE": str.upper}
_CHECKS: dict[str, Callable[[Row], Iterator[Problem]]] = {
    "targets": _targets,
    "manual_values": _manual_values,
    "commentary": _commentary,
    "benchmarks": _benchmarks,
}
