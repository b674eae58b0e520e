// The thread that looks at records: bytes in, findings out; it has no database.
import { setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import type { InputFormat } from '@carrel/marc'
import { judgeStored, type JudgedRecord, type Profile } from './rules/judge-record.ts'

/** Records to look at. */
export interface JudgeRequest {
  readonly id: number
  readonly profile: Profile
  readonly records: readonly { readonly bytes: Uint8Array; readonly form: InputFormat }[]
}

/** What was found in them, in their order. */
export interface JudgeAnswer {
  readonly id: number
  readonly judged: readonly JudgedRecord[]
}

const port = parentPort
if (!port) throw new Error('Records are looked at by this file in a worker thread only.')
// On Linux a thread has a priority of its own: whoever searches or lends goes before this.
if (process.platform === 'linux') setPriority(10)
const tell = (answer: JudgeAnswer) => port.postMessage(answer)

port.on('message', ({ id, profile, records }: JudgeRequest) => {
  tell({ id, judged: records.map(({ bytes, form }) => judgeStored(bytes, form, profile)) })
})
