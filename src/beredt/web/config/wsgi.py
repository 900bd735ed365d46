"""The door that a web server calls."""

import os

from django.core.wsgi import get_wsgi_application

from beredt.web.config.start import end_with_parent, load_ahead

end_with_parent()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "beredt.web.config.settings")
application = get_wsgi_application()
# Before anybody is answered, so that the first one waits no longer than the next.
load_ahead()
