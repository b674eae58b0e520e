import type { PayAtKiosk, RenewAtKiosk } from '../../server/src/modules/kiosks/contract-walk.ts'
import { sayStops } from './say-stop.ts'
import { withLine, type Line, type Tab } from './state.ts'
import type { Tools } from './store.ts'
import { refreshOwn } from './visit.ts'
import { wordsOf } from './words/index.ts'

type Renewed = NonNullable<(typeof RenewAtKiosk)['types']>['response']
type Payment = NonNullable<(typeof PayAtKiosk)['types']>['response']

/** Shows a part of what is one's own; asks for the PIN first where it was not shown yet. */
export function showTab({ store }: Tools, tab: Tab): void {
  const { turn, person } = store.state
  if (!person) return
  store.changePerson(turn, { tab, note: undefined, payment: undefined })
}

/** Renews everything that can be renewed. */
export async function renewAll(tools: Tools): Promise<void> {
  const { store, api, sound, speak } = tools
  const { turn, person } = store.state
  if (person?.visit === undefined) return
  store.change({ busy: true })
  const answer = await api.ask<Renewed>('POST', '/kiosk/renewals', { visit: person.visit }, crypto.randomUUID())
  if (store.state.turn !== turn) return
  store.change({ busy: false })
  if (!answer.ok) return fail(tools, answer.stops)
  const { rows } = answer.value
  const renewed = rows.filter((row) => row.renewed).length
  const stops = rows.flatMap((row) => row.stops)
  sound.play(renewed > 0 ? 'ok' : 'stop')
  store.changePerson(turn, { note: { say: 'renewed-all', renewed, all: rows.length, stops } })
  speak(wordsOf(store.state.language).renewedCount(renewed, rows.length))
  await refreshOwn(tools)
}

/** Renews one loan of the list, or the one that was scanned again. */
export async function renewOne(tools: Tools, loan: number, line?: Line): Promise<void> {
  const { store, api, sound, speak } = tools
  const { turn, person } = store.state
  if (person?.visit === undefined) return
  const body = { visit: person.visit, loan, seen: line !== undefined }
  const answer = await api.ask<Renewed>('POST', '/kiosk/renewals', body, crypto.randomUUID())
  if (store.state.turn !== turn) return
  const words = wordsOf(store.state.language)
  if (!answer.ok) {
    if (line) store.change((state) => withLine(state, line.id, { stops: answer.stops, loan: undefined }))
    return fail(tools, answer.stops)
  }
  const [row] = answer.value.rows
  sound.play('ok')
  if (line && row) store.change((state) => withLine(state, line.id, { state: 'renewed', due: row, stops: [] }))
  store.changePerson(turn, { note: { say: 'renewed-all', renewed: 1, all: 1, stops: [] } })
  speak(words.renewed)
  await refreshOwn(tools)
}

function fail({ store, sound, speak }: Tools, stops: Line['stops']): void {
  const { turn, language } = store.state
  sound.play('stop')
  store.changePerson(turn, { note: { say: 'renewed-all', renewed: 0, all: 0, stops } })
  speak(sayStops(stops, wordsOf(language)).join(' '), true)
}

/** Shows the address at which the phone pays, and looks until it has. */
export async function pay(tools: Tools): Promise<void> {
  const { store, api, sound } = tools
  const { turn, person } = store.state
  if (person?.visit === undefined) return
  const before = person.own?.owed.amount ?? 0
  const answer = await api.ask<Payment>('POST', '/kiosk/payments', { visit: person.visit })
  if (store.state.turn !== turn) return
  if (!answer.ok) return fail(tools, answer.stops)
  store.changePerson(turn, { payment: answer.value, note: undefined })
  while (store.state.turn === turn && store.state.person?.payment?.address === answer.value.address) {
    await new Promise((resolve) => setTimeout(resolve, 2500))
    await refreshOwn(tools)
    const { person: now } = store.state
    if (store.state.turn !== turn || now?.payment?.address !== answer.value.address) return
    if ((now.own?.owed.amount ?? before) >= before) continue
    sound.play('ok')
    store.changePerson(turn, { payment: undefined, note: { say: 'paid' } })
    tools.speak(wordsOf(store.state.language).paid)
  }
}

/** Sends the receipt to the address in the record, or to the printer of the library. */
export async function sendReceipt(tools: Tools, way: 'mail' | 'printer'): Promise<boolean> {
  const { store, api } = tools
  const { turn, person, language } = store.state
  if (person?.visit === undefined) return false
  const answer =
    way === 'mail'
      ? await api.ask('POST', '/kiosk/receipts', { visit: person.visit }, crypto.randomUUID())
      : await api.ask('POST', '/kiosk/receipts/print', { visit: person.visit, language }, crypto.randomUUID())
  if (store.state.turn !== turn) return false
  if (!answer.ok) fail(tools, answer.stops)
  return answer.ok
}
