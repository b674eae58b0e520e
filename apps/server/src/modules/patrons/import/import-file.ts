import { open } from 'node:fs/promises'
import { createReadStream } from 'node:fs'
import { createCsvSplitter, detectCsv, type CsvForm, type CsvRecord } from '../../../platform/csv.ts'
import type { Platform } from '../../../platform/platform.ts'

const headBytes = 256 * 1024

/** How a stored file is written, and its headings. */
export interface FileForm {
  readonly form: CsvForm
  readonly columns: readonly string[]
  /** Where the headings end, in bytes. */
  readonly headEnd: number
}

/** Finds out how a stored file is written. Text that looks like UTF-8 is read to its end before that is believed. */
export async function formOf(platform: Platform, file: string, size: number): Promise<FileForm> {
  const path = platform.files.path(file)
  const handle = await open(path)
  try {
    const { buffer, bytesRead } = await handle.read(
      Buffer.alloc(Math.min(size, headBytes)),
      0,
      Math.min(size, headBytes),
      0,
    )
    const head = buffer.subarray(0, bytesRead)
    let form = detectCsv(head, bytesRead >= size)
    if (form.encoding === 'utf-8' && bytesRead < size && !(await isUtf8(path)))
      form = { ...form, encoding: 'windows-1252' }
    const splitter = createCsvSplitter(form)
    const [first] = [...splitter.push(head), ...splitter.end()]
    return { form, columns: columnNames(first?.fields ?? []), headEnd: first?.to ?? 0 }
  } finally {
    await handle.close()
  }
}

async function isUtf8(path: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const chunk of createReadStream(path)) decoder.decode(Buffer.from(chunk as Buffer), { stream: true })
    decoder.decode()
    return true
  } catch {
    return false
  }
}

/** Headings without doubles: a second "phone" becomes "phone (2)", one without a name "column 3". */
export function columnNames(fields: readonly string[]): readonly string[] {
  const seen = new Map<string, number>()
  return fields.map((field, i) => {
    const name = field.trim().slice(0, 200) || `column ${i + 1}`
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    return times === 1 ? name : `${name} (${times})`
  })
}

/** The records of a stored file after the headings; empty lines are left out. */
export async function* recordsOf(platform: Platform, file: string, form: CsvForm): AsyncGenerator<CsvRecord> {
  const splitter = createCsvSplitter(form)
  let headings = true
  const wanted = (record: CsvRecord) => {
    if (headings) {
      headings = false
      return false
    }
    return record.broken !== undefined || record.fields.some((field) => field.trim() !== '')
  }
  for await (const chunk of createReadStream(platform.files.path(file), { highWaterMark: 256 * 1024 }))
    for (const record of splitter.push(Buffer.from(chunk as Buffer))) if (wanted(record)) yield record
  for (const record of splitter.end()) if (wanted(record)) yield record
}
