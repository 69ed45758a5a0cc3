"""What the trained ranker looks at: the same numbers in every process."""

from cleaner.prose import read_sentence
from cleaner.rank.context import Context
from cleaner.rank.traits import _title_vector
from cleaner.rank.vectors import tf_idf

TITLE = "Ferry, harbour, owl, baker, mill, verger, island, pump, council and bell in winter"


def test_the_words_of_a_title_are_summed_in_one_order():
    readings = tuple(read_sentence(text, "en") for text in (TITLE + " burned.", "The ferry left the harbour at dawn."))
    (vector,) = _title_vector(Context(readings, "en", TITLE, print), tf_idf(readings))
    assert len(vector) > 8
    assert list(vector) == sorted(vector)
