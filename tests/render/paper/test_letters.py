"""Letters that no typeface of the PDF has are replaced by words that say so, and withhold nothing."""

from __future__ import annotations

import base64

import pypdfium2
import pytest

from evaluation.render import assemble, to_html, to_pdf
from evaluation.render.paper.letters import Letters

INSTEAD = "[see the page]"


@pytest.mark.parametrize(
    "word", ["trata", "Ñandú", "Ελληνικά", "Україна", "▲ 14 ≤ 20", "\u201cso\u201d\u2009…", "a\u200bb"]
)
def test_what_can_be_drawn_stays_as_it_is(word):
    assert Letters([word], INSTEAD).drawn(word) == word


@pytest.mark.parametrize("word", ["日本語", "한국어 문서", "😀", "🇵🇪", "👨‍👩‍👧", "\ue000"])
def test_what_cannot_be_drawn_is_replaced_once(word):
    assert Letters([f"a {word} b"], INSTEAD).drawn(f"a {word} b") == f"a {INSTEAD} b"


@pytest.mark.parametrize(
    ("language", "instead"), [("en", "[characters that the typeface lacks"), ("es", "[caracteres que faltan en la")]
)
def test_a_document_with_letters_that_no_typeface_has_is_made_in_both_formats(notebook, language, instead):
    cell = "<table><caption>表 A</caption><tbody><tr><th scope='row'>東京</th><td>a</td></tr></tbody></table>"
    run = notebook(
        f"<h2>日本の章</h2><p>Said 😀 so.</p>{cell}", title="日本の評価", imprint=["京都"], language=language
    )
    document = assemble([run])
    with pypdfium2.PdfDocument(to_pdf(document)) as pdf:
        pages = [" ".join(page.get_textpage().get_text_range().split()) for page in pdf]
        title = pdf.get_metadata_value("Title")
    assert instead in pages[0]
    assert pages[1].count(instead) >= 4
    assert "Said [" in pages[1]
    assert "日本の評価" in to_html(document).decode()
    assert title.startswith(instead)


def test_words_of_a_drawing_are_replaced_too(notebook):
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="30"><text y="20">日本</text></svg>'
    address = f"data:image/svg+xml;base64,{base64.b64encode(drawing.encode()).decode()}"
    figure = f'<figure><img src="{address}" alt="日本" class="own"/><figcaption>Caption</figcaption></figure>'
    with pypdfium2.PdfDocument(to_pdf(assemble([notebook(f"<h2>Chapter</h2>{figure}")]))) as pdf:
        text = "".join(pdf[1].get_textpage().get_text_range().split())
    assert "[charactersthatthetypefacelacks" in text
