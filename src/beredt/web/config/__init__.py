"""How the site is put together: settings, addresses, and the doors of a web server."""
