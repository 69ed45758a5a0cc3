"""Errors cross process borders whole, and what is missing or broken in the package is named in one line."""

import pickle
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import cleaner
from cleaner import lexicon, registry
from cleaner.batch.answers import trouble
from cleaner.batch.crew import Lost
from cleaner.batch.many import _lost
from cleaner.batch.wire import pack_source, unpack_source
from cleaner.errors import (
    EXTRAS,
    CleanerError,
    InputError,
    LawBroken,
    LexiconError,
    MissingExtra,
    OptionError,
    RecordError,
    StoreError,
    UnknownName,
    pack,
    unpack,
)
from cleaner.judge.html import model
from cleaner.model import Block, Page, Span
from cleaner.rank import auto
from cleaner.stories import terms


@pytest.mark.parametrize(
    "error",
    [
        RecordError(7, "is no object", "wrong-type"),
        UnknownName("rule", "byliner", ("byline", "tags"), ("byline",)),
        MissingExtra("pyarrow", "parquet"),
        MissingExtra("sumy"),
    ],
)
def test_errors_pickle_with_all_they_say(error):
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is type(error)
    assert (str(again), vars(again)) == (str(error), vars(error))


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (StoreError("sites.db: is damaged \ud800"), StoreError),
        (UnknownName("rule", "byliner", ("byline", "tags"), ("byline",)), OptionError),
        (RecordError(7, "is no object"), InputError),
        (MissingExtra("pyarrow", "parquet"), CleanerError),
    ],
)
def test_errors_of_workers_are_of_the_same_kind(error, kind):
    again = unpack(pack(error))
    assert type(again) is kind
    assert str(again) == str(error).replace("\ud800", "?")


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (RecordError(7, "is no object", "wrong-type"), ("wrong-type", "is no object")),
        (InputError("it is a PDF"), ("input", "it is a PDF")),
        (LawBroken("conservation"), ("bug", "conservation")),
        (RecursionError(), ("nesting", "nested too deeply")),
        (MemoryError(), ("memory", "out of memory")),
        (ZeroDivisionError("x"), ("bug", "ZeroDivisionError: a bug in cleaner, please report it")),
    ],
)
def test_what_goes_wrong_with_a_record_has_its_kind(problem, said):
    assert trouble(problem) == said


def test_what_no_record_can_mend_ends_the_run():
    with pytest.raises(OptionError):
        trouble(OptionError("no such level"))
    with pytest.raises(StoreError):
        trouble(StoreError("sites.db: is damaged"))


PAGE = Page("p", "one", (Block(0, Span(0, 3), "line"),), url="https://a.example/")


@pytest.mark.parametrize("source", ["text \ud800 \u00e9", b"\xff\x00bytes", PAGE, ""])
def test_inputs_survive_the_wire(source):
    assert unpack_source(pack_source(source, "a\n", None)) == (source, "a\n", None)


@pytest.mark.parametrize("source", ["text", b"bytes", PAGE])
def test_an_input_that_no_worker_could_clean_says_so(source):
    cleaned = _lost(Lost(pack_source(source), "worker", "killed by signal 9"))
    assert (cleaned.text, cleaned.kept) == ("", ())
    assert cleaned.warnings == ("not cleaned: killed by signal 9",)
    assert cleaned.page.id == "p" if isinstance(source, Page) else len(cleaned.page.id) == 12


@pytest.mark.parametrize(
    ("module", "name", "load"), [(auto, "MODEL", "model"), (terms, "BACKGROUND", "background_frequencies")]
)
def test_a_broken_package_is_named(module, name, load, monkeypatch, tmp_path):
    fresh = getattr(module, load).__wrapped__
    for content in (None, "no numbers {"):
        path = tmp_path / "weights.json"
        if content is not None:
            path.write_text(content)
        monkeypatch.setattr(module, name, path)
        with pytest.raises(LexiconError, match=r"weights.json: .*reinstall the package"):
            fresh()


def test_broken_words_of_the_scorer_of_html_are_named(monkeypatch, tmp_path):
    monkeypatch.setattr(model, "MODELS", tmp_path)
    assert model.load_words.__wrapped__() == {"names": {}, "words": {}}
    for content in (b"no JSON {", b'{"names": {"x": "nav"}, "words": {}}', b'{"names": {"1": 5}}', b"[]", b"\xff"):
        (tmp_path / "html-words.json").write_bytes(content)
        with pytest.raises(LexiconError, match=r"html-words.json: .*reinstall the package"):
            model.load_words.__wrapped__()


def test_a_broken_language_file_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr(lexicon, "LANGUAGES", str(tmp_path))
    (tmp_path / "xx.toml").write_text("[[")
    (tmp_path / "yy.toml").mkdir()
    for code in ("xx", "yy"):
        with pytest.raises(LexiconError, match=f"{code}.toml: "):
            lexicon.language.__wrapped__(code)
    assert lexicon.language.__wrapped__("zz") == {}


def test_names_that_other_packages_add_are_found(monkeypatch):
    class Point:
        name = "upside-down"

        def load(self):
            return max

    monkeypatch.setattr(
        "importlib.metadata.entry_points", lambda group: [Point()] if group == "cleaner.rankers" else []
    )
    assert registry.RANKERS.load("upside-down") is max
    assert registry.RANKERS.names()[-1] == "upside-down"
    with pytest.raises(UnknownName, match="did you mean upside-down"):
        registry.RANKERS.load("upside-dwon")


def test_what_installs_a_library_is_said(monkeypatch):
    assert str(MissingExtra("pyarrow", "parquet")).endswith("install it with: pip install 'cleaner-digest[parquet]'")
    monkeypatch.setitem(sys.modules, "sumy", None)
    for name in [name for name in sys.modules if name.startswith("sumy.")]:
        monkeypatch.delitem(sys.modules, name)
    with pytest.raises(MissingExtra, match=r"^this needs sumy, .* with: pip install cleaner-digest$"):
        cleaner.digest(cleaner.clean("It rained. It rained all day long on the hill."), method="sumy-lsa")


ROOT = Path(__file__).parent.parent


def test_the_extras_that_messages_name_are_there():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert {*EXTRAS, "dev"} == set(project["optional-dependencies"])


@pytest.mark.parametrize(
    ("library", "arguments"),
    [
        ("lxml", ["clean"]),
        ("lxml", ["batch", "-i", "html"]),
        ("lxml", ["batch", "-i", "html", "--workers", "2"]),
        ("numpy", ["digest", "--method", "sumy-lsa"]),
        ("rich", ["explain", "--color", "always"]),
    ],
)
def test_a_library_of_the_package_that_is_not_there_is_named(library, arguments, tmp_path):
    (tmp_path / library).mkdir()
    halted = f"raise ModuleNotFoundError('no {library}', name='{library}')"
    (tmp_path / library / "__init__.py").write_text(halted)
    code = (
        f"import sys; sys.path[:0] = [{str(tmp_path)!r}, {str(ROOT)!r}]; from cleaner.cli import main; sys.exit(main())"
    )
    page = b"<html><body><p>It rained on the hill all day long, and nobody came down.</p></body></html>"
    done = subprocess.run([sys.executable, "-c", code, *arguments], input=page, capture_output=True, check=False)
    said = f"cleaner: this needs {library}, which is not installed; install it with: pip install cleaner-digest\n"
    assert (done.returncode, done.stdout, done.stderr.decode()) == (2, b"", said)
