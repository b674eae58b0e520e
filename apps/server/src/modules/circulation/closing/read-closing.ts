import { isRefusal, notFound, refuse, type Block, type Refusal } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import { branchesOf, isWithin, type Branch, type ClosedDays } from '../../org/index.ts'
import type { ClosingRequest } from '../contract-closings.ts'

/** A closing that makes sense. */
export interface Closing {
  readonly branches: readonly Branch[]
  readonly closed: ClosedDays
  readonly reason: string
  readonly everyLoan: boolean
  readonly moveLoans: boolean
  readonly moveHolds: boolean
}

/** The lending branches that are meant: all, or those named, or those below a named system. */
export async function branchesMeant(
  w: Work,
  asked: readonly number[] | undefined,
): Promise<readonly Branch[] | Refusal> {
  const tree = await branchesOf(w)
  const unknown = asked?.find((id) => !tree.byId.has(id))
  if (unknown !== undefined) return notFound('branch', `There is no branch ${unknown}.`)
  const branches = tree.ordered.filter(
    (branch) => branch.kind === 'branch' && (asked?.some((id) => isWithin(tree, branch.id, id)) ?? true),
  )
  return branches.length > 0
    ? branches
    : refuse({ code: 'invalid-branch', field: 'branches', message: 'Choose at least one branch that lends.' })
}

function minutes(time: string): number {
  const [hours = '0', rest = '0'] = time.split(':')
  return Number(hours) * 60 + Number(rest)
}

/** Reads a closing, or lists everything that is wrong with it. */
export async function readClosing(w: Work, request: ClosingRequest): Promise<Closing | Refusal> {
  const problems: Block[] = []
  const closed: ClosedDays = {
    from: Temporal.PlainDate.from(request.from),
    to: Temporal.PlainDate.from(request.to ?? request.from),
    fromMinute: minutes(request.fromTime ?? '00:00'),
    toMinute: minutes(request.toTime ?? '24:00'),
  }
  const order = Temporal.PlainDate.compare(closed.from, closed.to)
  if (order > 0)
    problems.push({
      code: 'invalid-days',
      field: 'to',
      message: 'The last closed day comes before the first. Write the first day first.',
    })
  if (closed.fromMinute >= 1440 || closed.toMinute === 0 || (order === 0 && closed.fromMinute >= closed.toMinute))
    problems.push({ code: 'invalid-hours', field: 'toTime', message: 'The closing ends before it begins.' })
  if (closed.from.until(closed.to).days > 1100)
    problems.push({ code: 'invalid-days', field: 'to', message: 'Close for at most three years at a time.' })
  if (request.reason.trim() === '')
    problems.push({
      code: 'reason-needed',
      field: 'reason',
      message: 'Say why the branches are closed: patrons will ask.',
    })
  const branches = await branchesMeant(w, request.branches)
  if (isRefusal(branches)) return refuse(...branches.blocks, ...problems)
  if (problems.length > 0) return refuse(...problems)
  return {
    branches,
    closed,
    reason: request.reason.trim(),
    everyLoan: request.everyLoan ?? false,
    moveLoans: request.moveLoans ?? true,
    moveHolds: request.moveHolds ?? true,
  }
}
