import type { Pay } from './contract.ts'

/** A payment as it is asked for, and whose account it settles. */
export type PayRequest = NonNullable<(typeof Pay)['types']>['body'] & { readonly patron: number }
