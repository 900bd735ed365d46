"""How many threads the linear algebra may use."""

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def single_thread() -> Iterator[None]:
    """Keep linear algebra on one thread, whatever is installed for it.

    The matrices of a fit have some hundred rows. Threads gain nothing on them, and
    where other work has the processors they wait for each other: minutes for seconds.
    """
    # A library is limited only if it has been loaded.
    import scipy.linalg  # noqa: F401
    from threadpoolctl import threadpool_limits

    with threadpool_limits(1, user_api="blas"):
        yield
