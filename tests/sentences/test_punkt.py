"""The second method: nltk's Punkt over our lists, without any download."""

import builtins
import socket

import pytest

from cleaner.errors import MissingExtra
from cleaner.sentences import punkt, split

SIMPLE = [
    ("en", "Mr. Smith met Dr. Jones. They talked. Nobody listened!"),
    ("en", "It rose by 3.5 per cent. Why? Nobody knows."),
    ("de", "Dr. Weber kam. Sie blieb. Warum?"),
    ("fr", "Il est venu. Elle est partie. Pourquoi ?"),
    ("en", "One ends here.\n\nTwo ends here"),
]


@pytest.mark.parametrize(("lang", "text"), SIMPLE)
def test_both_agree_on_simple_text(lang, text):
    assert split(text, lang, method="punkt") == split(text, lang)


def test_nothing_is_downloaded(monkeypatch):
    nltk = pytest.importorskip("nltk")

    def forbidden(*_, **__):
        raise AssertionError("a download was tried")

    monkeypatch.setattr(nltk, "download", forbidden)
    monkeypatch.setattr(nltk.data, "find", forbidden)
    monkeypatch.setattr(socket, "socket", forbidden)
    punkt._tokenizer.cache_clear()
    assert len(split("One. Two.", method="punkt")) == 2


def test_without_nltk(monkeypatch):
    real = builtins.__import__

    def refuse(name, *rest):
        if name.startswith("nltk"):
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", refuse)
    punkt._tokenizer.cache_clear()
    with pytest.raises(MissingExtra, match="nltk"):
        split("One. Two.", method="punkt")
