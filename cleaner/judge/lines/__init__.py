"""The trained scorer of lines.

When it is asked (``learned``, ``origin``), what it sees (``features``), how it answers (``scorer``, ``trees``).
"""
