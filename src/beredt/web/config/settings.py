"""Settings of the site; an installation changes them by variables, never here."""

from importlib.resources import files

from beredt.web.config.environment import Environment, refuse_unsafe

ENVIRONMENT = Environment()
refuse_unsafe(ENVIRONMENT)

PRODUCTION = ENVIRONMENT.production
DEBUG = ENVIRONMENT.yes("BEREDT_DEBUG")
SECRET_KEY = ENVIRONMENT.secret_key()
SECRET_KEY_FALLBACKS = ENVIRONMENT.words("BEREDT_FORMER_SECRET_KEYS")
ADDRESS = ENVIRONMENT.text("BEREDT_ADDRESS", "http://localhost:8000").rstrip("/")
ALLOWED_HOSTS = ENVIRONMENT.words("BEREDT_HOSTS", "localhost,127.0.0.1,[::1]")
CLASSIFICATION = ENVIRONMENT.text("BEREDT_CLASSIFICATION")
# Who stands behind what everybody may see.
PUBLISHER = ENVIRONMENT.text("BEREDT_PUBLISHER", "Beredt")

ROOT_URLCONF = "beredt.web.config.urls"
WSGI_APPLICATION = "beredt.web.config.wsgi.application"
DATABASES = {"default": ENVIRONMENT.database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# In the database, where all workers count the same guesses at a password.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
    }
}

INSTALLED_APPS = [
    "beredt.web.layout",
    "beredt.web.audit",
    "beredt.web.accounts",
    "beredt.web.openid",
    "beredt.web.orders",
    "beredt.web.registers",
    "beredt.web.drafts",
    "beredt.web.campaigns",
    "beredt.web.scenarios",
    "beredt.web.assessments",
    "beredt.web.councils",
    "beredt.web.strategies",
    "beredt.web.obligations",
    "beredt.web.prices",
    "beredt.web.ai_systems",
    "beredt.web.logbook",
    "beredt.web.vitals",
    "beredt.web.home",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "beredt.web.config.safety.policies",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    # Deny by default: a view that strangers may see says so itself.
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "beredt.web.accounts.activity.note_activity",
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
                "beredt.web.layout.context.frame",
                "beredt.web.openid.context.provider",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# Which function does which kind of ordered work; each room brings its own.
ORDER_KINDS: dict[str, str] = {
    "assessment": "beredt.web.assessments.work.assess_order",
}

# The frame.
ROOMS = "beredt.web.config.rooms.ROOMS"
SHOW_COMPONENTS = not PRODUCTION

# Languages. Sentences are written in bokmål in the code; catalogues hold the others.
LANGUAGE_CODE = "nb"
LANGUAGES = [
    ("nb", "Bokmål"),
    ("nn", "Nynorsk"),
    ("en", "English"),
    ("uk", "Українська"),
]
LOCALE_PATHS = [str(files("beredt.web").joinpath("locale"))]
FORMAT_MODULE_PATH = "beredt.web.layout.formats"
TIME_ZONE = "Europe/Oslo"
USE_TZ = True

# Files that never change while the site runs.
STATIC_URL = "static/"
STATIC_ROOT = ENVIRONMENT.home / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "beredt.web.config.static.StaticFiles"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not PRODUCTION
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_ALLOW_ALL_ORIGINS = False

# Who signs in, and how.
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 14},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation"
        ".UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "beredt.web.accounts.adapter.Adapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
# Whoever signs in was invited at the address, or given the link by hand.
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/15m/key"}
ALLAUTH_TRUSTED_PROXY_COUNT = ENVIRONMENT.count("BEREDT_PROXIES")
MFA_ADAPTER = "beredt.web.accounts.adapter.CodesAdapter"
MFA_FORMS = {
    "add_webauthn": "beredt.web.accounts.forms.AddPasskeyForm",
    "edit_webauthn": "beredt.web.accounts.forms.RenamePasskeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Beredt"
# Browsers allow passkeys without https on one's own machine only.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_SAMESITE = "Lax"

# A provider that vouches for people, as HelseID does; the key is a private JWK.
OPENID_ISSUER = ENVIRONMENT.text("BEREDT_OPENID_ISSUER")
OPENID_NAME = ENVIRONMENT.text("BEREDT_OPENID_NAME", "HelseID")
OPENID_CLIENT = ENVIRONMENT.text("BEREDT_OPENID_CLIENT")
OPENID_KEY = ENVIRONMENT.text("BEREDT_OPENID_KEY")
OPENID_SCOPE = ENVIRONMENT.text("BEREDT_OPENID_SCOPE", "openid")

# Mail; without a server, links are shown to whoever made them, to pass on.
EMAIL_HOST = ENVIRONMENT.text("BEREDT_MAIL_HOST")
EMAIL_PORT = ENVIRONMENT.number("BEREDT_MAIL_PORT", 587)
EMAIL_HOST_USER = ENVIRONMENT.text("BEREDT_MAIL_USER")
EMAIL_HOST_PASSWORD = ENVIRONMENT.text("BEREDT_MAIL_PASSWORD")
EMAIL_USE_TLS = EMAIL_PORT == 587
DEFAULT_FROM_EMAIL = ENVIRONMENT.text("BEREDT_MAIL_FROM", "beredt@localhost")
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if EMAIL_HOST
    else "django.core.mail.backends.dummy.EmailBackend"
)

# What goes wrong is said where the server's own words go, in production too.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"words": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["words"], "level": "WARNING"},
    "loggers": {"django.request": {"level": "ERROR"}},
}

# Whoever has this key may read /metrics; without one nobody may.
METRICS_KEY = ENVIRONMENT.text("BEREDT_METRICS_KEY")

# Safety.
CSRF_TRUSTED_ORIGINS = [ADDRESS]
SECURE_SSL_REDIRECT = False  # the proxy in front knows what was asked for
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if ALLAUTH_TRUSTED_PROXY_COUNT else None
)
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTION
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
LANGUAGE_COOKIE_SECURE = PRODUCTION
SESSION_COOKIE_NAME = "__Host-session" if PRODUCTION else "sessionid"
CSRF_COOKIE_NAME = "__Host-csrf" if PRODUCTION else "csrftoken"
CSRF_COOKIE_HTTPONLY = True
UPLOAD_LIMIT = ENVIRONMENT.number("BEREDT_UPLOAD_LIMIT_MB", 25) * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = UPLOAD_LIMIT
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
DATA_UPLOAD_MAX_NUMBER_FILES = 10
