"""The words of the bench: English ones, those of law, and made-up ones with their endings."""

from itertools import chain, product
from random import Random

SEED = 11_930


def _listed(words: str) -> list[str]:
    return words.split()


_ENGLISH = _listed("""
the of and to in a for or by that shall is be as any with on such not which under this may from an
are at other it has have been its was if person their no all who than where more one made only into
upon his means purpose within time after before she he they her them between under each same when
during also out through per without over against first two three will would should can must those
these there what about up some another being had were our own new part number year day date
""")
_LEGAL = _listed("""
act section law court state member authority minister order provision regulation service article
subsection public child children protection information data commission council agreement party
regulations power duty right rights offence material provider online internet report case decision
application notice committee government national international convention treaty parliament bill
decree schedule chapter amendment paragraph penalty fine imprisonment licence register record access
content platform network operator user consent privacy safety abuse sexual exploitation trafficking
minor guardian parent school education health welfare police prosecution evidence investigation
judge tribunal appeal hearing sanction liability compliance supervision inspector agency ministry
department municipality district region federal republic constitution citizen resident territory
enforcement procedure measure requirement definition interpretation commencement repeal publication
confidential disclosure transfer processing storage retention removal blocking filter hotline victim
witness assistance cooperation extradition jurisdiction competence delegation appointment employment
contract property tax budget fund grant procurement audit annual quarterly electronic digital
""")
_STARTS = _listed("b br c cl cr d dr f fl g gr h j k l m n p pl pr qu r s sc sp st str t tr v w")
_VOWELS = _listed("a e i o u ai ea ou")
_ENDS = _listed("b c d g l m n p r s t ct nd nt rd rm rt st")
_FORMS = ("", "s", "ed", "ing", "ation", "ment", "er", "able", "ity", "al")


def vocabulary(size: int = 20_000) -> list[str]:
    """Return words, the most frequent first; made-up ones have several forms of each stem."""
    random = Random(SEED)  # noqa: S311  (not a secret)
    real = list(dict.fromkeys(chain(_ENGLISH, _LEGAL)))
    syllables = ["".join(parts) for parts in product(_STARTS, _VOWELS)]
    made: dict[str, None] = {}
    while len(made) < size:
        stem = "".join(random.choices(syllables, k=random.choice((1, 2, 2, 3))))
        stem += random.choice(_ENDS)
        made.update(dict.fromkeys(stem + form for form in random.sample(_FORMS, 3)))
    others = [word for word in made if word not in real][: size - len(real)]
    random.shuffle(others)
    return real + others
