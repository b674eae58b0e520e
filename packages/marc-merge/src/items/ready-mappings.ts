import type { ItemMapping } from './item-mapping.ts'

/** Mappings to begin with, by a lasting name. */
export const readyMappings: Readonly<Record<string, ItemMapping>> = {
  koha: {
    name: 'Koha (952)',
    tag: '952',
    places: {
      barcode: 'p',
      branch: 'a',
      location: 'c',
      itemType: 'y',
      callNumber: 'o',
      copyNumber: 't',
      part: 'h',
      note: 'z',
      price: 'g',
    },
  },
  sierra: {
    name: 'Sierra, Millennium (949)',
    tag: '949',
    indicators: '*1',
    places: {
      barcode: 'i',
      branch: 'b',
      location: 'l',
      itemType: 't',
      callNumber: 'a',
      copyNumber: 'g',
      part: 'c',
      note: 'n',
      price: 'p',
      status: 's',
    },
    // What one character says of an item there.
    values: { status: { '-': 'available', o: 'restricted', m: 'missing', n: 'lost', $: 'lost-paid' } },
  },
  evergreen: {
    name: 'Evergreen (852)',
    tag: '852',
    places: {
      barcode: 'p',
      branch: 'b',
      location: 'c',
      itemType: 'g',
      callNumber: 'j',
      copyNumber: 't',
      note: 'z',
      price: 'y',
    },
  },
  holdings: {
    name: 'Holdings (852 with 876)',
    tag: '852',
    beside: { tag: '876', tie: '8' },
    places: {
      barcode: '876p',
      branch: 'b',
      location: 'c',
      callNumber: 'khim',
      copyNumber: '876t',
      part: '876$3',
      note: '876z',
      price: '876c',
      itemType: '876h',
    },
  },
}
