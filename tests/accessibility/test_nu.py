"""The Nu checker has nothing to say about any page."""

from __future__ import annotations

MISTAKEN = r".*image .data:image/[a-z+]+;base64,.* blocked by .img-src. directive.*"
"""It does not know that `img-src data:` allows images within the page; the browser does and is asked elsewhere."""


def test_nu_has_no_message_about_any_page(nu, built, error_pages):
    assert nu(*sorted(built.rglob("*.html")), *error_pages.values(), ignore=MISTAKEN) == []


def test_nu_finds_what_is_wrong(nu, tmp_path):
    path = tmp_path / "page.html"
    path.write_text("<!doctype html><html lang=en><title>A</title><p><ul><li>a</ul></p>", encoding="utf-8")
    assert any("p" in message for message in nu(path, ignore=MISTAKEN))
