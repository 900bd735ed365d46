"""Fixtures of the site's tests."""

from web.databases import (  # noqa: F401
    database,
    database_url,
    django_db_setup,
    postgresql_url,
    pytest_generate_tests,
)
