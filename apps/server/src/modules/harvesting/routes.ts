import { serve, type Endpoint } from '../../platform/serve.ts'
import * as contract from './contract.ts'
import { listOfferedSets, offerSet } from './provider/offered-sets.ts'
import { lookAtRepository } from './repositories/look-at-repository.ts'
import { deleteRepository, listRepositories, saveRepository } from './repositories/repositories.ts'
import { getUnread, listUnread, retryUnread } from './runs/unread.ts'
import { listHarvests, startHarvest, stopHarvest } from './runs/runs.ts'

/** The endpoints of harvesting. */
export const endpoints: readonly Endpoint[] = [
  serve(contract.ListRepositories, (w) => listRepositories(w)),
  serve(contract.CreateRepository, (w, { body }) => saveRepository(w, body)),
  serve(contract.ChangeRepository, (w, { params, body }) => saveRepository(w, body, params.id)),
  serve(contract.DeleteRepository, (w, { params }) => deleteRepository(w, params.id)),
  serve(contract.StartHarvest, (w, { params, body }) => startHarvest(w, params.id, body.everything)),
  serve(contract.ListHarvests, (w, { params }) => listHarvests(w, params.id)),
  serve(contract.StopHarvest, (w, { params }) => stopHarvest(w, params.id)),
  serve(contract.ListUnreadRecords, (w, { params }) => listUnread(w, params.id)),
  serve(contract.GetUnreadRecord, (w, { params, query }) => getUnread(w, params.id, query.identifier)),
  serve(contract.RetryUnreadRecords, (w, { params }) => retryUnread(w, params.id)),
  serve(contract.LookAtRepository, (w, { body }) => lookAtRepository(w, body.url)),
  serve(contract.ListOfferedSets, (w) => listOfferedSets(w)),
  serve(contract.PutOfferedSet, (w, { params, body }) => offerSet(w, params.id, body.offered)),
]
