import type { Snapshot } from '../../../server/src/modules/offline/contract.ts'

/** A page of rows of a snapshot, in the order of their first values. */
export interface SnapshotPage {
  readonly kind: 'p' | 'i'
  readonly rows: readonly (readonly unknown[])[]
}

/** What takes a snapshot in as it comes. */
export interface SnapshotTaker {
  head(head: Snapshot): Promise<void>
  page(page: SnapshotPage): Promise<void>
}

/**
 * Reads the lines of a snapshot from a stream of text, in chunks of any length, and gives its head. Throws when it was cut, for
 * half a snapshot is worse than the last whole one.
 */
export async function readSnapshot(chunks: AsyncIterable<string>, taker: SnapshotTaker): Promise<Snapshot> {
  let rest = ''
  let head: Snapshot | undefined
  let pages = 0
  let ended = false
  const take = async (line: string) => {
    const value: unknown = JSON.parse(line)
    if (head === undefined) {
      if (!isHead(value)) throw new Error('This is no snapshot that this page can read.')
      head = value
      return taker.head(head)
    }
    if (!Array.isArray(value)) throw new Error('This is no line of a snapshot.')
    const [kind, of]: unknown[] = value
    if (kind === 'end') {
      if (of !== pages) throw new Error('Lines of the snapshot are missing.')
      ended = true
      return
    }
    if ((kind !== 'p' && kind !== 'i') || !Array.isArray(of)) throw new Error('This is no line of a snapshot.')
    pages += 1
    await taker.page({ kind, rows: of.filter((row): row is unknown[] => Array.isArray(row)) })
  }
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (line !== '') await take(line)
  }
  if (rest.trim() !== '') await take(rest)
  if (head === undefined || !ended) throw new Error('The snapshot was cut.')
  return head
}

/** The edge of the types: the server made it, and says which version it is. */
function isHead(value: unknown): value is Snapshot {
  return typeof value === 'object' && value !== null && 'version' in value && value.version === 1 && 'terms' in value
}
