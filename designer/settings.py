"""Every setting there is, read from the environment; what is not asked for stays strict."""

from importlib import import_module
from pathlib import Path
from urllib.parse import quote

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from designer import logs, storage

env = environ.Env()

BASE_DIR = Path(__file__).resolve().parent.parent
LOOPBACK = ["localhost", "127.0.0.1", "[::1]"]

# What the environment may say. The README's table is made of these lines.

# Show errors with their source code; for developers only.
DEBUG = env.bool("DEBUG", default=False)
# The demo: emulated AWS and one-time sign-in links, on loopback only.
DEMO = env.bool("DEMO", default=False)
# Where the SQLite database and the demo's secret key are kept.
VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var")))
# Signs sessions and forms: at least 50 random characters. The demo makes and keeps its own.
SECRET_KEY = env.str("SECRET_KEY", default="")
# What SECRET_KEY was before, separated by commas: it signs nothing, and what it signed still counts.
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
# Keys of the audit log, separated by commas: the first marks, the others only check.
AUDIT_KEY = env.list("AUDIT_KEY", default=[])
# Host names people reach the application by, separated by commas.
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=LOOPBACK if DEMO else [])
# Further origins that may post forms here, with scheme: for a proxy that changes the host name.
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
# A proxy in front sets X-Forwarded-Proto and never passes on a visitor's own.
TRUSTED_PROXY = env.bool("TRUSTED_PROXY", default=False)
# sqlite:////path/to/file or postgresql://user:password@host/name?sslmode=verify-full
DATABASE_URL = env.str("DATABASE_URL", default=f"sqlite:///{quote(str(VAR_DIR / 'db.sqlite3'))}")
# Let a target name an address to call instead of AWS's own.
AWS_ENDPOINTS_ALLOWED = env.bool("AWS_ENDPOINTS_ALLOWED", default=DEMO)
# The zone in which times are shown.
TIME_ZONE = env.str("TIME_ZONE", default="UTC")
# Where `collectstatic` puts the files that browsers load.
STATIC_ROOT = env.str("STATIC_ROOT", default=None if DEMO else str(BASE_DIR / "staticfiles"))
# The address of an OpenID Connect provider, such as https://login.example.com. Empty: passwords only.
OIDC_URL = env.str("OIDC_URL", default="")
# What the provider calls this application.
OIDC_CLIENT_ID = env.str("OIDC_CLIENT_ID", default="")
# The secret that it gave to this application.
OIDC_CLIENT_SECRET = env.str("OIDC_CLIENT_SECRET", default="")
# What the button on the sign-in page calls the provider.
OIDC_NAME = env.str("OIDC_NAME", default="OpenID Connect")
# How mails are sent: smtp+tls://user:password@host:587 or smtp+ssl://user:password@host:465. Empty: none are.
EMAIL_URL = env.str("EMAIL_URL", default=f"filemail:///{quote(str(VAR_DIR / 'mail'))}" if DEMO else "")
# Whom mails are from.
MAIL_FROM = env.str("MAIL_FROM", default="task-designer@localhost")
# Where people reach the application, for links in mails and webhooks, such as https://designer.example.com
SITE_URL = env.str("SITE_URL", default="")
# How much is logged: DEBUG, INFO, WARNING or ERROR.
LOG_LEVEL = env.str("LOG_LEVEL", default="INFO")

if DEMO and not set(ALLOWED_HOSTS) <= set(LOOPBACK):
    raise ImproperlyConfigured(
        f"DEMO answers on loopback only: leave ALLOWED_HOSTS out or choose from {', '.join(LOOPBACK)}."
    )
if DEMO and not SECRET_KEY:
    SECRET_KEY = storage.kept_secret(VAR_DIR / "secret_key")
if not SECRET_KEY:
    raise ImproperlyConfigured(
        "Set SECRET_KEY to at least 50 random characters, or DEMO=1 to try things out."
    )
if not ALLOWED_HOSTS:
    raise ImproperlyConfigured("Set ALLOWED_HOSTS to the host names people use, separated by commas.")

# The application

ROOT_URLCONF = "designer.urls"
WSGI_APPLICATION = "designer.wsgi.application"
INSTALLED_APPS = [
    "django.contrib.admin.apps.SimpleAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "csp",
    "django_htmx",
    "designer.audit",
    "designer.teams",
    "designer.notices",
    "designer.drafts",
    "designer.reviews",
    "designer.aws",
    *(["designer.demo"] if DEMO else []),
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    *(["designer.loopback.loopback_only"] if DEMO else []),
    "designer.health.health",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "designer.headers.private_pages",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "designer.teams.sessions.limited",
    "designer.teams.preferences.preferred",
    "designer.teams.problems.buttons_explained",
    "designer.teams.signed_in.SignedInMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
ADMIN_TEMPLATES = Path(import_module("django.contrib.admin").__path__[0]) / "templates"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates", ADMIN_TEMPLATES],
        "APP_DIRS": False,
        "OPTIONS": {
            "builtins": ["designer.teams.templatetags.icons"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "designer.teams.preferences.shell",
                "designer.notices.bar.bar",
            ],
        },
    }
]
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# People and their sessions

AUTH_USER_MODEL = "teams.Person"
LOGIN_URL = "teams:sign_in"
LOGIN_REDIRECT_URL = "home"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["email", "name"]},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_ADAPTER = "designer.teams.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_RATE_LIMITS = False  # ours are in the database, where every process sees them: designer.teams.limits
MFA_ADAPTER = "designer.teams.adapters.CodeAdapter"
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": "designer.teams.code_forms.CodeForm",
    "reauthenticate": "designer.teams.code_forms.CodeAgainForm",
    "activate_totp": "designer.teams.code_forms.SetUpForm",
}
SOCIALACCOUNT_ADAPTER = "designer.teams.adapters.ProviderAdapter"
SOCIALACCOUNT_LOGIN_ON_GET = True  # a form that leads to another host is what the pages' policy forbids
SOCIALACCOUNT_EMAIL_AUTHENTICATION = SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": []}}
if OIDC_URL:
    SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"] = [
        {
            "provider_id": "oidc",
            "name": OIDC_NAME,
            "client_id": OIDC_CLIENT_ID,
            "secret": OIDC_CLIENT_SECRET,
            "settings": {"server_url": OIDC_URL},
        }
    ]
SESSION_ENGINE = "designer.teams.session_store"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_IDLE_AGE = 60 * 60

# What goes out: see designer.notices

vars().update(env.email_url_config(EMAIL_URL or "dummymail://"))
MAIL_IS_SENT = bool(EMAIL_URL)
EMAIL_TIMEOUT = 15
DEFAULT_FROM_EMAIL = MAIL_FROM
SITE_URL = SITE_URL.rstrip("/") or f"{'http' if DEMO else 'https'}://{ALLOWED_HOSTS[0].lstrip('.')}"

# Storage. Transactions are opened where they are meant, never around a whole request.

DATABASES = {"default": storage.database(env.db_url_config(DATABASE_URL))}
# Codes used once are noted where every process sees them.
# What was looked up in an account stays in the memory of one process, and out of the database's backups.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "designer_cache"},
    "lookups": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "lookups"},
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Languages and times

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("ko", "한국어")]
LOCALE_PATHS = [BASE_DIR / "designer" / "locale"]
USE_TZ = True

# Static files. The demo serves them where they lie; elsewhere `collectstatic` hashes their names.

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEMO
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = DEMO
WHITENOISE_ALLOW_ALL_ORIGINS = False

# What a request may weigh

DATA_UPLOAD_MAX_MEMORY_SIZE = 1_048_576
DATA_UPLOAD_MAX_NUMBER_FIELDS = 12_000
DATA_UPLOAD_MAX_NUMBER_FILES = 3

# Browsers. Plain http on loopback cannot have what only https can: __Host- cookies, HSTS, a redirect.

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "font-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}
HTTPS = not DEMO
COOKIE_PREFIX = "__Host-" if HTTPS else "designer-"
SESSION_COOKIE_NAME = f"{COOKIE_PREFIX}session"
CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}csrf"
LANGUAGE_COOKIE_NAME = f"{COOKIE_PREFIX}language"
KNOWN_COOKIE_NAME = f"{COOKIE_PREFIX}known"
THEME_COOKIE_NAME = f"{COOKIE_PREFIX}theme"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "designer.teams.problems.form_too_old"
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXY else None
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# Logs: JSON for machines; key=value for the person who watches the demo.

LOGGING = logs.configuration(LOG_LEVEL, readable=DEMO)
