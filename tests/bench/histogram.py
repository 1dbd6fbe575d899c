#!/usr/bin/python3
"""A histogram of N customers by whole weeks, drawn directly: how many bought so
often, last then, were observed so long. From the model of Pareto/NBD with the
parameters of CDNOW (Fader and Hardie 2005: r 0.553, alpha 10.578, s 0.606, beta
11.669, weeks), starts even over the first year of two.

    histogram.py N [SEED]

Each cell's count is Poisson with N times the cell's probability, estimated from
two million simulated customers: that is what a multinomial of a billion looks
like, without a billion draws.
"""
import sys

import numpy

WEEKS = 104
SHAPES = (0.553, 10.578, 0.606, 11.669)
DRAWS = 2_000_000


def customers(random):
    """Frequency (repeat weeks), week of the last purchase, and T of each."""
    r, alpha, s, beta = SHAPES
    observed = random.integers(WEEKS // 2, WEEKS, DRAWS) + 1
    rate = random.gamma(r, 1 / alpha, DRAWS)
    life = random.exponential(1 / random.gamma(s, 1 / beta, DRAWS))
    end = numpy.minimum(life, observed)
    counts = random.poisson(rate * end)
    # purchases are even over the time alive; of one week they are one
    who = numpy.repeat(numpy.arange(DRAWS), counts)
    week = numpy.ceil(random.random(who.size) * end[who]).astype(numpy.int64)
    met = numpy.unique(who * 1024 + week)
    who, week = met // 1024, met % 1024
    frequency = numpy.bincount(who, minlength=DRAWS)
    recency = numpy.zeros(DRAWS, dtype=numpy.int64)
    numpy.maximum.at(recency, who, week)
    return frequency, recency, observed


def main():
    """One line a cell."""
    total = int(sys.argv[1])
    random = numpy.random.default_rng(int(sys.argv[2]) if sys.argv[2:] else 1)
    frequency, recency, observed = customers(random)
    cells, counts = numpy.unique((frequency * 1024 + recency) * 1024 + observed,
                                 return_counts=True)
    drawn = random.poisson(counts * (total / DRAWS))
    print("frequency,recency,T,n")
    for cell, n in zip(cells.tolist(), drawn.tolist()):
        if n:
            print(cell >> 20, cell >> 10 & 1023, cell & 1023, n, sep=",")


if __name__ == "__main__":
    main()
