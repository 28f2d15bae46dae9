"""The text of a page, chapter by chapter."""

from __future__ import annotations

from evaluation.compare.sentences import read_chapters

PAGE = """<html><body><header><h1>Title</h1></header><nav><ol><li>Contents</li></ol></nav><main><p>Before. All.</p>
<h2 id="a">Summary</h2><p>It was <span class="finding">5</span>
 of <strong>10</strong>. Then more.</p><aside><p>Note.</p></aside><ul><li>First</li><li><p>Second</p></li></ul>
<h2>Figures</h2><h3>Part</h3><table><caption>T</caption><tr><td>7</td></tr></table>
<figure><img alt="x"><figcaption><span class="label">Figure 3. </span>How it <em>rose</em>.</figcaption></figure>
<details><summary>Data</summary><table><tr><td>1</td></tr></table></details></main></body></html>"""


def test_sentences_stand_under_the_heading_of_their_chapter():
    assert read_chapters(PAGE.encode()) == {
        "": ["Before.", "All."],
        "Summary": ["It was 5 of 10.", "Then more.", "Note.", "First", "Second"],
        "Figures": ["Part", "How it rose.", "Data"],
    }


def test_a_page_without_text_has_no_chapters():
    assert read_chapters(b"<html><body></body></html>") == {}
