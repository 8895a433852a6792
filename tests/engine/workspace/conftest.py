"""Small workspaces to try things with."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.profile import shipped_text
from engine.workspace import Workspace

PASSWORD = "Rästel 9'\""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the test's workspace is to be."""
    return tmp_path / "council.scorecard"


@pytest.fixture
def workspace(path: Path) -> Iterator[Workspace]:
    """A new workspace without a password (deriving a key takes a tenth of a second)."""
    with Workspace.create(path, None, shipped_text("neutral")) as made:
        yield made
