"""Files that people send: never larger than the site takes."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _


class LimitedFileField(forms.FileField):
    """A file that is refused where it is larger than the site takes."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Return the file; say how large it may be where it is larger."""
        file = super().clean(data, initial)
        if file is not None and file.size > settings.UPLOAD_LIMIT:
            most = settings.UPLOAD_LIMIT // 2**20
            raise forms.ValidationError(
                _("Filen er for stor: høyst %(most)s MB.") % {"most": most}
            )
        return file
