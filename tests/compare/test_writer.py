"""What is said of an indicator of either build."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evaluation.compare.writer import ChangeWriter
from evaluation.locale.language import Language
from evaluation.methods import Flag, Outlook, Reason

AS_OF = "The finding is one as of the latest figure"
TOO_OLD = "The latest figure was too old for one."


@pytest.mark.parametrize(
    ("outlook", "reasons", "said"),
    [
        (Outlook.FAVOURABLE, (), AS_OF),
        (Outlook.NOT_COMPUTABLE, (), TOO_OLD),
        (Outlook.NOT_COMPUTABLE, (Reason.NO_BASELINE,), ""),
    ],
    ids=["a verdict", "none, as the first form judged", "none for another reason"],
)
def test_only_a_verdict_is_one_as_of_an_old_figure(make, outlook, reasons, said):
    facts = make()
    record = facts.indicators["1.1"]
    status = "improved" if outlook is Outlook.FAVOURABLE else "not_computable"
    result = replace(record.result, status=status, outlook=outlook, reasons=reasons, flags=(Flag.OUTDATED,))
    writer = ChangeWriter(Language.of("en"), facts, facts)
    told = writer.standing(replace(record, result=result, outlook=outlook), "before").striptags()
    assert [words for words in (AS_OF, TOO_OLD) if words in told] == ([said] if said else [])
