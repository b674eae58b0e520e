import { setTimeout as wait } from 'node:timers/promises'
import type { AddressAnswer } from '../rules/address-verdict.ts'

/** Hosts that are asked at the same time. */
const hostsAtOnce = 8

/**
 * Asks addresses so that no host feels it: one at a time of each host, `gap` milliseconds between two. `lastAsked`
 * remembers from call to call when a host was asked. Stops between two addresses when it is told to.
 */
export async function askPolitely(
  urls: readonly string[],
  ask: (url: string) => Promise<AddressAnswer>,
  { gap, lastAsked, stopped }: { gap: number; lastAsked: Map<string, number>; stopped: () => boolean },
): Promise<ReadonlyMap<string, AddressAnswer>> {
  const answers = new Map<string, AddressAnswer>()
  const hosts = [...Map.groupBy(urls, (url) => new URL(url).host)]
  const worker = async () => {
    for (let next = hosts.shift(); next && !stopped(); next = hosts.shift()) {
      const [host, ofHost] = next
      for (const url of ofHost) {
        if (stopped()) return
        const ready = (lastAsked.get(host) ?? -Infinity) + gap - performance.now()
        if (ready > 0) await wait(ready)
        answers.set(url, await ask(url))
        lastAsked.set(host, performance.now())
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(hostsAtOnce, hosts.length) }, worker))
  return answers
}
