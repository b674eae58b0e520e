/** A text with how often it occurs. */
export interface CountedValue {
  readonly text: string
  readonly count: number
}

/** Texts that may mean the same, the most frequent first. */
export interface Cluster {
  readonly values: readonly CountedValue[]
  /** How often they occur together. */
  readonly count: number
}

/** Clusters in the order in which they are best looked at: those that touch most first. */
export function inOrder(clusters: Cluster[]): readonly Cluster[] {
  return clusters.sort(
    (a, b) => b.count - a.count || b.values.length - a.values.length || compare(a.values[0]?.text, b.values[0]?.text),
  )
}

/** A cluster of values, the best form first. */
export function clusterOf(values: readonly CountedValue[]): Cluster {
  return {
    values: values.toSorted(byMerit),
    count: values.reduce((sum, { count }) => sum + count, 0),
  }
}

/** The more frequent form goes first; of two, the one in mixed case, then the fuller, then by the letters. */
export function byMerit(a: CountedValue, b: CountedValue): number {
  return b.count - a.count || care(b.text) - care(a.text) || b.text.length - a.text.length || compare(a.text, b.text)
}

/** Capitals and small letters both, and marks: someone took care. */
function care(text: string): number {
  const isMixed = text !== text.toUpperCase() && text !== text.toLowerCase()
  return (isMixed ? 2 : 0) + (/[^\u0000-\u007F]/.test(text) ? 1 : 0)
}

function compare(a = '', b = ''): number {
  return a < b ? -1 : a > b ? 1 : 0
}
