"""Rankers: how much each sentence tells of the whole. One ranker a file.

A ranker is a function ``rank(sentences, context) -> list[float]``: one score in [0, 1] a sentence, same length and
order, 1 the best. It only scores; redundancy, budgets and order live once, in ``cleaner.digests``.
"""
