"""Judges of HTML.

``extractor`` is trafilatura's answer laid over our blocks, ``blocks`` the trained scorer of blocks.
"""
