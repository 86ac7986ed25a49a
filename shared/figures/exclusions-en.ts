/** English words that tell a number which is no figure: a label, an age, a date, a way of speaking. */
import { phrases, Phrases, words, type ExclusionWords } from './lexicon.ts'

export const exclusionsEn: ExclusionWords = {
  labels: new Phrases(
    phrases(
      true,
      `dec .|f . supp .|code|block|level|class|type|category|group|region|district|grade|option|scenario|case|order|items|rooms|ch|chap|cl|zone|model|models|section|sections|sec .|secs .|sec|§|§ §|article|articles|art .|arts .|chapter|chapters|ch .|chap .|subchapter|figure|figures|
      fig .|figs .|table|tables|page|pages|p .|pp .|pg .|paragraph|paragraphs|para .|paras .|para|paras|¶|title|titles|part|parts|note|notes|
      footnote|footnotes|endnote|endnotes|n .|fn .|fn|appendix|appendices|annex|annexes|box|number|numbers|no .|nos .|#|
      resolution|resolutions|rule|rules|volume|volumes|vol .|vols .|law|law no .|p.l.|pub . l . no .|l . no .|h.r.|s .|h . r .|
      h.res .|gao|docket|docket no .|case no .|version|release|exhibit|schedule|form|chart|graph|map|annexure|attachment|enclosure|
      subsection|subsections|subpart|subparagraph|clause|clauses|item|items|recommendation|recommendations|objective|protocol no .|
      amendment|amendments|bill|decree|order no .|executive order|e.o.|directive|regulation|comment no .|session no .|circular|
      memorandum|memo|policy directive|sdg|target|goal|goals|question|questions|room|suite|floor|highway|route|interstate|flight|
      apollo|iso|rfc|dsm|phase|stage|tier|band|zone|unit|line|lines|lesson|example|equation|eq .|footnote no .|plate|panel|column|row|
      step|steps|appendix table|world war|channel|formula|isbn|issn|doi|form no .|pages .|proclamation|public law`,
    ),
  ),
  weakLabels: words(
    'level class type category group region district area grade option scenario block case line unit phase form parts target stage zone goal goals note notes order floor items item questions question rules rule room recommendations recommendation amendments amendment lines bill',
  ),
  law: words('U.S.C. USC C.F.R. CFR U.S. F Fed Stat I&N S.Ct. FR Cong'),
  ageBefore: new Phrases(
    phrases(
      true,
      `aged|age|ages|aged between|ages between|between the ages of|the ages of|the age of|age of|aged over|aged under|age group|
      age groups|aged from|ages from|of age|under the age of|over the age of|below the age of|above the age of|aged at least|
      ages of|younger than|older than|aged below|aged above|age under|age over`,
    ),
  ),
  ageAlone: new Phrases(phrases(true, 'he was|she was|who was|i was|he is|she is|who is|when he was|turned')),
  ageBehind: new Phrases(
    phrases(
      true,
      `years old|year old|- year - old|- year - olds|- years - old|year - old|year - olds|years of age|year - olds|months old|months of age|
      or older|and older|or younger|and younger|and over and|years or older|years and older|years or younger|- month - old|
      - week - old|- day - old|weeks old|days old|years and over|year olds`,
    ),
  ),
  agedPeople: words(
    'children child them whom people persons adults women men girls boys youth individuals those minors anyone everyone migrants refugees respondents population students workers employees adolescents residents infants who patients than and or',
  ),
  ageBeforeYears: new Phrases({}),
  average: words('average median mean'),
  definite: words(
    'the these those its their our his her both following other same such last past first next previous all your my any every',
  ),
  discourse:
    words(`ways way reasons reason questions question types type kinds kind categories category factors factor steps
    step goals goal objectives objective principles principle options option options approaches approach issues issue areas
    area components component elements element aspects aspect phases phase stages stage parts part sections section chapters
    chapter themes theme points point things thing pillars pillar dimensions dimension levels level criteria criterion
    conditions condition requirements requirement criteria findings recommendations recommendation examples example shifts
    priorities priority purposes purpose sets set     methods method scenarios scenario methodologies tasks task topics topic scores
    sources concepts concerns problems problem challenges challenge trends trend possibilities possibility choices choice
    alternatives alternative forms form features feature tools tool perspectives sides hands tenets tiers tier
    observations lessons messages ideas arguments characteristics dimensions bodies     statements assumptions considerations limitations caveats circumstances strands tracks exceptions
    bullets paragraphs clauses prongs tests columns rows terms strategies strategy changes`),
  beforeCounts: words(
    `mere additional further remaining least most total final full whole top past next similar estimated approximate paltry record combined staggering`,
  ),
  beforeOne: words('only just least exactly'),
  durationBefore: new Phrases(
    phrases(
      true,
      'at|in the|over the|for the|during the|within|every|last|past|previous|next|first|another|following|after|before|in|recent|preceding|final|no later than|not later than',
    ),
  ),
  durationBehind: words(
    'ago ending ended earlier later after before prior old following from since hence apart notice thereafter previously',
  ),
  hyphenated: words(
    'percent percentage million billion trillion dollar mile miles kilometer kilometre km meter metre foot acre hectare bed ton tonne strong fold',
  ),
  idioms: new Phrases(
    phrases(
      true,
      '911|737 max|24 / 7|9 / 11|50 / 50|50 - 50|fifty - fifty|one another|one day|one - time|at one time|no one|square one|twenty - first|one to one|one - on - one|one by one|on the one hand',
    ),
  ),
  clock: new Phrases(
    phrases(true, "a.m.|p.m.|am|pm|a . m|p . m|o ' clock|o ’ clock|noon|midnight|hours local"),
  ),
  clockBefore: new Phrases(phrases(true, 'at noon')),
  ordinalWords:
    words(`first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
    fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth`),
  timesBehind: words(
    'more higher as that the greater larger less lower likelier faster its their than what those this bigger smaller longer over worse of cheaper his current',
  ),
  ordinals: words('st nd rd th s'),
  streets: words('street avenue road boulevard blvd ave nw ne sw se lane drive rd'),
}
