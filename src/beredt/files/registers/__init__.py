"""Registers: a data package in, a checked `Register` out, or all that is wrong."""

from beredt.files.registers.bundled import bundled_registers, find_register
from beredt.files.registers.descriptor import describe_package
from beredt.files.registers.reading import check_register, read_register
from beredt.files.registers.reference import register_reference
from beredt.files.registers.writing import write_register

__all__ = [
    "bundled_registers",
    "check_register",
    "describe_package",
    "find_register",
    "read_register",
    "register_reference",
    "write_register",
]
