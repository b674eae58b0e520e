import type { Actions } from '../actions.ts'
import { h, type Child } from '../dom.ts'
import { writeMoney } from '../format.ts'
import { icon } from '../icons.ts'
import { sayStops } from '../say-stop.ts'
import type { Person, Tab } from '../state.ts'
import { holdsTab, loansTab, moneyTab } from './own-tabs.ts'
import { scannedLines } from './lines.ts'
import { button, frame, heading, type View } from './parts.ts'

/** Someone is here: they scan what they borrow, and see what is theirs. */
export function walkScreen(view: View, act: Actions): HTMLElement {
  const { state, words } = view
  const { person } = state
  if (!person) return h('div')
  return frame(view, {
    name: 'walk',
    aside: h('p', { class: 'who' }, person.name === '' ? '' : words.hello(person.name)),
    main: [tabs(view, person, act), h('section', { class: 'sheet' }, sheet(view, person, act))],
    foot: [
      button(words.typeItem, () => act.show('type-item'), { key: 'type-item', icon: 'keys' }),
      button(words.done, act.finish, {
        key: 'done',
        tone: 'main',
        icon: 'check',
        ...(person.card !== undefined && { hint: words.doneText }),
      }),
    ],
  })
}

function tabs({ state, words }: View, person: Person, act: Actions): Child {
  if (person.visit === undefined) return undefined
  const { own } = person
  const tab = (id: Tab, label: string, count: string) =>
    h(
      'button',
      {
        type: 'button',
        'data-key': `tab-${id}`,
        class: id === person.tab ? 'tab chosen' : 'tab',
        'aria-current': id === person.tab ? 'page' : undefined,
        onclick: () => act.tab(id),
      },
      label,
      count !== '' && h('span', { class: 'count' }, count),
    )
  const owed = own && own.owed.amount > 0 ? writeMoney(own.owed, state.language) : ''
  return h(
    'nav',
    { class: 'tabs' },
    tab('borrow', words.borrow, ''),
    tab('loans', words.myLoans, own ? String(own.loans.length) : ''),
    tab('holds', words.myHolds, own ? String(own.ready.length) : ''),
    (state.face?.pay === true || owed !== '') && tab('money', words.myMoney, owed),
  )
}

function sheet(view: View, person: Person, act: Actions): Child {
  const { words } = view
  if (person.tab === 'borrow') return borrow(view, person, act)
  if (!person.own)
    return [
      heading(words.enterPin, words.showPin),
      button(words.enterPin, act.askPin, { key: 'ask-pin', tone: 'main', icon: 'keys' }),
    ]
  if (person.tab === 'loans') return [note(view, person), loansTab(view, person.own, act)]
  if (person.tab === 'holds') return holdsTab(view, person.own)
  return [note(view, person), moneyTab(view, person, person.own, act)]
}

function borrow(view: View, person: Person, act: Actions): Child {
  const { state, words } = view
  const here = person.own?.ready.filter((hold) => hold.here).length ?? 0
  return [
    heading(words.scanItems, state.lines.length === 0 ? words.scanItemsText : undefined),
    person.stops.length > 0 &&
      h(
        'p',
        { class: 'band warn', role: 'status' },
        icon('stop'),
        h('span', {}, sayStops(person.stops, words).join(' ')),
      ),
    state.cut && h('p', { class: 'band warn', role: 'status' }, icon('cut'), h('span', {}, words.offline)),
    here > 0 &&
      state.lines.length === 0 &&
      button(`${words.myHolds}: ${here}`, () => act.tab('holds'), { key: 'holds-here', icon: 'bookmark' }),
    state.lines.length === 0
      ? h('div', { class: 'picture', 'aria-hidden': 'true' }, h('i', { class: 'beam' }), icon('book'))
      : scannedLines(view, act),
  ]
}

function note({ words }: View, person: Person): Child {
  const said = person.note
  if (!said) return undefined
  if (said.say === 'paid') return band('ok', words.paid)
  const bad = said.stops.length > 0 ? ` ${sayStops(said.stops, words).join(' ')}` : ''
  return band(
    said.renewed > 0 ? 'ok' : 'warn',
    said.all === 0 ? bad.trim() : `${words.renewedCount(said.renewed, said.all)}.${bad}`,
  )
}

function band(tone: 'ok' | 'warn', text: string): Child {
  return h('p', { class: `band ${tone}`, role: 'status' }, icon(tone === 'ok' ? 'check' : 'stop'), h('span', {}, text))
}

/** Things are brought back; nobody need say who they are. */
export function returnsScreen(view: View, act: Actions): HTMLElement {
  const { state, words } = view
  return frame(view, {
    name: 'walk returns',
    main: h(
      'section',
      { class: 'sheet' },
      heading(words.scanReturns, state.lines.length === 0 ? words.scanItemsText : undefined),
      state.lines.length === 0
        ? h('div', { class: 'picture', 'aria-hidden': 'true' }, h('i', { class: 'beam' }), icon('back'))
        : scannedLines(view, act),
    ),
    foot: button(words.done, act.finish, { key: 'done', tone: 'main', icon: 'check' }),
  })
}
