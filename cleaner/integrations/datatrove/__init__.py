"""datatrove: steps for jobs of any size, on its local, Slurm and Ray executors.

    from datatrove.executor import LocalPipelineExecutor
    from datatrove.pipeline.writers import JsonlWriter
    from cleaner.integrations.datatrove import CleanerStep, RecordReader

    LocalPipelineExecutor(
        [RecordReader("crawl/"), CleanerStep(errors="errors/"), JsonlWriter("clean/")],
        tasks=2, workers=2, logging_dir="logs/",
    ).run()

- ``RecordReader`` reads JSON lines, WARC and files, and hands bad records on where datatrove's readers drop them
  silently. Those work too, before any of the other steps.
- ``CleanerStep`` cleans. Under ``metadata["cleaned"]`` stands what was removed and why, and digests if asked for. What
  cannot be cleaned becomes an error row, in one file per task, which appears whole when the task is done: documents
  plus error rows are the records, and a task that was killed and is run again leaves the same rows.
- ``LearnSites`` and ``MergeSites`` learn which lines recur on the pages of each site, over the whole crawl.
- ``Words`` lets datatrove's MinHash blocks find near-duplicates with nothing more to install; ``ListIds``,
  ``NameCopies`` and ``CopiesFilter`` say of each which document it is a copy of.

``tests/integrations/examples/crawl.py`` is a whole job: from WARC to digests, with site memory and near-duplicates.

The extra ``cleaner-digest[datatrove]`` brings ``datatrove[io]``, and ``tokenizers``, which datatrove's blocks against
copies import. Its ``processing`` extra wants a trafilatura older than ours.
"""

from cleaner.integrations.datatrove.base import ERROR, HTML
from cleaner.integrations.datatrove.cleaning import CleanerStep
from cleaner.integrations.datatrove.copies import CopiesFilter, ListIds, NameCopies, Words
from cleaner.integrations.datatrove.records import RecordReader
from cleaner.integrations.datatrove.site import LearnSites, MergeSites

__all__ = [
    "ERROR",
    "HTML",
    "CleanerStep",
    "CopiesFilter",
    "LearnSites",
    "ListIds",
    "MergeSites",
    "NameCopies",
    "RecordReader",
    "Words",
]
