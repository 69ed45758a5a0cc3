"""Spark: clean text beside the text of a data frame, with ``mapInPandas``.

    spark.read.json("pages.jsonl").transform(with_clean_text).write.parquet("clean")

cleaner and pandas have to be installed where the executors run. A bad row does not end the job, it says why in ``error``.
"""

from collections.abc import Iterator

import pandas as pd
from integrations.examples.rows import cleaned
from pyspark.sql import DataFrame
from pyspark.sql.types import StringType, StructField, StructType

ADDED = [StructField(name, StringType()) for name in ("clean", "removals", "error")]


def batches_cleaned(batches: Iterator[pd.DataFrame]) -> Iterator[pd.DataFrame]:
    """What one task does with its rows, some thousands at a time."""
    for batch in batches:
        rows = batch.astype(object).where(batch.notna(), None).to_dict("records")  # pandas has NaN for a missing string
        yield pd.DataFrame(map(cleaned, rows), columns=[*batch.columns, *(one.name for one in ADDED)])


def with_clean_text(pages: DataFrame) -> DataFrame:
    """The rows of ``pages``, which have a ``text`` and may have a ``url``, with three columns more."""
    return pages.mapInPandas(batches_cleaned, StructType([*pages.schema.fields, *ADDED]))
