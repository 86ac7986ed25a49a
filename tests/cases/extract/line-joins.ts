/** How line ends and line starts join, by name: the two lines, and the words a report uses elsewhere. */
import type { Join } from '../../../electron/services/extract/pdf/join-words.ts'

export interface LineJoinCase {
  readonly name: string
  readonly before: string
  readonly after: string
  readonly elsewhere?: string
  readonly join: Join
}

export const LINE_JOINS: readonly LineJoinCase[] = [
  { name: 'words', before: 'the first', after: 'year', join: 'space' },
  {
    name: 'a word the report writes closed',
    before: 'the infor-',
    after: 'mation',
    elsewhere: 'information',
    join: 'drop-hyphen',
  },
  {
    name: 'a word nobody wrote with a hyphen',
    before: 'under the agree-',
    after: 'ment',
    join: 'drop-hyphen',
  },
  {
    name: 'a compound the report hyphenates',
    before: 'a large-',
    after: 'scale survey',
    elsewhere: 'a large-scale plan',
    join: 'nothing',
  },
  {
    name: 'a compound of two of the report’s words',
    before: 'an age-',
    after: 'sensitive law',
    elsewhere: 'their age is sensitive',
    join: 'nothing',
  },
  {
    name: 'a closed word of two of its words',
    before: 'they can how-',
    after: 'ever see how it ever',
    elsewhere: 'see how it ever was',
    join: 'drop-hyphen',
  },
  { name: 'a name with its own hyphen', before: 'the Mexico-', after: 'Guatemala border', join: 'nothing' },
  {
    name: 'a name broken in its middle',
    before: 'called Trace-',
    after: 'Monkey',
    elsewhere: 'the TraceMonkey engine',
    join: 'drop-hyphen',
  },
  { name: 'the hyphen of a layout engine', before: 'many chil‐', after: 'dren', join: 'drop-hyphen' },
  { name: 'a soft hyphen', before: 'many chil\u{AD}', after: 'Dren', join: 'drop-hyphen' },
  { name: 'a self- compound', before: 'their self-', after: 'esteem', join: 'nothing' },
  {
    name: 'a hyphen that stands for a later half',
    before: 'both pre-',
    after: 'and post-war',
    join: 'space',
  },
  { name: 'a range of numbers', before: 'from 2018-', after: '19 on', join: 'nothing' },
  { name: 'an en dash between numbers', before: 'Section 22–11–', after: '33', join: 'nothing' },
  { name: 'a spaced en dash', before: 'some observers –', after: 'among them', join: 'space' },
  { name: 'an em dash at the end', before: 'the law—', after: 'as it stands', join: 'nothing' },
  { name: 'an em dash at the start', before: 'these agents', after: '—or the courts', join: 'nothing' },
  { name: 'a slash', before: 'refugees and/', after: 'or migrants', join: 'nothing' },
  {
    name: 'a hyphen some producers set off',
    before: 'number of Cen -',
    after: 'tral',
    elsewhere: 'Central',
    join: 'drop-hyphen',
  },
  {
    name: 'a spaced hyphen used as a dash',
    before: 'the results -',
    after: 'and costs',
    elsewhere: 'good results',
    join: 'space',
  },
  {
    name: 'a web address behind a slash',
    before: 'see https://a.org/',
    after: 'reports/12',
    join: 'nothing',
  },
  { name: 'a web address at its hyphen', before: 'see www.a.org/key-', after: 'findings', join: 'nothing' },
  { name: 'a mail address', before: 'write to info@', after: 'centre.org today', join: 'nothing' },
  { name: 'a web address that ends a line', before: 'see www.a.org', after: 'for more', join: 'space' },
]
