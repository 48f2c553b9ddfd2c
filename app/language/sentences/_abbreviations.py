"""English words that decide whether the full stop after them, or before them, ends a sentence."""


def _words(table: str) -> frozenset[str]:
    return frozenset(table.split())


# Never the last word of a sentence: a name or a number follows.
ALWAYS_GOES_ON = _words("""
    dr mr mrs ms mx messrs mmes prof rev hon fr st mt ft
    gen col maj lt capt cpt sgt adm cmdr sen rep gov pres supt
    vs v cf viz approx ca eg e.g ie i.e
    fig figs eq vol ch sec art par para dept univ assn bros
""")

# The same where a number follows: No. 11, p. 3.
GOES_ON_BEFORE_DIGIT = ALWAYS_GOES_ON | _words("no nos p pp ed eds")

# May be the last word: it is, where a word follows that seldom continues a name.
MAY_END = _words("""
    inc ltd co corp llc plc jr sr esq phd etc al est dist ave blvd rd
    bn mn tr hr hrs min
    jan feb mar apr jun jul aug sep sept oct nov dec
    mon tue tues wed thu thur thurs fri sat sun
""")

# Words with which sentences begin, and names do not go on.
STARTERS = _words("""
    a about above according after again against all almost along already also although among an and
    another any anyone as at because before behind below beneath besides between beyond both but by
    can could despite did do does during each either even every everyone few finally first following
    for from further furthermore given had has have he hence her here his how however i if in indeed
    instead into is it its just last later let many may maybe meanwhile more moreover most much my
    nearly neither never nevertheless next no nobody none nor not nothing now of often on once one
    only or other others otherwise our over perhaps rather recently several she should similarly
    since so some someone soon still such than that the their then there therefore these they this
    those though through throughout thus to today together too two under unlike until up upon was we
    were what whatever when whenever where whereas whether which while who whoever whose why will
    with within without would yes yet you your
""")

BRANDS_WITH_MARK = _words("yahoo! jeopardy! yum!")
