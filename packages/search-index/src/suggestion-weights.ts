import type { Column } from './segment.ts'
import { NO_NUMBER } from './segment.ts'

/** For each suggestion, its documents and their popularity added up. */
export function weighSuggestions({ keys, offsets, ordinals }: Column, popularity: Int32Array | undefined): Uint32Array {
  const weights = new Uint32Array(keys.size)
  for (let doc = 0; doc < offsets.length - 1; doc++) {
    const used = popularity === undefined || popularity[doc] === NO_NUMBER ? 0 : Math.max(0, popularity[doc]!)
    for (let at = offsets[doc]!; at < offsets[doc + 1]!; at++) {
      const ordinal = ordinals[at]!
      weights[ordinal] = Math.min(0xffffffff, weights[ordinal]! + used + 1)
    }
  }
  return weights
}
