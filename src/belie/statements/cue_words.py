"""The lists of attributing words by class, each with the shapes of content it takes: `cues` makes tables of them.

General English and court usage, written out by hand; a verb outside them can still carry a quotation in marks. The
marks behind a verb: "^" a noun phrase ("denied the theft"), "+" an infinitive ("promised to go"), "~" a gerund
("denied knowing"), "&" someone to do something ("urged them to go"), "=" something as something ("called it a
mistake"), "!" the content is turned round ("doubts that"), "/of,about" these prepositions ("warned of ice"), "<of"
someone and a preposition ("accused him of theft").
"""

from __future__ import annotations

VERBS = {
    "say": """say^+ tell& state^ add note remark/on reply respond answer announce^ comment/on mention^~ explain^
        point warn&/of,against,about caution&/against predict^ suggest~ indicate reveal^ disclose^ confirm^
        report^~ declare= complain/of,about joke/about quip inform<of notify<of advise&/against brief<on
        remind&<of reiterate^ repeat^ echo^ recall~^ recount^ relate opine speculate/about,on proclaim=
        describe= call=/for label= characterize= characterise= depict= brand= dub= hail= dismiss= stress^
        emphasize^ emphasise^ underline^ underscore^ recommend~^& propose+~^ argue/for,against contend
        hint/at imply signal^ clarify^ specify^ detail^ discuss^ criticize^<for criticise^<for praise^<for
        condemn^<for denounce^ welcome^ defend^ lament^ boast/of,about brag/about blame^<for credit^<with,for
        fault<for thank<for quote interject retort rejoin counter tweet/about post blog broadcast outline^
        portray= refer agree+/to disagree/on,with,about apologize/for apologise/for summarize^ elaborate/on
        counsel& communicate^ convey^ voice^ express^ utter^ relay^ assess text message email e-mail
        volunteer+ object/to protest/against insinuate divulge^ vouch/for theorize submit provide""",
    "deny": "deny^~ dispute^ refute^ rebut^ disavow^ reject^ contest^ disclaim^",
    "admit": "admit^~/to acknowledge^~ concede^ confess+/to grant recognize recognise own",
    "testify": "testify/about,to depose attest+/to aver swear+/to certify^ verify^",
    "allege": "allege^ accuse<of charge<with claim+^ purport+ plead/for",
    "insist": "insist/on maintain assert^ hold affirm^ reaffirm^ stipulate/to",
    "assure": """assure<of promise^+& pledge^+ vow^+ guarantee^+ reassure<of threaten+/with undertake+ commit/to
        represent warrant offer+""",
    "decline": "decline+^ refuse+^",
    "find": """find rule/against,for determine order&^ decide+/on,against conclude opine direct& instruct& command&
        require&^~""",
    "ask": """ask&+~/for,about<for,about inquire/about enquire/about wonder/about query question^ demand^+ request^&
        move+/for seek^ beg&/for urge&^ press&/for""",
    "write": "write/about cite^ record publish paraphrase document",
    "think": """think believe feel hope+/for fear^ expect&+^ doubt!^ know understand consider=~ suspect^ assume
        guess imagine^ remember~^ forget realize realise anticipate^~ intend+ plan+ want&+^ wish+&/for support^
        favor^ favour^ oppose^~ endorse^ back^ suppose presume reckon estimate view= regard= regret^~ appreciate^
        prefer+~^ worry/about surmise hypothesize hypothesise posit see= perceive hear learn discover notice
        envision^ envisage^ ensure foresee^ gather""",
    "show": "show prove demonstrate establish suggest indicate imply reflect",
}
QUOTES_ONLY = """shout cry whisper mutter murmur exclaim continue begin interrupt laugh smile sigh gasp scream
    yell growl snap mumble stammer sob groan roar return resume pursue persist repeat ejaculate go put read nod shrug
    chuckle grin snarl hiss bellow chant sing recite finish breathe drawl bark"""
NOUNS = {
    "say": """statement comment remark announcement warning suggestion indication revelation report argument
        notion prediction reminder explanation representation message news word notice recommendation
        proposal conclusion""",
    "deny": "denial",
    "admit": "admission acknowledgment acknowledgement concession confession",
    "testify": "testimony",
    "allege": "allegation accusation claim charge complaint",
    "insist": "assertion contention insistence affirmation position",
    "assure": "assurance promise+ pledge+ vow+ guarantee+ threat+ commitment+ undertaking+ offer+",
    "decline": "refusal+",
    "find": "finding ruling determination decision+",
    "ask": "question request+ demand+",
    "think": "belief opinion view hope+ fear expectation doubt suspicion assumption concern understanding feeling",
}
ADJECTIVES = {
    "insist": "adamant insistent emphatic clear",
    "think": """sure certain confident aware unaware! concerned worried afraid convinced hopeful optimistic doubtful!
        skeptical! sceptical! surprised glad sorry satisfied persuaded positive mindful conscious fearful""",
}
# Whatever has no regular forms.
IRREGULAR = {
    "say": "says said saying",
    "tell": "tells told telling",
    "swear": "swears swore sworn swearing",
    "quote": "quotes quoted quoting",
    "hold": "holds held holding",
    "find": "finds found finding",
    "write": "writes wrote written writing",
    "think": "thinks thought thinking",
    "feel": "feels felt feeling",
    "know": "knows knew known knowing",
    "understand": "understands understood understanding",
    "see": "sees saw seen seeing",
    "hear": "hears heard hearing",
    "show": "shows showed shown showing",
    "forget": "forgets forgot forgotten forgetting",
    "put": "puts putting",
    "read": "reads reading",
    "go": "goes went gone going",
    "begin": "begins began begun beginning",
    "sing": "sings sang sung singing",
    "foresee": "foresees foresaw foreseen foreseeing",
    "undertake": "undertakes undertook undertaken undertaking",
    "broadcast": "broadcasts broadcasting",
    "prove": "proves proved proven proving",
    "learn": "learns learned learnt learning",
    "beg": "begs begged begging",
    "rebut": "rebuts rebutted rebutting",
    "refer": "refers referred referring",
    "prefer": "prefers preferred preferring",
    "admit": "admits admitted admitting",
    "commit": "commits committed committing",
    "regret": "regrets regretted regretting",
    "plan": "plans planned planning",
    "blog": "blogs blogged blogging",
    "brag": "brags bragged bragging",
    "label": "labels labeled labelled labeling labelling",
    "signal": "signals signaled signalled signaling signalling",
    "quip": "quips quipped quipping",
    "snap": "snaps snapped snapping",
    "nod": "nods nodded nodding",
    "grin": "grins grinned grinning",
    "sob": "sobs sobbed sobbing",
    "counsel": "counsels counseled counselled",
}
