import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Patron } from '../../../../server/src/modules/patrons/contract.ts'
import { differences } from './merge-fields.ts'

const record = (part: Partial<Patron>): Patron => ({
  id: 1,
  name: 'Jo Park',
  sortName: 'Park, Jo',
  preferredName: '',
  givenName: 'Jo',
  familyName: 'Park',
  externalId: null,
  card: null,
  category: 'adult',
  categoryName: 'Adult',
  branch: 2,
  birthDate: null,
  age: null,
  juvenile: false,
  expires: null,
  blocked: false,
  email: '',
  phone: '',
  address: '',
  addresses: [],
  contacts: [],
  fields: {},
  language: '',
  keepHistory: false,
  historySince: null,
  hasPin: false,
  hasPhoto: false,
  active: true,
  registered: '2026-01-01T00:00:00Z',
  deleted: null,
  cards: [],
  blocks: [],
  notes: [],
  household: [],
  guarantors: [],
  guarantees: [],
  proxies: [],
  sponsors: [],
  housebound: false,
  ...part,
})

describe('two records that are merged', () => {
  const names = { branch: (id: number) => `Branch ${id}`, category: (code: string) => code }
  const asked = (kept: Partial<Patron>, gone: Partial<Patron>) =>
    differences(record(kept), record(gone), [{ code: 'school' }], names).map(({ id }) => id)

  it('are asked for what differs, not for what is alike or empty in one of them', () => {
    assert.deepEqual(asked({}, {}), [])
    assert.deepEqual(asked({ email: 'a@x.org', phone: '1' }, { email: 'b@x.org' }), ['email'])
    assert.deepEqual(asked({}, { phone: '555' }), [])
    assert.deepEqual(asked({ branch: 2 }, { branch: 3 }), ['branch'])
  })

  it('are asked for the end of a card that has none', () => {
    assert.deepEqual(asked({ expires: null }, { expires: '2027-01-01' }), ['expires'])
  })

  it("are asked for the library's own fields", () => {
    assert.deepEqual(asked({ fields: { school: 'North' } }, { fields: { school: 'South' } }), ['field:school'])
  })
})
