"""Which extract a file is, told from its headings alone (extracts.md, "Recognition")."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from engine.extracts.layouts import Layout, comparable, layouts
from engine.workspace.records import FileMapping


@dataclass(frozen=True)
class Recognised:
    """A file whose extract is known.

    `places` leads from the place of a heading to the extract's column. `repeated` are headings of a column
    that an earlier heading has already given, `ignored` those that the extract does not have.
    """

    layout: Layout
    places: Mapping[int, str]
    repeated: tuple[str, ...]
    ignored: tuple[str, ...]


@dataclass(frozen=True)
class Unrecognised:
    """A file that could not be told.

    `closest` are the extracts that came closest: several when they explain as many columns; `missing` are
    the columns that the closest lacks, none in that case.
    """

    closest: tuple[Layout, ...]
    missing: tuple[str, ...]

    @property
    def reason(self) -> str:
        """What is wrong and what to do, in a sentence."""
        if not self.closest:
            return "No heading is one of an extract's columns. Is the first line the heading row?"
        names = " and ".join(layout.name for layout in self.closest)
        if self.missing:
            columns = "columns" if len(self.missing) > 1 else "column"
            return f"Closest is {names}, but without the {columns} {', '.join(self.missing)}."
        return f"It could be {names}: both explain as many of its columns. Say which it is."


def recognise(headings: Sequence[str], mappings: Iterable[FileMapping] = ()) -> Recognised | Unrecognised:
    """The extract that a file with these headings is; what the user said of such files comes first."""
    present = frozenset(comparable(heading) for heading in headings) - {""}
    for mapping in mappings:
        if frozenset(map(comparable, mapping.columns)) - {""} == present and mapping.extract in layouts():
            return _as_told(headings, mapping)
    explained = {name: _explained(layout, present) for name, layout in layouts().items()}
    fitting = [layout for layout in layouts().values() if explained[layout.name].issuperset(layout.marked)]
    most = max((len(explained[layout.name]) for layout in fitting), default=0)
    best = [layout for layout in fitting if len(explained[layout.name]) == most]
    if len(best) == 1:
        return _placed(best[0], headings, best[0].headings)
    return Unrecognised(tuple(best), ()) if best else _closest(explained)


def as_extract(name: str, headings: Sequence[str]) -> Recognised:
    """A file that says itself which extract it is."""
    return _placed(layouts()[name], headings, layouts()[name].headings)


def _explained(layout: Layout, present: frozenset[str]) -> frozenset[str]:
    return frozenset(column for heading, column in layout.headings.items() if heading in present)


def _closest(explained: Mapping[str, frozenset[str]]) -> Unrecognised:
    """The extract that explains most of the columns; of equals, the one that lacks fewest of its own."""
    missing = {
        name: tuple(column for column in layout.marked if column not in explained[name])
        for name, layout in layouts().items()
    }
    best = max(layouts(), key=lambda name: (len(explained[name]), -len(missing[name])))
    return Unrecognised((layouts()[best],), missing[best]) if explained[best] else Unrecognised((), ())


def _as_told(headings: Sequence[str], mapping: FileMapping) -> Recognised | Unrecognised:
    layout = layouts()[mapping.extract]
    told = {comparable(heading): column for heading, column in mapping.renamed.items()}
    known = {heading: column for heading, column in layout.headings.items() if column not in told.values()}
    placed = _placed(layout, headings, {**known, **told})
    missing = tuple(column for column in layout.marked if column not in placed.places.values())
    return Unrecognised((layout,), missing) if missing else placed


def _placed(layout: Layout, headings: Sequence[str], known: Mapping[str, str]) -> Recognised:
    places: dict[int, str] = {}
    repeated, ignored = [], []
    for place, heading in enumerate(headings):
        column = known.get(comparable(heading))
        if column is None:
            if comparable(heading):
                ignored.append(heading.strip())
        elif column in places.values():
            repeated.append(heading.strip())
        else:
            places[place] = column
    return Recognised(layout, places, tuple(repeated), tuple(ignored))
