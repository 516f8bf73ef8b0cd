"""Changes: what stands between amounts says which is which, and the printed figures are reckoned as printed."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsfacts
from newsfacts import Change
from newsfacts.extractors.changes.subjects import subject_before
from newsfacts.reckoning import Figures, Printed, multiple_verdict, percent_change


def printed(text: str, zeros: int = 0, qualifier: newsfacts.facts.Qualifier | None = None) -> Printed:
    exponent = Decimal(text).as_tuple().exponent
    assert isinstance(exponent, int)
    unit = Decimal(1).scaleb(exponent)
    return Printed(Decimal(text), unit, unit.scaleb(zeros), qualifier)


def only_change(text: str, published: str = "2008-04-25") -> Change:
    (change,) = newsfacts.extract(text, published).changes
    return change


@pytest.mark.parametrize(
    ("before", "subject"),
    [
        ("Figures showed that exports to Russia have also ", "exports to Russia"),
        ("The number of homes with clean running water had ", "number of homes with clean running water"),
        ("While imports fell, exports of steel ", "exports of steel"),
        ("Shares in the brewer, which makes stout, ", "Shares in the brewer"),
        ("Analysts said the gap between rich and poor is expected to ", "gap between rich and poor"),
        ("It is a market that is ", "market"),
        ("Stock in the brewer, which is based in Cork, Ireland, has more than ", "Stock in the brewer"),
        ("Farmers enjoyed their best month in years as the wheat price ", "wheat price"),
        ("A rate cut hit the E*Peso, which ", "E*Peso"),
        ("LONDON (Reuters) - The pound ", "pound"),
        ("It ", None),
        ("", None),
    ],
)
def test_the_subject_is_the_noun_phrase_before_the_verb(before: str, subject: str | None) -> None:
    assert subject_before(before + "rose", 0, len(before), ()) == subject


def test_the_zeros_of_a_percentage_count() -> None:
    # 2.74 to 3.01 is 9.85 %: "10 percent" means [9.5, 10.5], and not everything from 5 to 15
    figures = {"old": printed("2.74"), "new": printed("3.01")}
    assert Figures(1, printed("10"), **figures).verdict() is True
    assert Figures(1, printed("14"), **figures).verdict() is False


def test_a_last_digit_off_is_no_clash() -> None:
    assert Figures(1, printed("9.2"), printed("19.07"), new=printed("225.03")).verdict() is None


def test_what_a_rounded_reading_explains_is_no_clash() -> None:
    # 4 to 5 million is 25 %, but "4 million" may be 3.6 and "5 million" 4.7
    assert Figures(1, printed("30"), old=printed("4000000", 6), new=printed("5000000", 6)).verdict() is None


def test_another_sign_is_a_reading_error() -> None:
    assert Figures(1, printed("5"), old=printed("3.00"), new=printed("2.90")).verdict() is None


def test_a_far_value_is_a_wrong_pair() -> None:
    assert Figures(1, printed("31.3"), old=printed("146610"), new=printed("154711")).verdict() is None


def test_a_far_value_that_one_slip_explains_is_a_clash() -> None:
    figures = Figures(1, printed("4"), old=printed("1080000"), new=printed("1120000000"))
    assert figures.verdict() is False


@pytest.mark.parametrize(
    ("percent", "qualifier", "verdict"),
    [("5", "more_than", True), ("6", "more_than", None), ("8", "more_than", False), ("4", "less_than", False)],
)
def test_a_hedge_is_wrong_on_its_wrong_side(
    percent: str, qualifier: newsfacts.facts.Qualifier, verdict: bool | None
) -> None:
    # 1.89 down to 32.25 is 5.54 %
    figures = Figures(-1, printed(percent, 0, qualifier), printed("1.89"), new=printed("32.25"))
    assert figures.verdict() is verdict


def test_a_step_is_judged_by_the_two_values() -> None:
    assert Figures(-1, step=printed("3.1"), old=printed("43.7"), new=printed("40.6")).verdict() is True
    assert Figures(-1, step=printed("5.1"), old=printed("43.7"), new=printed("40.6")).verdict() is False


def test_a_multiple_clashes_far_away_only() -> None:
    assert multiple_verdict(Decimal(2), printed("190"), printed("378")) is True
    assert multiple_verdict(Decimal(2), printed("100"), printed("270")) is None
    assert multiple_verdict(Decimal(2), printed("100"), printed("420")) is False
    assert multiple_verdict(Decimal(2), printed("100"), printed("90")) is None


@given(st.decimals(1, 10**6, places=2), st.decimals(1, 10**6, places=2))
def test_the_exact_percentage_always_agrees(old: Decimal, new: Decimal) -> None:
    change = abs(new / old - 1) * 100
    percent = printed(str(change.quantize(Decimal("0.1"))))
    sign = 1 if new >= old else -1
    assert Figures(sign, percent, old=printed(str(old)), new=printed(str(new))).verdict() in (True, None)
    if percent.value > 1:
        assert Figures(sign, percent, old=printed(str(old)), new=printed(str(new))).verdict() is True


@given(st.decimals(1, 10**6, places=2), st.decimals(1, 10**6, places=2))
def test_the_interval_of_a_percentage_holds_it(old: Decimal, new: Decimal) -> None:
    span = percent_change(printed(str(old)).nominal(), printed(str(new)).nominal())
    assert span is not None
    assert span[0] <= (new / old - 1) * 100 <= span[1]


def test_there_is_no_percentage_from_nothing() -> None:
    assert percent_change((Decimal(-1), Decimal(1)), (Decimal(1), Decimal(2))) is None


def test_computed_gives_what_is_not_printed() -> None:
    change = only_change("Acme shares climbed 84 cents, or 1.4 percent, to close at $61.72.")
    assert change.from_value is None
    assert change.computed.from_value == Decimal("60.88")
    assert change.computed.to_value is None
    assert change.computed.by is not None
    assert change.computed.by_low is not None
    assert change.computed.by_high is not None
    assert change.computed.by_low < change.computed.by < change.computed.by_high
    assert round(change.computed.by, 1) == Decimal("1.4")


def test_computed_reckons_basis_points_in_percent() -> None:
    change = only_change("The bank cut its key rate by 25 basis points to 4.75 percent.")
    assert change.computed.from_value == Decimal("5.00")


def test_computed_of_a_change_read_back_is_the_same() -> None:
    document = newsfacts.extract("Profit fell to £479m from £600m.")
    again = newsfacts.Document.from_dict(document.to_dict())
    assert again.changes[0].computed == document.changes[0].computed
    assert document.changes[0].computed.by_value == Decimal(121000000)


def test_an_amount_a_share_is_not_compared_with_a_total() -> None:
    change = only_change("Net earnings rose 9 percent to $5.0 billion, or $4.87 a share, from $4.31 a year earlier.")
    assert (change.to_value, change.from_value, change.consistent) == (Decimal(5_000_000_000), None, None)


def test_changes_of_a_sentence_do_not_overlap() -> None:
    document = newsfacts.extract("Sales rose 5% to $3bn, profit fell 3% to $1bn, and costs were up 4% at $2bn.")
    changes = document.changes
    assert [change.subject for change in changes] == ["Sales", "profit", "costs"]
    assert all(one.end <= other.start for one, other in pairwise(changes))
