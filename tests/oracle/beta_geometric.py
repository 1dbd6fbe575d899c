#!/usr/bin/env python3
"""Values of BG/NBD and MBG/NBD at random points, to compare the library with.

Each row: what, first (0: BG, 1: MBG), r, alpha, a, b, x, t_x, T, t, value.
They are the formulas of the papers in many digits, and integrals of what an
individual customer does; none of the library's own way.
"""
import random
import sys

try:
    from mpmath import mp, mpf
except ImportError:
    print("skipped: python3-mpmath is not installed")
    sys.exit(0)

def log_uniform(low, high):
    return mpf(low) * (mpf(high) / low) ** mpf(random.random())


def point(wide):
    """Parameters and a history, as doubles: what the library will read."""
    if wide:
        ranges = (1e-2, 1e3), (1e-3, 1e4), (1e-4, 1e4), (1e-4, 1e4)
    else:
        ranges = (0.05, 5), (0.5, 50), (0.05, 5), (0.1, 20)
    r, alpha, a, b = (float(log_uniform(*one)) for one in ranges)
    x = int(log_uniform(1, 500 if wide else 60)) - 1
    age = float(log_uniform(1, 150))
    recency = age * random.random() if x else 0.0
    time = float(log_uniform(1e-3, 1e4) if wide else log_uniform(0.1, 400))
    return tuple(map(mpf, (r, alpha, a, b, x, recency, age, time)))


def row(what, first, p, value):
    numbers = " ".join(repr(float(v)) for v in p)
    print(what, first, numbers, mp.nstr(value, 20, min_fixed=1, max_fixed=0))


def mean(r, alpha, a, b, t):
    """Fader, Hardie, Lee 2005, (9): E[X(t)], r to b of any belief."""
    c = a + b - 1
    z = t / (alpha + t)
    return c / (a - 1) * (1 - (alpha / (alpha + t)) ** r * mp.hyp2f1(r, b, c, z))


def alive(first, r, alpha, a, b, x, recency, age):
    if x + first == 0:
        return mpf(1)
    return 1 / (1 + a / (b + x + first - 1)
                * ((alpha + age) / (alpha + recency)) ** (r + x))


def expectations(count, wide):
    random.seed(20050501)
    for i in range(count):
        mp.dps = 60 if wide else 40
        p = point(wide)
        r, alpha, a, b, x, recency, age, t = p
        first = i % 2
        value = b / (a + b) if first else 1
        row("expected", first, p, value * mean(r, alpha, a, b + first, t))
        value = alive(first, *p[:7])
        row("alive", first, p, value)
        row("given", first, p,
            value * mean(r + x, alpha + age, a, b + first + x, t))


def at_least(r, alpha, n, t):
    z = t / (alpha + t)
    below, term = mpf(0), mpf(1)
    for j in range(n):
        below += term
        term *= (r + j) / (j + 1) * z
    return 1 - (1 - z) ** r * below


def probabilities(count):
    """The formula of 2005, (8), which sums; x is the number of purchases."""
    random.seed(8)
    mp.dps = 120
    for i in range(count):
        p = point(False)
        r, alpha, a, b, x, _, _, t = p
        first, n, z = i % 2, int(x), t / (alpha + t)
        value = (mp.beta(a, b + n + first) / mp.beta(a, b) * mp.rf(r, n)
                 / mp.factorial(n) * (1 - z) ** r * z**n)
        if n + first:
            value += (mp.beta(a + 1, b + n + first - 1) / mp.beta(a, b)
                      * at_least(r, alpha, n, t))
        row("probability", first, p, value)


def likelihoods(count):
    """The individual's likelihood, integrated over rate and probability."""
    random.seed(2007)
    mp.dps = 25
    for i in range(count):
        p = point(False)
        r, alpha, a, b, x, recency, age, _ = p
        first = i % 2
        chances = x + first

        def over_rate(t):
            # rate = y^(1/r), which takes the singularity away
            top = (80 + 4 * (r + x)) / (alpha + t)
            return mp.quad(
                lambda y: y ** (x / r) * mp.exp(-(alpha + t) * y ** (1 / r)),
                mp.linspace(0, top**r, 5)) * alpha**r / mp.gamma(r) / r

        def over_chance(f):
            half = mpf(1) / 2
            low = mp.quad(lambda y: f(y ** (1 / a)) * (1 - y ** (1 / a)) ** (b - 1),
                          [0, half**a]) / a
            high = mp.quad(lambda y: f(1 - y ** (1 / b)) * (1 - y ** (1 / b)) ** (a - 1),
                           [0, half**b]) / b
            return (low + high) / mp.beta(a, b)

        value = over_rate(age) * over_chance(lambda q: (1 - q) ** chances)
        if chances:
            value += over_rate(recency) * over_chance(
                lambda q: q * (1 - q) ** (chances - 1))
        row("likelihood", first, p, mp.log(value))


def residuals(count):
    """The rate of purchases at a time, discounted and integrated; t is 1/discount."""
    random.seed(2024)
    mp.dps = 20
    for i in range(count):
        p = point(False)
        r, alpha, a, b, x, recency, age, t = p
        first = i % 2
        s, tau = r + x, alpha + age

        def rate(u):
            return s / tau * mp.hyp2f1(s + 1, a, a + b + first + x, -u / tau)

        # u = t e^v
        total = mp.quad(lambda v: t * mp.exp(v - mp.exp(v)) * rate(t * mp.exp(v)),
                        [-50, -20, -10, -5, -2, 0, 2, 5])
        row("residual", first, p, alive(first, *p[:7]) * total)


expectations(400, False)
expectations(80, True)
probabilities(200)
likelihoods(6)
residuals(2)
