import type { Module } from '../../platform/module.ts'
import { endpoints } from './routes.ts'

export { addFloorPlan, changeFloorPlan, floorPlans, planPicture } from './plans.ts'
export { logoPicture, siteLook, type Look } from './look.ts'
export { areaOf, type AreaOnPlan, type StandsAt } from './rules/area-of.ts'
export { messageLimits } from './contract-messages.ts'
export { writeToLibrary, type WrittenMessage } from './messages.ts'
export type { FloorPlan, PlanArea } from './contract.ts'

/** How the public site looks, and the plans on which it shows where things stand. */
export const siteModule: Module = {
  name: 'site',
  migrations: new URL('migrations/', import.meta.url),
  permissions: [
    { code: 'site:look', text: 'Set the colour and the sign of the public site' },
    { code: 'site:plans', text: 'Draw plans of the floors and what stands where' },
    { code: 'site:messages', text: 'Read what people write to the library from its site, and mark it as done' },
  ],
  endpoints,
}
