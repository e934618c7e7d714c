"""Addresses of both services in one process (`make run` and the tests)."""

from config.urls_staff import handler400, handler500, urlpatterns

__all__ = ["handler400", "handler500", "urlpatterns"]
