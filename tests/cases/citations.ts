/**
 * Citations and reference-list entries as style guides print them, each read on the page it names. A guide's own page is
 * taken where it could be read; where only others' quotations of it could, this is said; the rest is by libraries and
 * writers who name the style and edition. The expected strings are theirs, with typographic quotation marks. The records
 * were written for these tests: where an example is printed in the text alone, what it doesn't show (a title, a year,
 * co-authors behind “et al.”) is made up. Three things are left to the processor: italics, whether a range has a hyphen
 * or an en dash, and whether a space is a no-break space. Examples that the official CSL styles contradict are left out.
 */
import type { CitationLocale } from '../../shared/citation/citation-styles.ts'
import type { CslItem } from '../../shared/domain/csl-item.ts'

/** Where the cited words stand; the last page where they run on. */
interface Pinpoint {
  readonly page?: string
  readonly to?: string
  readonly paragraph?: number
  readonly section?: string
}

export interface PublishedExample {
  readonly item: CslItem
  readonly at?: Pinpoint
  /** Sources that stand before it in the list of a numbered style. */
  readonly before?: number
  readonly citation?: string
  readonly reference?: string
}

export interface PublishedGuide {
  readonly style: 'apa' | 'chicago-author-date' | 'chicago-notes' | 'mla' | 'harvard' | 'ieee' | 'vancouver'
  /** Of the citation; “en-US” unless it says otherwise. */
  readonly locale?: CitationLocale
  readonly page: string
  readonly address: string
  readonly by: 'the guide itself' | 'the guide itself, as others quote it' | 'a library' | 'another guide'
  readonly examples: readonly PublishedExample[]
}

/** A book unless `more` says otherwise, by people (“Family, Given”) and institutions (no comma). */
function work(authors: readonly string[], issued: readonly number[], title = 'Untitled', more: CslItem = {}) {
  return { type: 'book', title, author: names(authors), issued: { 'date-parts': [issued] }, ...more }
}

function names(authors: readonly string[]) {
  return authors.map((name) => {
    const [family = '', given] = name.split(', ')
    return given === undefined ? { literal: name } : { family, given }
  })
}

/** An example that is printed in the text alone. */
function inText(
  authors: readonly string[],
  year: number,
  at: Pinpoint,
  citation: string,
  before = 0,
): PublishedExample {
  return { item: work(authors, [year]), at, citation, before }
}

const MANY = ['Second, B.', 'Third, C.', 'Fourth, D.']

const chinatown = work(['Yu, Charles'], [2020], 'Interior Chinatown', { publisher: 'Pantheon Books' })
const activism = work(
  ['Binder, Amy J.', 'Kidder, Jeffrey L.'],
  [2022],
  'The Channels of Student Activism: How the Left and Right Are Winning (and Losing) in Campus Politics Today',
  { publisher: 'University of Chicago Press' },
)
const inclusion = work(
  ['Kwon, Hyeyoung'],
  [2022],
  'Inclusion Work: Children of Immigrants Claiming Membership in Everyday Life',
  {
    type: 'article-journal',
    'container-title': 'American Journal of Sociology',
    volume: '127',
    issue: '6',
    page: '1818-1859',
    DOI: '10.1086/720277',
  },
)
const hercules = work(['Blanshard, Alastair'], [2006], 'Hercules: A Heroic Life', { publisher: 'Granta' })
const aerospace = {
  type: 'report',
  publisher: 'Aerospace Corp.',
  genre: 'Tech. Rep.',
  number: 'TR-0200 (4230-46)-3',
}
const pmla = { type: 'article-journal', 'container-title': 'PMLA' }

const ENGLISH: readonly PublishedGuide[] = [
  {
    style: 'apa',
    page: 'APA Style, Style and Grammar Guidelines, “Citing Specific Parts of a Source”',
    address: 'https://apastyle.apa.org/style-grammar-guidelines/citations/basic-principles/parts-source',
    by: 'the guide itself',
    examples: [
      inText(['Stoddard, A.', ...MANY], 2020, { page: '47' }, '(Stoddard et al., 2020, p. 47)'),
      inText(
        ['World Health Organization'],
        2019,
        { page: '202', to: '205' },
        '(World Health Organization, 2019, pp. 202–205)',
      ),
      inText(['Liu, A.', ...MANY], 2020, { paragraph: 3 }, '(Liu et al., 2020, para. 3)'),
    ],
  },
  {
    style: 'apa',
    page: 'North Island College Library, APA 7th edition, “Report with Multiple Levels of Government”',
    address: 'https://library.nic.bc.ca/c.php?g=713252&p=5086885',
    by: 'a library',
    examples: [
      {
        item: work(['National Cancer Institute'], [2018], 'Facing forward: Life after cancer treatment', {
          type: 'report',
          genre: 'NIH Publication',
          number: '18-2424',
          publisher: 'U.S. Department of Health and Human Services, National Institutes of Health',
        }),
        citation: '(National Cancer Institute, 2018)',
        reference:
          'National Cancer Institute. (2018). Facing forward: Life after cancer treatment (NIH Publication No. 18-2424). U.S. Department of Health and Human Services, National Institutes of Health.',
      },
    ],
  },
  {
    style: 'apa',
    page: 'University of Alberta Library, APA citation style (7th edition), “Government Documents”',
    address: 'https://guides.library.ualberta.ca/apa-citation-style/government-documents',
    by: 'a library',
    examples: [
      {
        item: work(['Ministry of Health'], [2019], 'Health annual report 2018-2019', {
          type: 'report',
          publisher: 'Government of Alberta',
          URL: 'https://bit.ly/3hlEEdJ',
        }),
        reference:
          'Ministry of Health. (2019). Health annual report 2018-2019. Government of Alberta. https://bit.ly/3hlEEdJ',
      },
      {
        item: work(
          ['MacLaurin, B.', 'Trocmé, N.', 'Fallon, B.', 'Pitman, L.', 'McCormack, M.'],
          [2003],
          'Northwest Territories incidence study of reported child abuse and neglect, NWTIS-2003: Major findings',
          {
            type: 'report',
            publisher: 'University of Calgary',
            URL: 'https://cwrp.ca/sites/default/files/publications/NWTIS2003_en_0.pdf',
          },
        ),
        reference:
          'MacLaurin, B., Trocmé, N., Fallon, B., Pitman, L., & McCormack, M. (2003). Northwest Territories incidence study of reported child abuse and neglect, NWTIS-2003: Major findings. University of Calgary. https://cwrp.ca/sites/default/files/publications/NWTIS2003_en_0.pdf',
      },
    ],
  },
  {
    style: 'apa',
    page: 'Widener University Library, APA Style Guide, 7th Edition, “In-Text Citation System”',
    address: 'https://widener.libguides.com/APA_7th/in-text-citations',
    by: 'a library',
    examples: [
      inText(['Borin, A.'], 2013, { page: '155' }, '(Borin, 2013, p. 155)'),
      inText(['Borin, A.', 'Wolf, B.'], 2014, {}, '(Borin & Wolf, 2014)'),
      inText(['Borin, A.', ...MANY], 2014, {}, '(Borin et al., 2014)'),
    ],
  },
  {
    style: 'apa',
    page: 'Himmelfarb Library, George Washington University, APA 7th edition, book by three to five authors',
    address: 'https://guides.himmelfarb.gwu.edu/APA/book-three-to-five-authors',
    by: 'a library',
    examples: [
      {
        item: {
          type: 'book',
          title: 'Beyond appearance: A new look at adolescent girls',
          editor: names(['Johnson, N. G.', 'Roberts, M. C.', 'Worell, J.']),
          publisher: 'American Psychological Association',
          issued: { 'date-parts': [[1999]] },
        },
        at: { page: '72' },
        citation: '(Johnson et al., 1999, p. 72)',
        reference:
          'Johnson, N. G., Roberts, M. C., & Worell, J. (Eds.). (1999). Beyond appearance: A new look at adolescent girls. American Psychological Association.',
      },
    ],
  },
  {
    style: 'chicago-author-date',
    page: 'The Chicago Manual of Style Online, 18th edition, “Author-Date: Sample Citations”',
    address: 'https://www.chicagomanualofstyle.org/tools_citationguide/citation-guide-2.html',
    by: 'the guide itself, as others quote it',
    examples: [
      {
        item: chinatown,
        at: { page: '45' },
        citation: '(Yu 2020, 45)',
        reference: 'Yu, Charles. 2020. Interior Chinatown. Pantheon Books.',
      },
      {
        item: activism,
        at: { page: '117', to: '118' },
        citation: '(Binder and Kidder 2022, 117–18)',
        reference:
          'Binder, Amy J., and Jeffrey L. Kidder. 2022. The Channels of Student Activism: How the Left and Right Are Winning (and Losing) in Campus Politics Today. University of Chicago Press.',
      },
      {
        item: inclusion,
        at: { page: '1842', to: '1843' },
        citation: '(Kwon 2022, 1842–43)',
        reference:
          'Kwon, Hyeyoung. 2022. “Inclusion Work: Children of Immigrants Claiming Membership in Everyday Life.” American Journal of Sociology 127 (6): 1818–59. https://doi.org/10.1086/720277.',
      },
      inText(['Google'], 2023, {}, '(Google 2023)'),
      {
        item: work(
          ['Dittmar, Emily L.', 'Schemske, Douglas W.'],
          [2023],
          'Temporal Variation in Selection Influences Microgeographic Local Adaptation',
          {
            type: 'article-journal',
            'container-title': 'American Naturalist',
            volume: '202',
            issue: '4',
            page: '471-485',
            DOI: '10.1086/725865',
          },
        ),
        at: { page: '480' },
        citation: '(Dittmar and Schemske 2023, 480)',
        reference:
          'Dittmar, Emily L., and Douglas W. Schemske. 2023. “Temporal Variation in Selection Influences Microgeographic Local Adaptation.” American Naturalist 202 (4): 471–85. https://doi.org/10.1086/725865.',
      },
      {
        item: work(
          ['Snyder, Carl D.', 'Bedrossian, Manuel', 'Barr, Casey', ...MANY, 'Fifth, E.'],
          [2025],
          'Extant Life Detection Using Label-Free Video Microscopy in Analog Aquatic Environments',
          {
            type: 'article-journal',
            'container-title': 'PLOS ONE',
            volume: '20',
            issue: '3',
            page: 'e0318239',
            DOI: '10.1371/journal.pone.0318239',
          },
        ),
        at: { page: '9', to: '10' },
        citation: '(Snyder et al. 2025, 9–10)',
        reference:
          'Snyder, Carl D., Manuel Bedrossian, Casey Barr, et al. 2025. “Extant Life Detection Using Label-Free Video Microscopy in Analog Aquatic Environments.” PLOS ONE 20 (3): e0318239. https://doi.org/10.1371/journal.pone.0318239.',
      },
    ],
  },
  {
    style: 'chicago-author-date',
    page: 'Curtin University Library, Chicago 18th author-date, in-text citations',
    address: 'https://uniskills.library.curtin.edu.au/referencing/chicago18/in-text',
    by: 'a library',
    examples: [
      inText(['Palladino, A.', 'Wade, B.'], 2010, { page: '4' }, '(Palladino and Wade 2010, 4)'),
      inText(['Thomas, A.', ...MANY], 2018, { page: '23' }, '(Thomas et al. 2018, 23)'),
      inText(
        ['World Health Organization'],
        2018,
        { paragraph: 5 },
        '(World Health Organization 2018, para. 5)',
      ),
    ],
  },
  {
    style: 'chicago-author-date',
    page: 'Curtin University Library, Chicago 18th author-date, reports',
    address: 'https://uniskills.library.curtin.edu.au/referencing/chicago18/reports',
    by: 'a library',
    examples: [
      {
        item: work(
          ['AIHW (Australian Institute of Health and Welfare)'],
          [2015],
          'Emergency Department Care 2014-15: Australian Hospital Statistics',
          {
            type: 'report',
            publisher: 'AIHW',
            number: 'Cat. no. HSE 168',
            URL: 'https://www.aihw.gov.au/getmedia/0fd096e0-b481-4f92-98d72f9c8719/19527_1.pdf.aspx?inline=true',
          },
        ),
        reference:
          'AIHW (Australian Institute of Health and Welfare). 2015. Emergency Department Care 2014-15: Australian Hospital Statistics. Cat. no. HSE 168. AIHW. https://www.aihw.gov.au/getmedia/0fd096e0-b481-4f92-98d72f9c8719/19527_1.pdf.aspx?inline=true.',
      },
      {
        item: work(
          ['Saunes, Ingrid Sperre', 'Karanikolos, Marina', 'Sagan, Anna'],
          [2020],
          'Norway: Health System Review 2020',
          {
            type: 'report',
            'collection-title': 'Health Systems in Transition',
            'collection-number': 'vol. 22, no. 14',
            publisher:
              'Norwegian Institute of Public Health and European Observatory of Health Systems and Policies',
            URL: 'https://eurohealthobservatory.who.int/publications/i/norway-health-system-review-20',
          },
        ),
        reference:
          'Saunes, Ingrid Sperre, Marina Karanikolos, and Anna Sagan. 2020. Norway: Health System Review 2020. Health Systems in Transition, vol. 22, no. 14. Norwegian Institute of Public Health and European Observatory of Health Systems and Policies. https://eurohealthobservatory.who.int/publications/i/norway-health-system-review-20.',
      },
    ],
  },
  {
    style: 'chicago-author-date',
    page: 'University of Queensland Library, Chicago 18th author-date, books',
    address: 'https://guides.library.uq.edu.au/referencing/chicago-18th-author-date/book',
    by: 'a library',
    examples: [
      {
        item: hercules,
        at: { page: '151' },
        citation: '(Blanshard 2006, 151)',
        reference: 'Blanshard, Alastair. 2006. Hercules: A Heroic Life. Granta.',
      },
    ],
  },
  {
    style: 'chicago-notes',
    page: 'The Chicago Manual of Style Online, 18th edition, “Notes and Bibliography: Sample Citations”',
    address: 'https://www.chicagomanualofstyle.org/tools_citationguide/citation-guide-1.html',
    by: 'the guide itself, as others quote it',
    examples: [
      {
        item: chinatown,
        at: { page: '45' },
        citation: 'Charles Yu, Interior Chinatown (Pantheon Books, 2020), 45.',
        reference: 'Yu, Charles. Interior Chinatown. Pantheon Books, 2020.',
      },
      {
        item: activism,
        at: { page: '117', to: '118' },
        citation:
          'Amy J. Binder and Jeffrey L. Kidder, The Channels of Student Activism: How the Left and Right Are Winning (and Losing) in Campus Politics Today (University of Chicago Press, 2022), 117–18.',
        reference:
          'Binder, Amy J., and Jeffrey L. Kidder. The Channels of Student Activism: How the Left and Right Are Winning (and Losing) in Campus Politics Today. University of Chicago Press, 2022.',
      },
      {
        item: inclusion,
        at: { page: '1842', to: '1843' },
        citation:
          'Hyeyoung Kwon, “Inclusion Work: Children of Immigrants Claiming Membership in Everyday Life,” American Journal of Sociology 127, no. 6 (2022): 1842–43, https://doi.org/10.1086/720277.',
        reference:
          'Kwon, Hyeyoung. “Inclusion Work: Children of Immigrants Claiming Membership in Everyday Life.” American Journal of Sociology 127, no. 6 (2022): 1818–59. https://doi.org/10.1086/720277.',
      },
    ],
  },
  {
    style: 'chicago-notes',
    page: 'University of Queensland Library, Chicago 18th, notes and bibliography, books',
    address: 'https://guides.library.uq.edu.au/referencing/chicago-18th-edition-notes-and-bibliography',
    by: 'a library',
    examples: [
      {
        item: hercules,
        at: { page: '151' },
        citation: 'Alastair Blanshard, Hercules: A Heroic Life (Granta, 2006), 151.',
        reference: 'Blanshard, Alastair. Hercules: A Heroic Life. Granta, 2006.',
      },
    ],
  },
  {
    style: 'chicago-notes',
    page: 'La Trobe University Library, Chicago footnotes (18th edition), books',
    address: 'https://latrobe.libguides.com/chicagofootnotes/books',
    by: 'a library',
    examples: [
      {
        item: work(['Benesch, Sarah'], [2001], 'Critical English for Academic Purposes', {
          publisher: 'Lawrence Erlbaum',
        }),
        at: { page: '6' },
        citation: 'Sarah Benesch, Critical English for Academic Purposes (Lawrence Erlbaum, 2001), 6.',
      },
      {
        item: work(
          ['Grant, Peter R.', 'Grant, B. Rosemary'],
          [2008],
          'How and Why Species Multiply: The Radiation of Darwin’s Finches',
          { publisher: 'Princeton University Press' },
        ),
        at: { page: '55' },
        citation:
          'Peter R. Grant and B. Rosemary Grant, How and Why Species Multiply: The Radiation of Darwin’s Finches (Princeton University Press, 2008), 55.',
      },
    ],
  },
  {
    style: 'chicago-notes',
    page: 'Australian Catholic University Library, Chicago (18th edition), author layout',
    address: 'https://libguides.acu.edu.au/chicago/author_layout',
    by: 'a library',
    examples: [
      {
        item: work(['Esposito, John', 'Fashing, Darrell', 'Lewis, Todd'], [2015], 'World Religions Today', {
          publisher: 'Oxford University Press',
        }),
        at: { page: '522' },
        citation: 'John Esposito et al., World Religions Today (Oxford University Press, 2015), 522.',
        reference:
          'Esposito, John, Darrell Fashing, and Todd Lewis. World Religions Today. Oxford University Press, 2015.',
      },
    ],
  },
  {
    style: 'mla',
    page: 'Morningside University Library, MLA Citations (9th ed.), “Author Basics”, after the MLA Handbook, pp. 107–119',
    address: 'https://morningside.libguides.com/MLA8/author',
    by: 'a library',
    examples: [
      {
        item: work(
          ['Baron, Naomi S.'],
          [2013, 1],
          'Redefining Reading: The Impact of Digital Communication Media',
          {
            ...pmla,
            volume: '128',
            issue: '1',
            page: '193-200',
          },
        ),
        reference:
          'Baron, Naomi S. “Redefining Reading: The Impact of Digital Communication Media.” PMLA, vol. 128, no. 1, Jan. 2013, pp. 193-200.',
      },
      {
        item: work(['Jacobs, Alan'], [2011], 'The Pleasures of Reading in an Age of Distraction', {
          publisher: 'Oxford UP',
        }),
        reference: 'Jacobs, Alan. The Pleasures of Reading in an Age of Distraction. Oxford UP, 2011.',
      },
      {
        item: work(['Dorris, Michael', 'Erdrich, Louise'], [1999], 'The Crown of Columbus', {
          publisher: 'HarperCollins Publishers',
        }),
        reference:
          'Dorris, Michael, and Louise Erdrich. The Crown of Columbus. HarperCollins Publishers, 1999.',
      },
      {
        item: work(['Burdick, Anne', ...MANY], [2012], 'Digital_Humanities', { publisher: 'MIT P' }),
        reference: 'Burdick, Anne, et al. Digital_Humanities. MIT P, 2012.',
      },
      {
        item: work(
          ['United Nations'],
          [1991],
          'Consequences of Rapid Population Growth in Developing Countries',
          { publisher: 'Taylor and Francis' },
        ),
        reference:
          'United Nations. Consequences of Rapid Population Growth in Developing Countries. Taylor and Francis, 1991.',
      },
    ],
  },
  {
    style: 'mla',
    page: 'Australian Catholic University Library, MLA 9th, “Author layout table”',
    address: 'https://libguides.acu.edu.au/mla/author-layout',
    by: 'a library',
    examples: [
      {
        item: work(['Abrahamson, Mark'], [2014], 'Urban Sociology: A Global Introduction', {
          publisher: 'Cambridge UP',
        }),
        at: { page: '46' },
        citation: '(Abrahamson 46)',
        reference: 'Abrahamson, Mark. Urban Sociology: A Global Introduction. Cambridge UP, 2014.',
      },
      {
        item: work(['Bee, Helen', 'Boyd, Denise'], [2014], 'The Developing Child', {
          edition: '12',
          publisher: 'Allyn and Bacon',
        }),
        reference: 'Bee, Helen, and Denise Boyd. The Developing Child. 12th ed., Allyn and Bacon, 2014.',
      },
      {
        item: {
          type: 'book',
          title: 'Literature and the Global Economy',
          editor: names(['Brouillette, Sarah', ...MANY]),
          publisher: 'Palgrave Macmillan',
          issued: { 'date-parts': [[2017]] },
        },
        at: { page: 'xix' },
        citation: '(Brouillette et al. xix)',
        reference:
          'Brouillette, Sarah, et al., editors. Literature and the Global Economy. Palgrave Macmillan, 2017.',
      },
      {
        item: work(
          ['United Nations Environment Programme'],
          [2011],
          'Towards a Green Economy: Pathways to Sustainable Development and Poverty Eradication',
          { type: 'report', publisher: 'UNEP' },
        ),
        at: { page: '42' },
        citation: '(United Nations Environment Programme 42)',
        reference:
          'United Nations Environment Programme. Towards a Green Economy: Pathways to Sustainable Development and Poverty Eradication. UNEP, 2011.',
      },
    ],
  },
  {
    style: 'mla',
    page: 'Union University Library, MLA 9th edition, examples of in-text citations',
    address: 'https://guides.uu.edu/mla9/intextcitations/examples',
    by: 'a library',
    examples: [
      inText(['Tidwell, A.', 'Ragar, B.'], 2020, { page: '58' }, '(Tidwell and Ragar 58)'),
      inText(['Grabher, A.', ...MANY], 2020, { page: '185' }, '(Grabher et al. 185)'),
    ],
  },
  {
    style: 'mla',
    page: 'Scribd 631747327, “In-Text Citations, MLA 9th Edition (2021)”',
    address: 'https://www.scribd.com/document/631747327',
    by: 'another guide',
    examples: [
      inText(['Smith, A.'], 2020, { section: '15' }, '(Smith, sec. 15)'),
      inText(['Smith, A.'], 2020, { paragraph: 15 }, '(Smith, par. 15)'),
    ],
  },
  {
    style: 'harvard',
    locale: 'en-GB',
    page: 'University of Wolverhampton Library, Harvard (Cite Them Right), in-text citations',
    address: 'https://wlv.libanswers.com/faq/230828',
    by: 'a library',
    examples: [
      inText(['Smith, A.'], 2015, { page: '14' }, '(Smith, 2015, p. 14)'),
      inText(['Smith, A.', 'Jones, B.'], 2015, { page: '22' }, '(Smith and Jones, 2015, p. 22)'),
      inText(
        ['Smith, A.', 'Jones, B.', 'Brown, C.'],
        2015,
        { page: '68' },
        '(Smith, Jones and Brown, 2015, p. 68)',
      ),
      inText(['Smith, A.', ...MANY], 2015, { page: '109' }, '(Smith et al., 2015, p. 109)'),
      inText(['University of Wolverhampton'], 2015, {}, '(University of Wolverhampton, 2015)'),
    ],
  },
  {
    style: 'harvard',
    locale: 'en-GB',
    page: 'Robert Gordon University Library, Harvard (Cite Them Right), government documents',
    address: 'https://library.rgu.ac.uk/harvard-referencing-templates/government-documents',
    by: 'a library',
    examples: [inText(['HM Treasury'], 2024, { page: '14' }, '(HM Treasury, 2024, p. 14)')],
  },
  {
    style: 'harvard',
    locale: 'en-GB',
    page: 'Allcitations, Harvard (Cite Them Right, 12th edition)',
    address: 'https://allcitations.com/citation/generator/harvard-cite-them-right-12',
    by: 'another guide',
    examples: [inText(['Smith, A.'], 2023, { page: '42', to: '45' }, '(Smith, 2023, pp. 42-45)')],
  },
  {
    style: 'harvard',
    locale: 'en-GB',
    page: 'Aceessay, Harvard (Cite Them Right, 12th edition)',
    address: 'https://resource.aceessay.ai/harvard-12th-edition-citation-style-guide',
    by: 'another guide',
    examples: [
      inText(['Shah, A.', 'Papadopoulos, B.'], 2015, {}, '(Shah and Papadopoulos, 2015)'),
      inText(['Wong, A.', 'Smith, B.', 'Adebole, C.'], 2015, {}, '(Wong, Smith and Adebole, 2015)'),
      inText(['Wong, A.', ...MANY], 2015, {}, '(Wong et al., 2015)'),
    ],
  },
  {
    style: 'harvard',
    locale: 'en-GB',
    page: 'Anglia Ruskin University Library, after Cite Them Right, company annual reports',
    address: 'https://libanswers.aru.ac.uk/faq/78678',
    by: 'a library',
    examples: [
      {
        item: {
          ...work(['Sky Group Ltd'], [2021], 'Year at Sky 2020–2021', {
            type: 'report',
            URL: 'https://www.skygroup.sky/year-at-sky',
          }),
          accessed: { 'date-parts': [[2021, 6, 8]] },
        },
        reference:
          'Sky Group Ltd (2021) Year at Sky 2020–2021. Available at: https://www.skygroup.sky/year-at-sky (Accessed: 8 June 2021).',
      },
    ],
  },
  {
    style: 'harvard',
    locale: 'en-GB',
    page: 'Robert Gordon University Library, Harvard (Cite Them Right), webpages',
    address: 'https://library.rgu.ac.uk/harvard-referencing-templates/webpages',
    by: 'a library',
    examples: [
      {
        item: {
          ...work(['Alzheimer Scotland'], [2024], 'Living with dementia', {
            type: 'webpage',
            URL: 'https://www.alzscot.org/living-with-dementia',
          }),
          accessed: { 'date-parts': [[2024, 2, 27]] },
        },
        reference:
          'Alzheimer Scotland (2024) Living with dementia. Available at: https://www.alzscot.org/living-with-dementia (Accessed: 27 February 2024).',
      },
    ],
  },
  {
    style: 'harvard',
    locale: 'en-GB',
    page: 'University College Dublin Library, Harvard, official publications',
    address: 'https://libguides.ucd.ie/harvardstyle/harvardoffpubs',
    by: 'a library',
    examples: [
      {
        item: work(['European Commission'], [2003], 'Making globalisation work for everyone', {
          type: 'report',
          publisher: 'Office for Official Publications of the European Communities',
          'publisher-place': 'Luxembourg',
        }),
        citation: '(European Commission, 2003)',
        reference:
          'European Commission (2003) Making globalisation work for everyone. Luxembourg: Office for Official Publications of the European Communities.',
      },
    ],
  },
  {
    style: 'ieee',
    page: 'Murdoch University Library, IEEE, “Citing in the Text”',
    address: 'https://libguides.murdoch.edu.au/IEEE/text',
    by: 'a library',
    examples: [
      inText(['Smith, A.'], 2020, { page: '5', to: '10' }, '[3, pp. 5-10]', 2),
      inText(['Smith, A.'], 2020, { section: '4.5' }, '[3, Sec. 4.5]', 2),
    ],
  },
  {
    style: 'ieee',
    page: 'Polytechnique Montréal Library, IEEE, citing in the text',
    address: 'https://libguides.biblio.polymtl.ca/IEEEeng/cite',
    by: 'a library',
    examples: [inText(['Smith, A.'], 2020, { page: '15', to: '16' }, '[2, pp. 15-16]', 1)],
  },
  {
    style: 'ieee',
    page: 'IEEE Reference Guide, reports',
    address: 'https://ieeeauthorcenter.ieee.org/wp-content/uploads/IEEE-Reference-Guide.pdf',
    by: 'the guide itself, as others quote it',
    examples: [
      {
        item: work(
          ['Reber, E. E.', 'Michell, R. L.', 'Carter, C. J.'],
          [1988, 11],
          'Oxygen absorption in the earth’s atmosphere',
          { ...aerospace, 'publisher-place': 'Los Angeles, CA, USA' },
        ),
        reference:
          '[1] E. E. Reber, R. L. Michell, and C. J. Carter, “Oxygen absorption in the earth’s atmosphere,” Aerospace Corp., Los Angeles, CA, USA, Tech. Rep. TR-0200 (4230-46)-3, Nov. 1988.',
      },
    ],
  },
  {
    style: 'ieee',
    page: 'IEEE Reference Guide, as kept by R. Povinelli, Marquette University',
    address: 'http://povinelli.eece.mu.edu/teaching/ieeeRefs.html',
    by: 'the guide itself, as others quote it',
    examples: [
      {
        item: work(
          ['Reber, E. E.', 'Mitchell, R. L.', 'Carter, C. J.'],
          [1968, 11],
          'Oxygen absorption in the Earth’s atmosphere',
          { ...aerospace, 'publisher-place': 'Los Angeles, CA' },
        ),
        before: 8,
        reference:
          '[9] E. E. Reber, R. L. Mitchell, and C. J. Carter, “Oxygen absorption in the Earth’s atmosphere,” Aerospace Corp., Los Angeles, CA, Tech. Rep. TR-0200 (4230-46)-3, Nov. 1968.',
      },
    ],
  },
  {
    style: 'ieee',
    page: 'IEEE template for Transactions, references',
    address: 'https://template-selector.ieee.org/',
    by: 'the guide itself, as others quote it',
    examples: [
      {
        item: work(
          ['Azodolmolky, S.', ...MANY, 'Fifth, E.', 'Sixth, F.', 'Seventh, G.'],
          [2011, 9],
          'Experimental demonstration of an impairment aware network planning and operation tool for transparent/translucent optical networks',
          {
            type: 'article-journal',
            'container-title': 'J. Lightw. Technol.',
            volume: '29',
            issue: '4',
            page: '439-448',
          },
        ),
        reference:
          '[1] S. Azodolmolky et al., “Experimental demonstration of an impairment aware network planning and operation tool for transparent/translucent optical networks,” J. Lightw. Technol., vol. 29, no. 4, pp. 439–448, Sep. 2011.',
      },
    ],
  },
  {
    style: 'ieee',
    page: 'University of Northwestern – St. Paul Library, IEEE, books',
    address: 'https://guide.unwsp.edu/citing/ieee',
    by: 'a library',
    examples: [
      {
        item: work(['Ogrodnik, P. J.'], [2012], 'Medical Device Design: Innovation from Concept to Market', {
          publisher: 'Academic Press',
          'publisher-place': 'Boston, MA, USA',
        }),
        reference:
          '[1] P. J. Ogrodnik, Medical Device Design: Innovation from Concept to Market. Boston, MA, USA: Academic Press, 2012.',
      },
      {
        item: work(['Kharmanda, G.', 'El Hami, A.'], [2016], 'Reliability in Biomechanics', {
          volume: '3',
          publisher: 'John Wiley & Sons, Inc.',
          'publisher-place': 'Hoboken, NJ, USA',
        }),
        reference:
          '[1] G. Kharmanda and A. El Hami, Reliability in Biomechanics, vol. 3. Hoboken, NJ, USA: John Wiley & Sons, Inc., 2016.',
      },
    ],
  },
  {
    style: 'ieee',
    page: 'Citedash, IEEE, reports',
    address: 'https://citedash.ai/cite/ieee/report',
    by: 'another guide',
    examples: [
      {
        item: work(
          ['National Institute of Mental Health'],
          [2022],
          'Technology and the future of mental health treatment',
          {
            type: 'report',
            publisher: 'U.S. Dept. Health Human Services',
            'publisher-place': 'Bethesda, MD, USA',
            genre: 'NIH Publication No.',
            number: '22-MH-8138',
          },
        ),
        reference:
          '[1] National Institute of Mental Health, “Technology and the future of mental health treatment,” U.S. Dept. Health Human Services, Bethesda, MD, USA, NIH Publication No. 22-MH-8138, 2022.',
      },
    ],
  },
  {
    style: 'vancouver',
    page: 'Søk & Skriv (Norwegian university libraries), Vancouver, after Citing Medicine',
    address: 'https://sok-og-skriv-web.vercel.app/en/referansestiler/vancouver/regler',
    by: 'a library',
    examples: [inText(['Smith, A.'], 2020, { page: '72' }, '(1, p. 72)')],
  },
  {
    style: 'vancouver',
    page: 'Studylib 8197694, a Vancouver guide after Citing Medicine',
    address: 'https://studylib.net/doc/8197694',
    by: 'another guide',
    examples: [inText(['Smith, A.'], 2020, { page: '43' }, '(6, p. 43)', 5)],
  },
  {
    style: 'vancouver',
    page: 'NLM, Samples of Formatted References for Authors of Journal Articles',
    address: 'https://www.nlm.nih.gov/bsd/uniform_requirements.html',
    by: 'the guide itself, as others quote it',
    examples: [
      {
        item: work(
          ['Halpern, S. D.', 'Ubel, P. A.', 'Caplan, A. L.'],
          [2002, 7, 25],
          'Solid-organ transplantation in HIV-infected patients',
          {
            type: 'article-journal',
            'container-title': 'N Engl J Med',
            volume: '347',
            issue: '4',
            page: '284-287',
          },
        ),
        reference:
          '1. Halpern SD, Ubel PA, Caplan AL. Solid-organ transplantation in HIV-infected patients. N Engl J Med. 2002 Jul 25;347(4):284-7.',
      },
      {
        item: work(
          ['Trachtenberg, F.', 'Maserejian, N. N.', 'Soncini, J. A.', 'Hayes, C.', 'Tavares, M.'],
          [2009, 3],
          'Does fluoride in compomers prevent future caries in children?',
          {
            type: 'article-journal',
            'container-title': 'J Dent Res',
            volume: '88',
            issue: '3',
            page: '276-279',
          },
        ),
        reference:
          '1. Trachtenberg F, Maserejian NN, Soncini JA, Hayes C, Tavares M. Does fluoride in compomers prevent future caries in children? J Dent Res. 2009 Mar;88(3):276-9.',
      },
      {
        item: work(
          ['Murray, P. R.', 'Rosenthal, K. S.', 'Kobayashi, G. S.', 'Pfaller, M. A.'],
          [2002],
          'Medical microbiology',
          { edition: '4', publisher: 'Mosby', 'publisher-place': 'St. Louis' },
        ),
        reference:
          '1. Murray PR, Rosenthal KS, Kobayashi GS, Pfaller MA. Medical microbiology. 4th ed. St. Louis: Mosby; 2002.',
      },
    ],
  },
  {
    style: 'vancouver',
    page: 'Murdoch University Library, Vancouver, books',
    address: 'https://libguides.murdoch.edu.au/Vancouver/book',
    by: 'a library',
    examples: [
      {
        item: work(['Hoppert, M.'], [2003], 'Microscopic techniques in biotechnology', {
          publisher: 'Wiley-VCH',
          'publisher-place': 'Weinheim (Germany)',
        }),
        reference:
          '1. Hoppert M. Microscopic techniques in biotechnology. Weinheim (Germany): Wiley-VCH; 2003.',
      },
      {
        item: work(['Lawhead, J. B.', 'Baker, M. C.'], [2005], 'Introduction to veterinary science', {
          publisher: 'Thomson Delmar Learning',
          'publisher-place': 'Clifton Park (NY)',
        }),
        reference:
          '1. Lawhead JB, Baker MC. Introduction to veterinary science. Clifton Park (NY): Thomson Delmar Learning; 2005.',
      },
    ],
  },
  {
    style: 'vancouver',
    page: 'University of Canberra Library, UC Referencing Guide, government documents',
    address: 'https://canberra.libguides.com/c.php?g=599301&p=4149547',
    by: 'a library',
    examples: [
      {
        item: work(
          ['Department of Finance and Administration'],
          [2006],
          'Delivering Australian government services: managing multiple channels',
          {
            type: 'report',
            publisher: 'The Department',
            'publisher-place': 'Canberra',
          },
        ),
        before: 5,
        reference:
          '6. Department of Finance and Administration. Delivering Australian government services: managing multiple channels. Canberra: The Department; 2006.',
      },
    ],
  },
]

/** APA’s in the languages whose terms are bundled. */
const TRANSLATED: readonly PublishedGuide[] = [
  {
    style: 'apa',
    locale: 'fr-FR',
    page: 'Université du Québec à Chicoutimi, bibliothèque, APA (Provost)',
    address: 'https://bibliotheque.uqac.ca/rediger-bibliographie/apa-general',
    by: 'a library',
    examples: [
      inText(['Strawson, A.'], 1977, { page: '27' }, '(Strawson, 1977, p. 27)'),
      inText(['Simard, A.', 'Girard, B.'], 2022, {}, '(Simard & Girard, 2022)'),
      inText(['Simard, A.', ...MANY], 2022, {}, '(Simard et al., 2022)'),
    ],
  },
  {
    style: 'apa',
    locale: 'de-DE',
    page: 'gwb.schule.at (Geographie und wirtschaftliche Bildung), citing after APA',
    address: 'https://gwb.schule.at/course/section.php?id=4443',
    by: 'another guide',
    examples: [
      inText(['Meyer, A.'], 2020, { page: '31' }, '(Meyer, 2020, S. 31)'),
      inText(['Meyer, A.'], 1998, { page: '31', to: '34' }, '(Meyer, 1998, S. 31-34)'),
    ],
  },
  {
    style: 'apa',
    locale: 'de-DE',
    page: 'Korrekturlesen-Lektorat, Literaturverweise im Text nach APA',
    address: 'https://korrekturlesen-lektorat.at/2019/11/05/literaturverweise-im-text-nach-apa/',
    by: 'another guide',
    examples: [inText(['Hasford, A.', 'Koch, B.'], 2017, { page: '556' }, '(Hasford & Koch, 2017, S. 556)')],
  },
  {
    style: 'apa',
    locale: 'es-ES',
    page: 'Universidade da Coruña, biblioteca, APA 7th edition',
    address: 'https://infoguias.biblioteca.udc.es/c.php?g=710862&p=5129951',
    by: 'a library',
    examples: [
      inText(['Berrío, A.'], 2019, { page: '87' }, '(Berrío, 2019, p. 87)'),
      inText(['Wisdom, A.', ...MANY], 2007, {}, '(Wisdom et al., 2007)'),
    ],
  },
  {
    style: 'apa',
    locale: 'es-ES',
    page: 'Purdue OWL en español, APA 7, «Citas en el texto: autor o varios autores»',
    address:
      'https://owl.purdue.edu/owl/owl_en_espanol/estilo_APA_7/citas_en_el_texto_autor_o_varios_autores.html',
    by: 'another guide',
    examples: [inText(['Wegener, A.', 'Petty, B.'], 1994, {}, '(Wegener & Petty, 1994)')],
  },
  {
    style: 'apa',
    locale: 'pt-PT',
    page: 'Scribd 788937962, “Normas APA 7.ª edição”',
    address: 'https://www.scribd.com/document/788937962',
    by: 'another guide',
    examples: [inText(['Taylor, A.', ...MANY], 2018, {}, '(Taylor et al., 2018)')],
  },
  {
    style: 'apa',
    locale: 'pt-PT',
    page: 'Universidade Europeia, biblioteca, «Norma APA 7», «Citações»',
    address: 'https://europeia.libguides.com/apa/citacoes',
    by: 'a library',
    examples: [
      inText(['Sternberg, A.'], 2006, { page: '293' }, '(Sternberg, 2006, p. 293)'),
      inText(['Walker, A.', 'Allen, B.'], 2004, { page: '112' }, '(Walker & Allen, 2004, p. 112)'),
    ],
  },
]

export const PUBLISHED_GUIDES: readonly PublishedGuide[] = [...ENGLISH, ...TRANSLATED]
