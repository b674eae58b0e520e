import type { KioskFace, OpenedVisit } from '../../server/src/modules/kiosks/contract-walk.ts'
import type { Tools } from './store.ts'
import { begin, end, remembered, unadopted, wear } from './visit.ts'

const wait = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000))

/** Learns what the device is; without the server it is what it was. */
export async function start(tools: Tools): Promise<void> {
  const { store, api } = tools
  const [, secret] = /^#claim=([\w-]{20,100})$/.exec(location.hash) ?? []
  if (secret !== undefined) {
    // A device that was adopted before it was there: the address signs it in, and is forgotten.
    history.replaceState(undefined, '', location.pathname)
    await api.ask('POST', '/kiosk/pairings/claim', { secret })
  }
  for (;;) {
    const answer = await api.ask<KioskFace>('GET', '/kiosk')
    if (answer.ok) {
      wear(tools, answer.value)
      // A page that was loaded again knows nobody: nor shall the server.
      await api.ask('POST', '/kiosk/visits/end', { how: 'idle' })
      return
    }
    if (answer.status === 401) return unadopted(tools)
    const known = remembered()
    if (known) return wear(tools, known)
    await wait(3)
    store.change({})
  }
}

/** Shows a code until staff have typed it; a new one when it is over. */
export async function waitForAdoption(tools: Tools): Promise<void> {
  const { store, api } = tools
  const isMine = () => store.state.screen === 'adopt'
  while (isMine()) {
    const shown = await api.ask<{ code: string; secret: string }>('POST', '/kiosk/pairings')
    if (!isMine()) return
    if (!shown.ok) {
      store.change({ problem: shown.stops })
      await wait(shown.status === 429 ? 60 : 5)
      continue
    }
    store.change({ pairing: shown.value, problem: [] })
    for (let state = 'waiting'; state === 'waiting' && isMine();) {
      await wait(2)
      const claimed = await api.ask<{ state: string }>('POST', '/kiosk/pairings/claim', { secret: shown.value.secret })
      if (claimed.ok) state = claimed.value.state
      if (state === 'adopted') return start(tools)
    }
  }
}

/** Says that the device is there, hears what it is to do, and sends loans that wait. */
export async function signOfLife(tools: Tools): Promise<void> {
  const { store, api, kept } = tools
  if (store.state.screen === 'adopt' || store.state.screen === 'starting') return
  const waiting = await kept.all().catch(() => [])
  if (waiting.length !== store.state.unsent) store.change({ unsent: waiting.length })
  const agent = `${browserName()}, ${screen.width} × ${screen.height}`
  const answer = await api.ask<KioskFace>('POST', '/kiosk/signs', { agent, unsent: waiting.length })
  if (answer.ok) wear(tools, answer.value)
  // A page that began without the server has no token yet: it asks for it.
  else if (answer.status === 401 || answer.status === 403) await renewToken(tools)
  if (answer.ok && waiting.length > 0) await sendKept(tools)
}

async function renewToken(tools: Tools): Promise<void> {
  const face = await tools.api.ask<KioskFace>('GET', '/kiosk')
  if (face.ok) wear(tools, face.value)
  else if (face.status === 401) unadopted(tools)
}

async function sendKept({ store, api, kept }: Tools): Promise<void> {
  const entries = (await kept.all()).slice(0, 200)
  if (entries.length === 0) return
  const answer = await api.ask<{ taken: string[] }>('POST', '/kiosk/offline-entries', { entries })
  if (!answer.ok) return
  // Only what the server says it has is given up.
  await kept.drop(answer.value.taken)
  store.change({ unsent: (await kept.all()).length })
}

function browserName(): string {
  const [, name = 'Browser', version = ''] = /(Firefox|Edg|Chrome|Version)\/(\d+)/.exec(navigator.userAgent) ?? []
  return `${name === 'Version' ? 'Safari' : name === 'Edg' ? 'Edge' : name} ${version}`
}

/** Shows a code for a phone until it was used, or given up. */
export async function waitForPhone(tools: Tools): Promise<void> {
  const { store, api, sound } = tools
  const { turn } = store.state
  const isMine = () => store.state.turn === turn && store.state.screen === 'phone'
  store.change({ screen: 'phone', phone: undefined, problem: [] })
  const shown = await api.ask<NonNullable<typeof store.state.phone>>('POST', '/kiosk/phone-codes')
  if (!isMine()) return
  if (!shown.ok) {
    sound.play('stop')
    store.change({ screen: 'welcome', problem: shown.stops.length > 0 ? shown.stops : [{ code: 'cut' }] })
    return
  }
  store.change({ phone: shown.value })
  while (isMine()) {
    await wait(1.5)
    const { secret } = shown.value
    const claimed = await api.ask<{ state: string; opened: OpenedVisit | null }>('POST', '/kiosk/phone-codes/claim', {
      secret,
    })
    if (!isMine()) {
      // They went away while the phone confirmed: nobody is there for whom it was.
      if (claimed.ok && claimed.value.opened) void api.ask('POST', '/kiosk/visits/end', { how: 'idle' })
      return
    }
    if (!claimed.ok && !claimed.cut) return end(tools, 'idle')
    if (claimed.ok && claimed.value.opened) return begin(tools, claimed.value.opened, undefined)
    if (claimed.ok && claimed.value.state === 'expired') return end(tools, 'idle')
  }
}

/** Opens the page of staff. */
export async function openService(tools: Tools, pin: string): Promise<void> {
  const { store, api, sound } = tools
  const { turn } = store.state
  store.change({ busy: true, problem: [] })
  const answer = await api.ask<NonNullable<typeof store.state.service>>('POST', '/kiosk/service', { pin })
  if (store.state.turn !== turn) return
  if (!answer.ok) {
    sound.play('stop')
    store.change({ busy: false, problem: answer.stops.length > 0 ? answer.stops : [{ code: 'cut' }] })
    return
  }
  store.change({ busy: false, screen: 'service', service: answer.value, tested: [] })
}

/** Gives the device up: it shows a code again. */
export async function leave(tools: Tools): Promise<void> {
  const answer = await tools.api.ask('DELETE', '/kiosk')
  if (answer.ok || answer.status === 401) unadopted(tools)
}
