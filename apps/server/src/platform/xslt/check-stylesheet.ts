import { createHash } from 'node:crypto'
import { startXslt, XsltFailed } from './xslt-runner.ts'
import { inUtf8 } from './xslt-worker.ts'

/** What was found of stylesheets that were looked at last: a form asks again with each change of its task. */
const known = new Map<string, string | undefined>()
const most = 50
const seconds = 10

/** What is wrong with a stylesheet, in a sentence; undefined when it can be loaded. It is given no record. */
export async function stylesheetProblem(style: string): Promise<string | undefined> {
  const key = createHash('sha1').update(style).digest('base64url')
  if (known.has(key)) return known.get(key)
  const problem = await loadingProblem(style)
  const [oldest] = known.keys()
  if (oldest !== undefined && known.size >= most) known.delete(oldest)
  known.set(key, problem)
  return problem
}

async function loadingProblem(style: string): Promise<string | undefined> {
  try {
    const late = (): string => `The stylesheet could not be loaded within ${seconds} seconds.`
    const runner = await startXslt({ style: inUtf8(style), params: [] }, { name: 'The stylesheet', seconds, late })
    await runner.close()
    return undefined
  } catch (error) {
    if (error instanceof XsltFailed) return error.message
    throw error
  }
}
