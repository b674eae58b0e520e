/**
 * The loops among headings that lead to broader ones: each is a way that comes back to where it began. Every heading is in
 * one loop at most (strongly connected parts, Tarjan); a part that is more than one way round is given as its members.
 *
 * @param edges - from a heading to a broader one, by their numbers
 */
export function findLoops(edges: Iterable<readonly [from: number, to: number]>): readonly (readonly number[])[] {
  const leads = new Map<number, number[]>()
  for (const [from, to] of edges) {
    const list = leads.get(from)
    if (list) list.push(to)
    else leads.set(from, [to])
  }
  const index = new Map<number, number>()
  const low = new Map<number, number>()
  const open: number[] = []
  const isOpen = new Set<number>()
  const loops: number[][] = []
  const begin = (node: number) => {
    index.set(node, index.size)
    low.set(node, index.size - 1)
    open.push(node)
    isOpen.add(node)
    return { node, next: 0 }
  }
  for (const start of leads.keys()) {
    if (index.has(start)) continue
    // By hand instead of by calls: a chain may be longer than the stack.
    const way = [begin(start)]
    for (let here = way.at(-1); here; here = way.at(-1)) {
      const { node } = here
      const to = leads.get(node)?.[here.next++]
      if (to !== undefined) {
        if (!index.has(to)) way.push(begin(to))
        else if (isOpen.has(to)) low.set(node, Math.min(low.get(node) ?? 0, index.get(to) ?? 0))
        continue
      }
      way.pop()
      const above = way.at(-1)
      if (above) low.set(above.node, Math.min(low.get(above.node) ?? 0, low.get(node) ?? 0))
      if (low.get(node) !== index.get(node)) continue
      const part = open.splice(open.lastIndexOf(node))
      for (const one of part) isOpen.delete(one)
      if (part.length > 1 || leads.get(node)?.includes(node) === true) loops.push(part)
    }
  }
  return loops
}
