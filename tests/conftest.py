"""Linear algebra is threaded as the command line does it; one place for databases."""

import scipy.linalg  # noqa: F401 - a library is limited only if it has been loaded
from threadpoolctl import threadpool_limits

# One and the same for all folders that need a database, set up and torn down once.
from web.databases import (  # noqa: F401
    database,
    database_url,
    django_db_setup,
    postgresql_url,
)

# Many test processes side by side would wait for each other's threads.
threadpool_limits(1, user_api="blas")
