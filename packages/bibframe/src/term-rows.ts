/** How a subfield that holds a term is said in BIBFRAME and found again. */
export interface TermRow {
  readonly tag: string
  readonly code: string
  readonly on: 'work' | 'instance'
  readonly property: string
  /** Undefined when the property has the text itself. */
  readonly type?: string
  /** The vocabulary whose codes stand in $b or are known by their names. */
  readonly vocabulary?: string
  /** Subfield of the code of that vocabulary. */
  readonly codeIn?: string
  /** Names of terms with their codes, where the field has no subfield for codes. */
  readonly codes?: Readonly<Record<string, string>>
  /** `bflc` when the names are of the extension. */
  readonly extension?: boolean
  readonly as?: 'value'
}

const on = 'instance'

/** The fields of terms (MARC 21 336 to 348, 384 to 386), after the conversion specifications of the Library of Congress. */
export const termRows: readonly TermRow[] = [
  { tag: '334', code: 'a', on, property: 'issuance', type: 'Issuance', vocabulary: 'issuance', codeIn: 'b' },
  { tag: '336', code: 'a', on: 'work', property: 'content', type: 'Content', vocabulary: 'contentTypes', codeIn: 'b' },
  { tag: '337', code: 'a', on, property: 'media', type: 'Media', vocabulary: 'mediaTypes', codeIn: 'b' },
  { tag: '338', code: 'a', on, property: 'carrier', type: 'Carrier', vocabulary: 'carriers', codeIn: 'b' },
  { tag: '340', code: 'a', on, property: 'baseMaterial', type: 'BaseMaterial' },
  { tag: '340', code: 'c', on, property: 'appliedMaterial', type: 'AppliedMaterial' },
  { tag: '340', code: 'd', on, property: 'productionMethod', type: 'ProductionMethod' },
  { tag: '340', code: 'e', on, property: 'mount', type: 'Mount' },
  { tag: '340', code: 'f', on, property: 'reductionRatio', type: 'ReductionRatio', as: 'value' },
  { tag: '340', code: 'g', on, property: 'colorContent', type: 'ColorContent' },
  { tag: '340', code: 'i', on, property: 'systemRequirement', type: 'SystemRequirement' },
  { tag: '340', code: 'j', on, property: 'generation', type: 'Generation' },
  { tag: '340', code: 'k', on, property: 'layout', type: 'Layout' },
  { tag: '340', code: 'l', on, property: 'binding', type: 'Binding' },
  { tag: '340', code: 'm', on, property: 'bookFormat', type: 'BookFormat' },
  { tag: '340', code: 'n', on, property: 'fontSize', type: 'FontSize' },
  { tag: '340', code: 'o', on, property: 'polarity', type: 'Polarity' },
  { tag: '340', code: 'p', on: 'work', property: 'illustrativeContent', type: 'Illustration' },
  { tag: '340', code: 'q', on, property: 'reductionRatio', type: 'ReductionRatio' },
  {
    tag: '344',
    code: 'a',
    on,
    property: 'soundCharacteristic',
    type: 'RecordingMethod',
    vocabulary: 'mrectype',
    codes: { analog: 'analog', digital: 'digital' },
  },
  {
    tag: '344',
    code: 'b',
    on,
    property: 'soundCharacteristic',
    type: 'RecordingMedium',
    vocabulary: 'mrecmedium',
    codes: { magnetic: 'mag', optical: 'opt', 'magneto-optical': 'magopt' },
  },
  { tag: '344', code: 'c', on, property: 'soundCharacteristic', type: 'PlayingSpeed' },
  {
    tag: '344',
    code: 'd',
    on,
    property: 'soundCharacteristic',
    type: 'GrooveCharacteristic',
    vocabulary: 'mgroove',
    codes: { 'coarse groove': 'coarse', microgroove: 'micro' },
  },
  { tag: '344', code: 'e', on, property: 'soundCharacteristic', type: 'TrackConfig' },
  { tag: '344', code: 'f', on, property: 'soundCharacteristic', type: 'TapeConfig' },
  {
    tag: '344',
    code: 'g',
    on,
    property: 'soundCharacteristic',
    type: 'PlaybackChannels',
    vocabulary: 'mplayback',
    codes: { mono: 'mon', quadraphonic: 'qua', stereo: 'ste', surround: 'sur' },
  },
  { tag: '344', code: 'h', on, property: 'soundCharacteristic', type: 'PlaybackCharacteristic' },
  {
    tag: '344',
    code: 'i',
    on: 'work',
    property: 'soundContent',
    type: 'SoundContent',
    vocabulary: 'msoundcontent',
    codes: { silent: 'silent', sound: 'sound' },
  },
  { tag: '344', code: 'j', on, property: 'soundCharacteristic', type: 'CaptureStorage', extension: true },
  { tag: '345', code: 'a', on, property: 'projectionCharacteristic', type: 'PresentationFormat' },
  { tag: '345', code: 'b', on, property: 'projectionCharacteristic', type: 'ProjectionSpeed' },
  { tag: '345', code: 'c', on, property: 'aspectRatio', type: 'AspectRatio', as: 'value' },
  { tag: '345', code: 'd', on, property: 'aspectRatio', type: 'AspectRatio' },
  { tag: '346', code: 'a', on, property: 'videoCharacteristic', type: 'VideoFormat' },
  { tag: '346', code: 'b', on, property: 'videoCharacteristic', type: 'BroadcastStandard' },
  { tag: '347', code: 'a', on, property: 'digitalCharacteristic', type: 'FileType' },
  { tag: '347', code: 'b', on, property: 'digitalCharacteristic', type: 'EncodingFormat' },
  { tag: '347', code: 'c', on, property: 'digitalCharacteristic', type: 'FileSize' },
  { tag: '347', code: 'd', on, property: 'digitalCharacteristic', type: 'Resolution' },
  { tag: '347', code: 'e', on, property: 'digitalCharacteristic', type: 'RegionalEncoding' },
  { tag: '347', code: 'f', on, property: 'digitalCharacteristic', type: 'EncodedBitrate' },
  { tag: '348', code: 'a', on, property: 'musicFormat', type: 'MusicFormat' },
  { tag: '348', code: 'c', on, property: 'notation', type: 'MusicNotation' },
  { tag: '352', code: 'a', on, property: 'digitalCharacteristic', type: 'CartographicDataType' },
  { tag: '352', code: 'b', on, property: 'digitalCharacteristic', type: 'CartographicObjectType' },
  { tag: '370', code: 'g', on: 'work', property: 'originPlace', type: 'Place' },
  { tag: '380', code: 'a', on: 'work', property: 'genreForm', type: 'GenreForm' },
  { tag: '383', code: 'a', on: 'work', property: 'musicSerialNumber' },
  { tag: '383', code: 'b', on: 'work', property: 'musicOpusNumber' },
  { tag: '383', code: 'c', on: 'work', property: 'musicThematicNumber' },
  { tag: '384', code: 'a', on: 'work', property: 'musicKey' },
  {
    tag: '385',
    code: 'a',
    on: 'work',
    property: 'intendedAudience',
    type: 'IntendedAudience',
    vocabulary: 'http://id.loc.gov/authorities/demographicTerms/',
    codeIn: 'b',
  },
  {
    tag: '386',
    code: 'a',
    on: 'work',
    property: 'creatorCharacteristic',
    type: 'CreatorCharacteristic',
    extension: true,
    vocabulary: 'http://id.loc.gov/authorities/demographicTerms/',
    codeIn: 'b',
  },
  { tag: '388', code: 'a', on: 'work', property: 'temporalCoverage', type: 'Temporal' },
]
