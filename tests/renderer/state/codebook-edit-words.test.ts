import { expect, it } from 'vitest'
import { editWords } from '../../../renderer/state/codebook-edit-words.ts'

const own = (property: string, from: string, to: string) => editWords({ field: null, property, from, to })

it('names what changes in a code as its form does', () => {
  expect(own('useWhen', '', 'An actor is called on.')).toEqual({
    what: 'Use when',
    from: 'empty',
    to: 'An actor is called on.',
  })
  expect(own('parent', 'Law › Courts', '')).toEqual({ what: 'Below', from: 'Law › Courts', to: 'at the top' })
  expect(own('key', 'auto', '')).toEqual({ what: 'Key', from: 'the next one free', to: 'none' })
  expect(own('retired', 'false', 'true')).toEqual({ what: 'Retired', from: 'no', to: 'yes' })
})

it('names what changes in a field behind the name of the field', () => {
  const edit = { field: 'Speaker', property: 'options', from: 'witness\nofficial', to: '' }
  expect(editWords(edit)).toEqual({ what: 'Speaker: options', from: 'witness, official', to: 'none' })
  expect(editWords({ ...edit, property: 'type', from: 'text', to: 'choices' })).toMatchObject({
    from: 'Text',
    to: 'Several choices',
  })
  expect(editWords({ field: 'Speaker', property: 'added', from: null, to: 'flag' })).toEqual({
    what: 'New field Speaker',
    from: null,
    to: 'Yes or no',
  })
})
