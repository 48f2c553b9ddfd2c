"""A plot of how right pairs are at each confidence: a line along the diagonal would be perfect."""

from collections.abc import Iterator, Sequence

_SIDE, _EDGE = 360, 48
_STEPS = 10


def plot(judged: Sequence[tuple[float, bool]]) -> str:
    """An SVG of shares right by tenths of confidence; each dot's area shows how many pairs."""
    drawn = "\n".join(_drawn(judged))
    size = _SIDE + 2 * _EDGE
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" '
        'font-family="sans-serif" font-size="13" role="img">\n'
        "<title>Share of pairs that are right, by confidence</title>\n"
        f'<rect width="{size}" height="{size}" fill="white"/>\n{drawn}\n</svg>\n'
    )


def _drawn(judged: Sequence[tuple[float, bool]]) -> Iterator[str]:
    yield (
        f'<rect x="{_EDGE}" y="{_EDGE}" width="{_SIDE}" height="{_SIDE}" fill="none" '
        'stroke="#767676"/>'
    )
    yield f'<path d="M{_at(0, 0)} L{_at(1, 1)}" stroke="#b0b0b0" stroke-dasharray="4 4"/>'
    dots = list(_dots(judged))
    path = " L".join(_at(confidence, right) for confidence, right, _ in dots)
    yield f'<path d="M{path}" fill="none" stroke="#0b5cad" stroke-width="2"/>'
    for confidence, right, number in dots:
        x, y = _at(confidence, right).split()
        radius = 3 + 14 * (number / max(1, len(judged))) ** 0.5
        yield (
            f'<circle cx="{x}" cy="{y}" r="{radius:.1f}" fill="#0b5cad" fill-opacity="0.6">'
            f"<title>{number} pairs, confidence {confidence:.2f}, right {right:.2f}</title>"
            "</circle>"
        )
    for value in (0, 0.5, 1):
        x, y = _at(value, 0).split()
        yield f'<text x="{x}" y="{float(y) + 18}" text-anchor="middle">{value:g}</text>'
        x, y = _at(0, value).split()
        yield f'<text x="{float(x) - 8}" y="{float(y) + 4}" text-anchor="end">{value:g}</text>'
    middle = _EDGE + _SIDE / 2
    yield f'<text x="{middle}" y="{_SIDE + 2 * _EDGE - 10}" text-anchor="middle">confidence</text>'
    yield f'<text x="16" y="{_EDGE - 16}">share of pairs that are right</text>'


def _at(x: float, y: float) -> str:
    return f"{_EDGE + _SIDE * x:.1f} {_EDGE + _SIDE * (1 - y):.1f}"


def _dots(judged: Sequence[tuple[float, bool]]) -> Iterator[tuple[float, float, int]]:
    for step in range(_STEPS):
        low, high = step / _STEPS, (step + 1) / _STEPS
        inside = [
            (confidence, right)
            for confidence, right in judged
            if low <= confidence < high or (step == _STEPS - 1 and confidence >= 1)
        ]
        if inside:
            number = len(inside)
            yield (
                sum(confidence for confidence, _ in inside) / number,
                sum(right for _, right in inside) / number,
                number,
            )
