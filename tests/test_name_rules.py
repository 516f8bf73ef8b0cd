"""Rules of names: what a candidate is for certain, and what follows from it in a text."""

from __future__ import annotations

import pytest

from newsfacts.reading.name_rules import (
    ACRONYM,
    BODY,
    COMPANY,
    INITIALS,
    NATIONAL,
    SITE,
    TORN,
    is_suffix,
    rule_of,
    without_suffix,
)
from newsfacts.reading.names import find_names


@pytest.mark.parametrize(
    ("surface", "rule"),
    [
        ("Corvid Inc.", COMPANY),
        ("CORVID HOLDINGS CORP", COMPANY),
        ("ZEPPLER MINING PLC", COMPANY),
        ("Zeppler Pte Ltd", COMPANY),
        ("Birch and Co", COMPANY),
        ("Reserve Bank and SA", ""),
        ("Company Limited", TORN),
        ("Birch Capital Ltd. Alder", TORN),
        ("Birch Metals Co Ltd", COMPANY),
        ("Kennerley International Airport", SITE),
        ("Tame River", SITE),
        ("QXF Group", ACRONYM),
        ("UK Bank", ""),
        ("Anthony Lake", ""),
        ("Kennerley Airport Authority", ""),
        ("Commonwealth Bank of Ghana", BODY),
        ("President of Ghana", ""),
        ("Campaign for Clean Water", BODY),
        ("Foreign Office for Ghana", ""),
        ("Moses Barasa Foundation", BODY),
        ("United Nations Relief Agency", BODY),
        ("O.J. Smith", INITIALS),
        ("U.S. Smith", ""),
        ("Zambian Football Association", NATIONAL),
        ("Zambian National Petroleum Company Limited", NATIONAL),
        ("Japanese Hitachi Ltd", COMPANY),
        ("Zambian and Kenyan Football Association", ""),
    ],
)
def test_rules(surface: str, rule: str) -> None:
    assert rule_of(surface) == rule


def test_suffixes() -> None:
    assert without_suffix(["Zeppler", "Co.", "Ltd."]) == ["Zeppler"]
    assert without_suffix(["Limited"]) == ["Limited"]
    assert is_suffix("Ltd.")
    assert not is_suffix("Zeppler")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Elm Capital Ltd sued Oak Capital Ltd. Elm Capital won.",
            [("Elm Capital Ltd", "organization"), ("Oak Capital Ltd", "organization"), ("Elm Capital", "organization")],
        ),
        ("Jan van der Steen was fined.", [("Jan van der Steen", "person")]),
        ("It rose in May. June Carter sang.", [("June Carter", "person")]),
        ("He left in May Carter said.", [("Carter", "person")]),
        ("The site, Kiosk.com, was sold.", [("Kiosk.com", "organization")]),
        ("They landed at Kennerley International Airport.", [("Kennerley International Airport", "place")]),
    ],
)
def test_names(text: str, names: list[tuple[str, str]]) -> None:
    assert [(text[name.start : name.end], name.label) for name in find_names(text)] == names
