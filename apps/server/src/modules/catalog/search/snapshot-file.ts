import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { restoreIndex, type SearchIndex } from '@carrel/search-index'
import type { Position } from './changes.ts'
import { catalogSchema } from './schema.ts'

const fileName = 'catalog.index'

/** Writes the index beside its file and then into its place, so that a crash leaves the old one whole. */
export async function writeSnapshotFile(folder: string, index: SearchIndex, position: Position): Promise<void> {
  const pieces = index.snapshot(JSON.stringify(position))
  await mkdir(folder, { recursive: true })
  const unfinished = join(folder, `${fileName}.${process.pid}.unfinished`)
  try {
    const file = await open(unfinished, 'w')
    try {
      for (const piece of pieces) await file.writeFile(piece)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(unfinished, join(folder, fileName))
  } finally {
    await rm(unfinished, { force: true })
  }
}

/** The index of the snapshot file with the position that it has followed to; undefined when there is none that is of use. */
export async function readSnapshotFile(
  folder: string,
): Promise<{ readonly index: SearchIndex; readonly position: Position } | undefined> {
  const bytes = await readFile(join(folder, fileName)).catch(() => undefined)
  if (!bytes) return undefined
  const restored = restoreIndex(catalogSchema, bytes)
  return restored.ok ? { index: restored.index, position: JSON.parse(restored.note) as Position } : undefined
}
