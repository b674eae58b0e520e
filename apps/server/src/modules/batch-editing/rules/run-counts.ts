/** What a part of a run came to. */
export interface PartCounts {
  readonly examined: number
  /** Records that were deleted since they were selected. */
  readonly gone: number
  readonly unchanged: number
  /** Records that a step changed, by the place of the step. */
  readonly steps: Readonly<Record<string, number>>
  /** By tag. */
  readonly tags: Readonly<Record<string, readonly [records: number, added: number, removed: number, changed: number]>>
}

/** Records of a run by what became of them. */
export interface StateCounts {
  readonly changed: number
  readonly ready: number
  readonly leftOut: number
  readonly refused: number
  readonly emptied: number
  readonly stuck: number
  readonly conflict: number
  readonly written: number
  /** Of those that are ready or written: that lose more than half of their fields; a protected field; that were open in the editor. */
  readonly thinned: number
  readonly protected: number
  readonly locked: number
}

/** Everything that is counted of a run. */
export type AllCounts = RunCounts & StateCounts

/** What all parts of a run came to together. */
export interface RunCounts {
  readonly examined: number
  readonly gone: number
  readonly unchanged: number
  readonly steps: { step: number; records: number }[]
  readonly tags: { tag: string; records: number; added: number; removed: number; changed: number }[]
}

/** Adds up what the parts of a run came to; steps in their order, tags by name. */
export function addCounts(parts: readonly PartCounts[]): RunCounts {
  const sum = (count: (part: PartCounts) => number) => parts.reduce((total, part) => total + count(part), 0)
  const steps = new Map<number, number>()
  const tags = new Map<string, { tag: string; records: number; added: number; removed: number; changed: number }>()
  for (const part of parts) {
    for (const [step, records] of Object.entries(part.steps)) {
      steps.set(Number(step), (steps.get(Number(step)) ?? 0) + records)
    }
    for (const [tag, [records, added, removed, changed]] of Object.entries(part.tags)) {
      const known = tags.get(tag) ?? { tag, records: 0, added: 0, removed: 0, changed: 0 }
      tags.set(tag, {
        tag,
        records: known.records + records,
        added: known.added + added,
        removed: known.removed + removed,
        changed: known.changed + changed,
      })
    }
  }
  return {
    examined: sum(({ examined }) => examined),
    gone: sum(({ gone }) => gone),
    unchanged: sum(({ unchanged }) => unchanged),
    steps: [...steps].sort(([a], [b]) => a - b).map(([step, records]) => ({ step, records })),
    tags: [...tags.values()].sort((a, b) => (a.tag < b.tag ? -1 : 1)),
  }
}
