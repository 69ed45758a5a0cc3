"""Repeats: second copies on one page (``page``, ``pile``), and near-copies.

``near`` is the index that finds them, ``wording`` tells whether two of them differ in more than wording.
"""
