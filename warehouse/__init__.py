"""What we keep: articles, claims, totals and snapshots, in DuckDB; SQL lives in .sql files only."""


class Mistake(Exception):
    """What a user can put right: one line that says what is wrong, where, and what would be right."""
