"""Settings of the site; an installation changes them by variables, never here."""

from beredt.web.config.environment import Environment, refuse_unsafe

ENVIRONMENT = Environment()
refuse_unsafe(ENVIRONMENT)

PRODUCTION = ENVIRONMENT.production
DEBUG = ENVIRONMENT.yes("BEREDT_DEBUG")
SECRET_KEY = ENVIRONMENT.secret_key()
SECRET_KEY_FALLBACKS = ENVIRONMENT.words("BEREDT_FORMER_SECRET_KEYS")
ADDRESS = ENVIRONMENT.text("BEREDT_ADDRESS", "http://localhost:8000").rstrip("/")
ALLOWED_HOSTS = ENVIRONMENT.words("BEREDT_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = [ADDRESS]

ROOT_URLCONF = "beredt.web.config.urls"
WSGI_APPLICATION = "beredt.web.config.wsgi.application"
DATABASES = {"default": ENVIRONMENT.database()}
AUTH_USER_MODEL = "accounts.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "beredt.web.layout",
    "beredt.web.audit",
    "beredt.web.accounts",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# Sentences are written in bokmål in the code; the catalogues hold the other languages.
LANGUAGE_CODE = "nb"
LANGUAGES = [
    ("nb", "Bokmål"),
    ("nn", "Nynorsk"),
    ("en", "English"),
    ("uk", "Українська"),
]
TIME_ZONE = "Europe/Oslo"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = ENVIRONMENT.home / "static"
