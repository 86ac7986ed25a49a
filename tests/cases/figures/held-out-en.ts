/**
 * English sentences in the manner of audit, parliamentary-research, refugee and human-rights reports, written with
 * their expectations before the reader was. All of it is invented.
 */
import { figure as f, reads } from './figure-case.ts'

export const HELD_OUT_EN = [
  reads(
    'In fiscal year 2019, the agency obligated about $3.4 billion for 1,212 detention contracts.',
    f('about $3.4 billion', '≈', 3.4e9, { unit: 'USD', period: 'fiscal year 2019' }),
    f('1,212', '=', 1212, { head: 'detention contracts', period: 'fiscal year 2019' }),
  ),
  reads(
    'We interviewed officials at 14 of the 22 field offices and reviewed 305 randomly selected case files.',
    f('14', '=', 14, { denominator: 22 }),
    f('22', '=', 22, { head: 'field offices' }),
    f('305', '=', 305),
  ),
  reads('According to section 235(b) of the Act, an officer must refer the applicant within 10 days.'),
  reads(
    'Between 2014 and 2018, the number of pending cases more than doubled, reaching nearly 800,000.',
    f('nearly 800,000', '≈', 800000, { period: '2014–2018' }),
  ),
  reads(
    'Roughly two-thirds of the women interviewed in Tapachula said they had been robbed.',
    f('Roughly two-thirds', '≈', 2 / 3, { unit: 'share', place: 'Tapachula' }),
  ),
  reads(
    'Only 1 in 10 unaccompanied children had a lawyer at the first hearing.',
    f('1 in 10', '=', 0.1, { unit: 'share' }),
  ),
  reads(
    'The caseload grew from 4,300 in 2012 to 9,750 in 2016.',
    f('4,300', '=', 4300, { period: '2012' }),
    f('9,750', '=', 9750, { period: '2016' }),
  ),
  reads(
    'As of March 31, 2020, at least 61 detainees at 5 facilities had tested positive for COVID-19.',
    f('at least 61', '≥', 61, { head: 'detainees', unit: 'people', period: 'as of March 31, 2020' }),
    f('5', '=', 5, { head: 'facilities' }),
  ),
  reads(
    'Fees ranged from $85 to $1,170 per application.',
    f('$85 to $1,170', 'range', 85, { high: 1170, unit: 'USD per application' }),
  ),
  reads(
    'The infant mortality rate fell to 13.4 deaths per 1,000 live births in Nicaragua.',
    f('13.4', '=', 13.4, { unit: 'per 1,000 live births', place: 'Nicaragua' }),
  ),
  reads(
    'Some 4.2 million people, or 12–15 % of the population, faced acute food insecurity.',
    f('Some 4.2 million', '≈', 4.2e6, { unit: 'people', head: 'people' }),
    f('12–15 %', 'range', 12, { high: 15, unit: '%' }),
  ),
  reads(
    'Up to 600 people a day were returned to Ciudad Juárez.',
    f('Up to 600', '≤', 600, { unit: 'people per day', place: 'Ciudad Juárez' }),
  ),
  reads('Table 3 and Figure 2 show the results; see also page 47, note 12 and appendix II.'),
  reads('The Committee adopted General Comment No. 6 at its thirty-ninth session in May 2005.'),
  reads('Children under 14 and adults aged 18 to 24 were not included in the sample.'),
  reads(
    'Of 1,204 respondents, 63 percent were men, 31 percent were women and the rest declined to answer.',
    f('1,204', '=', 1204, { head: 'respondents', unit: 'people' }),
    f('63 percent', '=', 63, { unit: '%' }),
    f('31 percent', '=', 31, { unit: '%' }),
  ),
  reads(
    'Funding was cut by half, from $28 million to $14 million, in FY 2017.',
    f('half', '=', 0.5, { unit: 'share', period: 'FY 2017' }),
    f('$28 million', '=', 28e6, { unit: 'USD' }),
    f('$14 million', '=', 14e6, { unit: 'USD', period: 'FY 2017' }),
  ),
  reads(
    'No fewer than twenty-one journalists were killed in the country last year.',
    f('No fewer than twenty-one', '≥', 21, { head: 'journalists', unit: 'people', period: 'last year' }),
  ),
  reads(
    'The programme reached two hundred and fifty households in three districts.',
    f('two hundred and fifty', '=', 250, { head: 'households' }),
    f('three', '=', 3, { head: 'districts' }),
  ),
  reads(
    'Apprehensions were three times higher than in 2010.',
    f('three times', '=', 3, { unit: 'times', period: '2010' }),
  ),
  reads('One of the men said that no one had told him why, and that one day he would go back.'),
  reads(
    'Fewer than 5% of claims were granted, compared with 38 per cent a decade earlier.',
    f('Fewer than 5%', '<', 5, { unit: '%' }),
    f('38 per cent', '=', 38, { unit: '%' }),
  ),
  reads(
    'Unemployment rose by 2.3 percentage points to 11.8 percent in the second quarter of 2020.',
    f('2.3 percentage points', '=', 2.3, { unit: 'percentage points', period: 'second quarter of 2020' }),
    f('11.8 percent', '=', 11.8, { unit: '%', period: 'second quarter of 2020' }),
  ),
  reads('Under 8 U.S.C. § 1225 and 8 C.F.R. § 235.3, and Public Law 104-208, removal may be expedited.'),
  reads('For more information, call (202) 512-4800 or see GAO-19-245, published on February 5, 2019.'),
  reads(
    'The average stay was 47 days, and the longest 312 days.',
    f('47', '=', 47, { unit: 'days' }),
    f('312', '=', 312, { unit: 'days' }),
  ),
  reads(
    'UNHCR estimates that more than half a million Venezuelans, 60 per cent of them women, live in Ecuador and Peru.',
    f('more than half a million', '>', 500000, { unit: 'people', place: 'Ecuador and Peru' }),
    f('60 per cent', '=', 60, { unit: '%' }),
  ),
  reads(
    'Prison capacity was exceeded by 140 percent, with 38,000 inmates in space built for fewer than 16,000.',
    f('140 percent', '=', 140, { unit: '%' }),
    f('38,000', '=', 38000, { unit: 'people', head: 'inmates' }),
    f('fewer than 16,000', '<', 16000),
  ),
  reads('The 1951 Convention and its 1967 Protocol bind 148 States.', f('148', '=', 148, { head: 'States' })),
  reads(
    'Police used force in 17 of 20 protests observed between May and July 2017.',
    f('17', '=', 17, { denominator: 20, period: 'May–July 2017' }),
    f('20', '=', 20, { head: 'protests', period: 'May–July 2017' }),
  ),
  reads(
    'Four out of five girls left school before the age of 15.',
    f('Four out of five', '=', 0.8, { unit: 'share' }),
  ),
  reads(
    'The poll had a margin of error of ± 3 points; 52% of the 1,500 adults surveyed agreed.',
    f('52%', '=', 52, { unit: '%' }),
    f('1,500', '=', 1500, { unit: 'people' }),
  ),
  reads(
    'Remittances totalled US$19.2bn in 2020, almost a quarter of GDP.',
    f('US$19.2bn', '=', 19.2e9, { unit: 'USD', period: '2020' }),
    f('almost a quarter', '≈', 0.25, { unit: 'share' }),
  ),
  reads(
    'Sixteen officers were charged; just two were convicted.',
    f('Sixteen', '=', 16, { head: 'officers' }),
    f('two', '=', 2),
  ),
  reads(
    'Since 2006 more than 40,000 people have been reported missing, 5,184 of them in 2019 alone.',
    f('more than 40,000', '>', 40000, { unit: 'people', period: 'since 2006' }),
    f('5,184', '=', 5184, { period: '2019' }),
  ),
  reads(
    'The Act makes three changes. First, it raises the cap; second, it ends the 287(g) agreements; third, it repeals Title 42.',
  ),
  reads(
    'Spending on the program is projected to exceed $750 million annually by 2025.',
    f('exceed $750 million', '>', 750e6, { unit: 'USD per year', period: 'by 2025' }),
  ),
  reads(
    'Thirty percent of respondents (95 percent CI 26–34) reported abuse by police in San Pedro Sula.',
    f('Thirty percent', '=', 30, { unit: '%', place: 'San Pedro Sula' }),
  ),
  reads(
    'The court heard 35 cases out of 96 filed that year.12 It dismissed the rest.',
    f('35', '=', 35, { head: 'cases' }),
    f('96', '=', 96),
  ),
  reads(
    'A dozen shelters closed, leaving between 3,000 and 3,500 people without a bed on any given night.',
    f('A dozen', '=', 12, { head: 'shelters' }),
    f('between 3,000 and 3,500', 'range', 3000, { high: 3500, unit: 'people' }),
  ),
]
