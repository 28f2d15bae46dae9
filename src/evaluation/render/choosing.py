"""Switches of a page, by which a reader chooses among the rows of a table: radio buttons and style, no script.

There is one rule for each option: where it is chosen, it hides every row that was made with another one. Browsers that
do not know `:has()`, and paper, have the table without switches.
"""

from __future__ import annotations

from typing import Final

from lxml import etree

from evaluation.render.fragment import Element, words_of
from evaluation.words.markup import CHOOSER, OPTIONS, SCREEN

CHOICE: Final = "data-choice"
"""Attribute with the option that a switch stands for, and of a row with all that it was made with."""
HIDDEN: Final = f".{OPTIONS},tr.{SCREEN}{{display:none}}"
"""Where nothing can be chosen; a combination that repeats another row, or is none, is for who asks for it."""
SWITCHES: Final = (
    f".{OPTIONS}{{display:block;margin:1rem 0}}"
    f".{OPTIONS} fieldset{{border:1px solid var(--line);border-radius:.3rem;padding:.3rem .9rem .5rem;margin:.6rem 0;"
    "display:flex;flex-wrap:wrap;gap:0 1.2rem;min-width:0}"
    f".{OPTIONS} legend{{padding:0 .35rem;color:var(--soft);font-weight:600}}"
    f".{OPTIONS} label{{display:inline-flex;align-items:center;gap:.45rem;min-height:2rem;cursor:pointer}}"
    f".{OPTIONS} input{{accent-color:var(--accent);width:1.1rem;height:1.1rem;margin:0;flex:none}}"
    f".{OPTIONS} input:focus-visible{{outline:.2rem solid var(--link);outline-offset:.15rem}}"
    f"@media(max-width:36rem){{.{CHOOSER} table{{min-width:0;font-size:.8rem}}"
    f".{CHOOSER} :is(th,td){{padding:.4rem .25rem}}.{CHOOSER} .status{{padding:.05em .25em}}}}"
    f':where(.{CHOOSER}:has(input:not([value="all"]):checked)) tr.{SCREEN}{{display:table-row}}'
)
ALL: Final = "all"


def make_switches(body: Element, title: str) -> str:
    """Make radio buttons of the lists of options of a page.

    Parameters
    ----------
    body : lxml element
        Changed in place.
    title : str
        Name of a group of switches, with `{title}` for that of its table.

    Returns
    -------
    str
        Style that lets the rows answer; empty where nothing can be chosen.
    """
    tokens: dict[str, None] = {}
    for box in [part for part in body.iter("div") if OPTIONS in _classes(part)]:
        parent = box.getparent()
        table = None if parent is None else next(parent.iter("table"), None)
        caption = None if table is None else table.find("caption")
        box.set("role", "group")
        box.set("aria-label", title.format(title="" if caption is None else words_of(caption)))
        for number, choices in enumerate(list(box.iter("ul"))):
            heading = choices.getprevious()
            assert heading is not None
            box.replace(choices, _fieldset(heading, choices, f"{box.get('id')}-{number}", tokens))
            box.remove(heading)
    if not tokens:
        return ""
    rules = "".join(
        f'.{CHOOSER}:has([value="{token}"]:checked) tbody tr:not([{CHOICE}~="{token}"]){{display:none}}'
        for token in tokens
    )
    return f"{HIDDEN}\n@supports selector(:has(a)){{@media screen{{{SWITCHES}{rules}}}}}"


def _fieldset(heading: Element, choices: Element, name: str, tokens: dict[str, None]) -> Element:
    group = etree.Element("fieldset")
    legend = etree.SubElement(group, "legend")
    legend.text = words_of(heading)
    for item in choices:
        token = item.get(CHOICE) or ALL
        label = etree.SubElement(group, "label")
        switch = etree.SubElement(label, "input", {"type": "radio", "name": name, "value": token})
        if token == ALL:
            switch.set("checked", "checked")
        else:
            tokens[token] = None
        words = etree.SubElement(label, "span")
        words.text = item.text
        words.extend(list(item))
    return group


def is_on_screen_alone(part: Element) -> bool:
    """Whether a part has no place on paper."""
    return SCREEN in _classes(part)


def leave_out_screen(body: Element) -> None:
    """Take out of a document what only a screen has."""
    for part in [part for part in body.iter() if is_on_screen_alone(part)]:
        parent = part.getparent()
        assert parent is not None
        parent.remove(part)


def _classes(part: Element) -> list[str]:
    return (part.get("class") or "").split()
