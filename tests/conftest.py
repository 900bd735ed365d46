"""Compiled code is kept, and linear algebra threaded, as the command line does it."""

import scipy.linalg  # noqa: F401 - a library is limited only if it has been loaded
from threadpoolctl import threadpool_limits

from beredt.files.compiled import keep_compiled_code

# One and the same for all folders that need a database, set up and torn down once.
from web.databases import (  # noqa: F401
    database,
    database_url,
    django_db_setup,
    postgresql_url,
)

keep_compiled_code()
# Many test processes side by side would wait for each other's threads.
threadpool_limits(1, user_api="blas")
