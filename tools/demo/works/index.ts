import type { Work } from '../work.ts'
import { biographies } from './biographies.data.ts'
import { childrenFiction, childrenNonfiction } from './children.data.ts'
import { classicsFirst } from './classics-a-h.data.ts'
import { classicsSecond } from './classics-h-z.data.ts'
import { comics } from './comics.data.ts'
import { ebooks } from './ebooks.data.ts'
import { films } from './films.data.ts'
import { largePrint } from './large-print.data.ts'
import { localHistory, maps, serials } from './local.data.ts'
import { manga } from './manga.data.ts'
import { nonfictionFirstHalf } from './nonfiction-000-499.data.ts'
import { nonfictionSciences } from './nonfiction-500-799.data.ts'
import { literatureAndHistory } from './nonfiction-800-999.data.ts'
import { novelsFirst } from './novels-a-k.data.ts'
import { novelsSecond } from './novels-l-z.data.ts'
import { pictureBooks } from './picture-books.data.ts'
import { arabicAndHebrew } from './scripts-arabic-hebrew.data.ts'
import { asianScripts } from './scripts-asian.data.ts'
import { cyrillicAndGreek } from './scripts-cyrillic-greek.data.ts'
import { audiobooks, music } from './sound.data.ts'
import { teens } from './teens.data.ts'
import { equipment, games, videoGames } from './things.data.ts'
import { worldOthers } from './world-others.data.ts'
import { worldRomance } from './world-romance.data.ts'

/** Every title of the demo library, in the order of its shelves. Control numbers and barcodes follow this order. */
export const works: readonly Work[] = [
  ...classicsFirst,
  ...classicsSecond,
  ...novelsFirst,
  ...novelsSecond,
  ...worldRomance,
  ...worldOthers,
  ...cyrillicAndGreek,
  ...arabicAndHebrew,
  ...asianScripts,
  ...nonfictionFirstHalf,
  ...nonfictionSciences,
  ...literatureAndHistory,
  ...biographies,
  ...pictureBooks,
  ...childrenFiction,
  ...childrenNonfiction,
  ...teens,
  ...manga,
  ...comics,
  ...films,
  ...audiobooks,
  ...music,
  ...largePrint,
  ...games,
  ...videoGames,
  ...serials,
  ...localHistory,
  ...maps,
  ...equipment,
  ...ebooks,
]
