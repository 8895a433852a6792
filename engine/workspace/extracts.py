"""A workspace's extracts as the engine computes with them: each column read when first asked for."""

from engine.tables import Extract, Extracts
from engine.workspace.workspace import Workspace


def extracts_of(workspace: Workspace) -> Extracts:
    """The extracts as they stand now; what is imported or edited later is not in them.

    Reading a column raises WorkspaceChanged when the state it belongs to is no longer in the file, so that
    figures never come from two imports.
    """
    states = workspace.stored_tables()

    def load(name: str) -> Extract:
        stored = states[name]
        return Extract(
            name, stored.rows, frozenset(stored.columns), lambda column: workspace.column(stored, column)
        )

    return Extracts(states, load)
