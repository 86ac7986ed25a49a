/** The parts of a workbook beside its sheets (ECMA-376 part 1, 18.2 and 18.8). */
import { escapeAttribute } from '../../../../shared/codebook-exchange/xml-characters.ts'
import { MAIN, PACKAGE_RELATIONS, RELATIONS, XML } from './sheet-xml.ts'

const TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types'
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** Returns the parts that lead to sheets of these names, by path. */
export function workbookParts(names: readonly string[]): ReadonlyMap<string, string> {
  const sheets = names.map((name, i) => ({ name: escapeAttribute(name), id: i + 1 }))
  const types = sheets.map(
    ({ id }) =>
      `<Override PartName="/xl/worksheets/sheet${id}.xml" ContentType="${SPREADSHEET}.worksheet+xml"/>`,
  )
  const listed = sheets.map(({ name, id }) => `<sheet name="${name}" sheetId="${id}" r:id="rId${id}"/>`)
  const relations = sheets.map(({ id }) => relation(id, 'worksheet', `worksheets/sheet${id}.xml`))
  return new Map([
    [
      '[Content_Types].xml',
      `${XML}<Types xmlns="${TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
        '<Default Extension="xml" ContentType="application/xml"/>' +
        `<Override PartName="/xl/workbook.xml" ContentType="${SPREADSHEET}.sheet.main+xml"/>` +
        `<Override PartName="/xl/styles.xml" ContentType="${SPREADSHEET}.styles+xml"/>${types.join('')}</Types>`,
    ],
    ['_rels/.rels', related([relation(1, 'officeDocument', 'xl/workbook.xml')])],
    [
      'xl/workbook.xml',
      `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${listed.join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      related([...relations, relation(sheets.length + 1, 'styles', 'styles.xml')]),
    ],
    ['xl/styles.xml', styles()],
  ])
}

function relation(id: number, type: string, target: string): string {
  return `<Relationship Id="rId${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`
}

function related(relations: readonly string[]): string {
  return `${XML}<Relationships xmlns="${PACKAGE_RELATIONS}">${relations.join('')}</Relationships>`
}

/** The formats of `STYLES` (`cell-xml.ts`), in its order. */
function styles(): string {
  const top = '<alignment vertical="top"/>'
  const wrapped = '<alignment vertical="top" wrapText="1"/>'
  const format = (more: string, alignment: string) =>
    `<xf ${more} xfId="0" applyAlignment="1">${alignment}</xf>`
  return (
    `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd hh:mm:ss"/></numFmts>` +
    '<fonts count="3"><font><sz val="11"/><name val="Calibri"/></font>' +
    '<font><b/><sz val="11"/><name val="Calibri"/></font>' +
    '<font><u/><sz val="11"/><color rgb="FF0563C1"/><name val="Calibri"/></font></fonts>' +
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
    '<fill><patternFill patternType="solid"><fgColor rgb="FFE8ECEF"/><bgColor indexed="64"/></patternFill></fill></fills>' +
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5">' +
    format('numFmtId="0" fontId="0" fillId="0" borderId="0"', top) +
    format('numFmtId="0" fontId="1" fillId="2" borderId="0" applyFont="1" applyFill="1"', top) +
    format('numFmtId="0" fontId="0" fillId="0" borderId="0"', wrapped) +
    format('numFmtId="164" fontId="0" fillId="0" borderId="0" applyNumberFormat="1"', top) +
    format('numFmtId="0" fontId="2" fillId="0" borderId="0" applyFont="1"', wrapped) +
    '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
  )
}
