"""Spark and Ray Data map the function of one row; each where its library is installed."""

import json
import os
import shutil
import sys

import pytest

import cleaner

PAGE = "It rained on the hill all day long.\n\nLeave a Comment"
ROWS = [{"number": number, "text": f"{number} {PAGE}", "url": f"https://a.example/{number}"} for number in range(40)]
ROWS[7]["text"] = None


def check(rows):
    """Every row came back, with the same result as from the library."""
    rows = sorted(rows, key=lambda row: row["number"])
    assert [row["number"] for row in rows] == list(range(len(ROWS)))
    for row, given in zip(rows, ROWS, strict=True):
        if given["text"] is None:
            assert row["clean"] == row["removals"] == ""
            assert row["error"] == "field 'text' is null, a string is needed"
        else:
            expected = cleaner.clean(given["text"], url=given["url"])
            assert row["clean"] == expected.text
            assert [gone["name"] for gone in json.loads(row["removals"])] == [gone.name for gone in expected.removals]
            assert row["error"] == ""
            assert row["text"] == given["text"]


@pytest.fixture
def paths(monkeypatch):
    """Workers find what this process finds."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(path for path in sys.path if path))


@pytest.mark.filterwarnings("default")
def test_spark(paths, monkeypatch):
    pytest.importorskip("pandas", reason="pandas is not installed")
    sql = pytest.importorskip("pyspark.sql", reason="pyspark is not installed")
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        pytest.skip("Spark needs Java, which is not installed")
    from integrations.examples.spark import with_clean_text

    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    spark = sql.SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    try:
        pages = spark.createDataFrame(ROWS, "number long, text string, url string").repartition(3)
        check([row.asDict() for row in with_clean_text(pages).collect()])
    finally:
        spark.stop()


@pytest.mark.filterwarnings("default")
def test_ray_data(paths):
    ray = pytest.importorskip("ray", reason="ray is not installed")
    pytest.importorskip("ray.data", reason="ray[data] is not installed")
    from integrations.examples.ray_rows import with_clean_text

    ray.init(num_cpus=2, include_dashboard=False, logging_level="error")
    try:
        check(with_clean_text(ray.data.from_items(ROWS, override_num_blocks=3)).take_all())
    finally:
        ray.shutdown()
