"""Captions, indictments, transcripts, e-mails and talk without labels: whom the marked speaker is."""

# ruff: noqa: E501

import pytest

from belie.domain.documents import DocumentKind
from statements.marked import named_at


@pytest.mark.parametrize(
    ("passage", "name", "kind"),
    [
        (
            "MEMORANDUM\n\nFROM: Ann Pell\nTO: File\nDATE: May 4, 2031\n\nTom Vane said that the unit was full. I said that it was empty. <He> said that it stank.",
            "Tom Vane",
            DocumentKind.MEMO,
        ),
        (
            "STATE v. ILVAR BRODO\nCriminal Division, No. 29-CR-771\n\nORDER\n\nBefore the Court is Defendant's motion of May 9. <Defendant> testified that it was empty.",
            "Ilvar Brodo",
            DocumentKind.ORDER,
        ),
        (
            "MEMORANDUM\n\nFROM: Ann Pell\nTO: Tom Vane\nDATE: May 4, 2031\n\nI thank you. <Your letter> says that the unit is empty.",
            "Tom Vane",
            DocumentKind.MEMO,
        ),
        (
            "STATE v. IGNACIO TESK-BRODO\nCriminal Division, No. 29-CR-771\n\nORDER\n\n<Defendant> testified that the unit was empty.",
            "Ignacio Tesk-Brodo",
            DocumentKind.ORDER,
        ),
        (
            "FAMILY COURT\n\nJORAM TESK, Petitioner,\n     - against -\nILKA TESK, Respondent.\n\nORDER\n\n<Respondent> testified that the unit was empty.",
            "Ilka Tesk",
            DocumentKind.ORDER,
        ),
        (
            "UNITED STATES DISTRICT COURT\nEASTERN DISTRICT OF MARLOW\n\nJORAM TESK,\n\n     Plaintiff,\n\nv.\n\nTARRASCO FREIGHT, INC.,\n\n     Defendant.\n\nCase No. 2:31-cv-00412\n\nORDER\n\nPlaintiff moved in May. <He> says that the unit was empty.",
            "Joram Tesk",
            DocumentKind.ORDER,
        ),
        (
            "INDICTMENT\n\nThe Grand Jury charges:\n\n1. <Person-1> told the clerk that the tanks were sound.",
            "Person-1",
            DocumentKind.FILING,
        ),
        (
            "INDICTMENT\n\nThe Grand Jury charges:\n\n1. <CW-2> told the clerk that the tanks were sound.",
            "CW-2",
            DocumentKind.FILING,
        ),
        (
            "From: Ann Pell\nTo: Tom Vane\nDate: May 4, 2031\nSubject: Unit 4\n\n<You> told me that the unit is empty.\n\nAnn",
            "Tom Vane",
            DocumentKind.EMAIL,
        ),
        (
            "From: Ann Pell\nTo: Tom Vane; Edith Haddow\nDate: May 4, 2031\nSubject: Unit 4\n\n<You> told me that the unit is empty.\n\nAnn",
            "",
            DocumentKind.EMAIL,
        ),
        (
            "MEMORANDUM\n\nFROM: Ann Pell\nTO: Tom Vane\nDATE: May 4, 2031\n\nYou know the unit. <Vane> says that it is empty.",
            "Tom Vane",
            DocumentKind.MEMO,
        ),
        (
            "UNITED STATES DISTRICT COURT\nEASTERN DISTRICT OF MARLOW\n\nJORAM TESK,\n\n     Plaintiff,\n\nv.\n\nTARRASCO FREIGHT, INC.,\n\n     Defendant.\n\nCase No. 2:31-cv-00412\n\nOPINION AND ORDER\n\n<Plaintiff> alleges that the unit was empty.",
            "Joram Tesk",
            DocumentKind.ORDER,
        ),
        (
            "UNITED STATES DISTRICT COURT\nEASTERN DISTRICT OF MARLOW\n\nJORAM TESK,\n\n     Plaintiff,\n\nv.\n\nTARRASCO FREIGHT, INC.,\n\n     Defendant.\n\nCase No. 2:31-cv-00412\n\nOPINION AND ORDER\n\n<Defendant> contends that the unit was empty.",
            "Tarrasco Freight, Inc.",
            DocumentKind.ORDER,
        ),
        (
            "UNITED STATES DISTRICT COURT\nEASTERN DISTRICT OF MARLOW\n\nJORAM TESK,\n\n     Plaintiff,\n\nv.\n\nTARRASCO FREIGHT, INC.,\n\n     Defendant.\n\nCase No. 2:31-cv-00412\n\nOPINION AND ORDER\n\n<Tesk> alleges that the unit was empty.",
            "Joram Tesk",
            DocumentKind.ORDER,
        ),
        (
            "UNITED STATES DISTRICT COURT\nEASTERN DISTRICT OF MARLOW\n\nJORAM TESK,\n\n     Plaintiff,\n\nv.\n\nTARRASCO FREIGHT, INC.,\n\n     Defendant.\n\nCase No. 2:31-cv-00412\n\nOPINION AND ORDER\n\nTesk alleges that the unit was full. <He> says that it stank.",
            "Joram Tesk",
            DocumentKind.ORDER,
        ),
        (
            "UNITED STATES DISTRICT COURT\nEASTERN DISTRICT OF MARLOW\n\nJORAM TESK,\n\n     Plaintiff,\n\nv.\n\nTARRASCO FREIGHT, INC.,\n\n     Defendant.\n\nCase No. 2:31-cv-00412\n\nOPINION AND ORDER\n\n<The Court> finds that the unit was empty.",
            "The Court",
            DocumentKind.ORDER,
        ),
        (
            "UNITED STATES DISTRICT COURT\nEASTERN DISTRICT OF MARLOW\n\nJORAM TESK,\n\n     Plaintiff,\n\nv.\n\nTARRASCO FREIGHT, INC.,\n\n     Defendant.\n\nCase No. 2:31-cv-00412\n\nCOMPLAINT\n\n1. Plaintiff Joram Tesk is a pilot.\n\n2. <Plaintiff> alleges that the unit was empty.",
            "Joram Tesk",
            DocumentKind.FILING,
        ),
        (
            "UNITED STATES DISTRICT COURT\nEASTERN DISTRICT OF MARLOW\n\nJORAM TESK and WANDA ORLE,\n\n     Petitioners,\n\nv.\n\nANN PELL, Warden,\n\n     Respondent.\n\nCase No. 2:31-cv-00412\n\nOPINION AND ORDER\n\n<Respondent> contends that the unit was empty.",
            "Ann Pell",
            DocumentKind.ORDER,
        ),
        (
            "UNITED STATES DISTRICT COURT\nEASTERN DISTRICT OF MARLOW\n\nJORAM TESK and WANDA ORLE,\n\n     Petitioners,\n\nv.\n\nANN PELL, Warden,\n\n     Respondent.\n\nCase No. 2:31-cv-00412\n\nOPINION AND ORDER\n\n<Petitioners> contend that the unit was empty.",
            "",
            DocumentKind.ORDER,
        ),
        (
            "UNITED STATES DISTRICT COURT\nEASTERN DISTRICT OF MARLOW\n\nJORAM TESK and WANDA ORLE,\n\n     Petitioners,\n\nv.\n\nANN PELL, Warden,\n\n     Respondent.\n\nCase No. 2:31-cv-00412\n\nOPINION AND ORDER\n\n<The Warden> contends that the unit was empty.",
            "Ann Pell",
            DocumentKind.ORDER,
        ),
        (
            "UNITED STATES DISTRICT COURT\nEASTERN DISTRICT OF MARLOW\n\nJORAM TESK and WANDA ORLE,\n\n     Petitioners,\n\nv.\n\nANN PELL, Warden,\n\n     Respondent.\n\nCase No. 2:31-cv-00412\n\nOPINION AND ORDER\n\n<Petitioner Tesk> contends that the unit was empty.",
            "Joram Tesk",
            DocumentKind.ORDER,
        ),
        (
            "UNITED STATES DISTRICT COURT\nEASTERN DISTRICT OF MARLOW\n\nJORAM TESK and WANDA ORLE,\n\n     Petitioners,\n\nv.\n\nANN PELL, Warden,\n\n     Respondent.\n\nCase No. 2:31-cv-00412\n\nOPINION AND ORDER\n\nThis follows Brodo v. Haddow. <Orle> contends that the unit was empty.",
            "Wanda Orle",
            DocumentKind.ORDER,
        ),
        (
            "MEMORANDUM OPINION\n\nPetitioner JUAN TESK (“Tesk”) came in May. <Petitioner> argues that the unit was empty.",
            "Juan Tesk",
            DocumentKind.ORDER,
        ),
        (
            "MEMORANDUM OPINION\n\nPetitioner Juan Tesk came in May. <Mr. Tesk> argues that the unit was empty.",
            "Juan Tesk",
            DocumentKind.ORDER,
        ),
        (
            "INDICTMENT\n\nThe Grand Jury charges:\n\n1. Defendant ILVAR BRODO was the chief of the port.\n\n2. <BRODO> told the clerk that the tanks were sound.",
            "Ilvar Brodo",
            DocumentKind.FILING,
        ),
        (
            "INDICTMENT\n\nThe Grand Jury charges:\n\n1. ILVAR BRODO, the defendant, was the chief of the port.\n\n2. <The defendant> told the clerk that the tanks were sound.",
            "Ilvar Brodo",
            DocumentKind.FILING,
        ),
        (
            "DECLARATION OF ANN PELL\n\nI, Ann Pell, declare as follows:\n\n1. I am a clerk.\n\n2. My supervisor, Tom Vane, came. <He> told me that the unit was empty.",
            "Tom Vane",
            DocumentKind.DECLARATION,
        ),
        (
            "DECLARATION OF ANN PELL\n\nI, Ann Pell, declare as follows:\n\n1. I am a clerk.\n\n2. <I> told Tom Vane that the unit was empty.",
            "Ann Pell",
            DocumentKind.DECLARATION,
        ),
        (
            "DECLARATION OF ANN PELL\n\nI, Ann Pell, declare as follows:\n\n1. I am a clerk.\n\n2. Tom Vane told me, “<I> believe that the unit is empty.”",
            "Tom Vane",
            DocumentKind.DECLARATION,
        ),
        (
            "DEPOSITION OF ANN PELL\n\nQ. What happened?\nA. <I> told Tom Vane that the unit was empty.",
            "Ann Pell",
            DocumentKind.TRANSCRIPT,
        ),
        (
            "DEPOSITION OF ANN PELL\n\nQ. What happened?\nA. I met Tom Vane and <he> told me that the unit was empty.",
            "Tom Vane",
            DocumentKind.TRANSCRIPT,
        ),
        (
            "DEPOSITION OF ANN PELL\n\nQ. What did Mr. Vane say?\nA. <He> said that the unit was empty.",
            "Mr. Vane",
            DocumentKind.TRANSCRIPT,
        ),
        (
            "DEPOSITION OF ANN PELL\n\nQ. What happened?\nA. <She> said that the unit was empty.",
            "",
            DocumentKind.TRANSCRIPT,
        ),
        (
            "TRANSCRIPT OF HEARING\n\nTHE COURT: Go on, please.\n\n<MS. HADDOW:> We submit that the unit was empty, Your Honor.",
            "Ms. Haddow",
            DocumentKind.TRANSCRIPT,
        ),
        (
            "TRANSCRIPT OF HEARING\n\nAPPEARANCES:\n\nFor the Plaintiff: EDITH HADDOW\nFor the Defendant: SAMIR VANE\n\n<MS. HADDOW:> I submit that the unit was empty, Your Honor.",
            "Edith Haddow",
            DocumentKind.TRANSCRIPT,
        ),
        (
            "From: Ann Pell\nTo: Tom Vane\nDate: May 4, 2031\nSubject: Unit 4\n\nTom,\n\n<I> think that the unit is empty. Ann",
            "Ann Pell",
            DocumentKind.EMAIL,
        ),
        (
            "From: Pell, Ann\nTo: Vane, Tom\nDate: May 4, 2031\nSubject: Unit 4\n\nAs <Tom> said, the unit is empty.\n\nAnn",
            "Tom Vane",
            DocumentKind.EMAIL,
        ),
        (
            "From: Ann Pell\nTo: Tom Vane\nCc: Edith Haddow\nDate: May 4, 2031\nSubject: Unit 4\n\n<Edith> says that the unit is empty.",
            "Edith Haddow",
            DocumentKind.EMAIL,
        ),
        (
            "Good morning, Your Honors. My name is Ann Pell and I am here for the appellant.\n\n<I> believe that the unit was empty.\n\nDid <you> say so below?",
            "Ann Pell",
            None,
        ),
        (
            "An interview with harbor engineer Ilka Temesh\n\nIn May, Temesh sat down with Tom Vane for an interview.\n\n<I> wanted to know when it began. When did it begin?\n\nI think that it began in March.\n\nWho knew?\n\nAll.",
            "Tom Vane",
            None,
        ),
        (
            "“The unit was empty when I came to it in the spring of that year.” Ilka Temesh\n\nDo you like it?\n\nNo.\n\nWhy?\n\n<I> think that it stinks.\n\nDo you go there?\n\nNo.\n\nWill you?\n\nNo.",
            "Ilka Temesh",
            None,
        ),
        (
            "An interview with harbor engineer Ilka Temesh\n\nWhen did it begin?\n\n<I> think that it began in March.\n\nWho knew?\n\nEverybody knew.",
            "Ilka Temesh",
            None,
        ),
        (
            "An interview with harbor engineer Ilka Temesh\n\nWhen do <you> think it began?\n\nIn March.\n\nWho knew?\n\nEverybody knew.",
            "Ilka Temesh",
            None,
        ),
        (
            "Ilka Temesh is a harbor engineer. The Herald spoke to her in May.\n\nHerald: When did it begin?\n\nTemesh: <I> think that it began in March.\n\nHerald: Who knew?\n\nTemesh: All.",
            "Ilka Temesh",
            None,
        ),
        (
            "Good morning, Your Honors. My name is Ann Pell and I am here for the appellant.\n\nThe unit was empty and <I> think that nobody knew it.\n\nWho told you?\n\nThe clerk.",
            "Ann Pell",
            None,
        ),
        (
            "Good morning, Your Honors. My name is Ann Pell and I am here for the appellant.\n\n<You> told the clerk that the unit was empty?\n\nWe do.",
            "Ann Pell",
            None,
        ),
        (
            "Good morning, Your Honors. My name is Ann Pell and I am here for the appellant.\n\nIt was full.\n\nMay it please the Court, Tom Vane for the appellee.\n\n<I> think that it was empty.",
            "Tom Vane",
            None,
        ),
    ],
)
def test_a_paper_says_who_speaks_in_it(passage: str, name: str, kind: DocumentKind | None) -> None:
    assert named_at(passage, kind) == name
