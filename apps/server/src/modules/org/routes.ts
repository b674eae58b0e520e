import { serve, type Endpoint } from '../../platform/serve.ts'
import { closeSession } from '../../platform/session.ts'
import { addException } from './add-exception.ts'
import { branchesOf } from './branches.ts'
import { calendarView } from './calendars.ts'
import { changeBranch } from './change-branch.ts'
import { changeStaff } from './change-staff.ts'
import * as contract from './contract.ts'
import { createBranch } from './create-branch.ts'
import { createStaff } from './create-staff.ts'
import { putHours } from './put-hours.ts'
import { removeException } from './remove-exception.ts'
import { listRoles, putRole } from './roles.ts'
import { currentSession } from './session-view.ts'
import { setUp, setUpNeeded } from './set-up.ts'
import { listSettings, putSetting } from './settings-page.ts'
import { createShelvingLocation, shelvingLocationsOf } from './shelving-locations.ts'
import { signIn } from './sign-in.ts'
import { staffAccounts } from './staff-accounts.ts'
import { workAt } from './work-at.ts'

const listed = <T>(rows: readonly T[]) => ({ total: rows.length, rows: [...rows] })

/** What this module answers. */
export const endpoints: readonly Endpoint[] = [
  serve(contract.SignIn, (w, { body, address, reply }) => signIn(w, body, address, reply), { ownTransactions: true }),
  serve(contract.GetSession, (w, { session }) => currentSession(w, session)),
  serve(contract.SignOut, async (w, { session, reply }) => {
    if (session) await closeSession(w, session.id)
    reply.clearSession('staff')
    return {}
  }),
  serve(contract.ChangeBranch, (w, { session, body }) => workAt(w, session, body.branch)),
  serve(contract.SetUp, (w, { body }) => setUp(w, body)),
  serve(contract.GetSetUp, async (w) => ({ needed: await setUpNeeded(w) })),
  serve(contract.ListBranches, async (w) => {
    const { ordered } = await branchesOf(w)
    return listed(
      w.actor.kind === 'anonymous' || w.actor.kind === 'patron' ? ordered.filter((branch) => branch.public) : ordered,
    )
  }),
  serve(contract.CreateBranch, (w, { body }) => createBranch(w, body)),
  serve(contract.ChangeBranchDetails, (w, { params, body }) => changeBranch(w, params.id, body)),
  serve(contract.GetCalendar, (w, { params }) => calendarView(w, params.id)),
  serve(contract.PutHours, (w, { params, body }) => putHours(w, params.id, body.hours)),
  serve(contract.AddException, (w, { params, body }) => addException(w, params.id, body)),
  serve(contract.RemoveException, (w, { params }) => removeException(w, params.id, params.exception)),
  serve(contract.ListShelvingLocations, async (w) => listed([...(await shelvingLocationsOf(w)).values()])),
  serve(contract.CreateShelvingLocation, (w, { body }) => createShelvingLocation(w, body)),
  serve(contract.ListRoles, (w) => listRoles(w)),
  serve(contract.PutRole, (w, { params, body }) => putRole(w, params.code, body)),
  serve(contract.ListStaff, async (w) => listed(await staffAccounts(w))),
  serve(contract.CreateStaff, (w, { body }) => createStaff(w, body)),
  serve(contract.ChangeStaff, (w, { params, body }) => changeStaff(w, params.id, body)),
  serve(contract.ListSettings, (w) => listSettings(w)),
  serve(contract.PutSetting, (w, { params, body }) => putSetting(w, params.name, body.value, body.branch ?? null)),
]
