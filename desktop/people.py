"""Lists of children: what is shown of each, and the list that leads to the child's page."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.lists import ListPanel
from desktop.tables import Column
from engine.analysis.labels import day_name
from engine.analysis.people import Person


def _age(person: Person) -> str:
    return "" if person.age is None else str(person.age)


def _since(person: Person) -> str:
    return "" if person.in_care_since is None else day_name(person.in_care_since)


PERSON_COLUMNS: tuple[Column[Person], ...] = (
    Column("Child", lambda person: person.child),
    Column("Age", _age, numeric=True, sort=lambda person: person.age),
    Column("Sex", lambda person: person.sex),
    Column("Ethnicity", lambda person: person.ethnicity),
    Column("UASC", lambda person: "Yes" if person.uasc else ""),
    Column("In care since", _since, sort=lambda person: person.in_care_since),
    Column("Placement", lambda person: person.placement),
    Column("Legal status", lambda person: person.legal_status),
    Column("Social worker", lambda person: person.worker),
    Column("Team", lambda person: person.team),
)


class PeopleList(ListPanel):
    """Children; opening one tells its id."""

    child_opened = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(PERSON_COLUMNS, name, parent)
        self.table.row_opened.connect(lambda person: self.child_opened.emit(person.child))
