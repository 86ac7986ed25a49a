/** Pieces of plain text and Markdown and the blocks a reader sees in them. */

export const PROSE =
  'This paragraph of the report is made of whole sentences. It is there so that the line above it has something to lead to.'

interface TextCase {
  readonly name: string
  readonly text: string
  readonly blocks: readonly string[]
}

export const PLAIN_CASES: readonly TextCase[] = [
  {
    name: 'keeps wrapped lines in one block',
    text: 'One line\nand one more.\n\nNext.\n',
    blocks: ['paragraph: One line\nand one more.', 'paragraph: Next.'],
  },
  {
    name: 'finds list items without empty lines between them',
    text: 'The steps are:\n• First\n  goes on\n• Second\n1. One\n2.) Two\na) Three\n',
    blocks: [
      'paragraph: The steps are:',
      'list-item: First\n  goes on',
      'list-item: Second',
      'list-item: One',
      'list-item: Two',
      'list-item: Three',
    ],
  },
  {
    name: 'takes a wrapped number or dash for no list item',
    text: 'In that year the share of people\nwho left was\n12. The rest\n- most of them - stayed.\n',
    blocks: [
      'paragraph: In that year the share of people\nwho left was\n12. The rest\n- most of them - stayed.',
    ],
  },
  {
    name: 'joins what an empty line tears apart in a sentence',
    text: '• a gender- and age-\n\nsensitive plan for all.\n\nNext.\n',
    blocks: ['list-item: a gender- and age-\n\nsensitive plan for all.', 'paragraph: Next.'],
  },
  {
    name: 'finds title and headings by their place in front of prose',
    text: `The Title of a Report\n\n${PROSE}\n\nA section\n\n${PROSE}\n`,
    blocks: [
      'heading 1: The Title of a Report',
      `paragraph: ${PROSE}`,
      'heading 2: A section',
      `paragraph: ${PROSE}`,
    ],
  },
  {
    name: 'takes the longest line above the first prose for the title',
    text: `Report Summary\n\nThe Long Title of a Report on Something of\n\nImportance\n\n${PROSE}\n\n${PROSE}\n`,
    blocks: [
      'paragraph: Report Summary',
      'heading 1: The Long Title of a Report on Something of\n\nImportance',
      `paragraph: ${PROSE}`,
      `paragraph: ${PROSE}`,
    ],
  },
  {
    name: 'ranks headings in a row and by section number',
    text: `Title here\n\n${PROSE}\n\nUpper section\n\nLower section\n• item\n\nSame rank as lower\n• item\n\n2.1 Numbered section\n\n${PROSE}\n`,
    blocks: [
      'heading 1: Title here',
      `paragraph: ${PROSE}`,
      'heading 2: Upper section',
      'heading 3: Lower section',
      'list-item: item',
      'heading 3: Same rank as lower',
      'list-item: item',
      'heading 3: 2.1 Numbered section',
      `paragraph: ${PROSE}`,
    ],
  },
  {
    name: 'takes numbered sentences of their own for headings, not those of a list',
    text: `${PROSE}\n\n1.) Do the one thing.\n\n${PROSE}\n\n1. Item one.\n\n2. Item two.\n\n${PROSE}\n`,
    blocks: [
      `paragraph: ${PROSE}`,
      'heading 2: 1.) Do the one thing.',
      `paragraph: ${PROSE}`,
      'list-item: Item one.',
      'list-item: Item two.',
      `paragraph: ${PROSE}`,
    ],
  },
  {
    name: 'takes menus, captions and signatures for no headings',
    text: `${PROSE}\n\nHome\n\nAbout us\n\nContact\n\nA section\n\n${PROSE}\n\nTable 3: Numbers by year\n\n${PROSE}\n\nJane Doe\n`,
    blocks: [
      `paragraph: ${PROSE}`,
      'paragraph: Home',
      'paragraph: About us',
      'paragraph: Contact',
      'heading 2: A section',
      `paragraph: ${PROSE}`,
      'paragraph: Table 3: Numbers by year',
      `paragraph: ${PROSE}`,
      'paragraph: Jane Doe',
    ],
  },
  {
    name: 'finds a heading at the end of a paragraph and one in front of a list',
    text: `${PROSE}\nOur recommendations\n\nFirst aim\n• Do it.\n`,
    blocks: [
      `paragraph: ${PROSE}`,
      'heading 2: Our recommendations',
      'heading 3: First aim',
      'list-item: Do it.',
    ],
  },
]

export const UNUSUAL_CASES: readonly TextCase[] = [
  {
    name: 'takes every line for a paragraph where lines are not wrapped',
    text: `A section\n${PROSE} ${PROSE} ${PROSE}\n1.) Do the one thing.\n${PROSE}\n`,
    blocks: [
      'heading 1: A section',
      `paragraph: ${PROSE} ${PROSE} ${PROSE}`,
      'heading 2: 1.) Do the one thing.',
      `paragraph: ${PROSE}`,
    ],
  },
  {
    name: 'finds paragraphs by their indent',
    text: '   The first paragraph is here\nand ends.\n   The second is\nhere as well.\n',
    blocks: ['paragraph: The first paragraph is here\nand ends.', 'paragraph: The second is\nhere as well.'],
  },
  {
    name: 'finds a short first line that heads a wide paragraph',
    text: `${PROSE}\n\nBackground\n${PROSE}\nand more of it.\n`,
    blocks: [`paragraph: ${PROSE}`, 'heading 2: Background', `paragraph: ${PROSE}\nand more of it.`],
  },
]

export const MARKDOWN_CASES: readonly TextCase[] = [
  {
    name: 'finds headings of both kinds, their marks left out',
    text: '# One #\n\nTwo\nlines\n---\n\n### C#\nText\n\n#no heading\n',
    blocks: [
      'heading 1: One',
      'heading 2: Two\nlines',
      'heading 3: C#',
      'paragraph: Text',
      'paragraph: #no heading',
    ],
  },
  {
    name: 'finds lists and their depth, tasks and paragraphs of items',
    text: '- one\n  - two\n    wrapped\n\n  more of one\n10) ten\n- [x] done\n',
    blocks: [
      'list-item: one',
      'list-item: two\n    wrapped',
      'list-item: more of one',
      'list-item: ten',
      'list-item: done',
    ],
  },
  {
    name: 'keeps code as it stands',
    text: '```js\n# not a heading\n\n  - nor a list\n```\nAfter\n',
    blocks: ['paragraph: # not a heading\n\n  - nor a list', 'paragraph: After'],
  },
  {
    name: 'tells quotes from the text around them',
    text: 'Before\n> Quoted\n> on two lines\n\nAfter\n\n***\n',
    blocks: ['paragraph: Before', 'paragraph: Quoted\n> on two lines', 'paragraph: After'],
  },
]
