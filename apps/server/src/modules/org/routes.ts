import { serve, type Endpoint } from '../../platform/serve.ts'
import { closeSession } from '../../platform/session.ts'
import { addException, changeException } from './add-exception.ts'
import { branchGroupsOf, changeBranchGroup, createBranchGroup, deleteBranchGroup } from './branch-groups.ts'
import { branchesOf } from './branches.ts'
import { calendarView } from './calendars.ts'
import { changeBranch } from './change-branch.ts'
import { changeStaff } from './change-staff.ts'
import * as contract from './contract.ts'
import { ChangeBranchGroup, CreateBranchGroup, DeleteBranchGroup, ListBranchGroups } from './contract-groups.ts'
import { copyCalendar } from './copy-calendar.ts'
import { createBranch } from './create-branch.ts'
import { createStaff } from './create-staff.ts'
import { importCalendar } from './import-calendar.ts'
import { inheritCalendar } from './inherit-calendar.ts'
import { listOpenings, openAt, openingsAround, openMinutes } from './openings.ts'
import { putHours } from './put-hours.ts'
import { removeException } from './remove-exception.ts'
import { listRoles, putRole } from './roles.ts'
import { putSeason, removeSeason } from './seasons.ts'
import { currentSession } from './session-view.ts'
import { setUp, setUpNeeded } from './set-up.ts'
import { listSettings, putSetting } from './settings-page.ts'
import {
  changeShelvingLocation,
  createShelvingLocation,
  deleteShelvingLocation,
  shelvingLocationsOf,
} from './shelving-locations.ts'
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
  serve(contract.ChangeException, (w, { params, body }) => changeException(w, params.id, params.exception, body)),
  serve(contract.RemoveException, (w, { params }) => removeException(w, params.id, params.exception)),
  serve(contract.PutInheritance, (w, { params, body }) => inheritCalendar(w, params.id, body)),
  serve(contract.AddSeason, (w, { params, body }) => putSeason(w, params.id, body)),
  serve(contract.ChangeSeason, (w, { params, body }) => putSeason(w, params.id, body, params.season)),
  serve(contract.RemoveSeason, (w, { params }) => removeSeason(w, params.id, params.season)),
  serve(contract.CopyCalendar, (w, { params, body }) => copyCalendar(w, params.id, body)),
  serve(contract.ImportCalendar, (w, { params, body }) => importCalendar(w, params.id, body)),
  serve(contract.ListOpenings, (w, { params, query }) => listOpenings(w, params.id, query)),
  serve(contract.GetOpeningsAround, (w, { params, query }) => openingsAround(w, params.id, query.day)),
  serve(contract.GetOpenAt, (w, { params, query }) => openAt(w, params.id, query.moment)),
  serve(contract.GetOpenMinutes, (w, { params, query }) => openMinutes(w, params.id, query)),
  serve(ListBranchGroups, async (w) =>
    listed([...(await branchGroupsOf(w)).byId.values()].map((group) => ({ ...group, branches: [...group.branches] }))),
  ),
  serve(CreateBranchGroup, (w, { body }) => createBranchGroup(w, body)),
  serve(ChangeBranchGroup, (w, { params, body }) => changeBranchGroup(w, params.id, body)),
  serve(DeleteBranchGroup, (w, { params }) => deleteBranchGroup(w, params.id)),
  serve(contract.ListShelvingLocations, async (w) => listed([...(await shelvingLocationsOf(w)).values()])),
  serve(contract.CreateShelvingLocation, (w, { body }) => createShelvingLocation(w, body)),
  serve(contract.ChangeShelvingLocation, (w, { params, body }) => changeShelvingLocation(w, params.id, body)),
  serve(contract.DeleteShelvingLocation, (w, { params }) => deleteShelvingLocation(w, params.id)),
  serve(contract.ListRoles, (w) => listRoles(w)),
  serve(contract.PutRole, (w, { params, body }) => putRole(w, params.code, body)),
  serve(contract.ListStaff, async (w) => listed(await staffAccounts(w))),
  serve(contract.CreateStaff, (w, { body }) => createStaff(w, body)),
  serve(contract.ChangeStaff, (w, { params, body }) => changeStaff(w, params.id, body)),
  serve(contract.ListSettings, (w) => listSettings(w)),
  serve(contract.PutSetting, (w, { params, body }) => putSetting(w, params.name, body.value, body.branch ?? null)),
]
