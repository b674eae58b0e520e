import { refuse, type Refusal } from '../../../platform/refusal.ts'

/** Why what a provider sent does not count. */
export class SamlProblem extends Error {
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

/** The refusal that says so, with the name of the provider; what is no {@link SamlProblem} is thrown on. */
export function refusalFor(name: string, problem: unknown): Refusal {
  if (!(problem instanceof SamlProblem)) throw problem
  return refuse({ code: problem.code, message: `${name}: ${problem.message}` })
}
