from sheets_sync.local_sheets.model.colour import alike, colour_in, fill_of, ink_of
from sheets_sync.local_sheets.model.style import style_of

RED, BLUE = {"red": 1}, {"blue": 1}


def test_the_style_outranks_the_colour() -> None:
    both = {"backgroundColor": RED, "backgroundColorStyle": {"rgbColor": BLUE}}
    assert colour_in(both, "backgroundColor") == (0, 0, 1)
    assert colour_in({"backgroundColor": RED}, "backgroundColor") == (1, 0, 0)
    theme = {"backgroundColor": RED, "backgroundColorStyle": {"themeColor": "TEXT"}}
    assert colour_in(theme, "backgroundColor") is None
    assert colour_in({}, "backgroundColor") is None


def test_cells_are_white_with_black_ink() -> None:
    assert (fill_of(None), ink_of(None)) == ((1, 1, 1), (0, 0, 0))
    dressed = style_of(
        {"userEnteredFormat": {"backgroundColor": RED, "textFormat": {"foregroundColor": BLUE}}}
    )
    assert (fill_of(dressed), ink_of(dressed)) == ((1, 0, 0), (0, 0, 1))
    assert alike((1, 0, 0), (0.999995, 0, 0))
    assert not alike((1, 0, 0), (0.9999, 0, 0))
