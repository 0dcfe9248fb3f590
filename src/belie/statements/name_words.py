"""Words that tell what a run of capitals names: titles, bodies, places, and words that are no names."""

from __future__ import annotations

import re

from belie.statements.given_names import FEMALE, MALE

CAP = (
    r"(?:Mr|Mrs|Ms|Dr|Prof|Hon|Sen|Rep|Gov|Gen|Lt|Col|Capt|Maj|Sgt|Rev|Adm|Cmdr|Supt|St|Jr|Sr)\."
    r"|[A-ZÀ-Þ][\w’'-]*[\w]|(?:al|el|ad|ar|as|at|an)-[A-ZÀ-Þ]\w+|[A-Z]\.(?:[A-Z]\.)*|[A-Z]"
)
PARTICLE = r"de|del|della|la|von|van|der|den|bin|ibn|al|el|du|di|da|dos"
HONORIFIC = re.compile(r"^(?:Mr|Mrs|Ms|Miss|Mx|Messrs|Sir|Dame|Lord|Lady|Madam)\.?$")
TITLE = re.compile(
    r"^(?:Dr|Prof|Professor|Hon|Honorable|Sen|Senator|Rep|Representative|Congressman|Congresswoman|Gov"
    r"|Governor|Judge|Justice|Magistrate"
    r"|President|Prime|Vice|Secretary|Minister|Commissioner|Director|Chief|Deputy|Assistant|Acting|Attorney"
    r"|General|Gen|Col|Colonel|Lt"
    r"|Lieutenant|Capt|Captain|Maj|Major|Sgt|Sergeant|Officer|Agent|Detective|Inspector|Superintendent|Warden"
    r"|Sheriff|Ambassador|Consul"
    r"|Chairman|Chairwoman|Chair|Speaker|Mayor|Chancellor|Counsel|Attaché|Undersecretary|Spokesman"
    r"|Spokeswoman|Spokesperson|Foreign|Special"
    r"|Pope|Bishop|Archbishop|Father|Sister|Rev|Reverend|Fr|Pastor|Rabbi|Imam|Sheikh|King|Queen|Prince|Princess"
    r"|Dean|Premier|Supervisory"
    r"|Senior|Junior|Interim|Former|Officer-in-Charge|Comptroller|Administrator|Supt|Cmdr|Commander|Adm"
    r"|Admiral|Nurse|Coach|Engineer|Trooper|Deputy|Corporal|Cpl|Ofc|Det|Insp|SA|SSA|AUSA|TFO|Plaintiff|Defendant"
    r"|Petitioner|Respondent|Appellant|Appellee|Claimant|Witness|Declarant|Intervenor)\.?$"
)
BODY = re.compile(
    r"\b(?:Department|Ministry|Agency|Service|Services|Bureau|Office|Division|Unit|Directorate|Administration"
    r"|Commission|Committee|Council"
    r"|Court|Congress|Senate|House|Parliament|Assembly|Government|Authority|Board|Inc|LLC|Ltd|Corp"
    r"|Corporation|Company|Co|Group|Bank|University"
    r"|College|School|Institute|Institution|Foundation|Association|Society|Union|Federation|Party|Coalition"
    r"|League|Center|Centre|Hospital|Clinic"
    r"|Police|Army|Navy|Guard|Force|Forces|Embassy|Consulate|Mission|Press|Times|Post|News|Journal|Network"
    r"|Church|Organization|Organisation"
    r"|Programme|Program|Project|Fund|Trust|Partners|Works|Laboratory|Enforcement|Security|Customs"
    r"|Justice Project|Patrol|Marshals|Museum|Gallery|Library|Studio|Theater|Theatre|Club|Laboratories"
    r"|Airlines|Airways|Industries|Holdings|Systems|Logistics|Shipping|Freight|Minerals|Foods"
    r"|Energy|Power|Gas|Electric|Railroad|Railway|Motors|Pharmaceuticals|Technologies|Properties|Residences|Capital"
    r"|Insurance|Act|LP|LLP|Crossings|Orchards|Aggregates|Trustees|Directors)\b"
)
PLACE = re.compile(
    r"\b(?:County|City|Street|Avenue|Road|Facility|Jail|Prison|Airport|River|Lake|Island|Islands|Valley"
    r"|Province|Detention|Correctional"
    r"|Processing|Harbor|Harbour|Port|Bay|Bridge|Highway|Park|Square)\b"
)
GIVEN_NAMES = FEMALE | MALE
CALENDAR = frozenset(
    "january february march april may june july august september october november december monday tuesday "
    "wednesday thursday friday"
    " saturday sunday jan feb mar apr jun jul aug sept sep oct nov dec".split()
)
FIRM = re.compile(
    r"\b(?:Inc|LLC|LLP|Ltd|Corp|Corporation|Company|Co|PLC|GmbH|LP|Industries|Holdings|Systems|Logistics|Shipping|Freight"
    r"|Minerals|Foods|Energy|Power|Gas|Electric|Railroad|Railway|Airlines|Airways|Motors|Pharmaceuticals|Technologies"
    r"|Properties|Residences|Capital|Insurance|Partners|Bank|Crossings|Orchards|Aggregates|Laboratories)\b\.?"
    r"|&|\bL\.P\b|\bS\.A\b"
)  # a firm, which papers take up as "the company"
FEASTS = frozenset("easter christmas thanksgiving ramadan passover".split())
KIN_NAMES = frozenset("mom mommy mum mummy dad daddy grandma grandpa granny auntie papa mama".split())
# Names for people whom a paper keeps secret: "Person-1", "CW-2", "Employee 2", "Operator 551", "Individual A".
PSEUDONYM = re.compile(
    r"(?<![\w-])(?:Person|Individual|Witness|Victim|Officer|Operator|Employee|Agent|Executive|Official|Co-[Cc]onspirator"
    r"|Minor|Doe|Detainee|Student|Patient|Source|Informant|Donor|Juror|Child|Subject|Guard|Inmate|Resident|Supervisor"
    r"|CW|CS|CI|UC|CHS|UCE)[- ]?#?(?:\d{1,4}|[A-H])(?![\w-])"
)
SURNAMES = frozenset({"dean", "bishop", "driver", "priest", "coach"})  # trades that are surnames too
LINKS = frozenset({"of", "for", "and", "the", "&"})
NOT_NAMES = frozenset(
    """the a an this that these those he she it they we i you my our his her its their in on at by for from to of as if
    when while after before since until although though because but and or so yet nor not no yes there here who what
    which where why how all any each every some many most both either neither one two three four five six seven
    eight nine ten once then thus however moreover indeed also further furthermore according per under over between
    among during within without despite see id ibid decl dep tr ex exh exhibit doc dkt ecf no nos sec section
    article paragraph para page line q plaintiff plaintiffs defendant defendants petitioner petitioners respondent
    respondents court motion order opinion judgment complaint declaration affidavit memorandum memo subject re dear
    sincerely thank thanks please today yesterday tomorrow last next now later earlier first second third finally
    meanwhile instead perhaps maybe is are was were do does did has have had will would can could may might should
    shall must let new old good great more less such only just even still well oh ok okay north south east west
    northern southern eastern western appellant appellants appellee appellees claimant claimants debtor debtors
    intervenor intervenors movant count counts says said tells asks""".split()
)
