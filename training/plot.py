"""Draw what the setting min_confidence does: precision and recall of claims as the bar is raised.

python -m training.plot                 writes docs/confidence.svg, from the held-out documents
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.gold import ROOT, rows, shared
from bench.split import part
from training.calibrate import Stated, stated

_WIDTH, _HEIGHT, _LEFT, _TOP = 560, 300, 50, 20
_STEPS = [n / 50 for n in range(20, 50)]


def curves(claims: Sequence[Stated], wanted: int) -> list[tuple[float, float, float]]:
    """For each bar the precision and the recall of the claims at or above it."""
    found = []
    for bar in _STEPS:
        some = [right for _, _, confidence, right in claims if confidence >= bar]
        if some:
            found.append((bar, sum(some) / len(some), sum(some) / wanted))
    return found


def drawn(points: Sequence[tuple[float, float, float]]) -> str:
    """The plot as SVG."""
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_LEFT + _WIDTH + 90} {_TOP + _HEIGHT + 45}" '
        'font-family="sans-serif" font-size="13">',
        "<title>Precision and recall of claims by the lowest confidence kept</title>",
        '<rect width="100%" height="100%" fill="#fff"/>',
    ]
    for n in range(0, 11, 2):
        y = _y(n / 10)
        lines.append(f'<line x1="{_LEFT}" x2="{_LEFT + _WIDTH}" y1="{y}" y2="{y}" stroke="#ddd"/>')
        lines.append(f'<text x="{_LEFT - 8}" y="{y + 4}" text-anchor="end">{n / 10:.1f}</text>')
    lines += [
        f'<text x="{_x(n / 10)}" y="{_TOP + _HEIGHT + 20}" text-anchor="middle">{n / 10:.1f}</text>'
        for n in range(4, 11)
    ]
    middle = _LEFT + _WIDTH // 2
    lines.append(f'<text x="{middle}" y="{_TOP + _HEIGHT + 40}" text-anchor="middle">min_confidence</text>')
    for name, which, colour, dashes in (("precision", 1, "#0b5394", ""), ("recall", 2, "#b45f06", "6 4")):
        path = " ".join(f"{_x(p[0])},{_y(p[which])}" for p in points)
        lines.append(
            f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2.5" stroke-dasharray="{dashes}"/>'
        )
        last = points[-1]
        lines.append(f'<text x="{_x(last[0]) + 8}" y="{_y(last[which]) + 4}" fill="{colour}">{name}</text>')
    return "\n".join([*lines, "</svg>", ""])


def _x(bar: float) -> int:
    return round(_LEFT + (bar - 0.4) / 0.6 * _WIDTH)


def _y(share: float) -> int:
    return round(_TOP + (1 - share) * _HEIGHT)


def main() -> None:
    """Read, and write the plot."""
    wanted = len(part(rows(shared() / "gold" / "claims-train.jsonl"), "doc")[1])
    with tempfile.TemporaryDirectory() as work:
        points = curves(list(stated(Path(work))), wanted)
    (ROOT / "docs" / "confidence.svg").write_text(drawn(points), encoding="utf-8")
    for bar, precision, recall in points[::5]:
        print(f"{bar:.2f}  precision {precision:.2f}  recall {recall:.2f}")


if __name__ == "__main__":
    main()
