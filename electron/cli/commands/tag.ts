/** pincite tag: tags passages given by their words, one from options or many from a file of JSON lines. */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { refused, QuoteTagger, type TagRequest, type TagResult } from '../../services/tagging/tag-quote.ts'
import { UsageError, type Command, type Invocation } from '../command.ts'
import { commandSession, withProject } from '../open-project.ts'

/** One line of the file, and one result: `line` counts from 1. */
export type LineResult = TagResult & { readonly line: number }

const lineSchema = z.strictObject({
  source: z.string().min(1),
  code: z.string().min(1),
  quote: z.string().min(1).max(1_000_000),
  prefix: z.string().max(10_000).optional(),
  suffix: z.string().max(10_000).optional(),
  memo: z.string().max(100_000).optional(),
  coder: z.string().trim().max(200).optional(),
})

export const tagCommand: Command = {
  name: 'tag',
  takes: '<project>',
  summary: 'Tag a passage by its words, or many from a file of JSON lines.',
  example:
    'pincite tag ports-review --source quay-ledger.pdf --code statistic --quote "rose by 112 per cent"',
  arity: [1, 1],
  options: {
    source: { value: 's', doc: 'source: id, unique id prefix or unique file name' },
    code: { value: 'c', doc: 'code: name in any case, or id' },
    quote: { value: 'text', doc: 'the words of the passage' },
    prefix: { value: 'text', doc: 'words right before, where the quote stands at several places' },
    suffix: { value: 'text', doc: 'words right after' },
    memo: { value: 'text', doc: 'a memo' },
    coder: { value: 'name', doc: 'who tags' },
    from: {
      value: 'file.jsonl',
      doc: 'one {"source","code","quote","prefix"?,"suffix"?,"memo"?,"coder"?} a line; - reads standard input',
    },
    'json-lines': { doc: 'print each result as a line of JSON as soon as it is on disk' },
  },
  run: async (invocation) => {
    const { positionals, options, io, signal } = invocation
    const requests =
      options['from'] === undefined ? oneRequest(options) : await linesOf(options['from'], options)
    return withProject(positionals[0] ?? '', io, async ({ store, library }) => {
      const tagger = new QuoteTagger(store, library)
      const results: LineResult[] = []
      let failed = 0
      for await (const { line, request } of requests) {
        signal.throwIfAborted()
        const result =
          typeof request === 'string' ? refused(request) : await tagger.tag(request, commandSession)
        if (result.status !== 'anchored') failed++
        const shown = { line, ...result }
        if (invocation.json && options['json-lines'] === undefined) results.push(shown)
        else report(invocation, shown)
      }
      if (invocation.json && options['json-lines'] === undefined) io.print(JSON.stringify(results))
      return failed > 0 ? 1 : 0
    })
  },
}

interface NumberedRequest {
  readonly line: number
  /** Or why the line can't be used. */
  readonly request: TagRequest | string
}

function oneRequest(options: Invocation['options']): NumberedRequest[] {
  const { source, code, quote, prefix, suffix, memo, coder } = options
  if (source === undefined || code === undefined || quote === undefined) {
    throw new UsageError('wants --source, --code and --quote, or --from <file.jsonl>.')
  }
  if (quote.trim() === '') throw new UsageError('--quote is empty.')
  return [{ line: 1, request: { source, code, quote, prefix, suffix, memo, coder } }]
}

async function linesOf(
  file: string,
  options: Invocation['options'],
): Promise<AsyncIterable<NumberedRequest>> {
  if (options['quote'] !== undefined) throw new UsageError('takes --quote or --from, not both.')
  if (file !== '-' && !(await stat(file).catch(() => null))?.isFile()) {
    throw new UsageError(`there is no file ${file}.`)
  }
  return readLines(file)
}

/** Reads line by line; blank lines are passed over, but counted. */
async function* readLines(file: string): AsyncGenerator<NumberedRequest> {
  const input = file === '-' ? process.stdin : createReadStream(file, 'utf8')
  let line = 0
  for await (const text of createInterface({ input, crlfDelay: Infinity })) {
    line++
    const bare = line === 1 ? text.replace(/^\uFEFF/, '') : text
    if (bare.trim() !== '') yield { line, request: parseLine(bare) }
  }
}

function parseLine(text: string): TagRequest | string {
  try {
    const parsed = lineSchema.safeParse(JSON.parse(text))
    if (parsed.success) return parsed.data
    const [issue] = parsed.error.issues
    return `This line can’t be used: ${issue?.path.join('.') || 'it'}: ${issue?.message ?? ''}`
  } catch {
    return 'This line is not JSON. Write one object a line.'
  }
}

function report({ io, options }: Invocation, result: LineResult): void {
  if (options['json-lines'] !== undefined) return io.print(JSON.stringify(result))
  const { line, status, how, exact, pageLabel, error } = result
  if (status !== 'anchored') return io.tell(`${line}: ${status}: ${error ?? ''}`)
  io.print(
    `${line}: ${status} (${how ?? ''})${pageLabel === null ? '' : `, p. ${pageLabel}`}: “${exact ?? ''}”`,
  )
}
