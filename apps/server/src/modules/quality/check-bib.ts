import { isRefusal, type Outcome } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import type { Flag } from './contract.ts'
import { judgeBibs, qualityTopic } from './judge-bibs.ts'
import { bibFlags } from './list-flags.ts'

/** Checks one record again and gives what was found. */
export async function checkBib(w: Work, bib: number): Promise<Outcome<{ total: number; rows: Flag[] }>> {
  await judgeBibs(w, [bib])
  const flags = await bibFlags(w, bib)
  if (!isRefusal(flags)) w.afterCommit(() => w.platform.live.tell(qualityTopic))
  return flags
}
