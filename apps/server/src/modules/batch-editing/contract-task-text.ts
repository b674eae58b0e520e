import { Type, type Static } from '../../platform/schemas.ts'

/** A task in Carrel's own form: see the package marc-tasks. What each step wants to know depends on its kind. */
export const TaskText = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 200 }),
  note: Type.Optional(Type.String({ maxLength: 10_000 })),
  steps: Type.Array(
    Type.Unsafe<{ readonly do: string; readonly [param: string]: unknown }>({
      type: 'object',
      additionalProperties: true,
    }),
    {
      maxItems: 5000,
    },
  ),
})
export type TaskText = Static<typeof TaskText>

/** What is wrong with a task, by step. */
export const TaskFaultView = Type.Object({
  step: Type.Optional(Type.Integer()),
  param: Type.Optional(Type.String()),
  message: Type.String(),
})
