import { readSetting } from '../../../platform/setting.ts'
import { refuse, type Refusal } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import { onlineProvider } from '../settings.ts'
import type { PaymentProvider } from './provider.ts'
import { mayPretend, testProvider } from './test-provider.ts'

/** Every provider that Carrel speaks with. */
const providers: readonly PaymentProvider[] = [testProvider]

/** A provider by its name. */
export function providerNamed(name: string): PaymentProvider | undefined {
  return providers.find((provider) => provider.name === name)
}

/** The provider that the library has chosen, or why nothing can be paid online. */
export async function chosenProvider(w: Pick<Work, 'db' | 'platform'>): Promise<PaymentProvider | Refusal> {
  const provider = providerNamed(await readSetting(w, onlineProvider))
  if (provider && (provider.name !== 'test' || (await mayPretend(w)))) return provider
  return refuse({
    code: 'online-payments-off',
    message: 'This library takes no payments online. Please pay at the desk.',
  })
}

/** True where patrons can pay online. */
export async function paysOnline(w: Pick<Work, 'db' | 'platform'>): Promise<boolean> {
  return 'create' in (await chosenProvider(w))
}
