/** The README.md of a Data Package: for someone who finds the folder and knows nothing of Pincite. */
import { escapeMarkdown } from '../../../shared/dataset/markdown.ts'
import { countOf } from '../../../shared/domain/count-of.ts'
import type { Coder } from '../../../shared/domain/project.ts'
import type { ExportJob } from '../export/export-job.ts'

/** Returns the text. It names no year and no author that nobody gave. */
export function packageReadme(job: ExportJob, coders: readonly Coder[], withSources: boolean): string {
  const { project, rows, sources, choice } = job
  const title = escapeMarkdown(project.name)
  const names = coders
    .filter(({ name }) => name !== '')
    .map(({ name }) => escapeMarkdown(name))
    .join(', ')
  const figures = rows.reduce((count, row) => count + row.figures.length, 0)
  const licence =
    choice.licence === undefined ? 'No licence was given with this data.' : `Licence: ${choice.licence}.`
  return `# ${title}

${countOf(rows.length, 'annotation')} with ${countOf(figures, 'figure')} from ${countOf(sources.length, 'source')}. Every annotation quotes its source word for word and says
where: page, section and offsets, and the SHA-256 of the file.

| File | What it is |
| --- | --- |
| annotations.csv | one annotation a row |
| fields.csv | what the fields of their codes hold, one value a row |
| figures.csv | the figures they state, one a row |
| sources.csv | the sources, with the SHA-256 of their files |
| codes.csv | the codebook |
| coders.csv | who made the annotations |
| references.csl.json | bibliographic records of the sources, for reference managers |
| annotations.jsonld | the annotations in the W3C Web Annotation model |
| datapackage.json | every column described; SHA-256 and size of every file; the seal |
${withSources ? '| sources/ | the files of the sources, named by their SHA-256 |\n' : ''}
Tables are CSV in UTF-8 with a byte order mark. An empty cell says nothing. Text that begins with =, +, -, @, a tab, a
line break or an apostrophe has an apostrophe in front, so that no spreadsheet takes it for a formula.

## Checking it

    pincite verify <this folder or zip>${withSources ? '' : ' --sources <folder with the files>'}

says first whether any file was changed, taken away or added since the package was made, by the hashes in
datapackage.json and the seal over it, and then whether each quote stands in its source. Without Pincite, compare what
\`sha256sum\` prints with the hashes in datapackage.json. A seal shows what was changed by accident or by someone who
did not make a new one; to be sure of more, compare it with the seal that the makers published.

## Citing it

${names === '' ? '' : `${names}. `}*${title}* [Data set]. Name the seal as its version: \`pincite:seal\` in datapackage.json. ${licence}
`
}
