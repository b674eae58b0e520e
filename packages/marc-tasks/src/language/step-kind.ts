import type { MarcRecord } from '@carrel/marc'
import type { HeadingLinks } from '../headings/heading-links.ts'
import type { Compiled } from './compile-task.ts'
import type { Stylesheets } from '../stylesheet/stylesheets.ts'
import type { Params, Values } from './param.ts'

/** What a step knows while it is done to a record. */
export interface Run {
  /** Place of the record in the file or the selection, from 1. */
  readonly number: number
  /** The moment of the run as `yyyy-mm-ddThh:mm:ssZ`; the same for every record. */
  readonly now: string
}

/** Does a step to a record. Gives the record itself when nothing changes, so that what was not touched keeps its bytes. */
export type Edit = (record: MarcRecord, run: Run) => MarcRecord

/** What a kind of step may ask for while it is made ready. */
export interface Context {
  /** Another task by its name, made ready; a sentence says why it cannot be had. */
  task(name: string): Compiled | string
  /** Where stylesheets are run; nothing where a task is only looked at. */
  readonly stylesheets?: Stylesheets | undefined
  /** Where the authorities of headings are known; nothing for records that are not of a library. */
  readonly headingLinks?: HeadingLinks | undefined
}

/** What a step does to a record, shown on lines of mnemonic text. Documentation and tests are made of these. */
export interface StepExample {
  /** What is to be seen in it, where the lines alone do not tell. */
  readonly says?: string
  /** The parameters, as they are written in a task. */
  readonly step: Readonly<Record<string, unknown>>
  /** Lines of the record, such as `=245  10$aTitle.`; the leader of a printed book unless there is an `=LDR`. */
  readonly before: readonly string[]
  /** The lines as they are after it; the leader only where it is shown. */
  readonly after: readonly string[]
  /** Done a second time it changes the record once more, as adding to a text does. */
  readonly again?: boolean
}

/** A kind of step: what it is called, what it wants to know, and how it is done. */
export interface StepKind {
  /** As it is written in a task: `delete-field`. */
  readonly name: string
  readonly title: string
  /** What it does, in a sentence or two. */
  readonly help: string
  /** Under which heading it is found. */
  readonly group: 'fields' | 'subfields' | 'text' | 'fixed fields' | 'order' | 'cleaning' | 'numbers' | 'whole'
  readonly params: Params
  readonly examples?: readonly StepExample[]
  /** Makes it ready for many records; a text says why that cannot be. */
  readonly compile: (values: Readonly<Record<string, unknown>>, context: Context) => Edit | string
}

/** Defines a kind of step; what `compile` gets has the types of the parameters. */
export function stepKind<P extends Params>(kind: {
  readonly name: string
  readonly title: string
  readonly help: string
  readonly group: StepKind['group']
  readonly params: P
  readonly examples?: readonly StepExample[]
  readonly compile: (values: Values<P>, context: Context) => Edit | string
}): StepKind {
  // The values were read by the parameters themselves (readParams), so they are what the parameters say.
  return { ...kind, compile: (values, context) => kind.compile(values as Values<P>, context) }
}
