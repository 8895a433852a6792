"""One small invented council for all questions."""

import pytest

from engine.analysis.history import History
from engine.extracts import extracts_from
from engine.profile import shipped
from engine.synthetic import write_council
from engine.tables import Extracts


@pytest.fixture(scope="session")
def council(tmp_path_factory: pytest.TempPathFactory) -> Extracts:
    """Extracts of 600 children of history that end in July 2019."""
    folder = tmp_path_factory.mktemp("council")
    write_council(folder, 600, 3)
    return extracts_from([folder])


@pytest.fixture(scope="session")
def history(council: Extracts) -> History:
    """All months that the council's data covers."""
    return History.of(council, shipped())
