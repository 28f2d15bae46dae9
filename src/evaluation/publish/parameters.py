"""The parameters every notebook takes, checked before a kernel starts.

papermill only warns about a parameter that a notebook does not know, and passes values of any type. A misspelt
`langauge` would then silently give an English report; so everything is refused here that papermill would let pass.
"""

from __future__ import annotations

import ast
import difflib
from collections.abc import Collection, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

from evaluation.errors import NotebookError, OutputError, ParameterError
from evaluation.plan.request import check_choice, read_day
from evaluation.run.notebook.file import write_runnable


class NotebookParameters(BaseModel):
    """What a notebook can be told. The parameters cell of every notebook declares the same names and types."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    objective: str = "1"
    """Id of the objective a chapter is about; other chapters ignore it."""
    as_of: str = ""
    """Day on which the evidence is looked at, as YYYY-MM-DD; empty for the day of the newest source."""
    area: str = ""
    """Area an edition is about; empty for the whole programme."""
    language: str = "en"
    """Language the report is written in."""
    scenario: str = "all"
    """Target scenario that is shown: an id of the framework, `all` or `none`."""
    data_dir: str = "../data"
    """Folder with the framework and the figures."""

    @field_validator("as_of")
    @classmethod
    def _is_day(cls, value: str) -> str:
        if value:
            read_day(value)
        return value


def check_values(
    notebook_path: Path, parameters: Mapping[str, object], choices: Mapping[str, Collection[str]] | None = None
) -> NotebookParameters:
    """Check the values that a notebook is to be run with, without starting a kernel.

    Parameters
    ----------
    notebook_path : Path
        For the message.
    parameters : Mapping
        Values by parameter name; those left out keep the notebook's own.
    choices : Mapping, optional
        Values there are of a parameter, such as the languages with a catalogue.

    Raises
    ------
    ParameterError
        If a name is unknown, or a value has the wrong type or lies outside.
    """
    try:
        checked = NotebookParameters.model_validate(dict(parameters))
    except ValidationError as error:
        faults = [
            _fault(str(detail["loc"][0]), detail["type"], detail["msg"], detail["input"]) for detail in error.errors()
        ]
        raise ParameterError(f"{notebook_path.name}: " + "\n".join(faults)) from None
    for name, known in (choices or {}).items():
        if name in parameters:
            check_choice(name, getattr(checked, name), known)
    return checked


def check_cell(notebook_path: Path) -> None:
    """Check that a notebook's parameters cell declares exactly the parameters there are, with their types.

    Raises
    ------
    ParameterError
        With everything in which the cell disagrees.
    NotebookError
        If the file is no notebook.
    OutputError
        If the disk is full.
    """
    from papermill import inspect_notebook  # takes seconds to import, and --help needs none of it

    try:
        with TemporaryDirectory(prefix="ev-") as folder:
            file = Path(folder) / "notebook.ipynb"
            write_runnable(notebook_path, file)
            # the path is a template to papermill
            found = inspect_notebook(str(file).replace("{", "{{").replace("}", "}}"))
    except NotebookError:
        raise
    except OSError as error:
        raise OutputError(f"{gettempdir()} cannot be written to ({error.strerror}). Make room there.") from error
    except Exception as error:
        raise NotebookError(
            f"{notebook_path}: papermill cannot read it ({_first_line(error)}). Open and save it in JupyterLab."
        ) from error
    if not found:
        raise ParameterError(
            f"{notebook_path.name}: no parameters were found. Give one code cell the tag `parameters` and declare "
            f"there: {', '.join(NotebookParameters.model_fields)}."
        )
    faults = []
    for name, field in NotebookParameters.model_fields.items():
        wanted = field.annotation.__name__ if field.annotation else "str"
        if name not in found:
            # papermill reads line by line and skips a line with a second equals sign, even in its comment
            faults.append(f"`{name}: {wanted} = ...` is missing, or its line holds more than one equals sign")
        elif (declared := found[name]["inferred_type_name"]) != wanted:
            shown = "without a type" if declared == "None" else f"as {declared}"
            faults.append(f"`{name}` is declared {shown}; write `{name}: {wanted} = ...`")
        elif not _is_text(found[name]["default"]):
            faults.append(f"`{name}` has the default {found[name]['default']}, which is no text in quotes")
    faults += [
        _fault(name, "extra_forbidden", "", None) for name in found if name not in NotebookParameters.model_fields
    ]
    if faults:
        raise ParameterError(f"{notebook_path.name}, parameters cell: " + "\n".join(faults))


def _is_text(literal: str) -> bool:
    try:
        return isinstance(ast.literal_eval(literal), str)
    except (ValueError, SyntaxError):
        return False


def _fault(name: str, kind: str, message: str, value: object) -> str:
    if kind == "extra_forbidden":
        close = difflib.get_close_matches(name, NotebookParameters.model_fields, n=1)
        hint = f"Did you mean {close[0]!r}?" if close else f"Known are: {', '.join(NotebookParameters.model_fields)}."
        return f"{name}: unknown parameter. {hint}"
    if kind == "string_type":
        return f"{name}: {value!r} is {type(value).__name__}, but a text is needed: {str(value)!r}."
    return f"{name}: {value!r} is {message.removeprefix('Value error, ')}."


def _first_line(error: Exception) -> str:
    return (str(error) or type(error).__name__).strip().splitlines()[0]
