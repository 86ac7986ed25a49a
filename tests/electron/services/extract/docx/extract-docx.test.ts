import { describe, expect, it } from 'vitest'
import { extractDocx } from '../../../../../electron/services/extract/docx/extract-docx.ts'
import { buildDocx, buildZip, docxParts, paragraph } from '../../../../fixtures/docx/docx-builder.ts'
import type { DocxExtras } from '../../../../fixtures/docx/docx-builder.ts'
import { checkInvariants, notesOf, outlineOf } from '../check-invariants.ts'

async function extract(body: string, extras: DocxExtras = {}, core = '') {
  const extraction = await extractDocx(buildDocx(body, extras, core))
  checkInvariants(extraction)
  return extraction
}

const style = (id: string, name: string, properties = '') =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${properties}</w:style>`
const styled = (id: string, text: string) => paragraph(text, `<w:pStyle w:val="${id}"/>`)
const numbered = (level: number, text: string, numId = 1) =>
  paragraph(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${numId}"/></w:numPr>`)
const level = (at: number, format: string, text: string, start = 1) =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`
const numbering = (levels: string, more = '') =>
  `<w:abstractNum w:abstractNumId="7">${levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>${more}`

describe('paragraphs of a Word file', () => {
  it('become headings by name, by outline level, and by the style they are based on', async () => {
    const styles = [
      style('Ttl', 'Title'),
      style('H1', 'heading 1'),
      style('GAO', 'GAO Heading', '<w:basedOn w:val="H1"/>'),
      style('Sec', "Agency's \\ section", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>'),
      style('Toc', 'TOC Heading', '<w:basedOn w:val="H1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr>'),
    ].join('')
    const body = ['Ttl', 'H1', 'GAO', 'Sec', 'Toc'].map((id) => styled(id, id)).join('')
    expect(outlineOf(await extract(body, { styles }))).toEqual([
      'heading 1: Ttl',
      'heading 1: H1',
      'heading 1: GAO',
      'heading 3: Sec',
      'paragraph: Toc',
    ])
  })

  it('leave out what was deleted and keep what was inserted', async () => {
    const body =
      '<w:p><w:r><w:t xml:space="preserve">The </w:t></w:r><w:del><w:r><w:delText>old</w:delText></w:r></w:del>' +
      '<w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:r><w:t xml:space="preserve"> law</w:t></w:r></w:p>'
    expect((await extract(body)).canonical.text).toBe('The new law')
  })

  it('keep the words of text boxes, tables and line breaks', async () => {
    const cell = (text: string) => `<w:tc>${paragraph(text)}</w:tc>`
    const body =
      `<w:p><w:r><w:t>One</w:t><w:br/><w:t>Two</w:t></w:r></w:p>` +
      `<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>${paragraph('Boxed')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>` +
      `<w:tbl><w:tr>${cell('a')}${cell('b')}</w:tr><w:tr>${cell('c')}${cell('')}</w:tr></w:tbl>`
    expect((await extract(body)).canonical.text).toBe('One\nTwo\n\nBoxed\n\na\tb\nc')
  })

  const boxed = (words: string) => `<w:txbxContent>${paragraph(words)}</w:txbxContent>`
  const alternatives = (choice: string, fallback = '') =>
    '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">' +
    `<mc:Choice Requires="wps">${choice}</mc:Choice>${fallback}</mc:AlternateContent></w:r></w:p>`
  it.each([
    [
      'in an oval',
      `<w:p><w:r><w:pict><v:oval><v:textbox>${boxed('Boxed')}</v:textbox></v:oval></w:pict></w:r></w:p>`,
    ],
    ['without a fallback', alternatives(`<w:drawing><wp:inline>${boxed('Boxed')}</wp:inline></w:drawing>`)],
    [
      'with a fallback without words',
      alternatives(
        `<w:drawing><wp:inline>${boxed('Boxed')}</wp:inline></w:drawing>`,
        '<mc:Fallback><w:pict/></mc:Fallback>',
      ),
    ],
    [
      'within a group of alternatives',
      alternatives(
        alternatives(`<w:drawing><wp:inline>${boxed('Boxed')}</wp:inline></w:drawing>`),
        `<mc:Fallback><w:pict><v:group><v:shape><v:textbox>${boxed('Boxed')}</v:textbox></v:shape></v:group></w:pict></mc:Fallback>`,
      ),
    ],
  ])('keep the words of a text box once: %s', async (_where, body) => {
    expect((await extract(paragraph('One') + body)).canonical.text).toBe('One\n\nBoxed')
  })

  it.each([
    ['<w:vanish/>', 'One two'],
    ['<w:vanish w:val="true"/>', 'One two'],
    ['<w:vanish w:val="0"/>', 'One x two'],
  ])('leave out hidden text but not what its field shows: %s', async (vanish, text) => {
    const hidden = (content: string) => `<w:r><w:rPr>${vanish}</w:rPr>${content}</w:r>`
    const body =
      `<w:p><w:r><w:t xml:space="preserve">One </w:t></w:r>${hidden('<w:t>x</w:t>')}` +
      hidden(
        '<w:fldChar w:fldCharType="begin"/><w:instrText>REF y</w:instrText><w:fldChar w:fldCharType="separate"/>',
      ) +
      `<w:r><w:t xml:space="preserve"> two</w:t></w:r>${hidden('<w:fldChar w:fldCharType="end"/>')}</w:p>`
    expect((await extract(body)).canonical.text).toBe(text)
  })

  it('read an empty field and a tab by position', async () => {
    const body =
      '<w:p><w:fldSimple w:instr=" PAGE "/><w:r><w:t>a</w:t><w:ptab w:relativeTo="margin" w:alignment="right"/><w:t>b</w:t></w:r></w:p>'
    expect((await extract(body)).canonical.text).toBe('a b')
  })

  it('write equations as characters and say so', async () => {
    const frac = '<m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f>'
    const body = `<w:p><w:r><w:t xml:space="preserve">so </w:t></w:r><m:oMath><m:r><m:t>x=</m:t></m:r>${frac}</m:oMath></w:p>`
    const { canonical, warnings } = await extract(body)
    expect(canonical.text).toBe('so x=a/b')
    expect(warnings).toEqual(['1 equation is shown as plain characters in a row.'])
  })
})

describe('numbers that Word prints', () => {
  it('stand in front of headings and are the labels of list items', async () => {
    const styles = style(
      'H1',
      'heading 1',
      '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>',
    )
    const levels = level(0, 'decimal', '%1.') + level(1, 'lowerLetter', '(%2)') + level(2, 'bullet', '\uF0B7')
    const body =
      styled('H1', 'First') +
      numbered(1, 'x') +
      numbered(1, 'y') +
      numbered(2, 'z') +
      styled('H1', 'Second') +
      numbered(1, 'w')
    const extraction = await extract(body, { styles, numbering: numbering(levels) })
    expect(extraction.canonical.text).toBe('1. First\n\nx\ny\nz\n\n2. Second\n\nw')
    const labels = extraction.document?.blocks.flatMap((block) => ('label' in block ? [block.label] : []))
    expect(labels).toEqual(['(a)', '(b)', '▪', '(a)'])
  })

  it('count on over paragraphs between and start again where the file says so', async () => {
    const levels = level(0, 'upperRoman', 'Art. %1')
    const again =
      '<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    const body = numbered(0, 'a') + paragraph('Between') + numbered(0, 'b') + numbered(0, 'c', 2)
    const { document } = await extract(body, { numbering: numbering(levels, again) })
    const labels = document?.blocks.flatMap((block) => ('label' in block ? [block.label] : []))
    expect(labels).toEqual(['Art. I', 'Art. II', 'Art. I'])
  })

  it('are words in a table and none for a paragraph that lost its number', async () => {
    const cells = `<w:tc>${numbered(0, 'in a cell')}</w:tc><w:tc>${paragraph('b')}</w:tc>`
    const body = `<w:tbl><w:tr>${cells}</w:tr></w:tbl>${numbered(0, 'Plain', 0)}`
    const { canonical } = await extract(body, { numbering: numbering(level(0, 'decimal', '%1)')) })
    expect(canonical.text).toBe('1) in a cell\tb\n\nPlain')
  })
})

describe('notes of a Word file', () => {
  const call = (kind: string, id: number) => `<w:r><w:${kind}Reference w:id="${id}"/></w:r>`
  const note = (kind: string, id: number, text: string) =>
    `<w:${kind} w:id="${id}"><w:p><w:r><w:${kind}Ref/></w:r><w:r><w:t xml:space="preserve"> ${text}</w:t></w:r></w:p></w:${kind}>`

  it('stand behind the body, each with the mark that calls it', async () => {
    const body = `<w:p><w:r><w:t>Fact.</w:t></w:r>${call('footnote', 2)}<w:r><w:t xml:space="preserve"> More.</w:t></w:r>${call('endnote', 1)}</w:p>`
    const extraction = await extract(body, {
      footnotes: note('footnote', 2, 'Source one.'),
      endnotes: note('endnote', 1, 'Source two.'),
    })
    const { canonical } = extraction
    expect(canonical.text.slice(0, canonical.bodyEnd)).toBe('Fact.[1] More.[i]')
    expect(notesOf(extraction)).toEqual([
      ['[1]', 'Source one.'],
      ['[i]', 'Source two.'],
    ])
  })

  it('have the number format that the section or else the settings name', async () => {
    const many = (kind: string, ids: readonly number[]) => ids.map((id) => call(kind, id)).join('')
    const ids = [2, 3, 4, 5, 6]
    const section =
      '<w:sectPr><w:footnotePr><w:numFmt w:val="chicago"/></w:footnotePr><w:endnotePr><w:numStart w:val="88"/></w:endnotePr></w:sectPr>'
    const { canonical } = await extract(
      `<w:p><w:r><w:t>Fact.</w:t></w:r>${many('footnote', ids)}${many('endnote', [2, 3])}</w:p>${section}`,
      {
        footnotes: ids.map((id) => note('footnote', id, 'One.')).join(''),
        endnotes: note('endnote', 2, 'Two.') + note('endnote', 3, 'Three.'),
        settings:
          '<w:footnotePr><w:numFmt w:val="upperRoman"/></w:footnotePr><w:endnotePr><w:numFmt w:val="upperRoman"/></w:endnotePr>',
      },
    )
    expect(canonical.text.slice(0, canonical.bodyEnd)).toBe('Fact.[*][†][‡][§][**][LXXXVIII][LXXXIX]')
    expect(canonical.markers.every((marker) => marker.note !== null)).toBe(true)
  })

  it('do not include comments', async () => {
    const body = `<w:p><w:r><w:t>Fact.</w:t><w:commentReference w:id="0"/></w:r></w:p>`
    const comments = `<w:comment w:id="0" w:author="A">${paragraph('Really?')}</w:comment>`
    expect((await extract(body, { comments })).canonical.text).toBe('Fact.')
  })
})

describe('what a Word file says about itself', () => {
  it('is its title, author and language, not the year in which the file was made', async () => {
    const core =
      '<dc:title/><dc:creator>Jane &amp; Ann</dc:creator><dcterms:created>2019-05-06T07:08:09Z</dcterms:created>'
    const styles =
      '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="es-MX"/></w:rPr></w:rPrDefault></w:docDefaults>' +
      style('H1', 'heading 1')
    const { metadata } = await extract(styled('H1', 'The report'), { styles }, core)
    expect(metadata).toEqual({
      title: 'The report',
      language: 'es-MX',
      item: { author: [{ literal: 'Jane & Ann' }] },
    })
  })

  it.each(['Microsoft Word - draft3.doc', 'Untitled', 'Document1'])(
    'is its heading where the title is a program’s: %s',
    async (title) => {
      const styles = style('H1', 'heading 1')
      const core = `<dc:title>${title}</dc:title>`
      expect((await extract(styled('H1', 'The report'), { styles }, core)).metadata.title).toBe('The report')
    },
  )

  it('is no author where a program wrote its own name', async () => {
    const core = '<dc:creator>python-docx</dc:creator>'
    expect((await extract(paragraph('x'), {}, core)).metadata.item).toEqual({})
  })

  it('puts headers and footers behind everything, each line once', async () => {
    const extras = {
      header: paragraph('Running head') + paragraph('Running head'),
      footer: paragraph('Page 1'),
    }
    const { canonical } = await extract(paragraph('Body'), extras)
    expect(canonical.text).toBe('Body\n\nRunning head\n\nPage 1')
    expect([canonical.bodyEnd, canonical.notesEnd]).toEqual([4, 4])
  })
})

describe('hostile Word files', () => {
  const external =
    '<w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">' +
    '<pic:blipFill><a:blip r:link="p1"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'

  it('read no file outside', async () => {
    const parts = docxParts(external + paragraph('x')).map((part) =>
      part.name !== 'word/_rels/document.xml.rels'
        ? part
        : {
            name: part.name,
            content: String(part.content).replace(
              '</Relationships>',
              '<Relationship Id="p1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="file:///etc/passwd" TargetMode="External"/></Relationships>',
            ),
          },
    )
    const { document, warnings } = await extractDocx(buildZip(parts))
    expect(JSON.stringify(document)).not.toContain('root:')
    expect(warnings).toEqual(['1 picture is not in the file and not shown.'])
  })

  it('are refused where they nest without end', async () => {
    const deep = '<w:ins>'.repeat(50_000) + '</w:ins>'.repeat(50_000)
    await expect(extractDocx(buildDocx(`<w:p>${deep}</w:p>`))).rejects.toMatchObject({
      refusal: { reason: 'damaged' },
    })
  })

  it('do not expand entities of their own', async () => {
    const laughs = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(1_000)}"><!ENTITY c "${'&b;'.repeat(1_000)}">]>`
    const parts = docxParts(paragraph('&c;')).map((part) =>
      part.name === 'word/document.xml' ? { ...part, content: `${laughs}${String(part.content)}` } : part,
    )
    const result = await extractDocx(buildZip(parts)).catch((error: unknown) => error)
    expect(JSON.stringify(result).length).toBeLessThan(10_000)
  })

  it('are refused where the document is missing', async () => {
    const parts = docxParts('').filter((part) => part.name !== 'word/document.xml')
    await expect(extractDocx(buildZip(parts))).rejects.toThrow(/holds no document/)
  })
})
