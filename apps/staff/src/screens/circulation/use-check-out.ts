import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import {
  CheckIn,
  CheckOut,
  Renew,
  UndoCheckIn,
  UndoCheckOut,
} from '../../../../server/src/modules/circulation/contract.ts'
import type { Patron, PatronBrief } from '../../../../server/src/modules/patrons/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { Problem, sentenceFor } from '../../problem.ts'
import { patronKey, patronQuery, summaryQuery } from '../patrons/patron-queries.ts'
import { itemGlance, patronByCard, patronsByWords } from './find-patron.ts'
import { dueWords } from './short-loan.ts'
import { useVisit } from './use-visit.ts'
import {
  addScan,
  dropScan,
  firstGuess,
  glance,
  glanceOf,
  isWords,
  keepUndoProblem,
  settle,
  type Outcome,
  type VisitRow,
} from './visit.ts'

/** What stands where the patron will stand, while nobody is chosen. */
export type Asking =
  | { readonly is: 'nothing' }
  | { readonly is: 'several'; readonly total: number; readonly rows: readonly PatronBrief[] }
  | { readonly is: 'problem'; readonly text: string }

/** How what is scanned now is lent. */
export interface LendingTerms {
  /** For use in the library. */
  readonly onSite: boolean
  /** Who borrows for the patron. */
  readonly proxy: number | undefined
}

const usual: LendingTerms = { onSite: false, proxy: undefined }

/** The work of check-out: who is at the desk, what was scanned, and what became of it. */
export function useCheckOut() {
  const { call, words, format, scans, sounds, announce } = useDesk()
  const address = useAddress()
  const queries = useQueryClient()
  const patron = address.number('patron')
  const { visit, change, end } = useVisit(patron)
  const [asking, setAsking] = useState<Asking>({ is: 'nothing' })
  const [tone, setTone] = useState<'ok' | 'warn' | 'stop'>()
  const [chosen, setChosen] = useState<number>()
  const [lending, setLending] = useState<LendingTerms>(usual)
  const terms = useRef<LendingTerms>(usual)
  // Scans are worked off one after the other: what follows a card belongs to that card.
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  const current = useRef(patron)
  const number = useRef(0)
  useEffect(() => {
    current.current = patron
  }, [patron])

  const lendBy = (next: LendingTerms) => {
    terms.current = next
    setLending(next)
  }
  const say = (next: 'ok' | 'warn' | 'stop', text: string) => {
    setTone(next)
    sounds.play(next === 'warn' ? 'attention' : next)
    announce(text, next === 'ok' ? 'soon' : 'now')
  }
  const refresh = (id: number) => void queries.invalidateQueries({ queryKey: patronKey(id) })

  const welcome = (found: Patron | PatronBrief) => {
    if (current.current !== found.id) lendBy(usual)
    current.current = found.id
    if ('cards' in found) queries.setQueryData(patronQuery(call, found.id).queryKey, found)
    setAsking({ is: 'nothing' })
    setChosen(undefined)
    setTone(undefined)
    address.set({ patron: found.id })
    announce(words.desk.saidPatron(found.name))
    // Whoever was chosen with the arrow keys has items in hand: the next scan is for the field.
    requestAnimationFrame(() => scans.focus())
  }
  const ask = (next: Asking, text: string) => {
    setAsking(next)
    say(next.is === 'problem' ? 'stop' : 'warn', text)
  }
  const problem = (text: string) => ask({ is: 'problem', text }, text)

  /** Takes a scan while nobody is at the desk. */
  const meet = async (text: string) => {
    const found = await patronByCard(call, text)
    if (found) return welcome(found)
    const item = isWords(text) ? undefined : await itemGlance(call, text)
    if (item) return problem(words.desk.itemFirst(item.title))
    const { total, rows } = await patronsByWords(call, text)
    const [only] = rows
    if (only && total === 1) return welcome(only)
    if (only) return ask({ is: 'several', total, rows }, words.desk.several(total))
    problem(words.desk.nobody(text))
  }

  const refused = async (id: number, key: number, barcode: string, error: Problem) => {
    change(id, (now) => settle(now, key, { is: 'refused', message: error.message, blocks: error.blocks, open: true }))
    const item = await itemGlance(call, barcode).catch(() => undefined)
    if (item)
      change(id, (now) =>
        settle(now, key, { is: 'refused', message: error.message, blocks: error.blocks, item, open: true }),
      )
    const reasons = error.blocks.map(({ message }) => message).join(' ') || error.message
    say('stop', words.desk.saidNot(item?.title ?? barcode, reasons))
  }

  const lend = async (
    id: number,
    key: number,
    barcode: string,
    more: {
      readonly override?: { readonly codes: string[]; readonly reason: string }
      readonly fastAdd?: { readonly title: string; readonly author?: string }
      readonly onSite?: boolean
    } = {},
  ) => {
    const { loan, reasons, summary } = await call(CheckOut, {
      body: {
        patron: id,
        barcode,
        ...(terms.current.onSite && { onSite: true }),
        ...(terms.current.proxy !== undefined && { proxy: terms.current.proxy }),
        ...more,
      },
    })
    change(id, (now) => settle(now, key, { is: 'out', loan, reasons }))
    queries.setQueryData(summaryQuery(call, id).queryKey, summary)
    say(loan.shortened ? 'warn' : 'ok', words.desk.saidOut(loan.title, dueWords(format, loan)))
  }

  /** Takes a scan for the patron who is at the desk: lends it, or changes the patron if it is a card. */
  const serve = async (id: number, key: number, text: string) => {
    const cardFirst = firstGuess(text, true) === 'card'
    const found = cardFirst ? await patronByCard(call, text) : undefined
    if (found) {
      change(id, (now) => dropScan(now, key))
      return welcome(found)
    }
    try {
      await lend(id, key, text)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      const other = error.code === 'item-not-found' && !cardFirst ? await patronByCard(call, text) : undefined
      if (!other) return refused(id, key, text, error)
      change(id, (now) => dropScan(now, key))
      welcome(other)
    }
  }

  /** Does something after all that was scanned before; what fails is said and stops nothing. */
  const inTurn = (work: () => Promise<unknown>, failed: (text: string) => void) => {
    queue.current = queue.current.then(work).catch((error: unknown) => failed(sentenceFor(error, words.problems)))
  }
  const settleRow = (row: VisitRow, outcome: Outcome) => {
    const id = current.current
    if (id === undefined) return
    change(id, (now) => settle(now, row.key, outcome))
    refresh(id)
  }
  const failRow = (row: VisitRow) => (text: string) => {
    const id = current.current
    if (id !== undefined) change(id, (now) => keepUndoProblem(now, row.key, text))
    say('stop', text)
  }

  return {
    patron,
    visit,
    asking,
    tone,
    chosen,
    choose: setChosen,
    lending,
    lendBy,
    welcome,
    scan(text: string) {
      const key = (number.current = Math.max(number.current + 1, Date.now()))
      const shown = current.current
      setChosen(undefined)
      if (shown !== undefined) change(shown, (now) => addScan(now, key, text))
      inTurn(
        async () => {
          const id = current.current
          if (id === undefined) return meet(text)
          // A card came in between: the scan belongs to the next patron.
          if (id !== shown) {
            if (shown !== undefined) change(shown, (now) => dropScan(now, key))
            change(id, (now) => addScan(now, key, text))
          }
          return serve(id, key, text)
        },
        (failure) => {
          if (shown === undefined) return problem(failure)
          change(shown, (now) => settle(now, key, { is: 'refused', message: failure, blocks: [], open: true }))
          say('stop', failure)
        },
      )
    },
    next() {
      if (patron !== undefined) end(patron)
      current.current = undefined
      lendBy(usual)
      setAsking({ is: 'nothing' })
      setTone(undefined)
      setChosen(undefined)
      address.set({ patron: undefined, tab: undefined })
    },
    undo(row: VisitRow) {
      const { outcome } = row
      inTurn(async () => {
        if (outcome.is === 'out') await call(UndoCheckOut, { params: { id: outcome.loan.id } })
        else if (outcome.is === 'back') await call(UndoCheckIn, { params: { id: outcome.returned.checkIn } })
        else return
        const item = glanceOf(outcome) ?? { title: row.barcode }
        settleRow(row, { is: 'undone', item })
        announce(words.desk.saidUndone(item.title))
      }, failRow(row))
    },
    pass(row: VisitRow, codes: readonly string[], reason: string) {
      const id = patron
      if (id === undefined) return
      inTurn(async () => {
        try {
          await lend(id, row.key, row.barcode, { override: { codes: [...codes], reason } })
        } catch (error) {
          if (!(error instanceof Problem)) throw error
          await refused(id, row.key, row.barcode, error)
        }
      }, failRow(row))
    },
    /** Lends it for use in the library, or with a title typed for what nobody has catalogued. */
    lendOtherwise(
      row: VisitRow,
      more: { readonly fastAdd?: { readonly title: string; readonly author?: string }; readonly onSite?: boolean },
    ) {
      const id = patron
      if (id === undefined) return
      inTurn(async () => {
        try {
          await lend(id, row.key, row.barcode, more)
        } catch (error) {
          if (!(error instanceof Problem)) throw error
          await refused(id, row.key, row.barcode, error)
        }
      }, failRow(row))
    },
    leave(row: VisitRow) {
      if (row.outcome.is === 'refused') settleRow(row, { ...row.outcome, open: false })
    },
    renewInstead(row: VisitRow, loan: number) {
      inTurn(async () => {
        const renewed = await call(Renew, { params: { id: loan }, body: {} })
        settleRow(row, { is: 'renewed', ...renewed })
        say('ok', words.desk.saidOut(renewed.loan.title, dueWords(format, renewed.loan)))
      }, failRow(row))
    },
    checkItIn(row: VisitRow) {
      inTurn(async () => {
        const returned = await call(CheckIn, { body: { barcode: row.barcode } })
        settleRow(row, { is: 'back', returned })
        say(returned.tone === 'ok' ? 'ok' : 'warn', `${glance(returned.item).title}. ${returned.message}`)
      }, failRow(row))
    },
  }
}

/** The work of check-out, as its parts use it. */
export type CheckOutDesk = ReturnType<typeof useCheckOut>
