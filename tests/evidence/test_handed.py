"""A chapter is handed what it rests on, and the digest of that changes with it and with nothing else."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from evaluation.evidence import Dataset, fingerprint_evidence, hand_over, handed_digests, open_dataset, record_digests

DAY = dt.date(2020, 1, 1)


@pytest.fixture
def dataset(evidence, observation, source, indicator):
    """Three indicators of two objectives; figures of a whole and of places; a document of 2020, 2024 and of no day."""

    def build(values=None, **changes):
        given = {"F1": 8, "F2": 9, "F3": 3, "F4": 5, "F5": 6} | (values or {})
        figures = [
            observation("F1", given["F1"], 2016),
            observation("F2", given["F2"], 2019, source="S2", measure="victims"),
            observation("F3", given["F3"], 2018, area="Cusco"),
            observation("F4", given["F4"], 2018, area="Cusco", measure="visits"),
            observation("F5", given["F5"], 2017, measure="seized"),
        ]
        ask = [("1.1", "1", "cases"), ("2.1", "2", "victims"), ("2.2", "2", "seized")]
        sheets = [
            indicator(id=id_, objective=objective, select={"value": {"measures": [measure], "areas": ["Peru"]}})
            for id_, objective, measure in ask
        ]
        sources = [source("S1", "2019-12-31"), source("S2", "2024-05-01"), source("S3", None), source("S4", "2019-01")]
        found = evidence(figures, [], sources, **changes).dataset
        second = found.framework.objectives[0].model_copy(update={"id": "2"})
        framework = found.framework.model_copy(
            update={"indicators": tuple(sheets), "objectives": (*found.framework.objectives, second)}
        )
        return dataclasses.replace(found, framework=framework)

    return build


def handed(dataset: Dataset, area: str = "", as_of: dt.date | None = None):
    return handed_digests(dataset, as_of, area, ("1", "2"))


def ids(evidence):
    return [o.observation_id for o in evidence.observations]


def test_an_objective_is_handed_its_figures_of_all_places_and_their_documents(dataset):
    found = hand_over(dataset(), objective="1")
    assert ids(found) == ["F1", "F3"]
    assert list(found.sources) == ["S1"]
    assert [i.id for i in found.dataset.framework.indicators] == ["1.1"]
    assert [o.id for o in found.dataset.framework.objectives] == ["1"]
    assert [o.observation_id for o in found.dataset.tables.observations] == ids(found)


def test_an_area_is_handed_its_own_figures_and_those_that_are_asked_for_of_the_whole(dataset):
    assert ids(hand_over(dataset(), area="Cusco")) == ["F1", "F2", "F3", "F4", "F5"]
    assert ids(hand_over(dataset(), area="Lima")) == ["F1", "F2", "F5"]


def test_a_figure_changes_what_is_handed_to_those_that_rest_on_it_and_to_no_other(dataset):
    before = handed(dataset())
    for id_, touched in {"F1": {"", "1"}, "F2": {"", "2"}, "F3": {"", "1"}, "F4": {""}}.items():
        after = handed(dataset({id_: 1}))
        assert {name for name in after if after[name] != before[name]} == touched
    lima, cusco = (handed(dataset(), area) for area in ("Lima", "Cusco"))
    assert handed(dataset({"F4": 1}), "Lima") == lima
    assert handed(dataset({"F4": 1}), "Cusco") != cusco


def test_every_field_of_a_row_counts(dataset):
    before, data = handed(dataset()), dataset()
    for field in dataclasses.fields(data.tables.observations[0]):
        if field.name in ("note", "locator", "confidence", "period_end"):
            other = dataclasses.replace(data.tables.observations[0], **{field.name: "other"})
            tables = dataclasses.replace(data.tables, observations=(other, *data.tables.observations[1:]))
            assert (
                record_digests(dataclasses.replace(data, tables=tables))["observations.csv:F1"]
                != (record_digests(data)["observations.csv:F1"])
            )
    assert handed(dataset()) == before


def test_the_order_of_the_rows_counts(dataset):
    data = dataset()
    turned = dataclasses.replace(data.tables, observations=data.tables.observations[::-1])
    assert handed(dataclasses.replace(data, tables=turned)) != handed(data)


def test_a_later_document_changes_nothing_about_an_earlier_day(dataset, source):
    data = dataset()
    later = data.tables.sources | {"S9": source("S9", "2024-12-01")}
    newer = dataclasses.replace(data, tables=dataclasses.replace(data.tables, sources=later))
    assert handed(newer, as_of=DAY) == handed(data, as_of=DAY)
    assert handed(newer) != handed(data)


def test_a_day_is_handed_what_was_published_and_what_has_no_date_and_knows_that_it_is_not_the_last(dataset):
    found = hand_over(dataset(), DAY)
    assert ids(found) == ["F1", "F3", "F4", "F5"]
    assert list(found.sources) == ["S1", "S3", "S4"]
    assert not found.is_latest
    assert found.dataset.newest_source_date.year == 2024


def test_a_later_document_that_a_text_names_is_handed_over_too(dataset):
    data = dataset()
    sheet = data.framework.indicators[0]
    told = sheet.model_copy(update={"why": sheet.why.model_copy(update={"en": "Later S2 said more."})})
    framework = data.framework.model_copy(update={"indicators": (told, *data.framework.indicators[1:])})
    assert "S2" in hand_over(dataclasses.replace(data, framework=framework), DAY).sources


def test_a_report_of_an_earlier_day_counts_all_figures_so_its_chapters_are_handed_all(dataset):
    assert ids(hand_over(dataset(), DAY, objective="1")) == ids(hand_over(dataset(), DAY))
    assert len(set(handed(dataset(), as_of=DAY).values())) == 1


def test_a_lender_of_scatter_is_handed_over_with_its_figures(dataset):
    data = dataset()
    like = tuple(i.model_copy(update={"dispersion_group": "like"}) for i in data.framework.indicators[:2])
    framework = data.framework.model_copy(update={"indicators": (*like, *data.framework.indicators[2:])})
    found = hand_over(dataclasses.replace(data, framework=framework), objective="1")
    assert ids(found) == ["F1", "F2", "F3"]
    assert [i.id for i in found.dataset.framework.indicators] == ["1.1", "2.1"]


def test_a_decision_brings_its_figures_and_its_grounds(dataset):
    decision = {
        "id": "C1",
        "action": "prefer",
        "observations": ["F1"],
        "over": ["F5"],
        "reason": {"en": "better", "es": "mejor"},
        "decided_by": "authors",
        "decided_on": "2020-01-01",
        "grounds": ["S4"],
    }
    found = hand_over(dataset(corrections=[decision]), objective="1")
    assert ids(found) == ["F1", "F3", "F5"]
    assert list(found.sources) == ["S1", "S4"]
    assert [c.id for c in found.corrections] == ["C1"]


def test_what_was_handed_over_is_handed_over_again_as_it_is(dataset):
    for area, objective in (("", "1"), ("Cusco", ""), ("", "")):
        once = hand_over(dataset(), None, area, objective)
        again = hand_over(once.dataset, once.as_of, area, objective)
        assert fingerprint_evidence(again) == fingerprint_evidence(once)


def test_every_row_and_entry_of_the_project_has_a_digest_of_its_own(project_data):
    dataset = open_dataset(project_data)
    tables, framework = dataset.tables, dataset.framework
    expected = {f"observations.csv:{o.observation_id}" for o in tables.observations}
    expected |= {f"sources.csv:{id_}" for id_ in tables.sources} | {f"areas.csv:{id_}" for id_ in tables.areas}
    expected |= {f"milestones.csv:{m.milestone_id}" for m in tables.milestones}
    expected |= {f"framework.yaml:indicators:{i.id}" for i in framework.indicators} | {"framework.yaml:programme"}
    expected |= {f"corrections.yaml:corrections:{c.id}" for c in dataset.corrections.corrections}
    assert expected <= record_digests(dataset).keys()
