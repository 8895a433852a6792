"""`python -m engine.command_line` is `scorecard`."""

from engine.command_line import program

program()
