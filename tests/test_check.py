"""newsfacts check: what it prints, for a person and as JSON lines, and how it ends."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import attrs
import pytest
from hostile_texts import TEXTS

from newsfacts import Change, Document, extract
from newsfacts.cli import main
from newsfacts.exports.report import NO_HISTORY, ChangeCheck, Tally, describe, findings
from newsfacts.rates import reference

SLIP = "The bank lent 8 billion euros ($11 million) to the islands on Tuesday.\n"
SOUND = "The ferry cost 21.4 million euros ($28.1 million).\n"
QUOTED = "It sold a mill for 404 million Taiwan dollars ($121 million) ($1 = T$33.40).\n"


@pytest.fixture
def article(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "article.txt"
    reference.cache_clear()


@pytest.fixture
def extra() -> None:
    pytest.importorskip("currency_converter")


def run(article: Path, text: str, *arguments: str) -> int:
    article.write_text(text, encoding="utf-8")
    return main(["check", str(article), *arguments])


def change(**fields: object) -> Change:
    plain = {"kind": "change", "start": 0, "end": 5, "text": "x" * 5, **fields}
    return Change.from_dict(plain)


# -- for a person -------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("extra")
def test_a_slip_is_printed_with_its_correction(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(article, SLIP, "--published", "2010-05-04") == 1
    assert capsys.readouterr().out == (
        "8 billion euros ($11 million)\n"
        "  slip of scale: 1 EUR = 0.001375 USD as printed, 1.2924 to 1.3315 by the fixings about the day\n"
        "  perhaps $11 billion or 8 million euros\n"
        "\n"
        "2 figures; 1 conversion could be checked, 1 is doubtful\n"
    )


@pytest.mark.usefixtures("extra")
def test_what_is_sound_is_only_counted(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(article, SOUND, "--published", "2010-05-04") == 0
    assert capsys.readouterr().out == "2 figures; 1 conversion could be checked, none is doubtful\n"


@pytest.mark.usefixtures("extra")
def test_with_all_the_sound_ones_are_printed_too(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(article, SOUND, "--published", "2010-05-04", "--all") == 0
    assert "consistent: 1 EUR = 1.313 USD as printed, 1.2924 to 1.3315" in capsys.readouterr().out


@pytest.mark.usefixtures("extra")
def test_bounds_stand_for_the_day(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(article, SOUND, "--between", "2004-01-01", "2005-05-31", "--all") == 0
    assert "1.1802 to 1.3633 by the fixings between the two days" in capsys.readouterr().out
    assert run(article, SOUND, "--between", "2001-01-01", "2001-12-31") == 1


def test_without_a_day_it_says_so(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("currency_converter")
    assert run(article, SOUND) == 0
    assert capsys.readouterr().out == (
        "1 conversion could not, for want of a date: give --published or --between\n"
        "2 figures; nothing could be checked\n"
    )


@pytest.mark.usefixtures("extra")
def test_several_files_are_told_apart_and_counted_together(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = []
    for name, text in (("slip.txt", SLIP), ("sound.txt", SOUND)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        names.append(str(tmp_path / name))
    assert main(["check", *names, "--published", "2010-05-04"]) == 1
    out = capsys.readouterr().out
    assert f"{names[0]}: 8 billion euros" in out
    assert names[1] not in out
    assert out.endswith("4 figures; 2 conversions could be checked, 1 is doubtful\n")


TRAFFIC = "Ferry traffic rose 22 percent to 1.36 million cars from 1.02 million a year earlier.\n"


@pytest.mark.usefixtures("extra")
def test_changes_stand_beside_conversions_in_the_order_of_the_text(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(article, TRAFFIC + SLIP, "--published", "2010-05-04") == 1
    out = capsys.readouterr().out
    assert out.index("perhaps 33 percent") < out.index("perhaps $11 billion")
    assert out.endswith("5 figures; 1 conversion and 1 change could be checked, 2 are doubtful\n")


# -- as JSON lines ------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("extra")
def test_a_conversion_is_a_line_of_json(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(article, SLIP, "--published", "2010-05-04", "--format", "jsonl") == 1
    assert json.loads(capsys.readouterr().out) == {
        "id": str(article),
        "kind": "conversion",
        "start": 14,
        "end": 43,
        "text": "8 billion euros ($11 million)",
        "source_value": "8000000000",
        "source_currency": "EUR",
        "target_value": "11000000",
        "target_currency": "USD",
        "rate": "0.001375",
        "verdict": "slip of scale",
        "factor": "0.001",
        "reference_low": "1.2924",
        "reference_high": "1.3315",
        "suggestion": "$11 billion or 8 million euros",
    }


@pytest.mark.usefixtures("extra")
def test_json_lines_are_nothing_but_findings(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(article, SOUND, "--published", "2010-05-04", "--format", "jsonl") == 0
    assert capsys.readouterr().out == ""
    assert run(article, SOUND, "--published", "2010-05-04", "--format", "jsonl", "--all") == 0
    assert json.loads(capsys.readouterr().out)["verdict"] == "consistent"


# -- without the extra --------------------------------------------------------------------------------------------


def test_without_reference_rates_it_says_so_and_checks_the_rest(
    article: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    reference.cache_clear()
    monkeypatch.setitem(sys.modules, "currency_converter", None)
    assert run(article, SLIP, "--published", "2010-05-04") == 0
    assert capsys.readouterr().out == (
        "the reference rates are not installed: pip install 'newsfacts[rates]'\n2 figures; nothing could be checked\n"
    )
    assert run(article, QUOTED, "--format", "jsonl") == 1
    out, err = capsys.readouterr()
    assert json.loads(out)["suggestion"] == "$12.1 million or 4.04 billion Taiwan dollars"
    assert err == "the reference rates are not installed: pip install 'newsfacts[rates]'\n"


# -- wrong calls --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--between", "2005-01-01", "2004-01-01"], "the earlier day comes first, not 2005-01-01 and 2004-01-01"),
        (["--between", "2005-01-01", "May"], "'May'"),
        (["--between", "2005-01-01"], "expected 2 arguments"),
        (["--format", "csv"], "invalid choice: 'csv'"),
        (["--published", "yesterday"], "'yesterday'"),
    ],
)
def test_a_wrong_call_ends_with_two(
    article: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    with pytest.raises(SystemExit) as error:
        run(article, SOUND, *arguments)
    assert error.value.code == 2
    assert said in capsys.readouterr().err


def test_a_file_that_cannot_be_read_ends_with_two(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(article), "--published", "2010-05-04"]) == 2
    assert "cannot read" in capsys.readouterr().err


# -- changes ------------------------------------------------------------------------------------------------------


def test_a_change_that_does_not_add_up_says_what_its_values_give() -> None:
    found = ChangeCheck(
        change(from_value="830492", to_value="1070000", by="22.2", unit="barrels", consistent=False, direction="up")
    )
    assert found.doubtful
    assert found.to_dict() == {
        "kind": "change",
        "start": 0,
        "end": 5,
        "text": "xxxxx",
        "subject": None,
        "direction": "up",
        "from_value": "830492",
        "to_value": "1070000",
        "unit": "barrels",
        "by": "22.2",
        "by_value": None,
        "by_unit": None,
        "ratio": None,
        "computed": {"by": "28.84"},
        "verdict": "inconsistent",
        "suggestion": "28.8 percent",
    }
    assert describe(found) == (
        "xxxxx\n"
        "  inconsistent: 22.2 percent printed, 830,492 to 1,070,000 barrels, which gives 28.84 percent\n"
        "  perhaps 28.8 percent"
    )


def test_a_step_that_does_not_add_up_is_given_in_its_unit() -> None:
    found = ChangeCheck(
        change(from_value="37980", to_value="38250", by_value="28", by_unit="barrels", unit="barrels", consistent=False)
    )
    assert found.computed == {"by_value": Decimal(270)}
    assert found.suggestion == "280 barrels"
    found = ChangeCheck(
        change(from_value="300", to_value="341", by_value="45", by_unit="points", unit="points", consistent=False)
    )
    assert found.suggestion == "41 points"


def test_a_new_value_whose_scale_slipped_is_corrected() -> None:
    found = ChangeCheck(
        change(from_value="2500000000", to_value="2750000", by="10", unit="USD", direction="up", consistent=False)
    )
    assert found.suggestion == "2,500,000 USD or 2,750,000,000 USD"


def test_a_step_with_a_percentage_gives_the_old_value() -> None:
    found = ChangeCheck(
        change(
            to_value="32.14", by_value="2.87", by_unit="USD", by="8.9", unit="USD", direction="down", consistent=False
        )
    )
    assert (found.computed, found.suggestion) == ({"by": Decimal("8.198")}, "8.2 percent")


def test_basis_points_are_a_hundredth_of_a_percent() -> None:
    found = ChangeCheck(
        change(
            from_value="5.0", to_value="5.25", by_value="50", by_unit="basis_point", unit="percent", consistent=False
        )
    )
    assert (found.computed, found.suggestion) == ({"by_value": Decimal("25.00")}, "25 basis points")


def test_a_figure_that_several_slips_would_mend_is_answered_by_the_others() -> None:
    (found,) = findings(
        extract("The rate rose 2 percentage points to 5.25 percent from 5 percent."), history=NO_HISTORY
    )
    assert found.suggestion == "0.25 percentage points"
    assert describe(found).endswith(
        "  inconsistent: 2 percentage points printed, 5 to 5.25 percent, which gives 0.25 percentage points\n"
        "  perhaps 0.25 percentage points"
    )


def test_a_finding_reckons_with_the_printed_digits_of_the_text() -> None:
    document = extract("The bank cut its key rate by 25 basis points, to 4.75 percent from 5.25 percent.")
    (found,) = (ChangeCheck(change) for change in document.changes)
    assert found.computed == {"by_value": Decimal(50)}
    assert found.change.computed.by_value == Decimal("0.50")


def test_sound_changes_are_findings_and_undecided_ones_are_none() -> None:
    sound, undecided = (
        change(from_value="4", to_value="5", by="25", consistent=True),
        change(from_value="4", to_value="5"),
    )
    document = Document("x" * 10, facts=[sound, attrs.evolve(undecided, start=5, end=10)])
    found = findings(document, history=NO_HISTORY)
    assert [(one.verdict, one.doubtful, one.suggestion) for one in found] == [("consistent", False, None)]


# -- the sum ------------------------------------------------------------------------------------------------------


def test_the_tally_counts_what_could_be_checked() -> None:
    document = Document("x" * 10, date(2010, 5, 4), facts=[change(by="25", consistent=False)])
    tally = Tally()
    tally.add(document, findings(document, history=NO_HISTORY))
    assert str(tally) == "0 figures; 1 change could be checked, 1 is doubtful"
    tally.add(document, findings(document, history=NO_HISTORY))
    assert str(tally) == "0 figures; 2 changes could be checked, 2 are doubtful"


# -- texts that no newspaper prints -------------------------------------------------------------------------------

LONG = {
    "a long percentage": f"Sales fell $2.87, or 8.9{'0' * 40} percent, to $32.14.",
    "a long step": f"Sales fell $2.87{'0' * 40}, or 8.9 percent, to $32.14.",
    "a long value": f"Sales rose 21 percent to $147{'0' * 60} from $103{'0' * 60}.",
    "a long conversion": f"It lent 8{'0' * 400} euros ($11{'0' * 400}) to the islands.",
}
HOSTILE = {name: build(40) for name, (_, build) in TEXTS.items()}


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in (LONG | HOSTILE).items()])
def test_whatever_is_found_can_be_told(text: str) -> None:
    document = extract(text, "2010-05-04")
    for finding in findings(document, history=NO_HISTORY):
        assert describe(finding)
        assert json.dumps(finding.to_dict())


def test_a_long_percentage_is_answered_as_precisely_as_it_is_reckoned() -> None:
    (found,) = findings(extract(LONG["a long percentage"]), history=NO_HISTORY)
    assert found.suggestion == "8.198 percent"
