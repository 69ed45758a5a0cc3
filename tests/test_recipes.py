"""The recipes of the README run, each where its library is installed."""

import json
import os
import re
import shlex
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

README = (Path(__file__).parent.parent / "README.md").read_text("utf-8")
SECTION = re.search(r"^## With other tools\n(.*?)^## ", README, re.DOTALL | re.MULTILINE)[1]
RECIPES = re.findall(r"```(?:python|sh)\n(.*?)```", SECTION, re.DOTALL)
PAGE = "It rained on the hill all day long.\n\nLeave a Comment"
CLEAN = "It rained on the hill all day long."


def recipe(word):
    """The one recipe that holds a word."""
    (found,) = (one for one in RECIPES if word in one)
    return found


def ran(word, **names):
    """What is named after a recipe has run."""
    scope = dict(names)
    exec(recipe("def clean_text"), scope)
    exec(recipe(word), scope)
    return scope


def test_the_section_is_short():
    assert SECTION.count("\n") <= 64


def test_a_function():
    scope = ran("def clean_text")
    assert scope["clean_text"](PAGE) == CLEAN
    assert scope["clean_text"]("") == ""


def test_pandas():
    pandas = pytest.importorskip("pandas")
    frame = ran("# pandas", frame=pandas.DataFrame({"text": [PAGE, None]}))["frame"]
    assert frame["clean"][0] == CLEAN
    assert frame["clean"].isna()[1]


def test_polars():
    polars = pytest.importorskip("polars")
    frame = ran("# polars", frame=polars.DataFrame({"text": [PAGE, None]}), pl=polars)["frame"]
    assert frame["clean"].to_list() == [CLEAN, None]


def test_sqlite_utils(tmp_path):
    pytest.importorskip("sqlite_utils")
    with sqlite3.connect(tmp_path / "pages.db") as pages:
        pages.execute("create table pages (id integer primary key, text text)")
        pages.executemany("insert into pages (text) values (?)", [(PAGE,), (None,)])
    pages.close()
    words = shlex.split(recipe("sqlite-utils"))
    assert words[0] == "sqlite-utils"
    subprocess.run([sys.executable, "-m", "sqlite_utils", *words[1:]], cwd=tmp_path, check=True, capture_output=True,
                   env={"PYTHONPATH": str(Path(__file__).parent.parent)})  # fmt: skip
    pages = sqlite3.connect(tmp_path / "pages.db")
    assert pages.execute("select text, clean from pages order by id").fetchall()[0] == (PAGE, CLEAN)
    pages.close()


def test_langchain():
    documents = pytest.importorskip("langchain_core.documents")
    scope = ran("langchain_core")
    (made,) = scope["Cleaner"]().transform_documents([documents.Document(page_content=PAGE, metadata={"source": "a"})])
    assert made.page_content == CLEAN
    assert made.metadata == {"source": "a"}


def test_scrapy():
    conf = pytest.importorskip("scrapy.settings")
    misc = pytest.importorskip("scrapy.utils.misc")
    (name,) = ran("ADDONS")["ADDONS"]
    settings = conf.Settings()
    misc.load_object(name)().update_settings(settings)
    assert [one.__name__ for one in settings["ITEM_PIPELINES"]] == ["CleanerPipeline"]


def test_datatrove(tmp_path):
    pytest.importorskip("datatrove")
    (tmp_path / "crawl").mkdir()
    (tmp_path / "crawl" / "a.jsonl").write_text(json.dumps({"id": "a", "text": PAGE}) + "\nbroken\n")
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
    job = [sys.executable, "-c", recipe("LocalPipelineExecutor")]
    subprocess.run(job, cwd=tmp_path, check=True, capture_output=True, env=env)
    assert [path.name for path in (tmp_path / "clean").iterdir()] == ["00000.jsonl.gz"]
    assert json.loads((tmp_path / "errors" / "00000.jsonl").read_text())["error"]["kind"] == "json"
