import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { IdentityMapping, MappingRule } from '../contract.ts'
import { mappingOf } from '../testing/house.ts'
import { attributesFrom } from './attributes.ts'
import { decidePerson } from './decide-person.ts'
import { reasonsOfPerson } from './reasons-of-person.ts'

const rule = (attribute: string, value: string, gives: MappingRule['gives'], what = '', at: number | null = null) => ({
  attribute,
  value,
  gives,
  what,
  at,
})
const decide = (sent: Readonly<Record<string, unknown>>, mapping: Partial<IdentityMapping> = {}) =>
  decidePerson({ ...mappingOf(), ...mapping }, attributesFrom(sent))

describe('what a provider sends of somebody', () => {
  it('becomes names with texts, however deep it lies', () => {
    assert.deepEqual(attributesFrom({ sub: 7, roles: ['a', 'b', 'a'], address: { country: 'US', lines: [1, 2] } }), {
      sub: ['7'],
      roles: ['a', 'b'],
      'address.country': ['US'],
      'address.lines': ['1', '2'],
    })
  })
  it('is read only as far as anybody could need it', () => {
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`name${index}`, 'x']))
    assert.equal(Object.keys(attributesFrom(many)).length, 200)
    assert.equal(
      attributesFrom({ groups: Array.from({ length: 5000 }, (_, index) => `g${index}`) })['groups']?.length,
      100,
    )
    assert.deepEqual(attributesFrom({ long: 'x'.repeat(2000), nothing: null, empty: ' \u0000 ' }), {})
  })
  it('loses what could make one name look like another', () => {
    assert.deepEqual(attributesFrom({ name: 'Ada\u202e\u0000\nLovelace' }), { name: ['Ada   Lovelace'] })
  })
  it('cannot name what every object has', () => {
    assert.equal(decide({ sub: 'x' }, { card: 'constructor', username: '__proto__' }).card, '')
    const sent: unknown = JSON.parse('{"__proto__":{"register":"1"}}')
    assert.ok(typeof sent === 'object' && sent !== null)
    assert.equal(decide({ ...sent }).link, undefined)
  })
})

describe('who that is here', () => {
  it('is looked for by the attribute that the library has chosen', () => {
    assert.deepEqual(decide({ register: ' 17 ' }).link, { field: 'external-id', value: '17' })
    assert.equal(decide({ other: '17' }).link, undefined)
  })
  it('has the name in parts even where only the whole one came', () => {
    const { givenName, familyName } = decide({ name: 'Ada King Lovelace' })
    assert.deepEqual([givenName, familyName], ['Ada King', 'Lovelace'])
    assert.equal(decide({ name: 'Plato' }).familyName, 'Plato')
    assert.equal(decide({ given_name: 'Ada', family_name: 'Lovelace' }).name, 'Ada Lovelace')
  })
  it('has the category of the first rule that fits, and every role', () => {
    const rules = [
      rule('groups', 'STUDENT', 'category', 'student'),
      rule('groups', '*', 'category', 'adult'),
      rule('groups', 'desk*', 'role', 'technician', 3),
      rule('groups', 'desk-head', 'role', 'manager'),
    ]
    const both = decide({ groups: ['desk-head', 'student'] }, { rules, category: 'guest' })
    assert.equal(both.category, 'student')
    assert.deepEqual(both.roles, [
      { role: 'technician', branch: 3 },
      { role: 'manager', branch: null },
    ])
    assert.equal(decide({ groups: ['x'] }, { rules, category: 'guest' }).category, 'adult')
    assert.equal(decide({}, { rules, category: 'guest' }).category, 'guest')
  })
  it('is told with what decided it, in the words of the library', () => {
    const mapping = {
      ...mappingOf(),
      branch: 3,
      rules: [
        rule('groups', 'student', 'category', 'stu'),
        rule('groups', '*', 'category', 'adult'),
        rule('groups', 'desk*', 'role', 'technician', 3),
        rule('groups', 'nobody', 'branch', '4'),
      ],
    }
    const told = reasonsOfPerson(mapping, attributesFrom({ groups: ['student', 'desk'] }), {
      categories: new Map([['stu', 'Student']]),
      branches: new Map([[3, 'Elm Street']]),
      roles: new Map([['technician', 'Library technician']]),
    })
    assert.deepEqual(
      told.slice(-5).map(({ decided, text, detail }) => [decided, text, detail]),
      [
        [true, 'groups is student: category Student.', 'It fits.'],
        [false, 'groups is *: category adult.', 'An earlier rule decided.'],
        [true, 'groups is desk*: role Library technician at Elm Street.', 'It fits.'],
        [false, 'groups is nobody: branch 4.', 'It does not fit.'],
        [true, 'No rule gives a branch, so it is Elm Street.', undefined],
      ],
    )
  })
  it('is kept out by any rule that says so, whatever the others give', () => {
    const rules = [rule('groups', 'member', 'category', 'adult'), rule('status', 'expelled', 'no')]
    assert.equal(decide({ groups: 'member', status: 'Expelled' }, { rules }).keptOut, true)
    assert.equal(decide({ groups: 'member' }, { rules }).keptOut, false)
  })
})
