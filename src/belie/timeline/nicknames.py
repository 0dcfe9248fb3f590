"""Short and pet forms of given names, so that "Bill Harper" and "William Harper" can be one person.

A table of our own of forms common in English use; a form of several names ("Pat") fits each of them.
"""

from __future__ import annotations

_FORMS = """abigail abby gail; albert al bert; alexander alex sandy alec; alexandra alex sandra; alfred al fred alf;
amanda mandy; andrew andy drew; anthony tony; arthur art; barbara barb babs; benjamin ben benny; bernard
bernie; bradley brad; calvin cal; catherine cathy kate katie cat; katherine kathy kate katie kat; kathleen
kathy kate; charles charlie chuck chas; christina chris tina chrissy; christine chris chrissy; christopher
chris kit; clifford cliff; clinton clint; cynthia cindy; daniel dan danny; david dave davey; deborah deb
debbie; dennis denny; dolores lola; donald don donnie; dorothy dot dottie; douglas doug; edward ed eddie ted
ned; edwin ed; edmund ed ned; eleanor nell ellie nora; elizabeth liz beth betty lizzie eliza betsy bess; emily
em emmy; eugene gene; florence flo; frances fran; francis frank; franklin frank; frederick fred freddie fritz;
gabriel gabe; gabrielle gabby; geoffrey geoff; gerald gerry jerry; gilbert gil; gregory greg; gwendolyn gwen;
harold hal harry; henry hank harry hal; herbert herb bert; howard howie; isaac ike; isabella bella; jacob
jake; jacqueline jackie; james jim jimmy jamie; janet jan; jeffrey jeff; jennifer jen jenny; jeremy jerry;
jessica jess jessie; john jack johnny jon; jonathan jon jonny nathan; joseph joe joey; joshua josh; judith
judy; kenneth ken kenny; kimberly kim; lawrence larry; leonard len lenny leo; leroy lee; lillian lily; louis
lou louie; lucille lucy; margaret maggie meg peggy marge greta; martha marty; martin marty; matthew matt;
maxwell max; melissa missy; michael mike mick mickey; mitchell mitch; nancy nan; nathaniel nat nate nathan;
nicholas nick nicky; oliver ollie; pamela pam; patricia pat patty tricia; patrick pat paddy; penelope penny;
peter pete; philip phil; raymond ray; rebecca becky becca; reginald reggie; richard rich rick dick ricky;
robert bob bobby rob robbie bert; roberta bobbie; rodney rod; ronald ron ronnie; rosemary rose; russell russ;
samantha sam; samuel sam sammy; sandra sandy; sarah sally; sebastian seb; solomon sol; stanley stan; stephanie
steph; stephen steve; steven steve; stuart stu; susan sue susie; sylvester sly; terence terry; teresa terry
tess; theresa terry tess; theodore ted teddy theo; thomas tom tommy; timothy tim; valerie val; victor vic;
victoria vicky tori; vincent vince vinny; virginia ginny; walter walt; wesley wes; wilbur will; wilfred will
fred; william will bill billy willie liam; winston win; zachary zach zack"""

# Short forms that are given names of their own as well: nobody is the same person for one of them.
_OWN = frozenset(
    """bella cat drew eliza ella ellie eugene frank greta harry jack jan kim lee leo lily lola lucy max nathan
    nora roberta rose sally sandra stella theo tina val victor""".split()
)


def _table() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in _FORMS.split(";"):
        full, *short = row.split()
        for form in short:
            found.setdefault(form, set()).add(full)
    return {form: frozenset(full) for form, full in found.items()}


_NAMES = _table()


def full_names(given: str) -> frozenset[str]:
    """Return the names that a given name is short for, and itself; lower case."""
    return _NAMES.get(given, frozenset()) | {given}


def may_be_short_for(first: str, second: str) -> bool:
    """True when one is a short form of the other: "bill" and "william", "jack" and "john", not "bill" and "billy"."""
    return first != second and (first in full_names(second) or second in full_names(first))


def is_short_for(first: str, second: str) -> bool:
    """True when one is a short form of the other and no given name of its own: "bill", not "jack"."""
    return may_be_short_for(first, second) and not {first, second} & _OWN
