"""Chrome in text.

By its words (``phrases``), its shape (``shapes``) and what stands around it (``structure``, ``sections``).
"""
