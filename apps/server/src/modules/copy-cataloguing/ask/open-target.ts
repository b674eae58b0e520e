import type { Target } from '../targets/targets.ts'
import { askSru } from './ask-sru.ts'
import { askZ3950 } from './ask-z3950.ts'
import type { TargetLine } from './target-line.ts'

/** Opens a line to a target. Throws a `TargetProblem` with a sentence when that cannot be done. */
export function openTarget(
  target: Target,
  { privateAddresses }: { readonly privateAddresses: boolean },
): Promise<TargetLine> {
  return target.protocol === 'sru' ? askSru(target, privateAddresses) : askZ3950(target, privateAddresses)
}
