import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { selfSigned, type KeyPair } from '../saml/self-signed.ts'
import { askDirectory, type DirectoryAnswer } from './ask-directory.ts'
import type { LdapSettings } from './settings.ts'
import { testDirectory, type TestDirectory, type TestDirectoryOptions } from './testing/directory.ts'
import { carrelAccount, townEntries, townSettings } from './testing/town-directory.ts'

describe('a library that asks the directory of its town', () => {
  const limits = { privateAddresses: true, insideHint: 'not allowed.' }
  const opened: TestDirectory[] = []
  async function open(options: Partial<TestDirectoryOptions> = {}): Promise<TestDirectory> {
    const directory = await testDirectory({ entries: townEntries, ...options })
    opened.push(directory)
    return directory
  }
  after(() => Promise.all(opened.map((directory) => directory.close())))

  function ask(settings: LdapSettings, user: string, password: string, bindPassword: string = carrelAccount.password) {
    return askDirectory({ settings, bindPassword, limits }, { user, password })
  }

  /** The code or kind of an answer. */
  const kindOf = (answer: DirectoryAnswer) => (answer.kind === 'barred' ? answer.code : answer.kind)

  describe('Signing in at a directory in which people are looked up', () => {
    let town: TestDirectory
    before(async () => {
      town = await open({ pointer: 'ldap://127.0.0.1:1/dc=elsewhere' })
    })

    it('lets in who knows the password, and tells who that is, without secrets and pictures', async () => {
      const answer = await ask(townSettings(town.url), ' Brook ', 'koorb')
      assert.deepEqual(answer, {
        kind: 'right',
        person: {
          subject: 'uuid-of-brook-muñoz',
          dn: 'uid=brook,ou=people,dc=town',
          attributes: {
            dn: ['uid=brook,ou=people,dc=town'],
            uid: ['brook'],
            givenName: ['Brook'],
            sn: ['Muñoz'],
            mail: ['brook@town.example'],
            entryUUID: ['uuid-of-brook-muñoz'],
            userPrincipalName: ['brook@town.example'],
          },
        },
      })
    })

    const cases: readonly (readonly [string, string, string, string])[] = [
      ['a wrong password', 'ada', 'wrong', 'wrong'],
      ['no password, with which a directory lets in anybody as nobody', 'ada', '', 'wrong'],
      ['a name that nobody has', 'nobody', 'x', 'unknown'],
      ['no name', ' ', 'x', 'unknown'],
      ['a star for any name', '*', 'ada', 'unknown'],
      ['a name that would be a filter', 'ada)(uid=*', 'ada', 'unknown'],
      ['a name with a null in it', 'ada\0', 'ada', 'unknown'],
      ['a name of a megabyte', 'a'.repeat(1e6), 'ada', 'unknown'],
      ['a password of a megabyte', 'ada', 'a'.repeat(1e6), 'wrong'],
      ['a name of two people', 'twin', 'niwt', 'ambiguous'],
      ['a password that has expired', 'ex', 'xe', 'password-expired'],
      ['a locked account of Active Directory', 'lock', 'kcol', 'account-locked'],
      ['an account that is only let in to choose a new password', 'reset', 'teser', 'password-must-change'],
      ['an account that is switched off', 'ina', 'ani', 'account-refused'],
      ['a locked account and a wrong password', 'lock', 'wrong', 'wrong'],
    ]
    for (const [what, user, password, expected] of cases)
      it(`refuses ${what}`, async () => {
        assert.equal(kindOf(await ask(townSettings(town.url), user, password)), expected)
      })

    it('never asks the directory to let somebody in without a password', async () => {
      const before = town.binds.length
      await ask(townSettings(town.url), 'ada', '')
      await ask(townSettings(town.url, { way: 'template' }), 'ada', '')
      assert.equal(town.binds.length, before)
    })

    it('does not go where the directory points to', async () => {
      const answer = await ask(townSettings(town.url), 'far', 'raf')
      assert.equal(answer.kind, 'trouble')
      assert.match(
        answer.kind === 'trouble' ? answer.message : '',
        /points to another directory, and Carrel does not follow/,
      )
    })

    it('says when its own account is refused, and when there is no such place in the directory', async () => {
      const wrong = await ask(townSettings(town.url), 'ada', 'ada', 'not-it')
      assert.match(wrong.kind === 'trouble' ? wrong.message : '', /own account \(cn=carrel,dc=town\) is wrong/)
      const nowhere = await ask(townSettings(town.url, { base: 'ou=nowhere,dc=other' }), 'ada', 'ada')
      assert.match(nowhere.kind === 'trouble' ? nowhere.message : '', /there is no ou=nowhere,dc=other in it/)
    })

    it('knows an account again by its bytes where its number is bytes', async () => {
      const guid = Buffer.from('00ff80fe', 'hex')
      const directory = await open({
        entries: townEntries.map((entry) =>
          entry.dn.startsWith('uid=ada')
            ? { ...entry, attributes: { ...entry.attributes, objectGUID: [guid] } }
            : entry,
        ),
      })
      const answer = await ask(townSettings(directory.url, { idAttribute: 'objectGUID' }), 'ada', 'ada')
      assert.equal(answer.kind === 'right' && answer.person.subject, '00ff80fe')
      const without = await ask(townSettings(directory.url, { idAttribute: 'objectGUID' }), 'brook', 'koorb')
      assert.match(without.kind === 'trouble' ? without.message : '', /has no objectGUID/)
    })
  })

  describe('Signing in with a name that is put together', () => {
    it('binds at once, and reads the entry as the person', async () => {
      const town = await open()
      const answer = await ask(townSettings(town.url, { way: 'template' }), 'ada', 'ada')
      assert.equal(answer.kind === 'right' && answer.person.dn, 'uid=ada,ou=people,dc=town')
      assert.deepEqual(
        town.binds.map(({ dn }) => dn),
        ['uid=ada,ou=people,dc=town'],
      )
      const other = townSettings(town.url, { way: 'template', template: '{user}@town.example' })
      assert.equal(kindOf(await ask(other, 'brook', 'koorb')), 'right')
      assert.equal(kindOf(await ask(other, 'brook', 'wrong')), 'wrong')
    })

    it('makes nobody else of a name with commas', async () => {
      const town = await open()
      assert.equal(
        kindOf(await ask(townSettings(town.url, { way: 'template' }), 'ada,ou=people,dc=town', 'ada')),
        'wrong',
      )
      assert.deepEqual(
        town.binds.map(({ dn }) => dn),
        [String.raw`uid=ada\,ou\=people\,dc\=town,ou=people,dc=town`],
      )
    })
  })

  describe('Groups of a directory', () => {
    const groupsOf = async (settings: LdapSettings) => {
      const answer = await ask(settings, 'ada', 'ada')
      return answer.kind === 'right'
        ? (answer.person.attributes['groups'] ?? []).filter((name) => !name.includes('='))
        : answer
    }
    it('are found by an attribute and by a search, alone and within each other, in rings as well', async () => {
      const { url } = await open()
      for (const groups of ['attribute', 'search'] as const) {
        assert.deepEqual(await groupsOf(townSettings(url, { groups })), ['cataloguers'])
        assert.deepEqual(await groupsOf(townSettings(url, { groups, nestedGroups: true })), [
          'cataloguers',
          'staff',
          'everybody',
        ])
      }
      assert.deepEqual(await groupsOf(townSettings(url)), [])
    })

    it('have their short names in letters, however the directory writes these in names', async () => {
      const memberOf = ['cn=J\\C3\\BCrgens Freunde\\, e.V.,ou=groups,dc=town']
      const { url } = await open({
        entries: townEntries.map((entry) =>
          entry.dn.startsWith('uid=ada') ? { ...entry, attributes: { ...entry.attributes, memberOf } } : entry,
        ),
      })
      const answer = await ask(townSettings(url, { groups: 'attribute' }), 'ada', 'ada')
      const found = answer.kind === 'right' ? (answer.person.attributes['groups'] ?? []) : []
      assert.ok(found.includes('Jürgens Freunde, e.V.'), found.join(' | '))
    })
  })

  describe('The line to a directory', () => {
    let key: KeyPair
    before(async () => {
      key = await selfSigned('directory', Temporal.Now.instant().subtract({ hours: 1 }), {
        bits: 2048,
        hosts: ['127.0.0.1'],
      })
    })

    it('is protected by TLS from the beginning or when asked, before any password goes over it', async () => {
      for (const protection of ['ldaps', 'starttls'] as const) {
        const town = await open({ protection, tls: key })
        const settings = townSettings(town.url, { protection, ca: key.certificate })
        assert.equal(kindOf(await ask(settings, 'ada', 'ada')), 'right')
        assert.equal(kindOf(await ask(settings, 'ada', 'wrong')), 'wrong')
        assert.deepEqual(
          town.binds.map((bind) => bind.protected),
          [true, true, true, true],
        )
        const stranger = await ask({ ...settings, ca: '' }, 'ada', 'ada')
        assert.match(stranger.kind === 'trouble' ? stranger.message : '', /nobody known vouches for its certificate/)
        assert.equal(town.binds.length, 4)
      }
    })

    it('is given up where the directory cannot protect it', async () => {
      const town = await open()
      const answer = await ask(townSettings(town.url, { protection: 'starttls' }), 'ada', 'ada')
      assert.equal(answer.kind, 'trouble')
      const other = await open({
        protection: 'ldaps',
        tls: await selfSigned('x', Temporal.Now.instant(), { bits: 2048, hosts: ['other.example'] }),
      })
      const named = await ask(townSettings(other.url, { protection: 'ldaps', ca: key.certificate }), 'ada', 'ada')
      assert.equal(named.kind, 'trouble')
      assert.deepEqual([...town.binds, ...other.binds], [])
    })

    it('goes to the next server when one is down, silent, busy or speaks something else', async () => {
      const down = await open()
      await down.close()
      const silent = await open({ silent: true })
      const busy = await open({ searchCode: 51 })
      const web = await open({ garbage: Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n') })
      const flood = await open({
        garbage: Buffer.concat([Buffer.from('30847fffffff', 'hex'), Buffer.alloc(6_000_000, 0x04)]),
      })
      const lies = await open({ garbage: Buffer.from('300c02010161070a010004000400', 'hex').subarray(0, 9) })
      const town = await open()
      const servers = [down, silent, busy, web, flood].map(({ url }) => url)
      const settings = townSettings(town.url, { seconds: 1 })
      const answer = await ask({ ...settings, servers: [...servers.slice(0, 4), town.url] }, 'ada', 'ada')
      assert.equal(answer.kind, 'right')
      const none = await ask({ ...settings, servers: [...servers, lies.url].slice(-5) }, 'ada', 'ada')
      assert.equal(none.kind, 'trouble')
      for (const { url } of [silent, busy, web, flood, lies])
        assert.ok(none.kind === 'trouble' && none.message.includes(url), `${url} is told of`)
    })

    it('does not go inside where the library does not allow it', async () => {
      const { url } = await open()
      const answer = await askDirectory(
        {
          settings: townSettings(url),
          bindPassword: '',
          limits: { privateAddresses: false, insideHint: 'it is not allowed.' },
        },
        { user: 'ada', password: 'ada' },
      )
      assert.match(answer.kind === 'trouble' ? answer.message : '', /an address inside: it is not allowed/)
    })
  })
})
