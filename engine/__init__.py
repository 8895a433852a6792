"""The engine: from extracts to the scorecard. It knows no window and stands on its own."""

import os

VERSION = "0.1.0"
"""The product's version, as in pyproject.toml."""

# The engine does no linear algebra. Without this, numpy's library for it starts a thread for every core,
# which costs as much as reading a council's extracts.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
