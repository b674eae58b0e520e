import { machineLogin, type MachineAccount } from '../../modules/machines/index.ts'
import { addressList, isAddressIn } from '../../platform/address-range.ts'
import type { Platform } from '../../platform/platform.ts'
import { hubOf } from '../../modules/machines/index.ts'

/** A login that was let in, or why it was not. */
export type LoginOutcome =
  | { readonly account: MachineAccount }
  | { readonly account?: undefined; readonly problem: string }

/** How a machine reaches us. */
export interface Way {
  readonly address: string
  readonly tls: boolean
}

const failures = new Map<string, { count: number; since: number }>()
const mostFailures = 30
const window = 10 * 60_000

/** Judges a login: name and password, the network it comes from, whether the line is safe, how many lines it has already. */
export async function logIn(platform: Platform, way: Way, name: string, password: string): Promise<LoginOutcome> {
  const key = `${way.address} ${name.toLowerCase()}`
  const before = failures.get(key)
  const fresh = before && performance.now() - before.since < window ? before : undefined
  if (fresh && fresh.count >= mostFailures)
    return { problem: `"${name}" has failed too often from this address; it is let in again after ten minutes.` }
  const account = await machineLogin(platform, name, password)
  if (!account) {
    if (failures.size > 10_000) failures.clear()
    failures.set(key, { count: (fresh?.count ?? 0) + 1, since: fresh?.since ?? performance.now() })
    return { problem: `No machine logs in as "${name}" with this password, or it is switched off.` }
  }
  failures.delete(key)
  const { options } = account
  if (options.onlyTls && !way.tls)
    return { problem: `${account.name} may only connect with TLS, and this line has none.` }
  if (!isWithin(way.address, options.addresses))
    return {
      problem: `${account.name} may not connect from ${way.address}: its networks are ${options.addresses.join(', ')}.`,
    }
  const open = [...hubOf(platform).lines.values()].filter(
    (line) => !line.emulated && line.machine?.id === account.id,
  ).length
  if (open >= options.connections)
    return { problem: `${account.name} has ${open} lines open already; its account allows ${options.connections}.` }
  return { account }
}

/** True for an address in one of the networks; no networks mean everywhere. */
export function isWithin(address: string, networks: readonly string[]): boolean {
  return networks.length === 0 || isAddressIn(addressList(networks), address)
}
