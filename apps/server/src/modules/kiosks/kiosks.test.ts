import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { codes, openLibrary, usd, type TestLibrary } from '../../../test/library.ts'
import { CheckIn, CheckOut, ListLoans } from '../circulation/contract.ts'
import { PutItemType } from '../catalog/contract.ts'
import { AddCharge } from '../fees/contract.ts'
import { PlaceHold } from '../holds/contract.ts'
import { ListOfflineExceptions } from '../offline/contract.ts'
import { PutSetting } from '../org/contract.ts'
import {
  AdoptKiosk,
  BeginPairing,
  BeginPhone,
  ChangeKiosk,
  ClaimPairing,
  ClaimPhone,
  EndVisit,
  GetKiosk,
  GetKioskFace,
  GetOwn,
  LendAtKiosk,
  ListKiosks,
  MailReceipt,
  OpenService,
  OpenVisit,
  PayAtKiosk,
  RenewAtKiosk,
  ReturnAtKiosk,
  SendKeptLoans,
  RevokeKiosk,
  SendKioskHome,
  ShowPin,
  SignOfLife,
  StayInVisit,
} from './contract.ts'
import { confirmAtKiosk } from './phone.ts'
import { readWork } from '../../platform/work.ts'
import { isRefusal } from '../../platform/refusal.ts'
import { adoptDevice, claim } from './testing/device.ts'

describe('a library with self-checks', () => {
  let library: TestLibrary
  let number = 0

  before(async () => {
    library = await openLibrary()
    await library.rule({}, { period: { count: 3, unit: 'weeks' }, renewals: 2, fineLimit: usd(10) })
    await library.must(PutItemType, { params: { code: 'laptop' }, body: { name: 'Laptop' } })
    await library.must(PutSetting, { params: { name: 'fees.online-provider' }, body: { value: 'test' } })
  })
  after(() => library.stop())

  const reader = async (fields: Readonly<Record<string, unknown>> = {}) => {
    const card = `KC${String(++number).padStart(4, '0')}`
    const { id } = await library.patron(card, { pin: '1234', familyName: 'Reyes', givenName: 'Jordan', ...fields })
    return { id, card }
  }
  const book = async (fields: Readonly<Record<string, unknown>> = {}) =>
    library.item(`KB${String(++number).padStart(4, '0')}`, fields)
  const openLoans = async (patron: number) =>
    (await library.must(ListLoans, { query: { patron } })).rows.map((loan) => loan.barcode)

  describe('a new device', () => {
    it('shows a code, is adopted by it, and is signed in from then on', async () => {
      const { carrel } = library
      const shown = await carrel.callAs({}, BeginPairing)
      assert.ok(shown.ok)
      assert.match(shown.value.code, /^[2-9B-Z]{4}-[2-9B-Z]{4}$/)
      const waits = await carrel.callAs({}, ClaimPairing, { body: { secret: shown.value.secret } })
      assert.deepEqual(waits.ok && waits.value, { state: 'waiting' })

      const typed = shown.value.code.toLowerCase().replace('-', ' ')
      const kiosk = await library.must(AdoptKiosk, { body: { code: typed, name: 'Entrance', branch: library.elm } })
      assert.equal(kiosk.state, 'waiting')
      const headers = await claim(library, shown.value.secret)
      const face = await carrel.callAs(headers, GetKioskFace)
      assert.equal(face.ok && face.value.name, 'Entrance')
      await carrel.callAs(headers, SignOfLife, { body: { agent: 'Chromium, 1080×1920', unsent: 0 } })
      const known = await library.must(GetKiosk, { params: { id: kiosk.id } })
      assert.equal(known.state, 'ready')
      assert.equal(known.agent, 'Chromium, 1080×1920')
    })

    it('is adopted once: its code is good for one device and for ten minutes', async () => {
      const first = await library.carrel.callAs({}, BeginPairing)
      assert.ok(first.ok)
      const { code } = first.value
      await library.must(AdoptKiosk, { body: { code, name: 'Once', branch: library.elm } })
      const again = await library.call(AdoptKiosk, { body: { code, name: 'Twice', branch: library.elm } })
      assert.deepEqual(codes(again), ['invalid-code'])

      const late = await library.carrel.callAs({}, BeginPairing)
      assert.ok(late.ok)
      library.at('2026-03-02T10:11:00Z')
      const expired = await library.call(AdoptKiosk, {
        body: { code: late.value.code, name: 'Late', branch: library.elm },
      })
      library.at('2026-03-02T10:00:00Z')
      assert.deepEqual(codes(expired), ['invalid-code'])
    })

    it('cannot be found by guessing codes', async () => {
      const desk = await library.deskWith(['kiosks:manage'])
      const tries = []
      for (let n = 0; n < 12; n++)
        tries.push(
          await desk.call(AdoptKiosk, { body: { code: '2222-2222', name: `Guess ${n}`, branch: library.elm } }),
        )
      assert.deepEqual(codes(tries.at(-1) ?? assert.fail()), ['too-many-attempts'])
      assert.equal(tries.at(-1)?.status, 429)
    })

    it('is nobody’s without its cookie, and staff cannot act as a device', async () => {
      const anonymous = await library.carrel.callAs({}, GetKioskFace)
      assert.equal(anonymous.status, 401)
      assert.equal((await library.call(GetKioskFace)).status, 401)
      const device = await adoptDevice(library, 'Cookie')
      const forged = await library.carrel.callAs({ cookie: device.headers['cookie'] ?? '' }, EndVisit, {
        body: { how: 'patron' },
      })
      assert.deepEqual(codes(forged), ['permission-missing'])
      const asStaff = await device.call(ListKiosks)
      assert.equal(asStaff.status, 401)
    })
  })

  describe('a self-check that its keepers change', () => {
    it('is signed out for good when it is revoked, in the middle of a visit too', async () => {
      const device = await adoptDevice(library, 'Stolen')
      const { card } = await reader()
      const { visit } = await device.visit(card, '1234')
      await library.must(RevokeKiosk, { params: { id: device.id } })
      assert.equal((await device.call(GetKioskFace)).status, 401)
      const { barcode } = await book()
      assert.equal((await device.call(LendAtKiosk, { body: { visit, barcode } })).status, 401)
      const rows = await library.must(ListKiosks)
      assert.ok(!rows.rows.some((row) => row.name === 'Stolen'))
      await adoptDevice(library, 'Stolen')
    })

    it('does nothing while it is paused, and ends what went on', async () => {
      const device = await adoptDevice(library, 'Paused')
      const { card } = await reader()
      const { visit } = await device.visit(card, '1234')
      await library.must(ChangeKiosk, { params: { id: device.id }, body: { paused: true } })
      assert.deepEqual(codes(await device.call(GetOwn, { body: { visit } })), ['kiosk-paused'])
      assert.deepEqual(codes(await device.call(OpenVisit, { body: { card } })), ['kiosk-paused'])
      await library.must(ChangeKiosk, { params: { id: device.id }, body: { paused: false } })
      assert.deepEqual(codes(await device.call(GetOwn, { body: { visit } })), ['visit-ended'])
    })

    it('goes back to its first page when it is sent there', async () => {
      const device = await adoptDevice(library, 'Home')
      const { card } = await reader()
      const { visit } = await device.visit(card, '1234')
      const { home } = await device.must(GetKioskFace)
      await library.must(SendKioskHome, { params: { id: device.id } })
      assert.equal((await device.must(GetKioskFace)).home, home + 1)
      assert.deepEqual(codes(await device.call(StayInVisit, { body: { visit } })), ['visit-ended'])
    })

    it('gives its place to another device, with name and settings', async () => {
      const old = await adoptDevice(library, 'Replaced', { idleSeconds: 200 })
      const shown = await library.carrel.callAs({}, BeginPairing)
      assert.ok(shown.ok)
      const { settings } = await library.must(AdoptKiosk, {
        body: { code: shown.value.code, name: 'Replaced', branch: library.elm, replaces: old.id },
      })
      assert.equal(settings.idleSeconds, 200)
      assert.equal((await old.call(GetKioskFace)).status, 401)
      const headers = await claim(library, shown.value.secret)
      assert.ok((await library.carrel.callAs(headers, GetKioskFace)).ok)
    })

    it('opens its page of staff by a PIN that cannot be guessed', async () => {
      const device = await adoptDevice(library, 'Service', {}, { servicePin: '4711' })
      assert.ok((await device.call(OpenService, { body: { pin: '4711' } })).ok)
      for (let n = 0; n < 10; n++)
        assert.deepEqual(codes(await device.call(OpenService, { body: { pin: `000${n}` } })), ['invalid-pin'])
      assert.deepEqual(codes(await device.call(OpenService, { body: { pin: '4711' } })), ['too-many-attempts'])
    })

    it('is listed as silent when it has not been heard of for some minutes', async () => {
      const device = await adoptDevice(library, 'Silent')
      await device.must(SignOfLife, { body: { agent: '', unsent: 3 } })
      library.at('2026-03-02T10:05:00Z')
      const { state, unsent } = await library.must(GetKiosk, { params: { id: device.id } })
      library.at('2026-03-02T10:00:00Z')
      assert.deepEqual({ state, unsent }, { state: 'silent', unsent: 3 })
    })
  })

  describe('a person at a self-check', () => {
    it('shows card and PIN, and borrows what they scan', async () => {
      const device = await adoptDevice(library, 'Walk')
      const { id, card } = await reader()
      assert.deepEqual(codes(await device.call(OpenVisit, { body: { card } })), ['pin-needed'])
      const opened = await device.visit(card, '1234')
      assert.equal(opened.name, 'Jordan')
      assert.deepEqual(opened.own?.loans, [])
      const { barcode } = await book()
      const { loan } = await device.must(LendAtKiosk, { body: { visit: opened.visit, barcode } })
      assert.deepEqual({ day: loan.dueDay, time: loan.dueTime }, { day: '2026-03-23', time: null })
      assert.deepEqual(await openLoans(id), [barcode])
      const own = await device.must(GetOwn, { body: { visit: opened.visit } })
      assert.deepEqual(
        own.loans.map((one) => one.barcode),
        [barcode],
      )
    })

    it('is refused after too many wrong PINs, and those count at the public site too', async () => {
      const device = await adoptDevice(library, 'Guessing')
      const { card } = await reader()
      for (let n = 0; n < 10; n++)
        assert.deepEqual(codes(await device.call(OpenVisit, { body: { card, pin: `999${n}` } })), ['invalid-pin'])
      assert.deepEqual(codes(await device.call(OpenVisit, { body: { card, pin: '1234' } })), ['too-many-attempts'])
      const site = await library.carrel.server.app.inject({
        method: 'POST',
        url: '/api/v1/account/session',
        payload: { card, pin: '1234' },
      })
      assert.equal(site.statusCode, 429)
    })

    it('cannot try cards without end', async () => {
      const device = await adoptDevice(library, 'Cards', { pin: 'none' })
      for (let n = 0; n < 40; n++)
        assert.deepEqual(codes(await device.call(OpenVisit, { body: { card: `XX${n}` } })), ['patron-not-found'])
      const { card } = await reader()
      assert.deepEqual(codes(await device.call(OpenVisit, { body: { card } })), ['too-many-attempts'])
    })

    it('borrows by card alone where the PIN is optional, and sees their own things only after it', async () => {
      const device = await adoptDevice(library, 'Optional', { pin: 'optional' })
      const { card } = await reader()
      const { visit, own, known } = await device.visit(card)
      assert.deepEqual({ own, known }, { own: null, known: false })
      const { barcode } = await book()
      await device.must(LendAtKiosk, { body: { visit, barcode } })
      assert.deepEqual(codes(await device.call(GetOwn, { body: { visit } })), ['pin-needed'])
      assert.deepEqual(codes(await device.call(RenewAtKiosk, { body: { visit } })), ['pin-needed'])
      assert.deepEqual(codes(await device.call(PayAtKiosk, { body: { visit } })), ['pin-needed'])
      assert.deepEqual(codes(await device.call(ShowPin, { body: { visit, pin: '0000' } })), ['invalid-pin'])
      const mine = await device.must(ShowPin, { body: { visit, pin: '1234' } })
      assert.equal(mine.loans[0]?.barcode, barcode)
    })

    it('is told what stands against an item in codes, never in words about other people', async () => {
      const device = await adoptDevice(library, 'Blocks', { refusedTypes: ['laptop'] })
      const { card } = await reader()
      const { visit } = await device.visit(card, '1234')
      const other = await reader({ givenName: 'Ria', familyName: 'Osei' })
      const taken = await book()
      await library.must(CheckOut, { body: { card: other.card, barcode: taken.barcode } })
      const answer = await device.call(LendAtKiosk, { body: { visit, barcode: taken.barcode } })
      assert.deepEqual(codes(answer), ['item-on-loan'])
      assert.ok(!JSON.stringify(answer).includes('Osei'))
      assert.match(JSON.stringify(answer), new RegExp(`Title of ${taken.barcode}`))

      const waited = await book()
      await library.must(PlaceHold, { body: { patron: other.id, bib: waited.bib, pickup: library.elm } })
      assert.deepEqual(codes(await device.call(LendAtKiosk, { body: { visit, barcode: waited.barcode } })), [
        'held-for-other',
      ])
      const laptop = await book({ itemType: 'laptop' })
      assert.deepEqual(codes(await device.call(LendAtKiosk, { body: { visit, barcode: laptop.barcode } })), [
        'not-at-self-check',
      ])
      assert.deepEqual(codes(await device.call(LendAtKiosk, { body: { visit, barcode: 'nothing' } })), [
        'item-not-found',
      ])
    })

    it('is asked whether all parts are there where the library asks that, and nothing else can be passed', async () => {
      const device = await adoptDevice(library, 'Parts')
      const { id, card } = await reader()
      const { visit } = await device.visit(card, '1234')
      const film = await book({ accompanying: '3 discs' })
      await library.must(PutSetting, {
        params: { name: 'circulation.confirm-accompanying' },
        body: { value: 'check-out', branch: library.elm },
      })
      const asked = await device.call(LendAtKiosk, { body: { visit, barcode: film.barcode } })
      assert.deepEqual(codes(asked), ['accompanying-material'])
      assert.ok(!asked.ok && asked.problem.blocks?.[0]?.facts?.['accompanying'] === '3 discs')
      const lent = await device.must(LendAtKiosk, { body: { visit, barcode: film.barcode, complete: true } })
      assert.equal(lent.accompanying, '3 discs')
      assert.deepEqual(await openLoans(id), [film.barcode])

      const young = await reader({ birthDate: '2018-01-01' })
      const adult = await book({ accompanying: '3 discs', minimumAge: 16 })
      const child = await device.visit(young.card, '1234')
      const refused = await device.call(LendAtKiosk, {
        body: { visit: child.visit, barcode: adult.barcode, complete: true },
      })
      assert.deepEqual(codes(refused), ['too-young'])
    })

    it('renews one and all, and may renew what they scan again', async () => {
      const device = await adoptDevice(library, 'Renew')
      const { card } = await reader()
      const { visit } = await device.visit(card, '1234')
      const { barcode } = await book()
      const { loan } = await device.must(LendAtKiosk, { body: { visit, barcode } })
      library.at('2026-03-10T10:00:00Z')
      const later = await device.visit(card, '1234')
      const again = await device.call(LendAtKiosk, { body: { visit: later.visit, barcode } })
      assert.deepEqual(codes(again), ['item-on-loan-here'])
      const one = await device.must(RenewAtKiosk, { body: { visit: later.visit, loan: loan.loan, seen: true } })
      assert.deepEqual(one.rows[0]?.dueDay, '2026-03-31')
      library.at('2026-03-12T10:00:00Z')
      const last = await device.visit(card, '1234')
      const all = await device.must(RenewAtKiosk, { body: { visit: last.visit } })
      assert.deepEqual(
        all.rows.map((row) => [row.renewed, row.dueDay]),
        [[true, '2026-04-02']],
      )
      library.at('2026-03-02T10:00:00Z')
    })

    it('cannot renew another’s loan by its number', async () => {
      const device = await adoptDevice(library, 'Numbers')
      const [mine, other] = [await reader(), await reader()]
      const { barcode } = await book()
      const { loan } = await library.must(CheckOut, { body: { card: other.card, barcode } })
      const { visit } = await device.visit(mine.card, '1234')
      assert.deepEqual(codes(await device.call(RenewAtKiosk, { body: { visit, loan: loan.id } })), ['loan-not-found'])
    })

    it('brings things back where the library allows it, and sees where to put them', async () => {
      const device = await adoptDevice(library, 'Returns', { checkIn: true })
      const { id, card } = await reader()
      const { barcode, bib } = await book()
      await library.must(CheckOut, { body: { card, barcode } })
      const back = await device.must(ReturnAtKiosk, { body: { barcode } })
      assert.equal(back.put, 'cart')
      assert.ok(!JSON.stringify(back).includes('Reyes'))
      assert.deepEqual(await openLoans(id), [])

      await library.must(CheckOut, { body: { card, barcode } })
      const other = await reader({ givenName: 'Ria', familyName: 'Osei' })
      await library.must(PlaceHold, { body: { patron: other.id, bib, pickup: library.elm } })
      const caught = await device.must(ReturnAtKiosk, { body: { barcode } })
      assert.equal(caught.put, 'staff')
      assert.ok(!JSON.stringify(caught).includes('Osei'))

      const never = await adoptDevice(library, 'No returns')
      assert.deepEqual(codes(await never.call(ReturnAtKiosk, { body: { barcode } })), ['no-returns'])
    })

    it('sees holds to collect and where', async () => {
      const device = await adoptDevice(library, 'Holds')
      const { id, card } = await reader()
      const { bib, barcode } = await book()
      await library.must(PlaceHold, { body: { patron: id, bib, pickup: library.elm } })
      await library.must(CheckIn, { body: { barcode, branch: library.elm } })
      const { own } = await device.visit(card, '1234')
      assert.deepEqual(
        own?.ready.map(({ here, under, pickup }) => ({ here, under, pickup })),
        [{ here: true, under: 'REY J', pickup: 'Elm Street' }],
      )
    })

    it('pays by phone at an address that ends with the visit', async () => {
      const device = await adoptDevice(library, 'Pay')
      const { id, card } = await reader()
      await library.must(AddCharge, { params: { id }, body: { kind: 'overdue', amount: usd(3.4) } })
      const { visit, own } = await device.visit(card, '1234')
      assert.deepEqual({ owed: own?.owed, canPay: own?.canPay }, { owed: usd(3.4), canPay: true })
      const { address, amount } = await device.must(PayAtKiosk, { body: { visit } })
      assert.deepEqual(amount, usd(3.4))
      const page = async () =>
        (
          await library.carrel.server.app.inject({
            url: new URL(address).pathname,
            headers: { accept: 'text/html' },
          })
        ).body
      assert.match(await page(), /3\.40/)
      await device.must(EndVisit, { body: { how: 'patron' } })
      assert.doesNotMatch(await page(), /3\.40/)
    })

    it('has the receipt of this visit mailed, not that of another', async () => {
      const device = await adoptDevice(library, 'Mail')
      const { card } = await reader({ email: 'jordan@example.org' })
      const { visit } = await device.visit(card, '1234')
      assert.deepEqual(codes(await device.call(MailReceipt, { body: { visit } })), ['nothing-lent'])
      const { barcode } = await book()
      await device.must(LendAtKiosk, { body: { visit, barcode } })
      await device.must(MailReceipt, { body: { visit } })
      const { rows } = await library.carrel.platform.database.pool.query<{ recipient: string; text: string }>(
        `select recipient, text from platform.mail where recipient = 'jordan@example.org'`,
      )
      assert.equal(rows.length, 1)
      assert.match(rows[0]?.text ?? '', new RegExp(barcode))
    })

    it('signs in by phone: the code on the screen is confirmed there, once', async () => {
      const device = await adoptDevice(library, 'Phone')
      const { id } = await reader()
      const { code, secret } = await device.must(BeginPhone)
      assert.equal((await device.must(ClaimPhone, { body: { secret } })).state, 'waiting')
      const phone = readWork(library.carrel.platform, { kind: 'patron', id, name: 'Jordan Reyes' })
      assert.deepEqual(await confirmAtKiosk(phone, code.replace('-', ''), '10.0.0.1'), {
        kiosk: 'Phone',
        branchName: 'Elm Street',
      })
      assert.ok(isRefusal(await confirmAtKiosk(phone, code, '10.0.0.1')))
      const { state, opened } = await device.must(ClaimPhone, { body: { secret } })
      assert.deepEqual({ state, known: opened?.known }, { state: 'opened', known: true })
      assert.equal((await device.must(ClaimPhone, { body: { secret } })).state, 'expired')
    })
  })

  describe('the next person at a self-check', () => {
    it('never reaches the last one’s visit: a new card ends it, with everything that was known of it', async () => {
      const device = await adoptDevice(library, 'Next')
      const [first, second] = [await reader(), await reader()]
      const before = await device.visit(first.card, '1234')
      const { barcode } = await book()
      await device.must(LendAtKiosk, { body: { visit: before.visit, barcode } })
      const after = await device.visit(second.card, '1234')
      assert.deepEqual(after.own?.loans, [])
      for (const route of [GetOwn, StayInVisit, MailReceipt, PayAtKiosk] as const)
        assert.deepEqual(codes(await device.call(route, { body: { visit: before.visit } })), ['visit-ended'])
      const late = await book()
      assert.deepEqual(
        codes(await device.call(LendAtKiosk, { body: { visit: before.visit, barcode: late.barcode } })),
        ['visit-ended'],
      )
      assert.deepEqual(await openLoans(second.id), [])
      const { rows } = await library.carrel.platform.database.pool.query(
        `select v.patron_id, v.ended_by, (select count(*)::int from kiosks.visit_loan l where l.visit_id = v.id) as loans, v.lent
       from kiosks.visit v where v.device_id = $1 and v.ended_at is not null`,
        [device.id],
      )
      assert.deepEqual(rows, [{ patron_id: null, ended_by: 'next', loans: 0, lent: 1 }])
    })

    it('finds nobody signed in when the last one walked away', async () => {
      const device = await adoptDevice(library, 'Idle', { idleSeconds: 60 })
      const { card } = await reader()
      const { visit } = await device.visit(card, '1234')
      library.at('2026-03-02T10:01:00Z')
      await device.must(StayInVisit, { body: { visit } })
      library.at('2026-03-02T10:02:20Z')
      assert.ok((await device.call(GetOwn, { body: { visit } })).ok)
      library.at('2026-03-02T10:02:31Z')
      assert.deepEqual(codes(await device.call(GetOwn, { body: { visit } })), ['visit-ended'])
      library.at('2026-03-02T10:00:00Z')
    })

    it('cannot use a visit at another device', async () => {
      const [one, other] = [await adoptDevice(library, 'Left'), await adoptDevice(library, 'Right')]
      const { card } = await reader()
      const { visit } = await one.visit(card, '1234')
      assert.deepEqual(codes(await other.call(GetOwn, { body: { visit } })), ['visit-ended'])
    })
  })

  describe('a self-check that went on without the server', () => {
    const entry = (barcode: string, card: string) => ({
      id: crypto.randomUUID(),
      at: '2026-03-02T09:40:00Z',
      shown: '2026-03-02T09:40:00Z',
      card,
      barcode,
    })

    it('sends each loan once, however often it sends it, and not what the server had taken before the line was cut', async () => {
      const device = await adoptDevice(library, 'Offline', { offline: true })
      const { id, card } = await reader()
      const [kept, taken] = [await book(), await book()]
      const { visit } = await device.visit(card, '1234')
      const cut = entry(taken.barcode, card)
      await device.must(LendAtKiosk, {
        body: { visit, barcode: taken.barcode },
        headers: { 'idempotency-key': cut.id },
      })
      const entries = [entry(kept.barcode, card), cut]
      for (let times = 0; times < 2; times++) {
        const { taken: answered } = await device.must(SendKeptLoans, { body: { entries } })
        assert.deepEqual([...answered].sort(), entries.map((one) => one.id).sort())
      }
      assert.deepEqual((await openLoans(id)).toSorted(), [kept.barcode, taken.barcode].toSorted())
      const { rows } = await library.must(ListOfflineExceptions, { query: { branch: library.elm } })
      assert.deepEqual(
        rows.filter((row) => row.card === card),
        [],
      )
    })

    it('has what would have been refused listed for staff', async () => {
      const device = await adoptDevice(library, 'Offline, exception', { offline: true })
      const [anna, ben] = [await reader(), await reader()]
      const { barcode } = await book()
      await library.must(CheckOut, { body: { card: anna.card, barcode } })
      const late = entry(barcode, ben.card)
      await device.must(SendKeptLoans, { body: { entries: [late] } })
      const { rows } = await library.must(ListOfflineExceptions, { query: { branch: library.elm } })
      assert.deepEqual(
        rows.filter((row) => row.id === late.id).map((row) => [row.desk, row.card, row.barcode]),
        [['Offline, exception', ben.card, barcode]],
      )
    })
  })

  describe('two self-checks at the same item', () => {
    it('lend it once, and a scan that is sent twice lends once', async () => {
      const [left, right] = [await adoptDevice(library, 'One'), await adoptDevice(library, 'Two')]
      const [anna, ben] = [await reader(), await reader()]
      const atLeft = await left.visit(anna.card, '1234')
      const atRight = await right.visit(ben.card, '1234')
      const { barcode, id } = await book()
      const answers = await Promise.all([
        left.call(LendAtKiosk, { body: { visit: atLeft.visit, barcode } }),
        right.call(LendAtKiosk, { body: { visit: atRight.visit, barcode } }),
      ])
      assert.equal(answers.filter((answer) => answer.ok).length, 1)
      assert.deepEqual(answers.filter((answer) => !answer.ok).flatMap(codes), ['item-on-loan'])
      assert.equal((await library.must(ListLoans, { query: { item: id } })).rows.length, 1)

      const twice = await book()
      const send = () =>
        left.must(LendAtKiosk, {
          body: { visit: atLeft.visit, barcode: twice.barcode },
          headers: { 'idempotency-key': 'scan-1' },
        })
      const [first, second] = [await send(), await send()]
      assert.equal(first.loan.loan, second.loan.loan)
      const { today } = await library.must(GetKiosk, { params: { id: left.id } })
      assert.equal(today.lent, (answers[0]?.ok ? 1 : 0) + 1)
    })
  })
})
