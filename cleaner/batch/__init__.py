"""Streams: records in, records out, one for one, on any number of workers.

``records`` cleans one record, ``answers`` turns one item of a stream into one line of output, ``crew`` runs that in
worker processes, ``sources`` reads streams, ``resume`` goes on where a run ended, ``tally`` counts.
"""

from __future__ import annotations

from cleaner.batch.many import Document, clean_many
from cleaner.batch.records import RecordOptions, clean_record

__all__ = ["Document", "RecordOptions", "clean_many", "clean_record"]
