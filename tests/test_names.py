"""Names: what is found, where it begins and ends, and that no text can hurt."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsfacts.reading.name_features import folded, listed, lists, readable, word
from newsfacts.reading.name_model import PERSON, model, segment_features, unpacked
from newsfacts.reading.name_runs import find_runs
from newsfacts.reading.names import Name, evidence, find_names


def found(text: str, label: str | None = None) -> list[str]:
    return [text[name.start : name.end] for name in find_names(text) if label in (None, name.label)]


# -- runs ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("On Monday President Halonen left.", ["President Halonen"]),
        ("HARARE:JOHN MOYO, the coach, left.", ["HARARE", "JOHN MOYO"]),
        ("Uganda's Esther Akello won.", ["Uganda", "Esther Akello"]),
        ("He left the People's Justice Party.", ["People's Justice Party"]),
        ("She lay in St. Mary's Hospital.", ["St. Mary's Hospital"]),
        ("He met Omar al-Rashid and Ahmed bin Said.", ["Omar al-Rashid and Ahmed bin Said"]),
        ("We saw de Vries there.", ["de Vries"]),
        ("The Nairobi-based firm paid RM50,000.", ["Nairobi"]),
        ("Kim Sung-min and Lee Do-yun left.", ["Kim Sung-min and Lee Do-yun"]),
        ("J.K. Obuya of the U.N. spoke.", ["J.K. Obuya of the U.N."]),
        ("Ask Tom Oduya In the north.", ["Ask Tom Oduya"]),
        ("Jack Quayle, R-Florida, voted.", ["Jack Quayle", "Florida"]),
        ("Mina Abdi (PNU-Tarime East) asked.", ["Mina Abdi", "PNU", "Tarime East"]),
        ("Amy Or said so. Or so Amy Or.", ["Amy Or", "Amy Or"]),
        ("He runs Birch plc, and Alder plc.", ["Birch plc", "Alder plc"]),
        ("Shares of Alder Birch ALDR.OL fell.", ["Shares of Alder Birch"]),
        ("Shares in Alder In Bloom Ltd fell.", ["Shares", "Alder In Bloom Ltd"]),
        ("He left Alder In May Birch Reed Cedar Ltd rose.", ["Alder", "May Birch Reed Cedar Ltd"]),
        (f"Alder\nOSLO --Birch said {'it would go on ' * 9}.", ["Alder", "OSLO", "Birch"]),
    ],
)
def test_runs(text: str, runs: list[str]) -> None:
    assert [text[run.starts[0] : run.end] for run in find_runs(text)] == runs


# -- names --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Wanjiru Kamau, the club's treasurer, said the money had gone.",
        "The striker Emeka Okafor scored twice.",
        '"We are ready," said Lars Petersen, a farmer.',
        "Police arrested Nguyen Van Hung on Friday.",
        "Kim Young-ho met reporters in the lobby.",
        "Mr Abdullah al-Rashid told the court that he was ill.",
        "The novelist Jean-Pierre de la Croix died in March.",
        "LAGOS: OLUSEGUN ADEBAYO, the team's coach, flies home today.",
    ],
)
def test_people(text: str) -> None:
    assert len(found(text, "person")) == 1


@pytest.mark.parametrize(
    ("text", "organization"),
    [
        ("Shares of Corvid Holdings Inc. rose on Monday, traders said.", "Corvid Holdings Inc."),
        ("The deal was struck by Corvid Holdings Inc.", "Corvid Holdings Inc"),
        ("The Ministry of Agriculture said the rains were late.", "Ministry of Agriculture"),
        ("Officials of the World Health Organization declined to comment.", "World Health Organization"),
        ("She studied at the University of Ibadan for three years.", "University of Ibadan"),
        ("A spokesman for the Kenya Teachers Union denied it.", "Kenya Teachers Union"),
        ("He plays for Manchester United and lives nearby.", "Manchester United"),
        ("The strike was called by the Nigeria Labour Congress, it said.", "Nigeria Labour Congress"),
        ("The Tavora Nurses' Alliance said it would strike.", "Tavora Nurses' Alliance"),
        ("It was backed by the Porters’ Union on Monday.", "Porters’ Union"),
        ("The tender went to Zorvan Power (Pty) Ltd in May.", "Zorvan Power (Pty) Ltd"),
        ("The Office of the Ombudsman opened a probe.", "Office of the Ombudsman"),
        ("He was sued by Quillar Breweries over a fee.", "Quillar Breweries"),
    ],
)
def test_organizations(text: str, organization: str) -> None:
    assert organization in found(text, "organization")


@pytest.mark.parametrize("owner", ["Philippines", "United States", "General Motors"])
def test_a_plural_that_is_a_name_owns_what_follows(owner: str) -> None:
    assert not any("'" in name for name in found(f"The {owner}' Congress met on Tuesday.", "organization"))


@pytest.mark.parametrize(
    "law", ["Essential Crops Act", "Administration of Wells Act", "Orchard Roads Levy", "Tavora Cup"]
)
def test_laws_and_contests_are_no_organisations(law: str) -> None:
    assert found(f"Critics of the {law} marched in the capital.", "organization") == []


@pytest.mark.parametrize("acronym", ["GDP", "VAT", "HIV", "CEO"])
def test_acronyms_that_are_no_organisations(acronym: str) -> None:
    assert acronym not in found(f"The {acronym} rose in March, the report said.", "organization")


def test_a_surname_follows_its_full_name() -> None:
    text = "Zorvan Quillar is the new coach. Fans like Quillar. Quillar himself was calm."
    assert found(text, "person") == ["Zorvan Quillar", "Quillar", "Quillar"]
    assert {name.settled for name in find_names(text)[1:]} == {"document"}


def test_a_full_name_follows_its_surname_with_an_honorific() -> None:
    text = "The seat of East Wagga, Barclay Tomu, went."
    assert found(text, "person") == []
    text += " Mr Tomu had held it."
    assert found(text, "person") == ["Barclay Tomu", "Tomu"]
    assert evidence(text, find_names(text)[1])[0] == "told as somebody in the text"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mr Stanley said that Morgan Stanley would sell.", "Morgan Stanley"),
        ("Mr Lauren sued Ralph Lauren over a shop.", "Ralph Lauren"),
        ("Mr Lincoln drove on to Fort Lincoln at dawn.", "Fort Lincoln"),
        ("Mrs Helens painted Mount Helens.", "Mount Helens"),
        ("Ms Park fell asleep in Jurassic Park.", "Jurassic Park"),
        ("Mr Hill still lives in Brixley Hill.", "Brixley Hill"),
        ("Mr Tomu praised Port Tomu.", "Port Tomu"),
        ("The retailer Austin Reed said it lost money.", "Austin Reed"),
    ],
)
def test_whom_an_honorific_makes_no_person(text: str, name: str) -> None:
    assert name not in found(text, "person")


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Stanley Sofu won. Mr Sofu was glad.", "Stanley Sofu"),
        ("We heard Anna Hill. Ms Hill sang.", "Anna Hill"),
        ("The seat went to Qorvan Tomu. Mr Tomu smiled.", "Qorvan Tomu"),
        ("The producer Barclay Tomu left. Mr Tomu was tired.", "Barclay Tomu"),
        ("They met Abu Nassar. Mr Nassar was late.", "Abu Nassar"),
    ],
)
def test_whom_an_honorific_makes_a_person(text: str, person: str) -> None:
    assert person in found(text, "person")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Retailer Austin Reed closed a shop. Mr Reed was away.", "organization"),
        ("The insurer Brixley Reed grew. Ms Reed did not.", "organization"),
        ("She sued the airline Barclay Tomu.", "organization"),
        ("Labour member Barclay Tomu rose. Mr Tomu sat.", "person"),
        ("They left the drill firm. Austin Reed rose, and Mr Reed sat.", "person"),
        ("He told the bank Yasuo Fukuda would pay.", "person"),
        ("The firm's Barclay Tomu rose. Mr Tomu sat.", "person"),
    ],
)
def test_whose_name_stands_behind_a_word_for_a_firm(text: str, label: str) -> None:
    (name, *_) = [name for name in find_names(text) if " " in text[name.start : name.end]]
    assert name.label == label


def test_evidence_of_a_firm() -> None:
    text = "The firm Alder Tomu grew."
    assert evidence(text, find_names(text)[0])[0] == "told as a firm, or with its legal suffix, in the text"


def test_who_has_a_known_surname_and_nothing_of_an_organisation_is_somebody() -> None:
    assert "Maqbul Ahmed" in found("He met the head of the Kite party, Maqbul Ahmed, in Ayr.", "person")
    assert "Murray Tabak" in found("She works at Murray Tabak in Leeds.", "organization")


def test_an_acronym_in_brackets_tells_where_its_name_begins() -> None:
    text = "OSLO: Integrated Kestrel Holdings (IKH) lost."
    assert found(text, "organization") == ["Integrated Kestrel Holdings", "IKH"]
    assert found("The firm offers Computer Aided Design (CAD).") == []
    assert found("A grant of Rona Kestrel Fund (KF) ended.", "organization") == ["Kestrel Fund", "KF"]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Ann Marie Innes (MI) won.", "Ann Marie Innes"),
        ("Jose Luis Pardo (LP) and Lena Roth voted.", "Jose Luis Pardo"),
        ("Police freed Karen Alma Quillar (KAQ) on bail.", "Karen Alma Quillar"),
        ("The prize went to Omar Tariq Nassar (TN).", "Omar Tariq Nassar"),
    ],
)
def test_initials_in_brackets_make_nobody_an_organisation(text: str, person: str) -> None:
    assert person in found(text, "person")


def test_what_stands_behind_a_name_and_is_none() -> None:
    assert found("Prime Minister Halonen, KC, met Anna Smith, OBE.") == ["Halonen", "Anna Smith"]
    text = "Barbados Labour Party Member of Parliament Corey Vance left."
    assert found(text) == ["Barbados Labour Party", "Corey Vance"]


def test_an_honorific_that_begins_a_name_and_one_that_does_not() -> None:
    assert found("She was crowned Miss World in 1994 and read Don Quixote.") == ["Miss World", "Don Quixote"]
    assert found("Prof. Quillar and Dr Tomu met Hon Bassek.") == ["Quillar", "Tomu", "Bassek"]


def test_initials_follow_their_organisation() -> None:
    text = "The Zambezi Fishers Association met on Monday. A ZFA official said so."
    assert found(text, "organization") == ["Zambezi Fishers Association", "ZFA"]


def test_demonyms_are_no_part_of_a_name() -> None:
    assert "Jacinta Otieno" in found("The winner, Kenyan Jacinta Otieno, was pleased.", "person")


def test_evidence_can_be_read() -> None:
    text = "Shares of Corvid Holdings fell on Monday."
    (name,) = find_names(text)
    assert evidence(text, name)
    assert all(isinstance(reason, str) for reason in evidence(text, name))


def test_evidence_of_a_rule() -> None:
    text = "Shares of Corvid Inc. fell on Monday."
    assert evidence(text, find_names(text)[0])[0] == "ends in a word for companies"


def test_evidence_of_a_document() -> None:
    text = "Zorvan Quillar is the new coach. Fans like Quillar."
    assert evidence(text, find_names(text)[1])[0] == "word of a full name, or behind an honorific, in the text"


# -- the words ----------------------------------------------------------------------------------------------------


def test_folded() -> None:
    assert [folded(name) for name in ("Đoković", "Łukasz", "Ørsted")] == ["Dokovic", "Lukasz", "Orsted"]


def test_word() -> None:
    assert word("Putin").status in "sb"
    assert word("of").kind == "l"
    assert word("IMF").kind == "A"


def test_lists_of_whole_names() -> None:
    assert "o" in listed("World Bank")
    assert "p" in listed("South Africa")


def test_readable() -> None:
    assert readable("Lc=legal") == "last word is of class legal"


def test_features_sum_to_the_score() -> None:
    (run,) = find_runs("He met Wanjiru Kamau yesterday.")
    (part,) = model().parts([run], frozenset())
    assert unpacked(model().total(segment_features(run, 0, 2)))[:4] == part.scores[:4]
    assert part.label == PERSON


# -- any text -----------------------------------------------------------------------------------------------------

NEWS = st.lists(
    st.sampled_from(
        [*"ABMS .,'’-&\n\tdelaivorn()\"“:;0", "é", "Ž", "ß", "中", "\ud800", "İ", "the ", "Inc.", "St. ", "'s "]
    ),
    max_size=120,
).map("".join)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=200), NEWS))
def test_any_text(text: str) -> None:
    names = find_names(text)
    end = 0
    for name in names:
        assert end <= name.start < name.end <= len(text)
        assert name.label in ("person", "organization", "place", "other")
        assert not text[name.start].isspace()
        assert not text[name.end - 1].isspace()
        assert name.score >= 0
        end = name.end
        evidence(text, name)


@pytest.mark.parametrize(
    "piece",
    [
        "A",
        "A ",
        "Of ",
        "Hello World ",
        "Smith ",
        "PRIME MINISTER ",
        "A.",
        "A'b",
        "Al-",
        "A of ",
        "St. Mary's ",
        "People's ",
        "John Smith\n",
        "\ud800A",
    ],
)
def test_time_is_linear(piece: str) -> None:
    """Twice the text takes about twice the time; the bound leaves room for a busy machine."""

    def seconds(count: int) -> float:
        text = piece * count
        clock = time.perf_counter()
        find_names(text)
        return time.perf_counter() - clock

    seconds(100)
    assert seconds(20_000) < 8 * seconds(5_000) + 0.5


@pytest.mark.parametrize(
    "text",
    [
        "police said three men were held after a raid in the harbour on friday",
        "PRICES OF FOOD ROSE FOR THE THIRD MONTH AND NOBODY KNOWS WHY",
        "Food Prices Rise For Third Month And Nobody Knows Why",
        "",
        " \n\t ",
    ],
)
def test_honest_emptiness(text: str) -> None:
    assert found(text) == []


def test_frozen() -> None:
    name = Name(0, 4, "person", (), "model")
    with pytest.raises(AttributeError):
        name.start = 1  # type: ignore[misc]


FRAMES = (
    "{} said so.",
    "{} was there on Monday.",
    "The plan was good, {} said.",
    "{}, 45, left the town.",
    "{} did not go.",
    "But {} left.",
    "Police said {} was shot.",
    "It was won by {}, a teacher.",
    "The chief executive, {}, resigned.",
    "Mr {} met the mayor.",
)
SHAPES = (
    "{given} {surname}",
    "{given} {initial}. {surname}",
    "{initial}.{initial}. {surname}",
    "{given} {given} {surname}",
)
LEAST_WHOLE = 0.97


@pytest.mark.parametrize("shape", SHAPES)
def test_somebody_is_found_whole_whatever_the_name_and_wherever_it_stands(shape: str) -> None:
    chance = random.Random(7)
    firsts, surnames = sorted(filter(str.isalpha, lists().given)), sorted(filter(str.isalpha, lists().surnames))
    missed = []
    for frame in FRAMES * 20:
        name = shape.format(
            given=chance.choice(firsts), surname=chance.choice(surnames), initial=chance.choice("ABDGJKLMNPRT")
        )
        text = frame.format(name)
        if name not in found(text, "person"):
            missed.append(text)
    assert len(missed) <= (1 - LEAST_WHOLE) * len(FRAMES) * 20, missed
