"""Words that two copies may not differ in: negations, numbers written as words, opposites.

Lower case; the languages stand together, because a page's language is not always known and a word that denies
in one of them is rare in the others.
"""

from __future__ import annotations

from typing import Final

_NEGATIONS = """
no not nor none never neither nobody nothing nowhere without cannot nicht kein keine keinen keinem keiner
keines nie niemals niemand nichts ohne weder ne pas jamais aucun aucune rien sans ni personne non nessun
nessuno nessuna niente nulla mai senza né neppure neanche nemmeno nunca jamás ningún ninguno ninguna nada
nadie sin tampoco não nenhum nenhuma ninguém sem nem niet geen nooit niets zonder inte ingen aldrig ikke
aldri bez nikt nic не нет ни никогда без değil yok δεν μη χωρίς
"""
_NUMBER_WORDS = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million
billion trillion half third quarter dozen first second fourth fifth twice double triple eins ein eine zwei
drei vier fünf sechs sieben acht neun zehn elf zwölf hundert tausend un une deux trois quatre cinq sept
huit neuf dix onze douze cent mille uno una due tre quattro cinque sei sette otto nove dieci undici dodici
cento mila dos tres cuatro cinco seis siete ocho nueve diez once doce cien mil um uma dois duas três sete
oito dez doze
"""
_OPPOSITES = """
up down rise rises rose risen rising fall falls fell fallen falling more less fewer most least higher
lower high low gain gains gained lose loses lost loss win wins won increase increased increases decrease
decreased decreases before after early late earlier later begin began end ended start started stop stopped
open opened close closed approve approved reject rejected accept accepted refuse refused confirm confirmed
deny denied guilty innocent dead alive true false yes left right north south east west above below inside
outside with best worst better worse he she his her him man woman men women boy girl buy bought sell sold
always sometimes all some many few hour hours day days week weeks month months year years minute minutes
mehr weniger höher niedriger gestiegen gefallen stieg fiel vor nach gewonnen verloren ja plus moins hausse
baisse avant après gagné perdu oui più meno aumento calo prima dopo vinto perso sì más menos subió bajó
antes después ganó perdió
"""
NEGATIONS: Final = frozenset(_NEGATIONS.split())
"""Words that deny. A word that ends in ``n't`` denies too."""
NUMBER_WORDS: Final = frozenset(_NUMBER_WORDS.split())
"""Numbers written as words."""
OPPOSITES: Final = frozenset(_OPPOSITES.split())
"""Words of which one may not replace another: directions, outcomes, persons, units of time."""
NEGATING_PREFIXES: Final = ("un", "in", "im", "il", "ir", "non", "dis", "a", "de")
"""What turns a word into its opposite: ``legal`` and ``illegal``."""
