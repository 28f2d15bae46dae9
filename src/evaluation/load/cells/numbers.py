"""Numbers, written in one way alone; each of the other ways is named with what to write instead."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import partial
from typing import Final

from evaluation.load.cells.error import CellError, refuse_nothing
from evaluation.load.cells.signs import name_signs, sign_name, usual

_PLAIN: Final = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_GROUPED: Final = re.compile(r"-?[0-9]{1,3}([,.' ])[0-9]{3}(\1[0-9]{3})*([.,][0-9]+)?")
_GROUPED_UNEVENLY: Final = re.compile(r"-?[0-9]{1,2}(,[0-9]{2})+,[0-9]{3}(\.[0-9]+)?")
_EITHER: Final = re.compile(r"-?[0-9]{1,3},[0-9]{3}")
_DECIMAL_COMMA: Final = re.compile(r"-?[0-9]+,[0-9]+")
_POWER: Final = re.compile(r"([-+]?[0-9]*[.,]?[0-9]+)\s*(?:[eE]|[x*]\s*10\s*\^)\s*([-+]?[0-9]{1,2})")
_LARGEST_POWER: Final = 30
_N: Final = r"(?P<n>[-+]?(?:[0-9][0-9.,' ]*|\.[0-9]+)(?<! ))"
_UNIT: Final = r"%|[$€£¥]|US\$|S/\.?|USD|EUR|PEN|GBP|per ?cent|por ciento"
_U: Final = rf"\s*(?:{_UNIT})?"
_SIZES: Final = {
    **dict.fromkeys(("k", "thousand", "thousands", "miles"), 3),
    **dict.fromkeys(("m", "mn", "mm", "mio", "million", "millions", "millón", "millon", "millones"), 6),
    **dict.fromkeys(("bn", "billion", "billions"), 9),
}
_DIGITS_ONLY: Final = "Write digits with a point before the decimals, such as 1234.5"
_AT_MOST: Final = "Write {n} and the qualifier at_most"
_AT_LEAST: Final = "Write {n} and the qualifier at_least"
_ABOUT: Final = "Write {n} and the qualifier about"
_REMARK: Final = "Write {n} and put the remark into note"
_UNIT_APART: Final = "Write {n}, the number alone; the column 'unit' has the unit"
_RANGE: Final = (
    "Write the figure that the source settles on; its two ends alone are two rows, one at_least and one at_most"
)
_ALONE: Final = {
    **dict.fromkeys((_AT_MOST, _AT_LEAST), "Leave the cell empty; a method takes no bound for a number"),
    _ABOUT: "Write {n}",
    _REMARK: "Write {n} and put the remark into a column of its own",
    _UNIT_APART: "Write {n}, the number alone",
    _RANGE: "Write the figure that the source settles on, or leave the cell empty",
}
"""The remedy where no other column says more of the number."""
_INSTEAD: Final = tuple(
    (re.compile(pattern, re.IGNORECASE), problem, remedy)
    for pattern, problem, remedy in (
        (rf"(?:<=?|max\.?|up to|at most|under|below|less than|hasta|menos de)\s*{_N}{_U}", "a bound, not a number",
         _AT_MOST),
        (rf"(?:>=?|min\.?|at least|over|above|more than|más de|al menos)\s*{_N}{_U}", "a bound, not a number",
         _AT_LEAST),
        (rf"{_N}{_U}\s*(?:\+|or more|and over|o más)", "a bound, not a number", _AT_LEAST),
        (rf"(?:~|±|c\.|ca\.?|circa|about|around|approx\.?|approximately|aprox\.?|unos|cerca de)\s*{_N}{_U}",
         "the number has a mark for 'about'", _ABOUT),
        (rf"{_N}\s*[(\[]?(?:e|est\.?|estimated?|estimaci[oó]n|estimado|approx\.?|aprox\.?|~)[)\]]?",
         "the number has a mark for 'about'", _ABOUT),
        (rf"{_N}\s*(?:{_UNIT})|(?:{_UNIT})\s*(?P<m>[-+]?[0-9][0-9.,' ]*)", "the number has its unit beside it",
         _UNIT_APART),
        (rf"{_N}\s*(?:-|to|a|\.\.|and|y)\s*[0-9][0-9.,' ]*", "a range, not a number",
         _RANGE),
        (r"[0-9]+(?: [0-9]+)?\s*/\s*[0-9]+|[0-9]*\s*[¼-¾⅐-⅞]", "a fraction, not a number", _DIGITS_ONLY),
        (rf"'{_N}", "the number has a quotation mark before it, by which a spreadsheet makes it a text", "Write {n}"),
        (rf"{_N}\s*(?:[*†‡§#]+|[a-z]|[(\[][a-z0-9*]{{1,3}}[)\]]|[¹²³⁰⁴-⁹ᵃ-ᵛ]+)",
         "the number has a mark for a remark beside it", _REMARK),
        (rf"{_N}\s*mil\.?", "the number has a word for its size", "Write all its digits"),
        (rf"{_N}\s+[^\W\d_]{{2,}}.*", "the number has words beside it", "Write {n}, the number alone"),
    )
)  # fmt: skip
"""Ways to write a number and something with it, each with what is wrong and what to do; `n` is the number meant."""


def parse_number(text: str, *, is_alone: bool = False) -> Decimal:
    """Read a number with the digits it was printed with.

    Parameters
    ----------
    text : str
    is_alone : bool, optional
        Whether its table has no columns for a qualifier, a unit and a note.

    Raises
    ------
    CellError
        If it is written in any other way than digits with a point before the decimals and a hyphen for minus.
    """
    if _PLAIN.fullmatch(text):
        return Decimal(text)
    refuse_nothing(text)
    looks = usual(text)
    named = name_signs(text)
    if _PLAIN.fullmatch(looks):
        raise CellError(f"not a number in the usual signs: it has {named}", f"Write {looks}")
    judges = (_grouped, _decimal_comma, _power, _bare_point, _in_parentheses, _sized, _letters)
    for judge in (*judges, partial(_written_with, is_alone=is_alone)):
        judged = judge(looks)
        if judged:
            problem, remedy = judged
            raise CellError(f"{problem}; it has {named}" if named and looks.isascii() else problem, remedy)
    if "_" in looks:
        raise CellError("not a number: an underscore stands in it", _DIGITS_ONLY)
    raise CellError(f"not a number: it has {named}" if named else "not a number", _DIGITS_ONLY)


def parse_whole_number(text: str) -> int:
    """Read a number without decimals that is not negative.

    Raises
    ------
    CellError
        If it is anything else.
    """
    number = parse_number(text)
    if number != int(number) or number < 0:
        raise CellError("not a whole number", "Write digits only, such as 1")
    return int(number)


Judgement = tuple[str, str] | None
"""What is wrong and what to write, if a text is written in the way asked about."""


def _grouped(text: str) -> Judgement:
    found = _ungrouped(text)
    if _EITHER.fullmatch(text):
        # "1,234" may be meant either way, so both are shown
        found += f", or {_as_decimals(text)}"
    return ("the number has a thousands separator", f"Write {found}") if found else None


def _decimal_comma(text: str) -> Judgement:
    if not _DECIMAL_COMMA.fullmatch(text):
        return None
    return "the number has a decimal comma", f"Write {text.replace(',', '.')}"


def _power(text: str) -> Judgement:
    found = _expanded(text)
    if found:
        remedy = f"Write {found}, or all the digits that the source has: a spreadsheet leaves some out"
        return "a power of ten, not a number in digits", remedy
    return None


def _bare_point(text: str) -> Judgement:
    if re.fullmatch(r"\+[0-9]+(\.[0-9]+)?", text):
        return "the number has a plus sign", f"Write {text[1:]}"
    if re.fullmatch(r"[-+]?(\.[0-9]+|[0-9]+\.)", text):
        return "the number begins or ends with its point", f"Write {_meant(text)}"
    return None


def _in_parentheses(text: str) -> Judgement:
    found = re.fullmatch(r"\((.+)\)", text)
    meant = _meant(found[1].strip()) if found else ""
    if meant:
        return "parentheses stand for a minus", f"Write -{meant.removeprefix('-')}"
    return None


def _sized(text: str) -> Judgement:
    found = re.fullmatch(rf"(?:{_UNIT})?\s*{_N}\s*(?P<size>[^\W\d_]+)\.?", text, re.IGNORECASE)
    if not found or found["size"].lower() not in _SIZES:
        return None
    number = _meant(found["n"])
    if not _PLAIN.fullmatch(number):
        return "the number has a word for its size", "Write all its digits"
    whole = f"{Decimal(number).scaleb(_SIZES[found['size'].lower()]):f}"
    return "the number has a word for its size", f"Write {whole.rstrip('0').rstrip('.') if '.' in whole else whole}"


def _written_with(text: str, *, is_alone: bool) -> Judgement:
    for pattern, problem, remedy in _INSTEAD:
        found = pattern.fullmatch(text)
        if not found:
            continue
        number = next((n for n in found.groupdict().values() if n), "") if found.groupdict() else ""
        meant = _meant(number.strip()) if number else ""
        if meant or "{n}" not in remedy:
            return problem, (_ALONE.get(remedy, remedy) if is_alone else remedy).format(n=meant)
    return None


def _letters(text: str) -> Judgement:
    """Letters that are taken for digits."""
    if not re.fullmatch(r"-?(?=.*[0-9])[0-9OoIl]+(\.[0-9OoIl]+)?", text):
        return None
    named = ", ".join(sign_name(sign) for sign in dict.fromkeys(re.findall("[OoIl]", text)))
    return (
        f"not a number: a letter stands for a digit, {named}",
        f"Write {re.sub('[Il]', '1', re.sub('[Oo]', '0', text))}",
    )


def _meant(text: str) -> str:
    """How a number is to be written that may have separators, a plus sign or a power of ten; empty if it is none."""
    text = text.removeprefix("+")
    if _PLAIN.fullmatch(text):
        return text
    if re.fullmatch(r"-?\.[0-9]+", text):
        return text.replace(".", "0.", 1)
    if re.fullmatch(r"-?[0-9]+\.", text):
        return text[:-1]
    if _DECIMAL_COMMA.fullmatch(text) and not _EITHER.fullmatch(text):
        return text.replace(",", ".")
    if _EITHER.fullmatch(text):
        return f"{_ungrouped(text)} (or {_as_decimals(text)})"
    return _ungrouped(text) or _expanded(text)


def _as_decimals(text: str) -> str:
    return f"{text.replace(',', '.')} if the comma is a decimal comma"


def _ungrouped(text: str) -> str:
    """The number without separators of thousands; empty if it has none."""
    if _GROUPED_UNEVENLY.fullmatch(text):
        return text.replace(",", "")
    if not _GROUPED.fullmatch(text):
        return ""
    digits = re.sub(r"[^0-9-]", "", text)
    if re.search(r"[.,][0-9]{1,2}$", text):
        fraction = re.split(r"[.,]", text)[-1]
        return f"{digits[: -len(fraction)]}.{fraction}"
    return digits


def _expanded(text: str) -> str:
    """The number without its power of ten; empty if it has none."""
    found = _POWER.fullmatch(text)
    if not found or abs(int(found[2])) > _LARGEST_POWER:
        return ""
    number = Decimal(found[1].replace(",", ".")).scaleb(int(found[2]))
    whole = f"{number:f}"
    return whole.rstrip("0").rstrip(".") if "." in whole else whole
