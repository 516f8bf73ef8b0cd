"""The command line, run as a person runs it: what it prints, what it ends with, and no traceback."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import newsfacts
from newsfacts import cli

TEXT = "Sales rose 5% to £1.2m in 2004, from €1m."


def run(*arguments: str | Path, text: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "newsfacts", *map(str, arguments)],
        input=text,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment},
    )


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


# -- extract ----------------------------------------------------------------------------------------------------


def test_extract_prints_a_line_a_document(article: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Nothing here.", encoding="utf-8")
    done = run("extract", article, other, "--published", "2005-02-11", "--country", "gb")
    assert (done.returncode, done.stderr) == (0, b"")
    lines = done.stdout.decode().splitlines()
    assert [json.loads(line)["id"] for line in lines] == [str(article), str(other)]
    assert json.loads(lines[0]) == newsfacts.extract(TEXT, "2005-02-11", "GB", str(article)).to_dict()


def test_extract_reads_standard_input() -> None:
    for arguments in ((), ("-",)):
        done = run("extract", *arguments, text=TEXT.encode())
        assert json.loads(done.stdout) == newsfacts.extract(TEXT).to_dict()


def test_extract_csv(article: Path) -> None:
    done = run("extract", article, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout.decode())))
    facts = newsfacts.extract(TEXT).facts
    assert [(row["kind"], row["text"]) for row in rows] == [(fact.kind, fact.text) for fact in facts]


def test_extract_in_processes_gives_the_same(article: Path) -> None:
    files = [article] * 5
    assert run("extract", *files, "--workers", "2").stdout == run("extract", *files).stdout


def test_line_ends_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "dos.txt"
    path.write_bytes(b"One.\r\nIt cost $5.\r\n")
    plain = json.loads(run("extract", path).stdout)
    assert plain["text"] == "One.\r\nIt cost $5.\r\n"


def test_encoding(tmp_path: Path) -> None:
    path = tmp_path / "latin.txt"
    path.write_bytes("It cost £5.".encode("latin-1"))
    done = run("extract", path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == (
        f"newsfacts: error: cannot read {path}: it is not utf-8; say what it is with --encoding\n"
    )
    assert json.loads(run("extract", path, "--encoding", "latin-1").stdout)["text"] == "It cost £5."


def test_utf_8_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "windows.txt"
    path.write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    for arguments in ((), ("--encoding", "UTF8")):
        plain = json.loads(run("extract", path, *arguments).stdout)
        assert (plain["text"], plain["facts"]) == (TEXT, newsfacts.extract(TEXT).to_dict()["facts"])


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "utf-16"])
def test_data_are_utf_8_whatever_the_terminal_is(encoding: str) -> None:
    text = "The café took €5 😀, or \u20605%."
    done = run("extract", text=text.encode(), PYTHONIOENCODING=encoding)
    assert json.loads(done.stdout.decode("utf-8")) == newsfacts.extract(text).to_dict()
    done = run("extract", "--format", "csv", text=text.encode(), PYTHONIOENCODING=encoding)
    assert "€5" in [row["text"] for row in csv.DictReader(io.StringIO(done.stdout.decode("utf-8")))]


CLASH = "Café sales rose 21% to €1.47m from €1.03m.".encode()


def test_findings_as_json_are_utf_8_too() -> None:
    done = run("check", "--format", "jsonl", text=CLASH, PYTHONIOENCODING="cp1252")
    assert done.returncode == 1
    assert "€1.47m" in json.loads(done.stdout.decode("utf-8"))["text"]


# -- show -------------------------------------------------------------------------------------------------------


def test_show_marks_the_facts_and_has_tables(article: Path) -> None:
    done = run("show", article, "--published", "2005-02-11")
    shown = done.stdout.decode()
    assert done.returncode == 0
    assert "[percentage 5%]" in shown
    assert "[money £1.2m]" in shown
    assert "\nMoney\n" in shown
    assert "1,200,000" in shown
    assert "\x1b" not in shown


def test_show_says_which_file(article: Path) -> None:
    shown = run("show", article, article).stdout.decode()
    assert shown.count(f"==> {article} <==") == 2


def test_a_terminal_of_another_encoding_is_no_reason_to_fail(article: Path) -> None:
    done = run("show", article, PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert b"\\u20ac1m" in done.stdout or b"\\xa31.2m" in done.stdout


def test_no_text_steers_the_terminal() -> None:
    for command, text in (("show", b"\x1b[2JUp 5%."), ("check", CLASH.replace(b"21%", b"\x1b[2J 21%"))):
        assert b"\x1b" not in run(command, "--published", "2010-05-04", text=text).stdout


# -- what goes wrong --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["extract", "no/such/file.txt"], "newsfacts: error: cannot read no/such/file.txt: No such file or directory"),
        (["show", "."], "newsfacts: error: cannot read .: Is a directory"),
        (
            ["extract", "--published", "Friday"],
            "newsfacts extract: error: argument --published: published must be a date, a datetime or an ISO 8601 "
            "string, not 'Friday'",
        ),
        (
            ["extract", "--country", "Britain"],
            "newsfacts extract: error: argument --country: country must be an ISO 3166 alpha-2 code such as 'GB', not "
            "'Britain'",
        ),
        (["show", "--encoding", "utf-9"], "newsfacts show: error: argument --encoding: unknown encoding: utf-9"),
        (
            ["extract", "--workers", "0"],
            "newsfacts extract: error: argument --workers: must be a whole number of at least 1, not '0'",
        ),
        (
            ["check", "--between", "2005-01-01", "May"],
            "newsfacts check: error: argument --between: must be a day such as 2004-05-31, not 'May'",
        ),
        (
            ["extract", "-", "-"],
            "newsfacts: error: standard input can be read only once: there is more than one -",
        ),
        ([], "newsfacts: error: the following arguments are required: COMMAND"),
    ],
)
def test_one_line_says_what_is_wrong(arguments: list[str], message: str) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert done.stdout == b""
    assert done.stderr.decode() == f"{message}\n"


def test_the_other_files_are_still_read(article: Path) -> None:
    done = run("extract", "no/such/file.txt", article)
    assert done.returncode == 2
    assert json.loads(done.stdout)["id"] == str(article)


def test_a_closed_pipe_is_no_error(article: Path) -> None:
    reading, writing = os.pipe()
    with subprocess.Popen(
        [sys.executable, "-m", "newsfacts", "extract", *[str(article)] * 50], stdout=writing, stderr=subprocess.PIPE
    ) as process:
        os.close(reading)
        os.close(writing)
        _, errors = process.communicate()
    assert errors == b""
    assert process.returncode == cli.PIPE_CLOSED


def in_shell(redirected: str, article: Path) -> subprocess.CompletedProcess[bytes]:
    """The command with its streams as a shell sets them: "extract FILE >&-"."""
    line = f'exec "$1" -m newsfacts {redirected.replace("FILE", chr(34) + "$2" + chr(34))}'
    return subprocess.run(["/bin/sh", "-c", line, "sh", sys.executable, article], capture_output=True, check=False)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize(
    ("redirected", "message"),
    [
        ("extract FILE >&-", "newsfacts: error: standard output is closed\n"),
        ("show FILE >&-", "newsfacts: error: standard output is closed\n"),
        ("extract <&-", "newsfacts: error: cannot read -: standard input is closed\n"),
        ("extract FILE >/dev/full", "newsfacts: error: No space left on device\n"),
        ("check FILE >/dev/full", "newsfacts: error: No space left on device\n"),
        ("extract none.txt 2>&-", ""),
    ],
)
def test_streams_that_are_closed_or_full(redirected: str, message: str, article: Path) -> None:
    done = in_shell(redirected, article)
    assert (done.returncode, done.stdout, done.stderr.decode()) == (2, b"", message)


def test_more_workers_than_processors_are_not_started(article: Path) -> None:
    done = run("extract", article, "--workers", "99999999999")
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["text"] == TEXT


def test_help_has_examples(capsys: pytest.CaptureFixture[str]) -> None:
    for command in ([], ["show"], ["extract"]):
        with pytest.raises(SystemExit) as ended:
            cli.main([*command, "--help"])
        assert ended.value.code == 0
        assert "newsfacts extract --format csv < article.txt" in capsys.readouterr().out


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main(["--version"])
    assert capsys.readouterr().out == f"newsfacts {newsfacts.__version__}\n"
