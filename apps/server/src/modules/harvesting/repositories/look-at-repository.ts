import type { OaiSet } from '@carrel/oai-pmh'
import { refuse, type Outcome } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import type { RepositoryLook } from '../contract.ts'
import { isReadable } from '../rules/record-of-metadata.ts'
import { addressProblem } from './address.ts'
import { askRepository, problemIn, RepositoryProblem } from './ask-repository.ts'

const mostSetPages = 20
const mostSets = 5000

/** Asks a repository who it is, and which formats and sets it has. */
export async function lookAtRepository(w: Work, url: string): Promise<Outcome<RepositoryLook>> {
  const wrong = addressProblem(url.trim())
  if (wrong !== undefined) return refuse({ code: 'invalid-address', field: 'url', message: wrong })
  try {
    const answer = await askRepository(w, url.trim(), { verb: 'Identify' })
    const { identity } = answer
    if (!identity) throw new RepositoryProblem(problemIn(answer) ?? 'It does not say who it is.')
    const { formats } = await askRepository(w, url.trim(), { verb: 'ListMetadataFormats' })
    return {
      name: identity.repositoryName.slice(0, 300),
      earliest:
        identity.earliest === undefined ? null : Temporal.Instant.fromEpochMilliseconds(identity.earliest).toString(),
      deletedRecord: identity.deletedRecord.slice(0, 40),
      granularity: identity.granularity,
      formats: formats.map(({ prefix, namespace }) => ({ prefix, namespace, readable: isReadable(prefix, namespace) })),
      sets: (await setsOf(w, url.trim())).map(({ spec, name }) => ({ spec, name: name.slice(0, 300) })),
    }
  } catch (error) {
    if (!(error instanceof RepositoryProblem)) throw error
    return refuse({ code: 'repository-problem', field: 'url', message: error.message })
  }
}

async function setsOf(w: Work, url: string): Promise<readonly OaiSet[]> {
  const sets: OaiSet[] = []
  let token = ''
  for (let page = 0; page < mostSetPages && sets.length < mostSets; page++) {
    const answer = await askRepository(w, url, { verb: 'ListSets', ...(token !== '' && { resumptionToken: token }) })
    sets.push(...answer.sets)
    if (answer.token === '' || answer.token === token) break
    token = answer.token
  }
  return sets.slice(0, mostSets)
}
