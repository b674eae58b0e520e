import { serve, type Endpoint } from '../../platform/serve.ts'
import { clearShelfScan } from './clear-shelf.ts'
import { ScanHoldShelf } from './contract-shelf.ts'

/** The API of the walk along the hold shelf. */
export const shelfEndpoints: readonly Endpoint[] = [serve(ScanHoldShelf, (w, { body }) => clearShelfScan(w, body))]
