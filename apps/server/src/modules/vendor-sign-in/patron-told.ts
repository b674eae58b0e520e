import { refuse, isRefusal, type Outcome } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { branchById, todayAt } from '../org/index.ts'
import { lendingBlocks, patronById, patronFacts } from '../patrons/index.ts'
import type { TellablePatron } from './rules/claims-of.ts'
import type { KnownVendor } from './vendors.ts'

// What ends a patron's standing altogether. Blocks by hand and what is owed stop lending, not reading elsewhere.
const endings = ['patron-inactive', 'patron-expired', 'card-lost']

/**
 * What is known of a patron who may sign in at a program; a refusal for one whose card has ended, or whose category the
 * library did not choose for it.
 */
export async function tellablePatron(w: Work, vendor: KnownVendor, patron: number): Promise<Outcome<TellablePatron>> {
  const facts = await patronFacts(w, { id: patron })
  if (!facts?.active)
    return refuse({ code: 'patron-inactive', message: 'This account is closed. Ask the library to open it again.' })
  const blocks = lendingBlocks(facts, await todayAt(w, facts.branch), { now: w.now })
  const ended = blocks.find(({ code }) => endings.includes(code))
  if (ended)
    return refuse({
      code: `vendor-${ended.code}`,
      message:
        ended.code === 'card-lost'
          ? 'Your card was reported lost. Ask the library for a new one.'
          : 'Your card has expired. Ask the library to renew it.',
    })
  if (vendor.categories.length > 0 && !vendor.categories.includes(facts.category))
    return refuse({
      code: 'vendor-not-for-category',
      message: `The library offers ${vendor.name} to other groups of readers. Ask at the desk if you think that is wrong.`,
      facts: { vendor: vendor.name, category: facts.category },
    })
  const whole = await patronById(w, patron)
  if (isRefusal(whole)) return whole
  const branch = await branchById(w, facts.branch)
  return {
    category: facts.category,
    categoryName: facts.categoryName,
    branch: branch && { code: branch.code, name: branch.name },
    name: facts.name,
    givenName: whole.givenName,
    familyName: whole.familyName,
    email: facts.email,
    emailConfirmed: whole.emailConfirmed === true,
  }
}
