"""Prose in preformatted text: read where it is most of what a page kept."""

import cleaner
from cleaner.sentences import sentences_of

MAIL = (
    "<h1>Depth of the borehole</h1><pre>Dear all,\n\nthe driller reached 61 metres yesterday\nand met water at 48. He asks "
    "whether to go on.\n\n&gt; We agreed on 70 metres in the autumn.\n\n  depth   yield\n  48 m    0.6 l/s\n\n"
    "       That was before the frost.\n\nAda</pre>"
)


def sentences(html):
    cleaned = cleaner.clean(html, input="html", keep=("L6", "C1", "C2", "H3"))
    return [sentence.span.of(cleaned.page.text) for sentence in sentences_of(cleaned, lang="en")]


def test_paragraphs_of_a_mail_are_read_and_what_it_quotes_is_not():
    assert sentences(MAIL) == [
        "the driller reached 61 metres yesterday\nand met water at 48.",
        "He asks whether to go on.",
        "That was before the frost.",
    ]


def test_they_come_in_the_order_of_the_page():
    found = sentences(f"<p>Ada wrote again.</p>{MAIL}<p>Nobody answered.</p>")
    assert (found[0], found[-1], len(found)) == ("Ada wrote again.", "Nobody answered.", 5)


def test_code_is_not_read():
    prose = "<p>" + "The loop goes on until the tide turns, and then it ends by itself. " * 6 + "</p>"
    code = "<pre>{}</pre>".format("# Goes on until the tide turns.\nwhile tide(x) > 0:\n    wait(x)\n\n" * 4)
    named = "<pre><code class=language-text>It rained.</code></pre><pre><code class=language-sh>{}</code></pre>"
    assert sentences(code) == []
    assert sentences("<pre>x = {1: 2, 3: 4, 5: [6, 7]} # It is so.</pre>") == []
    assert len(sentences(prose + "<pre>Wait until the tide turns.</pre>")) == 6
    assert sentences(named.format("It says that it is done. " * 20)) == ["It rained."]
