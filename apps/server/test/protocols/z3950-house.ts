import { openZ3950, type Z3950Connection, type Z3950Options } from '@carrel/z3950/node'
import { openZ3950Server, type Z3950Server } from '../../src/edges/z3950/listener.ts'
import type { Z3950Limits } from '../../src/edges/z3950/limits.ts'
import { SearchCatalog } from '../../src/modules/catalog/contract.ts'
import { createBib } from '../../src/modules/catalog/index.ts'
import { openLibrary, type TestLibrary } from '../library.ts'

/** A library with a few titles that listens for Z39.50 on a free port. */
export interface Z3950House {
  readonly library: TestLibrary
  readonly port: number
  /** Numbers of its titles, by how the test calls them. */
  readonly bibs: Readonly<Record<'hobbit' | 'dune' | 'emil' | 'secret', number>>
  client(options?: Partial<Z3950Options>): Promise<Z3950Connection>
  stop(): Promise<void>
}

const leader = '=LDR  00000cam a2200000 i 4500'
const books = {
  hobbit: `${leader}
=001  tolkien1
=008  120101s2012\\\\\\\\enk\\\\\\\\\\\\\\\\\\\\\\000\\1\\eng\\d
=020  \\\\$a9780261102217
=082  04$a823.912
=100  1\\$aTolkien, J. R. R.,$d1892-1973.
=245  14$aThe hobbit, or, There and back again /$cJ.R.R. Tolkien.
=264  \\1$aLondon :$bHarperCollins,$c2012.
=650  \\0$aDragons$vFiction.`,
  dune: `${leader}
=001  herbert1
=008  650101s1965\\\\\\\\pau\\\\\\\\\\\\\\\\\\\\\\000\\1\\eng\\d
=020  \\\\$a9780441013593
=082  04$a813.54
=100  1\\$aHerbert, Frank.
=245  10$aDune /$cFrank Herbert.
=264  \\1$aPhiladelphia :$bChilton,$c1965.
=650  \\0$aDeserts$vFiction.`,
  emil: `${leader}
=001  kaestner1
=008  290101s1929\\\\\\\\gw\\\\\\\\\\\\\\\\\\\\\\\\000\\1\\ger\\d
=082  04$a833.912
=100  1\\$aKästner, Erich,$d1899-1974.
=245  10$aEmil und die Detektive /$cErich Kästner.
=264  \\1$aBerlin :$bWilliams,$c1929.
=650  \\0$aDetectives$vFiction.`,
  secret: `${leader}
=001  secret1
=008  990101s1999\\\\\\\\xxu\\\\\\\\\\\\\\\\\\\\\\000\\0\\eng\\d
=100  1\\$aHidden, Author.
=245  10$aXylophone secrets /$cAuthor Hidden.
=264  \\1$aNowhere :$bNobody,$c1999.
=650  \\0$aZeppelins.`,
}

/** Opens the house. */
export async function openZ3950House(limits: Partial<Z3950Limits> = {}): Promise<Z3950House> {
  const library = await openLibrary()
  const numbers: Record<string, number> = {}
  for (const [name, text] of Object.entries(books)) {
    const bib = await library.carrel.mustWork((w) => createBib(w, { marc: text }, { suppressed: name === 'secret' }))
    numbers[name] = bib.id
    await library.must(SearchCatalog, {
      query: { q: 'x', ...(bib.sequence !== undefined && { atLeast: bib.sequence }) },
    })
  }
  const server: Z3950Server = openZ3950Server(library.carrel.platform, limits)
  await server.listen()
  const port = server.ports()['z3950'] ?? 0
  const { hobbit = 0, dune = 0, emil = 0, secret = 0 } = numbers
  return {
    library,
    port,
    bibs: { hobbit, dune, emil, secret },
    client: (options = {}) =>
      openZ3950({ host: '127.0.0.1', port, database: 'Default', timeoutMs: 20_000, ...options }),
    async stop() {
      await server.close()
      await library.stop()
    },
  }
}
