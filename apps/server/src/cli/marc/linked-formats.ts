import type { RdfFormat } from '@carrel/rdf'

const names: Readonly<Record<string, RdfFormat>> = {
  bibframettl: 'turtle',
  bibframeturtle: 'turtle',
  bibframerdf: 'rdf-xml',
  bibframexml: 'rdf-xml',
  bibframejsonld: 'json-ld',
  bibframejson: 'json-ld',
  bibframent: 'n-triples',
  bibframe: 'rdf-xml',
}
const endings: Readonly<Record<string, RdfFormat>> = {
  ttl: 'turtle',
  rdf: 'rdf-xml',
  owl: 'rdf-xml',
  jsonld: 'json-ld',
  nt: 'n-triples',
}

/** The names by which descriptions in BIBFRAME are asked for, for messages. */
export const linkedNames = 'bibframe-ttl, bibframe-rdf, bibframe-jsonld, bibframe-nt'

/** The form of BIBFRAME that `--from` or `--to` names, or that the name of the file ends with; undefined for files of MARC. */
export function linkedFormat(name: string | undefined, file: string): RdfFormat | undefined {
  if (name !== undefined) {
    const key = name.toLowerCase().replaceAll(/[-_ ]/g, '')
    return Object.hasOwn(names, key) ? names[key] : undefined
  }
  const ending = /\.([A-Za-z0-9]+)(?:\.gz)?$/.exec(file)?.[1]?.toLowerCase() ?? ''
  return Object.hasOwn(endings, ending) ? endings[ending] : undefined
}
