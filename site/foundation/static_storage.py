"""The static files as production serves them: hashed, compressed, style sheets in one piece."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

from foundation.style_bundles import bundled

#: What `collectstatic` found: for each name the storage that has the file, and its name there.
Paths = dict[str, tuple[Any, str]]


class BundledStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Puts what a style sheet imports in its place before it is hashed and compressed."""

    bundles: ClassVar[tuple[str, ...]] = ("css/site.css", "css/embed.css")

    def post_process(self, paths: Paths, **options: Any) -> Iterator[Any]:
        """Make the bundles, then hash and compress everything."""
        if not options.get("dry_run"):
            for name in self.bundles:
                if name in paths:
                    self._bundle(name, paths)
                    paths[name] = (self, name)
        yield from super().post_process(paths, **options)

    def _bundle(self, name: str, paths: Paths) -> None:
        text = bundled(name, lambda each: _read(paths, each))
        self.delete(name)
        self._save(name, ContentFile(text.encode()))


def _read(paths: Paths, name: str) -> str:
    storage, path = paths[name]
    with storage.open(path) as file:
        content: bytes = file.read()
    return content.decode("utf-8")
