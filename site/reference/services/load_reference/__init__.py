"""Loading the reference tables from maintained libraries and the files in `reference/data`."""

from reference.services.load_reference.load import load_reference
from reference.services.load_reference.upsert import Tally

__all__ = ["Tally", "load_reference"]
