"""What the environment sets, parsed once and strictly (spec: architecture.md, Environment)."""

import re
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Final, Literal, NamedTuple, Self
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    model_validator,
)

from sheets_sync.errors import ConfigurationError

PREFIX: Final = "GRIDBOOK_"
_FILE: Final = "_FILE"
_SHEET_ADDRESS: Final = re.compile(r"https?://[^/]+/spreadsheets/(?:u/\d+/)?d/([\w-]+)")
_SHEET_ID: Final = re.compile(r"[\w-]+", re.ASCII)


class Channel(NamedTuple):
    """Where notices for a role go: an Apprise address."""

    role: str
    url: str


def _words(value: object) -> object:
    return tuple(value.split()) if isinstance(value, str) else value


def _channels(value: object) -> object:
    if not isinstance(value, str):
        return value
    pairs = [word.partition("=") for word in value.split()]
    if not all(role and "://" in url for role, _, url in pairs):
        raise ValueError("not a list of role=address")
    return tuple(Channel(role, url) for role, _, url in pairs)


def _address(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("not an address")
    return value.rstrip("/")


def _sheet_id(value: str) -> str:
    match = _SHEET_ADDRESS.match(value)
    if match is None and not _SHEET_ID.fullmatch(value):
        raise ValueError("neither an id nor an address")
    return match[1] if match else value


def _database(value: str) -> str:
    if not re.match(r"(sqlite|postgresql(\+psycopg)?)://", value):
        raise ValueError("another database")
    return value


def _file(value: Path) -> Path:
    if not value.is_file():
        raise ValueError("no such file")
    return value


def _switch(value: object) -> object:
    if value not in ("1", "0"):
        raise ValueError("neither 1 nor 0")
    return value == "1"


Words = Annotated[tuple[str, ...], BeforeValidator(_words)]
Address = Annotated[str, AfterValidator(_address)]
Place = Annotated[Path, AfterValidator(Path.absolute)]
File = Annotated[Place, AfterValidator(_file)]
_ADDRESS: Final = "an address such as https://grid.example.org"


class Settings(BaseModel):
    """All settings; each field is `GRIDBOOK_` and its name in capitals.

    A field's description says what it sets, its title what is accepted: both stand in the
    operators' guide, the latter in the line that a wrong value gets.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=False)

    home: Place = Field(
        Path("var"),
        title="a directory",
        description="where everything is kept",
        validate_default=True,
    )
    host: str = Field(
        "127.0.0.1", title="a name or number of this machine", description="where to listen"
    )
    port: int = Field(
        8000,
        ge=0,
        le=65535,
        title="a number from 0 (any free one) to 65535",
        description="where to listen",
    )
    google_keys: Annotated[tuple[Place, ...], BeforeValidator(_words)] = Field(
        (),
        title="paths of service-account files, separated by spaces",
        description="who signs in at Google; without it the local workbook is used",
    )
    workbook: Annotated[str, AfterValidator(_sheet_id)] | None = Field(
        None, title="the id or the address of a sheet", description="the sheet to work on"
    )
    sheets_root: Address | None = Field(
        None,
        title="an address such as http://127.0.0.1:8000/google",
        description="another server that speaks the protocols of Google Sheets and Drive",
    )
    database_url: Annotated[str, AfterValidator(_database)] = Field(
        "",
        title="sqlite:////path/to/file or postgresql+psycopg://user:password@host/name",
        description="the database; without it a file in the home",
        repr=False,
    )
    queue: Literal["inline", "procrastinate"] = Field(
        "inline",
        title="inline, or procrastinate (which needs PostgreSQL)",
        description="who runs the syncs: this process, or any number of workers",
    )
    webhook_secrets: Words = Field(
        (),
        title="secrets separated by spaces",
        repr=False,
        description="by which edit notices are signed; the first signs, all are accepted",
    )
    notify: Annotated[tuple[Channel, ...], BeforeValidator(_channels)] = Field(
        (),
        title="role=address pairs separated by spaces, the addresses as Apprise writes them",
        description="where notices go",
        repr=False,
    )
    locale: Literal["zh-CN", "en"] = Field(
        "zh-CN", title="zh-CN or en", description="the language of a workbook at set-up"
    )
    demo: Annotated[bool, BeforeValidator(_switch)] | None = Field(
        None,
        title="1 or 0",
        description="whether an empty workbook is filled with a demo community",
    )
    public_url: Address | None = Field(
        None, title=_ADDRESS, description="how people reach the pages from outside"
    )
    tls_cert: File | None = Field(
        None,
        title="the path of a certificate file (PEM), together with GRIDBOOK_TLS_KEY",
        description="the certificate to serve HTTPS with",
    )
    tls_key: File | None = Field(
        None,
        title="the path of a key file (PEM), together with GRIDBOOK_TLS_CERT",
        description="the key of the certificate",
    )
    oidc_issuer: Address | None = Field(
        None,
        title=f"{_ADDRESS}, together with the other GRIDBOOK_OIDC_ settings",
        description="who signs people in",
    )
    oidc_client_id: str | None = Field(
        None,
        title="a text, together with the other GRIDBOOK_OIDC_ settings",
        description="what the issuer calls this service",
    )
    oidc_client_secret: str | None = Field(
        None,
        title="a text, together with the other GRIDBOOK_OIDC_ settings",
        repr=False,
        description="how the service proves itself to the issuer",
    )
    allowed_hosts: Words = Field(
        (),
        title="host names separated by spaces",
        description="names under which the pages may be asked for, besides those known",
    )
    deadman_url: Address | None = Field(
        None,
        title=_ADDRESS,
        repr=False,
        description="what is called after each good sync, so that silence is noticed",
    )
    backup_key: str | None = Field(
        None, title="a text", repr=False, description="by which backups are encrypted"
    )
    chromium: File | None = Field(
        None, title="the path of a Chromium", description="the browser of the tests"
    )

    @model_validator(mode="after")
    def _agrees(self) -> Self:
        if (self.tls_cert is None) != (self.tls_key is None):
            raise ConfigurationError("GRIDBOOK_TLS_CERT and GRIDBOOK_TLS_KEY: set both or neither")
        oidc = (self.oidc_issuer, self.oidc_client_id, self.oidc_client_secret)
        if any(oidc) and not all(oidc):
            raise ConfigurationError(
                "GRIDBOOK_OIDC_ISSUER, GRIDBOOK_OIDC_CLIENT_ID and GRIDBOOK_OIDC_CLIENT_SECRET: "
                "set all or none"
            )
        if self.sheets_root and not self.google_keys:
            raise ConfigurationError(
                "GRIDBOOK_SHEETS_ROOT needs GRIDBOOK_GOOGLE_KEYS: name the key to sign in with, or "
                "unset both to use the local workbook"
            )
        if self.queue == "procrastinate" and not self.database_url.startswith("postgresql"):
            raise ConfigurationError(
                "GRIDBOOK_QUEUE=procrastinate needs PostgreSQL: set GRIDBOOK_DATABASE_URL"
            )
        return self

    def with_workbook(self, sheet: str) -> Self:
        """The same for another sheet, by its id or address; raises ConfigurationError."""
        try:
            return self.model_copy(update={"workbook": _sheet_id(sheet)})
        except ValueError:
            raise ConfigurationError(
                f"{sheet!r} is not a sheet: write its id, or the address that the browser shows"
            ) from None

    @property
    def local(self) -> bool:
        """Whether the local workbook is used."""
        return not self.google_keys


def load_settings(environ: Mapping[str, str]) -> Settings:
    """Settings from an environment; blank values are as good as none.

    Raises ConfigurationError, one line that names the variable and says what is accepted, for an
    unknown GRIDBOOK_ name, an unreadable value or file, or values that do not go together.
    """
    given: dict[str, str] = {}
    for name in sorted(environ):
        if not name.startswith(PREFIX) or not environ[name].strip():
            continue
        field = _field(name)
        if field in given:
            raise ConfigurationError(f"{PREFIX}{field.upper()} and {name}: set only one of the two")
        value = environ[name] if name == PREFIX + field.upper() else _content(name, environ[name])
        given[field] = value.strip()
    home = Path(given.get("home", "var")).absolute()
    try:
        return Settings.model_validate(
            {"database_url": f"sqlite:///{home}/gridbook.sqlite3"} | given
        )
    except ValidationError as error:
        raise ConfigurationError(_complaint(error)) from None


def _field(name: str) -> str:
    """The field that a variable sets, by itself or as the name of a file."""
    plain = name.removeprefix(PREFIX).lower()
    for field in (plain, plain.removesuffix(_FILE.lower())):
        if field in Settings.model_fields and name == name.upper():
            return field
    known = [PREFIX + field.upper() for field in Settings.model_fields]
    near = get_close_matches(name, known, n=1, cutoff=0)[0]
    raise ConfigurationError(f"{name} is not a setting: did you mean {near}?")


def _content(name: str, path: str) -> str:
    try:
        return Path(path.strip()).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "not a text"
        raise ConfigurationError(f"{name}: cannot read {path} ({why})") from error


def _complaint(error: ValidationError) -> str:
    first = error.errors(include_url=False)[0]
    name = str(first["loc"][0])
    field = Settings.model_fields[name]
    shown = f"is {first['input']!r}" if field.repr else "cannot be used"
    return f"{PREFIX}{name.upper()} {shown}: write {field.title}"
