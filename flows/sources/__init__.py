"""Sources: one module per kind (`folder`, `feed`, …), and one .yml per source in a folder of sources.

A module here is a kind when it defines `NEEDS` and `TAKES` (the keys that its .yml must and may have beyond
the common ones), `check(source)` and `pull(source, known, settings)`, which yields a `Fetch` each.
"""
