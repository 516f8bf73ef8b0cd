"""Actors: identity over whole articles, the replaceable steps, and what must hold of any text.

The forms of names, roles, metonyms and groups stand in corpus/actor.jsonl; the articles in corpus/identity.jsonl have
every named mention in brackets with its actor: "[[Mr Putin|Vladimir Putin]]".
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsfacts.document import Document
from newsfacts.extractors.actors import Actors, Identity, Mention, find_mentions
from newsfacts.extractors.actors.organizations import join_organizations
from newsfacts.facts import Actor
from newsfacts.pipeline import Pipeline
from newsfacts.reading import countries
from newsfacts.reading.names import find_names

MARK = re.compile(r"\[\[([^|\]]+)\|([^\]]+)\]\]")
ARTICLES = [
    json.loads(line)
    for line in (Path(__file__).parent / "corpus" / "identity.jsonl").read_text(encoding="utf-8").splitlines()
]


def actors(text: str, **options: Any) -> list[Actor]:
    return list(Pipeline([Actors(**options)])(text).actors)


def ids(text: str) -> dict[str, str | None]:
    return {actor.text: actor.id for actor in actors(text)}


# -- identity ---------------------------------------------------------------------------------------------------


def unmarked(marked: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The text of an article, and its mentions: where each begins and ends and which actor it is."""
    text, mentions, at = "", [], 0
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        mentions.append((len(text), len(text) + len(mark[1]), mark[2]))
        text += mark[1]
        at = mark.end()
    return text + marked[at:], mentions


def linked_right(marked: str) -> tuple[int, int]:
    """How many mentions have the id that most of their actor's have and most of whose mentions are that actor's."""
    text, gold = unmarked(marked)
    found = {(actor.start, actor.end): actor.id for actor in actors(text)}
    given = [(who, found.get((start, end))) for start, end, who in gold]
    id_of = {who: Counter(id for one, id in given if one == who and id).most_common(1) for who, _ in given}
    actor_of = {id: Counter(who for who, one in given if one == id).most_common(1)[0][0] for _, id in given if id}
    right = sum(1 for who, id in given if id and id_of[who][0][0] == id and actor_of[id] == who)
    return right, len(gold)


def test_articles_are_long_enough_and_many() -> None:
    assert len(ARTICLES) >= 15
    assert len({article["style"] for article in ARTICLES}) == len(ARTICLES)
    assert all(len(unmarked(article["marked"])[0].split()) >= 150 for article in ARTICLES)


def test_nearly_every_mention_is_linked_right() -> None:
    right, of = map(sum, zip(*(linked_right(article["marked"]) for article in ARTICLES), strict=True))
    assert right >= 0.95 * of


@pytest.mark.parametrize(
    "text",
    [
        "Vladimir Putin spoke. Mr Putin left. President Putin slept.",
        "Mr Putin left. President Putin slept. Vladimir Putin spoke.",
        "President Putin slept. Vladimir Putin spoke. Putin left.",
    ],
)
def test_short_names_are_one_person_in_either_order(text: str) -> None:
    found = actors(text)
    assert len(found) == 3
    assert {actor.id for actor in found} == {"vladimir-putin"}
    assert {actor.name for actor in found} == {"Vladimir Putin"}


def test_namesakes_are_told_apart_by_honorific_and_first_name() -> None:
    found = ids("Mr Peter Lamb met Mrs Alice Lamb. Mrs Lamb smiled, and Mr Lamb left. Alice Lamb sang.")
    assert found["Mr Lamb"] == found["Mr Peter Lamb"] == "peter-lamb"
    assert found["Mrs Lamb"] == found["Mrs Alice Lamb"] == found["Alice Lamb"] == "alice-lamb"


def test_a_bare_surname_is_not_that_of_the_kin() -> None:
    found = actors("Omar Haddad was jailed. His wife, Leila Haddad, wept. The judge told Haddad to stand.")
    assert [actor.id for actor in found] == ["omar-haddad", "leila-haddad", "omar-haddad"]


def test_namesakes_stay_apart_in_doubt() -> None:
    found = actors("Alma Reyes and Joan Reyes founded a firm. Reyes said it would grow.")
    assert len({actor.id for actor in found}) == 3


def test_ids_are_unique_though_names_are_alike() -> None:
    found = actors("Mr Tran sued Mrs Tran.")
    assert sorted(actor.id or "" for actor in found) == ["tran", "tran-2"]


def test_descriptions_of_one_official_and_of_another_are_two_actors() -> None:
    found = actors("An Iranian official said yes. An Iranian official said no. Iranian officials said nothing.")
    assert len({actor.id for actor in found}) == 3
    assert {actor.country for actor in found} == {"IR"}


def test_an_acronym_is_its_organisation() -> None:
    found = actors("The International Monetary Fund (IMF) met. The IMF will lend. The World Bank will not.")
    assert [actor.name for actor in found] == [*["International Monetary Fund"] * 3, "World Bank"]
    assert [actor.mention for actor in found] == ["name", "short_name", "short_name", "name"]


def test_what_one_mention_tells_is_told_of_all() -> None:
    text = "Mr Okoro resigned. Daniel Okoro, Ghana's trade minister, had lost a vote."
    found = [actor for actor in actors(text) if actor.type == "person"]
    assert [actor.country for actor in found] == ["GH", "GH"]
    assert [actor.cameo for actor in found] == ["GHAGOV", "GHAGOV"]
    assert [actor.role for actor in found] == [None, "trade minister"], "a role is as written in the mention"


def test_an_affiliation_is_the_id_of_the_organisation() -> None:
    found = {actor.text: actor for actor in actors("Li Wei, an analyst at Goldman Sachs Inc., left. Goldman fell.")}
    assert found["Li Wei"].affiliation == found["Goldman"].id == "goldman-sachs"


def test_a_short_form_joins_once_however_often_it_is_defined() -> None:
    text = "The Kestrel Board (KB) met. " * 50
    mentions = [one for one in find_mentions(text, find_names(text)) if one.type == "organization"]
    (cluster,) = join_organizations(text, mentions)
    assert sorted(map(id, cluster.mentions)) == sorted(map(id, mentions)), "each once, or a long text takes for ever"


# -- the steps a user may replace -------------------------------------------------------------------------------


def test_a_resolver_of_ones_own() -> None:
    def by_letter(text: str, mentions: Sequence[Mention]) -> list[Identity]:
        return [Identity(f"Q{ord(mention.name[0])}", mention.name.upper()) for mention in mentions]

    found = actors("France warned Fiji.", resolve=by_letter)
    assert [(actor.text, actor.id, actor.name) for actor in found] == [
        ("France", "Q70", "FRANCE"),
        ("Fiji", "Q70", "FIJI"),
    ]


def test_a_resolver_that_loses_mentions_is_an_error() -> None:
    with pytest.raises(ValueError, match="resolve gave 0 identities for 1 mentions"):
        actors("France waited.", resolve=lambda text, mentions: [])


def test_a_recogniser_of_ones_own() -> None:
    text = "the Zorblatt's chairman, Mr Quux, told Moscow of the French plan in April. Quux smiled."

    def recogniser(text: str) -> list[tuple[int, int, str]]:
        spans = [
            ("the Zorblatt's", "ORG"),
            ("Quux", "PERSON"),
            ("Moscow", "GPE"),
            ("French", "NORP"),
            ("April", "DATE"),
        ]
        found = [(text.index(words), text.index(words) + len(words), label) for words, label in spans]
        return [*found, (text.rindex("Quux"), text.rindex("Quux") + 4, "PER")]

    found = actors(text, ner=recogniser)
    assert [(actor.text, actor.name, actor.type, actor.mention) for actor in found] == [
        ("Zorblatt", "Zorblatt", "organization", "name"),
        ("Mr Quux", "Quux", "person", "name"),
        ("Moscow", "Russia", "country", "metonym"),
        ("Quux", "Quux", "person", "name"),
    ]
    assert found[1].role == "chairman"
    assert found[1].affiliation == found[0].id
    assert found[1].id == found[3].id
    assert "recogniser: person" in found[1].evidence


def test_a_recogniser_s_span_outside_the_text_is_an_error() -> None:
    with pytest.raises(ValueError, match="span outside the text: 0-99"):
        actors("France waited.", ner=lambda text: [(0, 99, "ORG")])


@pytest.mark.parametrize("option", ["resolve", "ner"])
def test_options_are_callables(option: str) -> None:
    with pytest.raises(TypeError, match=f"{option} must be a callable"):
        Actors(**{option: "spacy"})  # type: ignore[arg-type]


# -- what holds of any text -------------------------------------------------------------------------------------


def test_an_actor_says_why() -> None:
    found = {
        actor.text: actor.evidence for actor in actors("Mr Putin spoke. Beijing agreed. Egyptian officials said no.")
    }
    assert found["Mr Putin"][0] == "honorific before"
    assert found["Beijing"] == ("capital, it acts",)
    assert found["Egyptian officials"] == ("description that acts: officials",)


WORDS = """
    Mr Mrs. President Putin Vladimir U.S. the of The Bank Japan Japan's Moscow said accused officials A One , . ( ) IMF
    International Monetary Fund Inc. and - police by killed former chief executive 54 Jr al- Georgia O'
"""
PIECES = st.sampled_from([*WORDS.split(), "\n", "\n\n"])


@given(st.lists(PIECES, max_size=40).map(" ".join) | st.text(max_size=80))
def test_spans_are_exact_and_never_overlap(text: str) -> None:
    end = 0
    for actor in sorted(Actors()(Document(text)), key=lambda fact: fact.start):
        assert isinstance(actor, Actor)
        assert actor.text == text[actor.start : actor.end]
        assert actor.start >= end
        assert actor.name
        assert actor.id
        assert actor.text.strip() == actor.text
        assert actor.country is None or countries.name_of(actor.country)
        end = actor.end


def test_a_list_of_names_is_many_people() -> None:
    text = "\n".join(f"Anna Berg{'abcdefgh'[n % 8]}sson" for n in range(400))
    found = actors(text)
    assert len({actor.id for actor in found}) <= 8


@pytest.mark.parametrize(
    "text",
    [
        "INFLATION FELL AND THE PRICE OF OIL ROSE AS DEMAND GREW MORE THAN EXPECTED LAST MONTH",
        "inflation fell and the price of oil rose as demand grew more than expected last month",
        "Inflation Fell And The Price Of Oil Rose As Demand Grew More Than Expected Last Month",
        "LET US PRAY FOR RAIN",
        "",
        "\ud800 \udfff",
        "(" * 2000,
        "police " * 500,
    ],
)
def test_what_names_nobody_gives_nobody(text: str) -> None:
    assert actors(text) == []
