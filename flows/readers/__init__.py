"""Readers make text of bytes: one module per form (`txt`, `md`, `html`), found by its name.

A reader defines `VERSION`, `OPTIONS` and `LIBRARIES` (recorded with every article), `MEDIA_TYPES`,
`SUFFIXES` and `read(data, charset)`, which gives a `Page` or raises `Unreadable`. A change that can change a
text needs a new `VERSION`.
"""
