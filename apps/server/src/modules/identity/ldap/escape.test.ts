import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { FilterParser } from 'ldapts'
import { escapeDnValue, filledFilter, filledName } from './escape.ts'

describe('User names that would like to be more', () => {
  const names = ['*', 'ada)(uid=*', String.raw`a\2a`, 'x)(|(objectClass=*', 'nul\0', '{dn}', 'Ångström 📚', '(((', '&']
  for (const name of names)
    it(`are one value of a filter: ${JSON.stringify(name)}`, () => {
      const filter = FilterParser.parseString(filledFilter('(uid={user})', { user: name, dn: 'cn=admin' }))
      assert.deepEqual(
        { kind: filter.constructor.name, value: Reflect.get(filter, 'value') },
        { kind: 'EqualityFilter', value: name },
      )
    })

  const dns: readonly (readonly [string, string])[] = [
    ['ada,ou=admins', String.raw`uid=ada\,ou\=admins,dc=town`],
    ['a+cn=b', String.raw`uid=a\+cn\=b,dc=town`],
    [' #ada ', String.raw`uid=\ \#ada\ ,dc=town`],
    [String.raw`a\b"<>;`, String.raw`uid=a\\b\"\<\>\;,dc=town`],
    ['nul\0', String.raw`uid=nul\00,dc=town`],
  ]
  for (const [name, dn] of dns)
    it(`are one value of a name: ${JSON.stringify(name)}`, () =>
      assert.equal(filledName('uid={user},dc=town', name), dn))

  it('stand as they are in a name that is no distinguished name', () => {
    assert.equal(filledName('{user}@town.example', 'ada+1'), 'ada+1@town.example')
    assert.equal(escapeDnValue(''), '')
  })
})
