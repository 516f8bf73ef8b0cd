"""Exports: JSON lines, CSV, Arrow tables, the page and the terminal's view tell what the plain form tells."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

import attrs
import pytest

import newsfacts
from newsfacts import Conversion, Document, Fact, Money, Percentage, Period
from newsfacts.exports import html, rows, tables, terminal
from newsfacts.exports import json as lines
from newsfacts.facts import KINDS

TEXT = "It cost $4 billion (€2.55 billion), or 5% more, in 2002."


def a(kind: type[Fact], text: str, **fields: Any) -> Fact:
    start = TEXT.index(text)
    return kind(start=start, end=start + len(text), text=text, **fields)


RATE = Decimal("0.5309734513274336283185840708")
DOCUMENT = Document(
    TEXT,
    "2008-04-25",
    "GB",
    "a.txt",
    [
        a(Money, "$4 billion", value=Decimal("4E+9"), currency="USD"),
        a(Money, "€2.55 billion", value=Decimal("2550000000"), candidates=("EUR", "XEU")),
        a(Conversion, "$4 billion (€2.55 billion)", source="$4 billion", target="€2.55 billion", rate=RATE),
        a(Percentage, "5%", value=Decimal("5"), direction="up"),
        a(Period, "2002", start_date=date(2002, 1, 1), end_date=date(2002, 12, 31), grain="year"),
    ],
)


# -- JSON -------------------------------------------------------------------------------------------------------


def test_json_lines_and_back() -> None:
    documents = [DOCUMENT, Document("line\u2028end \ud800", id="b"), Document("")]
    file = "".join(lines.to_json(document) + "\n" for document in documents)
    assert len(file.splitlines()) == 3
    assert file.encode("utf-8")
    assert list(lines.read_lines(file.splitlines())) == documents
    assert json.loads(file.splitlines()[0]) == DOCUMENT.to_dict()


@pytest.mark.parametrize("line", ["[]", "5", '"text"'])
def test_json_of_something_else_is_named(line: str) -> None:
    with pytest.raises(ValueError, match="a document is a JSON object"):
        lines.from_json(line)


# -- tables -----------------------------------------------------------------------------------------------------


def test_arrow_columns_are_typed() -> None:
    pa = pytest.importorskip("pyarrow")
    made = tables.to_tables([DOCUMENT, DOCUMENT])
    assert list(made) == [kind.kind for kind in KINDS]
    money = made["money"]
    assert money.num_rows == 4
    assert money.schema.field("value").type == pa.decimal128(38, 12)
    assert money.schema.field("when_start").type == pa.date32()
    assert money.schema.field("candidates").type == pa.list_(pa.string())
    assert money.schema.field("start").type == pa.int64()
    assert made["change"].schema.field("consistent").type == pa.bool_()
    assert money.column("value").to_pylist()[:2] == [Decimal(4_000_000_000), Decimal(2_550_000_000)]
    assert money.column("candidates").to_pylist()[:2] == [None, ["EUR", "XEU"]]
    assert money.column("document").to_pylist()[0] == "a.txt"
    assert money.column("published").to_pylist()[0] == date(2008, 4, 25)
    assert made["period"].column("end_date").to_pylist() == [date(2002, 12, 31)] * 2
    assert made["conversion"].column("rate").to_pylist()[0] == Decimal("0.530973451327")


def test_arrow_columns_are_the_same_for_any_documents() -> None:
    pytest.importorskip("pyarrow")
    full, empty = tables.to_tables([DOCUMENT]), tables.to_tables([])
    assert [table.schema for table in full.values()] == [table.schema for table in empty.values()]


def test_a_figure_that_no_column_holds_is_null() -> None:
    pytest.importorskip("pyarrow")
    long = "9" * 40
    document = Document(long, facts=[Money(start=0, end=40, text=long, value=Decimal(long), low=Decimal("1E-20"))])
    row = tables.to_tables([document])["money"].to_pylist()[0]
    assert row["value"] is None
    assert row["low"] == 0


@attrs.define(frozen=True, slots=True, kw_only=True)
class Ticker(Fact):
    kind: ClassVar[str] = "ticker"
    exchange: str | None = None
    price: Decimal | None = None


def test_a_kind_of_ones_own_has_its_table() -> None:
    pa = pytest.importorskip("pyarrow")
    document = Document("BP", facts=[Ticker(start=0, end=2, text="BP", exchange="LSE", price=Decimal("4.5"))])
    table = tables.to_tables([document], kinds=[Ticker])["ticker"]
    assert table.schema.field("price").type == pa.decimal128(38, 12)
    assert table.to_pylist()[0]["exchange"] == "LSE"


def test_csv_has_every_fact_and_field() -> None:
    file = io.StringIO()
    tables.write_csv([DOCUMENT, Document("none")], file)
    read = list(csv.DictReader(io.StringIO(file.getvalue())))
    assert [row["kind"] for row in read] == [fact.kind for fact in DOCUMENT.facts]
    assert {row["document"] for row in read} == {"a.txt"}
    for row, fact in zip(read, DOCUMENT.facts, strict=True):
        for name, value in fact.to_dict().items():
            want = " ".join(value) if isinstance(value, list) else "" if value is None else str(value)
            assert row[name] == want


def test_a_cell_with_a_lone_carriage_return_breaks_no_row() -> None:
    text = "up 5\r%"
    file = io.StringIO(newline="")
    fact = Percentage(start=3, end=6, text="5\r%", value=Decimal(5))
    tables.write_csv([Document(text, facts=[fact]), DOCUMENT], file)
    assert '"5\r%"' in file.getvalue()
    assert "\na.txt,money,8,18,$4 billion," in file.getvalue()
    read = list(csv.DictReader(io.StringIO(file.getvalue(), newline="")))
    assert [row["text"] for row in read] == ["5\r%", *(fact.text for fact in DOCUMENT.facts)]
    assert (read[0]["value"], read[0]["low"]) == ("5", "")


# -- for people -------------------------------------------------------------------------------------------------


def test_tables_have_only_columns_that_say_something() -> None:
    made = {table.heading: table for table in rows.tables(DOCUMENT)}
    assert list(made) == ["Money", "Percentages", "Periods", "Conversions"]
    assert made["Money"].columns == ("text", "value", "currency", "candidates")
    assert made["Money"].rows[0] == ("$4 billion", "4,000,000,000", "USD", "")
    assert made["Conversions"].rows == (("$4 billion (€2.55 billion)", "0.530973"),)


def test_an_actor_has_one_row_however_often_mentioned() -> None:
    text = "Mr Roe said Roe. Mr Roe left."
    facts = [
        newsfacts.Actor(start=start, end=end, text=text[start:end], name="Jan Roe", type="person", id="1", role=role)
        for start, end, role in ((0, 6, None), (12, 15, "baker"), (17, 23, None))
    ]
    (table,) = rows.tables(Document(text, facts=facts))
    assert table.columns == ("name", "type", "role", "mentions")
    assert table.rows == (("Jan Roe", "person", "baker", "Mr Roe ×2, Roe"),)


def test_plain_text_view() -> None:
    shown = terminal.to_text(DOCUMENT)
    assert shown.startswith(
        "It cost [conversion [money $4 billion] ([money €2.55 billion])], or [percentage 5%] more, in [period 2002]."
    )
    assert "Periods\ntext  start_date  end_date    grain\n2002  2002-01-01  2002-12-31  year" in shown


def test_colours() -> None:
    console = pytest.importorskip("rich.console")
    file = io.StringIO()
    screen = console.Console(file=file, force_terminal=True, color_system="standard", width=100, _environ={})
    terminal.print_colours(DOCUMENT, screen)
    shown = file.getvalue()
    assert "\x1b[" in shown
    assert "4,000,000,000" in shown
    assert "[conversion" not in shown


HOSTILE = "up\r\n\x1b[2J5%\x9b\r."


def test_no_text_steers_the_terminal() -> None:
    document = Document(HOSTILE, facts=[Percentage(start=8, end=10, text="5%", of="\x1b[31mred")])
    shown = terminal.to_text(document)
    assert shown.startswith("up\r\n␛[2J[percentage 5%]\ufffd␍.\n")
    assert "␛[31mred" in shown
    assert "\x1b" not in shown


def test_no_text_steers_a_terminal_in_colours() -> None:
    console = pytest.importorskip("rich.console")
    file = io.StringIO()
    screen = console.Console(file=file, force_terminal=True, color_system="standard", width=100, _environ={})
    terminal.print_colours(Document(HOSTILE, facts=[Percentage(start=8, end=10, text="5%", of="\x1b[31mred")]), screen)
    shown = file.getvalue()
    assert "\x1b[1;33m5%\x1b[0m" in shown
    assert "␛[2J" in shown
    assert "\x1b[2J" not in shown
    assert "\x1b[31mred" not in shown


def test_markup_in_the_text_is_only_text() -> None:
    console = pytest.importorskip("rich.console")
    file = io.StringIO()
    text = "[bold]5%[/bold]"
    document = Document(text, facts=[Percentage(start=6, end=8, text="5%", of="[red]x[/nope]")])
    terminal.print_colours(document, console.Console(file=file, width=100))
    assert "[bold]5%[/bold]" in file.getvalue()
    assert "[red]x[/nope]" in file.getvalue()


def test_page_is_whole_and_escaped() -> None:
    pytest.importorskip("jinja2")
    text = "<script>5%</script> \ud800"
    page = html.to_page(Document(text, id="<i>", facts=[Percentage(start=8, end=10, text="5%", of="<b>")]))
    assert page.startswith("<!DOCTYPE html>")
    assert page.rstrip().endswith("</html>")
    assert not any(tag in page for tag in ("<script>", "<i>", "<b>"))
    assert "http" not in page
    assert page.encode("utf-8")
