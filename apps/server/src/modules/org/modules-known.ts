import type { Permission } from '../../platform/module.ts'
import { ask, definePort } from '../../platform/port.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Setting } from '../../platform/setting.ts'

/** A permission with the module that brings it. */
export interface KnownPermission extends Permission {
  readonly module: string
}

/** What all modules of this Carrel bring; `app.ts` answers, because no module knows those that come after it. */
export interface ModulesKnown {
  readonly permissions: readonly KnownPermission[]
  readonly settings: readonly Setting<unknown>[]
}

/** Asked for the roles page, the settings page and the administrator's permissions. */
export const modulesKnown = definePort<() => ModulesKnown>('org.modules')

/** Every permission of every module. */
export function knownPermissions(platform: Platform): readonly KnownPermission[] {
  return ask(platform, modulesKnown)().permissions
}

/** Every setting of every module. */
export function knownSettings(platform: Platform): readonly Setting<unknown>[] {
  return ask(platform, modulesKnown)().settings
}
