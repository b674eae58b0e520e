import type { MarcRecord } from '@carrel/marc'
import type { HeadingLinks } from '../headings/heading-links.ts'
import { forgetLines } from '../text/record-text.ts'
import { stepKinds } from '../steps/index.ts'
import { compileCondition } from './compile-condition.ts'
import type { Stylesheets } from '../stylesheet/stylesheets.ts'
import type { Context, Edit, Run, StepKind } from './step-kind.ts'
import { unknownStep, type Step, type Task, type TaskFault } from './task.ts'

/** What a task did to a record. */
export interface Edited {
  /** The record as it is now; the very record that came when nothing changed. */
  readonly record: MarcRecord
  /** The places of the steps that changed it, from 1. */
  readonly steps: readonly number[]
}

/** A task that is ready to be done to many records. */
export interface Compiled {
  readonly task: Task
  /** Steps that are on, also those of tasks that it calls. */
  readonly instructions: number
  /** How many of them can be done. */
  readonly understood: number
  run(record: MarcRecord, run: Run): Edited
}

/** A task made ready, or everything that is wrong with it. */
export type CompileOutcome =
  | { readonly ok: true; readonly compiled: Compiled }
  | { readonly ok: false; readonly faults: readonly TaskFault[] }

interface ReadyStep {
  readonly place: number
  readonly when: ((record: MarcRecord) => boolean) | undefined
  readonly edit: Edit
}

/**
 * Makes a task ready. Nothing is run when anything is wrong with it: a task that points to another that is missing, or that
 * calls itself, is refused whole.
 *
 * @param tasks - other tasks by name, for steps that call them
 * @param stylesheets - where stylesheets are run; without it they are taken as they are, and fail with each record
 * @param headingLinks - where the authorities of headings are known; without it no heading is linked
 */
export function compileTask(
  task: Task,
  tasks: ReadonlyMap<string, Task> = new Map(),
  stylesheets?: Stylesheets,
  headingLinks?: HeadingLinks,
): CompileOutcome {
  return compile(task, { tasks, made: new Map(), stylesheets, headingLinks }, [])
}

interface Others {
  readonly tasks: ReadonlyMap<string, Task>
  /** Those that were made ready already, or why they cannot be. */
  readonly made: Map<string, Compiled | string>
  readonly stylesheets: Stylesheets | undefined
  readonly headingLinks: HeadingLinks | undefined
}

/** Tasks that call others twice over, which call others twice over, come to more than anybody can wait for. */
const MOST_INSTRUCTIONS = 50_000

function compile(task: Task, others: Others, within: readonly string[]): CompileOutcome {
  const faults: TaskFault[] = []
  const ready: ReadyStep[] = []
  const counts = { instructions: 0, understood: 0 }
  const called = (name: string): Compiled | string => {
    const other = others.made.get(name) ?? prepare(name)
    if (typeof other === 'string') return other
    counts.instructions += other.instructions - 1
    counts.understood += other.understood - 1
    return other
  }
  const prepare = (name: string): Compiled | string => {
    const other = others.tasks.get(name)
    if (!other) return `There is no task “${name}”.`
    if (name === task.name || within.includes(name)) return `The task “${name}” would call itself for ever.`
    const outcome = compile(other, others, [...within, task.name])
    const said = outcome.ok ? [] : [...new Set(outcome.faults.map(({ message }) => message))]
    const made = outcome.ok ? outcome.compiled : `In the task “${name}”: ${said.join(' ')}`
    others.made.set(name, made)
    return made
  }
  task.steps.forEach((step, index) => {
    if (step.off === true) return
    counts.instructions += 1
    if (step.do === unknownStep) return
    counts.understood += 1
    const place = index + 1
    const made = readyStep(step, { ...others, task: called })
    if ('edit' in made) ready.push({ place, ...made })
    else faults.push(...made.faults.map((fault) => ({ step: place, ...fault })))
  })
  if (counts.instructions > MOST_INSTRUCTIONS) {
    faults.push({ message: `With the tasks that it calls it has more than ${MOST_INSTRUCTIONS} instructions.` })
  }
  if (faults.length > 0) return { ok: false, faults }
  return { ok: true, compiled: { task, ...counts, run: (record, run) => runSteps(ready, record, run) } }
}

function runSteps(ready: readonly ReadyStep[], record: MarcRecord, run: Run): Edited {
  let now = record
  const steps: number[] = []
  forgetLines()
  for (const { place, when, edit } of ready) {
    if (when && !when(now)) continue
    const next = edit(now, run)
    if (next !== now) steps.push(place)
    now = next
  }
  return { record: now, steps }
}

type Made = Omit<ReadyStep, 'place'> | { readonly faults: readonly Omit<TaskFault, 'step'>[] }

function readyStep(step: Step, context: Context): Made {
  const kind = stepKinds.get(step.do)
  if (!kind) return { faults: [{ param: 'do', message: `There is no step “${step.do}”.` }] }
  const read = readParams(kind, step)
  const when = step.when === undefined ? undefined : compileCondition(step.when)
  const faults = [...read.faults, ...(typeof when === 'string' ? [{ param: 'when', message: when }] : [])]
  if (faults.length > 0 || typeof when === 'string') return { faults }
  const edit = kind.compile(read.values, context)
  return typeof edit === 'string' ? { faults: [{ message: edit }] } : { when, edit }
}

const common = new Set(['do', 'when', 'off', 'note'])

function readParams(kind: StepKind, step: Step) {
  const faults: Omit<TaskFault, 'step'>[] = []
  const values: Record<string, unknown> = {}
  for (const [name, param] of Object.entries(kind.params)) {
    const read = param.read(step[name])
    if (read.ok) values[name] = read.value
    else faults.push({ param: name, message: `“${name}” of ${kind.name} ${read.message}.` })
  }
  for (const name of Object.keys(step)) {
    if (common.has(name) || name in kind.params) continue
    const known = Object.keys(kind.params).join(', ')
    faults.push({ param: name, message: `${kind.name} knows no “${name}”; it knows ${known}.` })
  }
  return { values, faults }
}
