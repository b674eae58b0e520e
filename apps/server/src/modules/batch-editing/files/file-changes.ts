import { open, type FileHandle } from 'node:fs/promises'
import { sql } from 'kysely'
import type { InputFormat } from '@carrel/marc'
import type { Outcome } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import { storedRecord } from '../../catalog/index.ts'
import type { ListFileEditChanges, RecordDiffView } from '../contract.ts'
import { diffView } from '../runs/changes.ts'
import { fileEditNotFound, fileEditRow } from './file-edits.ts'

type Query = NonNullable<typeof ListFileEditChanges.types>['query']
type Answer = NonNullable<typeof ListFileEditChanges.types>['response']

interface Row {
  readonly number: number
  readonly control: string | null
  readonly title: string | null
  readonly state: 'changed' | 'untouched'
  readonly steps: number[]
  readonly note: string | null
  readonly at: number
  readonly length: number
  readonly result_at: number | null
  readonly result_length: number | null
}

/** The records of a file that a task changed, field by field, and those that it left as they came. */
export async function listFileChanges(w: Work, id: number, query: Query): Promise<Outcome<Answer>> {
  const edit = await fileEditRow(w, id)
  if (!edit) return fileEditNotFound()
  const { state, limit = 20, offset = 0 } = query
  const found = sql`batch_editing.file_change where edit_id = ${id} and (${state ?? null}::text is null or state = ${state ?? ''})`
  const { rows: counts } = await sql<{ total: number }>`select count(*) as total from ${found}`.execute(w.db)
  const { rows } = await sql<Row>`
    select number, control, title, state, steps, note, at, length, result_at, result_length from ${found}
    order by number limit ${Math.min(limit, 100)} offset ${offset}`.execute(w.db)
  const diffs =
    edit.result === null || edit.form === null
      ? undefined
      : await diffsOf(
          rows,
          w.platform.files.path(edit.file),
          w.platform.files.path(edit.result),
          edit.form as InputFormat,
        )
  return {
    total: counts[0]?.total ?? 0,
    rows: rows.map(({ number, control, title, state: fate, steps, note }) => ({
      number,
      control,
      title,
      state: fate,
      steps,
      note,
      diff: diffs?.get(number) ?? null,
    })),
  }
}

async function diffsOf(
  rows: readonly Row[],
  before: string,
  after: string,
  form: InputFormat,
): Promise<ReadonlyMap<number, RecordDiffView>> {
  const [left, right] = [await open(before), await open(after)]
  const diffs = new Map<number, RecordDiffView>()
  try {
    for (const { number, at, length, result_at, result_length } of rows) {
      if (result_at === null || result_length === null) continue
      const [was, is] = [await slice(left, at, length), await slice(right, result_at, result_length)]
      diffs.set(number, diffView(storedRecord(was, form), storedRecord(is, form === 'json' ? 'jsonl' : form)))
    }
    return diffs
  } finally {
    await Promise.all([left.close(), right.close()])
  }
}

async function slice(file: FileHandle, at: number, length: number): Promise<Uint8Array> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at)
  return buffer.subarray(0, bytesRead)
}
