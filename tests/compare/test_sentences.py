"""The text of two reports: sentences that are new, gone, or say something else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.compare.sentences import ChapterChange, SentenceChange, compare_text, split

TEXTS = st.dictionaries(
    st.sampled_from(["One", "Two"]), st.lists(st.sampled_from(["a b c.", "a b d.", "5 x.", "6 x."]))
)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("The U.S. Department of State. It", ["The U.S. Department of State.", "It"]),
        ("It was 5. Then 95%. Then", ["It was 5.", "Then 95%.", "Then"]),
        ("It was 1.5 times\n the  share.", ["It was 1.5 times the share."]),
        ("", []),
    ],
)
def test_a_paragraph_falls_into_sentences(text, sentences):
    assert split(text) == sentences


def test_a_sentence_with_another_number_is_one_that_changed():
    old = {"A": ["There are 12 offices.", "There are 3 shelters."]}
    new = {"A": ["There are 4 shelters.", "There are 12 offices."]}
    change = SentenceChange("There are 3 shelters.", "There are 4 shelters.")
    assert compare_text(old, new) == (ChapterChange("A", (change,)),)


def test_sentences_without_common_words_are_gone_and_new():
    (chapter,) = compare_text({"A": ["Progress was shown."]}, {"A": ["Nothing can be said of it."]})
    assert [(s.before is None, s.after is None) for s in chapter.sentences] == [(False, True), (True, False)]


def test_a_chapter_that_is_new_has_only_new_sentences():
    (chapter,) = compare_text({}, {"A": ["One.", "Two."]})
    assert chapter.sentences == (SentenceChange(None, "One."), SentenceChange(None, "Two."))


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text):
    assert compare_text(text, text) == ()


@given(TEXTS, TEXTS)
def test_every_sentence_that_is_gone_or_new_is_told_once(old, new):
    for chapter in compare_text(old, new):
        before = [s.before for s in chapter.sentences if s.before is not None]
        after = [s.after for s in chapter.sentences if s.after is not None]
        ours, theirs = old.get(chapter.title, []), new.get(chapter.title, [])
        assert sorted(before) == sorted(set(ours) - set(theirs))
        assert sorted(after) == sorted(set(theirs) - set(ours))
