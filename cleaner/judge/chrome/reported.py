"""Reported speech: "Leave a comment, begged the sign" is a story about a prompt and not the prompt.

A closed list of verbs of saying in the forms that follow a quotation, many languages together: sites do not say that
somebody said something when they ask for something.
"""

from __future__ import annotations

from typing import Final

_SAYING = """
said says say asked asks begged begs pleaded read wrote writes told urged ran went announced warned ordered promised
sagte sagt sagten bat bittet fragte schrieb rief stand hieß erzählte mahnte versprach befahl
dit disait disent demandait demanda écrit écrivait lisait priait suppliait répétait annonçait
disse diceva dice dicevano chiedeva chiese scriveva scrisse pregava implorava recitava
dijo decía dice decían pedía pidió rogaba rogó escribió rezaba suplicaba
dizia pedia pediu escreveu implorava rogava dizem
zei zegt stond vroeg schreef smeekte luidde riep
sade sa säger stod bad skrev löd bønfaldt sto sier
prosił prosiła głosił głosiła mówił mówiła napisał pytał powiedział
prosil žádal hlásal řekl říkal stálo psal povedal
luki sanoi pyysi kertoi kirjoitti kérte mondta állt írta scria spunea ruga zicea cerea
dedi diyordu derdi yazıyordu rica
сказал сказала сказали просил просила просило умолял умоляла умоляло гласила гласил писал говорил
сказав сказала просив просила благав писав говорив казав каза молеше пишеше
rekao kaže molio pisalo pisala stajalo έλεγε είπε έγραφε ζητούσε παρακαλούσε
katanya begitu ujar pinta
"""
SAYING: Final = frozenset(_SAYING.split())
"""Verbs of saying, as they follow what was said."""
SOON: Final = 6
"""Words after a comma among which the verb is looked for."""


def is_reported(line: str) -> bool:
    """Whether a line goes on after a comma with somebody saying it.

    >>> is_reported("Leave a comment, the sign in the lobby said, and nobody did.")
    True
    >>> is_reported("Leave a comment, said the sign."), is_reported("Follow us on Facebook, Instagram and Bluesky.")
    (True, False)
    """
    parts = line.replace("\u060c", ",").split(",")[1:]
    return any(word.strip('.:;\u201d"').casefold() in SAYING for part in parts for word in part.split()[:SOON])
