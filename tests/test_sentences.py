"""Sentences: where one ends and the next begins."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsfacts.reading.sentences import LIMIT, Sentences

TEXTS = [
    (["Sales rose.", "Costs fell."]),
    (["Mr. Lee of Acme Inc. left on Jan. 5.", "He was 61."]),
    (["The U.S. economy grew 2.5 percent.", "Exports led."]),
    (["J. P. Hall bought it for $4.5m!", "“Why?” asked a rival.", "Nobody knew."]),
    (["A headline with no stop", "The first paragraph."]),
    (["It has shops in Fresno, Calif.", "During the quarter it opened more."]),
    (["He said no.", "“It ends here.”", "Then he left."]),
]


@pytest.mark.parametrize("sentences", TEXTS)
def test_sentences(sentences: list[str]) -> None:
    joint = "\n\n" if not sentences[0].endswith((".", "!", "?")) else " "
    text = joint.join(sentences)
    found = Sentences(text)
    assert len(found) == len(sentences)
    at = 0
    for sentence in sentences:
        assert found.at(text.index(sentence, at)).text == sentence
        at += len(sentence)


def test_a_line_before_a_paragraph_is_a_sentence() -> None:
    paragraph = f"SEATTLE -- Acme said {'sales rose and ' * 10}costs fell."
    assert Sentences(f"Games sell well\n{paragraph}").at(0).text == "Games sell well"
    assert len(Sentences("The lines of this text are\nbroken where they would be long.")) == 1


@given(st.text(alphabet="aA.1 !?\n\"'\ud800"), st.integers(min_value=0, max_value=200))
def test_every_offset_has_a_sentence(text: str, offset: int) -> None:
    sentence = Sentences(text).at(min(offset, len(text)))
    assert text[sentence.start : sentence.end] == sentence.text


@pytest.mark.parametrize("word", ["rose ", "rose\n", "$4 against $5 and "])
def test_what_has_no_end_is_cut_at_a_blank(word: str) -> None:
    text = word * 5_000
    found = Sentences(text)
    assert len(found) > 5
    at = 0
    while at < len(text):
        start, end = found.bounds_at(at)
        assert start == at
        assert end - start <= LIMIT
        assert text[end].isspace()
        at = end + 1


def test_one_endless_word_is_not_cut() -> None:
    assert len(Sentences("9" * 50_000)) == 1
    assert [Sentences("a" * 5_000 + " b").at(at).text for at in (0, 5_001)] == ["a" * 5_000, "b"]


def test_what_has_neither_stop_nor_blank_is_cut_at_a_mark() -> None:
    text = "rise(5)" * 2000
    sentences = Sentences(text)
    start, end = sentences.bounds_at(9000)
    assert end - start <= 2 * LIMIT
    assert len(Sentences("5" * 14_000)) == 1
