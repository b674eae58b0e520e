import type { FuzzTarget } from '../target.ts'
import { kbart, sip2 } from './lines.ts'
import { iso2709, marcxml } from './marc.ts'
import { cql, sru } from './sru.ts'
import { ncip, oai, xml } from './xml.ts'
import { ber, rpn } from './z3950.ts'

/** Every reader of bytes that strangers send. */
export const targets: readonly FuzzTarget[] = [ber, rpn, cql, sru, xml, oai, iso2709, marcxml, sip2, kbart, ncip]
