"""Properties of any text: nothing raised, offsets exact, no overlaps, the plain form gives the same document back."""

from __future__ import annotations

import json
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import newsfacts
from newsfacts import Change, Conversion, Document, Fact, Figure, Period
from newsfacts.exports.json import from_json, to_json

PUBLISHED = date(2008, 4, 25)

FRAGMENTS = """
$|€|£|¥|US$|A$|Rs.|HK$|R$|kr|dollars|pounds|euros|yen|crowns|cents|pence|a barrel|a share
1|5|7.5|1,234|1,234,567.89|2.55 billion|4bn|10m|0.00|12.5 lakh crore|1/2|8-1/8|3½|-3|00|1.234.567
half a million|two dozen|hundreds of millions|five|twenty-two
%|per cent|percent|percentage points|basis points|pct|of the total|a year earlier|year on year
2002|1999-2003|2006-07|last year|next month|this week|today|on Monday|in May|25 April 2008|3/4/2005|30 February
the third quarter|the 1990s|since|until|before|early|the past five years|two weeks ago|fiscal 2012
Mr Putin|Vladimir Putin|Tokyo|Japan's prime minister|the IMF|Goldman Sachs Group Inc|PLC|JAPAN|officials
the White House|said|according to|von|O'Neil|St Petersburg|Bank of England|Labour MP
rose|fell|from|to|by|up|down|doubled|against|compared with|rising more than|narrowed|expected to
trade|exports|companies|tonnes|miles|km|people|barrels a day|m|C|years|27-year-old
(|)|((|))|[|]|"|'|“|”|,|;|:|.|...|-|–|—|/|&|=|~|and|or|of|the|a|about|more than|between|at least|nearly
"""
ODD = "\ud83d|\udc00|😀|🇯🇵|\u200b|\u00a0|\u2028|\x00|\x85|\ufeff|ﬁ|İ|ß|٣|５|²|Ⅷ|e\u0301"

words = st.sampled_from(FRAGMENTS.strip().replace("\n", "|").split("|"))
bits = st.one_of(words, words, st.sampled_from(ODD.split("|")), st.text(max_size=5))
joins = st.sampled_from((" ", " ", " ", "", "\n", "  ", "\r\n", "-"))
news = st.lists(st.tuples(bits, joins), max_size=40).map(lambda pairs: "".join(bit + join for bit, join in pairs))
texts = st.one_of(news, news, news.map(str.upper), st.text(st.characters(exclude_categories=()), max_size=60))
published = st.sampled_from((None, PUBLISHED, date.min, date(2000, 2, 29), date.max))
countries = st.sampled_from((None, "GB", "US", "AU", "IN", "ZM"))

thorough = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def reading(text: str, day: date | None = PUBLISHED, country: str | None = None) -> Document:
    return newsfacts.extract(text, day, country)


@thorough
@given(texts, published, countries)
def test_spans_are_exact_and_in_order(text: str, day: date | None, country: str | None) -> None:
    facts = reading(text, day, country).facts
    for fact in facts:
        assert 0 <= fact.start < fact.end <= len(text)
        assert fact.text == text[fact.start : fact.end]
    assert [(fact.start, -fact.end) for fact in facts] == sorted((fact.start, -fact.end) for fact in facts)


@thorough
@given(texts, published)
def test_one_reading(text: str, day: date | None) -> None:
    """Facts of a kind never overlap, nor do two figures; those made of other facts may."""
    groups: dict[str, list[Fact]] = {}
    for fact in reading(text, day).facts:
        if not isinstance(fact, Conversion | Change):
            groups.setdefault("figure" if isinstance(fact, Figure | Period) else fact.kind, []).append(fact)
    for group in groups.values():
        assert not any(one.overlaps_span(other) for one, other in pairwise(group))


@thorough
@given(texts, published, countries)
def test_the_plain_form_gives_the_document_back(text: str, day: date | None, country: str | None) -> None:
    document = reading(text, day, country)
    assert Document.from_dict(document.to_dict()) == document


@thorough
@given(texts.filter(lambda text: json.loads(json.dumps(text)) == text))  # JSON joins two surrogates into one character
def test_json_gives_the_document_back(text: str) -> None:
    document = reading(text)
    line = to_json(document)
    assert from_json(line) == document
    assert len(line.splitlines()) == 1
    line.encode("utf-8")


@thorough
@given(texts, published)
def test_what_is_shown_does_not_raise(text: str, day: date | None) -> None:
    document = reading(text, day)
    assert repr(document)
    assert document._repr_html_()
    for fact in document.facts:
        assert repr(fact)
        assert isinstance(fact.evidence, tuple)
        assert fact.sentence.start <= fact.start < fact.sentence.end


@thorough
@given(texts)
def test_annotate_leaves_the_text_as_it_is(text: str) -> None:
    assert reading(text).annotate(lambda fact, inner: inner) == text


@thorough
@given(news)
def test_the_same_text_gives_the_same_facts(text: str) -> None:
    assert reading(text) == reading(text)


@pytest.mark.parametrize("text", ["", " ", "\n", "\ud800", "$", "(", "%", "1", "a", "🇯🇵"])
def test_next_to_nothing(text: str) -> None:
    assert reading(text).text == text
