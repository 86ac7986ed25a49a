/**
 * Citations as style guides print them, each with where it is printed. The items were written for these tests; the
 * expected strings are the guides' own. Two things are left to the processor: italics, and the dash of page ranges, which
 * is a hyphen in NLM's samples and an en dash in CSL.
 */
import type { CslItem } from '../../shared/domain/csl-item.ts'

export interface PublishedCitation {
  readonly style: 'apa' | 'chicago-author-date' | 'chicago-notes' | 'mla' | 'harvard' | 'ieee' | 'vancouver'
  readonly guide: string
  readonly item: CslItem
  /** Where the cited words stand; the last page where they run on. */
  readonly at: {
    readonly page?: string
    readonly to?: string
    readonly paragraph?: number
    readonly section?: string
  }
  /** Sources that stand before it in the list of a numbered style. */
  readonly before?: number
  readonly citation?: string
  readonly reference?: string
}

const APA_PARTS = 'APA Style, Style and Grammar Guidelines, “Citing specific parts of a source”'
const APA_REPORT = 'APA Style, Reference Examples, “Report by a government agency references”'
const CHICAGO = 'The Chicago Manual of Style Online, 18th edition, Citation Quick Guide, “Book”'
const MLA = 'MLA Style Center, “In-Text Citations: An Overview” and “Works Cited: A Quick Guide”'
const IEEE = 'IEEE Reference Guide, “References in text” and “Reports”'
const NLM = 'NLM, Samples of Formatted References for Authors of Journal Articles'

const HARVARD = 'Cite Them Right, 12th edition, in-text citations by number of authors'

const year = (...parts: number[]) => ({ 'date-parts': [parts] })
const person = (family: string, given = 'A.') => ({ family, given })

const chinatown: CslItem = {
  type: 'book',
  title: 'Interior Chinatown',
  author: [person('Yu', 'Charles')],
  publisher: 'Pantheon Books',
  issued: year(2020),
}
const activism: CslItem = {
  type: 'book',
  title:
    'The Channels of Student Activism: How the Left and Right Are Winning (and Losing) in Campus Politics Today',
  author: [person('Binder', 'Amy J.'), person('Kidder', 'Jeffrey L.')],
  publisher: 'University of Chicago Press',
  issued: year(2022),
}
const oxygen: CslItem = {
  type: 'report',
  title: 'Oxygen absorption in the earth’s atmosphere',
  author: [person('Reber', 'E. E.'), person('Michell', 'R. L.'), person('Carter', 'C. J.')],
  publisher: 'Aerospace Corp.',
  'publisher-place': 'Los Angeles, CA, USA',
  genre: 'Tech. Rep.',
  number: 'TR-0200 (4230-46)-3',
  issued: year(1988, 11),
}

export const PUBLISHED_CITATIONS: readonly PublishedCitation[] = [
  {
    style: 'apa',
    guide: APA_PARTS,
    item: {
      type: 'report',
      title: 'Report',
      author: [{ literal: 'Centers for Disease Control and Prevention' }],
      issued: year(2019),
    },
    at: { page: '10' },
    citation: '(Centers for Disease Control and Prevention, 2019, p. 10)',
  },
  {
    style: 'apa',
    guide: APA_PARTS,
    item: { type: 'book', title: 'Book', author: [person('Armstrong')], issued: year(2015) },
    at: { page: '3', to: '17' },
    citation: '(Armstrong, 2015, pp. 3–17)',
  },
  {
    style: 'apa',
    guide: 'APA Style, Style and Grammar Guidelines, “Quotations”, without page numbers',
    item: { type: 'webpage', title: 'Page', author: [person('Chamberlin')], issued: year(2014) },
    at: { paragraph: 1 },
    citation: '(Chamberlin, 2014, para. 1)',
  },
  {
    style: 'apa',
    guide: APA_REPORT,
    item: {
      type: 'report',
      title: 'Taking time: Support for people with cancer',
      author: [{ literal: 'National Cancer Institute' }],
      genre: 'NIH Publication',
      number: '18-2059',
      publisher: 'U.S. Department of Health and Human Services, National Institutes of Health',
      URL: 'https://www.cancer.gov/publications/patient-education/takingtime.pdf',
      issued: year(2019),
    },
    at: {},
    citation: '(National Cancer Institute, 2019)',
    reference:
      'National Cancer Institute. (2019). Taking time: Support for people with cancer (NIH Publication No. 18-2059). U.S. Department of Health and Human Services, National Institutes of Health. https://www.cancer.gov/publications/patient-education/takingtime.pdf',
  },
  {
    style: 'chicago-author-date',
    guide: CHICAGO,
    item: chinatown,
    at: { page: '45' },
    citation: '(Yu 2020, 45)',
    reference: 'Yu, Charles. 2020. Interior Chinatown. Pantheon Books.',
  },
  {
    style: 'chicago-author-date',
    guide: CHICAGO,
    item: activism,
    at: { page: '117', to: '118' },
    citation: '(Binder and Kidder 2022, 117–18)',
    reference:
      'Binder, Amy J., and Jeffrey L. Kidder. 2022. The Channels of Student Activism: How the Left and Right Are Winning (and Losing) in Campus Politics Today. University of Chicago Press.',
  },
  {
    style: 'chicago-notes',
    guide: CHICAGO,
    item: chinatown,
    at: { page: '45' },
    citation: 'Charles Yu, Interior Chinatown (Pantheon Books, 2020), 45.',
    reference: 'Yu, Charles. Interior Chinatown. Pantheon Books, 2020.',
  },
  {
    style: 'chicago-notes',
    guide: CHICAGO,
    item: activism,
    at: { page: '117', to: '118' },
    citation:
      'Amy J. Binder and Jeffrey L. Kidder, The Channels of Student Activism: How the Left and Right Are Winning (and Losing) in Campus Politics Today (University of Chicago Press, 2022), 117–18.',
  },
  {
    style: 'mla',
    guide: MLA,
    item: {
      type: 'article-journal',
      title: 'Redefining Reading: The Impact of Digital Communication Media',
      author: [person('Baron', 'Naomi S.')],
      'container-title': 'PMLA',
      volume: '128',
      issue: '1',
      page: '193–200',
      issued: year(2013, 1),
    },
    at: { page: '194' },
    citation: '(Baron 194)',
    reference:
      'Baron, Naomi S. “Redefining Reading: The Impact of Digital Communication Media.” PMLA, vol. 128, no. 1, Jan. 2013, pp. 193–200.',
  },
  {
    style: 'mla',
    guide: MLA,
    item: {
      type: 'book',
      title: 'The Pleasures of Reading in an Age of Distraction',
      author: [person('Jacobs', 'Alan')],
      publisher: 'Oxford UP',
      issued: year(2011),
    },
    at: {},
    reference: 'Jacobs, Alan. The Pleasures of Reading in an Age of Distraction. Oxford UP, 2011.',
  },
  {
    style: 'ieee',
    guide: IEEE,
    item: oxygen,
    before: 2,
    at: { page: '5', to: '10' },
    citation: '[3, pp. 5–10]',
  },
  { style: 'ieee', guide: IEEE, item: oxygen, before: 2, at: { section: '4.5' }, citation: '[3, Sec. 4.5]' },
  {
    style: 'ieee',
    guide: IEEE,
    item: oxygen,
    at: {},
    reference:
      '[1] E. E. Reber, R. L. Michell, and C. J. Carter, “Oxygen absorption in the earth’s atmosphere,” Aerospace Corp., Los Angeles, CA, USA, Tech. Rep. TR-0200 (4230-46)-3, Nov. 1988.',
  },
  {
    style: 'vancouver',
    guide: NLM,
    item: {
      type: 'article-journal',
      title: 'Solid-organ transplantation in HIV-infected patients',
      author: [person('Halpern', 'S. D.'), person('Ubel', 'P. A.'), person('Caplan', 'A. L.')],
      'container-title': 'N Engl J Med',
      volume: '347',
      issue: '4',
      page: '284-287',
      issued: year(2002, 7, 25),
    },
    at: {},
    citation: '(1)',
    reference:
      '1. Halpern SD, Ubel PA, Caplan AL. Solid-organ transplantation in HIV-infected patients. N Engl J Med. 2002 Jul 25;347(4):284-7.',
  },
  {
    style: 'vancouver',
    guide: NLM,
    item: {
      type: 'book',
      title: 'Medical microbiology',
      author: [
        person('Murray', 'P. R.'),
        person('Rosenthal', 'K. S.'),
        person('Kobayashi', 'G. S.'),
        person('Pfaller', 'M. A.'),
      ],
      edition: '4',
      publisher: 'Mosby',
      'publisher-place': 'St. Louis',
      issued: year(2002),
    },
    at: {},
    reference:
      '1. Murray PR, Rosenthal KS, Kobayashi GS, Pfaller MA. Medical microbiology. 4th ed. St. Louis: Mosby; 2002.',
  },
  {
    style: 'harvard',
    guide: HARVARD,
    item: {
      type: 'book',
      title: 'Book',
      author: [person('Shah'), person('Papadopoulos')],
      issued: year(2015),
    },
    at: {},
    citation: '(Shah and Papadopoulos, 2015)',
  },
  {
    style: 'harvard',
    guide: HARVARD,
    item: {
      type: 'book',
      title: 'Book',
      author: [person('Wong'), person('Smith'), person('Adebole')],
      issued: year(2015),
    },
    at: {},
    citation: '(Wong, Smith and Adebole, 2015)',
  },
  {
    style: 'harvard',
    guide: HARVARD,
    item: {
      type: 'book',
      title: 'Book',
      author: [person('Wong'), person('Smith'), person('Adebole'), person('Harris')],
      issued: year(2015),
    },
    at: {},
    citation: '(Wong et al., 2015)',
  },
]
