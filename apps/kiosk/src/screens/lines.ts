import type { Actions } from '../actions.ts'
import { h, type Child } from '../dom.ts'
import { writeDue } from '../format.ts'
import { icon, type IconName } from '../icons.ts'
import { sayStops } from '../say-stop.ts'
import type { Line } from '../state.ts'
import { button, cover, type View } from './parts.ts'

const tones: Readonly<Record<Line['state'], { readonly tone: string; readonly icon: IconName }>> = {
  working: { tone: 'wait', icon: 'clock' },
  lent: { tone: 'ok', icon: 'check' },
  returned: { tone: 'ok', icon: 'check' },
  renewed: { tone: 'ok', icon: 'renew' },
  kept: { tone: 'warn', icon: 'clock' },
  asks: { tone: 'warn', icon: 'stop' },
  refused: { tone: 'stop', icon: 'stop' },
}

/** What was scanned in this visit, newest first, each with its answer. */
export function scannedLines(view: View, act: Actions): Child {
  const { lines } = view.state
  return h(
    'ol',
    { class: 'lines', 'data-scroll': 'lines' },
    lines.map((line) => scannedLine(view, act, line)),
  )
}

function scannedLine({ state, words }: View, act: Actions, line: Line): HTMLElement {
  const { tone, icon: sign } = tones[line.state]
  const { due, loan } = line
  const names: Readonly<Record<Line['state'], string>> = {
    working: words.working,
    lent: words.lent,
    returned: words.returned,
    renewed: words.renewed,
    kept: words.kept,
    asks: words.asks,
    refused: words.refused,
  }
  const canRenew = loan !== undefined && line.stops.some((stop) => stop.code === 'item-on-loan-here')
  return h(
    'li',
    { class: `line ${tone}` },
    cover(line.bib),
    h(
      'div',
      { class: 'what' },
      h('p', { class: 'title', dir: 'auto' }, line.title || line.barcode),
      line.author !== '' && h('p', { class: 'author', dir: 'auto' }, line.author),
      explanation(line, words),
    ),
    h(
      'div',
      { class: 'answer' },
      h('p', { class: 'outcome' }, icon(sign), names[line.state]),
      due &&
        (line.state === 'lent' || line.state === 'renewed' || canRenew) &&
        h('p', { class: 'due' }, words.due(writeDue(due, state.language))),
      canRenew && button(words.renew, () => act.renew(loan, line), { key: `renew-${line.id}`, icon: 'renew' }),
      line.state === 'asks' &&
        button(words.yesAll, () => act.allThere(line), { key: `all-${line.id}`, icon: 'check', tone: 'main' }),
    ),
  )
}

function explanation(line: Line, words: View['words']): Child {
  const cut = line.stops.some((stop) => stop.code === 'cut')
  switch (line.state) {
    case 'refused':
    case 'asks':
      return h('p', { class: 'why' }, cut ? words.offlineText : sayStops(line.stops, words).join(' '))
    case 'kept':
      return h('p', { class: 'why' }, words.keptText)
    case 'returned':
      return h('p', { class: 'why' }, line.put === 'cart' ? words.putCart : words.putStaff)
    case 'lent':
      return line.parts === '' ? undefined : h('p', { class: 'why' }, words.bring(line.parts))
    default:
      return undefined
  }
}
