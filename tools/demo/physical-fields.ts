import { extentSubfields, playingTime } from './description.ts'
import { closed, dataField, type DataField } from './marc-fields.ts'
import { materials } from './materials.ts'
import { isFilm, type Work } from './work.ts'

/** Fields 300 to 385: what it is physically, what plays it, for whom it is. */
export function physical(work: Work): DataField[] {
  const material = materials[work.kind]
  const extent = dataField('300', '  ', ...extentSubfields(work))
  const inSeries = work.series !== undefined || work.cycle !== undefined
  return [
    inSeries ? closed(extent) : extent,
    ...(work.minutes === undefined ? [] : [dataField('306', '  ', ['a', playingTime(work.minutes)])]),
    ...(work.frequency === undefined ? [] : [dataField('310', '  ', ['a', work.frequency])]),
    ...material.content.map(([term, code]) => dataField('336', '  ', ['a', term], ['b', code], ['2', 'rdacontent'])),
    dataField('337', '  ', ['a', material.media[0]], ['b', material.media[1]], ['2', 'rdamedia']),
    dataField('338', '  ', ['a', material.carrier[0]], ['b', material.carrier[1]], ['2', 'rdacarrier']),
    ...carrierDetails(work),
    ...(work.kind === 'serial' ? [dataField('362', '1 ', ['a', `Began in ${work.pub[2]}.`])] : []),
    ...readers(work),
  ]
}

/** Fields 340 to 347: what a machine or an eye needs in order to read it. */
function carrierDetails(work: Work): DataField[] {
  const optical = [
    dataField('344', '  ', ['a', 'digital'], ['2', 'rdatr']),
    dataField('344', '  ', ['b', 'optical'], ['2', 'rdarm']),
  ]
  const channels = dataField(
    '344',
    '  ',
    ['g', work.blackAndWhite ? 'mono' : isFilm(work) ? 'surround' : 'stereo'],
    ['2', 'rdacpc'],
  )
  switch (work.kind) {
    case 'large-print':
      return [dataField('340', '  ', ['n', 'large print'], ['2', 'rdafs'])]
    case 'dvd':
    case 'blu-ray':
      return [
        ...optical,
        channels,
        ...(work.kind === 'dvd' ? [dataField('346', '  ', ['b', 'NTSC'], ['2', 'rdabs'])] : []),
        dataField('347', '  ', ['a', 'video file'], ['2', 'rdaft']),
        dataField('347', '  ', ['b', work.kind === 'dvd' ? 'DVD video' : 'Blu-ray']),
        dataField('347', '  ', ['e', work.kind === 'dvd' ? 'region 1' : 'region A'], ['2', 'rdare']),
      ]
    case 'audiobook':
    case 'music':
      return [
        ...optical,
        channels,
        dataField('347', '  ', ['a', 'audio file'], ['2', 'rdaft']),
        dataField('347', '  ', ['b', 'CD audio']),
      ]
    case 'ebook':
      return [dataField('347', '  ', ['a', 'text file'], ['2', 'rdaft'])]
    case 'video-game':
      return [dataField('347', '  ', ['a', 'program file'], ['2', 'rdaft'])]
    default:
      return []
  }
}

/** Field 380, what form the work has, and 385, whom it is for. */
function readers(work: Work): DataField[] {
  const group = { preschool: 'Preschool children', child: 'Children', teen: 'Teenagers', adult: '', general: '' }[
    work.audience
  ]
  const form = isFilm(work) ? 'Motion pictures' : work.form === 'novel' ? 'Fiction' : undefined
  return [
    ...(form === undefined ? [] : [dataField('380', '  ', ['a', form], ['2', 'lcgft'])]),
    ...(group === '' ? [] : [dataField('385', '  ', ['a', group], ['2', 'lcdgt'])]),
  ]
}
