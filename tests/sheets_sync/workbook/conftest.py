"""A server that fails on demand, and a service account that it knows."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from tests.failing_server import FailingServer

EMAIL = "gridbook@project.iam.gserviceaccount.com"


@pytest.fixture(scope="session")
def private_key() -> str:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    ).decode()


@pytest.fixture
def server() -> Iterator[FailingServer]:
    with FailingServer().running() as running:
        yield running


@pytest.fixture
def key_file(server: FailingServer, private_key: str, tmp_path: Path) -> Path:
    """A service-account file whose sign-in address is the server's."""
    path = tmp_path / "key.json"
    key = {
        "type": "service_account",
        "client_email": EMAIL,
        "private_key": private_key,
        "private_key_id": "1",
        "token_uri": f"{server.address}/token",
    }
    path.write_text(json.dumps(key))
    return path
