"""What a reader trips over in a sentence that stands alone, and what only looks like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.prose.flaws import flaws
from cleaner.prose.openings import DATA
from cleaner.prose.pointing import label_of

LANGUAGES = ["", "xx", *sorted(path.stem for path in DATA.glob("*.toml"))]

FLAWED = [
    # a quotation without its speaker, an answer without its question, a reason without what it is for
    ("en", "dangles", '"We had no choice in the matter."'),
    ("en", "dangles", "“We had no choice in the matter.”"),
    ("de", "dangles", "„Wir hatten wirklich keine Wahl.“"),
    ("fr", "dangles", "« Nous n’avions pas le choix. »"),
    ("pl", "dangles", "„Nie mieliśmy żadnego wyboru”."),
    ("ja", "dangles", "「市民の理解をお願いしたい。」"),
    ("en", "dangles", "(The ferry does not take dogs.)"),
    ("ja", "dangles", "（犬は乗れない。）"),
    ("en", "dangles", "Yes, the permit can be used by two drivers."),
    ("en", "dangles", "No, the ferry does not sail in winter."),
    ("en", "dangles", "Because the harbour was full of ice."),
    # what a label or a number of a list hides
    ("en", "dangles", "A: He did not answer the letter."),
    ("en", "dangles", "Clara Benn: But the neighbours were not amused."),
    ("en", "dangles", "It does not exempt religious signs."),
    # a pronoun behind an opening clause, with either apostrophe
    ("en", "dangles", "At half the price, it's a good buy."),
    ("en", "dangles", "At half the price, it’s a good buy."),
    ("en", "dangles", "With those, it is possible to build a raft."),
    # other languages and scripts
    ("de", "dangles", "Das kann nicht nur an der Jahreszeit liegen."),
    ("de", "dangles", "Die haben einen eigenen Hafen auf der Insel."),
    ("fr", "dangles", "C’est une bonne idée pour la ville."),
    ("fr", "dangles", "Lorsqu'il est arrivé, la salle était vide."),
    ("fr", "dangles", "L’un d’eux a refusé de répondre."),
    ("it", "dangles", "Quest’ultimo ha rifiutato di rispondere."),
    ("it", "dangles", "Si tratta di una buona idea per la città."),
    ("es", "dangles", "Se trata de una buena idea para la ciudad."),
    ("pt", "dangles", "Trata-se de uma boa ideia para a cidade."),
    ("ru", "dangles", "Однако паром не пришёл вовремя."),
    ("ru", "dangles", "Он сказал, что паром опоздал."),
    ("uk", "dangles", "Проте пором не прийшов вчасно."),
    ("sv", "dangles", "Dessutom var hotellet fullt i går."),
    ("da", "dangles", "Hun sagde, at færgen var gammel."),
    ("nb", "dangles", "Likevel ble ingen skadet i ulykken."),
    ("fi", "dangles", "Hän sanoi, että lautta oli vanha."),
    ("cs", "dangles", "Nicméně nikdo nebyl při nehodě zraněn."),
    ("hu", "dangles", "Azonban senki sem sérült meg."),
    ("ro", "dangles", "Cu toate acestea, nimeni nu a fost rănit."),
    ("el", "dangles", "Ωστόσο κανείς δεν τραυματίστηκε στο λιμάνι."),
    ("tr", "dangles", "Ancak kimse kazada yaralanmadı."),
    ("ar", "dangles", "لكنها اعترفت بأن الطريق طويل."),
    ("ar", "dangles", "وأضاف أن العبارة ستعمل كل يوم."),
    ("he", "dangles", "עם זאת, איש לא נפגע בתאונה."),
    ("hi", "dangles", "हालांकि उन्होंने माना कि रास्ता लंबा होगा।"),
    ("zh", "dangles", "然而，没有人在事故中受伤。"),
    ("zh", "dangles", "他表示渡轮每天都有。"),
    ("ja", "dangles", "しかし、けが人はいなかった。"),
    ("ja", "dangles", "このうち300台はトラックだ。"),
    ("ko", "dangles", "그러나 아무도 다치지 않았다고 한다."),
    ("ko", "dangles", "그는 다리가 낡았다고 말했다."),
    ("th", "dangles", "อย่างไรก็ตาม ไม่มีใครได้รับบาดเจ็บ."),
    ("id", "dangles", "Namun tidak ada yang terluka parah."),
    ("vi", "dangles", "Tuy nhiên không ai bị thương nặng."),
    ("es", "dangles", "Añadió que la lancha saldría cada hora."),
    ("it", "dangles", "Ha aggiunto che il traghetto era vecchio."),
    # torn
    ("en", "quotation", "The court affirmed (in the end."),
    ("en", "quotation", "He wanted the screen to be square.)"),
    ("zh", "quotation", "（图：周一的大桥。"),
    # calls, captions, notes
    ("en", "call", "Follow Nora Whitfield and Tom Ruiz on Twitter."),
    ("en", "call", "(See the map of the old harbour.)"),
    ("en", "call", "You can add location information to your Tweets, such as your city."),
    ("en", "caption", "Editor's note: Ann Lee teaches law at a university."),
    ("en", "caption", "Fig. 3: Rates of burial by site and year."),
    ("en", "caption", "In this Monday, May 3, 2010 file photo, Ann Lee waits at the harbour."),
    ("en", "caption", "Reporting by Ann Lee in London and Tom Ruiz in Paris."),
    ("de", "caption", "Abb. 2: Der Hafen am Montag vor der Sperrung."),
    ("es", "caption", "Fuente: Instituto Nacional de Estadística y otros."),
    # what the page shows further down
    ("en", "ahead", "Here are our favourite ferries of the year."),
    ("en", "ahead", "If the harbour is full, here’s what to do."),
    ("en", "ahead", "Prices are listed below, by day and deck."),
    ("en", "ahead", "Let's take a look at the ferries of the bay."),
    ("de", "ahead", "Hier sind die besten Fähren des Jahres."),
    ("de", "ahead", "Im Folgenden geht es um alte Fähren."),
    ("fr", "ahead", "Voici les plus beaux ports de la côte."),
    ("es", "ahead", "A continuación, los mejores puertos del norte."),
    ("it", "ahead", "Ecco i porti più belli della costa."),
    ("pt", "ahead", "Confira a seguir os melhores portos do norte."),
    ("nl", "ahead", "Hieronder staan de mooiste havens van het land."),
    ("sv", "ahead", "Här är de bästa färjorna i skärgården."),
    ("da", "ahead", "Her er de bedste færger i landet."),
    ("nb", "ahead", "Her er de beste fergene i landet."),
    ("pl", "ahead", "Oto najlepsze promy tego roku."),
    ("cs", "ahead", "Zde jsou nejlepší trajekty letošního roku."),
    ("ru", "ahead", "Вот лучшие паромы этого года."),
    ("en", "call", "Check out the new timetable of the ferry."),
    ("en", "call", "Welcome to the first issue of our letter."),
    # fragments
    ("en", "fragment", "from 6 a.m. to 9 p.m. on all days of the week."),
    ("en", "fragment", "The police continue to question the leader of ..."),
    ("en", "fragment", "The police continue to question the leader of…"),
    ("en", "fragment", "Rovers (4-3-3): Hale; Dunn, Okoro, Price (Webb 70), Ames; Cole, Park, Reid."),
    ("en", "fragment", "By Ada Moor/Reuters."),
    ("en", "fragment", "9:15 a.m."),
]

SOUND = [
    ("en", '"We had no choice," the mayor said on Tuesday.'),
    ("en", 'The mayor called it "rushed, expensive and unfair."'),
    ("en", "No one was hurt when the ferry ran aground."),
    ("en", "Because the harbour was full of ice, the ferry turned back."),
    ("en", "Tip: Rosemary can be used instead of thyme."),
    ("en", "iPhone sales rose by a tenth in the spring."),
    ("en", "Former Prime Minister Ann Lee has died at her home."),
    ("en", "THE MAYOR OPENED THE NEW LIBRARY ON SATURDAY."),
    ("en", "Two things matter: 1) the price and 2) the weight."),
    ("en", "In the summer of ‘98 the ferry sank in the harbour."),
    ("en", "The trail follows the river and ends on Twitter Hill."),
    ("en", "Seeds of the moss were found on three continents."),
    ("en", "If the harbour is full, it's best to wait outside."),
    ("en", "If the harbour is full, it’s important to wait outside."),
    ("en", "Temperatures stayed below zero for a week."),
    ("en", "The police went to check out the harbour."),
    ("en", "Figure skating draws more viewers than curling does."),
    ("en", "The rate rose twofold (Fig. 1)."),
    ("en", "(Rovers) beat United on Sunday (again)."),
    ("de", "Das Rathaus kann am Montag nicht öffnen."),
    ("de", "Die Fähren haben einen eigenen Hafen auf der Insel."),
    ("fr", "L’un des ferries a heurté le quai lundi matin."),
    ("de", "Deutschland hat am Dienstag gegen Frankreich gewonnen."),
    ("ru", "Паром на остров уходит на рассвете."),
    ("sv", "Den svenska regeringen stänger bron i oktober."),
    ("sv", "Sedan 2010 har färjan gått varje dag."),
    ("da", "Der er ingen færger til øen i oktober."),
    ("hu", "Az elnök kedden bezáratta a régi hidat."),
    ("cs", "Druhá světová válka skončila v roce 1945."),
    ("fi", "Toinen maailmansota päättyi vuonna 1945."),
    ("vi", "Chúng tôi sẽ đóng cửa cây cầu vào tháng mười."),
    ("ar", "قرر المجلس البلدي إغلاق جسر الميناء."),
    ("hi", "नगर परिषद ने पुल को बंद करने का फैसला किया।"),
    ("zh", "其他城市也关闭了大桥。"),
    ("zh", "也门的港口关闭了三个月。"),
    ("ja", "この夏、港の橋は閉鎖される。"),
    ("ja", "橋は1911年に建設された。"),
    ("ko", "시의회는 화요일 다리를 폐쇄하기로 했다."),
]


@pytest.mark.parametrize(("lang", "flaw", "text"), FLAWED)
def test_flawed(lang, flaw, text):
    assert flaw in flaws(text, lang)


@pytest.mark.parametrize(("lang", "text"), SOUND)
def test_sound(lang, text):
    assert not flaws(text, lang)


def test_speech_of_a_speaker_named_before_points_back():
    assert "dangles" in flaws("My grandmother gave me a typewriter.", "en", nameless=True)


@pytest.mark.parametrize("text", ["", "A:", "A: ", "12:30 is late.", "and so: on", "Four words come first: here."])
def test_no_label(text):
    assert label_of(text) == ""


@given(st.text(max_size=80), st.sampled_from(LANGUAGES), st.booleans())
def test_never_raises(text, lang, nameless):
    assert flaws(text, lang, nameless=nameless) <= {
        "dangles", "quotation", "question", "call", "caption", "fragment", "vague", "ahead",
    }  # fmt: skip
    assert flaws(f"Note: {text}", lang) is not None
