"""The currencies of the world, past and present, as CLDR (by way of Babel) has them.

Reads the package Babel of the extra ``lexicon`` and gives newsfacts/lexicon/currencies.tsv, byte for byte the same each
time. What newspapers call them stands beside it in lexicon/en, written by hand.
"""

from __future__ import annotations

from typing import Final

HEAD: Final = """\
# Currencies of ISO 4217, the withdrawn ones too, from Unicode CLDR by way of Babel (scripts/lexicon_currencies.py).
# Unicode licence v3, (c) 1991-2024 Unicode, Inc. (https://www.unicode.org/license.txt); see CREDITS.md.
# tender: the countries in which it is or was legal tender, each with its first and last day.
code\tsingular\tplural\tsymbol\ttender
"""
NO_MONEY: Final = {"XXX", "XTS", "XAU", "XAG", "XPT", "XPD", "XRE", "XFU", "XBA", "XBB", "XBC", "XBD"}
"""Metals, codes for tests and units of account that no newspaper prints."""

CORRECTED: Final = {("RUR", "RU"): ("1991-12-25", "1997-12-31"), ("RUB", "RU"): ("1998-01-01", "")}
"""CLDR lets the new rouble begin with 1999, when the old notes went; prices were in new roubles a year before."""


def _tender() -> dict[str, list[str]]:
    """The countries of each currency, each with its first and last day as legal tender there."""
    from babel.core import get_global

    found: dict[str, dict[str, tuple[str, str]]] = {}
    for country, currencies in get_global("territory_currencies").items():
        for code, since, until, is_tender in currencies:
            if is_tender and len(country) == 2 and country not in ("XK", "EU"):
                first = "" if since is None else "{:04}-{:02}-{:02}".format(*since)
                last = "" if until is None else "{:04}-{:02}-{:02}".format(*until)
                if (known := found.setdefault(code, {}).get(country)) is not None:  # it came back: one span for both
                    first = min(first, known[0])
                    last = max(last, known[1]) if last and known[1] else ""
                found[code][country] = first, last
    for (code, country), days in CORRECTED.items():
        found[code][country] = days
    return {
        code: [f"{country}:{first}/{last}" for country, (first, last) in sorted(countries.items())]
        for code, countries in found.items()
    }


def build() -> dict[str, str]:
    """The files by their path under newsfacts/lexicon."""
    from babel import Locale
    from babel.numbers import get_currency_name, get_currency_symbol

    tender = _tender()
    rows = [
        (
            code,
            get_currency_name(code, count=1, locale="en"),
            get_currency_name(code, count=2, locale="en"),
            "" if (symbol := get_currency_symbol(code, locale="en").replace("\u202f", " ")) == code else symbol,
            " ".join(tender.get(code, ())),
        )
        for code in sorted(Locale("en").currencies)
        if code not in NO_MONEY
    ]
    return {"currencies.tsv": HEAD + "".join("\t".join(row) + "\n" for row in rows)}


if __name__ == "__main__":
    from pathlib import Path

    for path, content in build().items():
        (Path(__file__).parent.parent / "newsfacts" / "lexicon" / path).write_text(content, encoding="utf-8")
