#!/usr/bin/env python3
"""Values of special functions at random points, by mpmath.

Prints lines: function, its arguments, its value to 20 digits. Prints one line
that starts with 'skipped' where there is no mpmath.
    special.py gamma | hypergeometric | pnbd
"""
import random
import sys

try:
    from mpmath import mp, mpf, beta, digamma, exp, expint, expm1, gamma
    from mpmath import hyp2f1, hyperu, linspace, log, log1p, loggamma
    from mpmath import polygamma, quad
except ImportError:
    print("skipped: no python3-mpmath")
    sys.exit(0)

draw = random.Random(20050501)


def between(low, high):
    """A number of any size from low to high."""
    return 10 ** draw.uniform(low, high)


def count():
    """How often: a small whole number, a large one, or no whole number."""
    return draw.choice(
        [
            float(draw.randint(0, 20)),
            float(round(between(0, 5))),
            between(-3, 5),
        ]
    )


def show(name, *numbers):
    *arguments, value = numbers
    print(name, *map(repr, arguments), mp.nstr(value, 20))


def rise(function, a, n):
    return function(mpf(a) + mpf(n)) - function(mpf(a))


def trigamma(x):
    return polygamma(1, x)


def reliable(function):
    """At two precisions the same."""
    for digits in (25, 50, 150, 600):
        mp.dps = digits
        first = function()
        mp.dps = 2 * digits
        second = function()
        mp.dps = 25
        if abs(first - second) <= mpf(10) ** -20 * abs(second):
            return second
    raise ArithmeticError("no precision is enough")


def gamma_points():
    mp.dps = 40
    for _ in range(300):
        x = between(-3, 9)
        show("log_gamma", x, loggamma(mpf(x)))
        show("digamma", x, digamma(mpf(x)))
        show("trigamma", x, trigamma(mpf(x)))
    for _ in range(400):
        a, n = between(-3, 8), count()
        show("log_rising", a, n, rise(loggamma, a, n))
        show("digamma_rising", a, n, rise(digamma, a, n))
        show("trigamma_rising", a, n, rise(trigamma, a, n))
    for _ in range(400):
        a, b = between(-3, 8), between(-3, 8)
        show("log_beta", a, b, log(beta(mpf(a), mpf(b))))


def scaled_integral(s, w):
    """mpmath's expint loses digits without a word where both are large."""
    s, w = mpf(s), mpf(w)
    if s + w < 30:
        return reliable(lambda: exp(w) * expint(s, w))
    mp.dps = 20
    edges = [k / (s + w) for k in (0, 3, 10, 30, 100, 1000)]
    value = quad(
        lambda u: exp(-w * u - s * log1p(u)), edges, method="gauss-legendre"
    )
    mp.dps = 25
    return value


def integral_points():
    near = [0, 1e-12, -1e-12, 1e-8, -1e-7, 1e-4, -3e-4, 0.5, -0.5]
    points = [(between(-3, 3), between(-8, 4)) for _ in range(200)]
    points += [
        (draw.randint(1, 25) + draw.choice(near), between(-6, 1))
        for _ in range(100)
    ]
    for s, w in points:
        show("exponential_integral", s, w, scaled_integral(s, w))


def derivatives(function, point, steps):
    """Of a function of three numbers, by differences at 80 digits."""
    def at(*moves):
        moved = [p + m * h for p, m, h in zip(point, moves, steps)]
        return function(*moved)

    def unit(*axes):
        return [sum(1 if i == axis else 0 for axis in axes) for i in range(3)]

    def minus(moves):
        return [-m for m in moves]

    middle = at(0, 0, 0)
    up = [at(*unit(i)) for i in range(3)]
    down = [at(*minus(unit(i))) for i in range(3)]
    values = [middle]
    for i in range(3):
        values.append((up[i] - down[i]) / (2 * steps[i]))
    for i in range(3):
        for j in range(i, 3):
            if i == j:
                change = up[i] - 2 * middle + down[i]
                values.append(change / steps[i] ** 2)
                continue
            change = at(*unit(i, j)) + at(*minus(unit(i, j))) + 2 * middle
            change -= up[i] + down[i] + up[j] + down[j]
            values.append(change / (2 * steps[i] * steps[j]))
    return values


def hypergeometric_points():
    """ln G, by a, n, z, and by aa, an, az, nn, nz, zz."""
    mp.dps = 80
    for _ in range(300):
        r, s = between(-3, 2), between(-3, 2)
        x = draw.choice([0, 1, 2, draw.randint(1, 30), draw.randint(1, 1000)])
        n = r + s + x
        a = min(draw.choice([r + x, r + x + 1, s + 1, s]), n + 1)
        z = draw.choice([between(-6, 0), draw.random(), 1 - between(-5, -0.5)])
        point = [mpf(a), mpf(n), mpf(z)]
        tiny = mpf(10) ** -16
        steps = [p * tiny for p in point]
        steps[2] = min(mpf(z), 1 - mpf(z)) * tiny
        values = derivatives(
            lambda a, n, z: log(hyp2f1(1, a, n + 1, z)), point, steps
        )
        print("hypergeometric", repr(a), repr(n), repr(z), end=" ")
        print(*[mp.nstr(value, 20) for value in values])


def left_before(r, alpha, s, beta, x, t, age):
    """A_0 of Fader and Hardie's notes, times s / (r + s + x)."""
    n = r + s + x
    high, order = (alpha, s + 1) if alpha >= beta else (beta, r + x)

    def term(time):
        z = abs(alpha - beta) / (high + time)
        return hyp2f1(n, order, n + 1, z) / (high + time) ** n

    return s / n * (term(t) - term(age))


def left_after_purchases(r, alpha, s, beta, n, time):
    """Leaves at u, and has made n purchases by then; u = low (e^y - 1)."""
    low = min(alpha, beta)

    def density(y):
        u = low * expm1(y)
        power = (r + n) * log(alpha + u) + (s + 1) * log(beta + u)
        return u**n * exp(y - power)

    size = exp(loggamma(r + n) - loggamma(r)) / gamma(n + 1)
    size *= low * alpha**r * s * beta**s
    edges = linspace(0, log1p(time / low), 31)
    return size * quad(density, edges, method="gauss-legendre")


def pnbd_points():
    """Parameters, x, t_x, T, a time and a discount; log likelihood, p_alive,
    residual; n and the probability of n purchases in the time."""
    mp.dps = 120
    for i in range(60):
        r, s = between(-2, 1.5), between(-2, 1.5)
        alpha, beta_ = between(-1, 3), between(-1, 3)
        if i % 10 == 0:
            beta_ = alpha
        x = draw.choice([0, 1, draw.randint(1, 10), draw.randint(1, 300)])
        age = between(0, 3)
        t = age * draw.random() if x else 0
        time, discount = between(0, 2), between(-4, 0)
        numbers = [r, alpha, s, beta_, x, t, age, time, discount]
        p = [mpf(number) for number in numbers]
        before = left_before(*p[:7])
        r, alpha, s, beta_, x, t, age, time, discount = p
        stayed = (alpha + age) ** -(r + x) * (beta_ + age) ** -s
        size = loggamma(r + x) - loggamma(r) + r * log(alpha) + s * log(beta_)
        alive = stayed / (stayed + before)
        w = discount * (beta_ + age)
        mp.dps = 22
        later = (r + x) / (alpha + age) * discount ** (s - 1)
        later *= (beta_ + age) ** s * hyperu(s, s, w)
        n = draw.choice([0, 1, 2, draw.randint(3, 60)])
        chance = left_after_purchases(r, alpha, s, beta_, n, time)
        by_then = exp(loggamma(r + n) - loggamma(r)) / gamma(n + 1)
        by_then *= (alpha / (alpha + time)) ** r
        by_then *= (time / (alpha + time)) ** n
        chance += by_then * (beta_ / (beta_ + time)) ** s
        mp.dps = 120
        print("pnbd", *map(repr, numbers), end=" ")
        values = [size + log(stayed + before), alive, alive * later, n, chance]
        print(*[mp.nstr(value, 20) for value in values])


if sys.argv[1] == "gamma":
    gamma_points()
    integral_points()
elif sys.argv[1] == "hypergeometric":
    hypergeometric_points()
else:
    pnbd_points()
