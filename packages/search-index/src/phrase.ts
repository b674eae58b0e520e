import { FIRST, LAST } from './places.ts'
import { PlacesOfWord } from './places-of-word.ts'
import type { PlannedPhrase } from './plan.ts'
import type { Segment } from './segment.ts'

/** A test whether a document of a segment has a phrase. Documents must be asked for in ascending order to be fast. */
export function phraseTest(phrase: PlannedPhrase, segment: Segment, part: number): (doc: number) => boolean {
  const { anchor } = phrase
  const words = phrase.words.map(({ word, except }) => ({
    places: new PlacesOfWord(segment, word, part),
    except: except === undefined || except.postings === 0 ? undefined : new PlacesOfWord(segment, except, part),
  }))
  const [first] = words
  if (!first) return () => false
  const standsAt = (i: number, place: number): boolean => {
    const { places, except } = words[i]!
    const found = places.indexOf(place)
    if (found < 0 || (except !== undefined && except.indexOf(place) >= 0)) return false
    if (anchor === undefined) return true
    if (i === 0 && (places.flags[found]! & FIRST) === 0) return false
    return anchor === 'start' || i < words.length - 1 || (places.flags[found]! & LAST) !== 0
  }
  return (doc) => {
    for (const { places, except } of words) {
      if (!places.find(doc)) return false
      except?.find(doc)
    }
    for (let start = 0; start < first.places.count; start++) {
      const place = first.places.at[start]!
      let i = 0
      while (i < words.length && standsAt(i, place + i)) i++
      if (i === words.length) return true
    }
    return false
  }
}
