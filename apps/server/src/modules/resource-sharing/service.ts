import type { NcipMessage, Parts } from '@carrel/ncip'
import type { Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import type { Partner } from './agency-store.ts'

/** What a service is given beside the work: who asks, what, and under which id they know this library. */
export interface Asked<M extends NcipMessage> {
  readonly partner: Partner
  readonly message: M
  /** The agency id by which the partner addressed this library. */
  readonly us: string
}

/** The message of a service. */
export type MessageOf<S extends NcipMessage['service']> = Extract<NcipMessage, { readonly service: S }>

/** Does what a message asks and gives the parts of its answer, or says every reason why not; a refusal has written nothing. */
export type ServiceAction<S extends NcipMessage['service']> = (
  w: Work,
  asked: Asked<MessageOf<S>>,
) => Promise<Parts | Refusal>
