"""Word lists of the checks: what carries no subject matter, and irregular forms. All ours, general to any record."""

from __future__ import annotations

# Ours: what carries no subject matter in statements. Auxiliaries, pronouns, prepositions, and talk.
STOP = frozenset(
    """
    a about above across actually after again against ago ah all almost along already also although always am
    among an and another any anybody anyone anything anyway apparently are around as ask asked at away back be
    became because become been before began begin behind being below between beyond both bring but by call
    called came can cannot certain certainly clear clearly come comes coming could course day days did didn
    different do does doing don done down during each either else end enough even ever every everybody
    everyone everything exactly fact far few find first for forward found from further gave get gets getting
    give given gives giving go goes going gone good got great had has have having he hear heard her here hers
    herself him himself his how however i if in indeed instead into is isn it its itself just keep kind knew
    know known knows last later least less let like likely ll look lot made make makes making many matter may
    maybe me mean means might mine more most mr mrs ms much must my myself near need needs neither never new
    next no none nor not nothing now of off often oh ok okay on once one ones only onto or order other others
    our ours ourselves out over own part particular per perhaps place point possible put question quite rather
    re really regard regarding right said same saw say saying says second see seem seemed seems seen several
    shall she should show side simply since so some somebody someone something soon still such sure t take
    taken takes taking talk tell than that the their theirs them themselves then there therefore these they
    thing things think this those though thought three through throughout thus time times to today together
    told tomorrow tonight too took toward towards tried try trying two under until up upon us use used using
    ve very view want wanted was way ways we well went were what whatever when where whether which while who
    whom whose why will with within without won word words work would wouldn year years yes yesterday yet you
    your yours yourself sir madam honorable gentleman gentlewoman gentlelady dr prof absolute absolutely
    accurate accurately admit admitted allege alleged allegation allegations answer answered assert
    asserted assertion available basis believe believed believes claim claimed claims complete completed
    completely conclude concluded confident confirm confirmed consider considered contrary correct correctly
    decide decided deny denied despite difference difficult easy entire entirely error evidence example exist
    existed exists expect expected explain explained fail failed false follow followed following fully general
    happen happened happens high hope hoped idea important include included including inaccurate incorrect
    indicate indicated issue lack large level low main major mention mentioned mistake mistaken mislead misled
    necessary number numbers occur occurred opposite overwhelmingly possible present presented probable
    probably problem prove proved proven provide provided purpose reality really reason reasons receive
    received recent recently refer referred refuse refused remain remained remains report reported reports
    respect response result results serious short significant similar simple situation small specific
    specifically state stated statement statements states story strong substantial suggest suggested sure term
    terms true truth turn turned turns understand understood unfortunately various whole wrong wrongly
    """.split()
)
TITLE_CASE_NO_NAMES = frozenset(
    """
    january february march april may june july august september october november december monday tuesday
    wednesday thursday friday saturday sunday i god mr mrs ms dr
    """.split()
)

_FORMS = """
agre: agree agrees agreed agreeing agreement agreements; buy: bought; bring: brought; build: built; catch:
caught; choose: chose chosen choice; deny: denied denies denial denials denying; die: died dies dying dead death
deaths; draw: drew drawn; fail: failure failures failed fails failing; fall: fell fallen; feed: fed; fight:
fought; flee: fled; fly: flew flown; forget: forgot forgotten; grow: grew grown growth; hide: hid
hidden; hold: held; keep: kept; kill: killed killing kills killings; lead: led; leave: left; lose: lost loss
losses; meet: met; pay: paid payment payments; prove: proven proof; read: reads reading; receive: receipt
received receives; refuse: refusal refused refuses; remove: removal removals removed removing; return: returns
returned returning; rise: rose risen; rule: ruling ruled; sell: sold sale sales; send: sent; sign: signed
signature signatures; shoot: shot; speak: spoke spoken speech; spend: spent; stand: stood; steal: stole stolen;
strike: struck; swear: swore sworn; teach: taught; understand: understood; win: won winning; write: wrote
written; man: men; woman: women; child: children; person: persons people
"""
IRREGULAR = {
    form: base.strip() for row in _FORMS.split(";") for base, _, forms in [row.partition(":")] for form in forms.split()
}
