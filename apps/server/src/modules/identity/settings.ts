import { isLoopback } from '../../platform/config.ts'
import { defineSetting, readSetting, type Setting } from '../../platform/setting.ts'
import type { Work } from '../../platform/work.ts'

const allowPrivate = defineSetting(
  'identity.allow-private',
  false,
  'Places of sign-in may have addresses inside: this machine, and private networks (10…, 172.16…, 192.168…, fc00…)',
)
const allowHttp = defineSetting(
  'identity.allow-http',
  false,
  'Places of sign-in may have addresses without encryption (http). For trials only: whoever is on the line can sign in as anybody',
)

/** What is said of an address inside that is not allowed. */
export const insideHint = 'sign-in does not go there unless the setting identity.allow-private allows it.'

/** Where sign-in may go. */
export interface OutgoingPolicy {
  readonly privateAddresses: boolean
  readonly http: boolean
}

/** The settings of this module. */
export const identitySettings: readonly Setting<unknown>[] = [allowPrivate, allowHttp]

/** Where sign-in may go, as the library has set it; a server that is bound to this machine for tests goes anywhere. */
export async function outgoingPolicy(w: Pick<Work, 'db' | 'platform'>): Promise<OutgoingPolicy> {
  const { config } = w.platform
  const isTest = config.test && isLoopback(config.host)
  return {
    privateAddresses: (await readSetting(w, allowPrivate)) || isTest,
    http: (await readSetting(w, allowHttp)) || isTest,
  }
}
