/** pincite tag: tags passages given by their words, one from options or many from a file of JSON lines. */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { addAbortSignal, type Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { fileErrorCode, fileErrorReason } from '../../services/file-errors.ts'
import { QuoteTagger, refused, type TagRequest } from '../../services/tagging/tag-quote.ts'
import type { GivenField } from '../../services/tagging/given-fields.ts'
import { UsageError, type Command, type Invocation } from '../command.ts'
import { commandSession, withWritableProject } from '../open-project.ts'
import { parseTagLine } from '../parse-tag-line.ts'
import { readLines } from '../read-lines.ts'
import { TagReport } from '../tag-report.ts'
import type { Terminal } from '../terminal.ts'

/** Lines that may be on their way to the disk at once. */
const MOST_UNDERWAY = 256

export const tagCommand: Command = {
  name: 'tag',
  takes: '<project>',
  summary: 'Tag a passage by its words, or many from a file of JSON lines.',
  example:
    'pincite tag ports-review --source quay-ledger.pdf --code statistic --quote "rose by 112 per cent"',
  arity: [1, 1],
  options: {
    source: { value: 's', doc: 'source: id, unique start of an id, or unique file name' },
    code: { value: 'c', doc: 'code: name in any case, or id' },
    quote: { value: 'text', doc: 'the words of the passage; --quote=-5 where they begin with a hyphen' },
    prefix: {
      value: 'text',
      doc: 'words right before, where the quote stands at several places',
      mayBeEmpty: true,
    },
    suffix: { value: 'text', doc: 'words right after', mayBeEmpty: true },
    memo: { value: 'text', doc: 'a memo', mayBeEmpty: true },
    coder: { value: 'name', doc: 'who tags; added to the project where new', mayBeEmpty: true },
    field: {
      value: 'name=value',
      doc: 'what a field holds ("theme=access"), or a part of its figure ("value=42"); once for each',
      many: true,
    },
    from: {
      value: 'file.jsonl',
      doc: 'one {"source","code","quote","prefix"?,"suffix"?,"memo"?,"coder"?,"fields"?} a line; - reads standard input',
    },
    'json-lines': { doc: 'print each result as a line of JSON as soon as it is on disk' },
    password: { value: 'text', doc: 'password of the sources that need one; not stored' },
  },
  run: async (invocation) => {
    const { positionals, options, terminal } = invocation
    const requests =
      options['from'] === undefined ? oneRequest(invocation) : await requestsFrom(options['from'], invocation)
    return withWritableProject(positionals[0] ?? '', terminal, async ({ store, library }) => {
      const readText = async (id: string) => (await library.readText(id, options['password'])).canonical
      const tagger = new QuoteTagger({ store, readText, session: commandSession })
      const report = new TagReport(invocation)
      try {
        await tagAll(requests, tagger, { report, terminal })
      } finally {
        await report.finish()
      }
      return report.failed > 0 ? 1 : 0
    })
  },
}

interface NumberedRequest {
  readonly line: number
  /** Or why the line can't be used. */
  readonly request: TagRequest | string
}

async function tagAll(
  requests: AsyncIterable<NumberedRequest> | Iterable<NumberedRequest>,
  tagger: QuoteTagger,
  { report, terminal }: { readonly report: TagReport; readonly terminal: Terminal },
): Promise<void> {
  for await (const { line, request } of requests) {
    terminal.signal.throwIfAborted()
    if (typeof request === 'string') report.add(line, refused(request))
    else {
      const finding = await tagger.find(request)
      report.add(line, finding.found ? tagger.save(finding.passage) : finding.result)
    }
    if (report.underway >= MOST_UNDERWAY) await report.settled()
    // Lines read at once are handed over without a pause, in which no write would end and Ctrl+C not be heard.
    await setImmediate()
  }
}

function oneRequest({ options, lists }: Invocation): NumberedRequest[] {
  const { source, code, quote, prefix, suffix, memo, coder } = options
  if (source === undefined || code === undefined || quote === undefined) {
    throw new UsageError('wants --source, --code and --quote, or --from <file.jsonl>.')
  }
  const fields = (lists['field'] ?? []).map(readField)
  return [{ line: 1, request: { source, code, quote, prefix, suffix, memo, coder, fields } }]
}

function readField(typed: string): GivenField {
  const at = typed.indexOf('=')
  if (at < 1) throw new UsageError(`--field wants name=value, not “${typed}”.`)
  return { name: typed.slice(0, at).trim(), value: typed.slice(at + 1) }
}

async function requestsFrom(
  file: string,
  { options, lists, terminal }: Invocation,
): Promise<AsyncIterable<NumberedRequest>> {
  const own = ['source', 'code', 'quote', 'prefix', 'suffix', 'memo', 'coder', 'field']
  const surplus = own.find((name) => options[name] !== undefined || lists[name] !== undefined)
  if (surplus !== undefined)
    throw new UsageError(`--from takes --${surplus} from the file; leave it out here.`)
  const input = file === '-' ? terminal.input() : await openFile(file)
  return readRequests(addAbortSignal(terminal.signal, input), file)
}

async function openFile(file: string): Promise<Readable> {
  const isFolder = await stat(file).then(
    (found) => found.isDirectory(),
    () => false,
  )
  if (isFolder) throw new UsageError(`${file} is a folder. Name a file of JSON lines.`)
  const input = createReadStream(file)
  await new Promise((resolve, reject) => input.once('open', resolve).once('error', reject)).catch(
    (error: unknown) => {
      throw new UsageError(`${file} can’t be read: ${fileErrorReason(error)}.`)
    },
  )
  return input
}

async function* readRequests(input: Readable, file: string): AsyncGenerator<NumberedRequest> {
  try {
    for await (const { line, text, problem } of readLines(input)) {
      yield { line, request: problem ?? parseTagLine(text) }
    }
  } catch (error) {
    if (fileErrorCode(error).startsWith('E')) {
      throw new UsageError(`${file} can’t be read to its end: ${fileErrorReason(error)}.`)
    }
    throw error
  }
}
