import type { Own, OwnHold, OwnLoan } from '../../../server/src/modules/kiosks/contract-walk.ts'
import type { Actions } from '../actions.ts'
import { h, type Child } from '../dom.ts'
import { writeDay, writeDue, writeMoney } from '../format.ts'
import { icon } from '../icons.ts'
import type { Person } from '../state.ts'
import { button, cover, heading, qrPicture, type View } from './parts.ts'

/** What the reader has on loan, with what is overdue first. */
export function loansTab(view: View, own: Own, act: Actions): Child {
  const { state, words } = view
  const { loans } = own
  return [
    h(
      'div',
      { class: 'head' },
      heading(words.myLoans),
      loans.length > 0 &&
        button(words.renewAll, act.renewAll, { key: 'renew-all', icon: 'renew', tone: 'main', disabled: state.busy }),
    ),
    loans.length === 0
      ? h('p', { class: 'lead' }, words.noLoans)
      : h(
          'ol',
          { class: 'lines', 'data-scroll': 'loans' },
          loans.map((loan) => ownLoan(view, loan, act)),
        ),
  ]
}

function ownLoan({ state, words }: View, loan: OwnLoan, act: Actions): HTMLElement {
  const late = loan.overdue || loan.lost
  return h(
    'li',
    { class: late ? 'line warn' : 'line' },
    cover(loan.bib),
    h(
      'div',
      { class: 'what' },
      h('p', { class: 'title', dir: 'auto' }, loan.title),
      loan.author !== null && h('p', { class: 'author', dir: 'auto' }, loan.author),
      loan.fine.amount > 0 && h('p', { class: 'why' }, words.fine(writeMoney(loan.fine, state.language))),
    ),
    h(
      'div',
      { class: 'answer' },
      late && h('p', { class: 'outcome' }, icon('stop'), loan.lost ? words.lost : words.overdue),
      h('p', { class: 'due' }, words.due(writeDue(loan, state.language))),
      !loan.lost && button(words.renew, () => act.renew(loan.loan), { key: `own-${loan.loan}`, icon: 'renew' }),
    ),
  )
}

/** What waits for the reader, here first. */
export function holdsTab(view: View, own: Own): Child {
  const { words } = view
  return [
    heading(words.myHolds),
    own.ready.length === 0
      ? h('p', { class: 'lead' }, words.noHolds)
      : h(
          'ol',
          { class: 'lines', 'data-scroll': 'holds' },
          own.ready.map((hold) => ownHold(view, hold)),
        ),
    own.waiting > 0 && h('p', { class: 'lead' }, words.holdsWaiting(own.waiting)),
  ]
}

function ownHold({ state, words }: View, hold: OwnHold): HTMLElement {
  const until = hold.untilDay === null ? '' : `, ${words.holdUntil(writeDay(hold.untilDay, state.language))}`
  return h(
    'li',
    { class: hold.here ? 'line ok' : 'line' },
    cover(hold.bib),
    h(
      'div',
      { class: 'what' },
      h('p', { class: 'title', dir: 'auto' }, hold.title),
      hold.author !== null && h('p', { class: 'author', dir: 'auto' }, hold.author),
    ),
    h('p', { class: 'where' }, `${hold.here ? words.holdHere(hold.under) : words.holdElsewhere(hold.pickup)}${until}`),
  )
}

/** What the reader owes, and how to pay it with a phone. */
export function moneyTab({ state, words }: View, person: Person, own: Own, act: Actions): Child {
  const { payment } = person
  if (payment)
    return [
      heading(words.youOwe(writeMoney(payment.amount, state.language)), words.payText),
      qrPicture(payment.address, words.payByPhone),
    ]
  return [
    heading(own.owed.amount > 0 ? words.youOwe(writeMoney(own.owed, state.language)) : words.nothingOwed),
    own.owed.amount > 0 &&
      (own.canPay
        ? button(words.payByPhone, act.pay, { key: 'pay', tone: 'main', icon: 'phone' })
        : h('p', { class: 'lead' }, words.payAtDesk)),
  ]
}
