import type { KioskFace, OpenedVisit, Own } from '../../server/src/modules/kiosks/contract-walk.ts'
import type { Answer } from './api.ts'
import { blank, cleared, type Person } from './state.ts'
import type { Tools } from './store.ts'
import { spokenFor, wordsOf } from './words/index.ts'

/** How a visit ends. */
export type VisitEnd = 'patron' | 'idle' | 'next' | 'staff'

/** Two scans of one card are the same card, however it was read. */
export function isSameCard(a: string, b: string): boolean {
  const bare = (text: string) => text.replaceAll(/\s+/g, '').toUpperCase()
  return bare(a) === bare(b)
}

/** Begins with a card: shows what is the reader's, or asks for the PIN. */
export async function openCard(tools: Tools, card: string, pin?: string): Promise<void> {
  const { store, api } = tools
  const { turn, face } = store.state
  if (store.state.cut && face?.offline === true && pin === undefined) return beginWithout(tools, card)
  store.change({ busy: true, problem: [] })
  const answer = await api.ask<OpenedVisit>('POST', '/kiosk/visits', { card, ...(pin !== undefined && { pin }) })
  if (store.state.turn !== turn) return
  if (answer.ok) return begin(tools, answer.value, card)
  if (answer.cut && face?.offline === true && pin === undefined) return beginWithout(tools, card)
  if (answer.stops[0]?.code === 'pin-needed') {
    store.change({ busy: false, screen: 'pin', pinFor: { card } })
    return
  }
  refuse(tools, answer)
}

/** Says why a card opens nothing. */
function refuse({ store, sound }: Tools, answer: Answer<unknown>): void {
  if (answer.ok) return
  sound.play('stop')
  store.change({ busy: false, problem: answer.stops.length > 0 ? answer.stops : [{ code: 'cut' }] })
}

/** A person is there. */
export function begin({ store, sound, speak }: Tools, opened: OpenedVisit, card: string | undefined): void {
  const { face, language, chose } = store.state
  const own = chose ? undefined : spokenFor(opened.language, face?.languages ?? [])
  sound.play('ok')
  const person: Person = {
    visit: opened.visit,
    card,
    name: opened.name,
    known: opened.known,
    hasMail: opened.hasMail,
    stops: opened.stops,
    own: opened.own ?? undefined,
    tab: 'borrow',
    payment: undefined,
    note: undefined,
  }
  store.change({
    person,
    screen: 'walk',
    lines: [],
    pinFor: undefined,
    phone: undefined,
    problem: [],
    busy: false,
    language: own ?? language,
  })
  speak(wordsOf(store.state.language).hello(opened.name))
}

/** Without the server, where the library allows it: the card is believed, and nothing is shown of its owner. */
function beginWithout({ store, sound }: Tools, card: string): void {
  sound.play('ok')
  store.change({
    person: {
      visit: undefined,
      card,
      name: '',
      known: false,
      hasMail: false,
      stops: [],
      own: undefined,
      tab: 'borrow',
      payment: undefined,
      note: undefined,
    },
    screen: 'walk',
    lines: [],
    problem: [],
    busy: false,
  })
}

/** The PIN for one's own things, where lending goes without. */
export async function showPin(tools: Tools, pin: string): Promise<void> {
  const { store, api } = tools
  const { turn, person } = store.state
  if (person?.visit === undefined) return
  store.change({ busy: true, problem: [] })
  const answer = await api.ask<Own>('POST', '/kiosk/visits/pin', { visit: person.visit, pin })
  if (store.state.turn !== turn) return
  if (!answer.ok) return refuse(tools, answer)
  store.change({ busy: false, screen: 'walk', pinFor: undefined })
  store.changePerson(turn, { own: answer.value, known: true })
}

/** Reads one's own things again after something has changed. */
export async function refreshOwn({ store, api }: Tools): Promise<void> {
  const { turn, person } = store.state
  if (person?.visit === undefined || !person.known) return
  const answer = await api.ask<Own>('POST', '/kiosk/visits/own', { visit: person.visit })
  if (answer.ok) store.changePerson(turn, { own: answer.value })
}

/** Ends the visit: at once on the page, and at the server as soon as it hears of it. */
export function end({ store, api }: Tools, how: VisitEnd, screen: 'welcome' | 'goodbye' = 'welcome'): void {
  const { person, language } = store.state
  const was = person?.visit !== undefined
  store.change((state) => ({ ...cleared(state), screen, ...(screen === 'goodbye' && { language }) }))
  if (was || how === 'staff') void api.ask('POST', '/kiosk/visits/end', { how })
}

/** What the device is and does now; when it is nobody's any more, it shows a code again. */
export function wear({ store, api }: Tools, face: KioskFace): void {
  const { state } = store
  api.setCsrf(face.csrf)
  const sentHome = state.face !== undefined && state.face.home !== face.home
  const ends = face.paused || sentHome || state.screen === 'starting' || state.screen === 'adopt'
  if (JSON.stringify(state.face) === JSON.stringify(face) && !ends) return
  remember(face)
  if (ends) store.change((now) => ({ ...cleared({ ...now, face }), face }))
  else if (state.screen === 'welcome' && !state.chose)
    store.change({ face, language: face.languages[0] ?? state.language })
  else store.change({ face })
}

/** The device was signed out. */
export function unadopted({ store }: Tools): void {
  forget()
  store.change((state) => ({ ...blank, screen: 'adopt', cut: state.cut, turn: state.turn + 1, unsent: state.unsent }))
}

const memory = 'carrel-kiosk-face'

function remember(face: KioskFace): void {
  // Nothing of people, and no token: only so that the page knows what it is while the server is away.
  localStorage.setItem(memory, JSON.stringify({ ...face, csrf: '' }))
}

/** What the device was when it last heard of the server. */
export function remembered(): KioskFace | undefined {
  const text = localStorage.getItem(memory)
  return text === null ? undefined : (JSON.parse(text) as KioskFace)
}

function forget(): void {
  localStorage.removeItem(memory)
}
