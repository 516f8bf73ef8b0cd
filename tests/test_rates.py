"""Is the printed rate true? Every verdict, on a small history whose rates one can reckon in the head."""

from __future__ import annotations

import sys
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsfacts
from newsfacts import Conversion, Document, Fact, Money, Period
from newsfacts.rates import DOUBTFUL, Check, History, check, possible_dates, reference
from newsfacts.rates.corrections import as_precise, corrected, namesakes
from newsfacts.reading.numerals import find_numerals

DAY = date(2004, 6, 1)
MONDAY = date(2003, 12, 1)
DAYS = [MONDAY + timedelta(days=n) for n in range(400) if (MONDAY + timedelta(days=n)).weekday() < 5]


def small_history() -> History:
    """A euro is $1.25 and A$2 all the time, £0.60 in 2003 and £0.80 from 2004 on; crowns are fixed from May 2004."""
    return History(
        {
            "USD": dict.fromkeys(DAYS, 1.25),
            "GBP": {day: 0.6 if day.year < 2004 else 0.8 for day in DAYS},
            "AUD": dict.fromkeys(DAYS, 2.0),
            "SEK": {day: 9.0 for day in DAYS if day >= date(2004, 5, 1)},
        }
    )


HISTORY = small_history()


class Text:
    """Builds a document of conversions and periods by what they are printed as."""

    def __init__(self) -> None:
        self.text = ""
        self.facts: list[Fact] = []

    def convert(self, printed: str, source: str, target: str, **more: str) -> Text:
        """A conversion "source (target)", its amounts given as "value currency" (`source_money`: bounds of a range)."""
        start = len(self.text)
        left, _, right = printed.replace(" = ", " (").partition(" (")
        right = right.removesuffix(")").rpartition("; ")[2]
        s_value, s_currency = source.split()
        t_value, t_currency = target.split()
        self.text += printed + ". "
        rate = Decimal(t_value) / Decimal(s_value)
        self.facts.append(
            Conversion(
                start=start,
                end=start + len(printed),
                text=printed,
                source=left,
                target=right,
                source_value=Decimal(s_value),
                source_currency=s_currency,
                target_value=Decimal(t_value),
                target_currency=t_currency,
                rate=rate,
            )
        )
        for side, where in ((left, start), (right, start + printed.rindex(right))):
            if bounds := more.get(side):
                low, high = map(Decimal, bounds.split())
                self.facts.append(Money(start=where, end=where + len(side), text=side, low=low, high=high))
        return self

    def period(self, printed: str, first: date | None, last: date) -> Text:
        """A period in the last sentence."""
        start = len(self.text) - 2
        self.text = f"{self.text[:-2]} {printed}. "
        self.facts.append(
            Period(start=start + 1, end=start + 1 + len(printed), text=printed, start_date=first, end_date=last)
        )
        return self

    def document(self, published: date | None = DAY) -> Document:
        return Document(self.text, published, facts=self.facts)


def one(printed: str, source: str, target: str, **more: str) -> Check:
    """The verdict on a single conversion of June 2004."""
    (found,) = check(Text().convert(printed, source, target, **more).document(), history=HISTORY)
    return found


# -- the verdicts -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "source", "target", "verdict", "factor", "suggestion"),
    [
        ("€4m ($5m)", "4000000 EUR", "5000000 USD", "consistent", "1", None),
        ("€4.1m ($5.13m)", "4100000 EUR", "5130000 USD", "consistent", "1", None),
        ("€430m ($500m)", "430000000 EUR", "500000000 USD", "consistent when rounded", "1", None),
        (
            "8 billion euros ($10 million)",
            "8000000000 EUR",
            "10000000 USD",
            "slip of scale",
            "0.001",
            "$10 billion or 8 million euros",
        ),
        ("€35m ($43.75bn)", "35000000 EUR", "43750000000 USD", "slip of scale", "1000", "$43.75m or €35bn"),
        ("€4.12m ($51.5m)", "4120000 EUR", "51500000 USD", "slip of scale", "10", "$5.15m or €41.2m"),
        ("€412m ($5.15m)", "412000000 EUR", "5150000 USD", "slip of scale", "0.01", "$515m or €4.12m"),
        ("$6.3 (€5.04m)", "6.3 USD", "5040000 EUR", "slip of scale", "1000000", "$6.3m"),
        ("€12.3m ($9.84m)", "12300000 EUR", "9840000 USD", "upside down", "0.64", "$15.38m"),
        ("€10.1m ($20.2m)", "10100000 EUR", "20200000 USD", "another currency", "1.6", "$20.2m in AUD"),
        ("€10.1m (£6.06m)", "10100000 EUR", "6060000 GBP", "stale", "0.75", None),
        ("€10.1m ($17.4m)", "10100000 EUR", "17400000 USD", "unexplained", "1.38", None),
        ("€10.1m (T$404m)", "10100000 EUR", "404000000 TWD", "no series", None, None),
    ],
)
def test_verdict(
    printed: str, source: str, target: str, verdict: str, factor: str | None, suggestion: str | None
) -> None:
    found = one(printed, source, target)
    assert (found.verdict, found.suggestion) == (verdict, suggestion)
    assert found.factor == (None if factor is None else Decimal(factor))
    assert found.doubtful is (found.verdict in DOUBTFUL)


def test_a_slip_is_tried_before_rates_turned_upside_down() -> None:
    # yen to the dollar are 80: a dollar for 80 is 1/80, and 0.0125 times 10 ** 4 would be no slip; but for crowns it is
    history = History({"USD": dict.fromkeys(DAYS, 1.0), "XXX": dict.fromkeys(DAYS, 10.0)}, base="EUR")
    document = Text().convert("$1.23m (XXX 0.123m)", "1230000 USD", "123000 XXX").document()
    assert check(document, history=history)[0].verdict == "slip of scale"


def test_the_name_of_a_currency_settled_by_its_prefix_is_no_other() -> None:
    assert one("€10.1m (US$20.2m)", "10100000 EUR", "20200000 USD").verdict == "unexplained"


def test_ranges_are_read_low_to_low_and_high_to_high() -> None:
    bounds = {"€4.1m-€8.2m": "4100000 8200000", "$5.12m-$10.25m": "5120000 10250000"}
    assert one("€4.1m-€8.2m ($5.12m-$10.25m)", "6150000 EUR", "7685000 USD", **bounds).verdict == "consistent"
    wrong = {"€4.1m-€8.2m": "4100000 8200000", "$5.12m-$11.25m": "5120000 11250000"}
    assert one("€4.1m-€8.2m ($5.12m-$11.25m)", "6150000 EUR", "8185000 USD", **wrong).verdict == "unexplained"


def test_a_scale_that_two_bounds_share_reaches_back() -> None:
    bounds = {"€4-8bn": "4000000000 8000000000", "$5-10bn": "5000000000 10000000000"}
    assert one("€4-8bn ($5-10bn)", "6000000000 EUR", "7500000000 USD", **bounds).verdict == "consistent"


def test_pence_are_read_to_their_last_digit() -> None:
    assert one("470 pence ($7.34)", "4.70 GBP", "7.34 USD").verdict == "consistent"
    assert one("470 pence ($73.40)", "4.70 GBP", "73.40 USD").verdict == "slip of scale"


def test_a_quoted_unit_is_exactly_one() -> None:
    assert one("€1 = $1.25", "1 EUR", "1.25 USD").verdict == "consistent"
    assert one("€1 = $1.35", "1 EUR", "1.35 USD").verdict == "unexplained"


def test_a_vague_amount_is_not_judged() -> None:
    vague = {"tens of millions of euros": "10000000 100000000"}
    assert one("tens of millions of euros ($70m)", "55000000 EUR", "70000000 USD", **vague).verdict == "no series"


def test_for_a_currency_that_the_text_leaves_open_what_fits_is_suggested() -> None:
    document = Text().convert("€5m (45m crowns)", "5000000 EUR", "45000000 SEK").document()
    open_currency = [Conversion.from_dict({**document.conversions[0].to_dict(), "target_currency": None})]
    (found,) = check(document.with_facts(open_currency), history=HISTORY)
    assert (found.verdict, found.suggestion, found.doubtful) == ("no series", "45m crowns in SEK", False)


# -- what it is held against --------------------------------------------------------------------------------------


def test_the_reference_is_the_hull_of_the_days_about() -> None:
    fixings = dict(zip(DAYS[:7], [1.0, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6], strict=True))
    history = History({"USD": fixings})
    hull = history.around("EUR", "USD", DAYS[3])
    assert hull is not None
    assert (hull.low, hull.high) == (1.0, 1.4)
    saturday = DAYS[4] + timedelta(days=1)
    hull = history.around("EUR", "USD", saturday)
    assert hull is not None
    assert (hull.low, hull.high) == (1.1, 1.5)


def test_before_the_first_fixing_and_long_after_the_last_there_is_none() -> None:
    assert HISTORY.around("EUR", "USD", DAYS[0] - timedelta(days=1)) is None
    assert HISTORY.around("EUR", "USD", DAYS[-1] + timedelta(days=5)) is not None
    assert HISTORY.around("EUR", "USD", DAYS[-1] + timedelta(days=30)) is None


def test_without_a_day_nothing_is_judged() -> None:
    document = Text().convert("€4m ($9m)", "4000000 EUR", "9000000 USD").document(published=None)
    assert [found.verdict for found in check(document, history=HISTORY)] == ["no series"]


def test_given_bounds_are_the_reference() -> None:
    document = Text().convert("€10.1m (£6.06m)", "10100000 EUR", "6060000 GBP").document(published=None)
    (late,) = check(document, (date(2004, 2, 1), date(2004, 12, 31)), HISTORY)
    assert (late.verdict, late.against, late.reference_low) == ("unexplained", "bounds", Decimal("0.8"))
    (both,) = check(document, (date(2003, 12, 1), date(2004, 12, 31)), HISTORY)
    assert (both.verdict, both.reference_low, both.reference_high) == ("consistent", Decimal("0.6"), Decimal("0.8"))
    with pytest.raises(ValueError, match="the earlier first, not 2004-12-31 and 2004-02-01"):
        check(document, (date(2004, 12, 31), date(2004, 2, 1)), HISTORY)


def test_bounds_may_be_iso_strings() -> None:
    document = Text().convert("€10 ($12.50)", "10 EUR", "12.50 USD").document(None)
    as_dates = check(document, (date(2004, 1, 1), date(2004, 6, 30)), HISTORY)
    assert check(document, ("2004-01-01", "2004-06-30T12:00:00Z"), HISTORY) == as_dates
    assert as_dates[0].against == "bounds"


@pytest.mark.parametrize(
    "between", [("2004-01-01", "May"), ("2004-01-01", None), ("2004-01-01",), "2004-01-01", (1, 2), 5]
)
def test_a_wrong_bound_is_named_as_one(between: Any) -> None:
    with pytest.raises(ValueError, match=r"^between must be two days, each a date or an ISO 8601 string, not "):
        check(Document("none"), between, HISTORY)


def test_with_bounds_a_rate_is_stale_only_at_a_time_that_its_sentence_names() -> None:
    text = Text().convert("€10.1m (£6.06m)", "10100000 EUR", "6060000 GBP")
    bounds = (date(2004, 2, 1), date(2004, 12, 31))
    assert check(text.document(None), bounds, HISTORY)[0].verdict == "unexplained"
    text.period("in 2003", date(2003, 1, 1), date(2003, 12, 31))
    assert check(text.document(None), bounds, HISTORY)[0].verdict == "stale"


@pytest.mark.parametrize(
    ("printed", "first", "last", "verdict"),
    [
        ("by 2006", None, date(2006, 12, 31), "no series"),
        ("in 1985", date(1985, 1, 1), date(1985, 12, 31), "no series"),
        ("this year", date(2004, 1, 1), date(2004, 12, 31), "unexplained"),
    ],
)
def test_a_rate_of_days_without_fixings_is_not_judged(
    printed: str, first: date | None, last: date, verdict: str
) -> None:
    text = Text().convert("€1 = $1.74", "1 EUR", "1.74 USD").period(printed, first, last)
    assert [found.verdict for found in check(text.document(), history=HISTORY)] == [verdict]


def test_a_series_of_only_some_of_the_days_judges_only_what_is_far_off() -> None:
    bounds = (date(2004, 1, 5), date(2004, 12, 31))
    for printed, value, verdict in (
        ("€10.1m (90.9m kronor)", "90900000", "consistent"),
        ("€10.1m (99m kronor)", "99000000", "no series"),
        ("€10.1m (140m kronor)", "140000000", "unexplained"),
    ):
        document = Text().convert(printed, "10100000 EUR", f"{value} SEK").document(None)
        assert check(document, bounds, HISTORY)[0].verdict == verdict


def test_the_rate_that_the_article_quotes_is_preferred() -> None:
    text = Text().convert("€10.1m (T$404m)", "10100000 EUR", "404000000 TWD")
    text.convert("€10.1m (T$4.04m)", "10100000 EUR", "4040000 TWD").convert("€1 = T$40.0", "1 EUR", "40.0 TWD")
    found = check(text.document(None), history=HISTORY)
    assert [one.verdict for one in found] == ["consistent", "slip of scale", "no series"]
    assert [one.against for one in found] == ["article", "article", None]
    assert found[1].suggestion == "T$404m or €101,000"


@pytest.mark.parametrize(("target", "verdict"), [("T$415m", "stale"), ("T$391m", "stale"), ("T$431m", "unexplained")])
def test_near_the_article_s_own_rate_it_is_another_day_s(target: str, verdict: str) -> None:
    text = Text().convert(f"€10.1m ({target})", "10100000 EUR", f"{target[2:5]}000000 TWD")
    text.convert("€1 = T$40.0", "1 EUR", "40.0 TWD")
    assert check(text.document(), history=HISTORY)[0].verdict == verdict


def test_a_quoted_rate_that_is_wrong_itself_is_not() -> None:
    text = Text().convert("€1 = $12.5", "1 EUR", "12.5 USD").convert("€4.1m ($51.25m)", "4100000 EUR", "51250000 USD")
    assert [found.verdict for found in check(text.document(), history=HISTORY)] == ["slip of scale"] * 2


def test_what_fits_the_fixings_need_not_fit_a_level_that_the_article_tells_of() -> None:
    text = Text().convert("€1 = £0.60", "1 EUR", "0.60 GBP").convert("€4.1m (£3.28m)", "4100000 EUR", "3280000 GBP")
    quoted, paid = check(text.document(), history=HISTORY)
    assert (quoted.verdict, paid.verdict, paid.against) == ("stale", "consistent", "day")


# -- the corrections ----------------------------------------------------------------------------------------------


def test_of_two_targets_the_true_one_says_that_the_source_is_right() -> None:
    printed = "€41m ($51.25m; £3.28m)"
    first = Text().convert(printed.partition(";")[0], "41000000 EUR", "51250000 USD")
    second = Text().convert(printed, "41000000 EUR", "3280000 GBP")
    document = Document(printed, DAY, facts=[*first.facts, *second.facts])
    assert {found.conversion.target_currency: found.suggestion for found in check(document, history=HISTORY)} == {
        "USD": None,
        "GBP": "£32.8m",
    }


def test_of_two_targets_off_alike_the_source_is_wrong() -> None:
    printed = "€4.1m ($51.25m; £32.8m)"
    first = Text().convert(printed.partition(";")[0], "4100000 EUR", "51250000 USD")
    second = Text().convert(printed, "4100000 EUR", "32800000 GBP")
    document = Document(printed, DAY, facts=[*first.facts, *second.facts])
    assert [found.suggestion for found in check(document, history=HISTORY)] == ["€41m", "€41m"]


@pytest.mark.parametrize(
    ("text", "factor", "beside", "mended"),
    [
        ("Rs 5 crore", "10", "", "Rs 50 crore"),
        ("48 billion dlrs", "0.001", "", "48 million dlrs"),
        ("$48 bln", "0.001", "", "$48 mln"),
        ("$900,000", "1000", "£600,000", "$900 million"),
        ("$900,000", "1000", "£0.6m", "$900m"),
        ("$1.5m", "0.1", "", "$150,000"),
        ("the euro", "10", "", None),
        ("hundreds of dollars", "10", "", None),
    ],
)
def test_a_correction_keeps_the_style_of_the_paper(text: str, factor: str, beside: str, mended: str | None) -> None:
    assert corrected(text, Decimal(factor), beside) == mended


def test_a_correction_is_as_precise_as_what_it_corrects() -> None:
    (numeral,) = find_numerals("19.2 million")
    assert as_precise(Decimal("5206666"), numeral) == Decimal("5200000")


@pytest.mark.parametrize(
    ("text", "code", "has", "has_not"),
    [
        ("$11bn", "USD", {"AUD", "CAD", "MXN"}, {"USD", "GBP"}),
        ("10bn crowns", "SEK", {"NOK", "DKK", "CZK"}, {"SEK"}),
        ("the dollar", "USD", {"AUD"}, {"USD"}),
        ("between 4 and 5 million pounds", "GBP", {"CYP"}, {"IEP", "GBP"}),  # the Irish pound was gone by 2004
    ],
)
def test_a_shared_name_may_be_other_currencies(text: str, code: str, has: set[str], has_not: set[str]) -> None:
    found = set(namesakes(text, code, DAY))
    assert has <= found
    assert not has_not & found


@pytest.mark.parametrize(
    "text", ["US$5m", "5m Swedish crowns", "$29.8 million Cdn", "€5", "5bn yuan", "USD 5m", "the euro", ""]
)
def test_a_name_of_its_own_is_no_other_currency(text: str) -> None:
    assert namesakes(text, "USD", DAY) == ()


# -- robustness ---------------------------------------------------------------------------------------------------


@settings(deadline=None)
@given(st.integers(1, 10**30), st.integers(1, 10**30))
def test_any_two_amounts_get_a_verdict(source: int, target: int) -> None:
    found = one(f"€{source} (${target})", f"{source} EUR", f"{target} USD")
    assert found.verdict != "no series"
    assert found.doubtful or found.verdict == "stale" or found.factor == 1


def test_enormous_and_empty_amounts_get_a_verdict() -> None:
    assert one(f"€{'9' * 5000} ($1.2)", f"{'9' * 5000} EUR", "1.2 USD").doubtful
    assert one(f"€1.2 (${'9' * 5000})", "1.2 EUR", f"{'9' * 5000} USD").doubtful
    assert one("€5m ($0)", "5000000 EUR", "0 USD").verdict == "no series"


def test_losses_are_converted_as_profits_are() -> None:
    assert one("€-4.1m ($-5.13m)", "-4100000 EUR", "-5130000 USD").verdict == "consistent"
    assert one("€-4.1m ($5.13m)", "-4100000 EUR", "5130000 USD").verdict == "consistent"


AMOUNTS = st.sampled_from(
    ["$1", "£0", "€1.50", "-$5", "$4-5bn", "Rs 5 crore", "the pound", "½ a euro", "99999999999999 yen"]
)
LINKS = st.sampled_from([" (", ") ", "; ", " = ", ", or ", " to ", " bought ", " in 1985 ", ". "])


@settings(deadline=None)
@given(st.lists(st.tuples(AMOUNTS, LINKS), max_size=8))
def test_whatever_is_printed_can_be_checked(parts: list[tuple[str, str]]) -> None:
    document = newsfacts.extract("".join(amount + link for amount, link in parts), published="2004-06-01")
    assert len(check(document, history=HISTORY)) == len(document.conversions)
    possible_dates(document, HISTORY)


def test_the_plain_form_is_strings_alone() -> None:
    assert one("8 billion euros ($10 million)", "8000000000 EUR", "10000000 USD").to_dict() == {
        "kind": "conversion",
        "start": 0,
        "end": 29,
        "text": "8 billion euros ($10 million)",
        "source_value": "8000000000",
        "source_currency": "EUR",
        "target_value": "10000000",
        "target_currency": "USD",
        "rate": "0.00125",
        "verdict": "slip of scale",
        "factor": "0.001",
        "reference_low": "1.25",
        "reference_high": "1.25",
        "suggestion": "$10 billion or 8 million euros",
    }


# -- possible dates -----------------------------------------------------------------------------------------------


def test_possible_dates_are_the_days_on_which_all_rates_fit() -> None:
    text = Text().convert("€10.1m (£6.06m)", "10100000 EUR", "6060000 GBP")
    days = possible_dates(text.document(None), HISTORY)
    assert days[0] == DAYS[0]
    assert days[-1] == date(2004, 1, 5)  # the third business day after the last one on which a euro was £0.60
    assert days == [DAYS[0] + timedelta(days=n) for n in range(len(days))]
    text.convert("€4m ($5m)", "4000000 EUR", "5000000 USD")
    assert possible_dates(text.document(None), HISTORY) == days
    text.convert("€4m ($50m)", "4000000 EUR", "50000000 USD")
    assert possible_dates(text.document(None), HISTORY) == []


def test_without_a_series_there_are_no_possible_dates() -> None:
    assert possible_dates(Document("Nothing."), HISTORY) == []
    assert possible_dates(Text().convert("€1m (T$40m)", "1000000 EUR", "40000000 TWD").document(), HISTORY) == []


# -- the European Central Bank ------------------------------------------------------------------------------------


def test_without_the_extra_the_error_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    reference.cache_clear()
    monkeypatch.setitem(sys.modules, "currency_converter", None)
    with pytest.raises(ImportError, match=r"pip install 'newsfacts\[rates\]'"):
        check(Document("Nothing."))
    monkeypatch.undo()


def test_the_reference_rates_are_those_of_the_day() -> None:
    pytest.importorskip("currency_converter")
    hull = reference().around("EUR", "USD", date(2008, 4, 25))
    assert hull is not None
    assert 1.55 < hull.low < 1.5686 < hull.high < 1.61


def test_a_currency_that_the_euro_replaced_has_its_fixed_rate() -> None:
    pytest.importorskip("currency_converter")
    hull = reference().around("EUR", "DEM", date(2000, 5, 5))
    assert hull is not None
    assert hull.low == hull.high == 1.95583
    assert reference().around("EUR", "GRD", date(2000, 5, 5)) is None
    crowns = reference().around("EUR", "EEK", date(2000, 5, 5))
    assert crowns is not None
    assert crowns.low == 15.6466
