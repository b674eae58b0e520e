import { open, rename, rm } from 'node:fs/promises'

/** What is asked of the disk at once: one call gives 2 GiB at most. */
const STEP = 2 ** 28

/**
 * A whole file, of any size, in memory that begins at a multiple of eight bytes.
 *
 * @throws the file system's error when there is no such file, or it cannot be read.
 */
export async function readLargeFile(path: string): Promise<Uint8Array> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const bytes = new Uint8Array(size)
    let at = 0
    while (at < size) {
      const { bytesRead } = await file.read(bytes, at, Math.min(STEP, size - at), at)
      if (bytesRead === 0) break
      at += bytesRead
    }
    return bytes.subarray(0, at)
  } finally {
    await file.close()
  }
}

/** Writes a file of pieces beside its place and then puts it there, so that a crash or a full disk leaves the old one whole. */
export async function writePieces(path: string, pieces: readonly Uint8Array[]): Promise<void> {
  const unfinished = `${path}.${process.pid}.unfinished`
  try {
    const file = await open(unfinished, 'w')
    try {
      for (const piece of pieces) await file.writeFile(piece)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(unfinished, path)
  } finally {
    await rm(unfinished, { force: true })
  }
}
