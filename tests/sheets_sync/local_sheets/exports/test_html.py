"""Zipped html."""

import io
import zipfile

from tests.sheets_sync.local_sheets.exports.conftest import Export


def test_a_page_for_each_tab_that_can_be_seen(export: Export) -> None:
    with zipfile.ZipFile(io.BytesIO(export("zip"))) as archive:
        assert archive.namelist() == ["Sheet1.html", "统计.html", "resources/sheet.css"]
        page = archive.read("Sheet1.html").decode()
        other = archive.read("统计.html").decode()
    assert '<td style="background:#00ff00;color:#ff0000;font-weight:bold' in page
    assert "<td>x,&quot;y&quot;<br>z\tt</td>" in page
    assert '<td rowspan="2" colspan="2">合并</td>' in page
    assert '<td class="n">25</td><td>&lt;b&gt;&amp;</td>' in other
    assert export("html") == export("zip")
