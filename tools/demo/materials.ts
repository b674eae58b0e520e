import type { Kind } from './work.ts'

type Term = readonly [term: string, code: string]

/** What MARC and RDA say of a kind of material as such. */
export interface Material {
  /** Leader positions 06 and 07. */
  readonly recordType: string
  readonly level: 'm' | 's'
  readonly content: readonly Term[]
  readonly media: Term
  readonly carrier: Term
}

const text: Term = ['text', 'txt']
const stillImage: Term = ['still image', 'sti']
const movingImage: Term = ['two-dimensional moving image', 'tdi']
const threeDimensional: Term = ['three-dimensional form', 'tdf']
const unmediated: Term = ['unmediated', 'n']
const volume: Term = ['volume', 'nc']
const videoCarrier: Pick<Material, 'recordType' | 'level' | 'content' | 'media' | 'carrier'> = {
  recordType: 'g',
  level: 'm',
  content: [movingImage],
  media: ['video', 'v'],
  carrier: ['videodisc', 'vd'],
}
const pictured: Material = {
  recordType: 'a',
  level: 'm',
  content: [text, stillImage],
  media: unmediated,
  carrier: volume,
}
const printed: Material = { recordType: 'a', level: 'm', content: [text], media: unmediated, carrier: volume }
const object: Material = {
  recordType: 'r',
  level: 'm',
  content: [threeDimensional],
  media: unmediated,
  carrier: ['object', 'nr'],
}
const audio = (content: Term, recordType: 'i' | 'j'): Material => ({
  recordType,
  level: 'm',
  content: [content],
  media: ['audio', 's'],
  carrier: ['audio disc', 'sd'],
})

/** MARC record type and RDA content, media and carrier of every kind of thing that the demo library holds. */
export const materials: Readonly<Record<Kind, Material>> = {
  book: printed,
  'picture-book': pictured,
  comic: pictured,
  manga: pictured,
  'large-print': printed,
  ebook: { ...printed, media: ['computer', 'c'], carrier: ['online resource', 'cr'] },
  audiobook: audio(['spoken word', 'spw'], 'i'),
  music: audio(['performed music', 'prm'], 'j'),
  dvd: videoCarrier,
  'blu-ray': videoCarrier,
  'board-game': object,
  'video-game': {
    recordType: 'm',
    level: 'm',
    content: [['computer program', 'cop'], movingImage],
    media: ['computer', 'c'],
    carrier: ['computer chip cartridge', 'cb'],
  },
  serial: { ...printed, level: 's' },
  map: {
    recordType: 'e',
    level: 'm',
    content: [['cartographic image', 'cri']],
    media: unmediated,
    carrier: ['sheet', 'nb'],
  },
  equipment: object,
}
