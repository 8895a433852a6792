"""Where the window's program starts."""

import sys

from desktop.app import main

sys.exit(main())
