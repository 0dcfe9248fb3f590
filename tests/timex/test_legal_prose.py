"""Sentences of filings, orders, letters and testimony, read with signal words and event clauses in the span."""

# ruff: noqa: E501 -- a sentence a line
from __future__ import annotations

from datetime import date

import pytest

from belie.timex.find import find_times
from belie.timex.types import EventOffset, SpanStyle, TimeContext

DCT = date(2012, 9, 14)  # a Friday


def read(text: str) -> list[str]:
    found = find_times(text, TimeContext(dct=DCT, spans=SpanStyle.PHRASE))
    return [f"{each.span.of(text)} = {_value(each.value)}" for each in found]


def _value(value: str | EventOffset) -> str:
    return f"{value.offset} {value.anchor_event}" if isinstance(value, EventOffset) else value


CASES = [
    (
        "The boiler burst on May 3, 2011, and the tenants were gone within a week.",
        ["May 3, 2011 = 2011-05-03", "within a week = <+P1W The boiler burst"],
    ),
    ("The rent must be paid within five days.", ["five days = P5D"]),
    (
        "She testified that the memo was written the day before the declaration was filed.",
        ["the day before the declaration was filed = -P1D the declaration was filed"],
    ),
    ("On the night of March 3, 2011, the alarm failed.", ["the night of March 3, 2011 = 2011-03-03TNI"]),
    (
        "Within three business days of receipt, the vendor must cure.",
        ["Within three business days of receipt = <+P3D receipt"],
    ),
    (
        "No later than 30 days after service of the summons, the defendant shall answer.",
        ["No later than 30 days after service of the summons = <+P30D service of the summons"],
    ),
    ("The report came out a few days after he was fired.", ["a few days after he was fired = +PXD he was fired"]),
    (
        "Two to three weeks before the merger closed, he sold his stock.",
        ["Two to three weeks before the merger closed = -P2W/-P3W the merger closed"],
    ),
    ("In the weeks after the strike, production fell.", ["the weeks after the strike = +PXW the strike"]),
    (
        "During the three months prior to her termination she received no reviews.",
        ["the three months prior to her termination = <-P3M her termination"],
    ),
    (
        "On the first anniversary of the explosion, the families met.",
        ["the first anniversary of the explosion = +P1Y the explosion"],
    ),
    (
        "Between 9 a.m. and 11 a.m. on May 2, 2010 the line was down.",
        ["Between 9 a.m. and 11 a.m. on May 2, 2010 = 2010-05-02T09:00/2010-05-02T11:00"],
    ),
    ("The report covers fiscal years 2009 and 2010.", ["fiscal years 2009 = FY2009", "2010 = FY2010"]),
    ("The 2009-10 season was cancelled.", ["The 2009-10 season = 2009/2010"]),
    ("In mid-2010 and again in early spring 2011 the pipes burst.", ["mid-2010 = 2010", "early spring 2011 = 2011-SP"]),
    ("He called every morning for two weeks.", ["every morning = XXXX-XX-XXTMO", "two weeks = P2W"]),
    ("The meter is read on the first Monday of each month.", ["the first Monday of each month = P1M"]),
    ("Interest is payable semi-annually.", ["semi-annually = P6M"]),
    ("They met over Labor Day weekend.", ["Labor Day weekend = 2012-W35-WE"]),
    ("Thanksgiving 2010 was the last time she saw him.", ["Thanksgiving 2010 = 2010-11-25"]),
    (
        "On May 3, 4 and 5, 2010, the jury heard testimony.",
        ["May 3 = 2010-05-03", "4 = 2010-05-04", "5, 2010 = 2010-05-05"],
    ),
    (
        "The notice must be sent no fewer than ten (10) days prior to the meeting.",
        ["no fewer than ten (10) days prior to the meeting = >-P10D the meeting"],
    ),
    ("The lease expired at midnight on June 30, 2010.", ["midnight on June 30, 2010 = 2010-06-30T00:00"]),
    (
        "At approximately 3:15 p.m. on or about June 3, 2010, the officer arrived.",
        ["approximately 3:15 p.m. on or about June 3, 2010 = 2010-06-03T15:15"],
    ),
    ("At 0730 hours on June 3, 2010, the officer arrived.", ["0730 hours on June 3, 2010 = 2010-06-03T07:30"]),
    ("In the latter half of 2010 sales doubled.", ["the latter half of 2010 = 2010-H2"]),
    ("In the last quarter of 2009 sales doubled.", ["the last quarter of 2009 = 2009-Q4"]),
    ("Since at least as early as 2003, the company knew.", ["Since at least as early as 2003 = 2003/.."]),
    (
        "The warranty lasts for one (1) year from the date of purchase.",
        ["one (1) year from the date of purchase = +P1Y the date of purchase"],
    ),
    ("The meeting lasted two and a half hours.", ["two and a half hours = PT2H30M"]),
    ("He was sentenced to 18 to 24 months.", ["18 to 24 months = P18M/P24M"]),
    (
        'The term "Covered Period" shall mean the period from July 1, 2007 through June 30, 2009. Sales in the Covered Period fell.',
        [
            "from July 1, 2007 through June 30, 2009 = 2007-07-01/2009-06-30",
            "the Covered Period = 2007-07-01/2009-06-30",
        ],
    ),
    (
        'On March 1, 2011 (the "Petition Date"), the debtor filed. Within 45 days of the Petition Date, schedules were due.',
        ["March 1, 2011 = 2011-03-01", "Within 45 days of the Petition Date = <+P45D the Petition Date"],
    ),
    ("The order of Septem-\nber 9, 2010 was vacated.", ["Septem-\nber 9, 2010 = 2010-09-09"]),
    (
        "He left on April 3, 2010. Later that month he wrote to the board.",
        ["April 3, 2010 = 2010-04-03", "Later that month = 2010-04"],
    ),
    (
        "He left on April 3, 2010; the following Monday, the locks were changed.",
        ["April 3, 2010 = 2010-04-03", "the following Monday = 2010-04-05"],
    ),
    (
        "He left in April 2010. The previous month he had been warned. By the following January he was broke.",
        ["April 2010 = 2010-04", "The previous month = 2010-03", "By the following January = ../2011-01"],
    ),
    ("He left in 2009. The year before, he had asked for a raise.", ["2009 = 2009", "The year before = 2008"]),
    (
        "The wall fell on Friday, June 4, 2010, and the next morning the city came.",
        ["Friday, June 4, 2010 = 2010-06-04", "the next morning = 2010-06-05TMO"],
    ),
    (
        "The accident was on July 4, 2009. Exactly one year later, the second one happened.",
        ["July 4, 2009 = 2009-07-04", "Exactly one year later = 2010-07-04"],
    ),
    (
        "The trial began Monday, May 3, 2010. On the Wednesday of that week, a witness fainted.",
        ["Monday, May 3, 2010 = 2010-05-03", "the Wednesday of that week = 2010-05-05"],
    ),
    (
        "Tenants were told on the 1st, the 8th and the 22nd of June 2010.",
        ["the 1st = 2010-06-01", "the 8th = 2010-06-08", "the 22nd of June 2010 = 2010-06-22"],
    ),
    ("From early 2008 until late 2010 the site was idle.", ["From early 2008 until late 2010 = 2008/2010"]),
    ("Repairs lasted between three and five days.", ["between three and five days = P3D/P5D"]),
    (
        "The shift ran from 11:00 p.m. to 7:00 a.m.",
        ["from 11:00 p.m. to 7:00 a.m. = 2012-09-14T23:00/2012-09-15T07:00"],
    ),
    ("They meet on the second Tuesday of every month.", ["the second Tuesday of every month = P1M"]),
    ("Rent is due on the first of each month.", ["the first of each month = P1M"]),
    (
        "He was told in the early morning hours of June 3, 2010.",
        ["the early morning hours of June 3, 2010 = 2010-06-03TMO"],
    ),
    ("The call came at 2:05 a.m. (EST) on June 3, 2010.", ["2:05 a.m. (EST) on June 3, 2010 = 2010-06-03T02:05"]),
    (
        "The order issued a week to the day after the hearing.",
        ["a week to the day after the hearing = +P1W the hearing"],
    ),
    (
        "The complaint came some six months after Doe left the company.",
        ["some six months after Doe left the company = +P6M Doe left the company"],
    ),
    (
        "The records were destroyed less than 48 hours after the subpoena.",
        ["less than 48 hours after the subpoena = <+PT48H the subpoena"],
    ),
    ("He was fired not long after he complained.", ["not long after he complained = +PX he complained"]),
    (
        "In the hours before the explosion, workers smelled gas.",
        ["the hours before the explosion = -PTXH the explosion"],
    ),
    ("Two months into the lease, the roof leaked.", ["Two months into the lease = +P2M the lease"]),
    (
        "The notice expires sixty days from the date hereof.",
        ["sixty days from the date hereof = +P60D the date hereof"],
    ),
    ("The notice expires sixty days from today.", ["sixty days from today = 2012-11-13"]),
    (
        "By the end of the second quarter of 2010 the fund was empty.",
        ["By the end of the second quarter of 2010 = ../2010-Q2"],
    ),
    (
        "For the three months ended March 31, 2010, revenue fell.",
        ["the three months ended March 31, 2010 = 2010-01-01/2010-03-31"],
    ),
    (
        "In the first two weeks of June 2010 he claimed 100 hours.",
        ["the first two weeks of June 2010 = 2010-06-01/2010-06-14", "100 hours = PT100H"],
    ),
    (
        "During the last three days of June 2010 he was away.",
        ["the last three days of June 2010 = 2010-06-28/2010-06-30"],
    ),
    ("On the first Monday in May 2010 he was away.", ["the first Monday in May 2010 = 2010-05-03"]),
    ("On Thu, Jun 3, 2010 at 4:15 PM, A. Kim wrote:", ["Thu, Jun 3, 2010 at 4:15 PM = 2010-06-03T16:15"]),
    ("I will be away from June 7 through June 18.", ["from June 7 through June 18 = 2013-06-07/2013-06-18"]),
    ("It was sometime in March or April of 2010.", ["March or April of 2010 = 2010-03/2010-04"]),
    ("The crash was four days before Christmas.", ["four days before Christmas = 2011-12-21"]),
    ("No earlier than June 4, 2010 did he learn of it.", ["No earlier than June 4, 2010 = 2010-06-04/.."]),
    (
        "On June 4th, 2010 he knew. On the 4th of June, 2010, he knew. On June the 4th he knew.",
        ["June 4th, 2010 = 2010-06-04", "the 4th of June, 2010 = 2010-06-04", "June the 4th = 2010-06-04"],
    ),
    (
        "JUNE 4, 2010. On 4 JUN 2010. On 2010-06-04. On 20100604. On 06.04.2010. On 6-4-10.",
        [
            "JUNE 4, 2010 = 2010-06-04",
            "4 JUN 2010 = 2010-06-04",
            "2010-06-04 = 2010-06-04",
            "06.04.2010 = 2010-06-04",
            "6-4-10 = 2010-06-04",
        ],
    ),
    (
        "He was there on June 4, 2010, from 9 a.m. to 5 p.m.",
        ["June 4, 2010, from 9 a.m. to 5 p.m. = 2010-06-04T09:00/2010-06-04T17:00"],
    ),
    (
        "He was there between 2 and 3 p.m. on June 4, 2010.",
        ["between 2 and 3 p.m. on June 4, 2010 = 2010-06-04T14:00/2010-06-04T15:00"],
    ),
    ("October Term 2010 began.", ["October Term 2010 = 2010-10/2011-09"]),
    (
        "The Spring 2010 semester; Fall 2009; winter 2009-2010; the winter of 2009-10.",
        [
            "The Spring 2010 semester = 2010-SP",
            "Fall 2009 = 2009-FA",
            "winter 2009-2010 = 2009-WI",
            "the winter of 2009-10 = 2009-WI",
        ],
    ),
    ("On day three of the trial, the witness recanted.", ["day three of the trial = +P2D the trial"]),
    ("The memo is dated two days before the declaration.", ["two days before the declaration = -P2D the declaration"]),
    (
        "Her declaration was signed one day after the memo was circulated.",
        ["one day after the memo was circulated = +P1D the memo was circulated"],
    ),
    ("Within hours of the order, the plane left.", ["Within hours of the order = <+PTXH the order"]),
    (
        "Two days before the hearing the witness recanted her statement to police.",
        ["Two days before the hearing = -P2D the hearing"],
    ),
    (
        "He left the country three weeks after being served with the complaint.",
        ["three weeks after being served with the complaint = +P3W being served with the complaint"],
    ),
    (
        "By the third day of jury selection, the panel was exhausted.",
        ["the third day of jury selection = +P2D jury selection"],
    ),
    (
        "A year and a half after the spill, the river was still closed.",
        ["A year and a half after the spill = +P1Y6M the spill"],
    ),
    (
        "Just two days after Director Haines testified that talks were on track, the memo was leaked.",
        [
            "Just two days after Director Haines testified that talks were on track = +P2D Director Haines testified that talks were on track"
        ],
    ),
    (
        "The embassy called between two and four weeks after the flight.",
        ["between two and four weeks after the flight = +P2W/+P4W the flight"],
    ),
    (
        "Six months to a year after surgery, patients return.",
        ["Six months to a year after surgery = +P6M/+P1Y surgery"],
    ),
    (
        "In the week leading up to the hearing, three detainees were moved.",
        ["the week leading up to the hearing = <-P1W the hearing"],
    ),
    ("Soon after taking office, the minister wrote to the agency.", ["Soon after taking office = +PX taking office"]),
    (
        "The affidavit was executed the same day as the removal flight.",
        ["the same day as the removal flight = P0D the removal flight"],
    ),
    (
        "Not until two months after the removal did counsel learn of it.",
        ["two months after the removal = +P2M the removal"],
    ),
    ("SO ORDERED this 14 day of March 2018.", ["14 day of March 2018 = 2018-03-14"]),
    (
        "On or before 5:00 p.m. Eastern Time on Friday, March 16, 2018, defendants shall file a status report.",
        ["On or before 5:00 p.m. Eastern Time on Friday, March 16, 2018 = ../2018-03-16T17:00"],
    ),
    (
        "He was detained on April 4, 2017; his 180-day review was due in October; none has occurred in the 11 months since.",
        ["April 4, 2017 = 2017-04-04", "180-day = P180D", "October = 2017-10", "11 months = P11M"],
    ),
    (
        "Removals fell to 86 last year, and in the first two months of 2018, to 3.",
        ["last year = 2011", "the first two months of 2018 = 2018-01/2018-02"],
    ),
    (
        "The petition, which was filed in the winter of 2017-2018, was denied in the spring.",
        ["the winter of 2017-2018 = 2017-WI", "the spring = 2018-SP"],
    ),
    ("Three years, four months and twelve days passed.", ["Three years, four months and twelve days = P3Y4M12D"]),
    (
        "The week before last, he was moved. He will be moved again the week after next.",
        ["The week before last = 2012-W35", "the week after next = 2012-W39"],
    ),
    (
        "It's been going on for weeks; it started around Thanksgiving and will end by Easter.",
        ["weeks = PXW", "around Thanksgiving = 2011-11-24", "by Easter = ../2013-03-31"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_legal_prose_is_read_as_a_lawyer_would(text: str, expected: list[str]) -> None:
    assert read(text) == expected
