"""Every setting of Maslahat, read from the environment; docs/operate/settings.md tells what each one is for."""

from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF

from maslahat.config import environment

DATA = environment.data_folder()
PACKAGE = Path(__file__).resolve().parents[1]

# Who may ask, and how -------------------------------------------------------------------------------------------------
SECRET_KEY = environment.secret_key(DATA)
MASLAHAT_DEMO = environment.switch("MASLAHAT_DEMO")
DEBUG = environment.switch("MASLAHAT_DEBUG")
ORIGINS = environment.origins()
_ENCRYPTED = bool(ORIGINS) and all(origin.startswith("https://") for origin in ORIGINS)
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *(origin.split("//")[1].rsplit(":", 1)[0] for origin in ORIGINS)]
CSRF_TRUSTED_ORIGINS = ORIGINS
PASSKEY_DOMAIN = environment.passkey_domain(ORIGINS)

# What it is made of ---------------------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "csp",
    "axes",
    "django_htmx",
    "maslahat.stores.programmes",
    "maslahat.stores.people",
    "maslahat.stores.workplans",
    "maslahat.stores.governance",
    "maslahat.stores.discussions",
    "maslahat.stores.meetings",
    "maslahat.stores.stories",
    "maslahat.stores.results",
    "maslahat.stores.journal",
    "maslahat.web",
    "maslahat.commands",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # pads each answer by chance, so that lengths tell nothing (BREACH)
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "maslahat.web.sessions.begin_as_known",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
    "maslahat.web.unreadable.refuse_unreadable",
    "maslahat.web.reading_zone.begin_in_no_zone",
]
ROOT_URLCONF = "maslahat.config.urls"
WSGI_APPLICATION = "maslahat.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "maslahat.web.context.shell",
            ],
        },
    }
]

# Where rows live ------------------------------------------------------------------------------------------------------
DATABASES = {"default": environment.database(DATA)}

# How letters leave ----------------------------------------------------------------------------------------------------
MAIL = environment.mail()
MASLAHAT_MAIL = MAIL.way
DEFAULT_FROM_EMAIL = environment.sender()
EMAIL_BACKEND = f"django.core.mail.backends.{MAIL.backend}.EmailBackend"
EMAIL_FILE_PATH = DATA / "mail"
EMAIL_HOST, EMAIL_PORT, EMAIL_USE_SSL = MAIL.host, MAIL.port, MAIL.encrypted
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL.user, MAIL.password
EMAIL_TIMEOUT = 20

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "pages": {  # parts of pages, each under the state of the record that it shows: never wrong, only forgotten
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "OPTIONS": {"MAX_ENTRIES": 100},
    },
}

# Signing in -----------------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{rule}", "OPTIONS": options}
    for rule, options in {
        "UserAttributeSimilarityValidator": {},
        "MinimumLengthValidator": {"min_length": 12},
        "CommonPasswordValidator": {},
        "NumericPasswordValidator": {},
    }.items()
]
LOGIN_URL = "/sign-in/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_ENABLE_ADMIN = False
AXES_LOCKOUT_CALLABLE = "maslahat.web.errors.too_many_attempts"
CSRF_FAILURE_VIEW = "maslahat.web.errors.form_too_old"

# Languages and time ---------------------------------------------------------------------------------------------------
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("ru", "Русский")]
LOCALE_PATHS = [PACKAGE / "locale"]
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60
LANGUAGE_COOKIE_SAMESITE = "Lax"
TIME_ZONE = "UTC"

# Files that never change while the server runs ------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": DATA / "files"}},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# What a browser may do with our pages ---------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SESSION_ENGINE = "maslahat.web.sessions"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = _ENCRYPTED
SECURE_SSL_REDIRECT = _ENCRYPTED
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if _ENCRYPTED else 0
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]  # other hosts of the domain are not ours to bind
MASLAHAT_BEHIND_PROXY = environment.switch("MASLAHAT_BEHIND_PROXY")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if MASLAHAT_BEHIND_PROXY else None
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
FILE_UPLOAD_HANDLERS = ["maslahat.web.uploads.KeptInMemory"]

# What the server tells its keeper -------------------------------------------------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
