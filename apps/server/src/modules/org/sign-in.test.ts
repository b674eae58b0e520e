import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startCarrel, type TestCarrel } from '../../../test/carrel.ts'
import { sessionHeaders, smallLibrary, type SmallLibrary } from '../../../test/people.ts'
import {
  ChangeBranch,
  ChangeStaff,
  CreateBranch,
  CreateStaff,
  GetSession,
  GetSetUp,
  ListStaff,
  PutRole,
  PutSetting,
  SetUp,
  SignOut,
  type SessionView,
} from './contract.ts'

let carrel: TestCarrel
let library: SmallLibrary
let harbour: number

/** Signs in and gives the headers of the session, or the problem's status and codes. */
async function signIn(user: string, password: string, branch?: number) {
  const response = await carrel.server.app.inject({
    method: 'POST',
    url: '/api/v1/session',
    payload: { user, password, ...(branch !== undefined && { branch }) },
  })
  const body: unknown = response.json()
  if (response.statusCode !== 200) {
    const { blocks } = body as { blocks: { code: string }[] }
    return { ok: false as const, status: response.statusCode, codes: blocks.map(({ code }) => code) }
  }
  const view = body as SessionView
  return { ok: true as const, view, headers: sessionHeaders(response.headers['set-cookie'], view.csrf) }
}

async function signedIn(user: string, password: string, branch?: number) {
  const session = await signIn(user, password, branch)
  assert.ok(session.ok)
  return session
}

describe('a new library', () => {
  before(async () => {
    carrel = await startCarrel({ now: '2026-11-24T10:00:00Z' })
  })
  after(() => carrel.stop())

  it('is set up once, with a system of its name, a branch and an administrator', async () => {
    assert.deepEqual(await carrel.must(GetSetUp), { needed: true })
    const wrong = await carrel.callAs({}, SetUp, {
      body: {
        library: 'Elm County Library',
        currency: 'XXQ',
        branch: { code: 'ELM', name: 'Elm Street', timeZone: 'Middle/Earth' },
        administrator: { name: 'Ada', username: 'ada', password: 'long enough' },
      },
    })
    assert.equal(wrong.ok, false)
    assert.deepEqual(await carrel.must(GetSetUp), { needed: true })
    library = await smallLibrary(carrel)
    assert.deepEqual(await carrel.must(GetSetUp), { needed: false })
    const again = await carrel.callAs({}, SetUp, {
      body: {
        library: 'Mine',
        currency: 'USD',
        branch: { code: 'X', name: 'X', timeZone: 'UTC' },
        administrator: { name: 'Mallory', username: 'mallory', password: 'long enough' },
      },
    })
    assert.ok(!again.ok && again.problem.blocks?.[0]?.code === 'already-set-up')
  })

  it('lets the administrator in, who may do everything', async () => {
    const { view, headers } = await signedIn('ADA ', library.administrator.password)
    assert.equal(view.branch.name, 'Elm Street')
    assert.deepEqual(view.library, { name: 'Elm County Library', currency: 'USD', locale: 'en-US', demo: false })
    assert.deepEqual([...view.permissions], [...carrel.permissions].sort())
    const session = await carrel.callAs(headers, GetSession)
    assert.ok(session.ok && session.value.staff.username === 'ada')
  })

  it('refuses a change that does not carry the token of the session', async () => {
    const { headers } = await signedIn('ada', library.administrator.password)
    const forged = await carrel.callAs({ cookie: headers['cookie'] ?? '' }, CreateBranch, {
      body: { code: 'EVIL', name: 'Evil', timeZone: 'UTC' },
    })
    assert.equal(forged.status, 403)
    const real = await carrel.callAs(headers, CreateBranch, {
      body: { code: 'HAR', name: 'Harbour', timeZone: 'America/Chicago', parent: 1 },
    })
    assert.ok(real.ok)
    harbour = real.value.id
  })

  it('ends a session when its owner signs out', async () => {
    const { headers } = await signedIn('ada', library.administrator.password)
    assert.ok((await carrel.callAs(headers, SignOut)).ok)
    assert.equal((await carrel.callAs(headers, GetSession)).status, 401)
  })

  it('gives roles at a branch, and only there', async () => {
    await carrel.must(CreateStaff, {
      body: {
        username: 'tom',
        name: 'Tom Page',
        password: 'tom tom tom',
        roles: [
          { role: 'page', branch: library.branch },
          { role: 'technician', branch: harbour },
        ],
      },
    })
    const { view, headers } = await signedIn('tom', 'tom tom tom', library.branch)
    assert.deepEqual(
      view.branches.map(({ name }) => name),
      ['Elm Street', 'Harbour'],
    )
    assert.ok(!view.permissions.includes('patrons:write'))
    const denied = await carrel.callAs(headers, CreateBranch, { body: { code: 'TOM', name: 'Tom', timeZone: 'UTC' } })
    assert.ok(!denied.ok && denied.status === 403)
    assert.match(denied.problem.title, /org:branches/)
    const moved = await carrel.callAs(headers, ChangeBranch, { body: { branch: harbour } })
    assert.ok(moved.ok && moved.value.permissions.includes('patrons:write'))
    assert.equal((await signedIn('tom', 'tom tom tom')).view.branch.id, harbour)
    await signedIn('tom', 'tom tom tom', library.branch)
    assert.equal((await signedIn('tom', 'tom tom tom')).view.branch.id, library.branch)
  })

  it('lets nobody work where they have no role', async () => {
    await carrel.must(CreateStaff, {
      body: { username: 'eve', name: 'Eve', password: 'eve eve eve', roles: [{ role: 'page', branch: harbour }] },
    })
    await carrel.must(CreateStaff, { body: { username: 'new', name: 'New', password: 'new new new', roles: [] } })
    assert.deepEqual(await signIn('eve', 'eve eve eve', library.branch), {
      ok: false,
      status: 422,
      codes: ['branch-not-allowed'],
    })
    assert.deepEqual(await signIn('new', 'new new new'), { ok: false, status: 409, codes: ['no-role'] })
  })

  it('changes what a role may do at once, for sessions that are open too', async () => {
    const { headers } = await signedIn('eve', 'eve eve eve')
    const body = { value: 'Elm & Harbour' }
    const set = () => carrel.callAs(headers, PutSetting, { params: { name: 'library.name' }, body })
    assert.equal((await set()).status, 403)
    await carrel.must(PutRole, { params: { code: 'page' }, body: { name: 'Page', permissions: ['org:settings'] } })
    assert.equal((await set()).status, 200)
    const { view } = await signedIn('eve', 'eve eve eve')
    assert.equal(view.library.name, 'Elm & Harbour')
    await carrel.must(PutRole, { params: { code: 'page' }, body: { name: 'Page', permissions: [] } })
    assert.equal((await set()).status, 403)
  })

  it('lets nobody give more than they may do themselves', async () => {
    await carrel.must(PutRole, { params: { code: 'hr' }, body: { name: 'Staff office', permissions: ['org:staff'] } })
    await carrel.must(CreateStaff, {
      body: { username: 'hal', name: 'Hal', password: 'hal hal hal', roles: [{ role: 'hr', branch: null }] },
    })
    const { headers } = await signedIn('hal', 'hal hal hal')
    const staff = await carrel.must(ListStaff)
    const idOf = (username: string) => staff.rows.find((row) => row.username === username)?.id ?? 0
    const promote = await carrel.callAs(headers, ChangeStaff, {
      params: { id: idOf('hal') },
      body: { roles: [{ role: 'administrator', branch: null }] },
    })
    assert.equal(promote.status, 403)
    const takeOver = await carrel.callAs(headers, ChangeStaff, {
      params: { id: idOf('ada') },
      body: { password: 'mine mine mine' },
    })
    assert.equal(takeOver.status, 403)
    const allowed = await carrel.callAs(headers, CreateStaff, {
      body: { username: 'hana', name: 'Hana', password: 'hana hana', roles: [{ role: 'hr', branch: harbour }] },
    })
    assert.ok(allowed.ok)
  })

  it('lets nobody put into a role what they may not do themselves', async () => {
    const put = (headers: Readonly<Record<string, string>>, permissions: string[]) =>
      carrel.callAs(headers, PutRole, { params: { code: 'roles' }, body: { name: 'Roles', permissions } })
    await carrel.must(PutRole, {
      params: { code: 'roles' },
      body: { name: 'Roles', permissions: ['org:roles', 'fees:pay'] },
    })
    const roles = [{ role: 'roles', branch: null }]
    await carrel.must(CreateStaff, { body: { username: 'rory', name: 'Rory', password: 'rory rory', roles } })
    const { headers } = await signedIn('rory', 'rory rory')
    assert.equal((await put(headers, ['org:roles', 'fees:pay', 'fees:void'])).status, 403)
    assert.equal((await put(headers, ['org:roles'])).status, 200)
    assert.equal((await put(headers, ['org:roles', 'fees:pay'])).status, 403)
    assert.equal(
      (await carrel.call(PutRole, { params: { code: 'administrator' }, body: { name: 'A', permissions: [] } })).status,
      409,
    )
  })

  it('keeps at least one administrator', async () => {
    const staff = await carrel.must(ListStaff)
    const ada = staff.rows.find((row) => row.username === 'ada')?.id ?? 0
    for (const body of [{ active: false }, { roles: [{ role: 'page', branch: null }] }]) {
      const answer = await carrel.call(ChangeStaff, { params: { id: ada }, body })
      assert.ok(!answer.ok && answer.problem.blocks?.[0]?.code === 'last-administrator')
    }
    await signedIn('ada', library.administrator.password)
  })

  it('ends the sessions of an account that gets a new password or is closed', async () => {
    const staff = await carrel.must(ListStaff)
    const eve = staff.rows.find((row) => row.username === 'eve')?.id ?? 0
    const before = await signedIn('eve', 'eve eve eve')
    await carrel.must(ChangeStaff, { params: { id: eve }, body: { password: 'eve the second' } })
    assert.equal((await carrel.callAs(before.headers, GetSession)).status, 401)
    const after = await signedIn('eve', 'eve the second')
    await carrel.must(ChangeStaff, { params: { id: eve }, body: { active: false } })
    assert.equal((await carrel.callAs(after.headers, GetSession)).status, 401)
    assert.deepEqual(await signIn('eve', 'eve the second'), { ok: false, status: 401, codes: ['sign-in-failed'] })
  })

  it('refuses a user name that exists', async () => {
    const answer = await carrel.call(CreateStaff, {
      body: { username: 'Ada', name: 'Other', password: 'other other', roles: [] },
    })
    assert.ok(!answer.ok && answer.problem.blocks?.[0]?.code === 'username-taken')
  })

  it('stops ten wrong guesses, and lets in again when the time is over', async () => {
    for (let guess = 0; guess < 10; guess++) {
      assert.deepEqual(await signIn('hal', `guess ${guess}`), { ok: false, status: 401, codes: ['sign-in-failed'] })
    }
    assert.deepEqual(await signIn('hal', 'hal hal hal'), { ok: false, status: 429, codes: ['too-many-attempts'] })
    carrel.clock.set(Temporal.Instant.from('2026-11-24T10:16:00Z'))
    assert.ok((await signIn('hal', 'hal hal hal')).ok)
  })
})
