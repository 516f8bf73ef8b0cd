"""The countries: what a word tells, the table against its source, demonyms and capitals against countryinfo."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

from newsfacts import lexicon
from newsfacts.reading import countries

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Britain", "GB"),
        ("the UK", "GB"),
        ("U.K.", "GB"),
        ("Scots", "GB"),
        ("America", "US"),
        ("the United\nStates", "US"),
        ("Korean", "KR"),
        ("North Korean", "KP"),
        ("Côte d’Ivoire", "CI"),
        ("the Netherlands", "NL"),
        ("The Hague", "NL"),
        ("Dutchmen", "NL"),
        ("Kyiv", "UA"),
        ("Peking", "CN"),
        ("JAPAN", "JP"),
        ("Yugoslav", "YU"),
        ("East German", "DD"),
        ("Soviet Union", "SU"),
        ("us", None),
        ("polish", None),
        ("Victoria", None),
        ("Springfield", None),
        ("", None),
    ],
)
def test_a_word_tells_its_country(word: str, code: str | None) -> None:
    assert countries.country_of(word) == code


def test_the_kinds_of_words_are_told_apart() -> None:
    assert countries.country_named("France") == "FR"
    assert countries.country_named("French") is None
    assert countries.country_named("Paris") is None
    assert countries.country_named("England") is None, "no country of ISO 3166"


def test_every_country_has_its_codes_and_a_name() -> None:
    rows = lexicon.table("countries.tsv")
    assert len({row["code"] for row in rows}) == len({row["alpha3"] for row in rows}) == len(rows) > 240
    assert all(len(row["code"]) == 2 and len(row["alpha3"]) == 3 and row["name"] for row in rows)
    assert all(countries.country_named(countries.name_of(row["code"])) == row["code"] for row in rows)


def test_the_table_is_as_its_script_builds_it(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("babel")
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    script = importlib.import_module("lexicon_countries")
    for path, content in script.build().items():
        assert lexicon.data(path).decode("utf-8") == content


DIFFERENT = set("AI BA BQ CG CS CV DJ DM EH GG GP HK IM JE KN LU MC MO MP MQ MV PF PS RE SG SH SM ST VA VC YT".split())
"""Where the other table lacks a word, writes it otherwise, or means another state by the code (CS)."""


def test_demonyms_and_capitals_agree_with_another_table() -> None:
    countryinfo = pytest.importorskip("countryinfo")
    rows = {row["code"]: row for row in lexicon.table("countries.tsv")}
    checked = 0
    for other in (country.info() for country in countryinfo.all_countries()):
        row = rows.get(other["ISO"]["alpha2"])
        if row is None or row["code"] in DIFFERENT or not other.get("population", 0) > 50_000:
            continue
        capitals = "|".join((row["capital"], row["seats"], row["shared"])).split("|")
        people = "|".join((row["adjectives"], row["people"])).split("|")
        assert not other.get("capital") or other["capital"] in capitals, row["code"]
        assert not other.get("demonym") or other["demonym"].split(",")[0] in people, row["code"]
        checked += 1
    assert checked > 150
