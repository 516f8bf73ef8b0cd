"""The command line: `newsfacts show`, `newsfacts extract` and `newsfacts check`.

Reads files or standard input, prints to standard output. It ends with 0, with 1 where `check` finds something doubtful,
and with 2 where it was called wrongly or a file cannot be read; then one line on standard error says why.
"""

from __future__ import annotations

import argparse
import codecs
import errno
import os
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final, NoReturn, TextIO

import newsfacts
from newsfacts.document import Document, read_date

OK: Final = 0
DOUBTFUL: Final = 1
WRONG: Final = 2
INTERRUPTED: Final = 130  # as a shell has it for SIGINT, and below for SIGPIPE
PIPE_CLOSED: Final = 141
MOST_WORKERS: Final = 61  # more than that Windows cannot wait for

EXAMPLES: Final = """\
examples:
  newsfacts show article.txt --published 2024-11-25
  newsfacts extract archive/*.txt --country GB > facts.jsonl
  newsfacts extract --format csv < article.txt
  newsfacts check article.txt --published 2005-02-11

exit codes: 0 all went well, 1 check found something doubtful, 2 a wrong call or a file that cannot be read
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command with these arguments, those of the process by default; gives its exit code."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.files.count("-") > 1:
        parser.error("standard input can be read only once: there is more than one -")
    if sys.stdout is None:  # newsfacts extract article.txt >&-
        _complain("standard output is closed")
        return WRONG
    _set_encodings(is_data=getattr(options, "format", "text") != "text")
    try:
        code: int = options.run(options, Inputs(options))
        sys.stdout.flush()
    except BrokenPipeError:  # newsfacts extract *.txt | head
        _let_go_of_output()
        return PIPE_CLOSED
    except OSError as error:  # newsfacts extract *.txt > /dev/full
        _let_go_of_output()
        _complain(error.strerror or str(error))
        return WRONG
    except KeyboardInterrupt:
        return INTERRUPTED
    return code


def _set_encodings(is_data: bool) -> None:
    """Data is always UTF-8; a terminal in Latin-1 has "\\u20ac" for the euro sign, and no traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    if is_data and hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")


def _let_go_of_output() -> None:
    """What could not be written is dropped, so that Python does not try again at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _complain(problem: str) -> None:
    if sys.stderr is not None:  # print would take standard output instead
        print(f"newsfacts: error: {problem}", file=sys.stderr)


# -- the commands -----------------------------------------------------------------------------------------------


def show(options: argparse.Namespace, inputs: Inputs) -> int:
    """The text with its facts marked, then a table a kind."""
    from newsfacts.exports import terminal

    console = _console(sys.stdout)
    for number, document in enumerate(inputs.documents()):
        if number:
            print()
        if len(options.files) > 1:
            print(terminal.visible(f"==> {document.id or '-'} <=="))
        if console:
            terminal.print_colours(document, console)
        else:
            print(terminal.to_text(document))
    return inputs.code


def extract(options: argparse.Namespace, inputs: Inputs) -> int:
    """The facts of every document, as JSON lines or CSV."""
    if options.format == "csv":
        from newsfacts.exports.tables import write_csv

        write_csv(inputs.documents(), sys.stdout)
    else:
        from newsfacts.exports.json import to_json

        for document in inputs.documents():
            print(to_json(document))
    return inputs.code


def check(options: argparse.Namespace, inputs: Inputs) -> int:
    """What is doubtful, or with --all whatever could be checked; a text ends with what was looked at."""
    from newsfacts.exports import report
    from newsfacts.exports.json import to_line
    from newsfacts.exports.terminal import visible

    history = _history()
    tally = report.Tally(installed=history is not None)
    for document in inputs.documents():
        found = report.findings(document, options.between, history or report.NO_HISTORY)
        tally.add(document, found, dated=options.between is not None or document.published is not None)
        for finding in found:
            if not (finding.doubtful or options.all):
                continue
            if options.format == "jsonl":
                print(to_line({"id": document.id, **finding.to_dict()}))
            else:
                print(visible(f"{f'{document.id}: ' if len(options.files) > 1 else ''}{report.describe(finding)}\n"))
    if options.format == "text":
        print(tally)
    elif tally.notes() and sys.stderr is not None:
        print(*tally.notes(), sep="\n", file=sys.stderr)
    return inputs.code or (DOUBTFUL if tally.doubtful else OK)


def _history() -> Any:
    """The reference rates, None where they are not installed."""
    from newsfacts.rates import reference

    try:
        return reference()
    except ImportError:
        return None


def _console(stream: TextIO) -> Any:
    """rich's console where there is a terminal and rich is installed, else None."""
    if not stream.isatty():
        return None
    try:
        from rich.console import Console
    except ImportError:
        return None
    return Console(file=stream)


# -- what is read -----------------------------------------------------------------------------------------------


class Inputs:
    """The texts of a call; a file that cannot be read is told of on standard error, and the others are still read."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.code = OK

    def documents(self) -> Iterator[Document]:
        """The documents of the texts, in their order."""
        return newsfacts.default_pipeline().stream(self._texts(), workers=self.options.workers)

    def _texts(self) -> Iterator[dict[str, Any]]:
        shared = {"published": self.options.published, "country": self.options.country}
        for name in self.options.files or ["-"]:
            text = self._read(name)
            if text is not None:
                yield {"text": text, "id": None if name == "-" else name, **shared}

    def _read(self, name: str) -> str | None:
        """The characters of a file, line ends and all, or None where it cannot be read."""
        encoding = self.options.encoding
        try:
            content = _read_input() if name == "-" else Path(name).read_bytes()
            # a byte order mark, which Windows puts before UTF-8, is no character of the text
            return content.decode("utf-8-sig" if codecs.lookup(encoding).name == "utf-8" else encoding)
        except OSError as error:
            self._fail(f"cannot read {name}: {error.strerror}")
        except UnicodeError:
            self._fail(f"cannot read {name}: it is not {encoding}; say what it is with --encoding")
        return None

    def _fail(self, problem: str) -> None:
        _complain(problem)
        self.code = WRONG


def _read_input() -> bytes:
    """The bytes of standard input; an OSError says that it is closed (newsfacts extract <&-)."""
    if sys.stdin is None:
        raise OSError(errno.EBADF, "standard input is closed")
    return sys.stdin.buffer.read()


# -- what may be said -------------------------------------------------------------------------------------------


class Parser(argparse.ArgumentParser):
    """A parser that complains in one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(WRONG, f"{self.prog}: error: {message}\n")


def _checked(check: Any) -> Any:
    """A reader of one argument: the message of the ValueError that `check` raises becomes the command's."""

    def read(value: str) -> Any:
        try:
            return check(value)
        except (ValueError, LookupError) as error:
            raise argparse.ArgumentTypeError(str(error)) from None

    return read


class _Between(argparse.Action):
    """Two days, the earlier first."""

    def __call__(self, parser: Any, namespace: Any, values: Any, option_string: str | None = None) -> None:
        if values[0] > values[1]:
            parser.error(f"argument --between: the earlier day comes first, not {values[0]} and {values[1]}")
        setattr(namespace, self.dest, (values[0], values[1]))


def _workers(value: str) -> int:
    if not value.isdecimal() or int(value) < 1:
        raise ValueError(f"must be a whole number of at least 1, not {value!r}")
    return min(int(value), os.cpu_count() or 1, MOST_WORKERS)  # beyond the processors, they wait for each other


def _day(value: str) -> date:
    try:
        day = read_date(value)
    except ValueError:
        day = None
    if day is None:
        raise ValueError(f"must be a day such as 2004-05-31, not {value!r}")
    return day


def _encoding(value: str) -> str:
    "".encode(value)  # a LookupError where there is none of that name
    return value


def _parser() -> Parser:
    shared = Parser(add_help=False)
    shared.add_argument("files", nargs="*", metavar="FILE", help="a text; none, or -, is standard input")
    shared.add_argument(
        "--published", type=_checked(read_date), metavar="DATE", help="the day against which relative time is read"
    )
    shared.add_argument(
        "--country",
        type=_checked(lambda value: Document("", country=value).country),
        metavar="CODE",
        help="the paper's country (ISO 3166 alpha-2): settles a bare $ and 3/4/2005",
    )
    shared.add_argument("--encoding", type=_checked(_encoding), default="utf-8", help="of the files; utf-8 by default")
    shared.add_argument(
        "--workers",
        type=_checked(_workers),
        default=1,
        metavar="N",
        help="processes for many files, at most one a processor",
    )

    parser = Parser(
        prog="newsfacts",
        description="Typed, normalised facts from news prose, each tied to the exact characters it came from.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"newsfacts {newsfacts.__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    def command(name: str, run: Any, summary: str) -> Parser:
        one: Parser = commands.add_parser(
            name,
            parents=[shared],
            help=summary,
            description=f"{summary[0].upper()}{summary[1:]}.",
            epilog=EXAMPLES,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        one.set_defaults(run=run)
        return one

    command("show", show, "print each text with its facts marked, then a table a kind")
    one = command("extract", extract, "print the facts, a line a document (JSON) or a line a fact (CSV)")
    one.add_argument("--format", choices=["jsonl", "csv"], default="jsonl", help="jsonl by default")
    one = command("check", check, "print the conversions that no rate explains, and the changes that do not add up")
    one.add_argument(
        "--between",
        nargs=2,
        type=_checked(_day),
        action=_Between,
        metavar=("FIRST", "LAST"),
        help="two days between which the rates are, where the day of publication is not known",
    )
    one.add_argument("--format", choices=["text", "jsonl"], default="text", help="text by default")
    one.add_argument("--all", action="store_true", help="the sound ones too")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
