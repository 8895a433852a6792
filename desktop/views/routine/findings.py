"""The month's data quality findings by rule and by child, and which of them were looked at."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTabWidget, QWidget

from desktop.lists import ListPanel
from desktop.page_parts import splitter
from desktop.tables import Column, RowsModel, Table
from desktop.theme import RHYTHM
from desktop.views.routine.answer import Answer
from desktop.widgets import button, column, named, text
from engine.quality import ChildGroup, Finding, RuleGroup

CHOOSE = "Choose a rule or a child above to list its findings."
NOTHING = "No data quality findings in this month."


class FindingsPanel(QWidget):
    """`marked` tells keys of findings and whether they are looked at; `child_opened` a child's id."""

    marked = Signal(object, bool)
    child_opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._looked_at: frozenset[str] = frozenset()
        self._shown: tuple[Finding, ...] = ()
        self._remark = named(text(NOTHING, "secondary"), "About the findings")
        self.rules: Table = Table(RowsModel[RuleGroup](self._rule_columns()), "Findings by rule")
        self.children_list = Table(RowsModel[ChildGroup](self._child_columns()), "Findings by child")
        for table in (self.rules, self.children_list):
            table.row_changed.connect(self._choose)
        self._by = named(QTabWidget(), "Findings")
        self._by.addTab(self.rules, "By r&ule")
        self._by.addTab(self.children_list, "By chi&ld")
        self.list = ListPanel(self._finding_columns(), "Findings")
        self.list.table.row_opened.connect(self._open)
        self._mark = button("Mark these as looked &at", lambda: self._tell(is_seen=True), primary=True)
        self._unmark = button("Look at these a&gain", lambda: self._tell(is_seen=False))
        self.list.add_buttons(self._mark, self._unmark)
        both = splitter(Qt.Orientation.Vertical, self._by, self.list, sizes=(200, 220))
        layout = column(self._remark, both)
        layout.setContentsMargins(0, RHYTHM, 0, 0)
        self.setLayout(layout)

    def show_findings(self, found: Answer) -> None:
        """Show the findings of a month."""
        quality, self._looked_at = found.quality, found.looked_at
        self._remark.setVisible(not quality.findings)
        self.rules.rows_model.set_rows(quality.by_rule)
        self.children_list.rows_model.set_rows(quality.by_child)
        keys = {finding.key for finding in self._shown}
        kept = tuple(finding for finding in quality.findings if finding.key in keys)
        if kept or not quality.by_rule:
            self._show(kept, self.list.title if kept else CHOOSE)
        else:
            self.rules.selectRow(0)
            self._choose(quality.by_rule[0])

    def _choose(self, group: RuleGroup | ChildGroup | None) -> None:
        if group is not None:
            title = group.title if isinstance(group, RuleGroup) else f"Child {group.child}"
            advice = f" {group.advice}" if isinstance(group, RuleGroup) else ""
            self._show(group.findings, f"{title}.{advice}")

    def _show(self, findings: tuple[Finding, ...], title: str) -> None:
        self._shown = findings
        self.list.show_rows(title, findings, ("finding", "findings"))
        seen = [finding.key in self._looked_at for finding in findings]
        self._mark.setEnabled(not all(seen))
        self._unmark.setEnabled(any(seen))

    def _tell(self, *, is_seen: bool) -> None:
        self.marked.emit([finding.key for finding in self._shown], is_seen)

    def _open(self, finding: Finding) -> None:
        if finding.child:
            self.child_opened.emit(finding.child)

    def _seen(self, findings: tuple[Finding, ...]) -> str:
        count = sum(finding.key in self._looked_at for finding in findings)
        return f"{count:,} of {len(findings):,}"

    def _rule_columns(self) -> list[Column[RuleGroup]]:
        return [
            Column("How serious", lambda group: group.severity.words, sort=lambda group: group.severity),
            Column(
                "What is wrong",
                lambda group: group.title,
                tip=lambda group: f"{group.title}\n{group.advice}",
                stretches=True,
            ),
            Column(
                "Findings",
                lambda group: f"{len(group.findings):,}",
                numeric=True,
                sort=lambda group: len(group.findings),
            ),
            Column(
                "Children",
                lambda group: f"{group.children:,}",
                numeric=True,
                sort=lambda group: group.children,
            ),
            Column("Looked at", lambda group: self._seen(group.findings), numeric=True),
        ]

    def _child_columns(self) -> list[Column[ChildGroup]]:
        return [
            Column("Child", lambda group: group.child),
            Column("How serious", lambda group: group.severity.words, sort=lambda group: group.severity),
            Column(
                "What is wrong",
                lambda group: "; ".join(dict.fromkeys(f.sentence for f in group.findings)),
                stretches=True,
            ),
            Column("Looked at", lambda group: self._seen(group.findings), numeric=True),
        ]

    def _finding_columns(self) -> list[Column[Finding]]:
        return [
            Column("Child", lambda finding: finding.child),
            Column("Where", lambda finding: finding.where),
            Column("What was found", lambda f: f.sentence, tip=lambda f: f.sentence, stretches=True),
            Column("Looked at", lambda f: "Yes" if f.key in self._looked_at else "No"),
        ]
