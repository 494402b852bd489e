"""Derived columns: what a suite's entry names with `derive: module.function`.

Each function takes the rows (and the entry's `given` as keywords) and returns its findings: for the position
of each failing row, what is wrong with it, in words that a person can act on. A function speaks only of what
it is about: where something else must be right first (a span that lies in the text), rows that fail that are
left to the entry that is about it, so that one fault makes one expectation fail.
"""
