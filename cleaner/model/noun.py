"""Frozen records that cost little to define: ``@noun`` does what ``@dataclass(frozen=True, slots=True)`` does.

``dataclasses`` imports ``inspect``, and with it ``ast``, ``dis`` and ``tokenize``, and compiles six functions for each
class: together an eighth of the CPU time of cleaning a small page in a process of its own. Here only ``__init__`` is
compiled for each class; the rest is shared. To ``dataclasses`` itself a noun is a data class: ``fields``, ``replace``
and ``asdict`` work, and load that module when they are first used.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def noun(cls: type[T]) -> type[T]:
    """The class with a slot for each annotated field, frozen; fields given a value are optional.

    >>> @noun
    ... class Place:
    ...     name: str
    ...     depth: int = 0
    >>> Place("quay"), Place("quay") == Place("quay", 0), hash(Place("quay")) == hash(Place("bay"))
    (Place(name='quay', depth=0), True, False)
    """
    names = tuple(cls.__annotations__)
    body = dict(cls.__dict__)
    defaults = {name: body.pop(name) for name in names if name in body}
    for name in ("__dict__", "__weakref__"):
        body.pop(name, None)
    body.update(_SHARED)
    body.update(__slots__=names, __match_args__=names, __init__=_init(cls, names, defaults))
    made: type[T] = type(cls.__name__, cls.__bases__, body)
    made.__qualname__ = cls.__qualname__
    return made


def replaced(record: T, **changes: Any) -> T:
    """A copy of a noun with other values in some fields, made and checked as any other.

    >>> @noun
    ... class Place:
    ...     name: str
    ...     depth: int = 0
    >>> replaced(Place("quay"), depth=4)
    Place(name='quay', depth=4)
    """
    kept = zip(record.__match_args__, _values(record), strict=True)  # type: ignore[attr-defined]
    return type(record)(**{**dict(kept), **changes})


def _init(cls: type, names: tuple[str, ...], defaults: dict[str, Any]) -> Callable[..., None]:
    """``__init__`` of a class with these fields, written out: a loop over them would take three times as long."""
    taken = ", ".join(f"{name}=_defaults[{name!r}]" if name in defaults else name for name in names)
    lines = [f"_set(self, {name!r}, {name})" for name in names]
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    scope: dict[str, Any] = {"_set": object.__setattr__, "_defaults": defaults}
    exec(f"def __init__(self, {taken}):\n " + "\n ".join(lines), scope)  # noqa: S102 - of names in our own classes
    init: Callable[..., None] = scope["__init__"]
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    init.__annotations__ = {**cls.__annotations__, "return": None}
    return init


def _values(self: Any) -> list[Any]:
    return [getattr(self, name) for name in self.__match_args__]


def _equal(self: Any, other: object) -> Any:
    return _values(self) == _values(other) if other.__class__ is self.__class__ else NotImplemented


def _hash(self: Any) -> int:
    return hash(tuple(_values(self)))


def _shown(self: Any) -> str:
    fields = zip(self.__match_args__, _values(self), strict=True)
    return f"{type(self).__qualname__.rpartition('.')[2]}({', '.join(f'{name}={value!r}' for name, value in fields)})"


def _refuse(_: Any, name: str, *_value: Any) -> None:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _restore(self: Any, values: list[Any]) -> None:
    """A pickled noun is what it was: it was checked when it was made."""
    for name, value in zip(self.__match_args__, values, strict=True):
        object.__setattr__(self, name, value)


class _Fields:
    """What ``dataclasses`` asks a data class for, made when it asks."""

    def __get__(self, _: object, cls: type) -> dict[str, Any]:
        from dataclasses import make_dataclass

        fields: dict[str, Any] = make_dataclass(cls.__name__, cls.__match_args__).__dataclass_fields__  # type: ignore[attr-defined]
        return fields


_SHARED: Final = {
    "__eq__": _equal, "__hash__": _hash, "__repr__": _shown, "__setattr__": _refuse, "__delattr__": _refuse,
    "__getstate__": _values, "__setstate__": _restore, "__replace__": replaced, "__dataclass_fields__": _Fields(),
}  # fmt: skip
