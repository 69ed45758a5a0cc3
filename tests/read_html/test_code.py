"""In which programming language code is written, as pages say it."""

import pytest

import cleaner
from cleaner.read.html import read_html


def languages(html):
    page, _ = read_html(html)
    return [name for _, name in page.languages]


@pytest.mark.parametrize(
    ("html", "language"),
    [
        ("<pre><code class=language-python>a</code></pre>", "python"),
        ('<pre><code class="hljs language-c++">a</code></pre>', "c++"),
        ('<pre><code class="hljs Ruby">a</code></pre>', "ruby"),
        ('<pre class="sourceCode haskell"><code>a</code></pre>', "haskell"),
        ('<pre class="brush: js notranslate"><code>a</code></pre>', "js"),
        ('<pre class="prettyprint lang-go">a</pre>', "go"),
        ('<pre class="src src-emacs-lisp">a</pre>', "emacs-lisp"),
        ("<pre data-language=toml>a</pre>", "toml"),
        ("<pre><code data-lang=css>a</code></pre>", "css"),
        ('<div class="highlight highlight-source-shell"><pre>a</pre></div>', "shell"),
        ('<div class="highlight-python3 notranslate"><div class=highlight><pre>a</pre></div></div>', "python3"),
        ('<div class="language-ts box"><div><pre><code class=lines>a</code></pre></div></div>', "ts"),
        ('<div class="language-toml highlight"><table><tr><td><div><pre>a</pre></div></td></tr></table></div>', "toml"),
    ],
)
def test_named_as_programs_name_it(html, language):
    assert languages(html)[-1:] == [language]


@pytest.mark.parametrize(
    "html",
    [
        "<pre>a</pre>",
        "<pre><code class=language-none>a</code></pre>",
        "<pre class=lang-text>a</pre>",
        '<pre class="code block">a</pre>',
        "<body class=language-en><main class=language-en><pre>a</pre></main>",
        '<div class="highlight-box"><pre>a</pre></div>',
        '<pre><code class="language-](http://x) `">a</code></pre>',
        "<pre data-lang='sh` <b>'>a</pre>",
        "<p>Call <code class=language-python>a()</code> now.</p>",
    ],
)
def test_none_where_the_page_names_none(html):
    assert languages(html) == []


def test_json_holds_languages_and_levels_that_names_do_not_tell():
    cleaned = cleaner.clean(
        "<div role=heading aria-level=3>Sorting</div><p>It rained for most of the year.</p>"
        "<pre><code class=language-sh>sort</code></pre>",
        input="html",
        keep=("L6",),
    )
    assert [(kept.get("level"), kept.get("language")) for kept in cleaned.to_dict()["kept"]] == [
        (3, None), (None, None), (None, "sh"),
    ]  # fmt: skip
