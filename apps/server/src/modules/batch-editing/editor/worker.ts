import { parentPort, workerData } from 'node:worker_threads'
import { openDatabase } from '../../../platform/db.ts'
import { editLoose } from './edit-loose.ts'
import { editPart } from './edit-part.ts'
import {
  watched,
  type EditorStart,
  type EditorTaskName,
  type EditorTasks,
  type FromEditor,
  type ToEditor,
} from './protocol.ts'
import type { Watch } from './watch.ts'

const { connection, watch: shared } = workerData as EditorStart
const port = parentPort
if (!port) throw new Error('This runs in a worker thread only.')
const database = openDatabase(connection, { max: 1 })
const memory = new Int32Array(shared)

const watch: Watch = (place, run) => {
  Atomics.store(memory, watched.place, place)
  Atomics.add(memory, watched.count, 1)
  Atomics.store(memory, watched.busy, 1)
  try {
    return run()
  } finally {
    Atomics.store(memory, watched.busy, 0)
  }
}

const tasks: { readonly [N in EditorTaskName]: (ask: EditorTasks[N]['ask']) => Promise<EditorTasks[N]['answer']> } = {
  part: async ({ plan, part }) => {
    await editPart(database, plan, part, watch)
    return null
  },
  records: async (ask) => editLoose(ask, watch),
}

async function answer({ name, ask }: ToEditor): Promise<FromEditor> {
  try {
    return { answer: await (tasks[name] as (ask: unknown) => Promise<unknown>)(ask) }
  } catch (error) {
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

port.on('message', (message: ToEditor) => {
  void answer(message).then((said) => port.postMessage(said))
})
