"""Tables: one model on typed rows, one view, delegates that only draw.

model = RowsModel([Column("Child", lambda row: row.child), Column("Age", ..., numeric=True)])
table = Table(model, "Children behind the number")
model.set_rows(rows)
table.row_opened.connect(lambda row: session.open_child(row.child))
"""

from desktop.tables.columns import Column, Drawn, Heading
from desktop.tables.find import FindField, find_in, holding
from desktop.tables.model import RowsModel
from desktop.tables.view import Table

__all__ = ["Column", "Drawn", "FindField", "Heading", "RowsModel", "Table", "find_in", "holding"]
