"""Where the layers of the two ziggurats end, to 30 digits, solved apart from the program.

Example: /usr/bin/python3 tests/oracles/ziggurat_edges.py > tests/sim/core/random/ziggurat_edges.txt
The edge r of the base is the one for which 255 layers of the base's area end exactly at height 1.
"""
import decimal
from decimal import Decimal

decimal.getcontext().prec = 50
layers = 256


def pi():
    """Machin: pi = 16 arctan(1/5) - 4 arctan(1/239)."""
    def arctan_of_one_over(n):
        power, total, k = Decimal(1) / n, Decimal(0), 0
        while abs(power) > Decimal(10) ** -48:
            total += power / (2 * k + 1)
            power, k = -power / (n * n), k + 1
        return total
    return 16 * arctan_of_one_over(5) - 4 * arctan_of_one_over(239)


half_root = (pi() / 2).sqrt()  # the area under exp(-x^2 / 2) from 0


def normal_tail(x):
    """The area under exp(-t^2 / 2) beyond x: the whole less its series at 0."""
    term, total, k = x, Decimal(0), 0
    while abs(term) > Decimal(10) ** -48:
        total += term / (2 * k + 1)
        k += 1
        term = -term * x * x / (2 * k)
    return half_root - total


laws = {
    "exponential": (lambda x: (-x).exp(), lambda y: -y.ln(), lambda x: (-x).exp(), "7", "8"),
    "normal": (lambda x: (-x * x / 2).exp(), lambda y: (-2 * y.ln()).sqrt(), normal_tail, "3", "4"),
}


def edges(law, r):
    """The widths from the base up, and the height at which they end; none when that is above 1."""
    density, inverse, tail, _, _ = laws[law]
    area = r * density(r) + tail(r)
    width, height, out = r, density(r), [r]
    for _ in range(layers - 2):
        height += area / width
        if height >= 1:
            return out, Decimal(2), area
        width = inverse(height)
        out.append(width)
    return out, height + area / width, area


columns = []
for law, (_, _, _, low, high) in laws.items():
    low, high = Decimal(low), Decimal(high)
    for _ in range(125):  # a larger edge has smaller layers, that end lower
        middle = (low + high) / 2
        low, high = (middle, high) if edges(law, middle)[1] > 1 else (low, middle)
    found, _, area = edges(law, high)
    columns.append([area, *found])

print("# The ziggurats of 256 layers: area of each, then widths x_1 (the base's edge) to x_255.")
print("# From tests/oracles/ziggurat_edges.py: decimal arithmetic of 50 digits.")
print("#", *laws)
for row in zip(*columns):
    print(*(f"{each:.30f}" for each in row))
