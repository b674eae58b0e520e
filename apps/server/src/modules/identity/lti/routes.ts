import { actorName } from '../../../platform/actor.ts'
import { serve, type Endpoint } from '../../../platform/serve.ts'
import * as contract from '../contract-lti.ts'
import { linkContext, listContexts } from './contexts.ts'
import { deletePlatform, listPlatforms, putPlatform } from './platforms.ts'
import { testPlatform } from './test-platform.ts'

/** The API of platforms for courses. */
export const ltiEndpoints: readonly Endpoint[] = [
  serve(contract.ListLearningPlatforms, (w) => listPlatforms(w)),
  serve(contract.CreateLearningPlatform, (w, { body }) => putPlatform(w, body)),
  serve(contract.ChangeLearningPlatform, (w, { params, body }) => putPlatform(w, body, params.id)),
  serve(contract.DeleteLearningPlatform, (w, { params }) => deletePlatform(w, params.id)),
  serve(contract.TestLearningPlatform, (w, { params }) => testPlatform(w, params.id)),
  serve(contract.ListLearningContexts, (w, { query }) => listContexts(w, query)),
  serve(contract.LinkLearningContext, (w, { params, body }) =>
    linkContext(w, params.id, { course: body.course, by: actorName(w.actor) }),
  ),
]
