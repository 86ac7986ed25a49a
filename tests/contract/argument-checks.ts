/** Contract: what does not fit the API table is turned away at the door, with a code, and changes nothing. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PIECE_LIMIT } from '../../shared/api/limits.ts'
import { methods, type MethodName } from '../../shared/api/methods.ts'
import { HOSTILE_IDS, ID_ARGUMENTS, NULLABLE, OPTIONAL, UNKNOWN_METHODS, VALID_ARGS } from './calls.ts'
import type { Connect, ContractHost } from './contract-host.ts'

const NAMES = Object.keys(methods) as MethodName[]

export function describeArgumentChecks(connect: Connect): void {
  describe('what does not fit the table', () => {
    let host: ContractHost
    beforeAll(async () => {
      host = await connect()
    })
    afterAll(() => host.close())

    const codeOf = async (method: string, args: unknown) => {
      const reply = await host.port.call(method, args)
      return reply.ok ? 'ok' : reply.error.code
    }

    it.each(UNKNOWN_METHODS.map((name) => [name]))('has no method %s', async (name) => {
      expect(await codeOf(name, {})).toBe('unknown-method')
    })

    it.each(NAMES.map((name) => [name]))('%s turns away arguments that are no object', async (name) => {
      for (const args of [null, [], ['x'], 'text', 7, true]) {
        expect([args, await codeOf(name, args)]).toEqual([args, 'bad-request'])
      }
    })

    it.each(NAMES.map((name) => [name]))('%s turns away an argument it does not know', async (name) => {
      for (const surplus of ['surplus', 'constructor', 'toString']) {
        const code = await codeOf(name, { ...VALID_ARGS[name], [surplus]: 1 })
        expect([surplus, code]).toEqual([surplus, 'bad-request'])
      }
    })

    it.each(withArguments())('%s wants its argument %s', async (name, key) => {
      const { [key]: _left, ...rest } = VALID_ARGS[name] as Record<string, unknown>
      expect(await codeOf(name, rest)).toBe('bad-request')
    })

    it.each(withArguments(true))('%s turns away %s of another type', async (name, key) => {
      const valid = VALID_ARGS[name] as Record<string, unknown>
      for (const value of wrongValues(valid[key])) {
        if (value === null && NULLABLE[name]?.includes(key)) continue
        expect([value, await codeOf(name, { ...valid, [key]: value })]).toEqual([value, 'bad-request'])
      }
    })

    it.each(ID_ARGUMENTS.map(([name, key]) => [name, key] as const))(
      '%s takes nothing but an id as %s',
      async (name, key) => {
        for (const value of HOSTILE_IDS) {
          expect([value, await codeOf(name, { ...VALID_ARGS[name], [key]: value })]).toEqual([
            value,
            'bad-request',
          ])
        }
      },
    )

    it('turns away a piece of more than 8 MiB and a range of more', async () => {
      const bytes = new Uint8Array(PIECE_LIMIT + 1)
      expect(await codeOf('appendUpload', { upload: 'u1', offset: 0, bytes })).toBe('bad-request')
      expect(await codeOf('readSourceBytes', { sourceId: 's1', from: 0, to: PIECE_LIMIT + 1 })).toBe(
        'bad-request',
      )
      expect(await codeOf('readSourceBytes', { sourceId: 's1', from: 10, to: 9 })).toBe('bad-request')
    })

    it('leaves the prototypes of objects alone', async () => {
      for (const method of ['writeSettings', 'writeView', 'submitChange'] as const) {
        const text = JSON.stringify(VALID_ARGS[method])
        const args: unknown = JSON.parse(`{"__proto__":{"polluted":true},${text.slice(1)}`)
        await host.port.call(method, args)
      }
      await host.client.writeView({ key: '__proto__', value: '{"polluted":true}' })
      expect(await host.client.readView({ key: '__proto__' })).toBe('{"polluted":true}')
      expect(await host.client.readView({ key: 'constructor' })).toBeNull()
      expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
    })
  })
}

function withArguments(optionalToo = false): (readonly [MethodName, string])[] {
  return NAMES.flatMap((name) =>
    Object.keys(VALID_ARGS[name])
      .filter((key) => optionalToo || !OPTIONAL[name]?.includes(key))
      .map((key) => [name, key] as const),
  )
}

function wrongValues(valid: unknown): readonly unknown[] {
  if (typeof valid === 'string') return [7, null, {}, [], true]
  if (typeof valid === 'number') return ['7', null, {}, -1, 1.5, true]
  if (valid instanceof Uint8Array) return ['text', 7, null, {}]
  return ['text', 7, null, {}, [null], [7], [{}]]
}
