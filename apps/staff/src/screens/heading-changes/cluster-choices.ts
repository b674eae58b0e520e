import type { FoundCluster } from '../../../../server/src/modules/heading-changes/contract.ts'

/** What was decided about clusters so far: which are to be merged, and into which form. */
export interface ClusterChoices {
  readonly ticked: ReadonlySet<number>
  /** Forms that were chosen or typed; the most frequent one where nothing was. */
  readonly forms: ReadonlyMap<number, string>
}

/** Nothing decided. */
export const noChoices: ClusterChoices = { ticked: new Set(), forms: new Map() }

/** The form that a cluster would get. */
export function formOf({ forms }: ClusterChoices, cluster: FoundCluster): string {
  return forms.get(cluster.number) ?? cluster.chosen ?? cluster.forms[0]?.text ?? ''
}

/** With a cluster taken in, or left out again. */
export function toggled(choices: ClusterChoices, number: number): ClusterChoices {
  const ticked = new Set(choices.ticked)
  if (!ticked.delete(number)) ticked.add(number)
  return { ...choices, ticked }
}

/** With a form for a cluster, which is taken in by that. */
export function withForm(choices: ClusterChoices, number: number, text: string): ClusterChoices {
  return {
    ticked: new Set([...choices.ticked, number]),
    forms: new Map([...choices.forms, [number, text]]),
  }
}

/** What is sent: the ticked ones, or the one in hand where none is ticked. */
export function mergesOf(
  choices: ClusterChoices,
  rows: readonly FoundCluster[],
  inHand: FoundCluster | undefined,
): readonly { readonly cluster: number; readonly to: string }[] {
  const meant =
    choices.ticked.size > 0 ? rows.filter(({ number }) => choices.ticked.has(number)) : inHand ? [inHand] : []
  return meant
    .filter(({ state }) => state !== 'merged')
    .map((cluster) => ({ cluster: cluster.number, to: formOf(choices, cluster).trim() }))
    .filter(({ to }) => to !== '')
}
