import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import {
  ChangeMachine,
  ClearTrace,
  CreateMachine,
  DeleteMachine,
  Emulate,
  EndMachineSession,
  ExplainLine,
  GetMachine,
  GetMachineLine,
  ListMachineExceptions,
  ListMachines,
  ListMachineSessions,
  ListTrace,
  SettleMachineException,
} from '../../src/modules/machines/contract.ts'
import type { SomeMachineOptions } from '../../src/modules/machines/contract.ts'
import { writeNow } from '../../src/modules/machines/index.ts'
import { jobs } from '../../src/modules/machines/jobs.ts'
import { CheckIn, CheckOut, ListLoans } from '../../src/modules/circulation/contract.ts'
import { PlaceHold } from '../../src/modules/holds/contract.ts'
import { codes } from '../library.ts'
import { kioskAt, now, openSip2Library, password, type Sip2Library } from './kiosk.ts'

const none = ' '.repeat(18)

describe('the accounts of machines', () => {
  let at: Sip2Library
  before(async () => {
    at = await openSip2Library()
    await at.library.patron('A1', { givenName: 'Ada', familyName: 'Reader', pin: '1234', email: 'ada@example.org' })
    for (const barcode of ['I1', 'I2', 'I3', 'I4']) await at.library.item(barcode)
  })
  after(() => at.stop())

  it('have a password that is told once and a name of their own', async () => {
    const { library } = at
    const made = await library.must(CreateMachine, {
      body: { name: 'Sorter', kind: 'sorter', login: 'belt', branch: library.elm },
    })
    assert.match(made.password, /^[a-z2-9]{16}$/)
    assert.deepEqual(made.machine.permissions, ['circulation:check-in', 'catalog:read', 'catalog:items'])
    assert.equal(made.machine.options.destinationAlways, true)
    assert.ok(
      !JSON.stringify(await library.must(GetMachine, { params: { id: made.machine.id } })).includes(made.password),
    )
    const kiosk = await kioskAt(at.port, 'belt')
    assert.equal((await kiosk.logIn(made.password)).text, '941')
    kiosk.close()
    const bad = await library.call(CreateMachine, {
      body: {
        name: 'x',
        login: 'BELT',
        branch: 999,
        options: { addresses: ['10.0.0.300'], notLendable: ['unicorn'] },
      },
    })
    assert.deepEqual(codes(bad), ['branch-not-found', 'login-taken', 'invalid-address', 'item-type-not-found'])
    await library.must(DeleteMachine, { params: { id: made.machine.id } })
    const gone = await kioskAt(at.port, 'belt')
    assert.equal((await gone.logIn(made.password)).text, '940')
    gone.close()
  })

  it('are seen and changed only by those who may', async () => {
    const watcher = await at.library.deskWith(['machines:view'])
    assert.equal((await watcher.call(ListMachines)).ok, true)
    assert.deepEqual(
      codes(await watcher.call(ChangeMachine, { params: { id: at.machine }, body: { active: false } })),
      ['permission-missing'],
    )
    const other = await at.library.deskWith(['circulation:check-out'])
    assert.deepEqual(codes(await other.call(ListTrace, { query: {} })), ['permission-missing'])
  })

  it('show who is connected and what goes wrong, and may be hung up on', async () => {
    const kiosk = await at.kiosk()
    await kiosk.say('9910802.00')
    await writeNow(at.library.carrel.platform)
    const [machine] = (await at.library.must(ListMachines)).rows.filter(({ id }) => id === at.machine)
    assert.equal(machine?.state.connected, 1)
    assert.ok((machine?.state.perMinute ?? 0) >= 2)
    assert.match(machine?.state.lastProblem?.text ?? '', /no paper/)
    const line = await at.library.must(GetMachineLine)
    assert.equal(line.open, (await at.library.must(ListMachineSessions, { query: {} })).total)
    const { rows } = await at.library.must(ListMachineSessions, { query: { machine: at.machine } })
    const [session] = rows
    assert.deepEqual([session?.address, session?.tls, session?.emulated], ['127.0.0.1', false, false])
    await at.library.must(EndMachineSession, { params: { session: session?.id ?? '' } })
    await kiosk.hungUp()
  })

  it('have a trace that says what was said, what it means and why, and never a PIN', async () => {
    const kiosk = await at.kiosk()
    await kiosk.say(`11NN${now}${none}AOelm|AAA1|ABNOPE|AC|AD1234|`)
    await kiosk.say(`23001${now}AOelm|AAA1|ACq7kiosk|AD9876|`)
    await writeNow(at.library.carrel.platform)
    const { rows } = await at.library.must(ListTrace, { query: { machine: at.machine, limit: 3 } })
    const [status, refused, login] = rows
    assert.equal(login?.text, 'Machine kiosk logged in')
    assert.deepEqual([refused?.tone, refused?.why[0]?.code], ['refused', 'item-not-found'])
    assert.equal(refused?.request?.name, 'Checkout')
    assert.deepEqual(
      refused?.answer?.parts.find(({ name }) => name === 'ok'),
      { id: '', name: 'ok', value: '0', means: 'no' },
    )
    assert.equal(status?.why[0]?.code, 'wrong-pin')
    for (const secret of ['1234', '9876', password, 'q7kiosk'])
      assert.ok(!JSON.stringify(rows.map(({ request }) => [request?.line, request?.parts])).includes(secret), secret)
    const found = await at.library.must(ListTrace, { query: { text: 'NOPE' } })
    assert.equal(found.rows.length, 1)
    await at.library.must(ClearTrace, { query: { machine: at.machine } })
    assert.deepEqual((await at.library.must(ListTrace, { query: { machine: at.machine } })).rows, [])
  })

  it('can be emulated, with the full effect and every reason', async () => {
    const play = (line: string, session?: string) =>
      at.library.must(Emulate, {
        params: { id: at.machine },
        body: { line, ...(session !== undefined && { session }) },
      })
    const lent = await play(`11NN${now}${none}AOelm|AAA1|ABI1|AC|`)
    assert.deepEqual([lent.entry.tone, lent.entry.emulated, lent.entry.answer?.code], ['ok', true, '12'])
    assert.ok(lent.entry.why.length > 0)
    assert.equal((await at.library.must(ListLoans, { query: { branch: at.library.elm } })).rows[0]?.barcode, 'I1')
    const again = await play('97', lent.session)
    assert.equal(again.entry.answer?.line, lent.entry.answer?.line)
    assert.equal((await play('nonsense', lent.session)).entry.request?.problem?.includes('SIP2 knows no message'), true)
    assert.equal((await play(`9300CNkiosk|COwrong|`)).entry.tone, 'fault')
    assert.deepEqual(
      codes(await at.library.call(Emulate, { params: { id: at.machine }, body: { line: '99', session: 'gone' } })),
      ['emulation-ended'],
    )
    const explained = await at.library.must(ExplainLine, { body: { line: `17${now}ABI1|` } })
    assert.deepEqual([explained.name, explained.missing], ['Item Information', ['AO']])
  })

  it('forget what machines said after a day', async () => {
    const kiosk = await at.kiosk()
    await kiosk.say('9900802.00')
    await writeNow(at.library.carrel.platform)
    assert.ok((await at.library.must(ListTrace, { query: {} })).rows.length > 0)
    at.library.at('2026-03-03T10:00:01Z')
    await at.library.carrel.platform.jobs.runDue(at.library.carrel.platform, jobs)
    assert.deepEqual((await at.library.must(ListTrace, { query: {} })).rows, [])
    at.library.at('2026-03-02T10:00:00Z')
  })

  it('have what machines did on their own settled by staff', async () => {
    const kiosk = await at.kiosk()
    await kiosk.say(`11NY${now}${none}AOelm|AANOBODY|ABI2|AC|`)
    const { rows } = await at.library.must(ListMachineExceptions, { query: { settled: false } })
    const [exception] = rows
    assert.deepEqual(
      [exception?.card, exception?.recorded, exception?.blocks[0]?.code],
      ['NOBODY', false, 'patron-not-found'],
    )
    const settled = await at.library.must(SettleMachineException, {
      params: { id: exception?.id ?? 0 },
      body: { note: 'asked' },
    })
    assert.deepEqual([settled.note, settled.settledBy !== null], ['asked', true])
    assert.equal((await at.library.must(ListMachineExceptions, { query: { settled: false } })).total, 0)
  })
})

describe('the dialect of a machine', () => {
  let at: Sip2Library
  before(async () => {
    at = await openSip2Library()
    await at.library.patron('A1', { givenName: 'Ada', familyName: 'Reader', pin: '1234', email: 'ada@example.org' })
    for (const barcode of ['I1', 'I2', 'I3', 'I4', 'I5']) await at.library.item(barcode)
  })
  after(() => at.stop())

  const machine = async (options: SomeMachineOptions) => {
    const login = `m${Math.random().toString(36).slice(2)}`
    await at.account(login, options)
    return at.kiosk(login)
  }

  it('says what the institution is: its own name, what was sent, nothing, or the home branch', async () => {
    const ask = async (options: SomeMachineOptions) =>
      (await (await machine(options)).say(`23001${now}AOthem|AAA1|`)).text.match(/AO([^|]*)\|/)?.[1]
    assert.deepEqual(
      [
        await ask({ institution: 'COUNTY' }),
        await ask({ institutionFrom: 'as-sent' }),
        await ask({ institutionFrom: 'empty' }),
        await ask({ institutionFrom: 'home-branch' }),
      ],
      ['COUNTY', 'them', '', 'ELM'],
    )
  })

  it('hides fields, cuts them, names patrons by a template and says things otherwise', async () => {
    const kiosk = await machine({
      hiddenFields: ['BE', 'AE', 'PC'],
      ownFields: [{ id: 'ZY', template: '{category}/{home}' }],
      replacements: [{ from: 'Goodbye', to: 'Farewell' }],
    })
    const answer = await kiosk.say(`63001${now}          AOelm|AAA1|`)
    assert.deepEqual([answer.field('BE'), answer.field('AE'), answer.field('PC')], [undefined, '', undefined])
    assert.match(answer.field('ZY') ?? '', /\/ELM$/)
    assert.equal((await kiosk.say(`35${now}AAA1|`)).field('AF'), 'Farewell.')
    const short = await machine({ nameTemplate: '{family}, {initials}', longestField: 9 })
    assert.equal((await short.say(`23001${now}AAA1|`)).field('AE'), 'Reader, A')
  })

  it('asks for a PIN always, or never', async () => {
    const strict = await machine({ pin: 'always', emptyPinAllowed: false })
    assert.equal((await strict.say(`23001${now}AAA1|`)).field('CQ'), 'N')
    assert.equal((await strict.say(`11NN${now}${none}AAA1|ABI1|`)).fixed['ok'], '0')
    assert.equal((await strict.say(`11NN${now}${none}AAA1|ABI1|AD1234|`)).fixed['ok'], '1')
    const trusting = await machine({ pin: 'never' })
    assert.equal((await trusting.say(`23001${now}AAA1|AD0|`)).field('CQ'), undefined)
    assert.equal((await trusting.say(`11NN${now}${none}AAA1|ABI2|AD0|`)).fixed['ok'], '1')
  })

  it('does not lend some types, refuses what was not on loan, and leaves holds to people', async () => {
    const kiosk = await machine({
      notLendable: ['book'],
      returnOfNotLoaned: false,
      holdsBlockReturn: true,
      alertAlways: true,
    })
    const refused = await kiosk.say(`11NN${now}${none}AAA1|ABI3|`)
    assert.match(refused.field('AF') ?? '', /not lent at this machine/)
    const idle = await kiosk.say(`09N${now}${now}AP|AOelm|ABI3|AC|`)
    assert.deepEqual([idle.fixed['ok'], idle.field('CV')], ['0', '00'])
    const { id } = await at.library.patron('W1')
    await at.library.must(CheckOut, { body: { card: 'A1', barcode: 'I4' } })
    const [loan] = (await at.library.must(ListLoans, { query: {} })).rows.filter(({ barcode }) => barcode === 'I4')
    await at.library.must(PlaceHold, { body: { patron: id, bib: loan?.bib ?? 0, pickup: at.library.elm } })
    const blocked = await kiosk.say(`09N${now}${now}AP|AOelm|ABI4|AC|`)
    assert.deepEqual([blocked.fixed['ok'], blocked.fixed['alert']], ['0', 'Y'])
    assert.equal((await at.library.must(CheckIn, { body: { barcode: 'I4' } })).route, 'hold-shelf')
  })

  it('writes charges off where a type of payment says so', async () => {
    const { AddCharge, GetPatronAccount } = await import('../../src/modules/fees/contract.ts')
    const { id } = await at.library.patron('D1')
    await at.library.must(AddCharge, {
      params: { id },
      body: { kind: 'other', amount: { amount: 500, currency: 'USD' } },
    })
    const kiosk = await machine({ writeOffPaymentType: '06', overpaymentAllowed: true })
    assert.equal((await kiosk.say(`37${now}0106USDBV2.00|AOelm|AAD1|`)).fixed['paymentAccepted'], 'Y')
    assert.equal((await kiosk.say(`37${now}0100USDBV4.00|AOelm|AAD1|`)).fixed['paymentAccepted'], 'Y')
    const account = await at.library.must(GetPatronAccount, { params: { id } })
    assert.deepEqual(account.movements.map(({ kind }) => kind).toSorted(), ['payment', 'write-off'])
    assert.equal(account.balance.amount, -100)
  })
})
