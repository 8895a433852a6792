"""The command line: the same work without a window, for scripts, scheduled tasks and tests."""

import sys
from collections.abc import Sequence

from engine.command_line.arguments import build_parser
from engine.errors import UserError

NOTHING_DONE = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; errors go to standard error as a sentence."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = build_parser().parse_args(arguments)
    try:
        status: int = options.run(options)
    except UserError as error:
        print(f"scorecard: {error}", file=sys.stderr)
        return NOTHING_DONE
    except BrokenPipeError:
        sys.stderr.close()
        return NOTHING_DONE
    except KeyboardInterrupt:
        print("scorecard: stopped; nothing was changed.", file=sys.stderr)
        return NOTHING_DONE
    except OSError as error:
        print(f"scorecard: {_about_file(error)}", file=sys.stderr)
        return NOTHING_DONE
    return status


def _about_file(error: OSError) -> str:
    reason = error.strerror or "it cannot be used"
    if error.filename is None:
        return f"A file cannot be read or written ({reason}). Check the disk and try again."
    return f"'{error.filename}' cannot be read or written ({reason}). Check its name and your rights to it."
