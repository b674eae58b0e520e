import { chipOf, chips, packIsil, tagModels, type TagModel } from '@carrel/iso28560'
import { defineSetting } from '../../platform/setting.ts'

/** New items wait for labels by themselves. */
export const queueNew = defineSetting('labels.queue-new', true, 'New items wait for labels by themselves')
/** Items whose call number changes wait for labels by themselves. */
export const queueRenumbered = defineSetting(
  'labels.queue-renumbered',
  true,
  'Items whose call number changes wait for new labels by themselves',
)
/** How RFID tags are written. */
export const tagModel = defineSetting<TagModel>('labels.rfid-model', 'iso28560-2', 'How RFID tags are written', {
  choices: [...tagModels],
})
/** The chip of the tags that the library buys. */
export const tagChip = defineSetting<string>(
  'labels.rfid-chip',
  'icode-slix',
  'Chip of the RFID tags that the library buys',
  {
    choices: chips.map(({ code }) => code),
    problem: (value) => (chipOf(String(value)) ? undefined : 'Choose one of the chips.'),
  },
)
/** ISIL of the library, for its tags. */
export const tagOwner = defineSetting('labels.rfid-owner', '', 'ISIL of the library on its RFID tags, like DK-718500', {
  problem: (value) =>
    value === '' ||
    (typeof value === 'string' && value.length <= 16 && packIsil(value) !== undefined && value.includes('-'))
      ? undefined
      : 'Write an ISIL like DK-718500, or leave it empty.',
})

/** What this module can be set to do. */
export const labelSettings = [queueNew, queueRenumbered, tagModel, tagChip, tagOwner]
