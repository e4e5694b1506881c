"""The benchmark: figures as JSON lines, ratios measured side by side in one run."""

import json
import subprocess  # our own command only  # nosec B404
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from scripts.benchmarks.assessment import assessment
from scripts.benchmarks.durable_writes import durable_writes
from scripts.benchmarks.journal import journal
from scripts.benchmarks.local_values import local_values
from scripts.benchmarks.memory import peak_memory
from scripts.benchmarks.opening import opening
from scripts.benchmarks.sync_cpu import sync_cpu
from scripts.benchmarks.workload import prepare

LOCAL_SHEETS = (local_values, durable_writes, opening)


@click.command()
@click.option("--rows", default="10000,100000", show_default=True, help="Diary rows, several.")
@click.option("--repeat", default=7, show_default=True, help="Rounds of each measurement.")
@click.option("--local-sheets", is_flag=True, help="The local workbook's own figures instead.")
@click.option("--journal", "of_journal", is_flag=True, help="The journal's figures instead.")
@click.option("--assessment", "of_assessment", is_flag=True, help="What rankings cost instead.")
@click.option("--child", type=click.Path(path_type=Path), hidden=True)
def main(
    rows: str,
    repeat: int,
    *,
    local_sheets: bool,
    of_journal: bool,
    of_assessment: bool,
    child: Path | None,
) -> None:
    """Measure what a sync costs at several sizes.

    CPU seconds stand beside the floor of the same run: orjson parsing the very answer that was
    read. Peak memory is that of one sync in a process of its own.
    """
    if child is not None:
        _tell(peak_memory(child))
        return
    if of_journal or of_assessment:
        for figures in (journal if of_journal else assessment)(repeat):
            _tell(figures)
        return
    if local_sheets:
        for measure in LOCAL_SHEETS:
            for figures in measure(repeat):
                _tell(figures)
        return
    for size in (int(text) for text in rows.split(",")):
        with (
            TemporaryDirectory(prefix="gridbook-bench-") as home,
            prepare(Path(home), size) as work,
        ):
            _tell({"bench": "workload", **work.counts})
            for figures in sync_cpu(work, repeat):
                _tell(figures)
            command = [sys.executable, "-m", "scripts.bench", "--child", home]
            line = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603  # nosec B603 - our own command
            _tell({**json.loads(line.stdout), "rows": size})


def _tell(figures: dict[str, object]) -> None:
    click.echo(json.dumps(figures, ensure_ascii=False))


if __name__ == "__main__":
    main()
