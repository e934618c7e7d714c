"""What reference registers with the layers below: its tables are loaded when a site is set up."""

from collections.abc import Callable

from foundation import registries
from reference.services.load_reference import load_reference


def _load(write: Callable[[str], None]) -> None:
    load_reference(progress=write)


registries.setup_steps.register("reference data", _load, order=10)
