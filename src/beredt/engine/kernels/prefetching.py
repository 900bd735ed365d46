"""Records asked for from memory before they are needed."""

from llvmlite import ir
from numba import types
from numba.core import cgutils
from numba.extending import intrinsic
from numba.np.arrayobj import make_array

_BYTE = ir.IntType(8)
_WORD = ir.IntType(32)
_TO_WRITE = ir.Constant(_WORD, 1)
_KEEP = ir.Constant(_WORD, 3)
_DATA = ir.Constant(_WORD, 1)


@intrinsic
def prefetch(typing, array, index):
    """Ask for one row of an array; nothing else happens."""
    del typing, index

    def generate(context, builder, signature, args):
        given = make_array(signature.args[0])(context, builder, args[0])
        size = cgutils.unpack_tuple(builder, given.strides)[0]
        base = builder.bitcast(given.data, _BYTE.as_pointer())
        place = builder.gep(base, [builder.mul(args[1], size)])
        kind = ir.FunctionType(ir.VoidType(), [_BYTE.as_pointer(), _WORD, _WORD, _WORD])
        ask = cgutils.get_or_insert_function(builder.module, kind, "llvm.prefetch.p0")
        builder.call(ask, [place, _TO_WRITE, _KEEP, _DATA])
        return context.get_dummy_value()

    return types.void(array, types.int64), generate
