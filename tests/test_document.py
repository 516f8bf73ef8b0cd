"""Document: views by kind, order, dates and countries, the plain form, marks, notebooks."""

from __future__ import annotations

import pickle
from datetime import date, datetime, timedelta, timezone
from decimal import Context, Decimal, Inexact, localcontext
from typing import Any

import attrs
import pytest

import newsfacts
from newsfacts import Actor, Change, Document, Fact, Money, Percentage, Period
from newsfacts.facts import KINDS

TEXT = "Sales rose 5% to £1.2m < £1.3m. Ms Roe left in May."


def at(text: str, kind: type[Fact] = Fact, **fields: Any) -> Fact:
    start = TEXT.index(text)
    return kind(start=start, end=start + len(text), text=text, **fields)


RISE = at("rose 5% to £1.2m", Change, to_value=Decimal("1200000"))
SHARE = at("5%", Percentage, value=Decimal(5))
FIRST, SECOND = at("£1.2m", Money), at("£1.3m", Money)
ROE = at("Ms Roe", Actor, name="Roe", type="person", id="1")
MAY = at("May", Period)


def test_facts_are_by_start_then_longer_first() -> None:
    inner = at("Sales", Money)
    document = Document(TEXT, facts=[MAY, SECOND, inner, at("Sales rose", Change)])
    assert [fact.text for fact in document.facts] == ["Sales rose", "Sales", "£1.3m", "May"]


def test_views_by_kind() -> None:
    document = Document(TEXT, facts=[RISE, SHARE, FIRST, SECOND, ROE, MAY])
    assert document.money == (FIRST, SECOND)
    assert document.percentages == (SHARE,)
    assert document.periods == (MAY,)
    assert document.actors == (ROE,)
    assert document.changes == (RISE,)
    assert not document.quantities
    assert not document.conversions
    assert document.of(Money) == document.of("money")
    assert sum(len(document.of(kind)) for kind in KINDS) == len(document.facts)


@pytest.mark.parametrize(
    "published",
    [
        date(2008, 4, 25),
        datetime(2008, 4, 25, 23, 59),
        datetime(2008, 4, 25, 23, 59, tzinfo=timezone(timedelta(hours=-11))),
        "2008-04-25",
        " 2008-04-25\n",
        "2008-04-25T23:59:00+09:00",
        "2008-04-25T00:00:00Z",
    ],
)
def test_published_is_its_own_day(published: Any) -> None:
    assert Document("", published).published == date(2008, 4, 25)


@pytest.mark.parametrize("published", ["", "yesterday", "25/4/2008", "2008-02-30", 20080425, 1.5, b"2008-04-25", True])
def test_a_published_that_is_none_is_named(published: Any) -> None:
    with pytest.raises(ValueError, match="published") as error:
        Document("", published)
    assert repr(published) in str(error.value)


@pytest.mark.parametrize("text", [None, b"Sales", 5, ["Sales"]])
def test_a_text_is_a_str(text: Any) -> None:
    with pytest.raises(TypeError, match=f"text must be a str, not {type(text).__name__}"):
        Document(text)


def test_country_is_a_code() -> None:
    assert Document("", country="gb").country == "GB"
    for country in ("GBR", "Britain", "G1", "UK", "XX", "", "ß", 44):
        with pytest.raises(ValueError, match="country must be an ISO 3166"):
            Document("", country=country)


def test_a_fact_outside_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match="the text has 'c' where"):
        Document("abc", facts=[Fact(start=2, end=4, text="cd")])


def test_a_fact_that_says_other_than_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match="the text has 'ab' where"):
        Document("abc", facts=[Fact(start=0, end=2, text="xy")])


def test_a_copy_takes_no_facts_away() -> None:
    document = newsfacts.extract("It paid $4 billion (€2.55 billion).", id="a")
    other = attrs.evolve(document, id="b")
    assert document.money[0].document is document
    assert other.money[0].document is other


def test_an_id_is_a_str() -> None:
    with pytest.raises(ValueError, match="id must be a str or None, not 5"):
        Document("", id=5)


@pytest.mark.parametrize(
    ("plain", "says"),
    [
        (None, "mapping"),
        ([], "mapping"),
        ({"schema": "newsfacts/1"}, "its text, a str, and its facts, a list"),
        ({"schema": "newsfacts/1", "text": "", "facts": "abc"}, "its text, a str, and its facts, a list"),
        ({"schema": "newsfacts/1", "text": "", "facts": [1]}, "unknown kind None"),
        ({"schema": "newsfacts/1", "text": "", "facts": [{"kind": []}]}, "unknown kind"),
        ({"schema": "newsfacts/1", "text": "", "facts": [], "more": 1}, "no field more"),
    ],
)
def test_an_unfit_plain_form_is_named(plain: Any, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        Document.from_dict(plain)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("start", 0.0),
        ("start", "0"),
        ("end", True),
        ("value", 5.1),
        ("value", "1e9"),
        ("value", "1_000"),
        ("candidates", "USD"),
    ],
)
def test_an_unfit_field_is_named(field: str, value: Any) -> None:
    plain = {"kind": "money", "start": 0, "end": 2, "text": "$5", "value": "5"} | {field: value}
    with pytest.raises(ValueError, match=f"money.{field} cannot be"):
        Money.from_dict(plain)


def test_a_day_of_a_subclass_of_date_is_a_day() -> None:
    class Day(date):
        pass

    document = newsfacts.extract("It came yesterday.", published=Day(2008, 4, 25))
    assert document.periods[0].start_date == date(2008, 4, 24)


def test_the_callers_arithmetic_changes_no_fact() -> None:
    text = "It paid $4.25 billion (€2.55 billion), up 12.5% from $3.78 billion."
    expected = newsfacts.extract(text)
    with localcontext(Context(prec=3, traps=[Inexact])):
        assert newsfacts.extract(text) == expected


def test_plain_form() -> None:
    document = Document(TEXT, "2008-04-25", "gb", "a.txt", [SHARE])
    plain = document.to_dict()
    assert list(plain) == ["schema", "text", "published", "country", "id", "facts"]
    assert (plain["schema"], plain["published"], plain["country"]) == ("newsfacts/1", "2008-04-25", "GB")
    assert Document.from_dict(plain) == document
    with pytest.raises(ValueError, match="schema 'newsfacts/9' is not 'newsfacts/1'"):
        Document.from_dict({**plain, "schema": "newsfacts/9"})


def test_documents_can_be_sent_between_processes() -> None:
    document = Document(TEXT, facts=[SHARE, MAY])
    again = pickle.loads(pickle.dumps(document))
    assert again == document
    assert again.facts[0].document is again


def test_marks_nest_and_the_rest_is_escaped() -> None:
    document = Document(TEXT, facts=[RISE, SHARE, FIRST])
    marked = document.annotate(lambda fact, inner: f"[{fact.kind} {inner}]", lambda text: text.replace("<", "&lt;"))
    assert marked.startswith("Sales [change rose [percentage 5%] to [money £1.2m]] &lt; £1.3m.")


def test_of_facts_that_cross_only_the_first_is_marked() -> None:
    document = Document(TEXT, facts=[at("Sales rose"), at("rose 5%", Change), SHARE])
    assert document.annotate(lambda fact, inner: f"[{inner}]").startswith("[Sales rose] [5%]")


def test_html_is_escaped() -> None:
    text = '<script>alert("5%")</script>'
    start = text.index("5%")
    html = Document(text, facts=[Percentage(start=start, end=start + 2, text="5%", of='<b>"x"')])._repr_html_()
    assert "<script>" not in html
    assert "<b>" not in html
    assert "<mark" in html


def test_repr_is_for_a_person() -> None:
    document = Document(TEXT, "2008-04-25", facts=[FIRST, SECOND, MAY])
    assert repr(document) == (
        "<Document 'Sales rose 5% to £1.2m < £1.3m. Ms Roe l', published 2008-04-25: 2 money, 1 period>"
    )
    assert repr(Document("")) == "<Document '': no facts>"


def test_a_fact_knows_its_sentence() -> None:
    document = Document(TEXT, facts=[SHARE, MAY])
    assert [fact.sentence.text for fact in document.facts] == ["Sales rose 5% to £1.2m < £1.3m.", "Ms Roe left in May."]


def test_a_fact_goes_on_belonging_to_its_document() -> None:
    document = newsfacts.extract("It paid $4 billion (€2.55 billion).")
    amount = document.money[0]
    alone = document.with_facts([amount])
    assert amount.document is document
    assert alone.money == (amount,)
    assert alone.money[0].document is alone


def test_a_document_and_its_facts_survive_a_pickle() -> None:
    document = newsfacts.extract("It paid $4 billion (€2.55 billion).", published="2008-04-25")
    copy = pickle.loads(pickle.dumps(document))
    assert copy == document
    assert copy.money[0].document is copy
