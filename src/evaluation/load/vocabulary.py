"""The closed vocabularies of the tables: none has a default, and a word that is not among them is a fault."""

from __future__ import annotations

from enum import StrEnum


class Qualifier(StrEnum):
    """How the document states the number: as it is, as a bound ("more than"), or worked out by somebody."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    ABOUT = "about"
    AT_MOST = "at_most"
    DERIVED = "derived"


class Confidence(StrEnum):
    """How sure we are that the row says what the document says."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Read(StrEnum):
    """How much of a document could be read; RELAYED means only what another document says of it."""

    WHOLE = "whole"
    PASSAGE = "passage"
    OPENING = "opening"
    RELAYED = "relayed"


class Relation(StrEnum):
    """How a document, or the body a figure comes from, stands to the programme.

    PROGRAMME speaks for it; a PARTY signed it or is paid under it; a RELAY stands as whom it relays, which the
    authority of the figure says.
    """

    PROGRAMME = "programme"
    PARTY = "party"
    INDEPENDENT = "independent"
    RELAY = "relay"


class MeasureKind(StrEnum):
    """Nature of a measured value."""

    COUNT = "count"
    STOCK = "stock"
    AMOUNT = "amount"
    SHARE = "share"
    RATE = "rate"
    ORDINAL = "ordinal"


class Stage(StrEnum):
    """How far money has come; ASSIGNED is a budget of which nothing says whether it is that before changes or after."""

    OPENING = "opening"
    MODIFIED = "modified"
    ASSIGNED = "assigned"
    SPENT = "spent"


class Role(StrEnum):
    """What a measure is there for; only targets and commitments speak of a time to come."""

    RESULT = "result"
    CONTEXT = "context"
    COMPARATOR = "comparator"
    MONEY = "money"
    COMMITMENT = "commitment"
    TARGET = "target"
    SETTING = "setting"


class Corroboration(StrEnum):
    """What was found of a claim: nothing that could be read may bear on it at all."""

    STANDS = "stands"
    IN_PART = "in_part"
    UNCHECKED = "unchecked"
    CONTRADICTED = "contradicted"
