/** Checks a Data Package against the official profiles 2.0 and CSL's schema, and every cell against what is said of it. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Ajv from 'ajv'
import addFormats from 'ajv-formats'
import { beforeAll, describe, expect, it } from 'vitest'
import { encodePackage } from '../../../../electron/services/export/encode-project.ts'
import { parseCsv } from '../../../../shared/dataset/csv-records.ts'
import { projectOf } from '../../../cases/export-project.ts'
import { NAUGHTY_TEXTS } from '../../../cases/naughty-texts.ts'

const FIXTURES = join(import.meta.dirname, '../../../../../shared/fixtures')
const PROFILES = join(FIXTURES, 'frictionless/profiles-2.0')
const CSL = join(FIXTURES, 'csl/csl-data.json')

interface FieldDoc {
  readonly name: string
  readonly type: string
  readonly description: string
  readonly constraints?: {
    readonly required?: boolean
    readonly unique?: boolean
    readonly minimum?: number
    readonly pattern?: string
    readonly enum?: readonly string[]
  }
}
interface Resource {
  readonly name: string
  readonly path: string
  readonly schema?: {
    readonly fields: readonly FieldDoc[]
    readonly primaryKey?: readonly string[]
    readonly foreignKeys?: readonly {
      readonly fields: readonly string[]
      readonly reference: { readonly resource?: string; readonly fields: readonly string[] }
    }[]
  }
}

const files = new Map<string, Buffer>()
beforeAll(async () => {
  const { entries } = await encodePackage({
    project: projectOf(Object.values(NAUGHTY_TEXTS)),
    choice: { withSources: true, licence: 'CC-BY-4.0' },
    readText: () => Promise.resolve('x'.repeat(2000)),
    readBytes: (_id, { to }) => Promise.resolve(new Uint8Array(to)),
  })
  for (const { name, pieces } of entries) {
    const taken: Uint8Array[] = []
    for await (const piece of pieces()) taken.push(piece)
    files.set(name, Buffer.concat(taken))
  }
})

const textOf = (path: string) => files.get(path)!.toString('utf8')
const descriptor = () => JSON.parse(textOf('datapackage.json')) as { readonly resources: readonly Resource[] }
const tables = () => descriptor().resources.filter(({ schema }) => schema !== undefined)

/** A table as other programs read CSV, our guards left in; `missingValues` says that an empty cell is nothing. */
function read({ path }: Resource): {
  readonly header: readonly string[]
  readonly rows: readonly (string | null)[][]
} {
  const [header, ...records] = [...parseCsv(textOf(path).replace(/^\uFEFF/, ''), ',')]
  const cells = records.map(({ fields, problem }) => {
    expect(problem).toBeNull()
    return fields.map(({ text }) => (text === '' ? null : text))
  })
  return { header: header!.fields.map(({ text }) => text), rows: cells }
}

const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/
const TYPES: Readonly<Record<string, (cell: string) => boolean>> = {
  string: () => true,
  integer: (cell) => /^-?\d+$/.test(cell),
  number: (cell) => /^-?\d+(?:\.\d+)?(?:e-?\d+)?$/i.test(cell),
  boolean: (cell) => cell === 'true' || cell === 'false',
  datetime: (cell) => DATE_TIME.test(cell) && !Number.isNaN(Date.parse(cell)),
  array: (cell) => Array.isArray(JSON.parse(cell)),
}

describe('the cells of a Data Package', () => {
  it('stand under the fields that are described, each with a description', () => {
    expect(tables().map(({ name }) => name)).toEqual([
      ...['annotations', 'coders', 'codes', 'fields', 'figures', 'sources'],
    ])
    for (const table of tables()) {
      expect(table.schema!.fields.map(({ name }) => name)).toEqual(read(table).header)
      for (const { description } of table.schema!.fields)
        expect(description).toMatch(/^.{8}|^Where\.|^When\./)
    }
  })

  it('are of the types and within the constraints of their fields', () => {
    let cells = 0
    for (const table of tables()) {
      const { rows } = read(table)
      for (const [i, { name, type, constraints = {} }] of table.schema!.fields.entries()) {
        const column = rows.map((row) => row[i] ?? null)
        const held = column.filter((cell) => cell !== null)
        const { required, unique, minimum, pattern } = constraints
        for (const cell of held) {
          expect(TYPES[type]!(cell), `${name}: ${cell}`).toBe(true)
          if (pattern !== undefined) expect(cell).toMatch(new RegExp(`^(?:${pattern})$`, 'u'))
          if (constraints.enum) expect(constraints.enum).toContain(cell)
          if (minimum !== undefined) expect(Number(cell)).toBeGreaterThanOrEqual(minimum)
          cells++
        }
        if (required) expect(held, `${table.name}.${name}`).toHaveLength(column.length)
        if (unique) expect(new Set(held).size).toBe(held.length)
      }
    }
    expect(cells).toBeGreaterThan(1000)
  })

  it('hold primary keys that name one row, and foreign keys that lead to one', () => {
    const column = (table: Resource, name: string) => {
      const at = table.schema!.fields.findIndex((field) => field.name === name)
      return read(table).rows.map((row) => row[at] ?? null)
    }
    const named = (name: string) => tables().find((table) => table.name === name)!
    expect(tables().map(({ schema }) => schema!.primaryKey)).toEqual([
      ['id'],
      ['id'],
      ['id'],
      ['annotationId', 'fieldId', 'number'],
      ['annotationId', 'number'],
      ['id'],
    ])
    let checked = 0
    for (const table of tables()) {
      const { primaryKey = [], foreignKeys = [] } = table.schema!
      const keys = primaryKey.map((name) => column(table, name))
      const rows = keys[0]?.map((_, i) => JSON.stringify(keys.map((values) => values[i]))) ?? []
      expect(new Set(rows).size).toBe(rows.length)
      for (const { fields, reference } of foreignKeys) {
        const there = new Set(
          column(reference.resource === undefined ? table : named(reference.resource), reference.fields[0]!),
        )
        for (const value of column(table, fields[0]!)) {
          if (value === null) continue
          expect(there).toContain(value)
          checked++
        }
      }
    }
    // A source, a coder, a figure, and a value with its code for each annotation; the one field of the codebook.
    expect(checked).toBe(5 * Object.keys(NAUGHTY_TEXTS).length + 1)
  })

  it('guard whatever a spreadsheet would take for a formula', () => {
    for (const table of tables()) {
      for (const cell of read(table).rows.flat()) expect(cell ?? '').not.toMatch(/^[=+@\t\r\n]|^-(?!\d)/)
    }
  })
})

describe.skipIf(!existsSync(PROFILES))('the official profiles 2.0', () => {
  const checkWith = (name: string) => {
    const ajv = addFormats(new Ajv({ strict: false, logger: false }))
    return ajv.compile(JSON.parse(readFileSync(join(PROFILES, name), 'utf8')) as object)
  }

  it('take the package, each resource, and each schema', () => {
    const [check, ofResource, ofSchema] = ['datapackage', 'dataresource', 'tableschema'].map((name) =>
      checkWith(`${name}.json`),
    )
    expect(check!(descriptor()), JSON.stringify(check!.errors)).toBe(true)
    for (const resource of descriptor().resources) {
      expect(ofResource!(resource), JSON.stringify(ofResource!.errors)).toBe(true)
      if (resource.schema) expect(ofSchema!(resource.schema), JSON.stringify(ofSchema!.errors)).toBe(true)
    }
  })

  it('refuse a resource without a path and a licence without a name, so the check is one', () => {
    const check = checkWith('datapackage.json')
    const { resources } = descriptor()
    expect(check({ ...descriptor(), resources: [{ ...resources[0], path: undefined }] })).toBe(false)
    expect(check({ ...descriptor(), licenses: [{ title: 'Mine' }] })).toBe(false)
  })
})

describe.skipIf(!existsSync(CSL))("CSL's own schema", () => {
  it('takes the bibliographic records, and refuses a type that is none', () => {
    const check = addFormats(new Ajv({ strict: false, logger: false })).compile(
      JSON.parse(readFileSync(CSL, 'utf8')) as object,
    )
    const items = JSON.parse(textOf('references.csl.json')) as object[]
    expect(items).toHaveLength(3)
    expect(check(items), JSON.stringify(check.errors)).toBe(true)
    expect(check([{ ...items[0], type: 'techreport' }])).toBe(false)
  })
})
