"""What the command line takes (commands.md)."""

import argparse
import os
from pathlib import Path

TABLES = (
    "current_age", "age_at_start", "nationality", "disability", "uasc", "ethnicity",
    "ks2", "ks4", "education_factors", "iha_uasc_difference", "iha_late",
)  # fmt: skip


class _Formatter(argparse.HelpFormatter):
    """Help as wide as the terminal; argparse's own way to find the width loads compression libraries."""

    def __init__(self, prog: str) -> None:
        try:
            width = os.get_terminal_size().columns - 2
        except OSError:
            width = 78
        super().__init__(prog, width=width)


def build_parser() -> argparse.ArgumentParser:
    """The parser; each command's `run` is called with the parsed options."""
    parser = argparse.ArgumentParser(
        prog="scorecard",
        formatter_class=_Formatter,
        description="The corporate parenting scorecard from a folder of CSV extracts. "
        "The password of an encrypted workspace is asked for, or taken from SCORECARD_PASSWORD.",
    )
    parser.set_defaults(run=_window)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    _add_import(commands)
    _add_results(commands)
    _add_children(commands)
    _add_table(commands)
    _add_pack(commands)
    _add_sample(commands)
    _add_templates(commands)
    return parser


def _window(options: argparse.Namespace) -> int:
    from engine.command_line.window import open_window

    return open_window()


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, text: str
) -> argparse.ArgumentParser:
    description = text[0].upper() + text[1:] + "."
    return commands.add_parser(name, help=text, description=description, formatter_class=_Formatter)


def _workspace(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--workspace", type=Path, required=True, metavar="FILE", help="the workspace")


def _month_and_out(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--month", required=True, metavar="yyyy-mm", help="the reporting month")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write here instead of to the screen")


def _add_import(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = _command(commands, "import", "import files, folders, zip archives or workbooks")
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    _workspace(parser)
    parser.add_argument("--add", action="store_true", help="add to what was imported before")
    parser.add_argument("--report", type=Path, metavar="REPORT.csv", help="write the findings as CSV")
    parser.add_argument("--profile", metavar="NAME", help="profile of a new workspace (kent, neutral)")

    def run(options: argparse.Namespace) -> int:
        from engine.command_line.importing import run_import

        return run_import(options.paths, options.workspace, options.add, options.report, options.profile)

    parser.set_defaults(run=run)


def _add_results(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = _command(commands, "results", "the scorecard as CSV")
    _workspace(parser)
    _month_and_out(parser)
    parser.add_argument("--months", type=int, default=1, metavar="N", help="the N months that end with it")

    def run(options: argparse.Namespace) -> int:
        from engine.command_line.asking import print_results

        return print_results(options.workspace, options.month, options.months, options.out)

    parser.set_defaults(run=run)


def _add_children(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = _command(commands, "children", "the children (or other units) behind one number")
    _workspace(parser)
    parser.add_argument("--indicator", required=True, metavar="ID")
    _month_and_out(parser)

    def run(options: argparse.Namespace) -> int:
        from engine.command_line.asking import print_children

        return print_children(options.workspace, options.indicator, options.month, options.out)

    parser.set_defaults(run=run)


def _add_table(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = _command(commands, "table", "one table as CSV")
    _workspace(parser)
    parser.add_argument("--table", required=True, metavar="NAME", help=", ".join(TABLES))
    _month_and_out(parser)

    def run(options: argparse.Namespace) -> int:
        from engine.command_line.asking import print_table

        return print_table(options.workspace, options.table, options.month, options.out)

    parser.set_defaults(run=run)


def _add_pack(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = _command(commands, "pack", "the panel pack as an accessible PDF")
    _workspace(parser)
    parser.add_argument("--month", required=True, metavar="yyyy-mm", help="the reporting month")
    parser.add_argument("--out", type=Path, required=True, metavar="PACK.pdf", help="write the pack here")
    parser.add_argument(
        "--edition",
        choices=("members", "public"),
        help="members only, or public with small numbers suppressed; else as chosen in the window",
    )
    parser.add_argument(
        "--pages",
        metavar="ID,ID",
        help="indicators that get a page, 'all', or 'usual': every red one and every one new to amber",
    )
    parser.add_argument("--sections", metavar="NAME,NAME", help="sections in the order wanted")
    parser.add_argument("--xlsx", type=Path, metavar="FILE.xlsx", help="the same content as a workbook")
    parser.add_argument("--tables", type=Path, metavar="DIR", help="each table of the pack as CSV")

    def run(options: argparse.Namespace) -> int:
        from engine.command_line.packing import make

        return make(
            options.workspace,
            options.month,
            options.out,
            edition=options.edition,
            pages=options.pages,
            sections=options.sections,
            xlsx=options.xlsx,
            tables=options.tables,
        )

    parser.set_defaults(run=run)


def _add_sample(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = _command(commands, "sample", "an invented council's extracts, to try things out with")
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--children", type=int, metavar="N", help="so many children of history")
    parser.add_argument("--seed", type=int, metavar="S", help="another council of the same size")

    def run(options: argparse.Namespace) -> int:
        from engine.command_line.sampling import write_sample

        return write_sample(options.folder, options.children, options.seed)

    parser.set_defaults(run=run)


def _add_templates(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = _command(commands, "templates", "empty CSV files with the headings of every extract")
    parser.add_argument("folder", type=Path, metavar="DIR")

    def run(options: argparse.Namespace) -> int:
        from engine.command_line.sampling import write_template_files

        return write_template_files(options.folder)

    parser.set_defaults(run=run)
