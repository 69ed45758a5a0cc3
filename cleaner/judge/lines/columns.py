"""Arithmetic on columns: one number a line, as plain lists for small pages or numpy arrays for big ones.

Columns hold whole numbers and quotients of two whole numbers. Sums are taken of whole numbers only, and are
exact; a quotient is one division. So both arithmetics give the same values to the last bit.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from operator import mul
from typing import Any, Protocol

Column = Any
"""One number a line: a list, or a numpy array of float64."""


class Arithmetic(Protocol):
    """Arithmetic on columns; the two below give the same bits."""

    def columns(self, rows: Sequence[tuple[float, ...]], places: list[int]) -> list[Column]:
        """Columns of the rows that stand in those places."""
        ...

    def column(self, values: Sequence[float]) -> Column:
        """One column of the given numbers."""
        ...

    def total(self, terms: list[tuple[int, Column]]) -> Column:
        """Sum of columns of whole numbers, each times a whole number."""
        ...

    def over(self, column: Column, whole: float) -> Column:
        """Every value divided by a number that is not 0."""
        ...

    def running(self, column: Column) -> Column:
        """The sum of the values up to and with each."""
        ...

    def since(self, column: Column, most: int) -> Column:
        """Lines since the last value that is not 0, cut at ``most``; ``most + 1`` before the first."""
        ...

    def run(self, column: Column, most: int) -> Column:
        """How many values that are not 0 stand in a row up to here, cut at ``most``."""
        ...

    def cap(self, column: Column, most: int) -> Column:
        """The smaller of the value and ``most``."""
        ...

    def shift(self, column: Column, by: int) -> Column:
        """The value ``by`` lines below (negative: above); -1 beyond the page."""
        ...

    def windows(self, columns: list[Column], bounds: Sequence[tuple[int, int]]) -> list[list[Column]]:
        """For each window the means of the columns over the lines between its bounds, counted from the line itself.

        Over as many lines as there are; -1 if there are none.
        """
        ...

    def between(self, column: Column, low: float, high: float) -> Column:
        """Whether the value lies between the bounds, bounds included."""
        ...

    def whole(self, column: Column) -> list[int]:
        """A column of whole numbers as a list."""
        ...


class Lists:
    """Columns as plain lists: no import to pay for, right for pages of up to some hundred lines."""

    def columns(self, rows: Sequence[tuple[float, ...]], places: list[int]) -> list[Column]:
        """Columns of the rows that stand in those places."""
        return [list(column) for column in zip(*map(rows.__getitem__, places), strict=True)]

    def column(self, values: Sequence[float]) -> Column:
        """One column of the given numbers."""
        return list(values)

    def total(self, terms: list[tuple[int, Column]]) -> Column:
        """Sum of columns of whole numbers, each times a whole number."""
        factors = [factor for factor, _ in terms]
        return [sum(map(mul, factors, values)) for values in zip(*(column for _, column in terms), strict=True)]

    def over(self, column: Column, whole: float) -> Column:
        """Every value divided by a number that is not 0."""
        return [value / whole for value in column]

    def running(self, column: Column) -> Column:
        """The sum of the values up to and with each."""
        return list(accumulate(column))

    def since(self, column: Column, most: int) -> Column:
        """Lines since the last value that is not 0, cut at ``most``; ``most + 1`` before the first."""
        distances = []
        distance = most + 1
        for value in column:
            distance = 0 if value else distance + (distance < most)
            distances.append(distance)
        return distances

    def run(self, column: Column, most: int) -> Column:
        """How many values that are not 0 stand in a row up to here, cut at ``most``."""
        lengths = []
        length = 0
        for value in column:
            length = length + (length < most) if value else 0
            lengths.append(length)
        return lengths

    def cap(self, column: Column, most: int) -> Column:
        """The smaller of the value and ``most``."""
        # min() would take twice as long
        return [most if value > most else value for value in column]  # noqa: FURB136

    def shift(self, column: Column, by: int) -> Column:
        """The value ``by`` lines below (negative: above); -1 beyond the page."""
        size = len(column)
        edge = [-1] * min(abs(by), size)
        return column[by:] + edge if by > 0 else edge + column[: max(0, size + by)]

    def windows(self, columns: list[Column], bounds: Sequence[tuple[int, int]]) -> list[list[Column]]:
        """For each window the means of the columns over the lines between its bounds; -1 if there are none."""
        size = len(columns[0])
        sums = [[0, *accumulate(column)] for column in columns]
        found = []
        for first, last in bounds:
            lows = [min(max(place + first, 0), size) for place in range(size)]
            highs = [min(max(place + last + 1, 0), size) for place in range(size)]
            means = [
                [
                    (running[high] - running[low]) / (high - low) if high > low else -1.0
                    for low, high in zip(lows, highs, strict=True)
                ]
                for running in sums
            ]
            found.append(means)
        return found

    def between(self, column: Column, low: float, high: float) -> Column:
        """Whether the value lies between the bounds, bounds included."""
        return [low <= value <= high for value in column]

    def whole(self, column: Column) -> list[int]:
        """A column of whole numbers as a list."""
        return list(map(int, column))


class Arrays:
    """Columns as numpy arrays: right for big pages and long streams."""

    def __init__(self) -> None:
        import numpy as np

        self.np = np

    def columns(self, rows: Sequence[tuple[float, ...]], places: list[int]) -> list[Column]:
        """Columns of the rows that stand in those places."""
        np = self.np
        table = np.array(rows, dtype=np.float64).T
        return list(table.take(np.array(places, dtype=np.intp), axis=1))

    def column(self, values: Sequence[float]) -> Column:
        """One column of the given numbers."""
        return self.np.array(values, dtype=self.np.float64)

    def total(self, terms: list[tuple[int, Column]]) -> Column:
        """Sum of columns of whole numbers, each times a whole number."""
        return sum(factor * column for factor, column in terms)

    def over(self, column: Column, whole: float) -> Column:
        """Every value divided by a number that is not 0."""
        return column / whole

    def running(self, column: Column) -> Column:
        """The sum of the values up to and with each."""
        return self.np.cumsum(column)

    def since(self, column: Column, most: int) -> Column:
        """Lines since the last value that is not 0, cut at ``most``; ``most + 1`` before the first."""
        np = self.np
        places = np.arange(len(column))
        last = np.maximum.accumulate(np.where(column != 0, places, -1))
        return np.where(last < 0, most + 1, np.minimum(places - last, most)).astype(np.float64)

    def run(self, column: Column, most: int) -> Column:
        """How many values that are not 0 stand in a row up to here, cut at ``most``."""
        np = self.np
        places = np.arange(len(column))
        last = np.maximum.accumulate(np.where(column == 0, places, -1))
        return np.minimum(places - last, most).astype(np.float64)

    def cap(self, column: Column, most: int) -> Column:
        """The smaller of the value and ``most``."""
        return self.np.minimum(column, most)

    def shift(self, column: Column, by: int) -> Column:
        """The value ``by`` lines below (negative: above); -1 beyond the page."""
        moved = self.np.full(len(column), -1.0)
        if by > 0:
            moved[: max(0, len(column) - by)] = column[by:]
        else:
            moved[-by:] = column[: max(0, len(column) + by)]
        return moved

    def windows(self, columns: list[Column], bounds: Sequence[tuple[int, int]]) -> list[list[Column]]:
        """For each window the means of the columns over the lines between its bounds; -1 if there are none."""
        np = self.np
        size = len(columns[0])
        sums = np.zeros((len(columns), size + 1))
        np.array(columns).cumsum(axis=1, out=sums[:, 1:])
        places = np.arange(size)
        found = []
        for first, last in bounds:
            low = np.minimum(np.maximum(places + first, 0), size)
            high = np.minimum(np.maximum(places + last + 1, 0), size)
            spread = high - low
            means = sums.take(high, axis=1)
            means -= sums.take(low, axis=1)
            means /= np.maximum(spread, 1)
            means[:, spread <= 0] = -1.0
            found.append(list(means))
        return found

    def between(self, column: Column, low: float, high: float) -> Column:
        """Whether the value lies between the bounds, bounds included."""
        return (column >= low) & (column <= high)

    def whole(self, column: Column) -> list[int]:
        """A column of whole numbers as a list."""
        numbers: list[int] = column.astype(self.np.int64).tolist()
        return numbers
