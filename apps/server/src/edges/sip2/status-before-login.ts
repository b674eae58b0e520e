import { formatMessage, type Message } from '@carrel/sip2'
import { usualOptions } from '../../modules/machines/contract.ts'
import { libraryOf, libraryTimeZone } from '../../modules/org/index.ts'
import type { Platform } from '../../platform/platform.ts'
import { readWork } from '../../platform/work.ts'
import { bytesFor } from './conversation.ts'
import { sipDate } from './dates.ts'

/**
 * 98 for a machine that asks before it logs in, as many do: that we are here and what time it is; or, with `online: false`, why
 * it is not served now.
 */
export async function statusBeforeLogin(
  platform: Platform,
  message: Message | undefined,
  {
    checked = false,
    online = true,
    words,
  }: { readonly checked?: boolean; readonly online?: boolean; readonly words?: string },
): Promise<Uint8Array> {
  const read = readWork(platform, { kind: 'anonymous' })
  const [library, timeZone] = await Promise.all([libraryOf(read), libraryTimeZone(read)])
  return formatMessage(
    {
      code: '98',
      fixed: {
        onLineStatus: online ? 'Y' : 'N',
        checkinOk: 'Y',
        checkoutOk: 'Y',
        acsRenewalPolicy: 'Y',
        statusUpdateOk: 'Y',
        offLineOk: 'Y',
        timeoutPeriod: String(usualOptions.timeoutTenths).padStart(3, '0'),
        retriesAllowed: String(usualOptions.retries).padStart(3, '0'),
        dateTimeSync: sipDate(read.now, timeZone),
        protocolVersion: '2.00',
      },
      fields: [
        ['AO', ''],
        ['AM', library.name],
        ['BX', 'Y'.repeat(16)],
        ...(words === undefined ? [] : [['AF', words] as const]),
      ],
      sequence: message?.sequence,
    },
    { encode: bytesFor('utf-8'), checked },
  )
}
