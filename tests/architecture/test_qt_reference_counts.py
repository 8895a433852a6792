"""Guard against a PySide6 that takes references to None and True away until the process dies.

PySide6 6.12.0 does so on Linux with Python before 3.12: a window died after 584 signals. From Python 3.12 on
these objects are immortal, and there is nothing to count.
"""

import subprocess
import sys

import pytest

PROGRAM = """
import sys
from PySide6.QtCore import QCoreApplication, QObject, Signal

class Sender(QObject):
    sent = Signal(bool)

application, sender = QCoreApplication([]), Sender()
sender.sent.connect(lambda value: None)
before = sys.getrefcount(None), sys.getrefcount(True)
for _ in range(1000):
    sender.sent.emit(True)
    sender.setObjectName("a void call")
after = sys.getrefcount(None), sys.getrefcount(True)
print(*(then - now for then, now in zip(before, after)))
"""


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None and True are immortal from Python 3.12 on")
def test_signals_and_void_calls_keep_the_references_to_none_and_true() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    lost_none, lost_true = map(int, done.stdout.split())
    assert lost_none < 100
    assert lost_true < 100
