import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'

const folder = path.resolve(import.meta.dirname, '../../../../shared/data/marc')

/** Real files are not part of the repository; tests that read them say so when they are not there. */
export const skipReal: string | false = existsSync(folder) ? false : 'the real files (../shared/data/marc) are not here'

/** One line of the list of real files. */
export interface RealFile {
  readonly file: string
  readonly format: string
  readonly charset: string
  readonly records: number
}

/** The real files with the number of records that is known of each. */
export function realFiles(): RealFile[] {
  if (skipReal) return []
  const lines = readFileSync(path.join(folder, 'MANIFEST.tsv'), 'utf8').trim().split('\n').slice(1)
  return lines.map((line) => {
    const [file = '', , , format = '', charset = '', records = ''] = line.split('\t')
    return { file, format, charset, records: Number(records) }
  })
}

/** The bytes of a real file, uncompressed. */
export function realBytes(file: string): Uint8Array {
  const data = readFileSync(path.join(folder, file))
  return new Uint8Array(data[0] === 0x1f && data[1] === 0x8b ? gunzipSync(data) : data)
}

/** The names in a folder of real files. */
export function realNames(name: string): string[] {
  return skipReal ? [] : readdirSync(path.join(folder, name))
}
