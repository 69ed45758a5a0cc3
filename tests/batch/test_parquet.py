"""Parquet in and out: every column untouched, one row a record, broken rows and files counted."""

import datetime as dt
import decimal
import json
import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples

from batch import open_files
from batch.stream import record
from batch.test_command import objects, run
from cleaner.batch import parquet_output
from cleaner.batch.records import RecordOptions, clean_record
from cleaner.cli import main

pa = pytest.importorskip("pyarrow", reason="pip install 'cleaner-digest[parquet]'")
pq = pytest.importorskip("pyarrow.parquet")


def written(path, records, schema=None, **more):
    table = pa.Table.from_pylist(records, schema=schema)
    pq.write_table(table, path, **more)
    return table


def batch(source, output, *more):
    return main(["batch", str(source), "-o", str(output), "-q", *map(str, more)])


MANY = [record(n, price=n / 4, tags=["a", None] * (n % 3)) for n in range(95)]


def test_rows_become_lines(tmp_path):
    written(tmp_path / "in.parquet", MANY, row_group_size=20)
    assert batch(tmp_path / "in.parquet", tmp_path / "out") == 0
    assert objects((tmp_path / "out").read_bytes()) == [clean_record(one) for one in MANY]


@pytest.mark.parametrize("workers", [1, 2])
def test_rows_keep_all_columns_and_get_two(tmp_path, workers):
    table = written(tmp_path / "in.parquet", MANY, row_group_size=20)
    assert batch(tmp_path / "in.parquet", tmp_path / "out.parquet", "--workers", workers) == 0
    made = pq.read_table(tmp_path / "out.parquet")
    assert made.select(table.column_names).equals(table)
    assert made.column_names == [*table.column_names, "cleaned", "cleaned_error"]
    assert made["cleaned_error"].null_count == len(MANY)
    assert [unmapped(one) for one in made["cleaned"].to_pylist()] == [with_nulls(clean_record(one)) for one in MANY]
    assert sorted(os.listdir(tmp_path)) == ["in.parquet", "out.parquet"]


def unmapped(result):
    return {**result, "meta": dict(result["meta"])}


def with_nulls(made):
    return {**made["cleaned"], "page_text": None}


def test_bytes_are_the_same_with_any_number_of_workers(tmp_path, monkeypatch):
    monkeypatch.setattr(parquet_output, "GROUP_BYTES", 10_000)
    monkeypatch.setattr(parquet_output, "PIECE_ROWS", 9)
    written(tmp_path / "in.parquet", MANY, row_group_size=7)
    for workers in (1, 2, 3):
        assert batch(tmp_path / "in.parquet", tmp_path / f"{workers}.parquet", "--workers", workers) == 0
    assert (tmp_path / "1.parquet").read_bytes() == (tmp_path / "2.parquet").read_bytes()
    assert (tmp_path / "1.parquet").read_bytes() == (tmp_path / "3.parquet").read_bytes()
    assert pq.ParquetFile(tmp_path / "1.parquet").metadata.num_row_groups > 3


def test_no_field_of_a_result_is_lost(tmp_path):
    """A field that the struct does not name would vanish without a word."""
    html = "<html><head><title>Rain</title></head><body><p>It rained on the hill all day long.</p><p>Leave a Comment</p></body></html>"
    written(tmp_path / "in.parquet", [{"id": "a", "html": html, "url": "https://a.example/1"}])
    assert batch(tmp_path / "in.parquet", tmp_path / "out.parquet", "--digest", "short,long") == 0
    (made,) = pq.read_table(tmp_path / "out.parquet")["cleaned"].to_pylist()
    options = RecordOptions(digests=("short", "long"))
    assert (
        unmapped(made)
        == clean_record({"id": "a", "html": html, "url": "https://a.example/1"}, options=options)["cleaned"]
    )


def test_bad_rows_are_rows_with_an_error(tmp_path):
    rows = [record(1), {"id": "r2", "text": None}, record(3), {"id": "r4", "text": "x" * 3000}]
    written(tmp_path / "in.parquet", rows)
    arguments = ("--max-bytes", "2k", "--errors", tmp_path / "err")
    assert batch(tmp_path / "in.parquet", tmp_path / "out.parquet", *arguments) == 4
    made = pq.read_table(tmp_path / "out.parquet").to_pylist()
    assert [one["cleaned"] is None for one in made] == [False, True, False, True]
    assert [one["cleaned_error"] and one["cleaned_error"]["kind"] for one in made] == [None, "wrong-type", None, "too-large"]  # fmt: skip
    assert [one["text"] for one in made] == [one["text"] for one in rows]
    assert [one["error"]["record"] for one in objects((tmp_path / "err").read_bytes())] == [2, 4]


@examples(0.4)
@given(
    st.lists(st.one_of(st.none(), st.text(max_size=30), st.just("It rained all day.\n\nLeave a Comment")), max_size=12)
)
def test_in_is_out_plus_errors(tmp_path_factory, texts):
    folder = tmp_path_factory.mktemp("rows")
    table = written(folder / "in.parquet", [{"text": one} for one in texts], pa.schema([("text", pa.string())]))
    status = batch(folder / "in.parquet", folder / "out.parquet")
    made = pq.read_table(folder / "out.parquet")
    good, failed = made["cleaned"].is_valid().to_pylist(), made["cleaned_error"].is_valid().to_pylist()
    assert made.select(["text"]).equals(table)
    assert [a != b for a, b in zip(good, failed, strict=True)] == [True] * len(texts)
    assert sum(failed) == texts.count(None)
    assert status == (3 if not texts else 4 if None in texts else 0)


def test_what_json_has_no_form_for(tmp_path):
    moment = dt.datetime(2026, 3, 4, 5, 6, 7, tzinfo=dt.UTC)
    row = {"text": "It rained.", "at": moment, "day": moment.date(), "cost": decimal.Decimal("1.10"), "none": float("nan"), "raw": b"\xff", "utf": b"caf\xc3\xa9"}  # fmt: skip
    schema = pa.schema([("text", pa.string()), ("at", pa.timestamp("ns", "UTC")), ("day", pa.date32()), ("cost", pa.decimal128(9, 2)), ("none", pa.float64()), ("raw", pa.binary()), ("utf", pa.binary())])  # fmt: skip
    written(tmp_path / "in.parquet", [row], schema)
    assert batch(tmp_path / "in.parquet", tmp_path / "out") == 0
    (made,) = objects((tmp_path / "out").read_bytes())
    del made["cleaned"]
    assert made == {"text": "It rained.", "at": "2026-03-04T05:06:07+00:00", "day": "2026-03-04", "cost": "1.10", "none": None, "raw": {"base64": "/w=="}, "utf": "café"}  # fmt: skip


def test_a_value_that_is_no_utf8_costs_its_row(tmp_path):
    good = pa.array([b"It rained all day.", b"\xff\xfe", b"So it did here."], pa.binary())
    table = pa.table({"text": pa.Array.from_buffers(pa.string(), 3, good.buffers())})
    pq.write_table(table, tmp_path / "in.parquet")
    assert batch(tmp_path / "in.parquet", tmp_path / "out") == 4
    assert [one.get("error", {}).get("kind") for one in objects((tmp_path / "out").read_bytes())] == [
        None,
        "encoding",
        None,
    ]


@pytest.mark.parametrize("ending", ["out", "out.parquet"])
def test_a_broken_row_group_is_one_error(tmp_path, ending):
    written(tmp_path / "in.parquet", MANY, row_group_size=20, compression="none", use_dictionary=False, write_statistics=False)  # fmt: skip
    body = bytearray((tmp_path / "in.parquet").read_bytes())
    start = pq.ParquetFile(tmp_path / "in.parquet").metadata.row_group(2).column(1).data_page_offset
    body[start : start + 40] = b"\xff" * 40
    (tmp_path / "in.parquet").write_bytes(body)
    assert batch(tmp_path / "in.parquet", tmp_path / ending) == 4
    if ending == "out":
        made = objects((tmp_path / "out").read_bytes())
        (said,) = [one["error"] for one in made if "error" in one]
    else:
        made = pq.read_table(tmp_path / ending).to_pylist()
        (said,) = [one["cleaned_error"] for one in made if one["cleaned_error"]]
    assert len(made) == 76
    assert said["kind"] == "cut-stream"
    assert "20 rows of row group 2" in said["reason"]


def test_what_is_no_parquet(tmp_path, capfd):
    (tmp_path / "in.parquet").write_bytes(b"PAR1 nothing")
    assert batch(tmp_path / "in.parquet", tmp_path / "out") == 4
    assert objects((tmp_path / "out").read_bytes())[0]["error"]["kind"] == "unreadable"
    (tmp_path / "in.jsonl").write_bytes(b'{"text": "It rained."}\n')
    assert batch(tmp_path / "in.jsonl", tmp_path / "out.parquet") == 2
    assert "needs Parquet inputs" in capfd.readouterr().err
    ended = run("batch", "-i", "parquet", stdin=b"PAR1 nothing")
    assert ended.returncode == 4
    assert not (tmp_path / "out.parquet.part").exists()


def test_a_stream_is_no_parquet_input(tmp_path):
    written(tmp_path / "in.parquet", MANY[:3])
    ended = run("batch", "-o", tmp_path / "out.parquet", stdin=(tmp_path / "in.parquet").read_bytes())
    assert ended.returncode == 2
    assert ended.stderr.endswith(b"out.parquet: a Parquet output needs Parquet files as inputs, not standard input\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(["--resume"], "cannot be gone on with"), (["--into", "price"], "has a column 'price' already"), (["-f", "parquet", "-o", "-"], "-f parquet needs")],
)  # fmt: skip
def test_what_cannot_be_is_refused(tmp_path, capfd, arguments, said):
    written(tmp_path / "in.parquet", MANY[:2])
    assert batch(tmp_path / "in.parquet", tmp_path / "out.parquet", *arguments) == 2
    (line,) = capfd.readouterr().err.splitlines()
    assert said in line
    assert os.listdir(tmp_path) == ["in.parquet"]


def test_files_with_other_columns_are_refused_together(tmp_path, capfd):
    written(tmp_path / "a.parquet", [record(1)])
    written(tmp_path / "b.parquet", [record(2, more=1)])
    assert batch(tmp_path, tmp_path / "out.parquet") == 2
    assert "other columns" in capfd.readouterr().err
    assert batch(tmp_path, tmp_path / "out.jsonl") == 0


def test_an_interrupted_output_leaves_nothing(tmp_path, monkeypatch):
    written(tmp_path / "in.parquet", MANY)

    def stop(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(parquet_output.ParquetOutput, "finish", stop)
    assert batch(tmp_path / "in.parquet", tmp_path / "out.parquet") == 130
    assert os.listdir(tmp_path) == ["in.parquet"]
    open_files.stay(monkeypatch)
    assert batch(tmp_path / "in.parquet", tmp_path / "out.parquet") == 130
    assert os.listdir(tmp_path) == ["in.parquet"]


def test_an_output_gets_its_name_where_open_files_stay(tmp_path, monkeypatch):
    written(tmp_path / "in.parquet", MANY)
    open_files.stay(monkeypatch)
    assert batch(tmp_path / "in.parquet", tmp_path / "out.parquet") == 0
    assert sorted(os.listdir(tmp_path)) == ["in.parquet", "out.parquet"]
    assert pq.read_table(tmp_path / "out.parquet").num_rows == len(MANY)


@pytest.mark.parametrize("stays", [False, True])
def test_an_output_that_cannot_be_begun_leaves_nothing(tmp_path, monkeypatch, capfd, stays):
    written(tmp_path / "in.parquet", MANY)
    if stays:
        open_files.stay(monkeypatch)

    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(pq, "ParquetWriter", full)
    assert batch(tmp_path / "in.parquet", tmp_path / "out.parquet") == 1
    assert capfd.readouterr().err == f"cleaner: {tmp_path / 'out.parquet'}: no space left on device\n"
    assert os.listdir(tmp_path) == ["in.parquet"]


def test_without_the_library_one_line_says_what_to_install(tmp_path):
    written(tmp_path / "in.parquet", MANY[:2])
    hidden = "import sys; sys.modules['pyarrow'] = None; from cleaner.cli import main; sys.exit(main())"
    for output in ("out.jsonl", "out.parquet"):
        command = [
            sys.executable,
            "-c",
            f"import sys; sys.path[:] = {sys.path!r}; {hidden}",
            "batch",
            "in.parquet",
            "-o",
            output,
        ]
        ended = subprocess.run(command, capture_output=True, cwd=tmp_path, timeout=60, check=False)
        assert ended.returncode == 2
        assert ended.stderr.decode().splitlines() == ["cleaner: this needs pyarrow, which is not installed; install it with: pip install 'cleaner-digest[parquet]'"]  # fmt: skip


def test_repeats_across_rows(tmp_path):
    shared = "The ferry company said on Monday that all of its boats would stay in the harbour until the storm had passed, and that was that."
    written(tmp_path / "in.parquet", [{"id": n, "text": f"Story {n}\n\n{shared}"} for n in range(3)])
    assert batch(tmp_path / "in.parquet", tmp_path / "out.parquet", "--repeats", tmp_path / "seen") == 0
    made = pq.read_table(tmp_path / "out.parquet")["cleaned"].to_pylist()
    assert [[gone["twin_page"] for gone in one["removals"]] for one in made] == [[], ["0"], ["0"]]
    assert json.dumps(made)


ARTICLES = [
    {"key": "a", "body": "The ferry to Hallow turned back on Thursday because its steering failed."},
    {"key": "b", "body": "The school of Hallow stays closed until Friday because its roof was torn off by a storm."},
]


@pytest.mark.parametrize("command", ["digest", "merge", "stories", "explain", "report"])
def test_each_row_is_an_article(tmp_path, capfd, command):
    written(tmp_path / "in.parquet", ARTICLES)
    more = () if command == "report" else ("-f", "jsonl")
    fields = ("--field", "body", "--id-field", "key")
    assert main([command, "-i", "parquet", *fields, *more, str(tmp_path)]) == 0
    told = capfd.readouterr()
    assert told.err == ""
    for name in ("a", "b"):
        assert (f">{name}<" if command == "report" else f'"{name}"') in told.out


def test_clean_of_rows_is_batch(tmp_path, capfd):
    written(tmp_path / "in.parquet", MANY[:3])
    assert main(["-i", "parquet", "-q", str(tmp_path / "in.parquet")]) == 0
    assert objects(capfd.readouterr().out.encode()) == [clean_record(one) for one in MANY[:3]]


def test_an_output_that_is_a_table_of_the_input_folder_is_refused(tmp_path, capfd):
    written(tmp_path / "in.parquet", ARTICLES)
    assert main(["digest", "-i", "parquet", str(tmp_path), "-o", str(tmp_path / "in.parquet")]) == 2
    assert "names a file of the input folder" in capfd.readouterr().err
    assert pq.read_table(tmp_path / "in.parquet").num_rows == 2
