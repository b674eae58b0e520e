import type { Module } from '../../platform/module.ts'
import { endpoints } from './routes.ts'
import { orgSettings } from './settings.ts'

export { branchById, branchesOf, daysAt, lendingBranch, libraryTimeZone, todayAt } from './branches.ts'
export { branchGroupsOf, branchGroupsTopic, createBranchGroup } from './branch-groups.ts'
export { shareGroup, type BranchGroups } from './rules/branch-groups.ts'
export { mountCalendarFeed } from './calendar-feed.ts'
export { calendarOf, calendarWith } from './calendars.ts'
export { closeDays, exceptionsOfClosing, reopenDays, type ClosedDays } from './closings.ts'
export type { Branch, ShelvingLocation } from './contract.ts'
export { librarySetUp } from './events.ts'
export { createBranch } from './create-branch.ts'
export { createShelvingLocation, shelvingLocationsOf } from './shelving-locations.ts'
export { changeBranch } from './change-branch.ts'
export { changeStaff } from './change-staff.ts'
export { createStaff } from './create-staff.ts'
export { openStaffSession } from './sign-in.ts'
export { rolesOf } from './roles.ts'
export { assignmentProblems, staffAccounts, staffByUsername } from './staff-accounts.ts'
export { addException } from './add-exception.ts'
export { putHours } from './put-hours.ts'
export { libraryOf, type Library } from './library.ts'
export { modulesKnown, type KnownPermission, type ModulesKnown } from './modules-known.ts'
export { isWithin, lineAbove, type BranchTree } from './rules/branch-tree.ts'
export {
  exceptionOn,
  hoursOf,
  isOpen,
  makeCalendar,
  nextOpenDay,
  openDayOnOrAfter,
  openDayOnOrBefore,
  openDaysBetween,
  openSameWeekday,
  previousOpenDay,
  seasonOn,
  type BranchCalendar,
  type ExceptionalDays,
  type Hours,
} from './rules/calendar.ts'
export { closedAlways } from './rules/calendar-problems.ts'
export {
  dayAt,
  endOfHours,
  isOpenAt,
  lastClosing,
  lastMomentOf,
  nextClosing,
  nextOpening,
  openingsOn,
  openMinutesBetween,
  startOfNextHours,
  type Opening,
} from './rules/opening-moments.ts'
export { setUp, setUpNeeded } from './set-up.ts'
export { libraryCurrency, libraryDemo, libraryLocale, libraryName, siteAddress } from './settings.ts'
export { siteLink } from './site-link.ts'
export { staffActor } from './staff-actor.ts'

/** Branches, calendars, shelving locations, staff with their roles, and settings. */
export const orgModule: Module = {
  name: 'org',
  migrations: new URL('migrations/', import.meta.url),
  permissions: [
    { code: 'org:branches', text: 'Add and change branches and shelving locations' },
    { code: 'org:calendar', text: 'Set opening hours and closed days' },
    { code: 'org:staff', text: 'Add and change staff accounts' },
    { code: 'org:roles', text: 'Change what roles may do' },
    { code: 'org:settings', text: 'Change settings' },
  ],
  settings: orgSettings,
  endpoints,
}
