"""Sources: one module per kind (`folder`, `feed`, …), and one .yml per source in a folder of sources.

A module here is a kind when it defines `KEYS` (the keys its .yml may have beyond the common ones, and which of
them it needs) and `pull(source, known, settings)`, which yields a `Fetch` each. It is found by its name.
"""
