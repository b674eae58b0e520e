import type { Parts, Problem } from '@carrel/ncip'
import { coded } from './parts.ts'

/** A problem that stands inside an answer, about one title or item of several. */
export function problemParts({ type, detail, element, value }: Problem, service: string): Parts {
  return {
    ProblemType: coded(`schemes/processingerrortype/${service.toLowerCase()}processingerror`, type),
    ProblemDetail: detail,
    ProblemElement: element,
    ProblemValue: value,
  }
}
