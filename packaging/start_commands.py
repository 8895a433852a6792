"""Where the program of the commands starts."""

from engine.command_line import program

program()
