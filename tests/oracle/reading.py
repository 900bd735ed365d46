"""Arrays as rows and lists that can be read aloud."""

import itertools


def rows(array):
    """Return the rows of a structured array as objects with plain numbers."""
    names = array.dtype.names
    return [Row(dict(zip(names, row, strict=True))) for row in array.tolist()]


class Row:
    """A row of a table."""

    def __init__(self, values):
        self.__dict__.update(values)


def groups(starts, ways):
    pairs = ways.tolist()
    edges = starts.tolist()
    return [pairs[a:b] for a, b in itertools.pairwise(edges)]
