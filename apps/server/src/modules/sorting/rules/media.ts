/** What an item is made of, by the format of its title: the words of field CK of SIP2. */
export function mediaOf(format: string | null): string {
  switch (format) {
    case 'book':
    case 'large-print':
    case 'braille':
    case 'thesis':
    case 'manuscript':
    case 'score':
      return 'book'
    case 'periodical':
      return 'magazine'
    case 'film':
    case 'music':
    case 'audiobook':
    case 'software':
    case 'video-game':
      return 'disc'
    default:
      return 'other'
  }
}
