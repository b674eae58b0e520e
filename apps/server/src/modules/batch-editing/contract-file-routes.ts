import { route } from '../../platform/route.ts'
import { IdParams, oneOf, Type } from '../../platform/schemas.ts'
import { FileEdit } from './contract-files.ts'

const bytes = Type.String({ description: 'The file' })
const marc = 'application/marc'
const format = Type.Optional(oneOf('iso2709', 'marcxml', 'mrk', 'jsonl'))

/** The addresses of files of this module, for the description of the API; `streams.ts` serves them. */
export const fileRoutes = [
  route({
    method: 'GET',
    path: '/record-sets/:id/records',
    access: 'catalog:read',
    summary: 'The records of a set as a file',
    description: '`format` is ISO 2709 unless it says MARCXML, mnemonic text or lines of JSON.',
    params: IdParams,
    query: Type.Object({ format }),
    response: bytes,
    files: { answer: marc },
  }),
  route({
    method: 'GET',
    path: '/batch-edits/:id/records',
    access: 'catalog:read',
    summary: 'The records that a batch edit changes, as they were before it or are after it',
    params: IdParams,
    query: Type.Object({ which: Type.Optional(oneOf('before', 'after')), format }),
    response: bytes,
    files: { answer: marc },
  }),
  route({
    method: 'POST',
    path: '/file-edits',
    access: 'catalog:batch',
    summary: 'Run a saved task over a file: its bytes are the body, of any media type',
    description:
      '`task` is the number of the task, `name` that of the file. Up to 2 GB; nothing of the catalogue changes.',
    query: Type.Object({ task: Type.Integer(), name: Type.Optional(Type.String()) }),
    response: FileEdit,
    files: { body: 'application/octet-stream' },
  }),
  route({
    method: 'GET',
    path: '/file-edits/:id/result',
    access: 'catalog:batch',
    summary: 'The file that a task over a file made',
    params: IdParams,
    response: bytes,
    files: { answer: 'application/octet-stream' },
  }),
]
