"""Make a brief of a country, region, forum or partner: assembled once, shown four ways."""

from partnerships.tracker.services.make_brief.assemble import NotPublicError, make_brief
from partnerships.tracker.services.make_brief.document import Brief, Line, Section
from partnerships.tracker.services.make_brief.subject import Subject, find_subject

__all__ = [
    "Brief",
    "Line",
    "NotPublicError",
    "Section",
    "Subject",
    "find_subject",
    "make_brief",
]
