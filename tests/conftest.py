"""Compiled code is kept as the command line keeps it."""

from beredt.files.compiled import keep_compiled_code

keep_compiled_code()
