import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { namesOf, readMarcEditTask, readTask, taskName, type ReadTask, type Task } from '@carrel/marc-tasks'
import { CommandError } from '../../command.ts'
import { unpackTasks, type TaskText } from './unpack-tasks.ts'

/** Tasks that are to be done, and all that are known beside them. */
export interface LoadedTasks {
  /** In the order in which they are to be done. */
  readonly roots: readonly Task[]
  /** Every known task by its name. */
  readonly library: ReadonlyMap<string, Task>
  /** How the tasks of MarcEdit among them were read. */
  readonly readings: ReadonlyMap<Task, ReadTask>
}

interface Known extends TaskText {
  readonly isRoot: boolean
}

const MOST_FILES = 1000
const taskFile = /\.(?:tasks?|txt|json)$/i

/**
 * Loads the tasks in some files, in order. A folder among them gives tasks for those that call others; so does the folder in
 * which a file stands, when a task calls one that is not among the others.
 *
 * @param wanted - which task of a file that holds several
 */
export async function loadTasks(files: readonly string[], wanted: string | undefined): Promise<LoadedTasks> {
  const known: Known[] = []
  const folders: string[] = []
  for (const file of files) {
    if (await isFolder(file)) folders.push(file)
    else known.push(...chooseRoots(file, await readTexts(file), wanted))
  }
  if (!known.some(({ isRoot }) => isRoot)) throw new CommandError('Say which task is to be done: --task FILE.')
  for (const folder of folders) known.push(...(await folderTexts(folder, known)))
  const loaded = readAll(known)
  if (missing(loaded).length === 0) return loaded
  for (const folder of new Set(files.map((file) => path.dirname(path.resolve(file))))) {
    known.push(...(await folderTexts(folder, known)))
  }
  return readAll(known)
}

async function isFolder(file: string): Promise<boolean> {
  try {
    return (await stat(file)).isDirectory()
  } catch {
    throw new CommandError(`The task "${file}" is not there.`)
  }
}

async function readTexts(file: string): Promise<readonly TaskText[]> {
  let bytes: Uint8Array
  try {
    bytes = await readFile(file)
  } catch (error) {
    throw new CommandError(`The task "${file}" cannot be read: ${error instanceof Error ? error.message : ''}.`)
  }
  return unpackTasks(path.basename(file), bytes)
}

/** Of several tasks in one file the one that is meant: by its name, or the only one that no other calls. */
function chooseRoots(file: string, texts: readonly TaskText[], wanted: string | undefined): Known[] {
  const names = texts.length > 1 && wanted !== undefined ? namesOf(wanted) : []
  const named = texts.filter(({ name }) => namesOf(name).some((each) => names.includes(each)))
  const own = namesOf(path.basename(file))
  const called = texts.filter((one) => !texts.some((other) => other !== one && calls(other, one)))
  const same = called.filter(({ name }) => namesOf(name).some((each) => own.includes(each)))
  const [root, ...others] = wanted !== undefined && texts.length > 1 ? named : same.length === 1 ? same : called
  if (!root || others.length > 0) {
    const list = texts.map(({ name }) => `“${taskName(name)}”`).join(', ')
    throw new CommandError(`"${file}" holds several tasks; say which is meant with --name: ${list}.`)
  }
  return texts.map((text) => ({ ...text, isRoot: text === root }))
}

function calls(caller: TaskText, called: TaskText): boolean {
  const names = namesOf(called.name)
  return caller.text
    .split(/\r?\n/)
    .filter((line) => /^TASK_?LIST\t/i.test(line))
    .some((line) =>
      line
        .split('\t')
        .slice(1)
        .some((column) => namesOf(column).some((name) => names.includes(name))),
    )
}

/** Every task in a folder that is not known yet; a file that is none is passed over. */
async function folderTexts(folder: string, known: readonly Known[]): Promise<Known[]> {
  const names = (await readdir(folder)).filter((name) => taskFile.test(name)).sort()
  const found: Known[] = []
  for (const name of names.slice(0, MOST_FILES)) {
    try {
      for (const text of await readTexts(path.join(folder, name))) found.push({ ...text, isRoot: false })
    } catch (error) {
      if (!(error instanceof CommandError)) throw error
    }
  }
  const texts = new Set(known.map(({ name, text }) => `${name}\n${text}`))
  return found.filter(({ name, text }) => !texts.has(`${name}\n${text}`))
}

function readAll(known: readonly Known[]): LoadedTasks {
  const byName = new Map<string, string>()
  for (const { name, text, within = name } of known) {
    const title = isJson(text) ? jsonName(text, name) : taskName(name)
    for (const called of [...namesOf(name), ...namesOf(title), ...namesOf(within)])
      if (!byName.has(called)) byName.set(called, title)
  }
  const find = (called: string) =>
    namesOf(called)
      .map((name) => byName.get(name))
      .find((title) => title !== undefined)
  const roots: Task[] = []
  const library = new Map<string, Task>()
  const readings = new Map<Task, ReadTask>()
  for (const { name, text, isRoot } of known) {
    const reading = isJson(text) ? undefined : readMarcEditTask(text, name, find)
    const task = reading?.task ?? jsonTask(text, name, isRoot)
    if (!task) continue
    if (reading) readings.set(task, reading)
    if (isRoot) roots.push(task)
    if (!library.has(task.name)) library.set(task.name, task)
  }
  return { roots, library, readings }
}

function isJson(text: string): boolean {
  return text
    .replace(/^\uFEFF/, '')
    .trimStart()
    .startsWith('{')
}

function jsonTask(text: string, name: string, isRoot: boolean): Task | undefined {
  const outcome = readTask(text, taskName(name))
  if (outcome.ok) return outcome.task
  if (!isRoot) return undefined
  throw new CommandError(`The task "${name}" cannot be read: ${outcome.message}`)
}

function jsonName(text: string, name: string): string {
  const outcome = readTask(text, taskName(name))
  return outcome.ok ? outcome.task.name : taskName(name)
}

function missing({ library }: LoadedTasks): readonly string[] {
  return [...library.values()]
    .flatMap(({ steps }) => steps)
    .flatMap((step) => (step.do === 'run-task' && typeof step['task'] === 'string' ? [step['task']] : []))
    .filter((name) => !library.has(name))
}
