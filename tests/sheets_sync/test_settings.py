import re
from pathlib import Path

import pytest
from pydantic import ValidationError

from sheets_sync.errors import ConfigurationError
from sheets_sync.settings import PREFIX, Channel, Settings, load_settings
from tests.product import ROOT


def _load(**values: str) -> Settings:
    return load_settings({PREFIX + name: value for name, value in values.items()})


def test_nothing_set_means_the_local_workbook_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    settings = load_settings({"PATH": "/bin", "gridbook_port": "1"})

    assert settings.local
    assert settings.home == tmp_path / "var"
    assert settings.database_url == f"sqlite:///{tmp_path}/var/gridbook.sqlite3"
    assert (settings.host, settings.port, settings.queue) == ("127.0.0.1", 8000, "inline")
    assert (settings.locale, settings.demo) == ("zh-CN", None)


def test_everything_set(tmp_path: Path) -> None:
    certificate = tmp_path / "cert.pem"
    certificate.touch()
    settings = _load(
        HOME=f"{tmp_path}",
        HOST="0.0.0.0",  # noqa: S104 # parsed, not bound
        PORT="80",
        GOOGLE_KEYS=f"{tmp_path}/a.json  /b.json",
        WORKBOOK="https://docs.google.com/spreadsheets/d/1aB-_9/edit?gid=0#gid=0",
        SHEETS_ROOT="http://127.0.0.1:8000/google/",
        DATABASE_URL="postgresql+psycopg://u:p@host/name",
        QUEUE="procrastinate",
        WEBHOOK_SECRETS="new old",
        NOTIFY="leader=mailto://a@b.example office=json://c.example/?x=1",
        LOCALE="en",
        DEMO="0",
        PUBLIC_URL="https://grid.example.org",
        TLS_CERT=f"{certificate}",
        TLS_KEY=f"{certificate}",
        OIDC_ISSUER="https://id.example.org",
        OIDC_CLIENT_ID="gridbook",
        OIDC_CLIENT_SECRET="secret",
        ALLOWED_HOSTS="grid.example.org grid.local",
        DEADMAN_URL="https://watch.example.org/1",
        BACKUP_KEY="key",
        CHROMIUM=f"{certificate}",
    )

    assert set(Settings.model_fields) == settings.model_fields_set
    assert not settings.local
    assert settings.google_keys == (tmp_path / "a.json", Path("/b.json"))
    assert settings.workbook == "1aB-_9"
    assert settings.sheets_root == "http://127.0.0.1:8000/google"
    assert settings.webhook_secrets == ("new", "old")
    assert settings.notify == (
        Channel("leader", "mailto://a@b.example"),
        Channel("office", "json://c.example/?x=1"),
    )
    assert settings.demo is False
    assert settings.allowed_hosts == ("grid.example.org", "grid.local")


def test_settings_do_not_change_and_keep_secrets_out_of_sight() -> None:
    settings = _load(WEBHOOK_SECRETS="hush", BACKUP_KEY="hush", DATABASE_URL="sqlite:////hush")

    assert "hush" not in repr(settings)
    with pytest.raises(ValidationError):
        settings.port = 1


def test_a_value_may_stand_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("from the file\n")

    assert _load(BACKUP_KEY_FILE=f"{tmp_path}/key").backup_key == "from the file"


def test_a_blank_value_is_as_good_as_none() -> None:
    assert _load(WORKBOOK=" ", BACKUP_KEY_FILE="").workbook is None


@pytest.mark.parametrize(
    ("name", "value", "line"),
    [
        ("PROT", "1", "GRIDBOOK_PROT is not a setting: did you mean GRIDBOOK_PORT?"),
        ("Port", "1", "GRIDBOOK_Port is not a setting: did you mean GRIDBOOK_PORT?"),
        (
            "PORT",
            "80a",
            "GRIDBOOK_PORT is '80a': write a number from 0 (any free one) to 65535",
        ),
        ("PORT", "65536", "GRIDBOOK_PORT is '65536': write a number"),
        ("DEMO", "yes", "GRIDBOOK_DEMO is 'yes': write 1 or 0"),
        ("LOCALE", "zh", "GRIDBOOK_LOCALE is 'zh': write zh-CN or en"),
        ("QUEUE", "celery", "GRIDBOOK_QUEUE is 'celery': write inline, or procrastinate"),
        ("QUEUE", "procrastinate", "GRIDBOOK_QUEUE=procrastinate needs PostgreSQL"),
        ("WORKBOOK", "a b", "GRIDBOOK_WORKBOOK is 'a b': write the id or the address of a sheet"),
        ("SHEETS_ROOT", "127.0.0.1:80", "GRIDBOOK_SHEETS_ROOT is '127.0.0.1:80': write an address"),
        ("PUBLIC_URL", "grid.example", "GRIDBOOK_PUBLIC_URL is 'grid.example': write an address"),
        (
            "DATABASE_URL",
            "mysql://u:hush@h/n",
            "GRIDBOOK_DATABASE_URL cannot be used: write",
        ),
        ("NOTIFY", "leader", "GRIDBOOK_NOTIFY cannot be used: write role=address pairs"),
        ("NOTIFY", "=json://x", "GRIDBOOK_NOTIFY cannot be used: write role=address pairs"),
        (
            "TLS_CERT",
            "/nowhere",
            "GRIDBOOK_TLS_CERT is '/nowhere': write the path of",
        ),
        ("OIDC_CLIENT_ID", "x", "GRIDBOOK_OIDC_ISSUER, GRIDBOOK_OIDC_CLIENT_ID and"),
        ("BACKUP_KEY_FILE", "/nowhere", "GRIDBOOK_BACKUP_KEY_FILE: cannot read /nowhere (No such"),
    ],
)
def test_what_cannot_be_used_stops_the_start_with_one_line(
    name: str, value: str, line: str
) -> None:
    with pytest.raises(ConfigurationError) as failure:
        _load(**{name: value})

    assert str(failure.value).startswith(line)
    assert "\n" not in str(failure.value)
    assert "hush" not in str(failure.value)


def test_half_of_a_certificate_is_refused(tmp_path: Path) -> None:
    (tmp_path / "cert.pem").touch()
    with pytest.raises(ConfigurationError, match="TLS_CERT and GRIDBOOK_TLS_KEY: set both"):
        _load(TLS_CERT=f"{tmp_path}/cert.pem")


def test_another_root_needs_a_key_to_sign_in_with() -> None:
    with pytest.raises(ConfigurationError, match="SHEETS_ROOT needs GRIDBOOK_GOOGLE_KEYS"):
        _load(SHEETS_ROOT="http://127.0.0.1:8000/google")


def test_another_sheet_by_id_or_address() -> None:
    settings = _load(WORKBOOK="1aB-_9")
    address = "https://docs.google.com/spreadsheets/d/2cD/edit#gid=0"
    assert settings.with_workbook(address).workbook == "2cD"
    assert settings.workbook == "1aB-_9"
    with pytest.raises(ConfigurationError, match="'my sheet' is not a sheet: write its id"):
        settings.with_workbook("my sheet")


def test_a_value_and_its_file_exclude_each_other(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="set only one of the two"):
        _load(BACKUP_KEY="key", BACKUP_KEY_FILE=f"{tmp_path}/key")


def test_each_setting_says_what_it_does_and_what_is_accepted() -> None:
    for name, field in Settings.model_fields.items():
        assert field.title, name
        assert field.description, name


def test_only_the_doors_read_the_environment() -> None:
    readers = [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "sheets_sync").rglob("*.py")
        if re.search(r"\b(os\.environ|os\.getenv|getenv\()", path.read_text(encoding="utf-8"))
    ]
    assert readers == []
