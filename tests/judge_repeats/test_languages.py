"""In every language with letter case: another number, a denial or an opposite makes a paragraph no copy; another word does not."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from cleaner.judge.repeats.wording import difference
from cleaner.lexicon import language, languages

WITHOUT_CASE = ("ar", "bn", "fa", "he", "hi", "ja", "ko", "th", "zh")


class Story(NamedTuple):
    """A paragraph of four parts that change, each as "is|becomes"."""

    text: str
    number: str
    denial: str
    opposite: str
    wording: str


STORIES = {
    "be": Story(
        "Стары мост цераз раку зачынены {} тыдні, паведаміла ў аўторак рада горада. Рамонт каштуе {}, чым чакалася, "
        "і жыхары {} ездзіць на пароме з раніцы да самага {} змроку.",
        "чатыры|тры", "могуць|не могуць", "больш|менш", "позняга|глыбокага",
    ),
    "bg": Story(
        "Старият мост над реката остава затворен за {} седмици, съобщи общината във вторник. Ремонтът струва {} пари от "
        "очакваното, а жителите {} ползват ферибота от сутрин до {} вечер.",
        "четири|пет", "ще|няма да", "повече|по-малко", "късна|тъмна",
    ),
    "ca": Story(
        "El pont vell sobre el riu quedarà tancat durant {} setmanes, va dir dimarts l'ajuntament. L'obra costa {} del que "
        "s'esperava, i els veïns {} fer servir el transbordador des del matí fins a la nit {}.",
        "quatre|set", "poden|no poden", "més|menys", "fosca|negra",
    ),
    "cs": Story(
        "Starý most přes řeku zůstane zavřený {} týdny, oznámila v úterý městská rada. Oprava stojí {}, než se čekalo, "
        "a obyvatelé {} jezdit přívozem od rána až do {} tmy.",
        "čtyři|tři", "mohou|nemohou", "více|méně", "úplné|naprosté",
    ),
    "da": Story(
        "Den gamle bro over floden holdes lukket i {} uger, oplyste byrådet tirsdag. Arbejdet koster {} end ventet, og "
        "beboerne {} bruge færgen fra den tidlige morgen til den {} aften.",
        "fire|syv", "kan|kan ikke", "mere|mindre", "sene|mørke",
    ),
    "de": Story(
        "Die alte Brücke über den Fluss bleibt {} Wochen gesperrt, teilte der Stadtrat am Dienstag mit. Die Arbeiten kosten "
        "{} als erwartet, und die Bewohner dürfen die Fähre {} benutzen, bis der {} Winter kommt.",
        "dreißig|vierzig", "gern|nicht", "mehr|weniger", "kalte|lange",
    ),
    "el": Story(
        "Η παλιά γέφυρα πάνω από το ποτάμι μένει κλειστή για {} εβδομάδες, είπε την Τρίτη ο δήμος. Τα έργα κοστίζουν {} από "
        "όσο αναμενόταν και οι κάτοικοι {} να πάρουν το πλοίο ώσπου να έρθει ο {} χειμώνας.",
        "τέσσερις|έξι", "μπορούν|δεν μπορούν", "περισσότερο|λιγότερο", "βαρύς|κρύος",
    ),
    "en": Story(
        "The old bridge over the river stays closed for {} weeks, the council said on Tuesday. The work costs {} than expected, "
        "and residents {} use the ferry from dawn to the {} evening.",
        "four|seven", "can|cannot", "more|less", "quiet|calm",
    ),
    "es": Story(
        "El viejo puente sobre el río queda cerrado durante {} semanas, dijo el martes el ayuntamiento. La obra cuesta {} de lo "
        "que se esperaba, y los vecinos {} usar el transbordador hasta que llegue el invierno {}.",
        "trece|veinte", "pueden|no pueden", "más|menos", "duro|frío",
    ),
    "et": Story(
        "Vana sild üle jõe jääb suletuks {} nädalaks, teatas linnavolikogu teisipäeval. Tööd maksavad {} kui oodatud ja "
        "elanikud {} praamiga sõita, kuni saabub {} talv ja jõgi jäätub.",
        "neljaks|kaheksaks", "võivad|ei või", "rohkem|vähem", "külm|karm",
    ),
    "fi": Story(
        "Vanha silta joen yli pysyy suljettuna {} viikkoa, kaupunginhallitus kertoi tiistaina. Työt maksavat {} kuin "
        "odotettiin, ja asukkaat {} käyttää lauttaa siihen saakka, kun {} talvi tulee.",
        "neljä|seitsemän", "saavat|eivät saa", "enemmän|vähemmän", "kylmä|ankara",
    ),
    "fr": Story(
        "Le vieux pont sur la rivière restera fermé pendant {} semaines, a dit mardi la mairie. Les travaux coûtent {} que prévu, "
        "et les habitants {} prendre le bac jusqu'à ce que vienne le {} hiver.",
        "treize|vingt", "peuvent|ne peuvent pas", "plus|moins", "long|rude",
    ),
    "gl": Story(
        "A vella ponte sobre o río queda pechada durante {} semanas, dixo o martes o concello. A obra custa {} do que se "
        "agardaba, e os veciños {} usar o transbordador ata que chegue o inverno {}.",
        "catro|sete", "poden|non poden", "máis|menos", "duro|frío",
    ),
    "hr": Story(
        "Stari most preko rijeke ostaje zatvoren {} tjedana, priopćilo je u utorak gradsko vijeće. Radovi stoje {} nego što se "
        "očekivalo, a trajekt {} na raspolaganju stanovnicima dok ne stigne {} zima.",
        "sedam|osam", "je|nije", "više|manje", "hladna|oštra",
    ),
    "hu": Story(
        "A folyó régi hídja {} hétig zárva marad, közölte kedden a városi tanács. A munka {} kerül a vártnál, és a lakók "
        "{} használhatják a kompot, amíg meg nem jön a {} tél.",
        "négy|öt", "most|nem", "többe|kevesebbe", "hideg|zord",
    ),
    "id": Story(
        "Jembatan lama di atas sungai itu ditutup selama {} pekan, kata dewan kota pada hari Selasa. Biaya pekerjaan itu {} "
        "dari perkiraan, dan warga {} memakai feri sampai musim hujan yang {} tiba.",
        "empat|tujuh", "dapat|tidak dapat", "naik|turun", "deras|lebat",
    ),
    "it": Story(
        "Il vecchio ponte sul fiume resta chiuso per {} settimane, ha detto martedì il comune. I lavori costano {} del "
        "previsto, e gli abitanti {} usare il traghetto finché arriva il {} inverno.",
        "tredici|venti", "possono|non possono", "più|meno", "lungo|duro",
    ),
    "lt": Story(
        "Senasis tiltas per upę bus uždarytas {} savaites, antradienį pranešė miesto taryba. Darbai kainuoja {}, nei tikėtasi, "
        "o gyventojai {} keltis keltu tol, kol ateis {} žiema.",
        "keturias|šešias", "galės|negalės", "daugiau|mažiau", "šalta|gili",
    ),
    "lv": Story(
        "Vecais tilts pār upi būs slēgts {} nedēļas, otrdien paziņoja pilsētas dome. Darbi maksā {}, nekā gaidīts, un "
        "iedzīvotāji {} braukt ar prāmi, līdz atnāks {} ziema.",
        "četras|sešas", "drīkst|nedrīkst", "vairāk|mazāk", "auksta|barga",
    ),
    "nb": Story(
        "Den gamle broen over elva holdes stengt i {} uker, opplyste bystyret tirsdag. Arbeidet koster {} enn ventet, og "
        "beboerne {} bruke fergen fra grålysningen til den {} kvelden.",
        "fire|sju", "kan|kan ikke", "mer|mindre", "stille|mørke",
    ),
    "nl": Story(
        "De oude brug over de rivier blijft {} weken dicht, zei de gemeenteraad dinsdag. Het werk kost {} dan verwacht, en "
        "bewoners mogen de veerboot {} gebruiken tot de {} winter komt.",
        "vier|zeven", "graag|niet", "meer|minder", "koude|lange",
    ),
    "pl": Story(
        "Stary most nad rzeką pozostanie zamknięty przez {} tygodnie, podała we wtorek rada miasta. Remont kosztuje {}, niż "
        "oczekiwano, a mieszkańcy {} pływać promem aż do nadejścia {} zimy.",
        "cztery|trzy", "mogą|nie mogą", "więcej|mniej", "mroźnej|długiej",
    ),
    "pt": Story(
        "A velha ponte sobre o rio fica fechada durante {} semanas, disse na terça a câmara. A obra custa {} do que se "
        "esperava, e os moradores {} usar a balsa até que chegue o inverno {}.",
        "quatro|seis", "podem|não podem", "mais|menos", "duro|frio",
    ),
    "ro": Story(
        "Vechiul pod peste râu rămâne închis {} săptămâni, a anunțat marți primăria. Lucrarea a {} față de ce se aștepta, iar "
        "locuitorii {} folosi bacul până când vine iarna cea {}.",
        "patru|șapte", "pot|nu pot", "crescut|scăzut", "grea|lungă",
    ),
    "ru": Story(
        "Старый мост через реку закрыт на {} недели, сообщил во вторник городской совет. Ремонт стоит {}, чем ожидалось, "
        "и жители {} ездить на пароме, пока не придёт {} зима.",
        "четыре|три", "могут|не могут", "больше|меньше", "суровая|холодная",
    ),
    "sk": Story(
        "Starý most cez rieku zostane zatvorený {} týždne, oznámila v utorok mestská rada. Oprava stojí {}, ako sa čakalo, "
        "a obyvatelia {} jazdiť kompou až do príchodu {} zimy.",
        "štyri|tri", "môžu|nemôžu", "viac|menej", "tuhej|dlhej",
    ),
    "sl": Story(
        "Stari most čez reko ostaja zaprt {} tedne, je v torek sporočil mestni svet. Dela stanejo {}, kot so pričakovali, "
        "prebivalci pa {} uporabljati trajekt, dokler ne pride {} zima.",
        "štiri|tri", "smejo|ne smejo", "več|manj", "mrzla|huda",
    ),
    "sq": Story(
        "Ura e vjetër mbi lumë mbetet e mbyllur për {} javë, tha të martën bashkia. Puna kushton {} nga sa pritej, dhe "
        "banorët {} të përdorin tragetin derisa të vijë dimri i {}.",
        "katër|shtatë", "mund|nuk mund", "shumë|pak", "ftohtë|ashpër",
    ),
    "sr": Story(
        "Стари мост преко реке остаје затворен {} недеља, саопштило је у уторак градско веће. Радови коштају {} него што се "
        "очекивало, а скела {} на располагању становницима док не стигне {} зима.",
        "седам|осам", "је|није", "више|мање", "хладна|оштра",
    ),
    "sv": Story(
        "Den gamla bron över älven hålls stängd i {} veckor, sade kommunen på tisdagen. Arbetet kostar {} än väntat, och de "
        "boende {} ta färjan från gryningen till den {} kvällen.",
        "fyra|sju", "kan|kan inte", "mer|mindre", "sena|mörka",
    ),
    "tr": Story(
        "Nehrin üzerindeki eski köprü {} hafta kapalı kalacak, dedi belediye meclisi salı günü. Onarımın maliyeti "
        "beklenenden çok {} ve mahalle sakinlerinin feribota binmesi kabul {}, ta ki {} kış gelene dek.",
        "dört|altı", "edildi|edilmedi", "arttı|azaldı", "soğuk|sert",
    ),
    "uk": Story(
        "Старий міст через річку зачинено на {} тижні, повідомила у вівторок міська рада. Ремонт коштує {}, ніж очікували, "
        "а мешканці {} їздити поромом, доки не прийде {} зима.",
        "чотири|три", "можуть|не можуть", "більше|менше", "сувора|холодна",
    ),
    "vi": Story(
        "Cây cầu cũ bắc qua sông sẽ đóng cửa trong {} tuần lễ, hội đồng thành phố cho biết hôm thứ ba. Chi phí sửa chữa {} so "
        "với dự kiến, và người dân {} dùng phà cho đến khi mùa mưa {} đến.",
        "bốn|bảy", "được|không được", "tăng|giảm", "lớn|to",
    ),
}  # fmt: skip
"""One paragraph for each language; its parts are number, opposite, denial and wording in the order of the text."""

OTHER_FORMS = [
    # Denials by a prefix or an ending of the word, or by another word.
    ("cs", "přišel|nepřišel"),
    ("cs", "je|není"),
    ("sk", "prišiel|neprišiel"),
    ("sl", "je|ni"),
    ("lt", "atėjo|neatėjo"),
    ("lt", "yra|nėra"),
    ("lv", "atnāca|neatnāca"),
    ("lv", "ir|nav"),
    ("hr", "ima|nema"),
    ("sr", "ima|nema"),
    ("sr", "долази|не долази"),
    ("pl", "zależny|niezależny"),
    ("tr", "gitti|gitmedi"),
    ("tr", "yapıyor|yapmıyor"),
    ("tr", "gelecek|gelmeyecek"),
    ("tr", "olan|olmayan"),
    ("tr", "var|yok"),
    ("fi", "maksettu|maksamatta"),
    ("fi", "onnistui|epäonnistui"),
    ("et", "makstud|maksmata"),
    ("hu", "eredményes|eredménytelen"),
    ("hu", "van|nincs"),
    ("fr", "a|n'a"),
    ("nl", "wettig|onwettig"),
    ("sv", "skyldig|oskyldig"),
    ("da", "skyldig|uskyldig"),
    ("ru", "законный|незаконный"),
    ("uk", "є|немає"),
    ("ro", "cu|fără"),
    ("el", "υπάρχει|κανένας"),
    # Numbers in one word, in cases, as shares; one of two is enough ("to" is left out, for it is English too).
    ("de", "fünfundzwanzig|sechsundzwanzig"),
    ("it", "ventidue|ventitré"),
    ("es", "veintidós|veintitrés"),
    ("nl", "tweeëntwintig|drieëntwintig"),
    ("hu", "huszonkét|huszonhárom"),
    ("fi", "kahdessa|kolmessa"),
    ("et", "kahe|kolme"),
    ("ru", "двухсот|трёхсот"),
    ("cs", "třetina|čtvrtina"),
    ("pl", "pierwszego|drugiego"),
    ("da", "to|tre"),
    ("bg", "половината|третината"),
    ("el", "χιλιάδες|εκατομμύρια"),
    ("be", "тысяч|мільёнаў"),
    # Opposites in cases and tenses.
    ("ru", "снизилась|повысилась"),
    ("pl", "kobiet|mężczyzn"),
    ("lt", "vyrų|moterų"),
    ("el", "έκλεισαν|άνοιξαν"),
    ("hu", "megnyitották|bezárták"),
    ("sr", "pobedila|izgubila"),
    ("fi", "viikkoa|kuukautta"),
]

CASES = [
    (code, part, *pair.split("|"))
    for code, story in STORIES.items()
    for part, pair in zip(Story._fields[1:], story[1:], strict=True)
]


def _filled(story: Story, part: str = "", with_: str = "") -> str:
    """The paragraph with the first form of every part but one."""
    parts = {name: pair.partition("|")[0] for name, pair in zip(Story._fields[1:], story[1:], strict=True)}
    if part:
        parts[part] = with_
    return story.text.format(parts["number"], parts["opposite"], parts["denial"], parts["wording"])


def test_every_language_is_here() -> None:
    assert {*STORIES, *WITHOUT_CASE} == set(languages())
    for code in STORIES:
        lists = language(code)["tells"]
        assert min(len(lists[name]) for name in ("negations", "number-words", "opposites")) >= 6, code


@pytest.mark.parametrize(("code", "part", "was", "becomes"), CASES)
def test_only_wording_makes_a_copy(code: str, part: str, was: str, becomes: str) -> None:
    kept = _filled(STORIES[code])
    later = _filled(STORIES[code], part, becomes)
    for seen in (difference(kept, later), difference(later, kept)):
        assert seen.near
        assert seen.copies == (part == "wording"), seen


@pytest.mark.parametrize(("code", "pair"), OTHER_FORMS)
def test_other_forms_are_seen(code: str, pair: str) -> None:
    was, becomes = pair.split("|")
    kept, later = (_filled(STORIES[code], "wording", word) for word in (was, becomes))
    assert difference(kept, later).near
    assert difference(kept, later).tells
    assert difference(later, kept).tells


NO_CASE = [
    ("ar", "أعلنت البلدية أن ثلاثة جسور على النهر ستغلق حتى نهاية الأسبوع بسبب أعمال الصيانة التي بدأت في المدينة القديمة", "ثلاثة", "أربعة"),
    ("fa", "شهرداری اعلام کرد که سه پل روی رودخانه تا پایان هفته به دلیل کارهای تعمیر که در شهر قدیم آغاز شد بسته خواهد بود", "سه", "چهار"),
    ("he", "העירייה הודיעה כי שלושה גשרים מעל הנהר ייסגרו עד סוף השבוע בגלל עבודות התחזוקה שהחלו בעיר העתיקה", "שלושה", "ארבעה"),
    ("hi", "राम ने कहा कि नदी पर बने तीन पुल सप्ताह के अंत तक मरम्मत के काम के कारण बंद रहेंगे जो पुराने शहर में शुरू हुआ", "तीन", "दस"),
    ("hi", "राम ने कहा कि नदी पर बने तीन पुल सप्ताह के अंत तक मरम्मत के काम के कारण बंद रहेंगे जो पुराने शहर में शुरू हुआ", "राम", "रोमा"),
    ("bn", "পৌরসভা বলেছে যে নদীর উপর তিনটি সেতু সপ্তাহের শেষ পর্যন্ত বন্ধ থাকবে কারণ পুরনো শহরে মেরামতের কাজ শুরু হয়েছে", "তিনটি", "চারটি"),
    ("ja", "市は旧市街で始まった補修工事のため川にかかる三つの橋を週末まで閉鎖すると発表した", "三つ", "四つ"),
    ("ko", "시는 구시가지에서 시작된 보수 공사로 인해 강을 가로지르는 다리 세 개를 주말까지 폐쇄한다고 발표했다", "세", "네"),
    ("th", "เทศบาลประกาศว่าสะพานสามแห่งเหนือแม่น้ำจะปิดจนถึงสุดสัปดาห์เนื่องจากงานซ่อมบำรุงในเมืองเก่า", "สาม", "สี่"),
    ("zh", "市政府宣布河上的三座桥将因在老城区开始的维修工程而关闭直到本周末为止居民需要绕行", "三座", "四座"),
]  # fmt: skip
"""Where letters have no case every word may be a name: any other word makes a paragraph no copy."""


@pytest.mark.parametrize(("code", "text", "was", "becomes"), NO_CASE)
def test_without_case_no_word_may_differ(code: str, text: str, was: str, becomes: str) -> None:
    assert code in WITHOUT_CASE
    assert text.count(was) == 1
    seen = difference(text, text.replace(was, becomes))
    assert seen.near
    assert seen.tells


def test_opposites_that_stay_are_no_difference() -> None:
    kept = _filled(STORIES["en"], "denial", "may calmly, taking more care,")
    for words, copies in (("may slowly, having more pauses,", True), ("may slowly, having less pauses,", False)):
        assert difference(kept, _filled(STORIES["en"], "denial", words)).copies == copies
