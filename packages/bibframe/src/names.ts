import { rdf, rdfs, type Prefixes } from '@carrel/rdf'

/** Each name is put together once: they are asked for some hundred times a record, and a text that was looked for is found faster. */
function within(base: string): (name: string) => string {
  const known = new Map<string, string>()
  return (name) => {
    let whole = known.get(name)
    if (whole === undefined) {
      whole = base + name
      // Names of vocabularies are made of what stands in records: not all of them are kept.
      if (known.size < 5000) known.set(name, whole)
    }
    return whole
  }
}

/** A name of BIBFRAME 2. */
export const bf = within('http://id.loc.gov/ontologies/bibframe/')
/** A name of the Library of Congress' extension of BIBFRAME. */
export const bflc = within('http://id.loc.gov/ontologies/bflc/')
/** A name of MADS/RDF, which BIBFRAME takes for headings. */
export const mads = within('http://www.loc.gov/mads/rdf/v1#')
/** An address of a vocabulary of the Library of Congress, such as `relators/aut`. */
export const vocabulary = within('http://id.loc.gov/vocabulary/')
/** Dates in the Extended Date/Time Format. */
export const edtf = 'http://id.loc.gov/datatypes/edtf'
/** The label of a thing. */
export const label = rdfs('label')
/** The value of a thing. */
export const value = rdf('value')
/** The field that a thing was made of, as `7001 $aName,$d1900-`; what BIBFRAME has no place for is kept in it. */
export const marcKey = bflc('marcKey')

/** The prefixes that descriptions are written with. */
export const bibframePrefixes: Prefixes = {
  rdf: rdf(''),
  rdfs: rdfs(''),
  bf: bf(''),
  bflc: bflc(''),
  madsrdf: mads(''),
  xsd: 'http://www.w3.org/2001/XMLSchema#',
}
