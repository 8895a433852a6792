"""What holds for every test: no display is needed, and a slow machine fails no test for its slowness."""

import os

from hypothesis import settings

os.environ["QT_QPA_PLATFORM"] = "offscreen"

settings.register_profile("whole suite", deadline=None, print_blob=True)
settings.load_profile("whole suite")
