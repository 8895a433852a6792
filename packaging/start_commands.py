"""Where the program of the commands starts."""

import sys

from engine.command_line import main

sys.exit(main())
