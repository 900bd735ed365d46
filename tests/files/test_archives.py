"""A ZIP is unpacked only when that can do no harm."""

import io
import struct
import zipfile

import pytest

from beredt.files.archives import MOST_FILES, unpack_archive
from beredt.files.faults import FileError


def packed(files):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def test_files_and_folders_come_out_as_they_went_in(tmp_path):
    unpack_archive(packed({"a.csv": b"1", "b/c.csv": b"2"}), tmp_path)
    assert (tmp_path / "a.csv").read_bytes() == b"1"
    assert (tmp_path / "b/c.csv").read_bytes() == b"2"


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (packed({"a": b"0" * 30_000_000}), "times larger unpacked"),
        (packed({str(n): b"" for n in range(MOST_FILES + 1)}), "201 files"),
        (packed({"../a": b"1"}), "the path '../a'"),
        (packed({"/etc/a": b"1"}), "the path '/etc/a'"),
        (packed({"C:a": b"1"}), "the path 'C:a'"),
        (b"not a ZIP", "no ZIP"),
        (b"", "no ZIP"),
    ],
)
def test_what_would_do_harm_is_refused_and_nothing_written(tmp_path, data, found):
    with pytest.raises(FileError) as caught:
        unpack_archive(data, tmp_path / "in", file="x.zip")
    assert found in caught.value.faults[0].found
    assert not (tmp_path / "in").exists()


def test_a_list_of_contents_that_lies_is_found_out(tmp_path):
    """A bomb that says in its list that it is small."""
    data = bytearray(packed({"a": b"0" * 900_000}))
    at = data.rindex(b"PK\x01\x02")
    struct.pack_into("<I", data, at + 24, 10)
    with pytest.raises(FileError):
        unpack_archive(bytes(data), tmp_path)
    assert not list(tmp_path.iterdir())
