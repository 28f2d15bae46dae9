"""An image that a cell carries is found, and a drawing that would look different in one of the formats is named."""

from __future__ import annotations

import base64
import io
import re

import nbformat
import pytest
from PIL import Image

from evaluation.errors import RenderError

PNG = io.BytesIO()
Image.new("RGB", (60, 30), "#005ea2").save(PNG, "PNG")
ENCODED = base64.b64encode(PNG.getvalue()).decode()


@pytest.mark.case("attachment-with-accent")
@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("regi%C3%B3n.png", "regi\u00f3n.png"),
        ("regi\u00f3n.png", "regi\u00f3n.png"),
        ("regi\u00f3n.png", "regio\u0301n.png"),
        ("my%20map.png", "my map.png"),
        ("my map.png", "my map.png"),
        ("map (1).png", "map (1).png"),
        ("100%.png", "100%.png"),
    ],
)
def test_an_attachment_is_found_however_its_name_is_written(shown, written, name):
    cell = nbformat.v4.new_markdown_cell(f'![It rose.](attachment:{written} "Rise")')
    cell["attachments"] = {name: {"image/png": ENCODED}}
    page, _ = shown(cell)
    assert page.find(".//figure/img").get("alt") == "It rose."


def test_an_attachment_may_be_named_by_html(shown, markdown):
    cell = markdown('<p><img src="attachment:a.png" alt="It rose." title="Rise"></p>', a=ENCODED)
    assert shown(cell)[0].find(".//img").get("src").startswith("data:image/png;base64,")


def test_an_image_that_is_all_of_a_cell_may_stand_without_a_paragraph(shown, markdown):
    page, paper = shown(markdown('<img src="attachment:a.png" alt="It rose." title="Rise">', a=ENCODED))
    assert page.find(".//figure/img").get("alt") == "It rose."
    assert "Figure 1. Rise" in paper


@pytest.mark.parametrize(
    ("drawing", "problem"),
    [
        ("<svg><rect/></svg>", "its drawing does not say that it is SVG"),
        ('<svg xmlns="http://www.w3.org/2000/svg"><g>', "its drawing is no SVG that can be read"),
    ],
)
def test_a_drawing_that_not_every_reader_can_open_is_named(shown, code, drawing, problem):
    with pytest.raises(RenderError, match=rf"^02-mine, cell 3 \(mine\): {problem}"):
        shown(code({"image/svg+xml": drawing}))


def test_a_caption_stands_above_an_image_in_both(shown, markdown, code):
    for cell in (markdown('![It rose.](attachment:a.png "Rise")', a=ENCODED), code({"image/png": ENCODED})):
        page, _ = shown(cell)
        assert [part.tag for part in page.find(".//figure")] == ["figcaption", "img"]


def test_a_to_do_list_shows_what_is_done(shown, markdown):
    page, paper = shown(markdown("- [ ] visit the shelters\n- [x] interview the prosecutors"))
    assert [e.text_content().strip() for e in page.iter("li")][-2:] == [
        "□ visit the shelters",
        "✓ interview the prosecutors",
    ]
    assert "✓ interview" in paper


def test_what_is_folded_away_is_printed(shown, code):
    """With the line by which it is opened, and words that stand in no paragraph."""
    for opened, words in (("<details open>", "<p>Words & so on</p>"), ("<details>", "Words &amp; so on")):
        _, paper = shown(code({"text/html": f"{opened}<summary>More</summary>{words}</details>"}))
        assert re.search(r"More\s+Words & so on", paper)


PAGE_TEXT = (
    '<svg xmlns="http://www.w3.org/2000/svg"><foreignObject><div xmlns="http://www.w3.org/1999/xhtml">Referral</div>'
    "</foreignObject></svg>"
)
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'


@pytest.mark.case("svg-with-page-text")
@pytest.mark.parametrize(
    ("drawing", "what"),
    [
        (PAGE_TEXT, "words as a part of a web page"),
        (DRAWING.format('<image xlink:href="photo.png"/>'), "a picture by its address"),
        (DRAWING.format('<image href="https://example.org/a.png"/>'), "a picture by its address"),
        (DRAWING.format('<use href="other.svg#a"/>'), "a picture by its address"),
        (DRAWING.format("<style>@import 'https://example.org/a.css';</style>"), "a link to"),
        (DRAWING.format("<script>draw()</script>"), "a script"),
    ],
)
def test_a_drawing_that_shows_what_it_does_not_hold_is_named(shown, code, drawing, what):
    attached = nbformat.v4.new_markdown_cell('![It rose.](attachment:a.svg "Rise")')
    attached["attachments"] = {"a.svg": {"image/svg+xml": drawing}}
    for cell in (code({"image/svg+xml": drawing}), attached):
        with pytest.raises(RenderError, match=rf"^02-mine, cell 3 \(.*: its drawing holds {what}.*Export"):
            shown(cell)


def test_a_drawing_that_holds_its_pictures_stands_in_both(shown, code):
    holds = DRAWING.replace(">{}", ' width="9" height="9">{}').format(
        f'<image xlink:href="data:image/png;base64,{ENCODED}"/><use href="#a"/>'
    )
    page, _ = shown(code({"image/svg+xml": holds}))
    assert page.find(".//figure/img") is not None
