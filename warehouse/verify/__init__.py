"""Is what is published still what was read? Every hash, quote, row, link and total of a snapshot, made again.

Texts and facts lie in the working file and bytes in the archive: both are held against the snapshot. A
finding names the thing, what it is now and what it should be. No finding means: checked and equal; what
cannot be checked is a finding too.
"""

from __future__ import annotations

from pathlib import Path

from warehouse import statements, store
from warehouse.verify.evidence import Reread, check_articles, check_claims
from warehouse.verify.figures import check_certificates, check_figures
from warehouse.verify.finding import Finding
from warehouse.verify.rows import check_content, check_links, check_rows, is_current, kept_beside

__all__ = ["Finding", "verify_snapshot"]


def verify_snapshot(data: Path, name: str | None = None, reread: Reread | None = None) -> list[Finding]:
    """All that does not hold in a snapshot; none if everything does.

    `reread(article row of main.articles, bytes)` makes the text anew, or gives None where that cannot be
    repeated here, which is a finding as well.
    """
    path = store.snapshot_path(data, name)
    with store.connect(path, read_only=True) as con, store.read_work(data) as work:
        texts = dict(statements.run(work, "verify_texts").fetchall())
        findings = list(check_content(con, path))
        with kept_beside(con, store.work_path(data)):
            if current := is_current(con, path):
                findings += check_rows(con)
        findings += check_articles(con, texts, data, reread)
        findings += check_claims(con, work, texts, with_fields=not current)
        findings += [*check_links(con), *check_figures(con), *check_certificates(con)]
    return findings
