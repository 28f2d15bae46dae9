"""What stands before the first chapter on paper."""

from __future__ import annotations

import io
import re

import pypdfium2
import pytest
from lxml import html

from evaluation.locale.language import Language
from evaluation.render import assemble, set_pdf
from evaluation.render.paper.front import lists_of

ENGLISH = Language.of("en")
TABLE = '<table id="{id}"><caption>{title}</caption><tbody><tr><th scope="row">a</th><td>b</td></tr></tbody></table>'
COVER = {
    "document": "evaluation",
    "annex": "sheets",
    "abbreviations": {"ILO": "International Labour Organization", "GAO": "the auditors"},
}


def body(*titles, words=""):
    tables = "".join(TABLE.format(id=f"t{n}", title=title) for n, title in enumerate(titles))
    return html.fromstring(f"<div><p>{words}</p>{tables}</div>")


def lists(content, **changes):
    return lists_of(content, COVER | changes, ENGLISH, has_annex=True)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Table 4. Indicators of objective 1", "Table 4. Indicators of objective 1"),
        ("Figure 3. U.S. offices: 8 (2016), then 14 (2023). Improved", "Figure 3. U.S. offices"),
        ("Figure 9. Budget assigned (2024: opening): 10.25 million soles", "Figure 9. Budget assigned (2024: opening)"),
        ("Figure 1. Where it worked, in 3.5 regions: Lima", "Figure 1. Where it worked, in 3.5 regions"),
    ],
)
def test_a_table_is_listed_by_its_number_and_name(title, name):
    assert lists(body(title))["listed"] == [name]


def test_only_abbreviations_that_are_used_are_listed():
    assert lists(body(words="The ILO. MEGAO"))["abbreviations"] == [("ILO", COVER["abbreviations"]["ILO"])]


def test_a_report_of_one_chapter_lists_neither():
    assert not any(lists(body("Table 1. A"), document="objective-1").values())


def test_the_page_of_contents_gives_the_page_of_each_table_and_states_no_number_again(notebook):
    number = '<span class="finding" data-finding="a">14</span>'
    filler = "<p>Words that fill a page without any number in them.</p>" * 40
    markup = f"<h2 id='a'>One</h2>{TABLE.format(id='t1', title='First')}{filler}" + TABLE.format(
        id="t2", title=f"Second: {number} cases"
    )
    document = assemble([notebook(markup)])
    document.cover.update({"document": "evaluation"})
    made = set_pdf(document)
    with pypdfium2.PdfDocument(io.BytesIO(made.content)) as pdf:
        listed = re.sub(r"\s+", " ", pdf[1].get_textpage().get_text_range())
    (place,) = made.stated
    assert re.search(rf"Table 1\. First 3 Table 2\. Second {place.page}", listed)
