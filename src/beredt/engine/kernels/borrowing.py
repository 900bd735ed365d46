"""Arrays on loan: views that count no references and know no negative indices.

The compiler counts a reference each time an array is handed to a function, and asks of
each index whether it counts from the end. In a loop of small functions both together
cost more than the work. The caller keeps the arrays; the borrower counts from the
front.
"""

import operator

from numba import types
from numba.core import cgutils
from numba.extending import intrinsic, lower_builtin, models, register_model
from numba.np import arrayobj


class Lent(types.Array):
    """The type of an array on loan."""

    def __init__(self, dtype, ndim, layout, readonly, aligned):
        """Make the type of an array of these records or numbers."""
        name = f"lent({dtype}, {ndim}d, {layout}, {readonly}, {aligned})"
        super().__init__(dtype, ndim, layout, readonly, name=name, aligned=aligned)

    def copy(self, dtype=None, ndim=None, layout=None, readonly=None):
        """Return the type of a part of the array, which is on loan as well."""
        return Lent(
            self.dtype if dtype is None else dtype,
            self.ndim if ndim is None else ndim,
            layout or self.layout,
            not self.mutable if readonly is None else readonly,
            self.aligned,
        )


register_model(Lent)(models.ArrayModel)


def _from_the_front(context, builder, kind, index):
    """Return an index, or each of several, as one that has no sign."""
    if isinstance(kind, types.BaseTuple):
        parts = [
            _from_the_front(context, builder, part, value)
            for part, value in zip(
                kind.types, cgutils.unpack_tuple(builder, index), strict=True
            )
        ]
        kind = types.Tuple([part for part, _ in parts])
        return kind, context.make_tuple(builder, kind, [value for _, value in parts])
    if isinstance(kind, types.Integer) and kind.signed:
        return types.uintp, context.cast(builder, index, kind, types.intp)
    return kind, index


@lower_builtin(operator.getitem, Lent, types.Integer)
def _read_one(context, builder, signature, args):
    kind, index = _from_the_front(context, builder, signature.args[1], args[1])
    signature = signature.return_type(signature.args[0], kind)
    return arrayobj.getitem_arraynd_intp(context, builder, signature, (args[0], index))


@lower_builtin(operator.getitem, Lent, types.BaseTuple)
def _read_at(context, builder, signature, args):
    kind, index = _from_the_front(context, builder, signature.args[1], args[1])
    signature = signature.return_type(signature.args[0], kind)
    return arrayobj.getitem_array_tuple(context, builder, signature, (args[0], index))


@lower_builtin(operator.setitem, Lent, types.Any, types.Any)
def _write(context, builder, signature, args):
    array, kind, value = signature.args
    kind, index = _from_the_front(context, builder, kind, args[1])
    signature = signature.return_type(array, kind, value)
    return arrayobj.setitem_array(
        context, builder, signature, (args[0], index, args[2])
    )


def _lent_kind(kind):
    """Return the type of one field of a record on loan, a record in it included."""
    if isinstance(kind, types.BaseNamedTuple):
        kinds = [_lent_kind(part) for part in kind.types]
        return types.BaseTuple.from_types(kinds, kind.instance_class)
    if not isinstance(kind, types.Array):
        return kind
    return Lent(kind.dtype, kind.ndim, kind.layout, not kind.mutable, kind.aligned)


def _lend(context, builder, kind, value):
    """Return a view of one array, or of those of a record, that counts nothing."""
    lent = _lent_kind(kind)
    if isinstance(kind, types.BaseNamedTuple):
        fields = zip(kind.types, cgutils.unpack_tuple(builder, value), strict=True)
        views = [_lend(context, builder, *field) for field in fields]
        return context.make_tuple(builder, lent, views)
    if lent is kind:
        return value
    given = arrayobj.make_array(kind)(context, builder, value)
    view = arrayobj.make_array(lent)(context, builder)
    arrayobj.populate_array(
        view,
        data=given.data,
        shape=cgutils.unpack_tuple(builder, given.shape),
        strides=cgutils.unpack_tuple(builder, given.strides),
        itemsize=given.itemsize,
        meminfo=None,
    )
    return view._getvalue()


@intrinsic
def lent(typing, record):
    """Return a record, a named tuple, with every array in it on loan."""
    del typing

    def generate(context, builder, signature, args):
        return _lend(context, builder, signature.args[0], args[0])

    return _lent_kind(record)(record), generate
