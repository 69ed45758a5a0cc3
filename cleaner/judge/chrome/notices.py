"""Notices and prose that begin alike: "By using our site you accept cookies" and "By using our heads we got home".

A line that begins with a phrase and ends as a sentence is a notice of the site only if it names something that sites
speak of: cookies, comments, a newsletter, an account, the page, the browser. And a notice of several sentences goes on
about that or speaks to its reader ("You can unsubscribe at any time."), where a paragraph goes on about the world
("We use cookies to improve your experience. Few sentences have been shown to more people.").

Closed lists, many languages together, as in ``reported``. Stems are looked for inside words, which errs on the side of
"it is a notice", that is of what was decided without them. Of the 267 such
lines of the development texts, all chrome, the lists keep one.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from cleaner.patterns import lazy
from cleaner.text import count_words, fold

_THINGS: Final = """
cookie cooki kakor informasjonskaps evästei evästee küpsis sīkdat slapuk piškot kolačić kolacic süti çerez galet
ciastecz
site sitio situs websit webst webov nettsid nettste webbplats hjemmeside sidan svetain vietn veebi sivu oldal witryn
serwis stron stránk strank spletn sayfa halaman trang faqe página pagina page seite stranic dienste
comment coment komment koment reacti reager luận hozzászól vélemén
newsletter nieuwsbrief bolet bollettino rundbrief nyhetsbrev nyhedsbrev uutiskirj hírlev bülten butllet
naujienlaišk infolettre buletin mail correo posteingang inbox
abonn abon abbon abonez subscri suscri subskr prenumer iscri inscri inscre assin pretplat odebír odběr odber
tilaa tilmeld feliratk üye mitglied
account konto compte cuenta účet účt účtu hesab akun khoản fiók login logged anmeld angemeld einlogg registr regist
regisz connexion accedi entrar zalog přihl prihl prijav bejelentk giriş masuk đăng inlog identif username
password passwort kennwort contrase senha wachtwoord hasł heslo jelszó lösenord adgangskod passord salasan şifre
sandi khẩu lozink
privac privat datenschutz confident personvern integritet tietosuoj gizlilik privas mật prywatn soukrom súkrom
adatv
browser navegador navigateur przegląd prohlíž prehliad böngész selain webläsar tarayıc peramban duyệt javascript
flash captcha akismet gdpr dsgvo adblock spam device endgerät licen
artic artik artíc artyku článk článo cikk makale viết story stories beitrag beiträg bericht
video notici notíci nieuws nouvell actualit actualid actualidad uutis nyhet
nyhed
banner
facebook google instagram twitter whatsapp telegram youtube linkedin tiktok pinterest bluesky mastodon viber
channel kanal podcast rss feed blog journalis jornalis partner anbieter vendor
accept akzept zustimm einwillig consent consens toestem zgod souhl súhl godkän godta hyväk kabul setuju donat
unterstüt support
field feld campos champs camps veld fält felter
yorum web e_mail e_post e_pasta e_posta e_naslov log_in sign_in sign_up logga_in logg_inn
log_ind člán straipsn sessã sesión sessió sessione conectad connecté
mitdiskut pflichtfel nutzungs unlimited updates oops wrong typo
куки кук файл сайт сторінк страниц старонк коммент комент каментар рассыл розсил подпис підпис падпіс абон
бюлетин почт пошт мейл имейл email адрес аккаунт профил парол войд войт увій увайс вход регистр зареєстр рэгістр
авториз браузер браўзер браузър конфиденц конфіденц поверителн персональ стать статт новост новин материал
матеріал канал соглас згод съглас колачић бисквит чланак чланк сајт налог лозинк
пријав прихват отзыв отзив опечатк выделите виділіть вылучыце
ιστοσελ ιστοτοπ ιστοχωρ σελίδ σχόλι άρθρ λογαριασμ κωδικ εγγραφ συνδεθ περιηγητ απορρήτ αποδέχ συγκατ
كوكيز ارتباط موقع تعليق بريد حساب المرور متصفح خصوصية مقال اشترك تسجيل صفحة قناتنا
עוגיות אתר תגוב מייל דוא חשבון סיסמ דפדפן פרטיות הירשמ התחבר ניוזלטר
کوکی سایت دیدگاه ایمیل حساب مرورگر مقاله مطلب عضو ثبت صفحه خبرنامه نشانی کانال
कुकी साइट टिप्पण ईमेल खात पासवर्ड ब्राउज़र गोपनीयता लेख सदस्य लॉग पृष्ठ न्यूज़ सब्सक्राइब
কুকি সাইট মন্তব্য ইমেইল মেইল চ্যানেল ব্রাউজার শেয়ার
คุกกี้ เว็บ ความคิดเห็น อีเมล บัญชี รหัสผ่าน สมัคร บทความ เข้าสู่ระบบ
网站 網站 本站 评论 評論 留言 邮 郵 账 帳 密码 密碼 浏览器 瀏覽器 隐私 隱私 文章 订阅 訂閱 登录 登入
登錄 注册 註冊 页 頁 关注 關注 分享 视频 會員 会员 用户 微信 line
クッキー サイト コメント メール アカウント パスワード ブラウザ プライバシー 記事 登録 ログイン ページ 購読
会員 フォロー pdf
쿠키 사이트 댓글 메일 계정 비밀번호 브라우저 개인정보 기사 구독 로그인 페이지 가입 회원
카카오톡 자바스크립트
"""
_ADDRESS: Final = """
you your you'll you'd yours yourself we we'll we're us our please here learn
sie ihr ihre ihrer ihren ihrem ihnen dein deine deiner deinen dir dich wir uns unser unsere unseren bitte hier
vous votre vos nous notre veuillez ici
tuo tua tuoi tue puoi devi noi nostro nostra nostri nostre vostro vostra voi grazie
usted puede puedes nosotros nuestro nuestra nuestros nuestras haga haz aquí gracias
você seu sua seus suas pode nós nosso nossa nossos nossas aqui obrigado
uw jouw jij wij we ons hier
cię ciebie twój twoje twoja twoich swoje możesz państwo nasz nasza naszej nasze tutaj
dumneavoastră dvs vă puteți poți noi noastră nostru noastre aici
vám vás vaše váš vaši můžete můžeš nám náš naše našich zde vašu môžete môžeš
önnek itt
σας εσείς μας εμείς εδώ
ditt dina deg dine oss vår våra vores vår här
sinun voit sinä meidän täältä tästä
вы вас вам ваш ваша ваше ваши вами мы нас наш наша наши здесь ви вашата вашите ние нашия тук ми наші тут вие
vam vaš vaša vaše naš naša naše ovdje možete tukaj
siz size sizin bizim buradan
أنت لك نحن لدينا هنا يمكنك
אתה את לך שלך אנחנו שלנו כאן
شما ما اینجا
आप आपका आपके आपकी हम हमारी हमारे यहां
anda kamu kami sini bạn
"""
REST_WORDS: Final = 3
"""Fewest words after the first sentence that are looked at: "Read on." says nothing."""

_SENTENCE: Final = lazy(r"[.!?\u2026\u061f\u06d4\u0964][\u201d\u00bb\"')]{0,2}\s|[\u3002\uff01\uff1f]")


def is_notice(line: str, folded: str) -> bool:
    """Whether a sentence that begins as a notice of the site goes on as one.

    Args:
        line: the line.
        folded: its folded form.

    >>> def says(line): return is_notice(line, fold(line))
    >>> says("By using our site you agree."), says("By using coal the mill ran all winter.")
    (True, False)
    >>> says("We use cookies to improve your experience. You can opt out at any time.")
    True
    >>> says("We use cookies to improve your experience. Few sentences have been shown to more people.")
    False
    """
    if not _speaks(folded):
        return False
    first = _SENTENCE.search(line)
    rest = line[first.end() :] if first else ""
    return count_words(rest) < REST_WORDS or _speaks(fold(rest))


def _speaks(folded: str) -> bool:
    """Whether a text names a thing of the site or speaks to its reader."""
    return any(map(folded.__contains__, _things())) or not _address().isdisjoint(folded.split(" "))


@cache
def _things() -> tuple[str, ...]:
    """Stems of what sites speak of, folded; only texts that begin with a phrase need them."""
    return tuple(dict.fromkeys(fold(stem.replace("_", " ")) for stem in _THINGS.split()))


@cache
def _address() -> frozenset[str]:
    """Words with which a site speaks to its reader or of itself, folded.

    Without those that are a common word of another language ("du" of German in French, "te" of Spanish in Dutch).
    """
    return frozenset(map(fold, _ADDRESS.split()))
