import { describeStep, namesOf, readMarcEditTask, readTask, taskName, type Task } from '@carrel/marc-tasks'
import { sql } from 'kysely'
import { isRefusal, type Outcome } from '../../../platform/refusal.ts'
import { unpackTexts, type NamedText } from '../../../platform/unpack-texts.ts'
import type { Work } from '../../../platform/work.ts'
import type { ImportBatchTasks, ImportedTaskFile } from '../contract.ts'
import { visibleTo } from '../owner.ts'
import { checkTask } from './check-task.ts'
import { createTask, freeName } from './save-task.ts'

type Request = NonNullable<typeof ImportBatchTasks.types>['body']
type Verdict = ImportedTaskFile['verdicts'][number]

/** A task file before it is read: what it will be called here. */
interface Incoming extends NamedText {
  readonly file: string
  readonly title: string
}

/**
 * Reads task files of MarcEdit, or Carrel's own, with a verdict for each instruction, and saves them when it is told to.
 * Files that call each other find each other; one whose name is taken is called by its name with a number.
 */
export async function importTasks(w: Work, request: Request): Promise<Outcome<{ files: ImportedTaskFile[] }>> {
  const files: ImportedTaskFile[] = []
  const incoming: Incoming[] = []
  for (const file of request.files) {
    const unpacked = unpackTexts(file.name, bytesOf(file), /\.(?:txt|json|task)$/i)
    if (!unpacked.ok) files.push(unusable(file.name, unpacked.message))
    else
      for (const text of unpacked.texts)
        incoming.push({ ...text, file: file.name, title: await titleFor(w, text, incoming) })
  }
  const saved = await savedNames(w)
  const find = finder(incoming, saved)
  const read = incoming.map((one) => ({ one, ...readIncoming(one, find) }))
  const called = new Map(read.flatMap(({ task }) => (task ? [[task.name, task] as const] : [])))
  for (const { name, task } of saved.values()) if (!called.has(name)) called.set(name, task)
  for (const { one, task, verdicts, problem } of read) {
    if (!task) {
      files.push(unusable(one.file, problem ?? 'This is no task.'))
      continue
    }
    const { instructions, understood, faults } = checkTask(task, called)
    const problems = faults.map(({ step, message }) => (step === undefined ? message : `Step ${step}: ${message}`))
    const id = request.save === true ? await save(w, task, request) : null
    if (isRefusal(id)) return id
    const view = { ...task, steps: [...task.steps] }
    files.push({
      file: one.file,
      name: task.name,
      task: view,
      saved: id,
      instructions,
      understood,
      verdicts: [...verdicts],
      problems,
    })
  }
  return { files }
}

async function save(w: Work, task: Task, { folder, shared }: Request): Promise<Outcome<number>> {
  const kept = { ...(folder !== undefined && { folder }), ...(shared !== undefined && { shared }) }
  const made = await createTask(w, { task: { ...task, steps: [...task.steps] }, ...kept }, 'Brought in from a file')
  return isRefusal(made) ? made : made.id
}

function bytesOf({ text, base64 }: Request['files'][number]): Uint8Array {
  return base64 === undefined ? Buffer.from(text ?? '', 'utf8') : Buffer.from(base64, 'base64')
}

/** The name that a file's task gets here: its own, with a number where a saved one or another of these has it. */
async function titleFor(w: Work, { name, text }: NamedText, others: readonly Incoming[]): Promise<string> {
  const own = isJson(text) ? jsonName(text, name) : taskName(name)
  const isTaken = (title: string) => others.some((other) => other.title.toLowerCase() === title.toLowerCase())
  for (let number = 1; ; number++) {
    const free = await freeName(w, number === 1 ? own : `${own} (${number})`)
    if (!isTaken(free)) return free
  }
}

async function savedNames(w: Work): Promise<ReadonlyMap<string, { readonly name: string; readonly task: Task }>> {
  const { rows } = await sql<{ name: string; task: Task }>`
    select name, task from batch_editing.task where deleted_at is null and ${visibleTo(w)}`.execute(w.db)
  return new Map(rows.flatMap((row) => namesOf(row.name).map((name) => [name, row] as const)))
}

/** Finds a task by what another calls it: first among those that come together, then among those that are saved. */
function finder(incoming: readonly Incoming[], saved: ReadonlyMap<string, { readonly name: string }>) {
  const names = new Map<string, string>()
  for (const { name, text, title } of incoming) {
    const own = isJson(text) ? jsonName(text, name) : taskName(name)
    for (const called of [...namesOf(name), ...namesOf(own)]) if (!names.has(called)) names.set(called, title)
  }
  return (called: string) =>
    namesOf(called)
      .map((name) => names.get(name) ?? saved.get(name)?.name)
      .find((title) => title !== undefined)
}

function readIncoming(
  { name, text, title }: Incoming,
  find: (called: string) => string | undefined,
): { readonly task?: Task; readonly verdicts: readonly Verdict[]; readonly problem?: string } {
  if (isJson(text)) {
    const outcome = readTask(text, taskName(name))
    if (!outcome.ok) return { verdicts: [], problem: outcome.message }
    const task = { ...outcome.task, name: title }
    const verdicts = task.steps.map((step, index): Verdict => {
      const message = describeStep(step)
      return {
        line: index + 1,
        text: step.do,
        state: step.do === 'not-understood' ? 'not-understood' : 'understood',
        message,
      }
    })
    return { task, verdicts }
  }
  const { task, instructions, problems } = readMarcEditTask(text, name, find)
  if (instructions.length === 0) return { verdicts: [], problem: 'There are no instructions in this file.' }
  const why = new Map(problems.map((problem) => [problem.line, problem.why]))
  const verdicts = instructions.map((instruction, index): Verdict => {
    const problem = why.get(instruction.line)
    const step = task.steps[index]
    return {
      line: instruction.line,
      text: instruction.text.slice(0, 2000),
      state: problem === undefined ? 'understood' : 'not-understood',
      message: problem ?? (step ? describeStep(step) : ''),
    }
  })
  return { task: { ...task, name: title }, verdicts }
}

function isJson(text: string): boolean {
  return /^\uFEFF?\s*\{/.test(text)
}

function jsonName(text: string, name: string): string {
  const outcome = readTask(text, taskName(name))
  return outcome.ok ? outcome.task.name : taskName(name)
}

function unusable(file: string, problem: string): ImportedTaskFile {
  return { file, name: '', task: null, saved: null, instructions: 0, understood: 0, verdicts: [], problems: [problem] }
}
