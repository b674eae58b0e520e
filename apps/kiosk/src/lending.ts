import type { OwnLoan, Stop } from '../../server/src/modules/kiosks/contract-walk.ts'
import type { Answer } from './api.ts'
import { sayStops } from './say-stop.ts'
import { newLine, withLine, type Line } from './state.ts'
import type { Tools } from './store.ts'
import { isSameCard, openCard, refreshOwn } from './visit.ts'
import { wordsOf } from './words/index.ts'

interface Lent {
  readonly loan: OwnLoan
  readonly accompanying: string
}
interface Returned {
  readonly bib: number
  readonly title: string
  readonly author: string | null
  readonly put: 'cart' | 'staff'
  readonly accompanying: string
}

/** Takes what was scanned in a visit, one after another: the same card again means "done", another card is another person. */
export async function scanItems(
  tools: Tools,
  kind: Line['kind'],
  ids: readonly string[],
  finish: () => void,
): Promise<void> {
  const { store } = tools
  const { turn, person } = store.state
  if (kind === 'lend' && person?.card !== undefined && ids.length === 1 && isSameCard(ids[0] ?? '', person.card))
    return finish()
  const isKnown = (barcode: string) => store.state.lines.some((line) => line.barcode === barcode && isSettled(line))
  const lines = ids.filter((barcode) => !isKnown(barcode)).map((barcode) => newLine(kind, barcode))
  if (lines.length === 0) {
    tools.sound.play('ask')
    tools.speak(wordsOf(store.state.language)[kind === 'lend' ? 'haveIt' : 'returned'])
  }
  store.change((state) => ({
    ...state,
    lines: [...lines.toReversed(), ...state.lines.filter((old) => !lines.some((line) => line.barcode === old.barcode))],
    person: state.person && { ...state.person, tab: 'borrow', note: undefined },
  }))
  for (const line of lines) {
    if (store.state.turn !== turn) return
    await take(tools, line, turn)
  }
  if (lines.length > 0 && store.state.turn === turn) await refreshOwn(tools)
}

const isSettled = (line: Line) => ['working', 'lent', 'kept', 'returned'].includes(line.state)

/** Says that all parts are there, and sends the item again. */
export async function confirmParts(tools: Tools, line: Line): Promise<void> {
  const { turn } = tools.store.state
  // Another question needs another key: the first was answered with a refusal.
  const fresh = { ...line, id: crypto.randomUUID(), state: 'working' as const, stops: [] }
  tools.store.change((state) => ({ ...state, lines: state.lines.map((one) => (one.id === line.id ? fresh : one)) }))
  await take(tools, fresh, turn, true)
  if (tools.store.state.turn === turn) await refreshOwn(tools)
}

async function take(tools: Tools, line: Line, turn: number, complete = false): Promise<void> {
  const { store, api } = tools
  const { person } = store.state
  const more = complete ? { complete } : {}
  if (line.kind === 'return') {
    const answer = await api.ask<Returned>('POST', '/kiosk/returns', { barcode: line.barcode, ...more }, line.id)
    if (store.state.turn !== turn) return
    if (!answer.ok) return told(tools, line, answer)
    const { bib, title, author, put, accompanying } = answer.value
    settle(tools, line, { state: 'returned', bib, title, author: author ?? '', put, parts: accompanying })
    store.change((state) => ({ ...state, returned: state.returned + 1 }))
    return
  }
  if (person?.visit === undefined) return keep(tools, line, turn)
  const send = () =>
    api.ask<Lent>('POST', '/kiosk/loans', { visit: person.visit, barcode: line.barcode, ...more }, line.id)
  // Sent twice under one key, it is lent once.
  let answer = await send()
  if (!answer.ok && answer.cut && store.state.turn === turn) answer = await send()
  if (!answer.ok && answer.cut && store.state.face?.offline === true && person.card !== undefined)
    return keep(tools, line, turn)
  if (store.state.turn !== turn) return
  if (!answer.ok) return told(tools, line, answer)
  const { loan, accompanying } = answer.value
  settle(tools, line, {
    state: 'lent',
    bib: loan.bib,
    title: loan.title,
    author: loan.author ?? '',
    due: loan,
    parts: accompanying,
  })
}

/** Keeps a loan in this device until the server answers again; it is sent under the key with which it was first tried. */
async function keep(tools: Tools, line: Line, turn: number): Promise<void> {
  const { store, kept, api } = tools
  const { person } = store.state
  if (store.state.turn !== turn || person?.card === undefined) return
  const at = new Date(api.now()).toISOString()
  const shown = new Date().toISOString()
  try {
    await kept.keep({ id: line.id, at, shown, card: person.card.slice(0, 40), barcode: line.barcode.slice(0, 40) })
  } catch {
    if (store.state.turn === turn) settle(tools, line, { state: 'refused', stops: [{ code: 'cut' }] })
    return
  }
  store.change((state) => ({ ...state, unsent: state.unsent + 1 }))
  if (store.state.turn === turn) settle(tools, line, { state: 'kept' })
}

function settle({ store, sound, speak }: Tools, line: Line, change: Partial<Line> & Pick<Line, 'state'>): void {
  const words = wordsOf(store.state.language)
  const stops = change.stops ?? []
  const good = change.state !== 'refused' && change.state !== 'asks'
  sound.play(good ? 'ok' : change.state === 'asks' ? 'ask' : 'stop')
  store.change((state) => withLine(state, line.id, change))
  const title = change.title ?? line.title
  const name = { lent: words.lent, returned: words.returned, kept: words.kept, renewed: words.renewed }
  const said =
    change.state === 'refused' || change.state === 'asks' || change.state === 'working'
      ? sayStops(stops, words).join(' ')
      : name[change.state]
  speak([title || line.barcode, said].join(': '), !good)
}

/** A refusal on its line; a number that is no item may be a card. */
async function told(tools: Tools, line: Line, answer: Exclude<Answer<unknown>, { readonly ok: true }>): Promise<void> {
  const { store } = tools
  const { turn } = store.state
  const stops: readonly Stop[] = answer.stops.length > 0 ? answer.stops : [{ code: 'cut' }]
  const [first] = stops
  if (first?.code === 'visit-ended') return
  if (first?.code === 'item-not-found' && (await isOtherCard(tools, line.barcode))) return
  if (store.state.turn !== turn) return
  const about = aboutOf(first)
  const asks = stops.every((stop) => stop.code === 'accompanying-material')
  settle(tools, line, { state: asks ? 'asks' : 'refused', stops, ...about })
}

function aboutOf(stop: Stop | undefined): Partial<Line> {
  const about = stop?.facts?.['about'] as
    | { readonly bib: number; readonly title: string; readonly author: string | null; readonly loan?: OwnLoan }
    | undefined
  if (!about) return {}
  const { bib, title, author, loan } = about
  return { bib, title, author: author ?? '', ...(loan && { loan: loan.loan, due: loan }) }
}

/** Whether a number is somebody's card; then the last person's visit ends, and the card's owner begins. */
async function isOtherCard(tools: Tools, number: string): Promise<boolean> {
  const { store, api } = tools
  const { turn, person } = store.state
  const during = person?.visit === undefined ? {} : { during: person.visit }
  const answer = await api.ask('POST', '/kiosk/visits/cards', { card: number, ...during })
  if (store.state.turn !== turn) return true
  if (!answer.ok) return false
  const { language, chose } = store.state
  store.change((state) => ({
    ...state,
    turn: turn + 1,
    person: undefined,
    lines: [],
    pinFor: undefined,
    screen: 'welcome',
    returned: 0,
    language: chose ? language : (state.face?.languages[0] ?? language),
  }))
  await api.ask('POST', '/kiosk/visits/end', { how: 'next' })
  await openCard(tools, number)
  return true
}
