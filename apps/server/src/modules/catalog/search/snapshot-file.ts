import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { restoreIndex, type SearchIndex } from '@carrel/search-index'
import { readLargeFile, writePieces } from '../../../platform/large-file.ts'
import type { Position } from './changes.ts'
import { catalogSchema } from './schema.ts'

const fileName = 'catalog.index'

/** Writes the index into its file; a crash leaves the old one whole. */
export async function writeSnapshotFile(folder: string, index: SearchIndex, position: Position): Promise<void> {
  await mkdir(folder, { recursive: true })
  await writePieces(join(folder, fileName), index.snapshot(JSON.stringify(position)))
}

/** The index of the snapshot file with the position that it has followed to; undefined when there is none that is of use. */
export async function readSnapshotFile(
  folder: string,
): Promise<{ readonly index: SearchIndex; readonly position: Position } | undefined> {
  const bytes = await readLargeFile(join(folder, fileName)).catch(() => undefined)
  if (!bytes) return undefined
  const restored = restoreIndex(catalogSchema, bytes)
  return restored.ok ? { index: restored.index, position: JSON.parse(restored.note) as Position } : undefined
}
