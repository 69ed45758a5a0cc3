"""Arithmetic on columns: one number a line, as plain lists for small pages or numpy arrays for big ones.

Columns hold whole numbers and quotients of two whole numbers. Sums are taken of whole numbers only, and are
exact; a quotient is one division. So both arithmetics give the same values to the last bit.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from operator import mul, truediv
from typing import Any, Protocol

Column = Any
"""One number a line: a list, or a numpy array of float64."""

Table = Any
"""Rows of numbers, one row for each distinct line."""


class Arithmetic(Protocol):
    """Arithmetic on columns; the two below give the same bits."""

    def table(self, numbers: list[float], width: int) -> Table:
        """Rows of so many numbers, which stand one after another, made ready for ``columns``."""
        ...

    def columns(self, table: Table, places: list[int]) -> list[Column]:
        """Columns of the rows of a table that stand in those places."""
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

    def shifts(self, columns: list[Column], by: Sequence[int]) -> list[Column]:
        """For each column the values so many lines below (negative: above), for each of ``by``; -1 beyond the page."""
        ...

    def sums(self, column: Column, starts: list[int]) -> Column:
        """For each stretch of lines the sum of the values; ``starts`` has where each begins, 0 first, and rises."""
        ...

    def spread(self, values: Column, lengths: list[int]) -> Column:
        """Each value as many times in a row as its length says."""
        ...

    def ratio(self, above: Column, below: Column) -> Column:
        """The values of one column divided by those of another, none of them 0."""
        ...

    def distances(self, size: int, line: int, most: int) -> tuple[Column, Column]:
        """How far below each of ``size`` lines one line stands, cut at ``most``; and the same with its sign turned."""
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

    def table(self, numbers: list[float], width: int) -> Table:
        """Rows of so many numbers, which stand one after another, made ready for ``columns``."""
        return [numbers[start : start + width] for start in range(0, len(numbers), width)]

    def columns(self, table: Table, places: list[int]) -> list[Column]:
        """Columns of the rows of a table that stand in those places."""
        return [list(column) for column in zip(*map(table.__getitem__, places), strict=True)]

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

    def shifts(self, columns: list[Column], by: Sequence[int]) -> list[Column]:
        """For each column the values so many lines below (negative: above), for each of ``by``; -1 beyond the page."""
        reach = max(map(abs, by))
        size = len(columns[0])
        edge = [-1] * reach
        edged = [edge + column + edge for column in columns]
        return [column[reach + lines : reach + lines + size] for column in edged for lines in by]

    def sums(self, column: Column, starts: list[int]) -> Column:
        """For each stretch of lines the sum of the values; ``starts`` has where each begins, 0 first, and rises."""
        return [sum(column[start:stop]) for start, stop in zip(starts, [*starts[1:], len(column)], strict=True)]

    def spread(self, values: Column, lengths: list[int]) -> Column:
        """Each value as many times in a row as its length says."""
        column: list[float] = []
        for value, length in zip(values, lengths, strict=True):
            column += [value] * length
        return column

    def ratio(self, above: Column, below: Column) -> Column:
        """The values of one column divided by those of another, none of them 0."""
        return list(map(truediv, above, below))

    def distances(self, size: int, line: int, most: int) -> tuple[Column, Column]:
        """How far below each of ``size`` lines one line stands, cut at ``most``; and the same with its sign turned.

        >>> Lists().distances(4, 1, 60)
        ([1, 0, -1, -2], [-1, 0, 1, 2])
        """
        far = min(size, max(0, line - most))
        near = max(far, min(size, line + most))
        below = [*[most] * far, *range(line - far, line - near, -1), *[-most] * (size - near)]
        return below, [-distance for distance in below]

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

    def table(self, numbers: list[float], width: int) -> Table:
        """Rows of so many numbers, which stand one after another, made ready for ``columns``."""
        return self.column(numbers).reshape(-1, width).T

    def columns(self, table: Table, places: list[int]) -> list[Column]:
        """Columns of the rows of a table that stand in those places."""
        return list(table.take(self.np.array(places, dtype=self.np.intp), axis=1))

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

    def shifts(self, columns: list[Column], by: Sequence[int]) -> list[Column]:
        """For each column the values so many lines below (negative: above), for each of ``by``; -1 beyond the page."""
        np = self.np
        reach = max(map(abs, by))
        size = len(columns[0])
        edged = np.full((len(columns), size + 2 * reach), -1.0)
        edged[:, reach : reach + size] = columns
        return [column[reach + lines : reach + lines + size] for column in edged for lines in by]

    def sums(self, column: Column, starts: list[int]) -> Column:
        """For each stretch of lines the sum of the values; ``starts`` has where each begins, 0 first, and rises."""
        return self.np.add.reduceat(column, starts)

    def spread(self, values: Column, lengths: list[int]) -> Column:
        """Each value as many times in a row as its length says."""
        return self.np.repeat(self.column(values), lengths)

    def ratio(self, above: Column, below: Column) -> Column:
        """The values of one column divided by those of another, none of them 0."""
        return above / below

    def distances(self, size: int, line: int, most: int) -> tuple[Column, Column]:
        """How far below each of ``size`` lines one line stands, cut at ``most``; and the same with its sign turned."""
        np = self.np
        below = np.minimum(np.maximum(np.arange(line, line - size, -1, dtype=np.float64), -most), most)
        return below, 0 - below

    def windows(self, columns: list[Column], bounds: Sequence[tuple[int, int]]) -> list[list[Column]]:
        """For each window the means of the columns over the lines between its bounds; -1 if there are none."""
        np = self.np
        size = len(columns[0])
        reach = max(max(abs(first), abs(last)) for first, last in bounds) + 1
        # Sums up to each line, going on beyond either end of the page: every window is then two slices.
        sums = np.zeros((len(columns), size + 1 + 2 * reach))
        np.array(columns).cumsum(axis=1, out=sums[:, reach + 1 : reach + 1 + size])
        sums[:, reach + 1 + size :] = sums[:, reach + size, None]
        places = np.arange(size)
        found = []
        for first, last in bounds:
            low, high = reach + first, reach + last + 1
            counts = np.minimum(places + (last + 1), size) - np.maximum(places + first, 0)
            means = sums[:, high : high + size] - sums[:, low : low + size]
            means /= np.maximum(counts, 1)
            means[:, counts <= 0] = -1.0
            found.append(list(means))
        return found

    def between(self, column: Column, low: float, high: float) -> Column:
        """Whether the value lies between the bounds, bounds included."""
        return (column >= low) & (column <= high)

    def whole(self, column: Column) -> list[int]:
        """A column of whole numbers as a list."""
        numbers: list[int] = column.astype(self.np.int64).tolist()
        return numbers
