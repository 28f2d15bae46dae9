"""What an author marks as kept out is in no report, in no list of findings, and a mark that is not known is named."""

from __future__ import annotations

import nbformat
import pytest

from evaluation.errors import RenderError
from evaluation.render import assemble, harvest
from evaluation.render.fragment import words_of
from evaluation.words.block import COVER_TYPE, FINDINGS_TYPE

STATED = {"id": "1.1.latest", "value": 14}


def printed(words, *tags, **metadata):
    output = nbformat.v4.new_output("stream", text=words)
    cell = nbformat.v4.new_code_cell("x", outputs=[output], execution_count=1)
    cell.metadata |= {"tags": list(tags)} | metadata
    return cell


def words(*tags):
    return nbformat.v4.new_markdown_cell("A private note.", metadata={"tags": list(tags)})


@pytest.fixture
def shown(notebook):
    """Words of a report with more cells."""

    def build(*cells):
        with_cells = notebook("<p>Published.</p>")
        with_cells.cells += cells
        return words_of(assemble([with_cells]).body)

    return build


TAGS = ["remove-cell", "remove_cell", "hide-cell", "hide_cell", "Remove-Cell"]
OUTPUT_TAGS = ["remove-output", "remove_output", "hide-output", "remove-outputs", "remove_all_outputs"]


@pytest.mark.case("tag-remove-cell")
@pytest.mark.parametrize("tag", [*TAGS, *OUTPUT_TAGS, "remove-stdout"])
def test_what_a_cell_printed_is_kept_out(shown, tag):
    assert shown(printed("A private note.", tag)) == "Published."


@pytest.mark.parametrize("tag", [*TAGS, *OUTPUT_TAGS, "remove-input", "hide_input"])
def test_a_cell_of_words_is_kept_out(shown, tag):
    assert shown(words(tag)) == "Published."


@pytest.mark.parametrize(
    "option", ["#| include: false", "# | hide-cell", "#|output:false", "\n#| label: x\n#| hide_output"]
)
def test_an_option_at_the_head_of_a_cell_keeps_it_out_like_a_tag(shown, option):
    cell = printed("A private note.")
    cell.source = f"{option}\nprint()"
    assert shown(cell) == "Published."
    cell.source = f"print()\n{option}"
    assert shown(cell) == "Published.A private note."


def test_an_option_that_hides_and_is_not_known_is_named(shown):
    cell = printed("A private note.")
    cell.source = "#| hide_all\nprint()"
    with pytest.raises(RenderError, match="the tag 'hide_all' is not known"):
        shown(cell)


@pytest.mark.parametrize("tag", ["remove-input", "hide-input", "parameters", "mine"])
def test_a_tag_that_is_not_about_outputs_keeps_them(shown, tag):
    assert shown(printed("Shown.", tag)) == "Published.Shown."


@pytest.mark.parametrize("tags", [None, "remove-cell", []])
def test_tags_that_are_no_list_are_read_as_they_are_meant(shown, tags):
    assert ("Shown." in shown(printed("Shown.", tags=tags))) is (tags != "remove-cell")


@pytest.mark.parametrize(
    "tag", ["remove-cel", "hide", "removecell", "hidden", "hide-everything", "private", "exclude", "no-output"]
)
def test_an_unknown_tag_that_means_to_keep_something_back_is_named_with_its_cell(shown, tag):
    with pytest.raises(RenderError, match=f"notebook 1, cell 3: the tag '{tag}' is not known"):
        shown(printed("A private note.", tag))


def test_all_unknown_tags_are_named_at_once(shown):
    with pytest.raises(RenderError, match=r"cell 3: (.|\n)*Did you mean 'remove-cell'(.|\n)*cell 4: "):
        shown(words("remove-cel"), words("hide-all"))


def test_tags_of_another_kind_than_words_are_named(shown):
    with pytest.raises(RenderError, match="cell 3: its tags are 7, which is no list of words"):
        shown(printed("x", tags=7))


def test_a_finding_of_what_is_kept_out_is_not_stated(notebook):
    made = notebook({"text/html": "<p>x</p>", FINDINGS_TYPE: [STATED]}, {"text/html": "<p>x</p>"})
    assert list(assemble([made]).findings) == ["1.1.latest"]
    made.cells[1].metadata["tags"] = ["remove-output"]
    assert not assemble([made]).findings
    assert not list(harvest(made, FINDINGS_TYPE))
    assert list(harvest(made, FINDINGS_TYPE, of_all=True)) == [[STATED]]


def test_one_output_alone_is_kept_out_by_a_tag_of_its_own(notebook):
    made = notebook("<p>one</p>", "<p>two</p>")
    made.cells[1].outputs[0].metadata["tags"] = ["remove-output"]
    assert words_of(assemble([made]).body) == "two"


def test_a_title_page_that_is_kept_out_is_missed(notebook):
    made = notebook("<p>x</p>")
    made.cells[0].metadata["tags"] = ["hide-output"]
    assert list(harvest(made, COVER_TYPE, of_all=True))
    with pytest.raises(RenderError, match="in one that no tag keeps out"):
        assemble([made])


def heading(text, *tags):
    return nbformat.v4.new_markdown_cell(text, metadata={"tags": list(tags)})


def silent():
    return nbformat.v4.new_code_cell("y", outputs=[], execution_count=2)


def test_a_heading_vanishes_with_what_follows_it(shown):
    tag = "with-what-follows"
    assert "Money" not in shown(heading("## Money", tag), silent(), heading("## Next"))
    assert "Money" in shown(heading("## Money", tag), printed("Ten."), heading("## Next"))
    assert "Money" in shown(heading("## Money", tag), silent(), heading("### Below"), printed("Ten."))
    assert "Money" not in shown(heading("## Money", tag), silent(), heading("## Next"), printed("Ten."))
    assert "As stated" not in shown(heading("As stated.", tag), silent())
