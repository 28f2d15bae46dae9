"""What a browser makes of every page: WCAG 2.2 AA by axe-core, no sideways scrolling, no request, nothing that runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 320, "height": 640}
MODES = {
    "light": {"color_scheme": "light", "viewport": WIDE},
    "dark": {"color_scheme": "dark", "viewport": WIDE},
    "light, 320 px": {"color_scheme": "light", "viewport": PHONE},
    "dark, 320 px": {"color_scheme": "dark", "viewport": PHONE},
}
WHOLE = ("light", "dark, 320 px")
RULES = {
    "resultTypes": ["violations", "incomplete"],
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "section508", "best-practice"],
    },
    "rules": {"target-size": {"enabled": True}},
    # the shapes of a status are text too: their contrast is to be computed, not passed over as undecided
    "checks": {"color-contrast": {"options": {"ignoreUnicode": False, "ignoreLength": True}}},
}
OPEN_DETAILS = """
for (const part of document.querySelectorAll('details')) part.open = true
// what a browser has not laid out yet because it is far away has no size of its own to be judged by
for (const part of document.querySelectorAll('.long')) part.style.contentVisibility = 'visible'
"""
OPEN_BOXES = """
for (const box of document.querySelectorAll('.table-box, pre')) box.style.overflow = 'visible'
document.documentElement.style.width = document.documentElement.scrollWidth + 9 + 'px'
"""
WIDER_LETTERS = """
for (const part of document.querySelectorAll('body, body *')) {
    part.style.lineHeight = '1.5'; part.style.letterSpacing = '0.12em'; part.style.wordSpacing = '0.16em'
}
"""
CHECK = """async rules => {
    const shade = colour => {
        const [r, g, b] = colour.match(/[\\d.]+/g).slice(0, 3).map(Number).map(c => c / 255)
            .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b
    }
    // axe-core leaves words in a drawing undecided: they stand on the last mark below their middle, or on the page
    const isReadable = words => {
        const box = words.getBBox(), x = box.x + box.width / 2, y = box.y + box.height / 2
        const page = [document.body, document.documentElement].map(e => getComputedStyle(e).backgroundColor)
        let ground = page.find(colour => colour !== 'rgba(0, 0, 0, 0)') ?? 'rgb(255, 255, 255)'
        for (const mark of words.parentElement.children) {
            if (mark === words) break
            const fill = getComputedStyle(mark).fill, around = mark.getBBox()
            const isUnder = around.x <= x && x <= around.x + around.width
                && around.y <= y && y <= around.y + around.height
            if (mark.tagName === 'path' && fill !== 'none' && isUnder) ground = fill
        }
        const [light, dark] = [shade(getComputedStyle(words).fill), shade(ground)].sort((a, b) => b - a)
        return (light + 0.05) / (dark + 0.05) >= 4.5
    }
    const isDecided = (kind, rule, node) => {
        const words = document.querySelector(node.target[0])
        return kind === 'incomplete' && rule.id === 'color-contrast' && words?.matches('svg.drawing text')
            && isReadable(words)
    }
    const result = await axe.run(document, rules)
    const found = []
    for (const kind of ['violations', 'incomplete'])
        for (const rule of result[kind])
            for (const node of rule.nodes) {
                if (isDecided(kind, rule, node)) continue
                const checks = [...node.any, ...node.all, ...node.none]
                const cut = checks.some(c => ['elmPartiallyObscured', 'bgOverlap'].includes(c.data?.messageKey))
                const box = document.querySelector(node.target[0])?.closest('.table-box, pre')
                const line = [kind, rule.id, node.target, node.html.slice(0, 120), checks[0]?.message].join(' ')
                found.push([line, kind == 'incomplete' && cut && Boolean(box)])
            }
    return found
}"""
OVERHANG = "document.documentElement.scrollWidth - window.innerWidth"
BROKEN = """async () => {
    await document.fonts.ready
    const images = [...document.images].filter(i => !i.naturalWidth).map(i => i.alt)
    return [...images, ...[...document.fonts].filter(f => f.status === 'error').map(f => f.family + f.weight)]
}"""
HOSTILE = """() => {
    const add = (name, values) => document.body.append(Object.assign(document.createElement(name), values))
    add('script', {textContent: 'window.ran = true'})
    add('img', {src: 'missing.png', onerror: null}); document.body.lastChild.setAttribute('onerror', 'window.ran = 1')
    add('img', {src: 'https://example.org/a.png'}); add('iframe', {src: 'https://example.org/'})
    add('style', {textContent: 'body { display: none }'})
    return new Promise(done => setTimeout(() => done([
        window.ran === undefined, getComputedStyle(document.body).display !== 'none']), 300))
}"""


@contextmanager
def opened(browser: Any, path: Path, mode: str) -> Iterator[tuple[Any, list[Any], list[str]]]:
    """A page, what it asked for beside itself, and what the browser complained of."""
    context = browser.new_context(**MODES[mode])
    try:
        page = context.new_page()
        asked: list[Any] = []
        said: list[str] = []
        own = path.resolve().as_uri()
        page.on("request", lambda r: None if r.url == own or r.url.startswith("data:") else asked.append(r))
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(own)
        yield page, asked, said
    finally:
        context.close()


def verdicts(page: Any, axe: str, mode: str) -> list[str]:
    """Everything that axe-core finds or leaves undecided, a line each.

    On a phone the end of a wide table lies outside its box, where axe-core cannot tell what is behind the letters. What
    it leaves undecided there is decided with the boxes opened; everything else counts as it stands.
    """
    page.evaluate(OPEN_DETAILS)
    page.evaluate(axe)
    found = page.evaluate(CHECK, RULES)
    if "320" not in mode or not found:
        return [line for line, _ in found]
    page.evaluate(OPEN_BOXES)
    outside = [line for line, is_hidden in found if not is_hidden]
    return list(dict.fromkeys([*outside, *(line for line, _ in page.evaluate(CHECK, RULES))]))


def test_the_reports_have_been_built(built):
    assert (built / "index.html").is_file()


@pytest.mark.parametrize("mode", MODES)
def test_axe_finds_nothing_and_leaves_nothing_undecided(browser, axe, page_file, mode):
    if page_file.stem == "annex" and mode not in WHOLE:
        pytest.skip("minutes each: of the longest page each color and each width is looked at once")
    with opened(browser, page_file, mode) as (page, _, _):
        found = verdicts(page, axe, mode)
    assert found == []


def test_nothing_but_a_table_scrolls_sideways_on_a_phone(browser, page_file):
    with opened(browser, page_file, "light, 320 px") as (page, _, _):
        assert page.evaluate(OVERHANG) == 0
        page.evaluate(OPEN_DETAILS)
        assert page.evaluate(OVERHANG) == 0
        page.evaluate(WIDER_LETTERS)
        assert page.evaluate(OVERHANG) == 0


def test_a_page_asks_no_server_for_anything_and_shows_all_it_has(browser, page_file):
    with opened(browser, page_file, "light") as (page, asked, said):
        page.evaluate(OPEN_DETAILS)
        assert page.evaluate(BROKEN) == []
        assert asked == []
        assert said == []


def test_what_gets_into_a_page_can_neither_run_nor_fetch_nor_restyle_it(browser, page_file):
    with opened(browser, page_file, "light") as (page, asked, said):
        assert page.evaluate(HOSTILE) == [True, True]
        assert [r.failure for r in asked] == ["csp"] * len(asked)
        assert len(said) >= 6, "each attempt is reported"


def test_the_skip_link_is_the_first_thing_the_keyboard_reaches(browser, report_stem):
    with opened(browser, report_stem.with_suffix(".html"), "light") as (page, _, _):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement === document.querySelector('main')")
        page.keyboard.press("Tab")
        # a short report of an area may hold no link; the keyboard is then at the end of the page
        inside = "document.querySelector('main').contains(document.activeElement)"
        assert page.evaluate(f"!document.querySelector('main :is(a[href], summary, [tabindex])') || {inside}")


PRINTED = """() => [...document.querySelectorAll('main *')].filter(e => e.checkVisibility() &&
    e.getBoundingClientRect().right > document.documentElement.clientWidth + 1).length"""
"""Elements that reach over the right edge of what is printed."""
PRINTABLE = {"width": 657, "height": 986}
"""Of a sheet of A4 within the margins of the style, in pixels of the style."""


def test_a_page_is_printed_within_its_margins_and_not_much_longer_than_the_report_set_for_paper(browser, report_stem):
    with opened(browser, report_stem.with_suffix(".html"), "light") as (page, _, _):
        page.emulate_media(media="print")
        page.set_viewport_size(PRINTABLE)
        assert page.evaluate(PRINTED) == 0
        with pypdfium2.PdfDocument(page.pdf(format="A4")) as printed:
            sheets = len(printed)
            words = " ".join(printed[n].get_textpage().get_text_range() for n in (sheets - 2, sheets - 1) if n >= 0)
    with pypdfium2.PdfDocument(report_stem.with_suffix(".pdf")) as set_:
        assert sheets <= 2 * len(set_)
    assert re.search(r"is\s+not\s+printed|no\s+se\s+imprime", words)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_brief_is_printed_on_three_sheets_at_most(browser, report_stem, paper):
    if report_stem.name != "brief":
        pytest.skip("of a brief alone")
    with opened(browser, report_stem.with_suffix(".html"), "light") as (page, _, _):
        sheets = page.pdf(format=paper)
    with pypdfium2.PdfDocument(sheets) as printed:
        assert len(printed) <= 3


@pytest.mark.parametrize("screen", [PHONE, {"width": 375, "height": 667}], ids=["320 px", "375 px"])
def test_the_first_finding_of_a_brief_and_of_the_report_begins_on_the_first_screen_of_a_phone(
    browser, report_stem, screen
):
    if report_stem.name not in ("brief", "evaluation"):
        pytest.skip("of the two that people open first")
    answer = "main > p" if report_stem.name == "brief" else ".subtitle"
    with opened(browser, report_stem.with_suffix(".html"), "light") as (page, _, _):
        page.set_viewport_size(screen)
        first = page.locator(answer).first.bounding_box()
        # two lines of it at least, which name what grew
        assert first["y"] + 50 <= screen["height"]


PAGE = '<!doctype html><html lang="en"><head><title>A page</title></head><body><main><h1>A</h1>{}</main></body></html>'


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        ('<img src="data:image/png;base64,AAAA">', "image-alt"),
        ('<p style="color:#999">pale</p>', "color-contrast"),
        ('<p><span style="color:#ddd" aria-hidden="true">▲</span> up</p>', "color-contrast"),
        ("<table><tr><td>1</td></tr></table><h3>deep</h3>", "heading-order"),
        ('<a href="#x"></a>', "link-name"),
        (
            (
                '<svg class="drawing" viewBox="0 0 99 20" role="img" aria-label="A">'
                '<path d="M0 0H99V20H0Z" fill="#ccc"/>'
                '<text x="9" y="14" fill="#888">pale</text></svg>'
            ),
            "color-contrast",
        ),
        (
            '<div class="table-box" style="overflow:auto"><p style="width:99rem;color:#aaa">pale</p></div>',
            "color-contrast",
        ),
    ],
)
@pytest.mark.parametrize("mode", ["light", "light, 320 px"])
def test_the_gate_finds_what_is_wrong(browser, axe, tmp_path, content, rule, mode):
    path = tmp_path / "page.html"
    path.write_text(PAGE.format(content), encoding="utf-8")
    with opened(browser, path, mode) as (page, _, _):
        found = verdicts(page, axe, mode)
    assert found
    assert any(rule in line for line in found)
