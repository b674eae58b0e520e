import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readAddress } from './read-address.ts'
import { Nullable, oneOf, Type } from './schemas.ts'

describe('reading an address', () => {
  const schema = Type.Object({
    id: Type.Integer(),
    open: Type.Optional(Type.Boolean()),
    facet: Type.Optional(Type.Array(Type.String())),
    branch: Type.Optional(Nullable(Type.Integer())),
    state: Type.Optional(oneOf('ready', 'waiting')),
    q: Type.Optional(Type.String()),
  })

  it('makes numbers, truths and lists of texts where they are meant', () => {
    assert.deepEqual(readAddress(schema, { id: '7', open: 'false', facet: 'language:eng', branch: '3' }), {
      id: 7,
      open: false,
      facet: ['language:eng'],
      branch: 3,
    })
    assert.deepEqual(readAddress(schema, { facet: ['a', 'b'] }), { facet: ['a', 'b'] })
  })

  it('leaves texts that only look like numbers, and whatever does not fit', () => {
    assert.deepEqual(readAddress(schema, { q: '1984', id: 'seven', open: 'maybe', state: 'ready', other: '1' }), {
      q: '1984',
      id: 'seven',
      open: 'maybe',
      state: 'ready',
      other: '1',
    })
    assert.deepEqual(readAddress(undefined, undefined), {})
  })
})
