import { sql } from 'kysely'
import { asPatron } from '../../platform/as-patron.ts'
import { serve, type Endpoint } from '../../platform/serve.ts'
import { putEntry, takeEntry } from './change-entries.ts'
import { changeList, createList, deleteList, hideList } from './change-list.ts'
import * as contract from './contract.ts'
import { listOf, ownedBy, publicLists, readLists, sharedList } from './read-lists.ts'

const ofPatrons = sql`l.patron_id is not null and l.sharing = 'public'`

/** The API of lists. */
export const endpoints: readonly Endpoint[] = [
  serve(contract.MyLists, (w) => asPatron(w, (patron) => readLists(w, ownedBy({ patron })))),
  serve(contract.CreateMyList, (w, { body }) => asPatron(w, (patron) => createList(w, { patron }, body))),
  serve(contract.MyList, (w, { params }) => asPatron(w, (patron) => listOf(w, params.id, ownedBy({ patron })))),
  serve(contract.ChangeMyList, (w, { params, body }) =>
    asPatron(w, (patron) => changeList(w, { patron }, params.id, body)),
  ),
  serve(contract.DeleteMyList, (w, { params }) => asPatron(w, (patron) => deleteList(w, { patron }, params.id))),
  serve(contract.PutInMyList, (w, { params, body }) =>
    asPatron(w, (patron) => putEntry(w, { patron }, { list: params.id, bib: params.bib }, body)),
  ),
  serve(contract.TakeFromMyList, (w, { params }) =>
    asPatron(w, (patron) => takeEntry(w, { patron }, { list: params.id, bib: params.bib })),
  ),
  serve(contract.ListPublicLists, (w, { query }) => publicLists(w, query)),
  serve(contract.GetSharedList, (w, { params }) => sharedList(w, params.token)),
  serve(contract.ListLists, (w, { query: { of = 'library', ...page } }) =>
    readLists(w, of === 'library' ? ownedBy('library') : ofPatrons, page),
  ),
  serve(contract.GetList, (w, { params }) => listOf(w, params.id, sql`(l.patron_id is null or l.sharing = 'public')`)),
  serve(contract.CreateList, (w, { body }) => createList(w, 'library', body)),
  serve(contract.ChangeList, (w, { params, body }) => changeList(w, 'library', params.id, body)),
  serve(contract.DeleteList, (w, { params }) => deleteList(w, 'library', params.id)),
  serve(contract.PutInList, (w, { params, body }) =>
    putEntry(w, 'library', { list: params.id, bib: params.bib }, body),
  ),
  serve(contract.TakeFromList, (w, { params }) => takeEntry(w, 'library', { list: params.id, bib: params.bib })),
  serve(contract.HideList, (w, { params, body }) => hideList(w, params.id, body.reason)),
]
