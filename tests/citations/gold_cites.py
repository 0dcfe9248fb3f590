"""Invented passages with every cite in them, taken apart by hand.

A passage is followed by one line a cite, in order: the words of the cite, then "=>" and its parts: the form, the case
(`@`), entry or label, exhibit (`ex`), volume (`vol`), pins, date (`on`), and after "<-" the beginning of the cite that
an `id.`, a `supra` or a short name stands for.
"""

GOLD = r"""
The talks had failed by then. ECF No. 174-3, PageID.4876. Nobody told the court. ECF No. 65, PageID.624, ¶ 4.
ECF No. 174-3, PageID.4876 => entry 174-3 PageID.4876
ECF No. 65, PageID.624, ¶ 4 => entry 65 PageID.624 ¶ 4

Two motions are pending (ECF Nos. 12, 14-2), and a third is briefed. See Dkt. 45 at 3; Doc. 81-3 ¶ 7.
ECF Nos. 12 => entry 12
14-2 => entry 14-2
Dkt. 45 at 3 => entry 45 p. 3
Doc. 81-3 ¶ 7 => entry 81-3 ¶ 7

The Sixth Circuit's own form is used below. (R. 174-3, PageID 4876.) So is the older one (R. 12, Compl., PageID 4).
R. 174-3, PageID 4876 => entry 174-3 PageID.4876
R. 12, Compl., PageID 4 => entry 12 Compl. PageID.4

He was held for ninety days. PageID.234-235. The log says so three times (PageID.234, 238, 245) and once in another
case, 1:15-cv-99999 PageID.234.
PageID.234-235 => page_id PageID.234-235
PageID.234, 238, 245 => page_id PageID.234 PageID.238 PageID.245
1:15-cv-99999 PageID.234 => page_id @1:15-cv-99999 PageID.234

The complaint was removed to this Court. Page ID #:1. The exhibits follow at Page ID #:17-23.
Page ID #:1 => page_id PageID.1
Page ID #:17-23 => page_id PageID.17-23

She was never asked. Compl. ¶¶ 7-9, 12. The officer agrees. Schultz Decl. ¶ 7; Second Schultz Decl. Ex. A, at 2.
Compl. ¶¶ 7-9, 12 => paper Compl. ¶ 7-9 ¶ 12
Schultz Decl. ¶ 7 => paper Schultz Decl. ¶ 7
Second Schultz Decl. Ex. A, at 2 => paper Second Schultz Decl. ex A p. 2

The nurse saw him at six. Jones Aff. ¶ 3. The guard did not. Smith Dep. 30:4-18, Feb. 5, 2001; see also Dep. 88:2-9.
Jones Aff. ¶ 3 => paper Jones Aff. ¶ 3
Smith Dep. 30:4-18, Feb. 5, 2001 => transcript Smith Dep. 30:4-30:18 on Feb. 5, 2001
Dep. 88:2-9 => transcript Dep. 88:2-88:9

Counsel conceded the point in open court (Hr'g Tr. 51-52) and again at trial. Trial Tr. vol. 2, 51:3-52:9; accord
Tr. 14.
Hr'g Tr. 51-52 => transcript Hr'g Tr. p. 51-52
Trial Tr. vol. 2, 51:3-52:9 => transcript Trial Tr. vol 2 51:3-52:9
Tr. 14 => transcript Tr. p. 14

The photograph is in evidence. Ex. A. So is the register, Exhibit 12 at 4, and the ledger. Pl.'s Ex. 3; Defs.' Ex.
14-B at 2.
Ex. A => exhibit ex A
Exhibit 12 at 4 => exhibit ex 12 p. 4
Pl.'s Ex. 3 => exhibit Pl.'s ex 3
Defs.' Ex. 14-B at 2 => exhibit Defs.' ex 14-B p. 2

Respondents have said three different things. Compare Mot. at 5, with Opp'n at 3, and Reply at 2. The Answer denies
it. Answer ¶ 4.
Mot. at 5 => paper Mot. p. 5
Opp'n at 3 => paper Opp'n p. 3
Reply at 2 => paper Reply p. 2
Answer ¶ 4 => paper Answer ¶ 4

The district court thought otherwise (Order at 2), but its own file shows it. App. 12; A.R. 233; J.A. 45-47.
Order at 2 => paper Order p. 2
App. 12 => volume App. p. 12
A.R. 233 => volume A.R. p. 233
J.A. 45-47 => volume J.A. p. 45-47

The memorandum was produced as MER-000123. The mail follows at ICE0001234-1240, and the drafts at DEF_0046 to 0049.
MER-000123 => bates MER-000123
ICE0001234-1240 => bates ICE0001234-ICE0001240
DEF_0046 to 0049 => bates DEF_0046-DEF_0049

The standard is settled. Harrow v. Pell, 410 U.S. 113, 120 (1973). Id. at 121. The facts are not. Compl. ¶ 7. Id. ¶ 8.
Harrow v. Pell, 410 U.S. 113, 120 (1973) => case
Id. at 121 => id p. 121 <- Harrow
Compl. ¶ 7 => paper Compl. ¶ 7
Id. ¶ 8 => id ¶ 8 <- Compl. ¶ 7

He signed it on May 4. Lyons Decl. ¶ 4. Id. The next day he took it back. Id. ¶¶ 5-6; see Harrow v. Pell, 12 F.3d
345, 347 (6th Cir. 1994). Id. at 348.
Lyons Decl. ¶ 4 => paper Lyons Decl. ¶ 4
Id. => id <- Lyons Decl.
Id. ¶¶ 5-6 => id ¶ 5-6 <- Lyons Decl.
Harrow v. Pell, 12 F.3d 345, 347 (6th Cir. 1994) => case
Id. at 348 => id p. 348 <- Harrow

The first account was given under oath (ECF No. 12-1, "Lyons Declaration"). It was withdrawn. Lyons Declaration ¶ 9.
ECF No. 12-1, "Lyons Declaration" => entry 12-1
Lyons Declaration ¶ 9 => paper Lyons Declaration ¶ 9 <- ECF No. 12-1

The cable of June 3 (ECF No. 118-2) (the “Memo”) says the opposite. Memo at 3. Nobody disputes that the Memo is genuine.
ECF No. 118-2 => entry 118-2
Memo at 3 => paper Memo p. 3 <- ECF No. 118-2

Her statement is attached. Ex. A (Lyons Decl.) ¶ 4. His is not. Ex. B (Orme Dep.) 12:3-9.
Ex. A (Lyons Decl.) ¶ 4 => exhibit Lyons Decl. ex A ¶ 4
Ex. B (Orme Dep.) 12:3-9 => exhibit Orme Dep. ex B 12:3-12:9

Ardavia agreed to take them. Pellandry Decl. ¶ 7, ECF No. 81-3, PageID.2105. Papers were approved. Pellandry Decl. ¶
10. A plane was hired. Id. ¶ 11.
Pellandry Decl. ¶ 7, ECF No. 81-3, PageID.2105 => paper 81-3 Pellandry Decl. ¶ 7 PageID.2105
Pellandry Decl. ¶ 10 => paper Pellandry Decl. ¶ 10 <- Pellandry Decl. ¶ 7
Id. ¶ 11 => id ¶ 11 <- Pellandry Decl. ¶ 7

As scanned, the brief cites EFC No. 12 at 4, ECF N0. 14-2, PagelD.48l2 and Schultz Decl. { 7.
EFC No. 12 at 4 => entry 12 p. 4
ECF N0. 14-2, PagelD.48l2 => entry 14-2 PageID.4812
Schultz Decl. { 7 => paper Schultz Decl. ¶ 7

Line ends fall inside cites: see Schultz
Decl. ¶
7; ECF No.
174-3, PageID.
4876; Smith Dep.
30:4-
18.
Schultz Decl. ¶ 7 => paper Schultz Decl. ¶ 7
ECF No. 174-3, PageID. 4876 => entry 174-3 PageID.4876
Smith Dep. 30:4- 18 => transcript Smith Dep. 30:4-30:18

Sandhill was decided on undisputed facts. Sandhill v. Moor, 236 N.C. App. 340, 365 (2014); Gift v. Cooper, 268 N.C.
App. 1 (2019). The fare was $40. 1 App. 24-25.
Sandhill v. Moor, 236 N.C. App. 340, 365 (2014) => case
Gift v. Cooper, 268 N.C. App. 1 (2019) => case
1 App. 24-25 => volume App. vol 1 p. 24-25

The count was wrong “in every month of the year.” Strake Decl. ¶ 6 (emphasis added); see also Roster at 2; cf.
Brandtner Decl. ¶¶ 4, 8 & 12.
Strake Decl. ¶ 6 (emphasis added) => paper Strake Decl. ¶ 6
Brandtner Decl. ¶¶ 4, 8 & 12 => paper Brandtner Decl. ¶ 4 ¶ 8 ¶ 12

Under 8 U.S.C. § 1231(a)(6) the period is presumptive. Id. The petition says how long he waited. Pet. ¶¶ 31-33. Id.
¶ 34.
8 U.S.C. § 1231(a)(6) => law
Id. => id <- 8 U.S.C.
Pet. ¶¶ 31-33 => paper Pet. ¶ 31-33
Id. ¶ 34 => id ¶ 34 <- Pet.

Defendants’ own witness agrees. Orme Dep. Tr. 44:12–45:3, 47:1-9. He changed it later (Orme Errata, ECF No. 90-4).
Orme Dep. Tr. 44:12–45:3, 47:1-9 => transcript Orme Dep. Tr. 44:12-45:3 47:1-47:9
ECF No. 90-4 => entry 90-4

The officer stated in his affidavit (Vane Aff., Dkt. No. 31-2, ¶ 12) that the door was open. But see Dkt. Nos. 33,
34 and 36-1.
Vane Aff., Dkt. No. 31-2, ¶ 12 => paper 31-2 Vane Aff. ¶ 12
Dkt. Nos. 33 => entry 33
34 => entry 34
36-1 => entry 36-1

Judge Arden held as much in the companion case. No. 2:19-cv-00417, ECF No. 88 at 6; ECF No. 91, No. 2:19-cv-00417.
No. 2:19-cv-00417, ECF No. 88 at 6 => entry @2:19-cv-00417 88 p. 6
ECF No. 91, No. 2:19-cv-00417 => entry @2:19-cv-00417 91

The rule is clear. Fed. R. Civ. P. 56(c). R. 56 is not a record cite, nor is Dkt. No. 2:26-cv-00123, nor Docket No.
20-1507.
Fed. R. Civ. P. 56(c) => law

The alien number A-123456789, the form I-213, COVID-19 and 9:30-10:15 a.m. are no cites. DE 19801 is a postal code.

The facts are in D.E. 14 ¶ 3, [DE 22] at 4, Rec. Doc. 31-2, D.I. 40 at 7 and Filing No. 18 at 2.
D.E. 14 ¶ 3 => entry 14 ¶ 3
DE 22 => entry 22
Rec. Doc. 31-2 => entry 31-2
D.I. 40 at 7 => entry 40 p. 7
Filing No. 18 at 2 => entry 18 p. 2

He repeated it on cross. Tr. 51:3-9; Trial Tr. 212; see Nov. 3, 2026 Hr'g Tr. 14:2-15:1. The witness at deposition
(30:4-31:2) had not.
Tr. 51:3-9 => transcript Tr. 51:3-51:9
Trial Tr. 212 => transcript Trial Tr. p. 212
Nov. 3, 2026 Hr'g Tr. 14:2-15:1 => transcript Nov. 3, 2026 Hr'g Tr. 14:2-15:1 on Nov. 3, 2026
30:4-31:2 => transcript 30:4-31:2 <- Nov. 3, 2026 Hr'g Tr.

The exhibits tell it all. Exs. A-C; Exs. 4, 7 & 9; Ex. P-7 at 3; PX 12; Gov't Ex. 4; Joint Ex. 2 at 1.
Exs. A-C => exhibit ex A..C
Exs. 4 => exhibit ex 4
7 => exhibit ex 7
9 => exhibit ex 9
Ex. P-7 at 3 => exhibit ex P-7 p. 3
PX 12 => exhibit PX ex 12
Gov't Ex. 4 => exhibit Gov't ex 4
Joint Ex. 2 at 1 => exhibit Joint ex 2 p. 1

The second amended complaint dropped the claim. Second Am. Compl. ¶ 14; see FAC ¶ 22; Am. Compl. ¶ 3, ECF No. 9.
Second Am. Compl. ¶ 14 => paper Second Am. Compl. ¶ 14
FAC ¶ 22 => paper FAC ¶ 22
Am. Compl. ¶ 3, ECF No. 9 => paper 9 Am. Compl. ¶ 3

Movants say little of it. Pls.' Mem. at 4-5 n.3; Defs.' Br. in Opp'n at 17; Pls.' Reply Br. at 2; Mem. in Supp. of
Mot. at 9.
Pls.' Mem. at 4-5 n.3 => paper Pls.' Mem. p. 4-5 n.3
Defs.' Br. in Opp'n at 17 => paper Defs.' Br. in Opp'n p. 17
Pls.' Reply Br. at 2 => paper Pls.' Reply Br. p. 2
Mem. in Supp. of Mot. at 9 => paper Mem. in Supp. of Mot. p. 9

Dr. Vance found scars. Exhibit 3 to Lyons Decl. at 2; Declaration of Edith Lyons, ECF No. 40-1, ¶ 6; Lyons Decl.,
supra, ¶ 8.
Exhibit 3 to Lyons Decl. at 2 => paper Lyons Decl. ex 3 p. 2
Declaration of Edith Lyons, ECF No. 40-1, ¶ 6 => paper 40-1 Declaration of Edith Lyons ¶ 6
Lyons Decl., supra, ¶ 8 => supra Lyons Decl. ¶ 8 <- Declaration of Edith Lyons|Exhibit 3

The order rests on one page. Order at 4 (citing Lyons Decl. ¶ 9). Id. at 5. It overlooked the log. Id.
Order at 4 => paper Order p. 4
Lyons Decl. ¶ 9 => paper Lyons Decl. ¶ 9
Id. at 5 => id p. 5 <- Order at 4
Id. => id <- Order at 4

The transcript is short. O'Brien Dep. 12:1-25; de la Cruz Dep. 9:4; Garcia-Lopez Decl. ¶ 2; St. John Aff. ¶ 1; Van
Dyke Dep. p. 30, ll. 4-18.
O'Brien Dep. 12:1-25 => transcript O'Brien Dep. 12:1-12:25
de la Cruz Dep. 9:4 => transcript de la Cruz Dep. 9:4
Garcia-Lopez Decl. ¶ 2 => paper Garcia-Lopez Decl. ¶ 2
St. John Aff. ¶ 1 => paper St. John Aff. ¶ 1
Van Dyke Dep. p. 30, ll. 4-18 => transcript Van Dyke Dep. 30:4-30:18

The night log was produced late. NCRS-000118 to NCRS-000121; see ABC-000000123-125; MER_00017. It was sealed by ECF
No. 70, ¶ 2(a).
NCRS-000118 to NCRS-000121 => bates NCRS-000118-NCRS-000121
ABC-000000123-125 => bates ABC-000000123-ABC-000000125
MER_00017 => bates MER_00017
ECF No. 70, ¶ 2(a) => entry 70 ¶ 2(a)

Plaintiff’s counsel asked for “the whole file.” Ltr. at 1, ECF No. 33-7. He got four pages. Ibid. See Not. of Mot.
at 2, Dkt. 35.
Ltr. at 1, ECF No. 33-7 => paper 33-7 Ltr. p. 1
Ibid. => id <- Ltr.
Not. of Mot. at 2, Dkt. 35 => paper 35 Not. of Mot. p. 2

In Dkt. 45-2, the Warden swears that “no one was moved.” Dkt. 47 (Haddow Decl.) ¶ 3 says that nine were. See ECF 50
at 2-3.
Dkt. 45-2 => entry 45-2
Dkt. 47 (Haddow Decl.) ¶ 3 => entry 47 Haddow Decl. ¶ 3
ECF 50 at 2-3 => entry 50 p. 2-3

The parties' facts are agreed. SUF ¶ 12; Joint Stip. ¶ 4; Defs.' SMF ¶¶ 3-4; R. & R. at 8, ECF No. 61; Op. & Order at 3.
SUF ¶ 12 => paper SUF ¶ 12
Joint Stip. ¶ 4 => paper Joint Stip. ¶ 4
Defs.' SMF ¶¶ 3-4 => paper Defs.' SMF ¶ 3-4
R. & R. at 8, ECF No. 61 => paper 61 R. & R. p. 8
Op. & Order at 3 => paper Op. & Order p. 3

The appendix is in two parts. J.A. 233. Id. at 240. 2 App. 336-382. The record on appeal, ROA 1045, was filed late.
A.R. at 12.
J.A. 233 => volume J.A. p. 233
Id. at 240 => id p. 240 <- J.A.
2 App. 336-382 => volume App. vol 2 p. 336-382
ROA 1045 => volume ROA p. 1045
A.R. at 12 => volume A.R. p. 12

It is true, e.g., that he paid. See, e.g., Schultz Decl. ¶¶ 3-5; ECF No. 20, Ex. C at 2; ECF No. 21-4 at PageID.310;
Haddow Dep. at 22:4-9.
Schultz Decl. ¶¶ 3-5 => paper Schultz Decl. ¶ 3-5
ECF No. 20, Ex. C at 2 => entry 20 ex C p. 2
ECF No. 21-4 at PageID.310 => entry 21-4 PageID.310
Haddow Dep. at 22:4-9 => transcript Haddow Dep. 22:4-22:9

Nobody was told (Supp. Orme Decl. ¶ 2), and nobody asked (Third Vane Decl. ¶¶ 1-2; Reply Decl. of Ann Sorrel ¶ 5).
Supp. Orme Decl. ¶ 2 => paper Supp. Orme Decl. ¶ 2
Third Vane Decl. ¶¶ 1-2 => paper Third Vane Decl. ¶ 1-2
Reply Decl. of Ann Sorrel ¶ 5 => paper Reply Decl. of Ann Sorrel ¶ 5

Other courts number otherwise. See Case No. 20-55436, Docket Entry No. 20 at 8-10; App. to Pet. for Cert. 72a-73a.
This is No. ED108783.
Case No. 20-55436, Docket Entry No. 20 at 8-10 => entry @20-55436 20 p. 8-10
App. to Pet. for Cert. 72a-73a => volume App. to Pet. for Cert. p. 72a-73a

Harrow does not help them. Harrow, 410 U.S. at 122 (“a hearing is due”) (quoting Moor v. Lund, 99 U.S. 12, 14
(1901)). Id. at 123. The log does not either. ECF No. 18.
Harrow, 410 U.S. at 122 => case
Moor v. Lund, 99 U.S. 12, 14 (1901) => case
Id. at 123 => id p. 123 <- Harrow|410 U.S.
ECF No. 18 => entry 18

The petition was filed on June 3. ECF No. 1; see also ECF Nos. 4-7 and Minute Order, ECF No. 9. On June 9, 2026, 14
men were moved.
ECF No. 1 => entry 1
ECF Nos. 4-7 => entry 4 ..7
ECF No. 9 => entry 9

The report of 1998 lists 41 names at pages 3 to 9, which is no cite, but Haddow Report at 3 and Strake Letter at 1,
ECF No. 20-3, are.
Haddow Report at 3 => paper Haddow Report p. 3
Strake Letter at 1, ECF No. 20-3 => paper 20-3 Strake Letter p. 1

She said so twice more. Lyons Dep. vol. 1, 88:2-9; Lyons Dep. vol. II, 12:1 (July 9, 2026); Lyons Trial Tr. 7/14/26
at 9.
Lyons Dep. vol. 1, 88:2-9 => transcript Lyons Dep. vol 1 88:2-88:9
Lyons Dep. vol. II, 12:1 (July 9, 2026) => transcript Lyons Dep. vol II 12:1 on July 9, 2026
Lyons Trial Tr. 7/14/26 at 9 => transcript Lyons Trial Tr. p. 9 on 7/14/26
"""
