/** English words of the number reader. */
import { phrases, Phrases, words, type Lexicon } from './lexicon.ts'
import { datesEn } from './dates-en.ts'
import { numbersEn } from './numbers-en.ts'
import { exclusionsEn } from './exclusions-en.ts'

export const lexiconEn: Lexicon = {
  locale: 'en',
  decimalMark: '.',
  functionWords:
    words(`the a an of in on at by for from to with without within and or but nor as than that which who
    whom whose this these those there it its he she his her they their them we our us you your i my is are was were be
    been being has have had do does did will would can could may might shall should must not no if when where while
    whereas because since until during after before between among across over under above below into through per about
    against around also only both all some any each every other another such so then thus however including compared
    according due via out up down off more most less least few many much several what how why`),
  verbs:
    words(`said says say reported reports received lived died die went go goes came come made make makes took
    take takes gave give got get found find remained remain became become began begin left leave lost held hold fell rose
    grew grow paid pay sought seek fled flee felt told tell saw see knew know let put ran run spent sent showed shows
    show agreed disagreed indicated stated responded entered crossed arrived applied used needed required lacked faced
    experienced completed participated attended returned worked identified chose did cited qualify apply alone ago
    earlier later annually daily monthly yearly weekly altogether overall respectively nationwide worldwide today still
    now yet already just even yes already too well together`),
  abbreviations:
    words(`mr mrs ms dr prof gen sen rep gov st vs v cf eg ie approx ca no nos fig figs art arts sec secs vol
    vols ch chs pp p para paras jan feb mar apr jun jul aug sep sept oct nov dec inc ltd co corp dept est u s pub l stat
    fed reg cong`),
  numbers: numbersEn,
  percent: new Phrases({
    ...phrases('%', '%|percent|per cent|per - cent|pct|pct .'),
    ...phrases('percentage points', 'percentage points|percentage point|percent points|pp|p . p .|% points'),
    ...phrases('‰', '‰|per mille|per mil'),
  }),
  times: new Phrases(phrases(true, 'times|fold|- fold')),
  currencyBefore: new Phrases({
    ...phrases('USD', '$|us $|u.s. $|usd|usd $|us dollars|u.s. dollars'),
    ...phrases('CAD', 'c $|cad|can $|ca $'),
    ...phrases('AUD', 'aud|au $'),
    ...phrases('MXN', 'mx $|mxn|mxn $|mex $'),
    ...phrases('EUR', '€|eur'),
    ...phrases('GBP', '£|gbp'),
    ...phrases('JPY', '¥|jpy'),
    ...phrases('CHF', 'chf'),
    ...phrases('BRL', 'r $|brl'),
    ...phrases('INR', '₹|inr'),
    COP: 'COP',
    cop: 'COP',
    gtq: 'GTQ',
    hnl: 'HNL',
  }),
  currencyAfter: new Phrases({
    ...phrases('USD', 'dollars|dollar|us dollars|u.s. dollars|american dollars|usd|us $'),
    ...phrases('CAD', 'canadian dollars|cad'),
    ...phrases('AUD', 'australian dollars|aud'),
    ...phrases('EUR', 'euros|euro|eur|€'),
    ...phrases('GBP', 'pounds sterling|british pounds|gbp|£'),
    ...phrases('MXN', 'mexican pesos|pesos|mxn'),
    ...phrases('COP', 'colombian pesos|cop'),
    ...phrases('GTQ', 'quetzales|quetzals|gtq'),
    ...phrases('HNL', 'lempiras|hnl'),
    ...phrases('JPY', 'yen'),
    ...phrases('CHF', 'swiss francs|chf'),
    ...phrases('INR', 'rupees'),
    ...phrases('cents', 'cents'),
  }),
  qualifiersBefore: new Phrases({
    ...phrases(
      '>',
      `more than|over|well over|just over|slightly over|a little over|above|just above|well above|exceeding|exceed|exceeds|exceeded|
      surpassing|surpassed|upwards of|upward of|greater than|higher than|in excess of|>|far more than|well more than|
      slightly more than|significantly more than|just more than|a little more than|much more than|topped|longer than|
      slightly above|slightly higher than|larger than`,
    ),
    ...phrases(
      '≥',
      `at least|no fewer than|not fewer than|no less than|not less than|a minimum of|minimum of|as few as|≥|> =|at the least`,
    ),
    ...phrases(
      '<',
      `less than|fewer than|under|just under|slightly under|well under|a little under|below|just below|well below|<|just short of|
      short of|slightly less than|slightly fewer than|a little less than|just less than|far fewer than|far less than|
      slightly below|lower than|smaller than|shorter than|much less than`,
    ),
    ...phrases(
      '≤',
      `up to|as many as|as much as|at most|no more than|not more than|a maximum of|maximum of|≤|< =|no greater than|as high as|
      not exceeding|not to exceed|no longer than`,
    ),
    ...phrases(
      '≈',
      `about|just about|around|some|roughly|approximately|approx .|approx|an approximate|circa|ca .|~|≈|nearly|very nearly|almost|
      close to|an estimated|estimated|estimated at|in the region of|on the order of|in the order of|somewhere around|virtually|
      in the neighborhood of|approaching|nearing|as an estimated|estimates of`,
    ),
  }),
  qualifiersAfter: new Phrases({
    ...phrases('≥', 'or more|or greater|or higher|or above|at least|at a minimum'),
    ...phrases('≤', 'or less|or fewer|or lower|or below|at most|at a maximum'),
    ...phrases('≈', 'or so|approximately'),
    ...phrases('>', '+|plus'),
  }),
  fillers: new Phrases(phrases(true, 'the|a total of|an average of|a|an')),
  changes:
    words(`increase increased increases increasing rise rose rises risen rising grow grew grows grown growing climb
    climbed jump jumped soar soared surge surged swell swelled expand expanded fall fell falls fallen falling drop dropped
    drops decline declined declines declining decrease decreased decreases decreasing reduce reduced reducing cut went go
    gone shrink shrank shrunk plunge plunged double doubled tripled halved moved improved raised lowered dipped
    worsened changed reduction reductions growth change`),
  comparatives: words('more less higher lower fewer greater up down'),
  ranging: words('ranged ranging range ranges varied varying vary varies anywhere'),
  rangeOpeners: new Map([
    ['between', ['and']],
    ['from', ['to', '-', '–', '—']],
  ]),
  rangeMiddles: words('to - – — or'),
  rates: new Phrases({
    ...phrases('either', 'per|for every|for each|per every'),
    ...phrases('number', 'out of|out of every|in every|of every|of|in|among every'),
    ...phrases('unit', 'a|an|each|every'),
  }),
  rateWords: new Phrases({
    ...phrases('year', 'annually|yearly|per annum|a year|each year|every year'),
    ...phrases('month', 'monthly'),
    ...phrases('week', 'weekly'),
    ...phrases('day', 'daily'),
    ...phrases('person', 'apiece|per capita|per head'),
  }),
  outOf: new Phrases(phrases(true, 'in|in every|out of|out of every|of every|for every')),
  partitive: new Phrases(
    phrases(
      true,
      'of|of the|of all|of all the|out of|out of the|out of a total of|of a total of|of its|of their|of these',
    ),
  ),
  dates: datesEn,
  articlesBeforeDates: words('the'),
  cueWords: words(
    'in since by of from until during for through between and to the fiscal year january february march april may june july august september october november december before after',
  ),
  exclusions: exclusionsEn,
  heads: {
    determiners:
      words(`the a an all these those their its his her our your any each every some such other both
      more`),
    of: words('of'),
    people:
      words(`people persons person individuals individual migrants migrant refugees refugee children child minors
      minor women woman men man girls girl boys boy adults adult adolescents youth youths infants babies seekers seeker
      members member officers officer officials official agents agent troops soldiers soldier police staff personnel
      employees employee workers worker victims victim survivors detainees detainee inmates inmate prisoners prisoner
      respondents respondent participants participant interviewees students student pupils teachers teacher parents
      parent mothers mother fathers father citizens citizen nationals national residents resident inhabitants journalists
      journalist activists activist defenders defender lawyers lawyer attorneys attorney judges judge civilians civilian
      deportees deportee returnees returnee applicants applicant claimants claimant petitioners beneficiaries immigrants
      immigrant noncitizens noncitizen aliens alien veterans veteran patients patient doctors nurses volunteers volunteer
      passengers homeless voters voter farmers farmer protesters protester demonstrators suspects
      suspect defendants defendant offenders offender traffickers smugglers analysts analyst leaders leader experts expert
      users customers taxpayers enrollees recipients recipient graduates guards evacuees travelers
      travellers guests clients asylum-seekers newcomers stowaways fighters peacekeepers gunmen policemen servicemembers
      crossers relatives siblings sons daughters wives husbands widows orphans friends colleagues contractors recruits
      pedestrians drivers motorists firefighters midwives physicians investigators inspectors interpreters adjudicators`),
    plurals: words(
      'people men women children staff personnel police youth troops cattle livestock data media alumni criteria feet aircraft',
    ),
    attributive: words('women men children rights arms sales savings states services operations sports'),
    nounFirst: false,
    moneyOf: words('in of'),
  },
  placeCues: words(
    'in from to at across within throughout near into through inside outside around along between of',
  ),
  and: words('and or &'),
  uncertainty: new Phrases({
    ...phrases(
      'margin',
      '±|+ / -|+ / −|plus or minus|margin of error|margin of sampling error|margins of error|sampling error',
    ),
    ...phrases(
      'interval',
      'confidence interval|confidence level|confidence intervals|ci|standard error|standard deviation|p <|p =|p >',
    ),
  }),
}
