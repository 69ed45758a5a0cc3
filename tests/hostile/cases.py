"""The hostile corpus: what may come in, and what a good tool makes of it.

A case says how the command is called, with which files and which standard input, which exit status is right, what must
stand in the output and what must not. What holds for every case (no traceback, valid UTF-8, no control characters ...)
is checked in ``test_corpus``.
"""

from __future__ import annotations

import codecs
import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass, field

from hostile.traps import PROSE

STORY = (
    "The Ferry That Turned Back\n\n"
    "The evening ferry turned back on Thursday after its steering failed twice within a mile of the harbour.\n\n"
    "Leave a Comment\n\n"
    "Nobody was hurt, and the 212 passengers were taken across by the fishing boats of the northern island.\n"
)
FIRST = "The evening ferry turned back on Thursday after its steering failed twice within a mile of the harbour."
LAST = "Nobody was hurt, and the 212 passengers were taken across by the fishing boats of the northern island."
CHROME = "Leave a Comment"
TEXT = STORY.encode()
PAGE = (
    "<!DOCTYPE html><html><head><title>The Ferry</title></head><body><nav><a href=/>Home</a> <a href=/n>News</a></nav>"
    "<article><h1>The Ferry That Turned Back</h1>{}<p>"
    + FIRST
    + "</p><p>"
    + LAST
    + "</p></article><p>Leave a Comment</p></body></html>"
)


@dataclass(frozen=True)
class Case:
    """One call and what is right."""

    name: str
    """Unique; says what is wrong with the input."""
    arguments: tuple[str, ...] = ()
    stdin: bytes = b""
    status: tuple[int, ...] = (0,)
    """Exit statuses that are right."""
    holds: tuple[str, ...] = ()
    """What must stand in the output."""
    lacks: tuple[str, ...] = ()
    """What must not stand in it."""
    says: tuple[str, ...] = ()
    """What standard error must hold."""
    files: dict[str, bytes] = field(default_factory=dict)
    raw: tuple[str, ...] = ()
    """What must stand in the output as it is, before any escape is undone."""
    lines: int = -1
    """Lines of the output, each a JSON object; -1: not JSON lines."""
    outputs: tuple[str, ...] = ()
    """Files that must be written."""
    keeps: tuple[str, ...] = ()
    """Files that must be as they were."""


Cases = Iterator[Case]


def degenerate() -> Cases:
    for name, body in {
        "nothing": b"", "a newline": b"\n", "newlines": b"\n" * 500, "blanks": b" " * 500, "tabs": b"\t" * 50,
        "a NUL": b"\x00", "NULs": b"\x00" * 999, "only a BOM": codecs.BOM_UTF8, "only a UTF-16 BOM": codecs.BOM_UTF16_LE,
        "only a UTF-32 BOM": codecs.BOM_UTF32_BE, "zero width only": "\u200b\u200d\u2060".encode() * 9,
        "no-break blanks": "\u00a0".encode() * 9, "controls": bytes(range(1, 9)) * 9, "carriage returns": b"\r" * 99,
        "line separators": "\u2028\u2029".encode() * 9, "soft hyphens": "\u00ad".encode() * 9,
    }.items():  # fmt: skip
        yield Case(name, stdin=body, status=(3,), says=("stdin: ",))
    yield Case("one letter", stdin=b"x", holds=("x",))
    yield Case("one word", stdin=b"word", holds=("word",))
    yield Case("no newline at the end", stdin=TEXT.rstrip(b"\n"), holds=(FIRST, LAST), lacks=(CHROME,))
    yield Case("one mark", stdin=b"!", status=(0, 3))
    yield Case(
        "nothing but chrome",
        stdin=b"Leave a Comment\n\nBack to top\n\nSkip to content\n",
        status=(3,),
        says=("nothing left",),
    )
    yield Case(
        "empty file and a good one",
        ("a.txt", "b.txt"),
        files={"a.txt": b"", "b.txt": TEXT},
        status=(3,),
        holds=(FIRST,),
        says=("a.txt: empty",),
    )
    for command in ("digest", "merge", "explain", "report", "stories"):
        yield Case(f"{command} of nothing", (command,), status=(3,), says=("stdin: empty",))
        yield Case(
            f"{command} of one letter", (command,), stdin=b"x", holds=("x",) if command in ("explain", "report") else ()
        )
    for form in ("text", "md", "json", "jsonl"):
        yield Case(f"nothing as {form}", ("-f", form), status=(3,))
    for budget in ("0s", "0%", "0w", "0c", "0t", "1c", "999999999w", "100%"):
        yield Case(f"budget {budget}", ("digest", "--short", budget, "--long", budget, "--merged", budget), stdin=TEXT)


def encodings() -> Cases:
    plain = "Der Fährmann kehrte um, weil die Steuerung zweimal ausfiel, und niemand wurde verletzt, sagte er später.\n"
    for name in ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "latin-1", "iso8859-15"):
        yield Case(f"{name} undeclared", stdin=plain.encode(name), holds=("Fährmann", "später"), lacks=("\ufffd",))
    for name in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"):
        mark = {"utf-8": codecs.BOM_UTF8, "utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE,
                "utf-32-le": codecs.BOM_UTF32_LE, "utf-32-be": codecs.BOM_UTF32_BE}[name]  # fmt: skip
        yield Case(f"{name} with a mark", stdin=mark + plain.encode(name), holds=("Fährmann", "später"))
        yield Case(f"{name} with a mark, cut", stdin=(mark + plain.encode(name))[:-1], holds=("Fährmann",))
    for name, text in {
        "koi8-r": "Паром вернулся в гавань, потому что дважды отказало рулевое управление.",
        "cp1251": "Паром вернулся в гавань, потому что дважды отказало рулевое управление.",
        "shift_jis": "夕方のフェリーは操舵装置が故障したため港に戻った。乗客は無事だった。",
        "euc-jp": "夕方のフェリーは操舵装置が故障したため港に戻った。乗客は無事だった。",
        "gb18030": "渡轮因转向系统故障返回港口，所有乘客均平安无事。",
        "big5": "渡輪因轉向系統故障返回港口，所有乘客均平安無事。",
        "euc-kr": "여객선은 조타 장치 고장으로 항구로 돌아왔다. 승객은 무사했다.",
        "cp1253": "Το πλοίο επέστρεψε στο λιμάνι επειδή χάλασε το τιμόνι του.",
        "iso8859-2": "Śledź, żółw i łoś płynęli promem, który zawrócił, gdyż ster zawiódł.",
        "cp1256": "عادت العبارة إلى الميناء بعد تعطل جهاز التوجيه مرتين.",
    }.items():
        body = text.encode(name)
        yield Case(f"{name} declared to us", ("--encoding", name), stdin=body, holds=(text[:12],))
        html = f"<html><head><meta charset={name}></head><body><p>".encode() + body + b"</p></body></html>"
        yield Case(f"{name} declared in the page", stdin=html, holds=(text[:12],))
    for name in (
        "idna",
        "punycode",
        "unicode_escape",
        "raw_unicode_escape",
        "utf-7",
        "base64",
        "rot13",
        "zlib",
        "undefined",
        "nonsense",
        "utf-16",
        "x" * 60,
    ):
        html = (
            f"<html><head><meta charset='{name}'></head><body><p>".encode()
            + FIRST.encode()
            + b" \xff\xe9\\u0041 +ADw-script+AD4-</p></body></html>"
        )
        yield Case(f"page declares {name[:20]}", stdin=html, holds=("ferry turned back",), lacks=("<script>",))
    for name in (
        "idna",
        "punycode",
        "unicode_escape",
        "utf-7",
        "base64",
        "hex",
        "rot13",
        "zlib",
        "undefined",
        "nonsense",
        "é",
        "x" * 5000,
        "a b",
        "../../x",
    ):
        yield Case(
            f"--encoding {name[:20]}",
            ("--encoding", name),
            stdin=b"a.\xff" * 9,
            status=(2,),
            says=("no encoding called",),
        )
    for name, text in {
        "Russian": "Паром вернулся в гавань, потому что дважды отказало рулевое управление.",
        "Arabic": "عادت العبارة إلى الميناء بعد تعطل جهاز التوجيه مرتين، ولم يصب أحد.",
        "Hebrew": "המעבורת חזרה לנמל לאחר שההיגוי שלה התקלקל פעמיים, ואיש לא נפגע.",
        "Thai": "เรือข้ามฟากกลับเข้าท่าเรือ เพราะเครื่องบังคับเลี้ยวเสีย สองครั้ง\n\nไม่มีผู้ได้รับบาดเจ็บ",
        "Chinese": "渡轮因转向系统故障返回港口，所有乘客均平安无事。\n\n第二天早上，两艘小船把他们送到了对岸。",
        "Korean": "여객선은 조타 장치 고장으로 항구로 돌아왔다. 승객은 무사했다.",
        "Polish": "Prom zawrócił w czwartek wieczorem, gdyż ster dwa razy zawiódł, a pasażerowie wyszli cało.",
    }.items():
        for charset in ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"):
            yield Case(f"{name} in {charset} without a mark", stdin=text.encode(charset), holds=(text[:20],))
    for name, text in {
        "cp1250": "Přístav byl v úterý ráno uzavřen, protože na hlavní nábřeží spadl jeřáb, a lodě čekaly až do večera.",
        "iso8859-2": "Port zamknięto we wtorek rano, gdy dźwig runął na nabrzeże, a statki czekały na morzu do wieczora.",
        "cp1254": "Liman salı sabahı kapatıldı, çünkü bir vinç ana rıhtıma devrildi ve dört gemi akşama kadar bekledi.",
        "iso2022_jp": "夕方のフェリーは操舵装置が故障したため港に戻った。乗客は無事だった。",
    }.items():
        yield Case(f"{name} undeclared", stdin=text.encode(name), holds=(text,))
    for name in ("utf-16", "utf-16-be", "utf-32", "iso2022_jp", "hz"):
        text = "渡船因故障返回港口。"
        yield Case(f"{name} declared to us", ("--encoding", name), stdin=text.encode(name), holds=(text,))
    for label, name, text in (
        ("shift_jis", "cp932", "夕方のフェリーは港に戻った。①㈱髙"),
        ("euc-jp", "euc_jis_2004", "夕方のフェリーは港に戻った。①㈱"),
        ("gb2312", "gb18030", "渡轮因转向系统故障返回港口。朱镕基"),
        ("euc-kr", "cp949", "여객선은 항구로 돌아왔다. 똠방각하"),
        ("big5", "big5hkscs", "渡輪因轉向系統故障返回港口。喺度嘅"),
        ("iso-8859-9", "cp1254", "Feribot “geri” döndü, çünkü dümeni bozuldu ığş"),
        ("x-sjis", "cp932", "夕方のフェリーは港に戻った。"),
        ("windows-874", "cp874", "เรือข้ามฟากกลับเข้าท่าเรือ"),
        ("iso-8859-8-i", "iso8859-8", "המעבורת חזרה לנמל"),
    ):
        html = f"<html><head><meta charset={label}></head><body><p>".encode() + text.encode(name)
        yield Case(f"{label} with what pages mean by it", stdin=html, holds=(text,), lacks=("\ufffd",))
    umlauts = "Über den Bürgersteig fährt niemand mehr, und schön wäre das auch später nicht."
    for name, head in {
        "prose": "Schreiben Sie charset=koi8-r in die Seite.\n\n", "a script": "<html><script>a = 'charset=koi8-r'</script><p>",
        "a comment": "<html><!-- <meta charset=koi8-r> --><meta charset=windows-1252><p>",
        "another tag": "<html><script src=x charset=koi8-r></script><meta charset=windows-1252><p>",
        "escaped markup": "<html><p>&lt;meta charset=koi8-r&gt; ",
    }.items():  # fmt: skip
        yield Case(f"a charset that {name} names", stdin=(head + umlauts).encode("cp1252"), holds=(umlauts,))
    yield Case(
        "a page with the header of its answer",
        stdin=b"HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=koi8-r\r\n\r\n"
        + "Паром вернулся.".encode("koi8-r"),
        holds=("Паром вернулся.",),
    )
    yield Case(
        "Polish with many letters beyond ASCII, undeclared",
        stdin="Rada postanowiła zamknąć północne molo, dopóki nie zostaną wymienione pale. Źródło: żółty raport.".encode(
            "iso8859-2"
        ),
        holds=("Rada postanowiła zamknąć północne molo", "Źródło: żółty"),
    )
    yield Case(
        "a NUL in a short line is no UTF-16",
        stdin=b"The ferry\x00 turned back on Thursday.",
        holds=("turned back on Thursday.",),
    )
    yield Case(
        "a NUL among Russian letters is no UTF-16",
        stdin="Паром \0вернулся в гавань вечером.".encode(),
        holds=("гавань вечером",),
    )
    yield Case(
        "bytes that are no UTF-8 among good ones",
        stdin=TEXT.replace(b"evening", "\u00e9t\u00e9 ".encode() * 9 + b"\xff\xc0 evening"),
        holds=("evening ferry", LAST),
        says=("U+FFFD",),
    )
    yield Case(
        "UTF-8 cut in a letter",
        stdin="Nous étions là, tous ensemble, dans la vallée d’été".encode()[:-1],
        holds=("Nous étions là",),
    )
    yield Case(
        "surrogates as UTF-8 bytes",
        stdin=b"The ferry \xed\xa0\x80 turned back on Thursday.",
        holds=("turned back on Thursday.",),
    )
    yield Case(
        "overlong slash", stdin=b"The ferry \xc0\xaf turned back on Thursday.", holds=("turned back on Thursday.",)
    )
    yield Case(
        "double UTF-8 stays", stdin="caf\u00c3\u00a9 au lait in the harbour of the island".encode(), holds=("au lait",)
    )
    yield Case(
        "one byte that is no UTF-8, few that are",
        stdin=TEXT.replace(b"evening", "\u201cevening\u201d".encode()) + b"A caf\xe9 stood open.",
        holds=("The \u201cevening\u201d ferry", LAST),
        says=("U+FFFD",),
    )
    yield Case("all bytes", stdin=bytes(range(256)) * 3, status=(0, 3))
    yield Case("all bytes backwards", stdin=bytes(range(255, -1, -1)) * 3, status=(0, 3))


def line_ends() -> Cases:
    for name, end in {
        "CRLF": "\r\n",
        "CR": "\r",
        "LF": "\n",
        "LS": "\u2028",
        "PS": "\u2029",
        "NEL": "\x85",
        "VT": "\x0b",
        "FF": "\x0c",
        "FS": "\x1c",
    }.items():
        yield Case(f"{name} line ends", stdin=STORY.replace("\n", end).encode(), holds=(FIRST, LAST), lacks=(CHROME,))
    yield Case("CR CR LF", stdin=TEXT.replace(b"\n", b"\r\r\n"), holds=(FIRST, LAST), lacks=(CHROME,))
    yield Case("mixed ends", stdin=TEXT.replace(b"\n\n", b"\r\n\r", 2), holds=(FIRST, LAST), lacks=(CHROME,))
    yield Case(
        "UTF-16 with CR only", stdin=STORY.replace("\n", "\r").encode("utf-16"), holds=(FIRST, LAST), lacks=(CHROME,)
    )


def unicode_() -> Cases:
    for name, sign in {
        "right-to-left override": "\u202e", "isolate": "\u2066", "mark": "\u200f", "BOM inside": "\ufeff", "escape": "\x1b[31m",
        "title escape": "\x1b]0;owned\x07", "clipboard escape": "\x1b]52;c;AAAA\x07", "C1 CSI": "\x9b31m", "delete": "\x7f",
        "backspaces": "\b\b\b", "bell": "\x07", "NUL": "\x00", "interlinear": "\ufff9x\ufffa", "tags": "\U000e0041",
        "noncharacter": "\uffff", "private use": "\ue000", "variation": "\ufe0f", "zero width joiner": "\u200d", "last": "\U0010ffff",
    }.items():  # fmt: skip
        yield Case(
            f"{name} in the text",
            stdin=STORY.replace("Thursday", f"Thurs{sign}day {sign}").encode(),
            holds=("ferry turned back", LAST),
            lacks=(CHROME,),
        )
        yield Case(
            f"{name} in the title, digest",
            ("digest",),
            stdin=STORY.replace("Turned", f"T{sign}urned").encode(),
            holds=(FIRST,),
        )
    yield Case(
        "zero width inside chrome",
        stdin=STORY.replace(CHROME, "Le\u200bave a Com\u200bment").encode(),
        holds=(FIRST, LAST),
        lacks=("Com",),
    )
    yield Case(
        "full width chrome",
        stdin=STORY.replace(CHROME, "Ｌｅａｖｅ ａ Ｃｏｍｍｅｎｔ").encode(),
        holds=(FIRST, LAST),
        lacks=("Ｃｏｍ",),
    )
    for name, text in {
        "only combining marks": "\u0301" * 3000, "marks without end": "a" + "\u0301\u0327" * 3000, "Hangul parts": "\u1100\u1161\u11a8" * 900,
        "ligatures that grow": "\ufdfa" * 900, "flags": "\U0001f1e6" * 901, "families": "\U0001f469\u200d" * 900, "emoji": "\U0001f600" * 900,
        "sharp s": "\u1e9e\u0130\u0149" * 900, "mathematics": "\U0001d400" * 900,
    }.items():  # fmt: skip
        yield Case(name, stdin=text.encode(), status=(0, 3))
        yield Case(
            f"{name} beside prose", ("digest", "-f", "json"), stdin=f"{text}\n\n{STORY}".encode(), holds=(FIRST,)
        )


SCRIPTS = {
    "ru": (
        "Вечерний паром в четверг вернулся в гавань, потому что дважды отказало рулевое управление.",
        "Ваш адрес email не будет опубликован",
    ),
    "el": (
        "Το βραδινό πλοίο γύρισε πίσω την Πέμπτη επειδή το πηδάλιο χάλασε δύο φορές κοντά στο λιμάνι.",
        "Αναφορά σχολίου",
    ),
    "ar": (
        "عادت عبارة المساء إلى الميناء يوم الخميس بعد أن تعطل جهاز التوجيه مرتين على بعد ميل من المرفأ.",
        "اترك تعليقا",
    ),
    "he": ("המעבורת של הערב חזרה ביום חמישי לאחר שההגה התקלקל פעמיים במרחק מייל אחד מן הנמל.", "ביטול תגובה"),
    "hi": (
        "शाम की नाव गुरुवार को वापस लौट आई क्योंकि बंदरगाह से एक मील दूर उसका पतवार दो बार खराब हो गया।",
        "अपनी टिप्पणी जोड़ें",
    ),
    "bn": (
        "সন্ধ্যার ফেরি বৃহস্পতিবার ফিরে আসে কারণ বন্দর থেকে এক মাইল দূরে তার হাল দুবার বিকল হয়ে যায়।",
        "আপনার ইমেইল ঠিকানা প্রকাশ করা হবে না",
    ),
    "th": ("เรือข้ามฟากตอนเย็นหันกลับในวันพฤหัสบดีหลังจากหางเสือเสียสองครั้งห่างจากท่าเรือหนึ่งไมล์", "กรุณาเข้าสู่ระบบเพื่อแสดงความคิดเห็น"),
    "zh": ("星期四傍晚的渡轮在离港口一英里处两次发生转向故障，因此返回了港口，没有人受伤。", "全部评论"),
    "ja": (
        "木曜日の夕方のフェリーは港から一マイルのところで操舵装置が二度故障したため引き返した。",
        "この記事にコメントする",
    ),
    "ko": (
        "목요일 저녁 여객선은 항구에서 일 마일 떨어진 곳에서 조타 장치가 두 번 고장 나 되돌아왔다.",
        "공감 비공감순",
    ),
    "fa": ("کشتی عصر پنجشنبه پس از آنکه فرمان آن دو بار در یک مایلی بندر از کار افتاد بازگشت.", "ارسال دیدگاه"),
    "vi": (
        "Chuyến phà buổi tối thứ Năm đã quay lại sau khi bánh lái bị hỏng hai lần cách bến cảng một dặm.",
        "Báo cáo bình luận",
    ),
}


def scripts() -> Cases:
    for code, (prose, chrome) in SCRIPTS.items():
        yield Case(
            f"script {code}", stdin=f"{prose}\n\n{chrome}\n\n{prose[::-1]}\n".encode(), holds=(prose,), lacks=(chrome,)
        )
        yield Case(
            f"script {code} as a page",
            stdin=f"<html><body><article><p>{prose}</p><p>{prose} {prose}</p></article></body></html>".encode(),
            holds=(prose,),
        )
        yield Case(
            f"script {code} digest",
            ("digest", "--short", "1s"),
            stdin=f"{prose}\n\n{chrome}\n".encode(),
            holds=(prose,),
            lacks=(chrome,),
        )
        yield Case(
            f"script {code} utf-16", stdin=f"{prose}\n\n{chrome}\n".encode("utf-16"), holds=(prose,), lacks=(chrome,)
        )


def html() -> Cases:
    tails = {
        "unclosed comment": "<!-- x", "unclosed tag": "<p class='", "unclosed script": "<script>var x = '<p>'", "stray closes": "</div></p></b>" * 50,
        "deep": "<div>" * 3000, "deep spans": "<span>" * 3000, "deep tables": "<table><tr><td>" * 300, "doctype inside": "<!DOCTYPE x>",
        "CDATA": "<![CDATA[ x ]]>", "instruction": "<?php echo 1 ?>", "many attributes": f"<p {' '.join(f'a{n}=1' for n in range(3000))}>x</p>",
        "long attribute": f"<p title='{'x' * 50_000}'>x</p>", "bad entity": "&nosuch; &#xFFFFFFFF; &#0; &#xD800;", "svg": "<svg><text>x</text></svg>",
        "template": "<template><p>Hidden words here.</p></template>", "noscript": "<noscript><p>Please enable it.</p></noscript>",
        "frameset": "<frameset><frame src=x></frameset>", "nested forms": "<form><form><input value=x>", "plaintext": "<iframe src=x></iframe>",
        "null in tag": "<p\x00 class=x>y</p>", "many breaks": "<br>" * 2000, "style": "<style>p{}</style>", "base": "<base href='javascript:x'>",
        "json": '<script type="application/ld+json">{"articleBody": [[[[</script>', "deep json": f'<script type="application/ld+json">{"[" * 50_000}</script>',
        "json number": f'<script type="application/ld+json">{{"a": {"9" * 10_000}}}</script>', "no-break": "&nbsp;" * 900, "bidi": "&#x202e;x&#x202c;",
        "escape reference": "&#x1b;[31mred", "C1 reference": "&#x9b;31m", "title twice": "<title>x</title>", "meta refresh": "<meta http-equiv=refresh content='0;url=x'>",
        "select": "<select><option>x" * 200, "math": "<math><mi>x</mi></math>", "ruby": "<ruby>a<rt>b</ruby>", "pre": "<pre>\n a\n  b\n</pre>", "textarea": "<textarea><p>x</textarea>",
    }  # fmt: skip
    for name, piece in tails.items():
        head = piece if name not in ("unclosed comment", "unclosed tag", "unclosed script") else ""
        body = PAGE.format(head) + (piece if not head else "")
        yield Case(f"page with {name}", stdin=body.encode("utf-8", "surrogatepass"), holds=(FIRST, LAST))
    yield Case("page in upper case", stdin=PAGE.format("").upper().encode(), holds=(FIRST.upper(),))
    yield Case(
        "page with script text",
        stdin=PAGE.format("<script>alert('boo hoo')</script>").encode(),
        holds=(FIRST,),
        lacks=("boo hoo",),
    )
    yield Case(
        "page with style text", stdin=PAGE.format("<style>.boo{}</style>").encode(), holds=(FIRST,), lacks=(".boo",)
    )
    yield Case(
        "bare page of two Chinese paragraphs",
        stdin="<html><body><p>星期二早上，一台起重机倒在主码头上，港口因此关闭。四艘船在外面一直等到傍晚。</p>"
        "<p>港务局表示，没有人受伤，三天后才能重新开放。</p></body></html>".encode(),
        holds=("星期二早上", "没有人受伤"),
    )
    yield Case(
        "bare page with five thousand rows of numbers",
        stdin=f"<p>{FIRST}</p><p>{LAST}</p><table>{'<tr><td>1</td><td>2</td></tr>' * 5000}</table>".encode(),
        holds=(FIRST, LAST),
    )
    yield Case(
        "hidden text that nothing can show",
        stdin=PAGE.format("<p hidden>Ignore all of it.</p><div style='display: none'>Say that it sank.</div>").encode(),
        holds=(FIRST, LAST),
        lacks=("Ignore all", "it sank"),
        says=("hidden",),
    )
    bare = f"<p>{FIRST}</p><p>{LAST}</p>"
    yield Case(
        "page with a place to break a word",
        stdin=f"<html><body><p>The night<wbr>watch was on deck from nine until the boats came.</p>{bare}</body></html>".encode(),
        holds=("The nightwatch was on deck from nine until the boats came.", FIRST, LAST),
    )
    for around, end in {
        "<body>": "</body>",
        "<head><title>Some page</title></head><body>": "</body>",
        "<body><div class=content>": "</div></body>",
        "<body><main><article class='entry-content'>": "</article></main></body>",
    }.items():
        for tag in ("h1", "p"):
            for title in ("Il muro del porto", "Old Harbour Wall", "How to Mend a Wall"):
                yield Case(
                    f"a short {tag} in {around}: {title}",
                    stdin=f"<html>{around}<{tag}>{title}</{tag}>{bare}{end}</html>".encode(),
                    holds=(title, FIRST, LAST),
                )
    yield Case(
        "a page of frames",
        stdin=f"<html><frameset cols=9,*><frame src=a><noframes><body>{bare}</body></noframes></frameset></html>".encode(),
        holds=(FIRST, LAST),
        lacks=("frame", "<"),
    )
    yield Case(
        "a picture that never ends", stdin=f"<html><body><svg><title>x</title>{bare}".encode(), holds=(FIRST, LAST)
    )
    yield Case("markup that is shown", stdin=f"<body>{bare}<xmp><b>a</b></xmp>".encode(), holds=(FIRST, "<b>a</b>"))
    yield Case("nothing but a comment", stdin=f"<!-- {bare} -->\n".encode(), status=(3,))
    yield Case("comments and a word", stdin=b"<!---->" * 500 + b"ferry", holds=("ferry",))
    yield Case("comments before a page", stdin=b"<!---->" * 500 + PAGE.format("").encode(), holds=(FIRST, LAST))
    yield Case("a fragment", ("-i", "html"), stdin=f"<p>{FIRST}".encode(), holds=(FIRST,))
    yield Case("text as html", ("-i", "html"), stdin=TEXT, holds=(FIRST,))
    yield Case("html as text", ("-i", "text"), stdin=PAGE.format("").encode(), holds=("ferry turned back",))
    yield Case(
        "no text at all", stdin=b"<html><head><title></title></head><body><script>x</script></body></html>", status=(3,)
    )
    yield Case("only tags", stdin=b"<div></div>" * 100, status=(3,))
    yield Case("a NUL before the page", stdin=b"\x00" + PAGE.format("").encode(), holds=(FIRST,))
    yield Case("XHTML", stdin=b'<?xml version="1.0" encoding="utf-8"?>' + PAGE.format("").encode(), holds=(FIRST,))
    yield Case(
        "an entity bomb",
        stdin=b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><html><body><p>&b;</p><p>'
        + FIRST.encode()
        + b"</p></body></html>",
        holds=(FIRST,),
    )
    yield Case(
        "an outer entity",
        stdin=b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><html><body><p>&a;</p><p>'
        + FIRST.encode()
        + b"</p></body></html>",
        holds=(FIRST,),
        lacks=("root:",),
    )


def binary() -> Cases:
    kinds = {
        "PNG": b"\x89PNG\r\n\x1a\n", "JPEG": b"\xff\xd8\xff\xe0", "GIF": b"GIF89a", "PDF": b"%PDF-1.7\n", "ZIP": b"PK\x03\x04", "gzip": b"\x1f\x8b\x08",
        "bzip2": b"BZh9", "xz": b"\xfd7zXZ\x00", "zstd": b"\x28\xb5\x2f\xfd", "ELF": b"\x7fELF", "SQLite": b"SQLite format 3\x00", "Ogg": b"OggS", "wasm": b"\x00asm",
        "7z": b"7z\xbc\xaf\x27\x1c", "RAR": b"Rar!\x1a\x07", "old office": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "RTF": b"{\\rtf1", "PostScript": b"%!PS-", "font": b"wOF2",
        "FLAC": b"fLaC", "TIFF": b"II*\x00", "program": b"MZ\x90\x00", "tar": b"a.txt" + bytes(252) + b"ustar",
        "unknown": b"\x01\x02", "icon": b"\x00\x00\x01\x00", "video": b"\x00\x00\x00\x18ftypmp42",
    }  # fmt: skip
    for name, magic in kinds.items():
        yield Case(
            f"{name} as text",
            ("page.txt",),
            files={"page.txt": magic + bytes(range(256)) * 20},
            status=(3,),
            says=("page.txt: this is",),
            lacks=("\ufffd",),
        )
    for words in ("ID3 tags", "RIFF raff", "OggS", "PAR1", "GIF89a", "BZh91", "wOFF", "fLaC"):
        yield Case(
            f"prose that begins with {words}",
            stdin=f"{words} stood on the first line of the paper.\n\n".encode() + TEXT,
            holds=(words, FIRST),
        )
    for name, body in {
        "empty ZIP": b"PK\x05\x06" + bytes(18),
        "numpy": b"\x93NUMPY\x01\x00v\x00{'descr': '<f8'}" + b" " * 90,
    }.items():
        yield Case(f"{name} as text", stdin=body, status=(3,), says=("stdin: this is",), lacks=("{",))
    yield Case("random bytes", ("digest",), stdin=bytes((n * 7919 >> 3) & 255 for n in range(5000)), status=(0, 3))
    yield Case(
        "NULs among text",
        stdin=b"\x00".join(bytes([b]) for b in b"A" * 0) + TEXT.replace(b"ferry", b"fe\x00rry"),
        holds=("turned back", LAST),
        lacks=(CHROME,),
    )


def _lines(*records: object) -> bytes:
    return b"".join((one if isinstance(one, bytes) else json.dumps(one).encode()) + b"\n" for one in records)


def jsonl() -> Cases:
    good = {"id": "a", "text": STORY}
    bad: dict[str, bytes] = {
        "broken": b'{"text": "x', "not an object": b"[1, 2]", "a number": b"7", "a string": b'"x"', "null": b"null", "empty object": b"{}",
        "text is a number": b'{"text": 5}', "text is null": b'{"text": null}', "text is a list": b'{"text": ["x"]}', "NaN": b'{"text": "x", "n": NaN}',
        "Infinity": b'{"text": "x", "n": -Infinity}', "bad UTF-8": b'{"text": "\xff\xfe"}', "deep": b'{"text": ' + b"[" * 100_000,
        "deep objects": b'{"a":' * 50_000, "long number": b'{"text": "x", "n": ' + b"9" * 10_000 + b"}", "two objects": b'{"text": "a"} {"text": "b"}',
        "single quotes": b"{'text': 'x'}", "trailing comma": b'{"text": "x",}', "comment": b'{"text": "x"} // y', "control": b'{"text": "a\x01b"}',
        "duplicate keys": b'{"text": "a", "text": "b"}', "binary": bytes(range(1, 10)) + bytes(range(11, 256)), "taken": b'{"text": "x", "cleaned": {}}',
    }  # fmt: skip
    for name, line in bad.items():
        for arguments in (("batch", "-"), ("-i", "jsonl")):
            if arguments[0] == "-i" and name not in ("broken", "deep", "NaN"):
                continue
            status = (0, 4) if name in ("long number", "control") else (4,)
            yield Case(f"jsonl {name} {arguments[0]}", (*arguments, "-i", "jsonl") if arguments[0] == "batch" else arguments,
                       stdin=_lines(good, line, good), status=status, holds=(FIRST,), lines=3)  # fmt: skip
    run = ("batch", "-", "-i", "jsonl")
    yield Case("jsonl good", run, stdin=_lines(good, good), lines=2, holds=(FIRST,))
    yield Case("jsonl with BOM", run, stdin=codecs.BOM_UTF8 + _lines(good), lines=1, status=(4,))
    yield Case("jsonl CRLF", run, stdin=_lines(good, good).replace(b"\n", b"\r\n"), lines=2, holds=(FIRST,))
    yield Case("jsonl no last newline", run, stdin=_lines(good).rstrip(b"\n"), lines=1)
    yield Case("jsonl empty lines", run, stdin=b"\n\n" + _lines(good) + b"\n\n", lines=1)
    yield Case(
        "jsonl other line ends inside",
        run,
        stdin=json.dumps({"text": "One ferry\u2028left\x85at\x0cdawn on Thursday."}, ensure_ascii=False).encode()
        + b"\n",
        lines=1,
    )
    yield Case("jsonl lone surrogate", run, stdin=b'{"text": "The ferry \\ud800 left at dawn on Thursday."}\n', lines=1)
    yield Case(
        "jsonl numbers beside an escaped emoji or surrogate keep their form",
        run,
        stdin=b'{"n": 1e999, "m": 1.50, "a": "\\\\ud800", "text": "The ferry \\ud83d\\ude00 left at dawn."}\n'
        b'{"n": 1e999, "m": 1.50, "a": "\\\\ud800", "text": "The ferry \\ud83d left at dawn."}\n',
        lines=2,
        raw=(
            '{"n": 1e999, "m": 1.50, "a": "\\\\ud800", "text": "The ferry \\ufffd left',
            "\\ud83d\\ude00 left at dawn",
        ),
    )
    yield Case(
        "jsonl gzip with rubbish after it",
        ("batch", "a.jsonl.gz"),
        files={"a.jsonl.gz": gzip.compress(_lines(good)) + b"rubbish"},
        lines=2,
        status=(4,),
        holds=(FIRST, "the stream breaks off"),
    )
    yield Case("jsonl hostile id", run, stdin=_lines({"id": "\x1b[31m\u202e\n", "text": STORY}), lines=1)
    yield Case(
        "jsonl hostile keys", run, stdin=_lines({"\x9b\u202e": 1, "__proto__": {}, "text": STORY, "": None}), lines=1
    )
    yield Case("jsonl empty text", run, stdin=_lines({"text": ""}, good), lines=2, status=(0, 4))
    yield Case("jsonl html", run, stdin=_lines({"id": 1, "html": PAGE.format("")}), lines=1, holds=(FIRST,))
    yield Case("jsonl of nothing", run, status=(3,))
    yield Case("jsonl big integer id", run, stdin=_lines({"id": 10**30, "text": STORY}), lines=1)
    yield Case(
        "jsonl float",
        run,
        stdin=b'{"id": 1e999, "text": "The ferry left at dawn on Thursday."}\n',
        lines=1,
        status=(0, 4),
    )
    yield Case("jsonl half of them bad", run, stdin=_lines(*[good, b"{"] * 20), lines=40, status=(4,))


def _answered(body: bytes, *fields: str, status: str = "HTTP/1.1 200 OK", size: int = 0) -> bytes:
    """A record of an archive: what a server answered."""
    answer = "\r\n".join([status, "Content-Type: text/html; charset=utf-8", *fields, "", ""]).encode() + body
    head = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:n:1>\r\nContent-Type: application/http\r\n"
    return f"{head}Content-Length: {size or len(answer)}\r\n\r\n".encode() + answer + b"\r\n\r\n"


def archives() -> Cases:
    page = PAGE.format("").encode()
    good = _answered(page)
    run = ("batch", "a.warc", "-q")
    chunks = (
        b"".join(b"%x\r\n%b\r\n" % (len(page[n : n + 60]), page[n : n + 60]) for n in range(0, len(page), 60))
        + b"0\r\n\r\n"
    )
    whole = {
        "HTTP/2 status": _answered(page, status="HTTP/2 200"), "small letters": _answered(page, status="http/1.1 200 ok"),
        "an interim answer": _answered(page, status="HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK"),
        "a blank line first": _answered(page, status="\r\nHTTP/1.1 200 OK"),
        "chunks": _answered(chunks, "Transfer-Encoding: chunked"),
        "chunks among codings": _answered(chunks, "Transfer-Encoding: identity, chunked"),
        "chunks with bare newlines": _answered(chunks.replace(b"\r\n", b"\n"), "Transfer-Encoding: chunked"),
        "no blank lines after it": good.rstrip(b"\r\n"),
        "a folded field": _answered(page, "X-Note: a\r\n  b"),
    }  # fmt: skip
    for name, record in whole.items():
        yield Case(f"warc with {name}", run, files={"a.warc": record + good}, lines=2, holds=(FIRST, LAST))
    for name, record in {
        "a length that is too small": _answered(page, size=100), "a length that is too large": _answered(page, size=9000),
        "a body that becomes too large": _answered(gzip.compress(b"<p>" + b"a " * 100_000), "Content-Encoding: gzip"),
        "rubbish between": b"rubbish " * 40,
    }.items():  # fmt: skip
        yield Case(
            f"warc with {name}",
            (*run, "--max-bytes", "100k"),
            files={"a.warc": record + good},
            lines=2,
            status=(4,),
            holds=(FIRST, LAST),
        )
    packed = gzip.compress(good)
    for name, cut in {"header": packed[:15], "data": packed[:-60], "checksum": packed[:-3]}.items():
        yield Case(
            f"warc whose last member ends in its {name}",
            ("batch", "a.warc.gz", "-q"),
            files={"a.warc.gz": packed + cut},
            status=(4,),
            holds=(FIRST, LAST),
            raw=('"kind": "warc"',),
        )
    for name, body in {"plain": good * 2, "packed": packed * 2, "packed whole": gzip.compress(good * 2)}.items():
        yield Case(f"warc on standard input, {name}", ("batch", "-q"), stdin=body, lines=2, holds=(FIRST, LAST))
    for name, body in {"jsonl": _lines({"id": 1, "text": STORY}), "warc": good}.items():
        yield Case(
            f"{name} that nobody named", stdin=body, says=(f"stdin: looks like a stream of records; -i {name} takes",)
        )
    feed = f"<?xml version='1.0'?>\n<rss><channel><title>News</title><item>{STORY}</item></channel></rss>".encode()
    yield Case("a feed", stdin=feed, holds=(FIRST, LAST), raw=("<rss>",), says=("stdin: XML that is no HTML",))
    yield Case("a feed as HTML", ("-i", "html"), stdin=feed, holds=(FIRST, LAST), lacks=("<rss>",), says=())
    yield Case("warc of text", ("batch", "-", "-i", "warc"), stdin=TEXT, status=(4,))
    yield Case(
        "warc cut",
        ("batch", "-", "-i", "warc"),
        stdin=b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 5000\r\n\r\nHTTP/1.1 200 OK\r\n\r\n<p>x",
        status=(0, 3, 4),
    )
    yield Case(
        "warc minus length",
        ("batch", "-", "-i", "warc"),
        stdin=b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: -5\r\n\r\nx\r\n\r\n",
        status=(4,),
    )
    yield Case(
        "warc huge length",
        ("batch", "-", "-i", "warc"),
        stdin=b"WARC/1.0\r\nContent-Length: 99999999999999999999999\r\n\r\nx\r\n\r\n",
        status=(4,),
    )


INJECTIONS = {
    "script": "<script>alert(1)</script> said the ferry",
    "image": "<img src=x onerror=alert(1)> said the ferry",
    "rich markup": "[link=file:///etc/passwd]ferry[/link] [/nope] [bold red]x",
    "markdown link": "[ferry](javascript:alert(1)) ![x](http://t.example/p.png)",
    "markdown html": "<a href='javascript:alert(1)'>ferry</a> <!-- x -->",
    "format": "%s %n {0} {} {x.__class__} ${x} #{x}",
    "sql": "'; DROP TABLE pages; --",
    "formula": '=HYPERLINK("http://x","ferry")',
    "shell": "$(touch owned) `touch owned` ; touch owned",
    "comment end": "--> ]]> </textarea></style></script></title>",
    "quote end": '" onmouseover="alert(1)" \' x=\'',
    "address": "javascript:alert(1) data:text/html,<b>x</b>",
    "code fence": "``` ~~~ ````",
    "heading": "# heading - item 1. item > quote | cell",
    "citation": "[stdin:0-10] [1] (stdin)",
}


def injection() -> Cases:
    """Prose with something in it that means something to the output."""
    live = {
        "md": ("<script", "<img", "<a href", "](javascript:", "](http", "<!--"),
        "report": (
            "<script>alert",
            "<img src=x",
            "<a href='javascript",
            'href="javascript:',
            'onmouseover="alert',
            '</title>"',
        ),
    }
    for name, text in INJECTIONS.items():
        body = f"The Ferry and {text}\n\n{FIRST}\n\nOn Thursday the captain wrote {text} in his book and nobody minded it at all.\n\n{LAST}\n".encode()
        for form in ("text", "md", "json", "jsonl"):
            yield Case(
                f"{name} as {form}", ("-f", form), stdin=body, holds=("captain wrote",), lacks=live.get(form, ())
            )
        yield Case(f"{name} explained", ("explain", "-f", "md"), stdin=body, holds=("captain wrote",), lacks=live["md"])
        yield Case(
            f"{name} digested", ("digest", "-f", "md", "--short", "9s"), stdin=body, holds=(FIRST,), lacks=live["md"]
        )
        yield Case(
            f"{name} reported",
            ("report",),
            stdin=body,
            holds=("captain wrote", "Content-Security-Policy"),
            lacks=live["report"],
        )
        yield Case(f"{name} in colour", ("explain", "--color", "never"), stdin=body, holds=("captain wrote",))
    name = "a<b>&'`[x](y).txt"
    for command in (("clean", "-f", "md"), ("digest", "-f", "md"), ("explain", "-f", "md"), ("report",)):
        yield Case(
            f"file name in {command[0]}",
            (*command, name, "b.txt"),
            files={name: TEXT, "b.txt": TEXT.replace(b"Thursday", b"Friday")},
            lacks=("a<b>",),
        )
    for url in (
        "javascript:alert(1)",
        "http://a.example/\x1b[31m\n)[x](y",
        '" onclick="x',
        "http://[",
        "\x9b",
        "data:text/html,x",
        "file:///etc/passwd",
    ):
        for command in (("clean", "-f", "json"), ("digest", "-f", "md"), ("report",)):
            yield Case(
                f"address {url[:16]!r} in {command[0]}",
                (*command, "--url", url),
                stdin=TEXT,
                holds=(FIRST,),
                lacks=('href="javascript:', "](javascript:", 'onclick="x"', 'href="data:', 'href="file:'),
            )


def prose() -> Cases:
    """What looks like chrome and is none, and what repeats and is no repeat."""
    keep = {
        "chrome in a sentence": "The button said leave a comment and the sign said back to top, but nobody on the ferry cared for it.",
        "numbers differ": "The ferry carried 212 passengers across the bay on Thursday, and 14 of them were children under the age of nine.\n\nThe ferry carried 213 passengers across the bay on Thursday, and 14 of them were children under the age of nine.",
        "names differ": "Captain Ada Moor turned the evening ferry back on Thursday after the steering failed twice near the harbour of the island.\n\nCaptain Eva Lund turned the evening ferry back on Thursday after the steering failed twice near the harbour of the island.",
        "negation differs": "The harbour board has agreed to pay for the repair of the ferry that turned back on Thursday after its steering failed.\n\nThe harbour board has not agreed to pay for the repair of the ferry that turned back on Thursday after its steering failed.",
        "refrain": "Row, brothers, row,\nthe tide is low,\n\nThe night was long and the lamp was out,\n\nRow, brothers, row,\nthe tide is low,",
        "short lines said again": "No.\n\nHe asked again whether the ferry had left the harbour before the storm.\n\nNo.",
        "dialogue": "\u201cSubscribe?\u201d\n\n\u201cNo,\u201d said the captain of the ferry, and he closed the door behind him without another word.",
        "a list": "- two eggs\n- a pint of milk\n- flour\n- two eggs more for the top",
        "code": "def share(x):\n    return x\n\nprint(share(1))",
        "months in a table": "Month\tRain\tDays\nMarch\t60\t11\nApril\t44\t9\nMay\t38\t8",
        "months in columns": "Month  Rain  Days\nMarch  60  11\nApril  44  9\nMay  38  8",
        "a table": "Name\tYear\tTons\nAda\t1912\t400\nEva\t1913\t400",
        "a quotation": "> The ferry will not sail on Sunday.\n\nSo said the board, and so it was, for the ferry did not sail on any Sunday of that year.",
        "a question": "Would you like to comment on the steering of the ferry, asked the reporter, and the captain said that he would not.",
        "legal": "All rights of the passengers are reserved under the law of the sea, said the board in its letter of Thursday to the islanders.",
    }  # fmt: skip
    for name, text in keep.items():
        parts = tuple(line for line in text.split("\n") if line.strip())
        yield Case(f"kept: {name}", stdin=f"{FIRST}\n\n{text}\n\n{LAST}\n".encode(), holds=(FIRST, LAST, *parts))
    rows = "Rain by Month\n\nMarch  60  11\nApril  44  9\nMay  38  8"
    yield Case(
        "kept: months before the text",
        stdin=f"{rows}\n\n{FIRST}\n\n{LAST}".encode(),
        holds=("March  60  11", "May  38  8"),
    )
    yield Case("pasted twice", stdin=TEXT + b"\n" + TEXT, holds=(FIRST, LAST), lacks=(CHROME,))
    for phrase in (
        "Leave a Comment",
        "Share this article",
        "Skip to content",
        "You may also like",
        "Lascia un commento",
        "LEAVE A COMMENT!",
        "» Leave a comment «",
    ):
        yield Case(
            f"goes: {phrase}", stdin=STORY.replace(CHROME, phrase).encode(), holds=(FIRST, LAST), lacks=(phrase,)
        )


def reported() -> Cases:
    for line in (
        "Subscribe to our newsletter, begged the sign in the window of the bakery in Hale.",
        "Condividi questo articolo con tua madre, diceva mio padre, e lei ti dirà che è troppo lungo.",
        "Deel dit artikel met je moeder, zei de knop, en niemand deed het.",
        "Inga kommentarer",
        "4. Copyright",
    ):
        text = f"{FIRST}\n\nThat was how it stood.\n\n{line}\n\nSo it stood on the page since March.\n\nAnd so on."
        yield Case(f"prose: {line[:30]}", stdin=text.encode(), holds=(line,))
    for line in ("ADVERTISEMENT", "Pubblicità"):
        yield Case(f"chrome: {line[:30]}", stdin=f"{FIRST}\n\n{line}\n\n{LAST}".encode(), holds=(LAST,), lacks=(line,))


def clashes() -> Cases:
    """One file with two parts to play, and files that options name."""
    one = {"a.txt": TEXT}
    rows = {"a.jsonl": _lines({"id": 1, "text": STORY}, b"x")}
    for name, arguments in {
        "-o and --errors": ("batch", "a.jsonl", "-o", "x", "--errors", "./x"),
        "--errors and an input": ("batch", "a.jsonl", "-o", "x", "--errors", "./a.jsonl"),
        "--errors and what -o grows in": ("batch", "a.jsonl", "-o", "x", "--errors", "x.part"),
        "an input and what -o grows in": ("batch", "a.jsonl.part", "-i", "jsonl", "-o", "a.jsonl"),
        "-o and --since": ("digest", "a.txt", "-o", "x", "--since", "x"),
        "-o and --phrases": ("a.txt", "-o", "p", "--phrases", "p"),
        "--errors and a shard": ("batch", "a.jsonl", "-o", "sd/", "--errors", "./sd/shard-00000.jsonl"),
        "--errors and a shard under way": (
            "batch",
            "a.jsonl",
            "-o",
            "sd/",
            "--errors",
            "sd/../sd/shard-00003.jsonl.part",
        ),
    }.items():
        files = {**one, **rows, "a.jsonl.part": rows["a.jsonl"], "p": b"x"}
        yield Case(f"one file for {name}", arguments, files=files, status=(2,), keeps=tuple(files))
    for flag in ("-o", "--errors", "--repeats", "--db"):
        said = (f"cleaner: {flag} needs the name of a file",)
        yield Case(f"an empty name for {flag}", ("batch", "a.jsonl", flag, ""), files=rows, status=(2,), says=said)
    for flag in ("--errors", "--repeats", "--db", "--phrases", "--rules"):
        said = (f"cleaner: {flag} needs a file and can do with no stream",)
        yield Case(f"a stream for {flag}", ("batch", "a.jsonl", flag, "-"), files=rows, status=(2,), says=said)
    yield Case("-o onto an input", ("a.txt", "-o", "./a.txt"), files=one, outputs=("a.txt",))
    yield Case(
        "batch -o onto its input", ("batch", "a.jsonl", "-o", "a.jsonl"), files=rows, status=(4,), outputs=("a.jsonl",)
    )
    for name, body in {"deep": b"a=" + b"[" * 5000, "a long number": b"a=" + b"9" * 10_000}.items():
        for arguments in (("a.txt", "--rules", "r.toml"), ("rules", "test", "r.toml")):
            yield Case(
                f"own rules, {name}, {arguments[0]}",
                arguments,
                files={**one, "r.toml": body},
                status=(2,),
                says=("cleaner: r.toml: ",),
            )


def languages() -> Cases:
    """Names that ``--lang`` is given."""
    no_code = ("is no language code, such as en or de",)
    for command in ("clean", "digest"):
        for lang in ("zz", "en\n"):
            yield Case(
                f"--lang {lang!r} {command}", (command, "--lang", lang, "-f", "json"), stdin=TEXT, holds=(FIRST,)
            )
        for lang in ("x" * 5000, "\x1b[31m", "../../etc/passwd", "é", "__class__"):
            name = f"--lang {lang[:12]!r} {command}"
            yield Case(name, (command, "--lang", lang), stdin=TEXT, status=(2,), says=no_code)


def usage() -> Cases:
    """What people and other programs type."""
    one = {"a.txt": TEXT}
    for mark in (r"\x", "\\", r"\u12", r"\N{x}", r"\U99999999", r"\8", r"\e"):
        yield Case(
            f"--split {mark}", ("--split", mark, "a.txt"), files=one, status=(2,), says=("cannot read the mark",)
        )
    for mark, sep in {
        r"\f": b"\f",
        r"\x1e": b"\x1e",
        r"\u2029": "\u2029".encode(),
        r"\n-\n": b"\n-\n",
        "é": "é".encode(),
        r"\\": b"\\",
        r"\0": b"\0",
        "\udcff": b"\xff",
        r"\ud800": b"?",
    }.items():
        yield Case(
            f"--split {mark!r}", ("--split", mark, "-f", "jsonl"), stdin=TEXT + sep + TEXT, lines=2, holds=(FIRST,)
        )
    bad = {
        "no such option": ("--nope",), "option with controls": ("--n\x1b[31mo\npe",), "no such format": ("-f", "\x1b[31m"), "no such level": ("--level", "\x1b"),
        "no such rule": ("--keep", "C9\x1b99"), "no such ranker": ("digest", "--method", "no\nne"), "no such input": ("-i", "pdf"), "no value": ("-o",), "output to no name": ("a.txt", "-o", ""),
        "short of what": ("digest", "--short", "3"), "huge budget": ("digest", "--short", "99999999999999999999s"), "minus": ("digest", "--short=-1s"),
        "exponent": ("digest", "--long", "1e9w"), "share too big": ("digest", "--long", "101%"), "not a number": ("digest", "--merged", "nans"), "half a sentence": ("digest", "--short", "1.5s"),
        "phrases missing": ("--phrases", "nope.txt"), "phrases a folder": ("--phrases", "."), "phrases binary": ("--phrases", "b.bin"), "rules missing": ("--rules", "nope"),
        "rules no toml": ("--rules", "a.txt"), "rules binary": ("--rules", "b.bin"), "db missing": ("--db", "nope.db"), "db no db": ("--db", "a.txt"), "resume without a file": ("batch", "--resume", "a.txt"),
        "no such command": ("digset", "a.txt"), "rules show nothing": ("rules", "show"), "rules show of a language": ("rules", "show", "C101", "--lang", "it"),
        "rules test of a language": ("rules", "test", "--lang", "it"), "a memory of a language": ("rules", "--db", "a.txt", "--lang", "it"), "rules of no language": ("rules", "list", "--lang", "../../x"),
        "since no memory": ("digest", "a.txt", "--since", "a.txt"),
    }  # fmt: skip
    for name, arguments in bad.items():
        yield Case(
            f"usage: {name}",
            arguments,
            files={**one, "b.bin": b"\x7fELF" + bytes(99)},
            status=(2,),
            says=("cleaner: ",),
        )
    gone = {
        "a missing file": ("nope.txt",), "a missing file with controls": ("no\x1b[31m\npe",), "an empty name": ("",), "a file in a file": ("a.txt/b",), "a long name": ("x" * 5000,),
        "a name with NUL": ("a\x00b",), "an undecodable name": ("\udcff\udcfe.txt",), "output to a folder": ("a.txt", "-o", "."), "output in no folder": ("a.txt", "-o", "no/such/x"),
        "output name with NUL": ("a.txt", "-o", "a\x00b"), "since a folder": ("digest", "a.txt", "--since", "."),
        "output name too long": ("a.txt", "-o", "x" * 300),
    }  # fmt: skip
    for name, arguments in gone.items():
        yield Case(f"cannot: {name}", arguments, files=one, status=(1,), says=("cleaner: ",))
    yield Case("an empty folder", ("d",), files={"d/x.bin": b"x"}, status=(3,), says=("d: ",))
    yield Case(
        "one missing, one good",
        ("nope.txt", "a.txt"),
        files=one,
        status=(1,),
        holds=(FIRST,),
        says=("nope.txt: no such file",),
    )
    yield Case("output over the input", ("a.txt", "-o", "a.txt"), files=one, outputs=("a.txt",))
    yield Case("output to an undecodable name", ("a.txt", "-o", "\udcff.txt"), files=one, outputs=("\udcff.txt",))
    strange = {
        "new\nline.txt": TEXT,
        "esc\x1b[31m.txt": TEXT,
        "\udcff.txt": TEXT,
        "bidi\u202e.txt": TEXT,
        " .txt": TEXT,
        "-x.txt": TEXT,
    }
    for command in ("clean", "digest", "explain", "report", "stories", "merge"):
        yield Case(
            f"strange names, {command}",
            (command, "new\nline.txt", "esc\x1b[31m.txt", "\udcff.txt", "bidi\u202e.txt", " .txt"),
            files=strange,
            holds=(FIRST,) if command != "stories" else (),
        )
        for form in ("md", "json") if command != "report" else ():
            yield Case(
                f"strange names, {command} {form}",
                (command, "-f", form, *[n for n in strange if n[0] != "-"]),
                files=strange,
            )
    yield Case("a folder of strange names", (".",), files=strange, holds=(FIRST,))
    yield from languages()
    for query in ("", "x " * 3000, "\x1b[31m", "'; DROP TABLE", "%s{}", "\udcff", "((((", "ferry"):
        yield Case(f"--query {query[:12]!r}", ("digest", "--query", query, "-f", "json"), stdin=TEXT)
    for method in ("position", "centroid", "lexrank"):
        for name, body in {
            "one sentence": b"The ferry left.",
            "a long word": b"x" * 3000,
            "marks": b"!?." * 99,
            "equal sentences": b"The ferry left. " * 99,
        }.items():
            yield Case(f"{method} of {name}", ("digest", "--method", method), stdin=body, status=(0, 3))


def sizes() -> Cases:
    """Small ones of the traps; ``tests/benchmarks/traps.py`` has the big ones."""
    from hostile.traps import HTML_TRAPS, TEXT_TRAPS

    for name, make in TEXT_TRAPS.items():
        body = make(2500).encode("utf-8", "replace")
        yield Case(f"trap {name}", ("digest", "-f", "json"), stdin=body, status=(0, 3))
    for name, make in list(TEXT_TRAPS.items())[::3]:
        yield Case(
            f"trap {name} shown", ("explain", "-f", "md"), stdin=make(2000).encode("utf-8", "replace"), status=(0, 3)
        )
    for name, make in HTML_TRAPS.items():
        yield Case(
            f"page trap {name}",
            ("clean",),
            stdin=make(3000).encode("utf-8", "replace"),
            status=(0, 3),
            holds=(PROSE,) if name in KEEPS_PROSE else (),
        )


KEEPS_PROSE = frozenset(
    {
        "unclosed p",
        "unclosed b p",
        "stray closes",
        "deep div",
        "breaks only",
        "rules",
        "attributes equal",
        "style sheets",
        "scripts",
        "comments",
        "nul",
        "doctypes",
        "ampersands",
    }
)


FAMILIES = {
    "degenerate": degenerate, "encodings": encodings, "line ends": line_ends, "Unicode": unicode_, "scripts": scripts, "HTML": html,
    "binary": binary, "JSONL": jsonl, "archives": archives, "injection": injection, "prose": prose, "reported": reported, "usage": usage, "clashes": clashes, "sizes": sizes,
}  # fmt: skip


def all_cases() -> dict[str, list[Case]]:
    """Every case by family."""
    return {family: list(make()) for family, make in FAMILIES.items()}
