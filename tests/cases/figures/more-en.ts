/** English sentences for each kind of figure and of number that is none. All of it is invented. */
import { figure as f, reads } from './figure-case.ts'

export const QUANTITIES_EN = [
  reads('An additional 2½ million people fled.', f('2½ million', '=', 2.5e6, { unit: 'people' })),
  reads('Of these, ½ had no papers.', f('½', '=', 0.5, { unit: 'share' })),
  reads(
    'Roughly one-third of the 1.2 million registered refugees left.',
    f('Roughly one-third', '≈', 1 / 3, { unit: 'share', head: 'registered refugees' }),
    f('1.2 million', '=', 1.2e6, { unit: 'people', head: 'registered refugees' }),
  ),
  reads(
    'Of the 900 arrested, 1 in 4 of them under 18, most left.',
    f('900', '=', 900),
    f('1 in 4', '=', 0.25),
  ),
  reads('The fund holds 3.75 trillion dollars.', f('3.75 trillion dollars', '=', 3.75e12, { unit: 'USD' })),
  reads('It costs £12.50 per household.', f('£12.50', '=', 12.5, { unit: 'GBP per household' })),
  reads('They paid 1,300 Mexican pesos.', f('1,300 Mexican pesos', '=', 1300, { unit: 'MXN' })),
  reads('The budget was €1.2m.', f('€1.2m', '=', 1.2e6, { unit: 'EUR' })),
  reads('Some 300k people were displaced.', f('Some 300k', '≈', 300000, { unit: 'people' })),
  reads('Half a billion dollars was lost.', f('Half a billion dollars', '=', 5e8, { unit: 'USD' })),
  reads('It took two and a half million doses.', f('two and a half million', '=', 2.5e6, { unit: 'doses' })),
  reads('A hundred and twenty families moved.', f('A hundred and twenty', '=', 120, { head: 'families' })),
  reads(
    'One thousand two hundred homes burned.',
    f('One thousand two hundred', '=', 1200, { head: 'homes' }),
  ),
  reads('A thousand people signed.', f('A thousand', '=', 1000, { unit: 'people' })),
  reads(
    'Five hundred thousand voters stayed home.',
    f('Five hundred thousand', '=', 500000, { unit: 'people' }),
  ),
  reads('The area lost 1 250 000 hectares of forest.', f('1 250 000', '=', 1250000, { unit: 'hectares' })),
  reads('Output fell −2.4 percent.', f('−2.4 percent', '=', -2.4, { unit: '%' })),
  reads(
    'Seventy-five per cent of schools reopened.',
    f('Seventy-five per cent', '=', 75, { unit: '%', head: 'schools' }),
  ),
  reads('There was a 12-percent increase.', f('12-percent', '=', 12, { unit: '%' })),
  reads(
    'Turnout was 0.4 percentage points lower.',
    f('0.4 percentage points', '=', 0.4, { unit: 'percentage points' }),
  ),
  reads('One-third of clinics had no power.', f('One-third', '=', 1 / 3, { unit: 'share', head: 'clinics' })),
  reads(
    'Three quarters of tenants agreed.',
    f('Three quarters', '=', 0.75, { unit: 'share', head: 'tenants' }),
  ),
  reads('Prices rose by a third.', f('a third', '=', 1 / 3, { unit: 'share' })),
  reads('One in five children is stunted.', f('One in five', '=', 0.2, { unit: 'share', head: 'children' })),
  reads('Nearly two in three refugees are minors.', f('Nearly two in three', '≈', 2 / 3, { unit: 'share' })),
  reads('One out of every four cells was empty.', f('One out of every four', '=', 0.25, { unit: 'share' })),
  reads('The rate was 61.1 out of 100,000 people.', f('61.1', '=', 61.1, { unit: 'per 100,000 people' })),
  reads(
    'There were 12 cases per million inhabitants.',
    f('12', '=', 12, { unit: 'per 1,000,000 inhabitants', head: 'cases' }),
  ),
  reads('Deaths were 3.2 times as high as before.', f('3.2 times', '=', 3.2, { unit: 'times' })),
  reads('A fivefold increase followed.', f('fivefold', '=', 5, { unit: 'times' })),
  reads('Sales grew tenfold.', f('tenfold', '=', 10, { unit: 'times' })),
  reads('Workers earn $7 an hour.', f('$7', '=', 7, { unit: 'USD per hour' })),
  reads('The camp receives 40 buses daily.', f('40', '=', 40, { unit: 'buses per day', head: 'buses' })),
  reads(
    'About 900 women are killed each year.',
    f('About 900', '≈', 900, { unit: 'people per year', period: 'each year' }),
  ),
]

export const QUALIFIERS_EN = [
  reads('At least 30 people died.', f('At least 30', '≥', 30)),
  reads('No more than 30 people may enter.', f('No more than 30', '≤', 30)),
  reads('As many as 400 homes were lost.', f('As many as 400', '≤', 400)),
  reads('Almost 400 homes were lost.', f('Almost 400', '≈', 400)),
  reads('Just under 400 homes were lost.', f('Just under 400', '<', 400)),
  reads('Well over 400 homes were lost.', f('Well over 400', '>', 400)),
  reads('Upwards of 400 homes were lost.', f('Upwards of 400', '>', 400)),
  reads('400 or more homes were lost.', f('400 or more', '≥', 400)),
  reads('400 or so homes were lost.', f('400 or so', '≈', 400)),
  reads('It lost an estimated 400 homes.', f('an estimated 400', '≈', 400)),
  reads('It lost ~400 homes.', f('~400', '≈', 400)),
  reads('Losses were >400 homes.', f('>400', '>', 400)),
  reads('More than the 400 homes of last year were lost.', f('More than the 400', '>', 400)),
  reads('It has a total of 400 homes.', f('400', '=', 400)),
  reads('Between 300 and 400 homes were lost.', f('Between 300 and 400', 'range', 300, { high: 400 })),
  reads('From 300 to 400 homes were lost.', f('300 to 400', 'range', 300, { high: 400 })),
  reads('It fell from 400 to 300 homes.', f('400', '=', 400), f('300', '=', 300)),
  reads(
    'Wages rose from 12 to 15 percent of costs.',
    f('12', '=', 12, { unit: '%' }),
    f('15 percent', '=', 15),
  ),
  reads('Two or three people were hurt.', f('Two or three', 'range', 2, { high: 3 })),
  reads('It will cost $4 to $5 million.', f('$4 to $5 million', 'range', 4e6, { high: 5e6, unit: 'USD' })),
  reads('It will cost $4-5 million.', f('$4-5 million', 'range', 4e6, { high: 5e6, unit: 'USD' })),
  reads(
    'Between 800,000 and 1.2 million people left.',
    f('Between 800,000 and 1.2 million', 'range', 8e5, { high: 1.2e6 }),
  ),
  reads('Yields fell by 10 to 20 percent.', f('10 to 20 percent', 'range', 10, { high: 20, unit: '%' })),
]

export const PERIODS_EN = [
  reads(
    'It opened 12 clinics in the first half of 2017.',
    f('12', '=', 12, { period: 'first half of 2017' }),
  ),
  reads('Through 2019/20 it built 40 homes.', f('40', '=', 40, { period: 'through 2019/20' })),
  reads('From 2010 to 2015, 300 men left.', f('300', '=', 300, { period: '2010–2015' })),
  reads('In 2010–2015, 300 men left.', f('300', '=', 300, { period: '2010–2015' })),
  reads(
    'In fiscal years 2016 through 2018, 300 men left.',
    f('300', '=', 300, { period: 'fiscal years 2016–2018' }),
  ),
  reads('In FY19, 300 men left.', f('300', '=', 300, { period: 'FY19' })),
  reads('Over the past decade, 300 men left.', f('300', '=', 300, { period: 'past decade' })),
  reads('In the past 10 years, 300 men left.', f('300', '=', 300, { period: 'past 10 years' })),
  reads('On 3 May 2019, 300 men left.', f('300', '=', 300, { period: '3 May 2019' })),
  reads('In March, 300 men left.', f('300', '=', 300, { period: 'March' })),
  reads('In the mid-1990s, 300 men left.', f('300', '=', 300, { period: 'mid-1990s' })),
  reads('By the end of 2019, 300 men had left.', f('300', '=', 300, { period: 'by the end of 2019' })),
  reads(
    'In 2015, 300 men left; in 2016, 400 did.',
    f('300', '=', 300, { period: '2015' }),
    f('400', '=', 400, { period: '2016' }),
  ),
  reads(
    'It held 300 men in 2015, up 20 percent from 2014.',
    f('300', '=', 300, { period: '2015' }),
    f('20 percent', '=', 20, { period: '2014 to 2015' }),
  ),
  reads('The 2012 rate stood at 92 percent.', f('92 percent', '=', 92, { period: '2012' })),
  reads(
    'Since the port closed in May 2018, 300 men have left.',
    f('300', '=', 300, { period: 'since May 2018' }),
  ),
  reads(
    'More than 2000 people left in 2001.',
    f('More than 2000', '>', 2000, { unit: 'people', period: '2001' }),
  ),
]

export const PLACES_EN = [
  reads('In Northern Haiti, 300 men left.', f('300', '=', 300, { place: 'Northern Haiti' })),
  reads(
    '300 men left from Guatemala, Honduras, and Belize.',
    f('300', '=', 300, { place: 'Guatemala, Honduras, and Belize' }),
  ),
  reads('Peru’s rate is 12 percent.', f('12 percent', '=', 12, { place: 'Peru' })),
  reads('Belize has 12 courts.', f('12', '=', 12, { place: 'Belize' })),
  reads(
    'There were 12 courts in Belize and 40 in Peru.',
    f('12', '=', 12, { place: 'Belize' }),
    f('40', '=', 40, { place: 'Peru' }),
  ),
]

export const DENOMINATORS_EN = [
  reads(
    'In the survey (n = 1,204), 43.5% of households had lost income.',
    f('1,204', '=', 1204),
    f('43.5%', '=', 43.5, { denominator: 1204 }),
  ),
  reads(
    'Only three of Belize’s 32 courts opened.',
    f('three', '=', 3, { denominator: 32, head: 'courts' }),
    f('32', '=', 32, { head: 'courts' }),
  ),
  reads(
    'Support was 52% (95% CI 49–55) in May 2019.',
    f('52%', '=', 52, { uncertainty: '95% CI 49–55', period: 'May 2019' }),
  ),
  reads(
    'In the 12 months ending June 2020, it counted 87 losses.',
    f('87', '=', 87, { head: 'losses', period: 'June 2020' }),
  ),
]

/** No figure stands in any of these. */
export const NONE_EN = [
  'It entered into force on January 1, 2020.',
  'On 12/31/2014 the office closed at 5:30 p.m.',
  'He is 34 years old and she was 17.',
  'A 34-year-old man and a 6-month-old girl were held.',
  'Persons under the age of 18 and those 65 or older are exempt.',
  'See chapter two, pages 12–15, and Tables 3, 4 and 5.',
  'See Sections 212(a)(6), 240A and 241 of the Act.',
  'Under Title 42 and Article 33, this is unlawful.',
  'The ruling is at 25 I&N Dec. 34 and 567 U.S. 387.',
  'Security Council resolution 2334 (2016) says so.',
  'It was the third time in the 21st century.',
  'No one knew which one to take, one after another.',
  'One day, one of the guards came.',
  'This is one reason; the other two are plain.',
  'There are three main reasons and two types of error.',
  'These four countries signed; all three left.',
  'The Group of Seven and the Big Four met.',
  'COVID-19 and the H1N1 virus spread; 9/11 did not.',
  'The office is open 24/7; call 911 or 1-800-555-0199.',
  'GAO-19-245 and A/HRC/45/12 are public.',
  'The plan works two-way and has a five-year term.',
  'It must answer within 30 days or no later than 60 days after the notice.',
  'Two years later he came back.',
  'He served on Flight 302 and Boeing 747.',
  'Write to 1234 Main Street, Washington, DC 20548.',
  '1. Introduction',
  '2) Methods and data',
  '(3) the third point',
  'Many said so,[12] others did not.13 We agree.',
  'It was the policy of the court.12 The next year it changed.',
  'Version 2.3.1 of the form I-130 replaced form 12.',
  'The House voted 5-4 on H.R. 5210 and S. 744.',
  'See www.example.org/2014/300 or write to box300@example.org.',
  'A third country may take them; a second court agreed.',
  'In the second half of the game they rested half an hour.',
  'He was arrested three times.',
  'Zero tolerance was the rule.',
  'Thousands of people and dozens of dogs came.',
  'The 1951 Convention, the Act of 2007 and the 2030 Agenda apply.',
  'Step 3: go to line 12.',
  'No. 5 and Nos. 12 and 13 are missing.',
]
