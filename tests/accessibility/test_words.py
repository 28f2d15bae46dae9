"""What no checker sees: words that say something, in the language they are in, and nothing by colour alone."""

from __future__ import annotations

import re

import pytest
from lxml import html

EMPTY_WORDS = re.compile(
    r"((click )?here|this|link|(read )?more|details|document|page|aquí|este|enlace|((leer|ver) )?más|detalles)\W*",
    re.IGNORECASE,
)
SPANISH = re.compile(r"\b(el|los|las|del|para|según|años|cuál|qué)\b|ñ|ción\b", re.IGNORECASE)
ENGLISH = re.compile(r"\b(the|of|and|with|were|from|which|their)\b", re.IGNORECASE)
FILLER = re.compile(
    r"\b(image|picture|photo|graphic|imagen|foto)s? (of|de)\b|\.(png|svg)\b|untitled|sin título", re.IGNORECASE
)
SHAPES = set("▲▼◆○□")


@pytest.fixture
def page(page_file):
    """A built page."""
    return html.parse(str(page_file)).getroot()


def words(element):
    return re.sub(r"\s+", " ", element.text_content()).strip()


def spoken(element):
    """What a screen reader says of an element: its own words without what is hidden from it."""

    def texts(part):
        if part.get("aria-hidden") == "true":
            return
        yield part.text or ""
        for child in part:
            yield from texts(child)
            yield child.tail or ""

    return re.sub(r"\s+", " ", "".join(texts(element))).strip()


def alternatives(page):
    """What is said of each image and chart; the form of a chart for a phone says the same."""
    for image in page.iter("img", "svg"):
        if "narrow" not in (image.get("class") or "").split():
            yield image.get("alt") or image.get("aria-label") or ""


def test_an_alternative_text_states_what_the_chart_says_and_is_no_other_charts(page):
    alts = list(alternatives(page))
    assert all(len(alt) > 60 and alt.count(".") >= 2 and not FILLER.search(alt) for alt in alts)
    assert len(set(alts)) == len(alts)


def test_an_alternative_text_says_the_verdict_or_the_numbers(page):
    for alt in alternatives(page):
        assert re.search(r"\d", alt) or "–" in alt, alt


def test_a_caption_is_a_title_of_its_own(page):
    captions = [words(c) for c in page.iter("caption", "figcaption")]
    assert all(len(caption) > 5 and not caption.endswith(":") for caption in captions)
    numbered = [
        caption for caption in captions if re.match(r"(Figure|Table|Gráfico|Figura|Tabla|Cuadro) A?\d", caption)
    ]
    assert len(set(numbered)) == len(numbered)


def test_every_column_and_every_row_of_a_table_has_a_header_with_words(page):
    for table in page.iter("table"):
        assert table.find("caption") is not None
        assert all(words(cell) and cell.get("scope") == "col" for cell in table.findall("thead/tr/th"))
        for row in table.findall("tbody/tr"):
            assert (row[0].tag, row[0].get("scope")) == ("th", "row"), words(row)
            assert words(row[0]), words(table.find("caption"))


def test_a_link_says_where_it_leads(page):
    for link in page.iter("a"):
        said = link.get("aria-label") or spoken(link)
        assert said, html.tostring(link)[:200]
        assert not EMPTY_WORDS.fullmatch(said), said


def test_links_of_the_same_words_in_the_contents_lead_to_the_same_place(page):
    targets = {}
    for link in page.xpath("//nav//a"):
        assert targets.setdefault(words(link), link.get("href")) == link.get("href")


def test_no_status_is_told_by_colour_alone(page):
    for status in page.find_class("status"):
        assert len(spoken(status)) > 2, "a status has words"
        assert SHAPES & set(words(status)), f"a status has a shape: {words(status)}"
        assert not SHAPES & set(spoken(status)), "the shape is hidden from a screen reader, which has the words"


def test_titles_of_documents_are_marked_with_their_language(page):
    own = page.get("lang")
    other, telling = ("es", SPANISH) if own == "en" else ("en", ENGLISH)
    for row in page.xpath("//table[contains(@class, 'sources')]/tbody/tr"):
        for link in row.xpath(".//a[starts-with(@href, 'http')]"):
            marked = link.xpath(f"ancestor-or-self::*[@lang='{other}'] | .//*[@lang='{other}']")
            if len(telling.findall(words(link))) >= 2:
                assert marked, f"{words(link)!r} is not in the language of the page"


def test_every_marked_language_is_one_that_a_screen_reader_knows(page):
    assert {element.get("lang") for element in page.xpath("//*[@lang]")} <= {"en", "es"}
