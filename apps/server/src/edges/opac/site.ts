import type { ActorResolver } from '../../platform/module.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Assets } from './assets.ts'
import type { Formats } from './dates.ts'

/** What every public page stands on. */
export interface Site {
  readonly platform: Platform
  readonly resolver: ActorResolver
  readonly assets: Assets
  /** How days and times are written in a locale. */
  readonly formats: (locale: string) => Formats
}
