"""How files that never change are handed out: by a name that tells their content."""

from django.contrib.staticfiles.storage import HashedFilesMixin
from whitenoise.storage import CompressedManifestStaticFilesStorage

MAP = "sourceMappingURL"


class StaticFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Follow what style sheets refer to, and no maps that only debuggers read."""

    # Scripts that are carried from elsewhere name maps that are not carried.
    patterns = tuple(
        (
            files,
            tuple(
                pattern
                for pattern in patterns
                if MAP not in (pattern if isinstance(pattern, str) else pattern[0])
            ),
        )
        for files, patterns in HashedFilesMixin.patterns
    )
