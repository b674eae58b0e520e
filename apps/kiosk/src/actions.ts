import { leave, openService, waitForPhone } from './device.ts'
import { confirmParts, scanItems } from './lending.ts'
import { pay, renewAll, renewOne, sendReceipt, showTab } from './own.ts'
import type { Line, Screen, Tab } from './state.ts'
import type { Tools } from './store.ts'
import { end, openCard, showPin } from './visit.ts'

/** Everything that a touch, a key or a scan may do. */
export interface Actions {
  scan(ids: readonly string[]): void
  choose(language: string): void
  show(screen: Screen): void
  typeCard(card: string): void
  typeItem(barcode: string): void
  pin(pin: string): void
  askPin(): void
  phone(): void
  tab(tab: Tab): void
  renew(loan: number, line?: Line): void
  renewAll(): void
  allThere(line: Line): void
  pay(): void
  finish(): void
  receipt(way: 'print' | 'mail' | 'none'): void
  back(): void
  stay(): void
  goOut(): void
  test(kind: 'sound' | 'print' | 'full-screen' | 'reload' | 'leave'): void
}

/** Binds what may be done to the tools that do it. `stay` tells that someone is still there. */
export function bindActions(tools: Tools, stay: () => void, print: () => void): Actions {
  const { store, sound } = tools
  const say = (screen: Screen) => store.change({ screen, problem: [], pinFor: undefined })
  // Who scans a book right after the card need not wait for the answer to the card.
  const early: string[] = []
  const actions: Actions = {
    scan(ids) {
      const [first] = ids
      if (first === undefined) return
      const { screen, busy, face } = store.state
      if (face?.paused === true || screen === 'starting' || screen === 'adopt' || screen === 'service-pin') return
      if (screen === 'service')
        return store.change((state) => ({ ...state, tested: [...ids, ...state.tested].slice(0, 20) }))
      if (screen === 'walk' || screen === 'type-item' || (screen === 'pin' && store.state.person)) {
        store.change({ screen: 'walk' })
        return void scanItems(tools, 'lend', ids, actions.finish)
      }
      if (screen === 'returns') return void scanItems(tools, 'return', ids, actions.finish)
      // At the end of a visit a card is the next person, or the same one again.
      if (screen === 'finish') end(tools, 'next')
      if (screen === 'goodbye') store.change({ screen: 'welcome' })
      if (busy && screen !== 'finish') {
        early.push(...ids)
        return
      }
      store.change({ pinFor: undefined, screen: 'welcome' })
      early.length = 0
      void openCard(tools, first).then(() => {
        const items = early.splice(0)
        if (items.length > 0 && store.state.screen === 'walk') void scanItems(tools, 'lend', items, actions.finish)
      })
    },
    choose: (language) => store.change({ language, chose: true, problem: [] }),
    show: say,
    typeCard: (card) => void openCard(tools, card),
    typeItem(barcode) {
      store.change({ screen: 'walk' })
      void scanItems(tools, 'lend', [barcode], actions.finish)
    },
    pin(pin) {
      const { screen, pinFor, person } = store.state
      if (screen === 'service-pin') return void openService(tools, pin)
      if (person) return void showPin(tools, pin)
      if (pinFor?.card !== undefined) void openCard(tools, pinFor.card, pin)
    },
    askPin: () => store.change({ screen: 'pin', pinFor: { card: undefined }, problem: [] }),
    phone: () => void waitForPhone(tools),
    tab: (tab) => showTab(tools, tab),
    renew: (loan, line) => void renewOne(tools, loan, line),
    renewAll: () => void renewAll(tools),
    allThere: (line) => void confirmParts(tools, line),
    pay: () => void pay(tools),
    finish() {
      const { person, face, lines, screen } = store.state
      const lent = lines.filter((line) => line.state === 'lent').length
      const offers = person?.visit !== undefined && (face?.print === true || (face?.mail === true && person.hasMail))
      if (screen === 'walk' && lent > 0 && offers) return store.change({ screen: 'finish', warning: undefined })
      end(tools, 'patron', 'goodbye')
      sound.play('ok')
    },
    receipt(way) {
      const { face, turn } = store.state
      if (way === 'none') return end(tools, 'patron', 'goodbye')
      if (way === 'print' && face?.printer !== true) {
        print()
        return end(tools, 'patron', 'goodbye')
      }
      void sendReceipt(tools, way === 'mail' ? 'mail' : 'printer').then((sent) => {
        if (sent && store.state.turn === turn) end(tools, 'patron', 'goodbye')
      })
    },
    back() {
      const { person, screen } = store.state
      if (person && (screen === 'pin' || screen === 'type-item')) return say('walk')
      end(tools, 'patron')
    },
    stay,
    goOut: () => end(tools, 'patron', 'goodbye'),
    test(kind) {
      if (kind === 'sound') sound.play('ok')
      else if (kind === 'print') print()
      else if (kind === 'full-screen') void document.documentElement.requestFullscreen?.().catch(() => {})
      else if (kind === 'reload') location.reload()
      else void leave(tools)
    },
  }
  return actions
}
