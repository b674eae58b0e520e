import { isRefusal, notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import { serve, type Endpoint } from '../../platform/serve.ts'
import type { Work } from '../../platform/work.ts'
import { patronFacts } from '../patrons/index.ts'
import { claimNotices } from './claims.ts'
import { checkIn } from './check-in.ts'
import { checkOut } from './check-out.ts'
import {
  CheckIn,
  CheckOut,
  DeclareLost,
  ExplainLoan,
  GetAvailability,
  GetDeskToday,
  GetLoan,
  GetPatronSummary,
  ListLoans,
  MyLoans,
  Renew,
  RenewMyLoan,
  SimulateCheckOut,
  UndoCheckIn,
  UndoCheckOut,
} from './contract.ts'
import { declareLost } from './declare-lost.ts'
import { deskBranch } from './desk.ts'
import { patronSummary } from './patron-summary.ts'
import { availability, deskToday, explainLoan, findLoan, listLoans } from './queries.ts'
import { renew } from './renew.ts'
import { deskEndpoints } from './routes-desk.ts'
import { slipEndpoints } from './routes-slips.ts'
import { simulateCheckOut } from './simulate.ts'
import { undoCheckIn, undoCheckOut } from './undo.ts'

const signIn = refuse({ code: 'sign-in-needed', message: 'Sign in with your library card first.' })

async function summaryOf(w: Work, id: number) {
  const patron = await patronFacts(w, { id })
  if (!patron) return notFound('patron', `There is no patron ${id}.`)
  const branch = await deskBranch(w, 'branch' in w.actor && w.actor.branch !== null ? undefined : patron.branch)
  if (isRefusal(branch)) return branch
  const summary = await patronSummary(w, patron, branch)
  return { ...summary, notices: [...summary.notices, ...(await claimNotices(w, patron.id, branch.id))] }
}

function asPatron<T>(w: Work, run: (patron: number) => Promise<T | Refusal>): Promise<T | Refusal> {
  return w.actor.kind === 'patron' ? run(w.actor.id) : Promise.resolve(signIn)
}

/** The API of lending. */
export const endpoints: readonly Endpoint[] = [
  serve(CheckOut, (w, { body }) => checkOut(w, body)),
  serve(CheckIn, (w, { body }) => checkIn(w, body)),
  serve(Renew, (w, { params, body }) => renew(w, params.id, body)),
  serve(UndoCheckOut, (w, { params }) => undoCheckOut(w, params.id)),
  serve(UndoCheckIn, (w, { params }) => undoCheckIn(w, params.id)),
  serve(DeclareLost, (w, { params, body }) => declareLost(w, params.id, body.note ?? '')),
  serve(ListLoans, (w, { query }) => listLoans(w, query)),
  serve(GetLoan, (w, { params }) => findLoan(w, params.id)),
  serve(ExplainLoan, (w, { params }) => explainLoan(w, params.id)),
  serve(GetPatronSummary, (w, { params }) => summaryOf(w, params.id)),
  serve(SimulateCheckOut, (w, { body }) => simulateCheckOut(w, body)),
  serve(GetAvailability, (w, { params }) => availability(w, params.id)),
  ...deskEndpoints,
  ...slipEndpoints,
  serve(GetDeskToday, (w) => deskToday(w)),
  serve(MyLoans, (w) => asPatron(w, (patron) => listLoans(w, { patron }))),
  serve(RenewMyLoan, (w, { params }) => asPatron(w, (patron) => renew(w, params.id, { patron, channel: 'opac' }))),
]
