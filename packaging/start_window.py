"""Where the window's program starts."""

import gc
import sys

gc.disable()  # importing Qt makes no garbage; the window collects for itself (desktop.garbage)

from desktop.app import main  # noqa: E402

sys.exit(main())
