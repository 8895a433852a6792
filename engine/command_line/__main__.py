"""`python -m engine.command_line` is `scorecard`."""

import sys

from engine.command_line import main

sys.exit(main())
