"""Settings as rules ask for them."""

from decimal import Decimal

from sheets_sync.ledger.thresholds import Thresholds


def test_settings_come_as_counts_shares_and_words() -> None:
    thresholds = Thresholds({"days": 7, "share": Decimal("0.85"), "zone": "Asia/Shanghai"}, {})

    assert thresholds.whole("days") == 7
    assert thresholds.decimal("share") == Decimal("0.85")
    assert thresholds.decimal("days") == 7
    assert thresholds.text("zone") == "Asia/Shanghai"
