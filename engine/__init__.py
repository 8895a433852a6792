"""The engine: from extracts to the scorecard. It knows no window and stands on its own."""

import os

VERSION = "0.1.0"
"""The product's version, as in pyproject.toml."""

# The engine does no linear algebra. Without this, numpy's library for it starts a thread for every core,
# which costs as much as reading a council's extracts.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
# numpy and Arrow ask for memory in pages of 2 MB, all of which the system clears: with England's 400,000
# children that is a tenth of all the work, and even with a council a third of the memory.
os.environ.setdefault("NUMPY_MADVISE_HUGEPAGE", "0")
os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
