"""The reference part of docs/extracts.md: every extract, column and code, from the layouts."""

from collections.abc import Iterator

from engine.extracts.layouts import Column, Kind, Layout, code_list, layouts

FORMS = {
    Kind.ID: "id",
    Kind.TEXT: "text",
    Kind.LOCAL: "code",
    Kind.CODE: "code",
    Kind.FLAG: "code",
    Kind.DATE: "date",
    Kind.DATETIME: "date and time",
    Kind.MONTH: "month",
    Kind.NUMBER: "number",
}
_FEW = 6
"""So many codes fit into the column's own line."""


def reference() -> str:
    """Every extract with its columns, then the longer code lists."""
    statutory = [layout for layout in layouts().values() if layout.statutory]
    others = [layout for layout in layouts().values() if not layout.statutory]
    lines = ["## SSDA903 files", *_extracts(statutory), "", "## Supplementary extracts", *_extracts(others)]
    return "\n".join([*lines, "", "## Codes", *_code_lists(), ""])


def _extracts(chosen: list[Layout]) -> Iterator[str]:
    for layout in chosen:
        yield from (
            "",
            f"### {layout.name}: {_small(layout.title)}",
            "",
            f"{layout.means}. {_rules(layout)}",
            "",
        )
        yield from ("| column | mark | what it holds | read as |", "|---|---|---|---|")
        yield from (_row(column) for column in layout.columns)


def _small(title: str) -> str:
    """A title within a heading: without its capital, unless it is a name."""
    return title if title[:2].isupper() or title.startswith("Key stage") else title[0].lower() + title[1:]


def _rules(layout: Layout) -> str:
    key = " and ".join(filter(None, [", ".join(layout.key[:-1]), layout.key[-1]]))
    said = [f"One record for each {key}."]
    if layout.end:
        said.append(f"Of two rows for one record, the one with {layout.end} filled in counts.")
    if layout.in_order:
        first, second = layout.in_order
        said.append(f"A row whose {second} is before its {first} is rejected.")
    if layout.replaced_by:
        said.append(f"Each {layout.replaced_by} date is replaced on its own.")
    return " ".join(said)


_IDS = ("indicator", "commented")


def _row(column: Column) -> str:
    name = " or ".join((column.name, *column.also_called))
    return f"| {name} | {column.marks} | {column.means} | {_read_as(column)} |"


def _read_as(column: Column) -> str:
    form = FORMS[column.kind]
    if not column.code_list:
        return form
    if column.code_list in _IDS:
        return "id of an indicator, see the [definitions](definitions.md)"
    codes = column.codes.meanings
    if len(codes) <= _FEW:
        return f"{form}: {', '.join(_plain(code) for code in codes)}"
    return f"{form}: see [{_title(column.code_list)}](#{_anchor(column.code_list)})"


def _code_lists() -> Iterator[str]:
    names = {column.code_list for layout in layouts().values() for column in layout.columns}
    for name in sorted(names - {"", *_IDS}, key=_title):
        yield from ("", f"### {_title(name)}", "", "| code | meaning |", "|---|---|")
        yield from (f"| {_plain(code)} | {means} |" for code, means in code_list(name).meanings.items())


def _title(name: str) -> str:
    return "Codes of " + name.replace("_", " ")


def _anchor(name: str) -> str:
    return _title(name).lower().replace(" ", "-")


def _plain(code: str) -> str:
    """A code as people write it; a pattern stands for any letter and digit."""
    return "a letter, then 1 or 2" if code.startswith("[") else code
