import type { Actions } from '../actions.ts'
import { h, type Child } from '../dom.ts'
import { writeDay, writeDue } from '../format.ts'
import { icon } from '../icons.ts'
import { sayStops } from '../say-stop.ts'
import { button, frame, heading, type View } from './parts.ts'

/** The end of a visit in which something was lent: is a receipt wanted? */
export function finishScreen(view: View, act: Actions): HTMLElement {
  const { state, words } = view
  const { face, person, lines } = state
  const lent = lines.filter((line) => line.state === 'lent')
  const first = lent.flatMap((line) => (line.due ? [line.due.dueDay] : [])).sort()[0]
  const failed = person?.note?.say === 'renewed-all' ? person.note.stops : []
  return frame(view, {
    name: 'finish',
    main: [
      h('div', { class: 'picture ok', 'aria-hidden': 'true' }, icon('check')),
      heading(
        words.summary(lent.length),
        first === undefined ? undefined : words.earliest(writeDay(first, state.language)),
      ),
      failed.length > 0 &&
        h('p', { class: 'band warn', role: 'alert' }, icon('stop'), h('span', {}, sayStops(failed, words).join(' '))),
      h('h2', {}, words.receipt),
      h(
        'div',
        { class: 'ways' },
        face?.print === true && button(words.printReceipt, () => act.receipt('print'), { key: 'print', icon: 'print' }),
        face?.mail === true &&
          person?.hasMail === true &&
          button(words.mailReceipt, () => act.receipt('mail'), { key: 'mail', icon: 'mail' }),
        button(words.noReceipt, () => act.receipt('none'), { key: 'none', tone: 'main', icon: 'check' }),
      ),
    ],
  })
}

/** Everything of the last person is gone. */
export function goodbyeScreen(view: View): HTMLElement {
  const { words } = view
  return frame(view, {
    name: 'goodbye',
    main: [
      h('div', { class: 'picture ok', 'aria-hidden': 'true' }, icon('check')),
      heading(words.goodbye, words.goodbyeText),
    ],
  })
}

/** What the printer of the device prints: the loans of this visit in the words on the screen. */
export function receiptSheet({ state, words }: View): Child {
  const { face, lines, language } = state
  const lent = lines.filter((line) => line.state === 'lent' || line.state === 'renewed' || line.state === 'kept')
  return [
    h('h1', {}, face?.library ?? ''),
    h('p', {}, `${face?.branchName ?? ''} · ${face?.name ?? ''}`),
    h('h2', {}, words.printTitle),
    h(
      'ul',
      {},
      lent.map((line) =>
        h(
          'li',
          {},
          h('b', { dir: 'auto' }, line.title || line.barcode),
          h('br'),
          line.barcode,
          line.due !== undefined && [h('br'), words.due(writeDue(line.due, language))],
          line.parts !== '' && [h('br'), words.bring(line.parts)],
        ),
      ),
    ),
    h('p', {}, words.printedAt(new Date().toLocaleString(language))),
  ]
}

/** Over everything: is anyone still there? */
export function warningBox({ state, words }: View, act: Actions): Child {
  if (state.warning === undefined) return undefined
  return h(
    'div',
    { class: 'over' },
    h(
      'div',
      { class: 'box', role: 'alertdialog', 'aria-modal': 'true', 'aria-labelledby': 'warn-title' },
      h('h2', { id: 'warn-title' }, words.stillThere),
      h('p', { class: 'seconds' }, words.stillThereText(state.warning)),
      button(words.stay, act.stay, { key: 'stay', tone: 'main', icon: 'check' }),
      button(words.done, act.goOut, { key: 'go-out' }),
    ),
  )
}
