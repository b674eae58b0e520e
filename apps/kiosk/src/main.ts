import { bindActions, type Actions } from './actions.ts'
import { openApi } from './api.ts'
import { signOfLife, start, waitForAdoption } from './device.ts'
import { h, replaceScreen } from './dom.ts'
import { drawScreen } from './draw-screen.ts'
import { idleAfter } from './idle.ts'
import { openKeptLoans } from './kept-loans.ts'
import { openBurst, idsIn } from './scan-burst.ts'
import { leaveCamera } from './screens/by-picture.ts'
import { receiptSheet } from './screens/ends.ts'
import { openSound } from './sound.ts'
import { blank, type Screen, type State } from './state.ts'
import { openStore, type Tools } from './store.ts'
import { end } from './visit.ts'
import { wordsOf } from './words/index.ts'

const part = (id: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(`#${id}`)
  if (!found) throw new Error(`The page has no #${id}.`)
  return found
}
const stage = part('stage')
const calm = part('calm')
const urgent = part('urgent')
const sheet = part('sheet')

const fieldOf = (place: Element) => place.querySelector<HTMLInputElement>('#typed')

let shown: { readonly screen: Screen; readonly warned: boolean } | undefined
let actions: Actions | undefined
let turn = 0

/** A finger stays on a button for so long at most, in milliseconds; then the screen goes on without it. */
const longestTap = 1500
/** The tap itself comes a little after the finger has left. */
const tapComes = 60
/** Until then a button may be about to be pressed. */
let tapUntil = 0
let waiting: ReturnType<typeof setTimeout> | undefined

function tapMayCome(within: number): void {
  tapUntil = performance.now() + within
  if (waiting !== undefined) drawLater(within)
}

function drawLater(after: number): void {
  clearTimeout(waiting)
  waiting = setTimeout(draw, after)
}

addEventListener('pointerdown', () => tapMayCome(longestTap), true)
addEventListener('pointerup', () => tapMayCome(tapComes), true)
addEventListener('pointercancel', () => tapMayCome(0), true)
addEventListener('click', () => tapMayCome(0), true)

function draw(): void {
  if (!actions) return
  const { state } = tools.store
  // A button that is replaced under the finger would never be pressed. For the next person everything is new at once.
  const left = Math.ceil(tapUntil - performance.now())
  if (left > 0 && state.turn === turn) return drawLater(left)
  clearTimeout(waiting)
  waiting = undefined
  if (state.turn !== turn) {
    // What was read out to the last person is not found by the next.
    turn = state.turn
    calm.textContent = ''
    urgent.textContent = ''
    sheet.replaceChildren()
  }
  const words = wordsOf(state.language)
  const { documentElement: root } = document
  root.lang = state.language
  root.dir = words.dir
  if (shown?.screen === 'camera' && state.screen !== 'camera') leaveCamera()
  // The picture of the camera stays as it is while nothing but the time goes on.
  if (shown?.screen === 'camera' && state.screen === 'camera' && state.warning === undefined && !shown.warned) return
  const isNew = shown?.screen !== state.screen
  const warned = state.warning !== undefined
  const focusWarning = warned && shown?.warned !== true
  shown = { screen: state.screen, warned }
  replaceScreen(stage, drawScreen({ state, words }, actions))
  if (focusWarning) stage.querySelector<HTMLElement>('[data-key="stay"]')?.focus()
  else if (isNew) (fieldOf(stage) ?? stage.querySelector('h1'))?.focus({ preventScroll: true })
}

const api = openApi((cut) => {
  if (tools.store.state.cut !== cut) tools.store.change({ cut })
})
const tools: Tools = {
  store: openStore(blank, draw),
  api,
  kept: openKeptLoans(),
  sound: openSound(() => tools.store.state.face?.sound === true),
  speak(text, now = false) {
    const place = now ? urgent : calm
    // The same words again are read again.
    place.textContent = ''
    const to = tools.store.state.turn
    setTimeout(() => {
      if (tools.store.state.turn === to) place.textContent = text
    }, 50)
  },
}

let touched = performance.now()
let told = 0
function stay(): void {
  touched = performance.now()
  if (tools.store.state.warning !== undefined) tools.store.change({ warning: undefined })
}
/** Prints the receipt of the page; what was printed is gone from it at once. */
function print(): void {
  const { state } = tools.store
  sheet.replaceChildren(h('div', {}, receiptSheet({ state, words: wordsOf(state.language) })))
  window.print()
  sheet.replaceChildren()
}
actions = bindActions(tools, stay, print)
const act = actions

/** Screens on which nobody stands yet, or staff do. */
const patient: ReadonlySet<Screen> = new Set(['starting', 'adopt', 'welcome'])
function watch(): void {
  const { state } = tools.store
  const quiet = (performance.now() - touched) / 1000
  if (state.screen === 'goodbye') {
    if (quiet > 5)
      tools.store.change((now) => ({ ...now, screen: 'welcome', language: now.face?.languages[0] ?? now.language }))
    return
  }
  if (patient.has(state.screen)) {
    if (state.screen === 'welcome' && quiet > 30 && (state.chose || state.problem.length > 0))
      tools.store.change((now) => ({
        ...now,
        chose: false,
        problem: [],
        language: now.face?.languages[0] ?? now.language,
      }))
    return
  }
  const seconds = state.screen === 'service' ? 300 : Math.max(15, state.face?.idleSeconds ?? 60)
  const idle = idleAfter(quiet, state.screen === 'finish' ? Math.min(30, seconds) : seconds)
  if (idle.state === 'gone') return end(tools, 'idle')
  if (idle.state === 'here') return stayInVisit(state)
  if (state.warning === undefined) {
    tools.sound.play('warn')
    const words = wordsOf(state.language)
    tools.speak(`${words.stillThere} ${words.stillThereText(idle.seconds)}`, true)
  }
  if (state.warning !== idle.seconds) tools.store.change({ warning: idle.seconds })
}

/** The server forgets whoever it does not hear of. */
function stayInVisit({ person }: State): void {
  if (person?.visit === undefined || touched <= told || performance.now() - told < 10_000) return
  told = performance.now()
  void api.ask('POST', '/kiosk/visits/stay', { visit: person.visit })
}

const burst = openBurst()
document.addEventListener(
  'keydown',
  (event) => {
    stay()
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const typing = event.target instanceof HTMLInputElement
    // A PIN is typed, and a number that cannot be scanned; whatever else comes from the keys comes from a reader.
    if (typing) return
    const field = fieldOf(stage)
    if (field && event.key.length === 1 && event.key !== ' ') {
      // The focus is on a key of the screen, and someone goes on at the keyboard.
      field.focus()
      return
    }
    const scanning = burst.open
    const ids = burst.key(event.key, performance.now())
    if (ids) {
      event.preventDefault()
      act.scan(ids)
      return
    }
    // The end of a scan presses no button, nor do its blanks.
    if (scanning && (event.key === 'Enter' || event.key === 'Tab' || event.key === ' ')) event.preventDefault()
    if (event.key === 'Escape') act.back()
  },
  true,
)
for (const name of ['pointerdown', 'touchstart', 'wheel'] as const)
  document.addEventListener(name, stay, { passive: true, capture: true })
document.addEventListener('paste', (event) => {
  if (event.target instanceof HTMLInputElement) return
  act.scan(idsIn(event.clipboardData?.getData('text') ?? ''))
})
for (const name of ['contextmenu', 'dragstart', 'selectstart'] as const)
  document.addEventListener(name, (event) => {
    if (!(event.target instanceof HTMLInputElement)) event.preventDefault()
  })

// There is one page; "back" leads to it again, and a page that was left comes back empty.
history.pushState(undefined, '')
addEventListener('popstate', () => history.pushState(undefined, ''))
addEventListener('pagehide', () => end(tools, 'idle'))
addEventListener('pageshow', (event) => {
  if (event.persisted) location.reload()
})

/** A newer page is taken while nobody is here. */
async function renewPage(): Promise<void> {
  const { screen, cut, unsent } = tools.store.state
  if (screen !== 'welcome' || cut || performance.now() - touched < 20_000) return
  const response = await fetch('/kiosk/mark', { cache: 'no-store' }).catch(() => undefined)
  const mark = response?.ok === true ? await response.text() : ''
  if (mark !== '' && mark !== document.documentElement.dataset['mark'] && unsent >= 0) location.reload()
}

async function beat(): Promise<never> {
  for (let round = 0; ; round++) {
    const { screen, cut } = tools.store.state
    await new Promise((resolve) => setTimeout(resolve, cut ? 4000 : 15_000))
    if (screen === 'adopt') void waitForAdoptionOnce()
    else await signOfLife(tools).catch(() => {})
    if (round % 4 === 3) await renewPage()
  }
}

let adopting = false
async function waitForAdoptionOnce(): Promise<void> {
  if (adopting) return
  adopting = true
  await waitForAdoption(tools).finally(() => (adopting = false))
  await signOfLife(tools).catch(() => {})
}

draw()
await start(tools)
setInterval(watch, 500)
void beat()
if (tools.store.state.screen === 'adopt') await waitForAdoptionOnce()
else await signOfLife(tools).catch(() => {})
if ('serviceWorker' in navigator)
  await navigator.serviceWorker.register('/kiosk/sw.js', { scope: '/kiosk' }).catch(() => {})
