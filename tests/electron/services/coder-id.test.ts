import { describe, expect, it } from 'vitest'
import { coderIdOf } from '../../../electron/services/coder-id.ts'

describe('the id of a coder', () => {
  it('is a UUID of version 8', () => {
    expect(coderIdOf('Ana')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })

  it('is the same for one name in any case, spelling and spacing', () => {
    const ids = ['Ána Ruiz', ' ÁNA RUIZ ', 'A\u0301na Ruiz'].map(coderIdOf)
    expect(new Set(ids).size).toBe(1)
  })

  it('differs for other names', () => {
    expect(new Set(['Ana', 'Ána', 'Ana R', 'AnaR', ''].map(coderIdOf)).size).toBe(5)
  })
})
