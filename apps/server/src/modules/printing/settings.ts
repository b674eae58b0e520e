import type { LinearCode } from '@carrel/zpl'
import { isLoopback } from '../../platform/config.ts'
import { defineSetting, readSetting } from '../../platform/setting.ts'
import type { Work } from '../../platform/work.ts'
import { portRanges, type AddressPolicy } from './rules/address.ts'

const between = (least: number, most: number, unit: string) => ({
  problem: (value: unknown) =>
    Number.isInteger(value) && Number(value) >= least && Number(value) <= most
      ? undefined
      : `Write ${least} to ${most} ${unit}.`,
})

/** Ports at which printers may be. */
export const printerPorts = defineSetting(
  'printing.ports',
  '9100-9109, 6101',
  'Ports at which printers may be reached',
  {
    problem: (value) =>
      typeof value === 'string' && portRanges(value) ? undefined : 'Write ports like 9100-9109, 6101.',
  },
)
/** Hours after which a page that its printer did not take is given up. */
export const giveUpHours = defineSetting(
  'printing.give-up-hours',
  12,
  'Hours after which a page that its printer did not take is given up',
  between(1, 720, 'hours'),
)
/** Hours for which the contents of printed pages are kept. */
export const contentHours = defineSetting(
  'printing.content-hours',
  1,
  'Hours for which what was printed is kept word by word, so that it can be printed once more; 0: not at all',
  between(0, 720, 'hours'),
)
/** Days for which the queue remembers that something was printed. */
export const keepDays = defineSetting(
  'printing.keep-days',
  30,
  'Days for which print queues show what was printed',
  between(1, 3650, 'days'),
)

/** Bars on labels. */
export const labelCode = defineSetting<LinearCode>(
  'printing.label-code',
  'codabar',
  'Barcode on labels of items; Code 128 is printed where there is no room for it',
  { choices: ['codabar', 'code39', 'code128'] },
)

/** What this module can be set to do. */
export const printingSettings = [printerPorts, labelCode, giveUpHours, contentHours, keepDays]

/** Where printers may stand, in this library and on this server. */
export async function addressPolicy(w: Pick<Work, 'db' | 'platform'>): Promise<AddressPolicy> {
  const { host, test } = w.platform.config
  return {
    ports: portRanges(await readSetting(w, printerPorts)) ?? [],
    loopback: test || isLoopback(host),
  }
}
