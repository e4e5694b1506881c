import pytest

from tests.postgres import Cluster

pytestmark = pytest.mark.postgres


def test_the_cluster_gives_databases_of_their_own(postgres_cluster: Cluster) -> None:
    first, second = (_name(postgres_cluster.new_database()) for _ in range(2))
    postgres_cluster.query(first, "CREATE TABLE visits AS SELECT '走访'::text AS method")

    assert postgres_cluster.query(first, "SELECT reverse(method) FROM visits") == "访走"
    assert postgres_cluster.query(second, "SELECT to_regclass('visits') IS NULL") == "t"


def _name(url: str) -> str:
    return url.split("@/")[1].split("?")[0]
