import { compileTask } from '../language/compile-task.ts'
import { unknownStep, type Step, type Task } from '../language/task.ts'
import type { Instruction, TaskNames } from './instruction.ts'
import { taskName } from './task-names.ts'
import { verbs } from './verbs/index.ts'

/** An instruction that cannot be done here, and why. */
export interface TaskProblem {
  /** Its place in the file, from 1. */
  readonly line: number
  readonly verb: string
  readonly text: string
  readonly why: string
}

/** A task of MarcEdit in the language of Carrel. */
export interface ReadTask {
  /** One step for each instruction; what is not understood is a step `not-understood` that does nothing. */
  readonly task: Task
  readonly instructions: readonly Instruction[]
  /** How many of them are understood. */
  readonly understood: number
  readonly problems: readonly TaskProblem[]
}

/**
 * Reads the text of a MarcEdit task: an instruction to a line, its columns with tabs between them. Nothing is guessed: what
 * is not understood is named. The files `.task` are zips with such texts in them.
 *
 * @param name - of the file; the task is called by it
 * @param names - finds the name of another task by what a TASK_LIST calls it
 */
export function readMarcEditTask(text: string, name: string, names: TaskNames = () => undefined): ReadTask {
  const problems: TaskProblem[] = []
  const steps: Step[] = []
  let note = ''
  const instructions: Instruction[] = []
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n|\r/)
    .entries()) {
    const described = /^#DESCRIPTION#(.*)$/i.exec(line)
    if (described) note = described[1]?.trim() ?? ''
    if (line.trim() === '' || line.startsWith('#')) continue
    const [verb = '', ...columns] = line.split('\t')
    const instruction = { line: index + 1, verb: verb.trim().toUpperCase(), columns, text: line }
    instructions.push(instruction)
    const step = readInstruction(instruction, names)
    if (typeof step !== 'string') steps.push(step)
    else {
      const problem = { line: instruction.line, verb: verb.trim(), text: line, why: step }
      problems.push(problem)
      steps.push({ do: unknownStep, ...problem })
    }
  }
  return {
    task: { name: taskName(name), ...(note !== '' && { note }), steps },
    instructions,
    understood: instructions.length - problems.length,
    problems,
  }
}

/** The step for an instruction, or why there is none. Steps that call other tasks are looked at when those are known. */
function readInstruction({ verb, columns }: Instruction, names: TaskNames): Step | string {
  const read = verbs.get(verb)
  if (!read) return `The instruction ${verb} is not known.`
  const step = read(columns, names)
  if (typeof step === 'string' || step.do === 'run-task') return step
  const outcome = compileTask({ name: 'one', steps: [{ ...step, off: false }] })
  return outcome.ok ? step : outcome.faults.map(({ message }) => message).join(' ')
}
