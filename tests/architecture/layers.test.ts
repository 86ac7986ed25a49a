/** The layer picture of the README, checked on every import, type imports included. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import exceptions from './exceptions.json' with { type: 'json' }

const root = resolve(import.meta.dirname, '../..')
const layers = ['shared', 'electron', 'renderer']

/** What each place may import, longest match first; its own folder is always allowed. */
const picture: Record<string, readonly string[]> = {
  // The text and a passage in it as values; how passages are found is not the domain's business.
  'shared/domain': ['canonical-text', 'page-box', 'describe'].map((name) => `shared/anchoring/${name}.ts`),
  'shared/anchoring': [],
  'shared/figures': [
    'shared/domain',
    ...['canonical-text', 'note-markers'].map((name) => `shared/anchoring/${name}.ts`),
  ],
  'shared/citation': ['shared/domain', 'shared/anchoring'],
  'shared/dataset': ['shared/domain', 'shared/anchoring', 'shared/citation', 'shared/figures'],
  // A codebook's CSV is made of the same cells as that of a dataset.
  'shared/codebook-exchange': [
    'shared/domain',
    'shared/dataset/csv-cells.ts',
    'shared/dataset/csv-records.ts',
  ],
  'shared/dataset-import': ['domain', 'anchoring', 'citation', 'dataset', 'codebook-exchange'].map(
    (name) => `shared/${name}`,
  ),
  'shared/api': [
    ...['domain', 'anchoring', 'citation', 'figures', 'dataset', 'dataset-import', 'codebook-exchange'],
  ].map((name) => `shared/${name}`),
  'electron/services': ['shared'],
  'electron/preload': ['shared/api'],
  'electron/main': ['shared', 'electron/services', 'electron/preload'],
  'electron/browser-host': ['shared', 'electron/services'],
  'electron/cli': ['shared', 'electron/services', 'electron/browser-host'],
  renderer: ['shared'],
}

const files = layers.flatMap((layer) => [...sourceFiles(join(root, layer))])

function* sourceFiles(folder: string): Generator<string> {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) yield* sourceFiles(path)
    else if (/\.tsx?$/.test(name)) yield path
  }
}

interface Import {
  readonly from: string
  readonly to: string
  readonly typeOnly: boolean
  /** Loaded when it is asked for, not with the file. */
  readonly late: boolean
}

function importsOf(path: string): Import[] {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true)
  const found: Import[] = []
  const visit = (node: ts.Node): void => {
    const add = (specifier: ts.Node | undefined, typeOnly: boolean, late = false) => {
      if (specifier && ts.isStringLiteral(specifier))
        found.push({ from: path, to: target(path, specifier.text), typeOnly, late })
    }
    if (ts.isImportDeclaration(node)) {
      const clause = node.importClause
      add(node.moduleSpecifier, clause?.phaseModifier === ts.SyntaxKind.TypeKeyword)
    } else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly)
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false, true)
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      add(node.argument.literal, true)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

function target(from: string, specifier: string): string {
  return specifier.startsWith('.')
    ? relative(root, resolve(dirname(from), specifier.split('?')[0]!))
    : `package ${specifier}`
}

const imports = files.flatMap(importsOf)
const place = (path: string) => relative(root, path)
const within = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`)

describe('the layers', () => {
  it('import only as the picture draws', () => {
    const wrong = imports.flatMap(({ from, to }) => {
      const layer = Object.keys(picture).find((folder) => within(place(from), folder))
      if (!layer) return [`${place(from)} stands in no layer`]
      if (!layers.some((folder) => within(to, folder)) || within(to, layer)) return []
      return picture[layer]!.some((allowed) => within(to, allowed)) ? [] : [`${place(from)} imports ${to}`]
    })
    expect(wrong).toEqual([])
  })

  it('name the module electron in the shell and its preload only', () => {
    const named = imports.filter(({ to }) => /^package electron(\/|$)/.test(to))
    const outside = named.filter(({ from }) => !/^electron\/(main|preload)\//.test(place(from)))
    expect(outside.map(({ from }) => place(from))).toEqual([])
  })

  it('keep Node out of shared and renderer', () => {
    const node = imports.filter(
      ({ from, to }) => /^(shared|renderer)\//.test(place(from)) && to.startsWith('package node:'),
    )
    expect(node.map(({ from, to }) => `${place(from)} imports ${to}`)).toEqual([])
  })

  it('hold no ring of files that import each other', () => {
    expect(ring(imports.filter(({ typeOnly }) => !typeOnly))).toEqual([])
  })

  it('start without the packages that read bibliographies and cite', () => {
    const out = group(imports.filter(({ typeOnly, late }) => !typeOnly && !late))
    const hosts = ['main/index.ts', 'browser-host/index.ts', 'cli/index.ts'].map((name) => `electron/${name}`)
    const loaded = new Set(hosts)
    for (const file of loaded) for (const { to } of out.get(file) ?? []) loaded.add(to)
    expect([...loaded].filter((name) => /^package (@citation-js\/|citeproc$)/.test(name))).toEqual([])
    expect(loaded.size).toBeGreaterThan(100)
  })

  it('import relative files with their endings', () => {
    const bare = imports.filter(({ to }) => layers.some((layer) => within(to, layer)) && !/\.\w+$/.test(to))
    expect(bare.map(({ from, to }) => `${place(from)} imports ${to}`)).toEqual([])
  })
})

/** Returns the first ring found by depth-first search, or nothing. */
function ring(edges: readonly Import[]): string[] {
  const out = group(edges)
  const done = new Set<string>()
  const path: string[] = []
  const walk = (file: string): string[] => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file]
    if (done.has(file)) return []
    path.push(file)
    for (const { to } of out.get(file) ?? []) {
      const found = walk(to)
      if (found.length > 0) return found
    }
    path.pop()
    done.add(file)
    return []
  }
  for (const file of out.keys()) {
    const found = walk(file)
    if (found.length > 0) return found
  }
  return []
}

function group(edges: readonly Import[]): Map<string, Import[]> {
  const out = new Map<string, Import[]>()
  for (const edge of edges) out.set(place(edge.from), [...(out.get(place(edge.from)) ?? []), edge])
  return out
}

describe('the files', () => {
  const tree = [...files, ...sourceFiles(join(root, 'tests'))].filter(
    (path) => !/\/(cases|fixtures|bench)\//.test(path),
  )

  it('have at most 300 lines', () => {
    const long = tree.filter((path) => readFileSync(path, 'utf8').split('\n').length > 301).map(place)
    expect(long.filter((path) => !(path in exceptions.longFiles))).toEqual([])
  })

  it('are in no drawer: no utils, helpers, common or barrel', () => {
    expect(tree.map(place).filter((path) => /\b(utils?|helpers?|common)\b/.test(path))).toEqual([])
    const barrels = files.filter(
      (path) => /index\.ts$/.test(path) && /^\s*export \*/m.test(readFileSync(path, 'utf8')),
    )
    expect(barrels.map(place)).toEqual([])
  })

  it('say on their first line what they own', () => {
    const silent = files.filter((path) => !/^(\/\*\*|\/\/|\/\*)/.test(readFileSync(path, 'utf8'))).map(place)
    expect(silent).toEqual([])
  })

  it('use neither any nor a silenced check', () => {
    // The words that switch a check off; they may stand here, since this file is not among those that are read.
    const silenced = /@ts-(ignore|nocheck|expect-error)|eslint-disable/
    const loose = (path: string) => holdsAny(path) || silenced.test(readFileSync(path, 'utf8'))
    expect(files.filter(loose).map(place)).toEqual([])
  })
})

function holdsAny(path: string): boolean {
  const holds = (node: ts.Node): boolean =>
    node.kind === ts.SyntaxKind.AnyKeyword ||
    (ts.forEachChild(node, (child) => holds(child) || undefined) ?? false)
  return holds(ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true))
}

describe('the label of a page', () => {
  // What a person is shown is `pageLabelOf`; what the file says is for those who find, describe, keep and compare places.
  it('is read from the file only where places are described, kept and compared', () => {
    const named = files.filter((path) => /\bfileLabel\b/.test(readFileSync(path, 'utf8'))).map(place)
    expect(named.sort()).toEqual([
      'electron/services/import-dataset/place-foreign.ts',
      'electron/services/import-dataset/place-highlights.ts',
      'electron/services/tagging/tag-quote.ts',
      'renderer/state/page-words.ts',
      'renderer/state/review.ts',
      ...['describe', 'revise-passage', 'revise-reason'].map((name) => `shared/anchoring/${name}.ts`),
      ...['import-rows', 'place-row'].map((name) => `shared/dataset-import/${name}.ts`),
      ...['draft-annotation', 'page-labels', 'parse-record'].map((name) => `shared/domain/${name}.ts`),
    ])
  })
})

describe('functions', () => {
  it('have at most 60 lines, components 120', () => {
    const long = files.flatMap((path) => longFunctions(path))
    expect(long.filter((name) => !(name in exceptions.longFunctions))).toEqual([])
  })
})

function longFunctions(path: string): string[] {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true)
  const limit = path.endsWith('.tsx') ? 120 : 60
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      const lines =
        source.getLineAndCharacterOfPosition(node.end).line -
        source.getLineAndCharacterOfPosition(node.getStart()).line +
        1
      const name =
        ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node)
          ? node.name?.getText()
          : 'arrow function'
      if (lines > limit) found.push(`${place(path)}: ${name ?? 'function'}`)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}
