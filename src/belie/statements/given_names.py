"""Common given names by the gender they are mostly given to: one hint among several, never proof.

A short list of our own of names common in English, Spanish, Arabic and French usage; names given to both are left out.
"""

from __future__ import annotations

FEMALE = frozenset(
    """abigail ada adriana agnes aicha aisha alice alicia alison allison amal amanda amelia amina amy ana andrea angela
    anita ann anna anne annette annie april ariel audrey barbara beatrice becky bella beth betty beverly brenda
    bridget brooke camila camille candace carla carmen carol carolina caroline catherine cecilia celia charlotte
    cheryl chloe christina christine cindy claire clara claudia colleen constance courtney crystal cynthia daisy
    dana danielle deborah debra delia denise diana diane dolores donna doris dorothy edith eileen elaine eleanor
    elena elisa elise elizabeth ella ellen eloise elsa emily emma erica erin esther ethel eva evelyn fatima fatma
    fay felicia fiona florence frances gabriela gail genevieve georgia gertrude gina ginny gladys glenda gloria
    grace greta hala hanan hannah harriet hazel heather helen helena hillary holly huda ida ilse imani inez ingrid
    irene iris irma isabel isabella ivy jacqueline jane janet janice jasmine jean jeanette jeanne jennifer jenny
    jessica jill joan joanna joanne josephine joy joyce juanita judith judy julia juliana julie june karen karin
    kate katharine katherine kathleen kathryn kathy katie kayla kelly khadija kim kimberly kirsten kristen kristin
    laila latifa laura lauren laurie leah leila lena leslie leticia lillian lily linda lisa lois loretta lori
    lorraine louise lucia lucille lucy lydia lynn mabel madeleine madison maggie marcia margaret margarita
    marguerite maria marian marianne marie marilyn marina marjorie marlene marta martha mary maryam maureen maya
    megan melanie melinda melissa mercedes meredith michele michelle mildred minnie miranda miriam molly mona monica
    nadia nancy naomi natalia natalie nellie nicole nina noor nora norma olga olivia pamela patricia paula pauline
    pearl penelope peggy phyllis priscilla rachel ramona rana rania rebecca regina renee rhonda rita roberta rosa
    rosalie rose rosemary roxanne ruby ruth sabrina sally salma samira sandra sara sarah savannah selma shannon
    sharon sheila shelley sherry shirley silvia simone sofia sonia sophia sophie stacy stella stephanie sue susan
    suzanne sylvia tamara tammy tanya tara teresa theresa tiffany tina tracy ursula valerie vanessa vera veronica
    victoria viola violet virginia vivian wanda wendy wilma yasmin yolanda yvette yvonne zainab zoe""".split()
)
MALE = frozenset(
    """aaron abdul abdullah abraham adam adrian ahmad ahmed alan albert alberto alejandro alexander alfred ali allen
    alvin amir andre andrew angelo anthony antonio armando arnold arthur arturo barack barry bashar ben benjamin
    bernard bill bob bobby boris brad bradley brandon brendan brent brian bruce bryan calvin carl carlos cecil cesar
    charles chester chris christopher clarence claude clayton clifford clinton cody colin craig curtis cyrus dale dan
    daniel darrell darren david dean dennis derek diego dmitri don donald douglas duane dustin dwight earl eddie
    edgar eduardo edward edwin eli elias elliot emilio enrique eric ernest ernesto ethan eugene evan faisal felipe
    felix fernando floyd francis francisco frank franklin fred frederick gabriel gareth gary gavin gene geoffrey
    george gerald gilbert glen glenn gordon greg gregory guillermo gustavo guy hamid harold harry harvey hassan
    hector henri henry herbert herman hernan howard hugh hugo hussein hussain ian ibrahim igor isaac ismail ivan
    jack jacob jacques jaime jake james jared jason javier jeff jeffrey jeremy jerome jerry jesse jesus jim jimmy
    joe joel john johnny jonathan jorge jose joseph joshua juan julio justin karim karl keith ken kenneth kevin
    khaled khalid kirk kurt kyle lance larry lawrence leo leon leonard leroy lester lewis liam lloyd louis lucas
    luis luke mahmoud malcolm manuel marc marcus mario mark martin marvin mathew matthew maurice max melvin michael
    miguel mike milton mohamed mohammad mohammed mohamud muhammad mustafa nathan nathaniel neil nelson nicholas nick
    nicolas nigel norman oliver omar oscar otto owen pablo patrick paul pedro perry peter phil philip phillip pierre
    rafael ralph ramon randall randy raul ray raymond reginald rene ricardo richard rick robert roberto rodney roger
    roland ron ronald ross roy ruben rudolph russell sam samir samuel scott sean sebastian sergei sergio seth shane
    sidney simon spencer stanley stephen steve steven stuart tariq ted terrence theodore thomas tim timothy tobias
    todd tom tomas tony travis trevor tyler vernon victor vincent vladimir wade wallace walter warren wayne wendell
    wesley wilbur william winston yousef youssef yusuf zachary""".split()
)


def gender_of(name: str) -> str:
    """Return "f" or "m" for a full name by its title or given name, or "" when neither tells."""
    words = name.replace(".", "").split()
    if not words:
        return ""
    first = words[0].lower()
    if first in ("ms", "mrs", "miss", "madam", "dame", "lady", "sister"):
        return "f"
    if first in ("mr", "sir", "lord", "father", "brother"):
        return "m"
    given = next((word.lower() for word in words[:-1] if len(word) > 1 and word[0].isupper()), "")
    return "f" if given in FEMALE else "m" if given in MALE else ""
