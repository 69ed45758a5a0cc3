"""Breaks things on purpose, one at a time, in a copy of the repository, and says whether the tests notice.

    python tests/benchmarks/mutations.py [--only WORD] [--first NUMBER] [--last NUMBER]

Each row: file, what stands there, what is put in its place, the tests that are run. Exit status: mutations nobody noticed.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
SECONDS = 1800
LAWS, CORPUS, FAULTS = "tests/test_laws.py", "tests/hostile/test_corpus.py", "tests/hostile/test_faults.py"

MUTATIONS = (
    ("conservation is not checked", "cleaner/model/cleaning.py", "if tiles != [block.span", "if False and tiles != [block.span", LAWS),
    ("replay forgets the gap", "cleaner/model/cleaning.py", 'parts.append("\\n\\n" if empty_line or has_empty_line(gap) else "\\n")', 'parts.append("\\n")', "tests/test_pages.py"),
    ("never empty by accident", "cleaner/decide.py", "    for span in prose:\n        decided.pop(span, None)\n", "", LAWS),
    ("one short paragraph is nothing", "cleaner/decide.py", 'SCORERS: Final = frozenset("HL")', "SCORERS: Final = frozenset()", "tests/test_decide.py"),
    ("twin law", "cleaner/decide.py", "if heir != span and heir not in decided and", "if heir != span and", f"{LAWS} tests/hostile/test_promises.py"),
    ("twins below may go", "cleaner/decide.py", "                if heir > span:", "                if False:", "tests/test_decide.py"),
    ("the next copy is no heir", "cleaner/decide.py", "                    stays[root] = span\n", "                    pass\n", "tests/test_decide.py"),
    ("one twin is enough", "cleaner/decide.py", "        for other in claims[span]:", "        for other in ():", "tests/test_decide.py tests/test_laws.py"),
    ("a stronger verdict silences drop", "cleaner/decide.py", "if drop and max(", "if False and max(", "tests/test_decide.py"),
    ("what is left has its kinds of before", "cleaner/pipeline.py", "blocks=left_of(page, settled.kept(page))", "blocks=settled.kept(page)", LAWS),
    ("what is left is read once", "cleaner/pipeline.py", "READINGS: Final = 8", "READINGS: Final = 0", LAWS),
    ("the site is asked once", "cleaner/pipeline.py", "((*site, *judge.AGAIN) if turn", "(judge.AGAIN if turn", "tests/memory"),
    ("scorers speak against the site", "cleaner/decide.py", ' and verdict[0][0] != "M":', ":", "tests/test_decide.py"),
    ("eight rounds are enough", "cleaner/pipeline.py", "JUDGED_A_CHAR: Final = 3", "JUDGED_A_CHAR: Final = 0", LAWS),
    ("keep is not heard", "cleaner/decide.py", "if (keep and rule in keep) or (joined", "if (joined", LAWS),
    ("controls come through", "cleaner/render/safe.py", "\\x0b-\\x1f\\x7f-\\x9f\\u2028", "\\x0b-\\x1a\\x7f\\u2028", f"{LAWS} {CORPUS}"),
    ("bidi comes through", "cleaner/render/safe.py", "\\u202a-\\u202e\\u2066-\\u2069", "\\u202a-\\u202c\\u2066-\\u2069", f"{LAWS} {CORPUS}"),
    ("BOM comes through", "cleaner/render/safe.py", '\\u2029\\ufeff\\ufff9-\\ufffb\\ud800-\\udfff{_BIDI}]")\n_LINE', '\\u2029\\ufff9-\\ufffb\\ud800-\\udfff{_BIDI}]")\n_LINE', f"{LAWS} {CORPUS}"),
    ("JSON with C1", "cleaner/render/safe.py", '_JSON_BANNED: Final = lazy(f"[\\x7f-\\x9f', '_JSON_BANNED: Final = lazy(f"[\\x7f', f"{LAWS} {CORPUS}"),
    ("marks are not capped", "cleaner/text.py", "MAX_MARKS: Final = 30", "MAX_MARKS: Final = 30_000", "tests/hostile/test_promises.py"),
    ("idna is a charset", "cleaner/read/charset_names.py", '        "idna",\n', "", CORPUS),
    ("UTF-7 is a charset", "cleaner/read/charset_names.py", '        "utf-7",\n', "", CORPUS),
    ("the mark is part of the text", "cleaner/read/decode.py", "source[len(mark) :]", "source[:]", f"{CORPUS} tests/read"),
    ("declared charsets are not heard", "cleaner/read/decode.py", "(known(charset), known(declared(source)))", "(known(charset),)", "tests/read"),
    ("binary is read as text", "cleaner/read/decode.py", "    if what:\n", "    if False:\n", CORPUS),
    ("short writes are taken for whole", "cleaner/writing.py", "left = left[taken:]", "left = left[len(left):]", FAULTS),
    ("a full disk is not said", "cleaner/cli/output.py", 'raise OutputError(f"{self._name}: {reason_of(problem)}") from problem', "return", FAULTS),
    ("a broken pipe is an error", "cleaner/cli/output.py", "except BrokenPipeError as problem:\n            raise Closed", "except ZeroDivisionError as problem:\n            raise Closed", FAULTS),
    ("a file stays behind", "cleaner/cli/output.py", "            os.unlink(path)\n", "            pass\n", f"{FAULTS} {CORPUS}"),
    ("an interrupt is an error", "cleaner/cli/__init__.py", "INTERRUPTED: Final = 130", "INTERRUPTED: Final = 1", FAULTS),
    ("nothing left is fine", "cleaner/cli/__init__.py", "NOTHING_LEFT: Final = 3", "NOTHING_LEFT: Final = 0", CORPUS),
    ("an unreadable file is fine", "cleaner/cli/commands.py", "            self.status = UNREADABLE", "            self.status = OK", CORPUS),
    ("names are shown raw", "cleaner/cli/__init__.py", "{one_line(spelled(message))}", "{spelled(message)}", CORPUS),
    ("the report is not escaped", "cleaner/render/report/html.py", "html.escape(printable(value), quote=True)", "printable(value)", CORPUS),
    ("lines of the report are not escaped", "cleaner/render/report/html.py", "html.escape(one_line(value), quote=True)", "one_line(value)", CORPUS),
    ("Markdown brackets are not escaped", "cleaner/render/escape.py", r"[\\`*_\[\]{}<>&~]", r"[\\`*_{}<>&~]", CORPUS),
    ("Markdown tags are not escaped", "cleaner/render/escape.py", '"<": "&lt;", ', '"<": "<", ', f"{CORPUS} tests/render"),
    ("budgets are no bound", "cleaner/digests/budget.py", "return cls(budget.unit, int(budget.amount), count)", "return cls(budget.unit, int(budget.amount) + 3, count)", "tests/digests"),
    ("number words may differ in a repeat", "cleaner/judge/repeats/wording.py", '                or listed in tells("number-words")\n', "", "tests/judge_repeats"),
    ("names may differ in a repeat", "cleaner/judge/repeats/wording.py", "                or word in self.names\n", "", f"tests/judge_repeats {CORPUS}"),
    ("negations may differ in a repeat", "cleaner/judge/repeats/wording.py", 'if word.endswith("n\'t") or listed in tells("negations"):', "if False:", f"tests/judge_repeats {CORPUS}"),
    ("opposites may stand for each other", "cleaner/judge/repeats/wording.py", "if turned and into and turned != into:", "if False:", "tests/judge_repeats"),
    ("any opposites are a difference", "cleaner/judge/repeats/wording.py", "if turned and into and turned != into:", "if turned and into:", "tests/judge_repeats"),
    ("endings do not deny", "cleaner/judge/repeats/wording.py", "elif listed.endswith(_negating_endings()):", "elif False:", "tests/judge_repeats"),
    ("words are looked up as they are spelled", "cleaner/lexicon.py", "return word if word.isascii() else fold(word)", "return word", "tests/judge_repeats"),
    ("Hindi has no vowels", "cleaner/judge/repeats/wording.py", "|{MARK}[^", "|{MARK}{{9}}[^", "tests/judge_repeats"),
    ("illegal is legal", "cleaner/judge/repeats/wording.py", 'prefix in tells("negating-prefixes"):', "False:", "tests/judge_repeats"),
    ("a name that begins a sentence may differ", "cleaner/judge/repeats/wording.py", "return any(a.folded != b.folded and a.capital and b.capital for", "return any(False for", "tests/judge_repeats"),
    ("heavy tags are not shortened", "cleaner/read/dom.py", "if heavy:", "if False:", "tests/read_html"),
    ("a pattern is quadratic", "cleaner/read/dom_scan.py", "[^\\s/>]*+(?:{_ONE_ATTRIBUTE}){{0,", "[^\\s/>]*+(?:{_ONE_ATTRIBUTE}){{1,", "tests/hostile/test_patterns.py"),
    ("NaN is a number", "cleaner/read/records.py", ", parse_constant=_no_constant", "", f"tests/batch {CORPUS}"),
    ("errors of rows are dropped", "cleaner/batch/parquet_output.py", 'said["error"] if bad else None', "None", "tests/batch/test_parquet.py"),
    ("NaN in a column", "cleaner/batch/parquet.py", "(value != value or value in", "(value in", "tests/batch/test_parquet.py"),
    ("a parallel article is a copy", "cleaner/batch/copies.py", "if min(weights.values(), default=1.0) < threshold:", "if False:", "tests/batch/test_copies.py"),
    ("another ending is no difference", "cleaner/batch/copies.py", "if _replaces(texts, new, held, match):", "if False:", "tests/batch/test_copies.py"),
    ("a copy may tell more", "cleaner/batch/copies.py", "if added > MAX_ADDED_SHARE * words:", "if False:", "tests/batch/test_copies.py"),
    ("joiners of any script are unseen", "cleaner/read/unseen.py", '_LETTER: Final = "A-Za-z', '_LETTER: Final = r"\\w" "A-Za-z', "tests/read"),
    ("tag characters are not said", "cleaner/read/unseen.py", '        ("runs of tag characters, which no reader sees", _TAGS),\n', "", "tests/read"),
    ("a broken stream ends like a whole one", "cleaner/batch/sources.py", '            yield bad(shown, f"the stream breaks off: {unread_reason(problem)}", "cut-stream")\n', "            pass\n", "tests/batch/test_command.py"),
    ("a page cut when it was fetched is whole", "cleaner/read/warc.py", 'fields.get("warc-truncated")', 'fields.get("warc-cut")', "tests/batch tests/hostile/test_corpus.py"),
    ("a torn line is gone on with", "cleaner/batch/resume.py", "        self.file.truncate()\n", "", "tests/batch/test_command.py"),
    ("other options are gone on with", "cleaner/batch/resume.py", "if again.line == there or kind_of", "if True or kind_of", "tests/batch/test_command.py"),
    ("two may write one output", "cleaner/batch/locks.py", "fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)", "pass", "tests/batch/test_command.py tests/batch/test_shards.py"),
    ("one page is a site", "cleaner/judge/memory.py", "MIN_PAGES: Final = 5", "MIN_PAGES: Final = 1", "tests/memory"),
    ("a standing paragraph goes at once", "cleaner/judge/memory.py", "PROSE_PAGES: Final = 10", "PROSE_PAGES: Final = 1", "tests/memory"),
    ("headings of every article go", "cleaner/judge/memory.py", "and _heads_prose(page, weights, place)", "and False", "tests/memory"),
    ("answers in another order", "cleaner/batch/crew.py", "yield from flight.popleft().result()\n        while", "yield from flight.pop().result()\n        while", "tests/batch/test_workers.py"),
    ("a poison costs what was with it", "cleaner/batch/crew.py", "                    alone = True", '                    done.append(Lost(item, "worker", "died"))', "tests/batch/test_workers.py"),
    ("no second reading of a page too deep", "cleaner/read/dom.py", "return depth >= DEEPEST or (", "return (", "tests/read_html"),
    ("hashes are loaded without room", "cleaner/hashes.py", "need_room(HASH_BYTES)", "", "tests/hostile/test_memory_limits.py"),
    ("the start does not ask for room", "cleaner/__main__.py", "            bytes(START_BYTES)\n", "", "tests/hostile/test_memory_limits.py"),
    ("lone surrogates change the line", "cleaner/batch/answers.py", 'found["lone"]', "True", CORPUS),
    ("a cut member is passed over", "cleaner/read/warc.py", "return _BROKEN if cut", 'return b"" if cut', CORPUS),
    ("outputs write over each other", "cleaner/cli/clashes.py", "if where in seen:", "if False:", CORPUS),
    ("a pipe in a folder is waited for", "cleaner/folders.py", "stat.S_ISREG(os.stat(path).st_mode)", "True", FAULTS),
    ("streams that do not wait are left so", "cleaner/process.py", "os.set_blocking(number, True)", "pass", FAULTS),
    ("scripts name charsets", "cleaner/read/charset_names.py", "<(?:meta\\b|", "<(?:meta\\b|script\\b|", CORPUS),
    ("joined lines go", "cleaner/decide.py", "if (keep and rule in keep) or (joined and span in joined):", "if keep and rule in keep:", "tests/read/test_dense.py"),
    ("paragraphs are joined with short lines", "cleaner/read/dense.py", "if end - start < SHORT_CHARS:", "if end - start < 10 * SHORT_CHARS:", "tests/read/test_dense.py"),
    ("joining is not said", "cleaner/read/dense.py", "frozenset(joined), (warning,))", "frozenset(joined), ())", "tests/read/test_dense.py"),
    ("joined sentences are lines", "cleaner/read/dense.py", "if 2 * sentences > place + 1 - begun", "if False", "tests/read/test_dense.py"),
    ("turned directions are not said", "cleaner/read/unseen.py", '        ("characters that turn the direction of what follows", _TURNED),\n', "", "tests/read"),
    ("the flag of Wales is unseen", "cleaner/read/unseen.py", "(?<![\\U0001f3f4\\U000e0020-\\U000e007f])", "", "tests/read cleaner/read/unseen.py"),
    ("who knows the origin is not heard", "cleaner/judge/lines/learned.py", 'whole = context.options.origin == "page" or origin.whole_body', "whole = origin.whole_body", "tests/judge_lines"),
    ("few lines are a whole page", "cleaner/judge/lines/origin.py", "if len(lines) < MIN_LINES:", "if not lines:", "tests/judge_lines"),
    ("every text is a whole page", "cleaner/judge/lines/origin.py", "THRESHOLD: Final = 0.5", "THRESHOLD: Final = -99.0", "tests/judge_lines"),
    ("the end of an archive is no fault", "cleaner/read/warc.py", "if len(body) < head.size:", "if False:", "tests/read/test_warc.py tests/hostile/test_accounts.py"),
    ("a wrong length is believed", "cleaner/read/warc.py", '.startswith((b"\\r\\n\\r\\n", b"\\n\\n", b"WARC/", b"\\r\\nWARC/"))', ".startswith((b'',))", "tests/read/test_warc.py tests/hostile/test_accounts.py"),
    ("a missing page is an article", "cleaner/read/warc.py", 'if family_of(header) != b"2":', "if False:", "tests/read/test_warc.py"),
    ("the scorer is asked once", "cleaner/decide.py", "voices = {} if anew else dict(self.voices)", "voices = dict(self.voices)", "tests/hostile/test_promises.py"),
    ("the same key twice", "cleaner/read/records.py", "object_pairs_hook=_unique, ", "", "tests/batch/test_records.py"),
    ("a record of any length", "cleaner/read/records.py", "yield Line(line[:max_bytes], too_long=True)", "yield Line(line[:max_bytes])", "tests/batch/test_records.py"),
    ("a share is a little more", "cleaner/digests/budget.py", "int(whole * budget.amount / 100)", "int(whole * budget.amount / 100) + 1", "tests/digests"),
    ("a share is at most anything", "cleaner/digests/budget.py", 'if unit == "%" and amount > 100:', "if False:", "tests/digests"),
    ("a question is an echo", "cleaner/digests/echoes.py", ' or its.reading.flaws & {"question", "call"}', "", "tests/digests"),
    ("names alone are an echo", "cleaner/digests/echoes.py", "BESIDES_NAMES: Final = 0.28", "BESIDES_NAMES: Final = 0.0", "tests/digests"),
    ("no name or number is an echo", "cleaner/digests/echoes.py", "or not ((a.names & b.names) or (a.numbers & b.numbers))", "", "tests/digests"),
    ("an article is its own echo", "cleaner/digests/echoes.py", "its.article == me.article or ", "", "tests/digests"),
    ("another figure is no difference", "cleaner/digests/differs.py", "return (*_figures(one.text, two.text), ", "return (", "tests/digests"),
    ("readable: calls steer a merged digest", "cleaner/digests/merge.py", "if new and not reading.flaws & FATAL:", "if new:", "tests/digests"),
    ("readable: a bullet is a word", "cleaner/sentences/__init__.py", 'if block.kind == "item" else start', "if False else start", "tests/digests"),
    ("readable: references are prose", "cleaner/laid_out.py", "behind = fold(text) in words.back_matter", "behind = False", "tests/digests"),
    ("readable: what is denied is said", "cleaner/laid_out.py", "denied = text.endswith(_COLONS) and _denies(text, lang)", "denied = False", "tests/digests"),
    ("readable: a speaker has no name", "cleaner/laid_out.py", "number > 0 and label in speakers", "False", "tests/digests"),
    ("readable: templates are believed", "cleaner/prose/language.py", "return seems if seems and seems != own else declared", "return declared", "tests/digests"),
    ("readable: one word tells a language", "cleaner/prose/language.py", "FUNCTION_LEAD: Final = 2", "FUNCTION_LEAD: Final = 0", "tests/prose"),
    ("readable: a quotation needs no speaker", "cleaner/prose/flaws.py", "if spoken or _BARE.fullmatch(text) or", "if spoken or", "tests/prose"),
    ("sentences are told again", "cleaner/pipeline_digest.py", "        if candidate.text in seen:", "        if False:", "tests/digests"),
    ("a pronoun stands for what was told before", "cleaner/pipeline_digest.py", "candidate.follows and not dropped", "candidate.follows", "tests/digests"),
    ("case makes a sentence new", "cleaner/seen.py", "_hash(text: str) -> bytes:\n    return blake2b(fold_exact(text)", "_hash(text: str) -> bytes:\n    return blake2b(text", "tests/digests"),
    ("a sentence is seen once only", "cleaner/seen.py", "insert or ignore", "insert", "tests/digests"),
    ("old and new are one story", "cleaner/stories/__init__.py", "or abs(first - second) <= MAX_DAYS", "or True", "tests/stories"),
    ("notices are one story", "cleaner/stories/__init__.py", "return [number in short and count[short[number]] > 1", "return [False", "tests/stories"),
    ("stories come in any order", "cleaner/stories/__init__.py", "sorted(found, key=lambda pair: pair[0])", "found", "tests/stories"),
    ("a link to any scheme", "cleaner/render/links.py", 'parts.scheme not in ("http", "https") or ', "", "tests/render"),
    ("a link that shows another host", "cleaner/render/links.py", ' or "@" in parts.netloc', "", "tests/render"),
    ("quotes in a link", "cleaner/render/links.py", '"/%:@!$&*+,;=~-._"', "\"/%:@!$&*+,;=~-._'\\\"<>\"", "tests/render"),
    ("the report may load things", "cleaner/render/report/__init__.py", "default-src 'none'; ", "", "tests/render"),
    ("code ends its own fence", "cleaner/render/escape.py", "max(3, longest + 1)", "3", "tests/render"),
    ("a title is looked for at every block", "cleaner/render/markdown.py", "pieces = [piece_of(page, block, title=title) for block in cleaned.kept]", "pieces = [piece_of(page, block, title=cleaned.title) for block in cleaned.kept]", "tests/hostile/test_growth.py"),
    ("any database is ours", "cleaner/sqlite_file.py", "if mark != kind.mark and not (write and not tables) and not is_early:", "if False:", "tests/memory"),
    ("a database of another program is taken for an empty one", "cleaner/sqlite_file.py", "not (write and not tables)", "not write", "tests/batch/test_copies.py"),
    ("memories of sentences from before the mark are refused", "cleaner/sqlite_file.py", " and not is_early:", ":", "tests/digests"),
    ("damage is seen at the first record", "cleaner/sqlite_file.py", '    for name in kind.tables:\n        base.execute(f"select', '    for name in ():\n        base.execute(f"select', "tests/memory"),
    ("what is to be forgotten stays", "cleaner/memory/store.py", '            base.execute("delete from page where day < ?", (forget_before,))', "            pass", "tests/memory"),
    ("texts of what is forgotten stay", "cleaner/memory/store.py", '        _keep_needed_samples(base)\n        base.execute("commit")', '        base.execute("commit")', "tests/memory"),
    ("the last run is all a memory knows", "cleaner/memory/store.py", "    for page, seen in known.items():\n        both._take(host, page, seen)  # noqa: SLF001\n", "", "tests/memory"),
    ("what stands on few pages is the site's", "cleaner/judge/memory.py", "(0.3, 0.87))", "(0.01, 0.87))", "tests/memory"),
    ("much may go without a word", "cleaner/pipeline.py", "if gone <= MEMORY_SHARE * whole:", "if True:", "tests/memory"),
    ("one word begins a rule", "cleaner/user_rules.py", "MIN_START_WORDS: Final = 2", "MIN_START_WORDS: Final = 1", "tests/test_user_rules.py"),
    ("two rules of one name", "cleaner/user_rules.py", "if names.count(name) > 1:", "if False:", "tests/test_user_rules.py"),
    ("a key nobody reads", "cleaner/user_rules.py", "if key not in _KEYS:", "if False:", "tests/test_user_rules.py"),
    ("nobody speaks for copies", "cleaner/pipeline.py", "    if copies and opinions.hear(", "    if copies and not opinions.hear(", "tests/judge_lines"),
    ("a page that may be whole keeps its phrases", "cleaner/pipeline.py", "        if verdict.twin is not None and verdict.weight <= loudest", "        if verdict.weight <= loudest", "tests/judge_lines tests/test_lexicon.py"),
    ("sure extracts are asked about", "cleaner/judge/lines/defence.py", "if not origin.whole_body and origin.score > MAYBE:", "if not origin.whole_body:", "tests/judge_lines"),
    ("the network of HTML has no say", "cleaner/judge/html/blocks.py", "    return NETWORK_SAY + (", "    return 0 * NETWORK_SAY + (", "tests/judge_html"),
    ("one of two networks is heard", "cleaner/judge/network.py", "    return said[0] if len(said) == 1 else", "    return said[0] if said else", "tests/test_network.py"),
    ("trees ask one border lower", "cleaner/judge/lines/trees.py", "ranks.translate(_ABOVE[rank])", "ranks.translate(_ABOVE[rank - 1])", "tests/judge_lines"),
    ("where the detector is not sure lines are spoken for", "cleaner/judge/lines/learned.py", "speaks=whole)", "speaks=True)", "tests/judge_lines"),
    ("introduced lists stand alone", "cleaner/judge/lines/company.py", "most = odds[place - 1] + LED if introducing[place - 1] else None", "most = None", "tests/judge_lines"),
    ("every list is introduced", "cleaner/judge/lines/company.py", "+ LED if introducing[place - 1] else None", "+ LED", "tests/judge_lines"),
    ("neighbours are not heard", "cleaner/judge/lines/company.py", "STEADY_DOWN: Final = 0.5", "STEADY_DOWN: Final = 0.0", "tests/judge_lines"),
    ("small pages are like large ones", "cleaner/judge/lines/scorer.py", "more = (model.pull_sure - model.pull) * size / SURE", "more = 0.0 * size", "tests/judge_lines"),
    ("gentle hears the mean", "cleaner/judge/lines/scorer.py", 'certain = context.options.level == "gentle"', "certain = False", "tests/judge_lines"),
    ("the detector is always sure", "cleaner/judge/lines/learned.py", "if whole or origin.score > DOUBTFUL:", "if whole:", "tests/judge_lines"),
    ("any copy is heir", "cleaner/decide.py", "(heir == root or _says_the_same(page, heir, span))", "True", "tests/test_decide.py"),
    ("only newlines make empty lines", "cleaner/model/cleaning.py", 'len(f"{gap}.".splitlines()) > 2', "gap.count(chr(10)) > 1", "tests/test_decide.py"),
    ("what is said elsewhere is said once more", "cleaner/digests/merge.py", "if unit[-1] in self.shelf.chosen or unit[-1] in self.echoed:", "if unit[-1] in self.shelf.chosen:", "tests/digests"),
    ("a range of days is a date", "cleaner/judge/chrome/ranges.py", "    if _SHORTENED.search(text):\n        return True\n", "    if text:\n        return False\n", "tests/judge_sections"),
    ("paragraphs in a cell are a row", "cleaner/read/dom_tables.py", 'if piece.kind in ("paragraph", "quote"):', "if False:", "tests/read_html"),
    ("edit links are text", "cleaner/read/dom_walk.py", "and is_edit_mark(element)", "and False", "tests/read_html"),
    ("words beside edit links go", "cleaner/read/dom_elements.py", " and linked == _letters(element)", "", "tests/read_html"),
    ("tall cells end", "cleaner/read/dom_tables.py", "if rows > 1:", "if False:", "tests/read_html"),
    ("wide cells are narrow", "cleaner/read/dom_tables.py", 'end = max(end, min(column + _count(said, "colspan"), MAX_COLUMNS))', "pass", "tests/read_html"),
    ("cells as wide as they say", "cleaner/read/dom_tables.py", "MAX_COLUMNS: Final = 100\n", "MAX_COLUMNS: Final = 300\n", "tests/read_html"),
    ("items of a cell run together", "cleaner/read/dom_tables.py", "ITEM_SIGN if piece.kind == 'item' else ' '", "' '", "tests/read_html"),
    ("lists count up", "cleaner/read/dom_lists.py", "number += -1 if falls else 1", "number += 1", "tests/render"),
    ("lists run into one", "cleaner/render/markdown_lists.py", "goes_on = left.of_list == item.place.of_list", "goes_on = True", "tests/render"),
    ("gaps in numbers", "cleaner/render/markdown_lists.py", "goes_on = goes_on and number == left.number + 1", "pass", "tests/render"),
    ("marks of links are text", "cleaner/read/dom_walk.py", "if text in _PERMALINKS and (", "if False and (", "tests/read_html"),
    ("blocks in a hidden link show", "cleaner/read/dom_walk.py", '(*frames[-1][:2], "style", len(pieces))', "(*frames[-1][:3], len(pieces))", "tests/read_html"),
    ("lines within lines are glued", "cleaner/read/dom_hidden.py", 'return "apart" if effect.parts else ""', 'return ""', "tests/read_html"),
    ("half hidden hides hidden", "cleaner/read/dom_hidden.py", '_WEAK: Final = frozenset({"", "aria"', '_WEAK: Final = frozenset({""', "tests/read_html"),
    ("strange elements tear sentences", "cleaner/read/dom_elements.py", "return bool(text) and not text.isspace()", "return False", "tests/read_html"),
    ("templates take what follows", "cleaner/read/html.py", "if walk is not None and walk.has_open_template:", "if False:", "tests/read_html"),
    ("a half reads twelve", "cleaner/read/dom_walk.py", "elif is_set_off(element):", "elif False:", "tests/read_html"),
    ("workers forget what a job is given", "cleaner/batch/crew.py", "            send(to, setup)\n", "            send(to, setup[:70_000])\n", "tests/batch/test_workers.py"),
    ("an error of a worker is any error", "cleaner/errors.py", "return _BARE[name](message)", "return CleanerError(message)", "tests/batch/test_workers.py"),
    ("a shard has another part to play", "cleaner/cli/clashes.py", " or _place(path) in shards:", ":", "tests/batch/test_shards.py"),
    ("own phrases are folded for every page", "cleaner/pipeline.py", "@lru_cache(LEXICONS)\n", "@lru_cache(0)\n", "tests/test_calls.py"),
    ("nothing is explained of an empty page", "cleaner/cli/commands.py", "return cleaned if self.explains and cleaned.removals else None", "return None", "tests/cli/test_command_line.py"),
    ("two records are one article", "cleaner/cli/commands.py", "            if page.id in known:", "            if False:", "tests/cli/test_command_line.py"),
    ("a query is in the language of the last article", "cleaner/pipeline_digest.py", "candidate.reading.terms & asked[candidate.article])", "candidate.reading.terms & asked[-1])", "tests/digests"),
    ("the path of a memory is a text to look in", "cleaner/pipeline_digest.py", " and not isinstance(seen, str | bytes)", "", "tests/test_calls.py"),
    ("rankers may give any number of scores", "cleaner/pipeline_digest.py", "if len(scores) != len(laid.sentences):", "if False:", "tests/digests"),
    ("rankers warn nobody", "cleaner/pipeline_digest.py", 'cleaned.title or "", warnings.append)', 'cleaned.title or "")', "tests/digests"),
    ("a region is a language of its own", "cleaner/lexicon.py", 'return lang.replace("_", "-").partition("-")[0].lower()', "return lang", "tests/digests tests/judge_html tests/stories"),
    ("own lines are as short as ours", "cleaner/judge/chrome/phrases.py", "if lexicon.has_long else None", "if False else None", "tests/test_user_rules.py"),
    ("own beginnings are as short as ours", "cleaner/lexicon.py", "return max(self._reach.get(word, 0), self._shipped.reach(word))", "return self._shipped.reach(word)", "tests/test_user_rules.py"),
    ("long beginnings of ours are not looked for", "cleaner/sorted_table.py", "LOOK_WORDS: Final = 11", "LOOK_WORDS: Final = 10", "tests/test_lexicon.py"),
    ("ours stand before own phrases", "cleaner/lexicon.py", "return self._own.get(phrase) or self._shipped[phrase]", "return self._shipped.get(phrase) or self._own[phrase]", "tests/test_lexicon.py"),
    ("records have no language", "cleaner/batch/records.py", "language(self.lang) or self.cleaning.lang", "language(self.lang)", "tests/test_calls.py"),
    ("a page is read once more", "cleaner/pipeline.py", 'if input != "auto" or charset or links:', "if False:", "tests/test_calls.py"),
    ("a base that is none raises", "cleaner/read/links.py", "    except ValueError:\n        return instead", "    except ZeroDivisionError:\n        return instead", "tests/read_html"),
    ("a feature of concepts is not heard", "cleaner/rank/concepts.py", "value += table[11] * times / total", "value += table[11] * times / (total + 1)", "tests/rank"),
    ("who is like one is like all", "cleaner/stories/linkage.py", "/ pairs - STAND_OUT / 2 * mean", "/ pairs + STAND_OUT / 2 * mean", "tests/stories"),
    ("echoes of the title are repeats", "cleaner/render/citing.py", 'gone.rule.startswith("D") and', 'gone.rule.startswith("D") or', "tests/render/test_citing.py"),
    ("headings come back for sentences", "cleaner/decide.py", "return block.kind in PROSE_KINDS and words >=", "return block.kind not in PROSE_KINDS and words >=", "tests/test_decide.py"),
    ("any coding is plain if it has no NUL", "cleaner/read/http.py", 'if b"<" in body[:CHUNK] and', 'if b"<" in body[:CHUNK] or', "tests/read/test_warc.py"),
    ("a name of two networks is a row of buttons", "cleaner/judge/chrome/forms.py", "bool(sure and named[0]", "bool(sure or named[0]", "cleaner/judge/chrome/forms.py"),
    ("a page is its text, not its address", "cleaner/memory/lines.py", '(page.url or "")', '(page.url and "")', "tests/memory"),
    ("il y a is no ago", "cleaner/judge/chrome/facts.py", "    if opening in ago:", "    if False:", "cleaner/judge/chrome/facts.py"),
    ("any two names are a credit", "cleaner/captions.py", "if source == part or fold(source) not in agencies or", "if source == part and fold(source) not in agencies or", "tests/test_captions.py"),
    ("short lines count as full ones", "cleaner/read/plain.py", "lasts = sum(1 for flag in full if not flag)", "lasts = sum(1 for flag in full if flag)", "tests/read/test_plain.py"),
    ("two lines are two paragraphs", "cleaner/read/plain.py", "mid = not ends_sentence(run[0].text) and", "mid = ends_sentence(run[0].text) and", "tests/read/test_plain.py"),
    ("two in one are all of them", "cleaner/batch/copies.py", "yield min(numbers), max(numbers) + 1", "yield min(numbers), max(numbers) - 1", "tests/batch/test_copies.py"),
    ("what is told at length is new", "cleaner/batch/copies.py", "            if not left.isdisjoint(range(*where))\n        )", "            if left.isdisjoint(range(*where))\n        )", "tests/batch/test_copies.py"),
    ("signs that are words are none beside numbers", "cleaner/text.py", 'if b"#" in signs or b"&" in signs:', "if False:", "tests/test_text.py"),
    ("half a list of keys is a list of keys", "cleaner/judge/chrome/lists.py", "return 2 * keyed > len(titles)", "return 2 * keyed >= len(titles)", "tests/judge_sections"),
    ("a list of posts is talk", "cleaner/judge/chrome/comments.py", ">= LISTING_COUNTERS:", ">= 10**6:", "tests/judge_sections"),
    ("three dates are comments", "cleaner/judge/chrome/comments.py", "FRAMES: Final = 4", "FRAMES: Final = 3", "tests/judge_sections"),
    ("any prompt heads comments", "cleaner/judge/chrome/comments.py", "(frames >= FRAMES and _is_strong(heading))", "frames >= FRAMES", "tests/judge_sections"),
    ("long comments end the section", "cleaner/judge/chrome/comments.py", "wide = 2 if", "wide = 1 if", "tests/judge_sections"),
    ("any row is a row of buttons", "cleaner/judge/chrome/comments.py", "len(tokens) <= ROW_BUTTONS and all(", "len(tokens) <= ROW_BUTTONS and any(", "tests/judge_sections"),
    ("a cookie policy is a dialog", "cleaner/judge/chrome/consent.py", "sum(not _names_cookies(phrase) for phrase in phrases) >= BUTTONS", "BUTTONS", "tests/judge_sections"),
    ("an article is part of the dialog", "cleaner/judge/chrome/consent.py", "FOREIGN_SHARE: Final = 0.2", "FOREIGN_SHARE: Final = 1.0", "tests/judge_sections"),
    ("a dialog reaches far", "cleaner/judge/chrome/consent.py", "GAP_BLOCKS: Final = 30", "GAP_BLOCKS: Final = 3000", "tests/judge_sections"),
    ("purposes hold nothing together", "cleaner/judge/chrome/consent.py", 'not (run and telling_start("consent-purposes", line.folded))', "run is not None", "tests/judge_sections"),
    ("the last title is a title", "cleaner/judge/chrome/lists.py", "weight = LIST_LAST", "pass", "tests/judge_sections"),
    ("shares of words are wrong", "cleaner/batch/tally.py", "share = 100 * (1 - self", "share = 100 * (1 + self", "tests/batch/test_tally.py"),
    ("one digest of all is a story among stories", "cleaner/render/report/index.py", "bool(self.merged and self.untold)", "bool(self.merged or self.untold)", "tests/render/test_report.py"),
    ("runs of a few words are copies", "cleaner/judge/repeats/pile.py", "if total < RUN_WORDS or not prose", "if not prose", "tests/judge_repeats/test_rules.py"),
    ("the title of a story is that of the odd one", "cleaner/stories/__init__.py", "total[term] = total.get(term, 0.0) + weight", "total[term] = total.get(term, 0.0) - weight", "tests/stories"),
    ("rarity is not that of the paper", "cleaner/stories/terms.py", "log((total + 1) / (seen + 0.5))", "log((total + 1) / (seen - 0.5))", "tests/stories"),
    ("long sentences are more about it", "cleaner/rank/focus.py", "LENGTH * reading.size / mean + 1.0", "LENGTH * mean / reading.size + 1.0", "tests/rank"),
    ("links of documents are lost", "cleaner/batch/reading.py", "        links=options.links,\n", "", "tests/batch/test_command.py"),
    ("a page of an input folder is written over", "cleaner/cli/clashes.py", "if (where := _place(page)) in there:", "if False:", "tests/cli/test_folders.py"),
    ("shards are read by their own run", "cleaner/batch/sources.py", "return is_shard(name) and os.path.realpath(where) == folder", "return False", "tests/cli/test_folders.py"),
    ("files are passed over in silence", "cleaner/folders.py", "    if not found.others:", "    if True:", "tests/cli/test_folders.py"),
    ("a region makes another language", "cleaner/options.py", '.partition("-")[0].lower()', ".lower()", "tests/test_calls.py"),
    ("markup is missed in silence", "cleaner/pipeline.py", 'if page.source != "html" or', "if True or", "tests/test_calls.py"),
    ("signs of another program are broken bytes", "cleaner/read/decode.py", 'bad = text.count("\\ufffd") - written', 'bad = text.count("\\ufffd")', "tests/read"),
    ("a few bytes make another script", "cleaner/read/charset_guess.py", "    if high <= FEW_BYTES and high <= FEW_SHARE * len(source):\n        return True\n", "", "tests/read"),
    ("pages without an address are not counted", "cleaner/batch/tally.py", "self.homeless += answer.homeless", "pass", "tests/memory"),
    ("a missing library is a bug of ours", "cleaner/batch/answers.py", "    if missing is not None:", "    if False:", "tests/test_errors.py"),
)  # fmt: skip


def noticed(folder: Path, path: str, old: str, new: str, tests: str) -> bool | None:
    """Whether the tests fail on the broken copy; None when there is nothing to break."""
    file = folder / path
    text = file.read_text("utf-8")
    if old not in text:
        return None
    file.write_text(text.replace(old, new, 1), "utf-8")
    try:
        command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests.split()]
        return subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=SECONDS).returncode != 0
    except subprocess.TimeoutExpired:  # it hangs, and whoever waits for the tests sees that
        return True
    finally:
        file.write_text(text, "utf-8")


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--only", default="")
    parser.add_argument("--first", type=int, default=1, help="number of the mutation to begin with")
    parser.add_argument("--last", type=int, default=len(MUTATIONS), help="number of the one to end with")
    options = parser.parse_args()
    missed = 0
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "copy"
        shutil.copytree(ROOT, folder, ignore=shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*cache"))
        for name, path, old, new, tests in MUTATIONS[options.first - 1 : options.last]:
            if options.only not in name:
                continue
            found = noticed(folder, path, old, new, tests)
            missed += not found
            print(f"{ {True: 'noticed', False: 'MISSED ', None: 'no such'}[found] }  {name}", flush=True)
    return missed


if __name__ == "__main__":
    sys.exit(main())
