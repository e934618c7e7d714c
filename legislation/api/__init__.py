"""The public fields of laws and scorecards: what a file or the API may show, and nothing else."""

from legislation.api.laws import COLUMNS, PARTY_COLUMNS, load, sources_of
from legislation.api.mentions import mention_columns
from legislation.api.scorecards import (
    FRAMEWORK_COLUMNS,
    evidence_words,
    finding_columns,
    load_frameworks,
    matrix_columns,
)

__all__ = [
    "COLUMNS",
    "FRAMEWORK_COLUMNS",
    "PARTY_COLUMNS",
    "evidence_words",
    "finding_columns",
    "load",
    "load_frameworks",
    "matrix_columns",
    "mention_columns",
    "sources_of",
]
