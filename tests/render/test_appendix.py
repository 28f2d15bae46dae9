"""The list of where each number comes from, in the HTML: links there, entries, links back."""

from __future__ import annotations

import pytest
from lxml import html

from evaluation.render import assemble, to_html
from evaluation.words.block import FINDINGS_TYPE, LINEAGE_TYPE

FIGURE = {
    "value": "14 offices",
    "measure": "Offices",
    "group": "",
    "area": "Peru",
    "period": "2023",
    "authority": "Prosecutors",
    "source": "D001",
    "locator": "para 3",
}
SOURCE = {"title": "Oficinas", "publisher": "P", "language": "es", "url": "https://example.org/a", "published": "2023"}


def finding(name, value, method="change", inputs=("F0001",), **more):
    return {
        "id": name,
        "value": value,
        "unit": "offices",
        "method": method,
        "inputs": list(inputs),
        "documents": [],
        "reason": None,
        "formula": None,
    } | more


def stated(name, shown):
    return f'<span class="finding" data-finding="{name}">{shown}</span>'


@pytest.fixture
def page(notebook):
    """The HTML of a report that shows markup and states findings."""

    def build(markup, *findings, observations=("F0001",), language="en"):
        lineage = {"observations": dict.fromkeys(observations, FIGURE), "sources": {"D001": SOURCE}}
        run = notebook({"text/html": markup, FINDINGS_TYPE: list(findings), LINEAGE_TYPE: lineage}, language=language)
        return html.fromstring(to_html(assemble([run])).decode())

    return build


def entry(page, id_):
    (found,) = page.xpath(f"//section[@id='appendix']//div[@id='{id_}']")
    return found


def test_every_number_of_the_text_is_a_link_to_its_entry(page):
    shown = page(f"<h2>One</h2><p>{stated('1.1.latest', '14')}</p>", finding("1.1.latest", 14.0))
    (link,) = shown.xpath("//a[@data-finding='1.1.latest']")
    assert (link.text, link.get("href")) == ("14", "#number-1.1.latest")
    assert "14" in entry(shown, "number-1.1.latest").text_content()


def test_an_entry_leads_back_to_each_place_that_uses_it(page):
    twice = f"<h2>One</h2><p>{stated('a', '14')}</p><h2>Two</h2><p>{stated('a', '14 offices')}</p>"
    shown = page(twice, finding("a", 14.0))
    places = {
        link.get("href"): link.text for link in entry(shown, "number-a").xpath(".//a") if "use" in link.get("href")
    }
    assert list(places.values()) == ["One", "Two"]
    assert {f"#{link.get('id')}" for link in shown.xpath("//a[@data-finding]")} == set(places)


def test_a_number_before_every_heading_is_of_the_title(page):
    shown = page(f"<p>{stated('a', '14')}</p>", finding("a", 14.0))
    (back,) = [a for a in entry(shown, "number-a").xpath(".//a") if "use" in a.get("href")]
    assert back.text == shown.find(".//h1").text


def test_an_entry_shows_the_arithmetic_with_the_numbers_in_it(page):
    formula = {"text": "({latest} − {baseline}) / {baseline}", "values": {"latest": 14.0, "baseline": 1800.5}}
    shown = page(f"<p>{stated('a', '75%')}</p>", finding("a", 0.75, formula=formula))
    assert "(14 − 1,800.5) / 1,800.5" in entry(shown, "number-a").text_content()


def test_a_figure_has_its_place_and_its_document_with_link_and_date(page):
    figure = entry(page(f"<p>{stated('a', '14')}</p>", finding("a", 14.0)), "figure-F0001")
    (link,) = figure.xpath(".//a[starts-with(@href, 'https')]")
    assert link.get("href") == SOURCE["url"]
    assert link.xpath(".//@lang") == ["es"]
    for part in ("14 offices", "Offices, Peru, 2023, Prosecutors", "para 3", "D001", "Oficinas, 2023"):
        assert part in " ".join(figure.text_content().split())


def test_a_figure_leads_to_every_number_it_enters(page):
    both = stated("a", "14") + stated("b", "1")
    figure = entry(page(f"<p>{both}</p>", finding("a", 14.0), finding("b", 1, "count")), "figure-F0001")
    assert {"#number-a", "#number-b"} <= {link.get("href") for link in figure.iter("a")}


def test_a_number_that_a_document_states_leads_straight_to_the_figure(page):
    shown = page(f"<p>{stated('observation.F0001', '14')}</p>", finding("observation.F0001", 14.0, "published"))
    assert shown.xpath("//a[@data-finding]/@href") == ["#figure-F0001"]
    assert not shown.xpath("//*[@id='number-observation.F0001']")


def test_many_figures_are_listed_once_for_all_numbers_that_rest_on_them(page):
    many = [f"F{n:04}" for n in range(1, 30)]
    rows = (finding("a", 29, "count", many), finding("b", 29, "count", many))
    shown = page(f"<p>{stated('a', '29')}{stated('b', '29')}</p>", *rows, observations=many)
    first, second = entry(shown, "number-a"), entry(shown, "number-b")
    assert len(first.xpath(".//details//a")) == 29
    assert not second.xpath(".//details")
    assert "#number-a" in second.xpath(".//a/@href")


def test_every_link_of_the_appendix_leads_somewhere(page):
    shown = page(f"<p>{stated('a', '14')}</p>", finding("a", 14.0))
    ids = set(shown.xpath("//@id"))
    assert {href[1:] for href in shown.xpath("//a/@href") if href.startswith("#")} <= ids


def test_a_count_of_the_framework_names_its_file(page):
    shown = page(f"<p>{stated('a', '6')}</p>", finding("a", 6, "count", ()))
    assert "data/framework.yaml" in entry(shown, "number-a").text_content()


def test_a_report_without_findings_has_no_appendix(page):
    shown = page("<p>words</p>", observations=())
    assert not shown.xpath("//*[@id='appendix']")


def test_the_contents_list_the_appendix_in_the_language_of_the_report(page):
    shown = page(f"<p>{stated('a', '14')}</p>", finding("a", 14.0), language="es")
    assert "De dónde viene cada número" in shown.xpath("//nav")[0].text_content()


def test_on_paper_words_stand_in_its_place(page):
    tree = page(f"<p>{stated('a', '14')}</p>", finding("a", 14.0))
    (appendix,) = tree.find_class("numbers")
    assert appendix.get("data-paper").startswith("Where each number comes from is not printed")
    style = tree.findtext(".//style").partition("@media print")[2]
    assert ".numbers>*{display:none}" in style
    assert ".numbers::before{content:attr(data-paper)" in style
