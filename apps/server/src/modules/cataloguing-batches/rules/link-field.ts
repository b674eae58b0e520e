import { dataField, subfieldTexts, type DataField, type MarcRecord } from '@carrel/marc'

/** How the links of a provider are written. */
export interface LinkWords {
  readonly provider?: string | undefined
  readonly linkText?: string | undefined
  /** What stands before every address: that of a proxy. */
  readonly prefix?: string | undefined
}

/**
 * Field 856 for an address (MARC 21 856: HTTP, the resource itself), or in a sentence why it cannot be one.
 *
 * @example linkField('https://books.example/1', { provider: 'Big Books' }) // 856 40 $u … $y Read online (Big Books)
 */
export function linkField(address: string, { provider, linkText, prefix }: LinkWords): DataField | string {
  const plain = address.trim()
  if (!URL.canParse(plain) || !/^https?:$/.test(new URL(plain).protocol)) {
    return `“${plain.slice(0, 80)}” is no address of the web.`
  }
  const text = linkText?.trim() || (provider?.trim() ? `Read online (${provider.trim()})` : 'Read online')
  return dataField('856', '40', ['u', `${prefix?.trim() ?? ''}${plain}`], ['y', text])
}

/** Whether a record has a link to this address already, with or without a proxy before it. */
export function hasLink(record: MarcRecord, address: string): boolean {
  const plain = address.trim()
  return record.fields.some(
    (field) =>
      field.kind === 'data' &&
      field.tag === '856' &&
      subfieldTexts(field, 'u').some((text) => text.trim().endsWith(plain)),
  )
}
