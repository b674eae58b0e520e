import type { SharedRequest } from '../../../../server/src/modules/resource-sharing/contract.ts'
import type { Words } from '../../messages/index.ts'

/** Where a request stands, in words: what a partner lends is expected until it was scanned here. */
export function stageWords(
  { sharing, sharingStages }: Words,
  { kind, stage }: Pick<SharedRequest, 'kind' | 'stage'>,
): string {
  if (kind === 'accepted' && stage === 'waiting') return sharing.expected
  return kind === 'requested' && stage === 'back' ? sharing.returned : sharingStages[stage]
}
