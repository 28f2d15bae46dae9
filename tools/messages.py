"""Collect every message of the reports into one template, from which a catalogue of a language is made or updated.

Messages stand in the library, in the HTML template and in the Markdown cells of the notebooks. `--check` only compares.
"""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

from evaluation.plan.notebook import wishes_of

ROOT: Final = Path(__file__).parents[1]
PACKAGE: Final = ROOT / "src" / "evaluation"
TEMPLATE: Final = PACKAGE / "locale" / "evaluation.pot"
KEYWORDS: Final = {"_": None, "text": None, "say": None, "plural": (1, 2), "counted": (1, 2), "forms": (1, 2)}
HEADER: Final = r"""# Copy this file to <code>/LC_MESSAGES/evaluation.po and translate it; the rest is shown in English.
# Language may name the country whose numbers and dates are meant, such as pt_BR; empty means the code of the folder.
# X-Paper is a4 or us-letter.
msgid ""
msgstr ""
"Language: \n"
"X-Paper: a4\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"

"""
METHODS: Final = [("**.py", "python"), ("**/templates/*.html", "jinja2")]


def template() -> str:
    """Text of the message template, sorted, without dates, so that it changes only with the messages."""
    catalogue = Catalog(project="evaluation", charset="utf-8")
    for file, _, message, _, _ in extract_from_dir(PACKAGE, METHODS, keywords=KEYWORDS):
        catalogue.add(message, locations=[(f"src/evaluation/{file}", 0)])
    for name, message in _markdown():
        catalogue.add(message, locations=[(name, 0)])
    buffer = io.BytesIO()
    write_po(buffer, catalogue, sort_output=True, omit_header=True, include_lineno=False, width=120)
    return HEADER + buffer.getvalue().decode()


def _markdown() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        if not wishes_of(path).documents:
            continue  # in no report, and so in no other language
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            if cell["cell_type"] == "markdown":
                for block in re.split(r"\n\n", "".join(cell["source"])):
                    yield f"notebooks/{path.name}", block.strip()


def main(arguments: list[str]) -> int:
    """Write the template, or say that it is behind."""
    wanted = template()
    if "--check" not in arguments:
        TEMPLATE.parent.mkdir(parents=True, exist_ok=True)
        TEMPLATE.write_text(wanted, encoding="utf-8")
        return 0
    if TEMPLATE.exists() and TEMPLATE.read_text(encoding="utf-8") == wanted:
        return 0
    print(f"{TEMPLATE.relative_to(ROOT)} is behind the messages. Run `make messages`.")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
