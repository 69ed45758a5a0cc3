"""From WARC to digests: a whole crawl with datatrove, in seven stages.

    python crawl.py WARC_FOLDER RESULT_FOLDER --tasks 2 --workers 2

A stage begins when the one before it is done, and is a list of steps that runs as so many tasks. What a task has done is
written down in ``logs/``: run the same command again after anything, and only what is missing is done.

1. learn       each task learns which lines recur on the sites of its files
2. merge       one task merges what all have learned
3. clean       clean text, removals and a short digest; ``errors/`` gets a row for each record that gave none
4. signatures  MinHash of every text, datatrove's block with our words
5. buckets     pairs of documents whose signatures meet, one task per bucket
6. clusters    the documents that are copies of each other, and which of them stays; one task
7. copies      what stays goes to ``digests/``; ``copies/`` gets a row for each other one, with the id of its twin

Records in the crawl = documents in ``digests/`` + rows in ``errors/`` + rows in ``copies/``.

Learning reads the crawl once more than cleaning needs; leave stages 1 and 2 out where every site has a few pages only
(nothing is known of a site below five), and 4 to 7 where copies may stay.

On a cluster the stages are the same and only the executor differs. All nodes must see the folders. ``slurm`` and
``ray_cluster`` are what datatrove's documentation says: the first submits one job array per stage and returns, each
waiting for the one before (``depends``), the second expects ``ray.init()`` to have been called.
"""

from __future__ import annotations

import argparse
from typing import Any, NamedTuple

from datatrove.executor import LocalPipelineExecutor, SlurmPipelineExecutor
from datatrove.pipeline.dedup import MinhashDedupBuckets, MinhashDedupCluster, MinhashDedupSignature
from datatrove.pipeline.dedup.minhash import MinhashConfig
from datatrove.pipeline.readers import JsonlReader
from datatrove.pipeline.writers import JsonlWriter
from datatrove.utils.hashing import HashConfig
from datatrove.utils.text import TextNormConfig

from cleaner.batch.records import RecordOptions
from cleaner.integrations.datatrove import (
    CleanerStep,
    CopiesFilter,
    LearnSites,
    ListIds,
    MergeSites,
    NameCopies,
    RecordReader,
    Words,
)

CONFIG = MinhashConfig(norm_config=TextNormConfig(norm_numbers=False), hash_config=HashConfig(hash_fc="sha1"))
"""datatrove's own choice (runs of five words, 14 buckets of 8 hashes), but numbers count, and the hash function is the
standard library's: its default wants an xxhash older than 4, which the ``io`` extra does not ask for."""


class Stage(NamedTuple):
    name: str
    steps: list[Any]
    tasks: int


def stages(crawl: str, place: str, tasks: int) -> list[Stage]:
    """The stages of a job over the files in ``crawl``; everything that is made goes below ``place``."""
    texts = JsonlReader(f"{place}/clean")
    return [
        Stage("learn", [RecordReader(crawl), LearnSites(f"{place}/sites")], tasks),
        Stage("merge", [MergeSites(f"{place}/sites", f"{place}/sites.db")], 1),
        Stage(
            "clean",
            [
                RecordReader(crawl),
                CleanerStep(f"{place}/errors", RecordOptions(digests=("short",)), f"{place}/sites.db"),
                JsonlWriter(f"{place}/clean"),
            ],
            tasks,
        ),
        Stage(
            "signatures",
            [
                texts,
                ListIds(f"{place}/ids"),
                MinhashDedupSignature(f"{place}/signatures", CONFIG, Words(same_numbers=True)),
            ],
            tasks,
        ),
        Stage(
            "buckets",
            [MinhashDedupBuckets(f"{place}/signatures", f"{place}/buckets", config=CONFIG)],
            CONFIG.num_buckets,
        ),
        Stage(
            "clusters",
            [
                MinhashDedupCluster(f"{place}/buckets", f"{place}/clusters", CONFIG, save_cluster_id=True),
                NameCopies(f"{place}/clusters", f"{place}/ids", f"{place}/twins"),
            ],
            1,
        ),
        Stage(
            "copies", [texts, CopiesFilter(f"{place}/twins", f"{place}/copies"), JsonlWriter(f"{place}/digests")], tasks
        ),
    ]


def local(found: list[Stage], place: str, workers: int) -> LocalPipelineExecutor:
    """The job on this machine; its ``run`` runs all stages."""
    last = None
    for name, steps, tasks in found:
        last = LocalPipelineExecutor(
            steps, tasks=tasks, workers=min(workers, tasks), logging_dir=f"{place}/logs/{name}", depends=last
        )
    return last


def slurm(found: list[Stage], place: str, partition: str, time: str = "10:00:00") -> SlurmPipelineExecutor:
    """The job on a Slurm cluster; its ``run``, on a login node, submits all stages."""
    last = None
    for name, steps, tasks in found:
        last = SlurmPipelineExecutor(
            steps,
            tasks=tasks,
            time=time,
            partition=partition,
            job_name=name,
            logging_dir=f"{place}/logs/{name}",
            depends=last,
        )
    return last


def ray_cluster(found: list[Stage], place: str, workers: int) -> Any:
    """The job on a Ray cluster (datatrove 0.6 and newer); its ``run`` runs all stages."""
    from datatrove.executor.ray import RayPipelineExecutor

    last = None
    for name, steps, tasks in found:
        last = RayPipelineExecutor(
            steps, tasks=tasks, workers=min(workers, tasks), logging_dir=f"{place}/logs/{name}", depends=last
        )
    return last


def main() -> None:
    given = argparse.ArgumentParser()
    given.add_argument("crawl")
    given.add_argument("place")
    given.add_argument("--tasks", type=int, default=2)
    given.add_argument("--workers", type=int, default=2)
    chosen = given.parse_args()
    local(stages(chosen.crawl, chosen.place, chosen.tasks), chosen.place, chosen.workers).run()


if __name__ == "__main__":
    main()
