"""The plot of fan-out in docs/images, as an SVG written by hand: two lines on logarithmic axes need no library."""

from collections.abc import Mapping, Sequence
from math import log10

_WIDTH, _HEIGHT, _LEFT, _TOP = 720, 420, 70, 50
_COLOURS = {"sqlite": "#2f6f9f", "postgresql": "#b5542b"}
_SECONDS = (0.01, 0.1, 1.0, 10.0)
_ROUTES = (1_000, 10_000, 100_000)
_GOAL = (100_000, 2.0)


def fan_out_plot(figures: Mapping[str, Sequence[Mapping[str, float]]], seen: str) -> str:
    """Draw seconds over routes for each database; `seen` says when and where it was measured."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" font-family="sans-serif"'
        ' font-size="13">',
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#ffffff"/>',
        f'<text x="{_LEFT}" y="22" font-size="16" fill="#222">One article to so many channels: seconds</text>',
        f'<text x="{_LEFT}" y="40" fill="#666">{seen}</text>',
        *_grid(),
    ]
    for place, (kind, points) in enumerate(figures.items()):
        parts += _line(kind, [(point["routes"], point["article_s"]) for point in points], place)
    x, y = _place(*_GOAL)
    parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="6" fill="none" stroke="#3a7d44" stroke-width="2"/>')
    parts.append(f'<text x="{x - 12:.1f}" y="{y - 10:.1f}" text-anchor="end" fill="#3a7d44">goal: 2 s</text>')
    return "\n".join([*parts, "</svg>", ""])


def _place(routes: float, seconds: float) -> tuple[float, float]:
    width, height = _WIDTH - _LEFT - 40, _HEIGHT - _TOP - 50
    across = (log10(routes) - log10(_ROUTES[0])) / (log10(_ROUTES[-1]) - log10(_ROUTES[0]))
    up = (log10(seconds) - log10(_SECONDS[0])) / (log10(_SECONDS[-1]) - log10(_SECONDS[0]))
    return _LEFT + across * width, _TOP + (1 - up) * height


def _grid() -> list[str]:
    found = []
    for seconds in _SECONDS:
        (x, y), (end, _) = _place(_ROUTES[0], seconds), _place(_ROUTES[-1], seconds)
        found.append(f'<path d="M{x:.1f} {y:.1f}H{end:.1f}" stroke="#ddd"/>')
        found.append(f'<text x="{x - 8:.1f}" y="{y + 4:.1f}" text-anchor="end" fill="#444">{seconds:g} s</text>')
    for routes in _ROUTES:
        (x, y), (_, top) = _place(routes, _SECONDS[0]), _place(routes, _SECONDS[-1])
        found.append(f'<path d="M{x:.1f} {y:.1f}V{top:.1f}" stroke="#ddd"/>')
        found.append(f'<text x="{x:.1f}" y="{y + 20:.1f}" text-anchor="middle" fill="#444">{routes:,}</text>')
    return found


def _line(kind: str, points: Sequence[tuple[float, float]], place: int) -> list[str]:
    colour, places = _COLOURS[kind], [_place(*point) for point in points]
    drawn = " L".join(f"{x:.1f} {y:.1f}" for x, y in places)
    legend, (routes, seconds) = _TOP + 24 + place * 20, points[-1]
    return [
        f'<path d="M{drawn}" fill="none" stroke="{colour}" stroke-width="2"/>',
        *(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{colour}"/>' for x, y in places),
        f'<path d="M{_LEFT + 16} {legend}h24" stroke="{colour}" stroke-width="2"/>',
        f'<text x="{_LEFT + 48}" y="{legend + 4}" fill="#222">{kind}, {routes:,} in {seconds:.2f} s</text>',
    ]
