"""One Whoosh index on disk that several processes write, many read, and that survives anything."""

from whooshsearch.store.builds import Build
from whooshsearch.store.errors import IndexBusy, IndexUnavailable
from whooshsearch.store.states import StoreState
from whooshsearch.store.store import Store

__all__ = ["Build", "IndexBusy", "IndexUnavailable", "Store", "StoreState"]
