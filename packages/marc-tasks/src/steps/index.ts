import type { StepKind } from '../language/step-kind.ts'
import { fieldKinds } from './field-kinds.ts'
import { recordKinds } from './record-kinds.ts'
import { runTask } from './run-task.ts'
import { xslt } from './xslt.ts'

/** Every kind of step, in the order in which a form offers them. */
const kinds: readonly StepKind[] = [...fieldKinds, ...recordKinds, xslt, runTask]

/** Every kind of step by its name. */
export const stepKinds: ReadonlyMap<string, StepKind> = new Map(kinds.map((kind) => [kind.name, kind]))
