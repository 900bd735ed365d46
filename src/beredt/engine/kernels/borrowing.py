"""Arrays on loan: views that do not count references.

The compiler counts a reference each time an array is handed to a function; in a loop of
small functions the counting costs more than the work. The caller keeps the arrays.
"""

from numba.core import cgutils
from numba.extending import intrinsic
from numba.np.arrayobj import make_array, populate_array


@intrinsic
def borrowed(typing, array):
    """Return a view of an array that is not counted as a reference to it."""
    del typing

    def generate(context, builder, signature, args):
        kind = signature.args[0]
        given = make_array(kind)(context, builder, args[0])
        view = make_array(kind)(context, builder)
        populate_array(
            view,
            data=given.data,
            shape=cgutils.unpack_tuple(builder, given.shape),
            strides=cgutils.unpack_tuple(builder, given.strides),
            itemsize=given.itemsize,
            meminfo=None,
        )
        return view._getvalue()

    return array(array), generate
