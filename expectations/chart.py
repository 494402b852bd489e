"""A history as a small inline chart: no script, no network, the same bytes for the same numbers."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

WIDTH, HEIGHT, EDGE = 180, 36, 3


def draw_history(points: Sequence[tuple[str, float]], unit: str = "") -> Markup:
    """An SVG of values by night, in the order given, from zero to the largest; the last one is marked.

    A screen reader is told the nights, the values at both ends and the largest. Nothing for no points.
    """
    if not points:
        return Markup("")
    top = max(max(value for _, value in points), 1e-9)
    step = (WIDTH - 2 * EDGE) / max(len(points) - 1, 1)
    placed = [
        (round(EDGE + step * at, 1), round(HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * value / top, 1))
        for at, (_, value) in enumerate(points)
    ]
    line = " ".join(f"{x:g},{y:g}" for x, y in placed)
    x, y = placed[-1]
    return Markup(  # every part is a number or escaped
        f'<svg width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">'
        f"<title>{escape(_told(points, top, unit))}</title>"
        f'<line x1="{EDGE}" y1="{HEIGHT - EDGE}" x2="{WIDTH - EDGE}" y2="{HEIGHT - EDGE}"/>'
        f'<polyline points="{line}"/><circle cx="{x:g}" cy="{y:g}" r="2.5"/></svg>'
    )


def _told(points: Sequence[tuple[str, float]], top: float, unit: str) -> str:
    (first, begin), (last, end) = points[0], points[-1]
    nights = "1 night" if len(points) == 1 else f"{len(points)} nights"
    largest = max(top, 0) if top > 1e-9 else 0
    return f"{nights}, {first} {begin:.3g}{unit} to {last} {end:.3g}{unit}, at most {largest:.3g}{unit}"
