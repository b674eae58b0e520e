import { setTimeout as wait } from 'node:timers/promises'
import type { PrinterKind, PrinterState } from '../contract.ts'
import type { AddressPolicy } from '../rules/address.ts'
import { canPrint, stateWords } from '../rules/printer-state.ts'
import { askHowItIs } from './ask-printer.ts'
import { LineBroken, openLine, usualPatience, type Patience, type PrinterLine } from './printer-line.ts'

/** Where a page goes, and whether the printer can be asked. */
export interface Goal {
  readonly kind: PrinterKind
  readonly host: string
  readonly port: number
  readonly asksStatus: boolean
}

/**
 * What became of a page. `not-now`: nothing was sent. `broken`: the line broke before the printer had said that it has all of
 * it, so it may be sent again. `unsure`: all was taken and then something was wrong; only a person sees whether it came out.
 */
export type Sent =
  | { readonly is: 'printed'; readonly state: PrinterState }
  | { readonly is: 'not-now' | 'broken' | 'unsure'; readonly state: PrinterState; readonly problem: string }
  | { readonly is: 'withdrawn' }

/**
 * Sends one page over one line: asks how the printer is, sends, and asks again. `beforeFirstByte` runs when the printer is
 * ready and nothing was sent; it answers false when the page is not wanted any more.
 */
export async function sendPage(
  goal: Goal,
  content: Uint8Array,
  policy: AddressPolicy,
  beforeFirstByte: () => Promise<boolean>,
  patience: Patience = usualPatience,
): Promise<Sent> {
  let line: PrinterLine | undefined
  let sending = false
  try {
    line = await openLine(goal, policy, patience)
    if (goal.asksStatus) {
      const before = await askHowItIs(line, goal.kind)
      if (!before)
        return {
          is: 'not-now',
          state: 'offline',
          problem:
            'The printer does not say how it is. If it is one that cannot, switch the asking off in its settings.',
        }
      if (!canPrint(before.state)) return { is: 'not-now', state: before.state, problem: stateWords[before.state] }
    }
    if (!(await beforeFirstByte())) return { is: 'withdrawn' }
    sending = true
    await line.send(content)
    if (goal.asksStatus) return await afterwards(line, goal.kind, patience)
    await line.finish()
    return { is: 'printed', state: 'quiet' }
  } catch (error) {
    if (!(error instanceof LineBroken)) throw error
    return sending
      ? { is: 'broken', state: 'offline', problem: `${error.message} It is printed again from its beginning.` }
      : { is: 'not-now', state: 'offline', problem: error.message }
  } finally {
    line?.close()
  }
}

/** The second question: whether what was sent is out. A label printer is waited for until it has printed what it took. */
async function afterwards(line: PrinterLine, kind: PrinterKind, patience: Patience): Promise<Sent> {
  let least = Number.POSITIVE_INFINITY
  let until = performance.now() + patience.stall
  for (;;) {
    const after = await askHowItIs(line, kind)
    if (!after)
      return {
        is: 'unsure',
        state: 'offline',
        problem: 'The printer took it and then did not answer any more. Look whether it came out.',
      }
    if (!canPrint(after.state))
      return {
        is: 'unsure',
        state: after.state,
        problem: `${stateWords[after.state]} This happened while it was printed: look whether it came out whole.`,
      }
    if (after.toPrint === 0) return { is: 'printed', state: after.state }
    if (after.toPrint < least) {
      least = after.toPrint
      until = performance.now() + patience.stall
    }
    if (performance.now() > until)
      return { is: 'unsure', state: after.state, problem: 'The printer has it and does not print it. Look at it.' }
    await wait(100)
  }
}
