"""Totals against worlds whose truth is known, and what a total costs."""
