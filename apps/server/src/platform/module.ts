import type { Actor } from './actor.ts'
import type { Subscription } from './events.ts'
import type { JobHandler } from './jobs.ts'
import type { Platform } from './platform.ts'
import type { Route } from './route.ts'
import type { Endpoint } from './serve.ts'
import type { Binding } from './port.ts'
import type { Setting } from './setting.ts'

/** A permission: its stable code and what it allows, in words for the roles page. */
export interface Permission {
  readonly code: `${string}:${string}`
  readonly text: string
}

/** What a module brings: `app.ts` lists them in order and nothing else wires them. */
export interface Module {
  readonly name: string
  /** Folder of its numbered migrations. */
  readonly migrations: URL
  readonly permissions?: readonly Permission[]
  readonly settings?: readonly Setting<unknown>[]
  readonly endpoints?: readonly Endpoint[]
  /** Endpoints of files, which the module mounts itself, for the description of the API. */
  readonly fileRoutes?: readonly Route[]
  readonly subscriptions?: readonly Subscription[]
  readonly jobs?: readonly JobHandler[]
  /** Answers to the ports of earlier modules. */
  readonly bindings?: readonly Binding[]
  /** Starts what lives as long as the process, such as the search worker; returns how to stop it. */
  readonly start?: (platform: Platform) => Promise<() => Promise<void>>
}

/** How sessions become actors: staff by the module `org`, patrons by `patrons`, devices by `kiosks`. */
export interface ActorResolver {
  staff(platform: Platform, id: number, branch: number | null): Promise<Actor | undefined>
  patron(platform: Platform, id: number): Promise<Actor | undefined>
  machine(platform: Platform, id: number): Promise<Actor | undefined>
}
