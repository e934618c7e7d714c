"""What the API is asked and answers, for Django Ninja and the OpenAPI document."""

import datetime
from typing import Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import BaseModel, ConfigDict, Field, create_model

from website.api.answers import FIRST_LANGUAGE, LANGUAGES
from website.api.family import Family

MOST = 200
USUAL = 50
LONGEST = 2000
#: What `lang` may be: the settings name them.
LanguageCode: Any = Literal[tuple(LANGUAGES)]
LIMIT: Any = Field(USUAL, ge=1, le=MOST, description="Records on a page.")
CURSOR: Any = Field(
    "", max_length=LONGEST, description="Where to go on: take it from `next`, never make one."
)
FIELDS: Any = Field(
    "",
    max_length=LONGEST,
    description="Only these fields, separated by commas, and the key of the record.",
)
LANG: Any = Field(FIRST_LANGUAGE, description="The language of labels and of the pages named.")


class Spoken(Schema):
    """In which language labels are."""

    lang: LanguageCode = LANG


class RecordQuery(Spoken):
    """What is asked of one record."""

    fields_: str = Field("", alias="fields", max_length=LONGEST, description=FIELDS.description)

    @property
    def fields(self) -> str:
        """The fields asked for."""
        return self.fields_


class ListQuery(RecordQuery):
    """What is asked of a list, beside its filters."""

    limit: int = LIMIT
    cursor: str = CURSOR


class SearchQuery(Spoken):
    """What is asked of the search, beside its filters."""

    limit: int = LIMIT
    cursor: str = CURSOR


class ChangesQuery(Spoken):
    """What is asked of the changes."""

    since: str = Field(
        "",
        max_length=60,
        description=(
            "A day or a moment, ISO 8601, from which on changes are told; without one, from the "
            "beginning."
        ),
        json_schema_extra={"examples": ["2026-03-31", "2026-03-31T09:30:00Z"]},
    )
    limit: int = LIMIT
    cursor: str = CURSOR


class Closed(BaseModel):
    """An answer that holds nothing else."""

    model_config = ConfigDict(extra="forbid")


class Fault(Closed):
    """One thing that is wrong with a request."""

    parameter: str = Field(description="The parameter.")
    detail: str = Field(description="What is wrong with it.")


class ProblemAnswer(BaseModel):
    """What went wrong, as RFC 9457 has it."""

    model_config = ConfigDict(title="Problem")

    type: str = Field(description="An address that says more about this kind of problem.")
    title: str = Field(description="The kind of problem.")
    status: int = Field(description="The HTTP status.")
    detail: str = Field(description="What went wrong this time.")
    instance: str = Field(description="The path that was asked for.")
    errors: list[Fault] = Field(default_factory=list, description="The parameters at fault.")


class OptionAnswer(Closed):
    """One value of a filter."""

    value: str = Field(description="What the filter takes.")
    label: str = Field(description="What it means.")
    count: int = Field(description="Records that bear it, of those that the other filters leave.")
    chosen: bool = Field(description="Whether it was asked for.")


class FacetAnswer(Closed):
    """One filter of a list."""

    label: str = Field(description="What it is about.")
    parameters: list[str] = Field(description="Its parameters in the query string.")
    options: list[OptionAnswer] = Field(description="Its values; none where words are typed.")


class FacetsAnswer(Closed):
    """The filters of a list."""

    url: str = Field(description="The list.")
    count: int = Field(description="Records that the filters leave.")
    facets: list[FacetAnswer] = Field(description="The filters.")


class ListedAnswer(Closed):
    """One list of the API."""

    name: str = Field(description="Its name in addresses.")
    title: str = Field(description="Its name for people.")
    description: str = Field(description="What it holds.")
    url: str = Field(description="The list.")
    facets: str = Field(description="Its filters.")
    bulk: str = Field(description="All of it as newline-delimited JSON.")
    page: str | None = Field(description="The same list for people.")


class RootAnswer(Closed):
    """Where everything is."""

    name: str = Field(description="The site.")
    openapi: str = Field(description="The description of this API for programs.")
    documentation: str = Field(description="The description for people.")
    licence: str = Field(description="The name of the licence of the facts.")
    licence_url: str = Field(description="Its text.")
    changes: str = Field(description="What changed.")
    search: str = Field(description="The search.")
    lists: list[ListedAnswer] = Field(description="The lists.")


class ChangeAnswer(Closed):
    """One publish, change, move or withdrawal."""

    uid: UUID = Field(description="The record.")
    family: str = Field(description="The list that it belongs to, or its kind where none does.")
    what: Literal["published", "changed", "moved", "withdrawn"] = Field(
        description="What happened. Of what is withdrawn, forget everything."
    )
    at: datetime.datetime = Field(description="When.")
    title: str = Field(description="What the record was called then.")
    words: str = Field(description="What changed, in words.")
    page: str | None = Field(description="Its page today.")
    api: str | None = Field(description="Its address in this API today.")
    survivor_uid: UUID | None = Field(description="The record that it was merged with.")
    permanent_address: str = Field(description="An address that never changes.")


class ChangesAnswer(Closed):
    """What changed."""

    next_since: datetime.datetime = Field(description="What to ask with next time, as `since`.")
    next: str | None = Field(description="The next page; null on the last one.")
    results: list[ChangeAnswer] = Field(description="The oldest first.")


class TypeAnswer(Closed):
    """A kind of record."""

    code: str = Field(description="Its code.")
    label: str = Field(description="Its label.")


class ResultAnswer(Closed):
    """One result of the search."""

    type: TypeAnswer = Field(description="What it is.")
    uid: UUID = Field(description="The record.")
    title: str = Field(description="Its title.")
    excerpt: str = Field(description="Words around those looked for.")
    page: str = Field(description="Its page.")
    api: str | None = Field(description="Its address in this API.")


class SearchAnswer(Closed):
    """What the search found."""

    count: int = Field(description="How many results there are.")
    looked_for: str = Field(description="What was looked for instead of misspelt words.")
    next: str | None = Field(description="The next page; null on the last one.")
    results: list[ResultAnswer] = Field(description="The best first.")


def page_model(family: Family) -> type[BaseModel]:
    """Return what describes one page of a list."""
    return create_model(
        f"{family.row.name}Page",
        __base__=Closed,
        __doc__=f"One page of: {family.title}.",
        count=(int, Field(description="How many records the filters leave.")),
        next=(str | None, Field(description="The next page; null on the last one.")),
        results=(
            list[family.row_shape.model],  # type: ignore[name-defined]  # made when asked for
            Field(description="The records, in a fixed order."),
        ),
    )
