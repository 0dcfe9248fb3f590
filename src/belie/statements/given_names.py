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
    victoria viola violet virginia vivian wanda wendy wilma yasmin yolanda yvette yvonne zainab zoe
    dawn dinah beatriz oona birgit astrid freya solveig sigrid marit ines lucinda marisol consuelo pilar esperanza rocio
    ximena paloma soledad luz graciela leticia nadine odette odile solange noemie manon celine elodie aurelie camilla
    chiara giulia francesca paola bianca ludmila svetlana tatiana oksana nadezhda yelena ekaterina katya anya irina
    galina zofia agnieszka malgorzata katarzyna jadwiga milena vesna dragana ivana jelena mirjana snezana ayesha amira
    yusra samia farah leyla aylin elif zeynep shirin parisa nasrin roya mina priya anjali sunita lakshmi deepa kavita
    meera radha nisha pooja shreya indira yuki keiko yoko hanako sakura naoko akiko mei ling xiuying yan hua lan thi
    linh huong ngozi amara adaeze chioma yetunde folake nneka nnenna ifeoma wanjiru akinyi thandiwe nomsa zanele winnie
    bernadette dorothea henrietta harriet hilda imogen isolde josefina lenora leonora lenore leonie leontyne lorna
    magdalena maud mavis minerva muriel nanette octavia ottilie paulette philippa priscilla ramona rosalind roswitha
    rowena saoirse siobhan aoife niamh sorcha tabitha thea theodora tamsin trudy ulrike ursula wilhelmina winifred
    hana hedda hedy ileana ilse ingeborg isaura jovana ottoline perpetua petra renata rosario selam simone stefania
    alejandra carolyn charity clarissa claudine corinne deirdre delphine estelle eugenia faith gwen gwendolyn hope
    iris johanna justine kristina lavinia marcela mariana marina melissa odalys penny sabine sylvie verity
    violeta""".split()
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
    wesley wilbur william winston yousef youssef yusuf zachary
    aleksandr alexei andrei arkady boris vladislav yevgeny sergey mikhail nikolai oleg pavel vasily viktor yuri konrad
    casimir stanislaw tomasz wojciech zbigniew goran dragan milos nikola slobodan zoran bogdan mircea radu emil matteo
    giovanni giuseppe luca lorenzo alessandro marco paolo pietro salvatore vincenzo enzo didier etienne emile gaston
    gilles guillaume herve jerome julien laurent luc marcel mathieu maxime olivier pascal remy rene sylvain thierry
    xavier yves anders bjorn erik gunnar hakon halvor henrik ivar jens johan knut lars leif magnus mikkel nils olaf
    rasmus sven thorvald torsten dieter ernst friedrich fritz gerhard gunther hans heinrich heinz helmut horst jurgen
    klaus kurt leopold ludwig lutz manfred matthias otto rainer reinhard rolf rudiger siegfried stefan ulrich uwe
    volker werner wilhelm wolfgang piet pieter willem joost maarten aram armen tigran arash behrouz dariush farhad
    kaveh mehdi reza ali bilal faisal hakim hamza imran jamal kamal khalil malik mansour marwan nabil nasser osama
    rashid saeed salah salim samir tarek walid yasin zaid amit anil arjun ashok deepak ganesh gopal krishna manoj mohan
    naveen prakash rahul raj rajesh ravi ravinder sandeep sanjay suresh vijay vikram akira daisuke haruto hideo hiroshi
    isamu kazuo kenji kenta makoto masao minoru satoshi shigeru takashi takeshi takumi tetsuo yoshio wei jun ming hao
    tuan minh duc hung chidi chinedu emeka femi kelechi obinna olumide segun tunde babajide adewale kofi kwabena
    kwame yaw juma kamau mwangi otieno sipho thabo themba alistair alasdair angus archibald barnaby bartholomew
    basil bertram clement conrad cormac crispin cuthbert declan desmond dunstan eamon ebenezer edmund eustace ewan
    fergus finlay florian garrett gideon gregor hamish hector horace hubert humphrey ignacio ignatius jasper julian
    kieran lachlan leander leopold lucian malachi montgomery mortimer neville niall nigel obadiah orlando ozan padraig
    percival quentin ragnar ramiro raoul reuben roderick rodrigo rory rowan rupert rufus seamus silas solomon tadeo
    thaddeus tobiah tristan ulysses urban virgil wallace wilfred winthrop alvin baltasar baptiste benedict bartosz
    curtis darnell devon duncan dwayne elijah emmanuel everett ezra gilberto gustavo heriberto hugo isaias jerrod
    leonid lionel lorenzo marlon moises nestor noah octavio osvaldo phineas rigoberto rogelio rolando salvador
    santiago teodor teodoro tyrone wilfredo""".split()
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
