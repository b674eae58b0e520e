import { StepFailed, type ApplyStylesheet, type StylesheetParam, type Stylesheets } from '@carrel/marc-tasks'
import { StandingXslt } from './standing-xslt.ts'
import { inUtf8, xpathText } from './xslt-worker.ts'

/** Each is a thread with some tens of megabytes. */
const most = 4

/** Runs the stylesheets of tasks, each in a thread of its own that is kept for the next record. */
export class KeptStylesheets implements Stylesheets {
  readonly #kept = new Map<string, StandingXslt>()

  load(style: string, params: readonly StylesheetParam[]): ApplyStylesheet | string {
    const key = JSON.stringify([style, params])
    const kept = this.#kept.get(key)
    if (kept) return applying(kept)
    const fresh = new StandingXslt({
      style: inUtf8(style),
      params: params.map(([name, value]) => [name, xpathText(value)] as const),
    })
    const problem = fresh.load()
    if (problem !== undefined) return problem
    const [oldest] = this.#kept
    if (oldest && this.#kept.size >= most) {
      // It comes back by itself should a task go on using it.
      oldest[1].close()
      this.#kept.delete(oldest[0])
    }
    this.#kept.set(key, fresh)
    return applying(fresh)
  }

  /** Ends all threads. */
  close(): void {
    for (const xslt of this.#kept.values()) xslt.close()
    this.#kept.clear()
  }
}

function applying(xslt: StandingXslt): ApplyStylesheet {
  return (xml) => {
    const made = xslt.apply(xml)
    if (made.ok) return made.text
    throw new StepFailed(made.why)
  }
}
